import { useRef, type ClipboardEvent } from "react";
import type { BookSession } from "./bookSession";
import { copyArea, paste, type CopiedCells } from "./clipboard";

interface ClipboardHandlers {
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onCut: (event: ClipboardEvent) => void;
  readonly onPaste: (event: ClipboardEvent) => void;
}

/** Ctrl+C, Ctrl+X and Ctrl+V of the selected cells. */
export function useClipboard(session: BookSession): ClipboardHandlers {
  const copied = useRef<CopiedCells | undefined>(undefined);
  const take = (event: ClipboardEvent, cut: boolean): void => {
    const cells = copyArea(session, cut);
    if (!cells) return;
    copied.current = cells;
    event.clipboardData.setData("text/plain", cells.text);
    event.preventDefault();
  };
  return {
    onCopy: (event) => {
      take(event, false);
    },
    onCut: (event) => {
      take(event, true);
    },
    onPaste: (event) => {
      const text = event.clipboardData.getData("text/plain");
      if (text === "") return;
      event.preventDefault();
      copied.current = paste(session, text, copied.current);
    },
  };
}
