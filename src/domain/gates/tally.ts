import { round9 } from "../rounding";
import { isScored, isUnknown, type Result } from "./verdict";

/** One criterion as the sums see it. */
export interface Counted {
  readonly result: Result;
  readonly weight: number;
  readonly mustPass: boolean;
  /** A valid waiver is used on it. */
  readonly waived: boolean;
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

export const EMPTY_TALLY: Tally = {
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

const POINTS: Readonly<Partial<Record<Result, number>>> = { Met: 1, Warning: 0.5 };

/** Points before waivers: 1, ½ or 0; undefined outside the sums. */
export function pointsOf(result: Result): number | undefined {
  return isScored(result) ? (POINTS[result] ?? 0) : undefined;
}

/** The sums with one criterion added (`times` 1) or taken out (−1). */
export function withCriterion(tally: Tally, { result, weight, mustPass, waived }: Counted, times: 1 | -1 = 1): Tally {
  const points = pointsOf(result);
  if (points === undefined) return tally;
  const unknown = isUnknown(result);
  const veto = mustPass && !waived;
  return {
    scored: tally.scored + times,
    weight: tally.weight + times * weight,
    low: tally.low + times * weight * (waived ? 0.5 : points),
    high: tally.high + times * weight * (unknown ? 1 : waived ? 0.5 : points),
    beforeWaivers: tally.beforeWaivers + times * weight * points,
    missing: tally.missing + (unknown && !waived ? times * weight : 0),
    waived: tally.waived + (waived ? times : 0),
    mustPassNotMet: tally.mustPassNotMet + (veto && result === "Not met" ? times : 0),
    mustPassUnknown: tally.mustPassUnknown + (veto && unknown ? times : 0),
  };
}

/** Scores from 0 to 100, rounded to 9 decimals for comparing; undefined where there is no weight. */
export interface Scores {
  readonly low: number;
  readonly high: number;
  readonly beforeWaivers: number;
  /** Percent of the scored weight without evidence or waiver. */
  readonly missingPercent: number;
}

export function scoresOf(tally: Tally): Scores | undefined {
  if (round9(tally.weight) <= 0) return undefined;
  const percent = (sum: number): number => round9((100 * sum) / tally.weight);
  return {
    low: percent(tally.low),
    high: percent(tally.high),
    beforeWaivers: percent(tally.beforeWaivers),
    missingPercent: percent(tally.missing),
  };
}
