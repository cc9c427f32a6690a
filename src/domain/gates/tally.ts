import { round9 } from "../rounding";
import { isScored, isUnknown, type Result } from "./verdict";

/** What the sums need to know of a criterion beside its result. */
export interface Counted {
  readonly weight: number;
  readonly mustPass: boolean;
}

/** The sums of a gate. Weighted points are sums of weight × points, not yet divided. */
export interface Tally {
  readonly scored: number;
  readonly weight: number;
  readonly low: number;
  readonly high: number;
  readonly beforeWaivers: number;
  /** Weight of unknown criteria without a valid waiver. */
  readonly missing: number;
  readonly waived: number;
  readonly mustPassNotMet: number;
  readonly mustPassUnknown: number;
}

export type Sums = { -readonly [Sum in keyof Tally]: Tally[Sum] };

const EMPTY: Tally = {
  scored: 0,
  weight: 0,
  low: 0,
  high: 0,
  beforeWaivers: 0,
  missing: 0,
  waived: 0,
  mustPassNotMet: 0,
  mustPassUnknown: 0,
};

/** Points before waivers: 1, ½ or 0; undefined outside the sums. */
export function pointsOf(result: Result): number | undefined {
  if (result === "Met") return 1;
  if (result === "Warning") return 0.5;
  return isScored(result) ? 0 : undefined;
}

/** The sums of no criteria yet; `count` adds to them in place, since a gate may hold 100,000. */
export function newTally(): Sums {
  return { ...EMPTY };
}

/** Adds a criterion with a result, excused by a waiver or not, to the sums (`times` 1) or takes it out (−1). */
export function count(
  sums: Sums,
  { weight, mustPass }: Counted,
  result: Result,
  waived: boolean,
  times: 1 | -1 = 1,
): void {
  const points = pointsOf(result);
  if (points === undefined) return;
  const unknown = isUnknown(result);
  const signed = times * weight;
  sums.scored += times;
  sums.weight += signed;
  sums.low += signed * (waived ? 0.5 : points);
  sums.high += signed * (unknown ? 1 : waived ? 0.5 : points);
  sums.beforeWaivers += signed * points;
  if (waived) {
    sums.waived += times;
    return;
  }
  if (unknown) sums.missing += signed;
  if (!mustPass) return;
  if (unknown) sums.mustPassUnknown += times;
  if (result === "Not met") sums.mustPassNotMet += times;
}

/** Scores from 0 to 100, rounded to 9 decimals for comparing; undefined where there is no weight. */
export interface Scores {
  readonly low: number;
  readonly high: number;
  readonly beforeWaivers: number;
  /** Percent of the scored weight without evidence or waiver. */
  readonly missingPercent: number;
}

/** The scores of a gate as they are shown: of a result that is kept, no more is known than what was logged. */
export type ShownScores = Pick<Scores, "low" | "high"> & Partial<Pick<Scores, "beforeWaivers" | "missingPercent">>;

export function scoresOf(tally: Tally): Scores | undefined {
  // Weights beyond what a double can add up are as good as none.
  if (round9(tally.weight) <= 0 || !Number.isFinite(100 * tally.weight)) return undefined;
  const percent = (sum: number): number => round9((100 * sum) / tally.weight);
  return {
    low: percent(tally.low),
    high: percent(tally.high),
    beforeWaivers: percent(tally.beforeWaivers),
    missingPercent: percent(tally.missing),
  };
}
