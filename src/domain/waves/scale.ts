/**
 * Turns sizes and caps into whole numbers, so that sums compare without rounding errors: by a power of ten where the
 * figures have few decimals, else by a power of two, with the rounding of all units allowed for in the caps.
 */
export interface Scale {
  readonly demand: (value: number) => number;
  readonly cap: (value: number) => number;
}

const MOST_DECIMALS = 6;
const MOST_TOTAL = 2 ** 46;
const FINEST = 2 ** 44;

export function scaleFor(values: readonly number[], caps: readonly number[]): Scale {
  const total = values.reduce((sum, value) => sum + value, 0);
  for (let decimals = 0; decimals <= MOST_DECIMALS; decimals += 1) {
    const factor = 10 ** decimals;
    if (total * factor > MOST_TOTAL) break;
    if (![...values, ...caps].every((value) => isWhole(value * factor))) continue;
    const whole = (value: number): number => Math.round(value * factor);
    return { demand: whole, cap: whole };
  }
  const factor = FINEST / Math.max(total, Number.MIN_VALUE);
  return {
    demand: (value) => Math.round(value * factor),
    cap: (value) => Math.floor(value * factor) + values.length,
  };
}

function isWhole(value: number): boolean {
  return Math.abs(value - Math.round(value)) < 1e-9 * Math.max(1, Math.abs(value));
}
