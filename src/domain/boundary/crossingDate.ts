import type { Day } from "../../tabular/excelDate";
import { isAbove, round9 } from "../rounding";

/** Mean length of a month, in days. */
export const MONTH_DAYS = 30.4375;
/** Beyond ten years growth says nothing. */
const MONTHS_AHEAD = 120;

/** When a limit is passed, with the figures behind it. */
export interface Crossing {
  readonly date: Day;
  readonly months: number;
  /** The day that growth is counted from: that of the newest reading, else the status date. */
  readonly from: Day;
}

/** Why there is no date of a crossing. */
export type NoCrossingReason =
  "not-assessed" | "crossed" | "no-growth" | "does-not-grow" | "starts-at-zero" | "too-far";

/**
 * Compound growth: months = ln(limit ÷ current) ÷ ln(1 + growth), in days rounded up. Undefined where it is crossed
 * already, does not grow, or lies beyond 120 months. `growth` in percent a month.
 */
export function crossingDate(
  current: number | undefined,
  limit: number | undefined,
  growth: number | undefined,
  from: Day,
): Crossing | undefined {
  if (current === undefined || limit === undefined || growth === undefined) return undefined;
  if (!(current > 0) || !(growth > 0) || isAbove(current, limit)) return undefined;
  const months = Math.max(0, Math.log(limit / current) / Math.log1p(growth / 100));
  if (!(months <= MONTHS_AHEAD)) return undefined;
  return { date: from + Math.ceil(round9(months * MONTH_DAYS)), months, from };
}

/** The first that applies, where `crossingDate` answers none for the same figures. */
export function noCrossingReason(
  current: number | undefined,
  limit: number | undefined,
  growth: number | undefined,
): NoCrossingReason {
  if (current === undefined || limit === undefined) return "not-assessed";
  if (isAbove(current, limit)) return "crossed";
  if (growth === undefined) return "no-growth";
  if (!(growth > 0)) return "does-not-grow";
  return current > 0 ? "too-far" : "starts-at-zero";
}
