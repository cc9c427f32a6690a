import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import { IMPACT_WORDS, levelOf } from "./levelWords";
import { isSpan, ONE_TO_FIVE, spanSaid, type Span } from "./scaleSpan";
import type { ScaleEvidence } from "./probabilityScale";

/** How the plain figures of an impact column are meant: on a span, or nobody can tell. */
export type ImpactScale = Span | "unclear" | "none";

/** An impact on 1 to 5, not always whole: some registers average several; or why there is none. */
export type ImpactReading =
  { readonly impact: number; readonly code?: undefined } | { readonly code: ProblemCode; readonly impact?: undefined };

/** As somebody has said; else nothing above 5 and a header that speaks of nothing else: 1 to 5. */
export function impactScale({ figures, header }: ScaleEvidence, said: Span | undefined): ImpactScale {
  if (figures.length === 0) return "none";
  if (said !== undefined) return said;
  const inHeader = spanSaid(header);
  if (inHeader !== undefined) return isSpan(inHeader, ONE_TO_FIVE) ? ONE_TO_FIVE : "unclear";
  // One figure off the scale is that cell's fault; more of them are another scale.
  const above = figures.filter((figure) => figure > 5).length;
  return above * 2 >= figures.length || above > 1 ? "unclear" : ONE_TO_FIVE;
}

/** Reads one cell of an impact column, another span stretched onto 1 to 5; a blank is neither an impact nor a problem. */
export function readImpact(cell: Quantity | undefined, scale: ImpactScale): ImpactReading | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { code: "error-value" };
  if (cell.kind === "words") {
    const impact = levelOf(cell.text, IMPACT_WORDS);
    return impact === undefined ? { code: "impact-unreadable" } : { impact };
  }
  if (cell.unit !== "plain") return { code: "impact-unreadable" };
  if (scale === "unclear" || scale === "none") return { code: "impact-scale-unclear" };
  const { from, to } = scale;
  if (cell.value < from || cell.value > to) return { code: "impact-out-of-scale" };
  return { impact: isSpan(scale, ONE_TO_FIVE) ? cell.value : 1 + (4 * (cell.value - from)) / (to - from) };
}
