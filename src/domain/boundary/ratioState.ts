import { round9 } from "../rounding";
import type { BoundaryState } from "./boundaries.table";

/** value ÷ limit, rounded to 9 decimals; undefined where one is unknown or the limit is not above 0. */
export function ratioOf(value: number | undefined, limit: number | undefined): number | undefined {
  return value === undefined || limit === undefined || limit <= 0 ? undefined : round9(value / limit);
}

/** `near`: share of the limit up to which it is still Inside. */
export function stateOf(ratio: number | undefined, near: number): BoundaryState {
  if (ratio === undefined) return "Not assessed";
  if (ratio > 1) return "Crossed";
  return ratio > near ? "Approaching" : "Inside";
}
