/** The limits of an XmR chart, in the unit of the measure. */
export interface ControlLimits {
  readonly mean: number;
  readonly meanMovingRange: number;
  readonly lower: number;
  readonly upper: number;
}

/** 3 ÷ d₂ and D₄ for moving ranges of two readings (Wheeler, Understanding Variation, 2000, appendix). */
const LIMIT_FACTOR = 2.66;
const RANGE_FACTOR = 3.267;

/**
 * Limits of individual readings in the order of their dates: mean ± 2.66 × mean moving range. Moving ranges of at least
 * 3.267 × their mean are dropped once, so that a single jump does not widen the limits. Undefined below two readings.
 */
export function controlLimits(readings: readonly number[]): ControlLimits | undefined {
  if (readings.length < 2) return undefined;
  const ranges = readings.slice(1).map((value, index) => Math.abs(value - (readings[index] ?? NaN)));
  const all = mean(ranges);
  const usual = ranges.filter((range) => range < RANGE_FACTOR * all);
  // Where nothing ever moved every range is its own mean.
  const meanMovingRange = usual.length === 0 ? all : mean(usual);
  const middle = mean(readings);
  const reach = LIMIT_FACTOR * meanMovingRange;
  return { mean: middle, meanMovingRange, lower: middle - reach, upper: middle + reach };
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
