import type { Violation } from "../../domain/waves/check/violation";
import type { WaveReason } from "../../domain/waves/waveReason";
import { usePane } from "../paneContext";
import { CellLinks } from "./CellLink";
import { SeverityIcon } from "./SeverityIcon";

/** What keeps a unit where it is, or out of every wave, each with its cells. */
export function Reasons({ reasons, label }: { readonly reasons: readonly WaveReason[]; readonly label: string }) {
  const { messages } = usePane();
  return (
    <ul className="plain" aria-label={label}>
      {reasons.map((reason, position) => (
        <li key={position}>
          {messages.waveReason(reason)}
          <CellLinks cells={reason.cells} shown={2} />
        </li>
      ))}
    </ul>
  );
}

/** One rule that a plan breaks, with its cells. */
export function BrokenRule({ violation }: { readonly violation: Violation }) {
  const { messages } = usePane();
  return (
    <li>
      <SeverityIcon severity="blocker" />
      <span>
        {messages.waveViolation(violation)}.
        <CellLinks cells={violation.cells} shown={2} />
      </span>
    </li>
  );
}
