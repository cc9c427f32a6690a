import { round9 } from "../rounding";

/** What the score needs to know of a metric. `progress`, 0 to 1: undefined where nobody knows. */
export interface ScoredMetric {
  readonly weight: number;
  readonly progress: number | undefined;
}

/** From 0 to 100. */
export interface FitScore {
  /** Undefined where too much is unknown to say. */
  readonly score: number | undefined;
  /** What is unknown as 0, and as 1; undefined where nothing has weight. */
  readonly low: number | undefined;
  readonly high: number | undefined;
}

/** 100 × Σ weight × progress ÷ Σ weight, with its range as a gate has it. `missingLimitPercent`: of the weight. */
export function fitScore(metrics: readonly ScoredMetric[], missingLimitPercent: number): FitScore {
  const sums = { weight: 0, low: 0, unknown: 0 };
  for (const { weight, progress } of metrics) {
    sums.weight += weight;
    if (progress === undefined) sums.unknown += weight;
    else sums.low += weight * progress;
  }
  if (round9(sums.weight) <= 0 || !Number.isFinite(100 * sums.weight))
    return { score: undefined, low: undefined, high: undefined };
  const percent = (sum: number): number => round9((100 * sum) / sums.weight);
  const low = percent(sums.low);
  const score = percent(sums.unknown) >= missingLimitPercent ? undefined : low;
  return { score, low, high: percent(sums.low + sums.unknown) };
}
