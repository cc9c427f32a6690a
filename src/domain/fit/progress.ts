import { round9 } from "../rounding";

/** What a metric is to reach; undefined where the cell is blank. All in the metric's own unit. */
export interface MetricGoal {
  readonly higherIsBetter: boolean;
  readonly target: number;
  readonly tolerable: number | undefined;
  readonly baseline: number | undefined;
}

/**
 * How far a metric has come, 0 to 1: 1 at or beyond target; else linear from a zero point to target, the zero point
 * being Tolerable, else the baseline where that is worse than the target; with neither the ratio of the two, where both
 * are above 0. Undefined: nobody can tell.
 */
export function progressOf(
  current: number,
  { higherIsBetter, target, tolerable, baseline }: MetricGoal,
): number | undefined {
  if (reaches(current, target, higherIsBetter)) return 1;
  const worse = (value: number | undefined): value is number =>
    value !== undefined && !reaches(value, target, higherIsBetter);
  // A tolerable level that is the target itself leaves no way to go in between.
  if (tolerable !== undefined && round9(tolerable) === round9(target)) return 0;
  const zero = worse(tolerable) ? tolerable : worse(baseline) ? baseline : undefined;
  if (zero !== undefined) return clamped((current - zero) / (target - zero));
  if (!(current > 0 && target > 0)) return undefined;
  return clamped(higherIsBetter ? current / target : target / current);
}

/** At the goal or on its good side; after rounding to 9 decimals. */
export function reaches(value: number, goal: number, higherIsBetter: boolean): boolean {
  return higherIsBetter ? round9(value) >= round9(goal) : round9(value) <= round9(goal);
}

function clamped(value: number): number {
  return Math.min(1, Math.max(0, value));
}
