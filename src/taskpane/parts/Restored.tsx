import type { RestoreOutcome } from "../../workflows/restoreEvaluation";
import { usePane } from "../paneContext";
import { Alert } from "./Alert";
import { CellLinks } from "./CellLink";

interface RestoredProps {
  readonly outcome: RestoreOutcome;
  readonly onClose: () => void;
}

/** What was put back, what was left because somebody changed it, and what stays. */
export default function Restored({ outcome, onClose }: RestoredProps) {
  const { restore, gates } = usePane().words;
  const { cells, left, changedMeanwhile, emptied, takenBack } = outcome;
  const doubt = left.length + changedMeanwhile.length > 0;
  return (
    <Alert intent={doubt ? "warning" : "done"} title={restore.title(outcome)} onClose={onClose}>
      {left.length > 0 && (
        <p>
          {restore.left(left.length)}
          <CellLinks cells={left} shown={8} />
        </p>
      )}
      {changedMeanwhile.length > 0 && (
        <p>
          {gates.changedMeanwhile(changedMeanwhile.length)}
          <CellLinks cells={changedMeanwhile} shown={8} />
        </p>
      )}
      {emptied > 0 && <p>{restore.emptied(emptied)}</p>}
      {takenBack.length > 0 && <p>{restore.takenBack(takenBack)}</p>}
      {cells > 0 && <p>{restore.logged}</p>}
    </Alert>
  );
}
