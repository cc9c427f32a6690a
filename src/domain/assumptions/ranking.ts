import type { AssumptionEvaluation } from "./auditAssumptions";
import { ASSUMPTION_VERDICTS } from "./assumptions.table";

/** Gives out, or nobody knows, and what replaces it is not all there. */
export function needsAction({ verdict, covered }: AssumptionEvaluation): boolean {
  return covered !== "Yes" && (verdict === "Breaks" || verdict === "Too expensive" || verdict === "Untested");
}

/** Those that need action first, load-bearing before others; then by verdict, priority and headroom, as they stand. */
export function rankedAssumptions(assumptions: readonly AssumptionEvaluation[]): readonly AssumptionEvaluation[] {
  const place = ({ verdict }: AssumptionEvaluation): number => ASSUMPTION_VERDICTS.indexOf(verdict);
  return [...assumptions].sort(
    (one, other) =>
      Number(needsAction(other)) - Number(needsAction(one)) ||
      Number(other.loadBearing) - Number(one.loadBearing) ||
      place(one) - place(other) ||
      other.priority - one.priority ||
      (one.headroom ?? Infinity) - (other.headroom ?? Infinity) ||
      one.row.index - other.row.index,
  );
}
