/** An order statistic, and how far it may be off. */
export interface Quantile {
  readonly value: number;
  /** Half the spread at ± √(np(1−p)) ranks. */
  readonly standardError: number;
}

/** The order statistic ⌈np⌉ of values in rising order. */
export function quantile(sorted: Float64Array, p: number): Quantile {
  const n = sorted.length;
  if (n === 0) throw new RangeError("nothing was drawn");
  const at = (rank: number): number => sorted[Math.min(n, Math.max(1, rank)) - 1] ?? 0;
  const rank = rankOf(n, p);
  const spread = Math.round(Math.sqrt(n * p * (1 - p)));
  return { value: at(rank), standardError: (at(rank + spread) - at(rank - spread)) / 2 };
}

/** ⌈np⌉, from 1; 0.8 · 20,000 is 16,000 whatever the last bit says. */
export function rankOf(n: number, p: number): number {
  return Math.min(n, Math.max(1, Math.ceil(n * p - 1e-9)));
}

/** The value of that rank, from 1. Changes the order of the values. Source: C. A. R. Hoare, Algorithm 65: Find (1961). */
export function selectRank(values: Float64Array, rank: number): number {
  const target = rank - 1;
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = values[(left + right) >> 1] ?? 0;
    let i = left;
    let j = right;
    while (i <= j) {
      while ((values[i] ?? 0) < pivot) i += 1;
      while ((values[j] ?? 0) > pivot) j -= 1;
      if (i <= j) {
        const swap = values[i] ?? 0;
        values[i] = values[j] ?? 0;
        values[j] = swap;
        i += 1;
        j -= 1;
      }
    }
    if (target <= j) right = j;
    else if (target >= i) left = i;
    else break;
  }
  return values[target] ?? 0;
}
