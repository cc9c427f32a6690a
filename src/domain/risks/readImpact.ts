import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import { IMPACT_WORDS, levelOf } from "./levelWords";
import { saysUpTo } from "./probabilityScale";

/** How the plain figures of an impact column are meant: 1 to 5, or nobody can tell. */
export type ImpactScale = "levels" | "unclear" | "none";

/** An impact on 1 to 5, not always whole: some registers average several; or why there is none. */
export type ImpactReading =
  { readonly impact: number; readonly code?: undefined } | { readonly code: ProblemCode; readonly impact?: undefined };

/** Nothing above 5 and a header that speaks of nothing else: 1 to 5. */
export function impactScale(figures: readonly number[], header = ""): ImpactScale {
  if (figures.length === 0) return "none";
  if (saysUpTo(10, header)) return "unclear";
  if (saysUpTo(5, header)) return "levels";
  // One figure off the scale is that cell's fault; more of them are another scale.
  const above = figures.filter((figure) => figure > 5).length;
  return above * 2 >= figures.length || above > 1 ? "unclear" : "levels";
}

/** Reads one cell of an impact column; a blank is neither an impact nor a problem. */
export function readImpact(cell: Quantity | undefined, scale: ImpactScale): ImpactReading | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { code: "error-value" };
  if (cell.kind === "words") {
    const impact = levelOf(cell.text, IMPACT_WORDS);
    return impact === undefined ? { code: "impact-unreadable" } : { impact };
  }
  if (cell.unit !== "plain") return { code: "impact-unreadable" };
  if (scale !== "levels") return { code: "impact-scale-unclear" };
  return cell.value >= 1 && cell.value <= 5 ? { impact: cell.value } : { code: "impact-out-of-scale" };
}
