import type { Shown } from "../paneState";
import { gateTitle } from "../gateFacts";
import { usePane } from "../paneContext";
import { VerdictBadge } from "./VerdictBadge";

/** Verdicts of an earlier run, dashed: they may not be what the sheets say now. */
export function Earlier({ shown, title }: { readonly shown: Shown; readonly title: string }) {
  const { words, messages } = usePane();
  const { gates } = shown.outcome.evaluation;
  if (gates.length === 0) return null;
  return (
    <section>
      <h3>
        {title} <span className="aside num">{words.time(shown.at)}</span>
      </h3>
      <ul className="rows earlier" aria-label={title}>
        {gates.map((gate) => (
          <li key={gate.gate.key} className="line center">
            <span className="grow">{gateTitle(gate)}</span>
            <span className="num small muted">
              {gate.score === undefined
                ? words.gates.noScore
                : messages.format.score(gate.score, gate.thresholds.pass, gate.thresholds.warn)}
            </span>
            <VerdictBadge verdict={gate.verdict} />
          </li>
        ))}
      </ul>
    </section>
  );
}
