import { useId } from "react";
import type { GateEvaluation } from "../../domain/gates/evaluateGates";
import { usePane } from "../paneContext";

/** Room that a label takes beside the other one, in percent of the narrowest bar. */
const LABEL_ROOM = 16;

/**
 * Score, range and thresholds as one image with a sentence for its name. Ink is the score, hatching is what nobody
 * knows. The verdict is not drawn: it never follows from the score.
 */
export function ScoreBar({ gate, big = false }: { readonly gate: GateEvaluation; readonly big?: boolean }) {
  const { words } = usePane();
  const hatch = `hatch${useId().replace(/\W/g, "")}`;
  const { score, scores, thresholds } = gate;
  const { warn, pass } = thresholds;
  const top = big ? 18 : 4;
  const height = big ? 10 : 8;
  const label =
    scores === undefined
      ? words.barEmpty(warn, pass)
      : words.bar({ score, low: scores.low, high: scores.high, warn, pass });
  return (
    <svg className="chart" role="img" aria-label={label} width="100%" height={big ? 40 : 16}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="5" height="5" className="paper" />
          <line x1="0" y1="0" x2="0" y2="5" className="hatch" />
        </pattern>
      </defs>
      <rect x="0" y={top} width="100%" height={height} rx="2" className="track" />
      {scores !== undefined && score !== undefined && (
        <rect x="0" y={top} width={`${scores.low}%`} height={height} rx="2" className="ink" />
      )}
      {scores !== undefined && scores.high > scores.low && (
        <rect
          x={`${scores.low}%`}
          y={top + 0.5}
          width={`${scores.high - scores.low}%`}
          height={height - 1}
          fill={`url(#${hatch})`}
          className="outline"
        />
      )}
      {[warn, pass].map((limit, position) => (
        <g key={position}>
          <line x1={`${limit}%`} x2={`${limit}%`} y1={top - 4} y2={top + height + 4} className="gap" />
          <line x1={`${limit}%`} x2={`${limit}%`} y1={top - 4} y2={top + height + 4} className="tick" />
        </g>
      ))}
      {big && <Labels warn={warn} pass={pass} />}
    </svg>
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
