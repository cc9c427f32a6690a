import type { ProblemCode } from "../tabular/cellProblem";
import type { Quantity } from "../tabular/quantity";

/** A figure in the unit that it is counted in: only figures of one unit are compared. */
export interface Measure {
  readonly value: number;
  readonly unit: "plain" | "percent";
}

/** The figure of a measured cell; undefined for a blank and for anything that is no figure. */
export function measureOf(quantity: Quantity | undefined): Measure | undefined {
  if (quantity?.kind !== "number") return undefined;
  // The figure itself: 20,000 rows need no copies.
  return quantity.unit === "plain" || quantity.unit === "percent" ? (quantity as Measure) : undefined;
}

/** Why a cell that is not blank holds no figure. */
export function measureFault(quantity: Quantity | undefined): ProblemCode | undefined {
  if (quantity === undefined || measureOf(quantity) !== undefined) return undefined;
  return quantity.kind === "error" ? "error-value" : "not-a-number";
}
