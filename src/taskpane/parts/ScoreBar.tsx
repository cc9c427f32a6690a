import type { GateEvaluation } from "../../domain/gates/evaluateGates";
import { usePane } from "../paneContext";
import { RangeBar } from "./RangeBar";

/** Room that a label takes beside the other one, in percent of the narrowest bar. */
const LABEL_ROOM = 16;

/**
 * Score, range and thresholds of a gate as one image with a sentence for its name. The verdict is not drawn: it never
 * follows from the score.
 */
export function ScoreBar({ gate, big = false }: { readonly gate: GateEvaluation; readonly big?: boolean }) {
  const { words } = usePane();
  const { score, scores, thresholds } = gate;
  const { warn, pass } = thresholds;
  const label =
    scores === undefined
      ? words.barEmpty(warn, pass)
      : words.bar({ score, low: scores.low, high: scores.high, warn, pass });
  return (
    <RangeBar
      label={label}
      score={score}
      range={scores}
      limits={[warn, pass]}
      top={big ? 18 : 4}
      thickness={big ? 10 : 8}
      height={big ? 40 : 16}
    >
      {big && <Labels warn={warn} pass={pass} />}
    </RangeBar>
  );
}

function Labels({ warn, pass }: { readonly warn: number; readonly pass: number }) {
  const { words } = usePane();
  const passAt = Math.min(pass, 100 - LABEL_ROOM / 2);
  const warnAt = Math.max(LABEL_ROOM / 2, Math.min(warn, passAt - LABEL_ROOM));
  return (
    <>
      <text x={`${warnAt}%`} y="11" textAnchor="middle" className="label">
        {words.warnLabel(warn)}
      </text>
      <text x={`${passAt}%`} y="11" textAnchor="middle" className="label">
        {words.passLabel(pass)}
      </text>
      <text x="0" y="40" className="label">
        0
      </text>
      <text x="100%" y="40" textAnchor="end" className="label">
        100
      </text>
    </>
  );
}
