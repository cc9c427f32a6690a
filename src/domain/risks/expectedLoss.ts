/** The 90 % interval of what a risk costs if it happens: 0 < low ≤ high. */
export interface CostInterval {
  readonly low: number;
  readonly high: number;
}

/** Width of a 90 % interval of the standard normal distribution: 2 · Φ⁻¹(0.95). */
const WIDTH_90 = 3.2897072539029435;

/** A lognormal cost: exp of a normal with this mean and standard deviation. */
export interface Lognormal {
  readonly mu: number;
  readonly sigma: number;
}

/** The lognormal whose 5 % and 95 % quantiles are the ends of the interval; a fixed cost where they are the same. */
export function lognormalOf({ low, high }: CostInterval): Lognormal {
  return { mu: (Math.log(low) + Math.log(high)) / 2, sigma: (Math.log(high) - Math.log(low)) / WIDTH_90 };
}

export function meanCost({ mu, sigma }: Lognormal): number {
  return Math.exp(mu + (sigma * sigma) / 2);
}

/** Probability × mean cost, closed form. `probability` is a fraction of 1. */
export function expectedLoss(probability: number, cost: CostInterval): number {
  return probability * meanCost(lognormalOf(cost));
}
