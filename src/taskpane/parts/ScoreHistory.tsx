import type { GateEvaluation } from "../../domain/gates/evaluateGates";
import type { GatesOutcome } from "../../workflows/evaluateGates";
import { scoreHistory, type PastScore } from "../logFacts";
import { usePane } from "../paneContext";

const HEIGHT = 56;
const MARGIN = 6;
const SIDE = 4;
/** More would be a smear; the log holds them all. */
const SHOWN = 24;

/** The score of a gate at each logged evaluation: one image, with a sentence for its name. */
export function ScoreHistory({ outcome, gate }: { readonly outcome: GatesOutcome; readonly gate: GateEvaluation }) {
  const { words, messages } = usePane();
  const past = scoreHistory(outcome, gate).slice(-SHOWN);
  if (past.length < 2) return null;
  const { warn, pass } = gate.thresholds;
  const said = past.map(({ on, verdict, score }) => {
    const figure = score === undefined ? words.gates.noScore : messages.format.score(score, pass, warn);
    return `${messages.format.date(on)} ${figure}, ${verdict}`;
  });
  return (
    <section>
      <h3>{words.log.history}</h3>
      <svg className="chart" role="img" aria-label={words.log.historyOf(said)} width="100%" height={HEIGHT}>
        {[warn, pass].map((limit, position) => (
          <line key={position} x1="0" x2="100%" y1={heightOf(limit)} y2={heightOf(limit)} className="tick" />
        ))}
        {past.slice(1).map((now, position) => (
          <Segment key={position} from={past[position]} to={now} at={position} all={past.length} />
        ))}
        {past.map(({ score }, position) => (
          <circle
            key={position}
            cx={placeOf(position, past.length)}
            cy={heightOf(score ?? 0)}
            r="3"
            className={score === undefined ? "outline" : "ink"}
          />
        ))}
      </svg>
      <p className="small muted num">{words.log.historyEnds(said[0] ?? "", said.at(-1) ?? "")}</p>
    </section>
  );
}

interface SegmentProps {
  readonly from: PastScore | undefined;
  readonly to: PastScore;
  readonly at: number;
  readonly all: number;
}

/** None where one of the two has no score: what was not known is not drawn. */
function Segment({ from, to, at, all }: SegmentProps) {
  if (from?.score === undefined || to.score === undefined) return null;
  return (
    <line
      x1={placeOf(at, all)}
      x2={placeOf(at + 1, all)}
      y1={heightOf(from.score)}
      y2={heightOf(to.score)}
      className="trend"
    />
  );
}

function placeOf(position: number, all: number): string {
  return `${SIDE + ((100 - 2 * SIDE) * position) / (all - 1)}%`;
}

function heightOf(score: number): number {
  return MARGIN + ((HEIGHT - 2 * MARGIN) * (100 - score)) / 100;
}
