/**
 * Rounds to 9 decimals before a comparison: 57 % may be stored as 56.99999999999999.
 * Figures so large that a double holds fewer decimals than that are left as they are.
 */
export function round9(value: number): number {
  return Math.abs(value) < 9e6 ? Math.round(value * 1e9) / 1e9 : value;
}

/** What arithmetic may leave of a difference, as a share: half of the ninth decimal of a ratio. */
const ROUNDING = 5e-10;

/**
 * Whether a figure is above another by more than rounding, whatever unit both are counted in: as their ratio, rounded to
 * 9 decimals, is above 1. `scale`: the size that rounding is a share of, where it is not that of the larger one.
 */
export function isAbove(value: number, other: number, scale = Math.max(Math.abs(value), Math.abs(other))): boolean {
  return value - other > ROUNDING * scale;
}
