/**
 * Rounds to 9 decimals before a comparison: 57 % may be stored as 56.99999999999999.
 * Figures so large that a double holds fewer decimals than that are left as they are.
 */
export function round9(value: number): number {
  return Math.abs(value) < 9e6 ? Math.round(value * 1e9) / 1e9 : value;
}
