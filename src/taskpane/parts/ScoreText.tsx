import type { GateEvaluation } from "../../domain/gates/evaluateGates";
import { usePane } from "../paneContext";

/** "80.4 to 89.1", or "no score 28 to 89". */
export function ScoreText({ gate, big = false }: { readonly gate: GateEvaluation; readonly big?: boolean }) {
  const { words, messages } = usePane();
  const { score, scores, thresholds } = gate;
  const figure = (value: number): string => messages.format.score(value, thresholds.pass, thresholds.warn);
  const beside = big ? "muted" : "muted small";
  if (score === undefined) {
    return (
      <span className="score">
        <b className={big ? "figure" : undefined}>{words.gates.noScore}</b>
        {scores !== undefined && <span className={beside}> {words.gates.noScoreRange(scores.low, scores.high)}</span>}
      </span>
    );
  }
  const high = scores === undefined || scores.high <= score ? undefined : figure(scores.high);
  return (
    <span className="score">
      <b className={big ? "figure" : undefined}>{figure(score)}</b>
      {high !== undefined && <span className={beside}> {words.gates.upTo(high)}</span>}
    </span>
  );
}
