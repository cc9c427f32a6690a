/** What a unit counted, and what was to be expected of a unit of its size. */
export interface UnitCount {
  readonly unit: string;
  readonly observed: number;
  readonly expected: number;
}

export interface FunnelUnit extends UnitCount {
  /** Standard deviations from what was expected. */
  readonly z: number;
  /** Further out than 99.8 % of units that only chance sets apart. */
  readonly outlying: boolean;
}

export interface Funnel {
  /** Overdispersion: above 1 the units differ more than chance explains. */
  readonly phi: number;
  readonly units: readonly FunnelUnit[];
}

/** 99.8 % of a normal distribution lie within so many standard deviations. */
const LIMIT = 3.090232306167813;

/**
 * Compares units of different size: z = √expected · ln(observed ÷ expected), overdispersion φ = Σz² ÷ units, limits
 * widened by √φ where φ > 1 (Spiegelhalter, Funnel plots for comparing institutional performance, Statistics in
 * Medicine 24, 2005). A unit that counted nothing has no logarithm: 2 (√observed − √expected) stands for it. Expects
 * every `expected` above 0. Undefined for fewer than two units: there is nothing to compare.
 */
export function funnel(counts: readonly UnitCount[]): Funnel | undefined {
  if (counts.length < 2) return undefined;
  const scores = counts.map(zOf);
  const phi = scores.reduce((sum, z) => sum + z * z, 0) / counts.length;
  const limit = LIMIT * Math.sqrt(Math.max(1, phi));
  const units = counts.map(({ unit, observed, expected }, position): FunnelUnit => {
    const z = scores[position] ?? 0;
    return { unit, observed, expected, z, outlying: Math.abs(z) > limit };
  });
  return { phi, units };
}

/**
 * Whether overdispersion is more than chance explains: φ · n beyond the 99.9 % point of χ² with n − 1 degrees of freedom
 * (Wilson and Hilferty's cube root, PNAS 17, 1931). Few units can differ without one that lies beyond the widened limits.
 */
export function isBeyondChance(phi: number, units: number): boolean {
  const freedom = units - 1;
  const spread = 2 / (9 * freedom);
  return phi * units > freedom * (1 - spread + LIMIT * Math.sqrt(spread)) ** 3;
}

function zOf({ observed, expected }: UnitCount): number {
  return observed > 0 ? Math.sqrt(expected) * Math.log(observed / expected) : -2 * Math.sqrt(expected);
}

/** What each unit would count at the rate of all together: expected = denominator × Σ observed ÷ Σ denominator. */
export function atOverallRate(
  units: readonly { readonly unit: string; readonly observed: number; readonly denominator: number }[],
): readonly UnitCount[] {
  const observed = units.reduce((sum, unit) => sum + unit.observed, 0);
  const denominator = units.reduce((sum, unit) => sum + unit.denominator, 0);
  return units.map((unit) => ({
    unit: unit.unit,
    observed: unit.observed,
    expected: (unit.denominator * observed) / denominator,
  }));
}
