/**
 * Dual feasible functions turn sizes into weights that no slot can hold more than 1 of; the sum of the weights is then a
 * lower bound of the number of slots. S. P. Fekete and J. Schepers, New classes of fast lower bounds for bin packing
 * problems, Mathematical Programming 91 (2001): u(k), U(ε), φ(ε) and the compositions of U with u.
 */

/** Weights of every size for one function, as shares of 1 in whole parts of `whole`. */
export interface Weights {
  readonly whole: number;
  readonly weight: Float64Array;
}

const MOST_STEPS = 24;
/** Thresholds that are tried; those of large instances are thinned out evenly. */
const MOST_THRESHOLDS = 120;

/** The weights of every function of the family. `cap` is the largest capacity of any slot. */
export function* dualWeights(sizes: Float64Array, cap: number): Generator<Weights> {
  yield { whole: cap, weight: sizes };
  const thresholds = thinned(sizes, cap);
  for (let k = 1; k <= MOST_STEPS; k += 1) {
    const rounded = roundedUp(sizes, cap, k);
    yield rounded;
    for (const threshold of thresholds) yield withoutSmall(sizes, cap, threshold, rounded);
  }
  for (const threshold of thresholds) {
    yield withoutSmall(sizes, cap, threshold, { whole: cap, weight: sizes });
    yield inSteps(sizes, cap, threshold);
  }
}

function thinned(sizes: Float64Array, cap: number): readonly number[] {
  const distinct = [...new Set(sizes)].filter((size) => size > 0 && 2 * size <= cap).sort((one, other) => one - other);
  const step = Math.max(1, Math.ceil(distinct.length / MOST_THRESHOLDS));
  return distinct.filter((_, position) => position % step === 0);
}

/** u(k): x where x (k + 1) is whole, else ⌊(k + 1) x⌋ / k. */
function roundedUp(sizes: Float64Array, cap: number, k: number): Weights {
  return {
    whole: cap * k,
    weight: sizes.map((size) => {
      const parts = size * (k + 1);
      return parts % cap === 0 ? size * k : Math.floor(parts / cap) * cap;
    }),
  };
}

/** U(ε) before another function: sizes below the threshold count nothing, those above 1 − threshold count as 1. */
function withoutSmall(sizes: Float64Array, cap: number, threshold: number, { whole, weight }: Weights): Weights {
  return {
    whole,
    weight: weight.map((value, at) => {
      const size = sizes[at]!;
      if (size > cap - threshold) return whole;
      return size < threshold ? 0 : value;
    }),
  };
}

/** φ(ε): in whole steps of the threshold, rounded down below a half and up above it. */
function inSteps(sizes: Float64Array, cap: number, threshold: number): Weights {
  const whole = 2 * Math.floor(cap / threshold);
  return {
    whole,
    weight: sizes.map((size) => {
      if (2 * size === cap) return whole / 2;
      return 2 * size > cap ? whole - 2 * Math.floor((cap - size) / threshold) : 2 * Math.floor(size / threshold);
    }),
  };
}

/** The number of slots that so many blocks of each weight need at least. */
export function slotsNeeded({ whole, weight }: Weights, counts: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < weight.length; at += 1) sum += weight[at]! * counts[at]!;
  return Math.ceil(sum / whole - 1e-9);
}
