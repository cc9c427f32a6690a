import { useState, type ReactNode } from "react";
import { usePane } from "../paneContext";
import { wavesPaneEn } from "../../messages/wavesPane.en";

interface SomeRowsProps<T> {
  readonly items: readonly T[];
  readonly label: string;
  /** How many stand there at first. */
  readonly first: number;
  readonly row: (item: T, position: number) => ReactNode;
  readonly className?: string;
}

/** More at once than this would keep the pane from answering. */
const STEP = 100;

/** A list of any length: the first rows, and the next ones when they are asked for. */
export function SomeRows<T>({ items, label, first, row, className = "rows" }: SomeRowsProps<T>) {
  const words = wavesPaneEn(usePane().messages.format);
  const [shown, show] = useState(first);
  const left = items.length - shown;
  const next = Math.min(STEP, left);
  return (
    <>
      <ul className={className} aria-label={label}>
        {items.slice(0, shown).map(row)}
      </ul>
      {left > 0 && (
        <button
          type="button"
          className="link"
          onClick={() => {
            show(shown + next);
          }}
        >
          {words.moreRows(next, left)}
        </button>
      )}
    </>
  );
}
