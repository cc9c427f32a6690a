import type { GatesOutcome } from "../../workflows/evaluateGates";
import { sinceLast, type PastScore, type SinceLastChange } from "../logFacts";
import { usePane } from "../paneContext";

/** What is different from the evaluation before, as the log has it. */
export function SinceLast({ outcome }: { readonly outcome: GatesOutcome }) {
  const { words } = usePane();
  const changes = sinceLast(outcome);
  if (changes.length === 0) return null;
  return (
    <section>
      <h3>{words.log.sinceLast}</h3>
      <ul className="plain" aria-label={words.log.sinceLast}>
        {changes.map((change, position) => (
          <li key={position}>
            <Change change={change} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function Change({ change }: { readonly change: SinceLastChange }) {
  const { words, messages } = usePane();
  const result = ({ verdict, score }: PastScore): string =>
    score === undefined ? verdict : `${verdict} ${messages.format.score(score)}`;
  switch (change.kind) {
    case "result": {
      const { gate, before, now } = change;
      return words.log.resultChanged(gate, result(before), result(now), messages.format.date(before.on));
    }
    case "inputs":
      return words.log.inputsChanged(change.gate);
    case "event":
      return `${change.row.event ?? ""}: ${change.row.detail === "" ? change.row.subject : change.row.detail}`;
  }
}
