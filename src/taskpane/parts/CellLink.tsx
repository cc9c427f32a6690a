import { fullAddress, type CellAddress } from "../../tabular/cellAddress";
import { usePane } from "../paneContext";

/** Selects a cell in Excel; the focus stays in the pane. */
export function CellLink({ cell }: { readonly cell: CellAddress }) {
  const { session, words } = usePane();
  return (
    <button
      type="button"
      className="link num"
      aria-label={words.goToCell(cell)}
      onClick={() => void session.select(cell)}
    >
      {fullAddress(cell)}
    </button>
  );
}

const SHOWN = 4;

/** The first cells of many, and how many more there are. */
export function CellLinks({
  cells,
  shown = SHOWN,
}: {
  readonly cells: readonly CellAddress[];
  readonly shown?: number;
}) {
  const { words } = usePane();
  const rest = cells.length - shown;
  return (
    <>
      {cells.slice(0, shown).map((cell) => (
        <span key={fullAddress(cell)}>
          {" "}
          <CellLink cell={cell} />
        </span>
      ))}
      {rest > 0 && <span className="muted small"> {words.andMore(rest)}</span>}
    </>
  );
}
