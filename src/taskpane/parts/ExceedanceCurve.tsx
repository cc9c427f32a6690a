import type { Exposure } from "../../domain/risks/exposure/exposureInput";
import type { RisksPaneWords } from "../../messages/risksPane.en";
import { usePane } from "../paneContext";
import { curveOf, namedPoints, type CurvePoint } from "../riskFacts";

const WIDTH = 300;
const HEIGHT = 110;

/** How likely it is to cost more, before and after mitigation: one image, with a sentence for its name. */
export default function ExceedanceCurve({
  exposure,
  words,
  money,
}: {
  readonly exposure: Exposure;
  readonly words: RisksPaneWords;
  readonly money: (value: number) => string;
}) {
  const { messages } = usePane();
  const { exceedance } = exposure;
  const last = exceedance.at(-1);
  if (last === undefined) return null;
  const said = (when: "before" | "after"): string =>
    namedPoints(exposure)
      .map((point) => words.point(messages.format.percent(100 * point[when]), money(point.loss)))
      .join(", ");
  const name = words.curveOf(said("before"), said("after"), money(0), money(last.loss));
  return (
    <section>
      <h3>{words.curve}</h3>
      <svg
        className="chart curve"
        role="img"
        aria-label={name}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
      >
        {[0, 0.2, 0.5, 1].map((share) => (
          <line key={share} x1="0" x2={WIDTH} y1={HEIGHT * (1 - share)} y2={HEIGHT * (1 - share)} className="tick" />
        ))}
        <polyline className="trend" points={pathOf(curveOf(exposure, "before"))} />
        <polyline className="trend dashed" points={pathOf(curveOf(exposure, "after"))} />
      </svg>
      <p className="line small muted num">
        <span className="grow">{money(0)}</span>
        <span>{money(last.loss)}</span>
      </p>
      <p className="small muted">{words.legend}</p>
    </section>
  );
}

function pathOf(points: readonly CurvePoint[]): string {
  return points.map(({ x, y }) => `${(WIDTH * x).toFixed(1)},${(HEIGHT * (1 - y)).toFixed(1)}`).join(" ");
}
