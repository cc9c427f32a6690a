import type { NoFitReason, NoPeakReason } from "../audit/auditFindings";
import { solve3, type Matrix3, type Vector3 } from "./linear3";
import { studentT } from "./studentT";

/** A measured throughput, 0 or more, under a load above 0, in units of their own. */
export interface LoadReading {
  readonly load: number;
  readonly throughput: number;
}

/** A figure with the ends of its 95 % confidence interval. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

export interface ScalingFit {
  /** Share of the work that has to wait for its turn (contention). */
  readonly alpha: number;
  /** Cost of keeping everybody in agreement (coherence), per pair. */
  readonly beta: number;
  /** Throughput at load 1. */
  readonly gamma: number;
  /** Load with the highest throughput; undefined where the readings do not show one with certainty. */
  readonly peakLoad: number | undefined;
  readonly peakThroughput: number | undefined;
  readonly bounds: {
    readonly alpha: Bounds;
    readonly beta: Bounds;
    readonly gamma: Bounds;
    readonly peakLoad: Bounds | undefined;
  };
  /** Why there is no peak; undefined where there is one. */
  readonly noPeak: NoPeakReason | undefined;
  /** How far the parameters are from the bottom of the sum of squares: cosine between residuals and Jacobian. */
  readonly gradient: number;
}

export interface NoFit {
  readonly why: NoFitReason;
}

/** Fewer readings than this are not fitted. */
export const READINGS_TO_FIT = 6;

const PARAMETERS = 3;
/** So many different loads below the peak show that throughput rose before it fell. */
const LOADS_BELOW_PEAK = 2;
/** A peak farther beyond the largest load than that, as a multiple of it, is a guess. */
const FARTHEST_PEAK = 2;
/** Half the width of the peak's bounds, as a share of the peak, up to which it is known well enough to be proposed. */
const WIDEST_PEAK = 0.5;
const STEPS = 200;
/** Below it no step can lower the sum of squares by anything that a double holds. */
const FLAT = 1e-9;
/** Residuals below this share of the readings are rounding: the curve goes through all of them. */
const EXACT = 1e-12;

/**
 * Throughput under a load by the Universal Scalability Law, X(N) = γN ÷ (1 + α(N − 1) + βN(N − 1)).
 * N. J. Gunther, "A General Theory of Computational Scalability Based on Rational Functions" (2008).
 */
export function throughputAt(
  load: number,
  { alpha, beta, gamma }: Pick<ScalingFit, "alpha" | "beta" | "gamma">,
): number {
  return (gamma * load) / (1 + alpha * (load - 1) + beta * load * (load - 1));
}

/**
 * Fits the law by least squares on the throughput: from the linearized fit on, by Levenberg-Marquardt. A fit is answered
 * only where the gradient is checked to be flat and neither α nor β is below 0 by more than its bounds, which come from
 * the Jacobian there. Its peak is answered only where the readings show it.
 */
export function fitScalingLaw(readings: readonly LoadReading[]): ScalingFit | NoFit {
  if (readings.length < READINGS_TO_FIT || new Set(readings.map(({ load }) => load)).size <= PARAMETERS) {
    return { why: "too-few-loads" };
  }
  const start = linearized(readings);
  const found = start === undefined ? undefined : descend(readings, start);
  if (found === undefined) return { why: "not-converged" };
  const { at, gradient } = found;
  const [alpha, beta, gamma] = at;
  const extreme = beta > 0 && alpha < 1 ? Math.sqrt((1 - alpha) / beta) : undefined;
  const bounds = boundsOf(readings, at, extreme);
  if (bounds === undefined) return { why: "not-converged" };
  const shares = sharesAt(at, Math.max(...readings.map(({ load }) => load)));
  if ((bounds.alpha.high < 0 && shares.alpha < -EXACT_SHARE) || (bounds.beta.high < 0 && shares.beta < -EXACT_SHARE)) {
    return { why: "not-the-law" };
  }
  const noPeak = peakDoubt(readings, shares, bounds, extreme);
  const peakLoad = noPeak === undefined ? extreme : undefined;
  return {
    alpha,
    beta,
    gamma,
    peakLoad,
    peakThroughput: peakLoad === undefined ? undefined : throughputAt(peakLoad, { alpha, beta, gamma }),
    noPeak,
    bounds: { ...bounds, peakLoad: peakLoad === undefined ? undefined : bounds.peakLoad },
    gradient,
  };
}

/** Below it a term of the law is rounding. */
const EXACT_SHARE = 1e-9;

/** What contention and coherence add to the denominator at a load, as shares of it without coherence. */
function sharesAt([alpha, beta]: Point, load: number): { readonly alpha: number; readonly beta: number } {
  const contention = alpha * (load - 1);
  const scale = 1 + Math.abs(contention);
  return { alpha: contention / scale, beta: (beta * load * (load - 1)) / scale };
}

/** What speaks against proposing the peak; undefined: nothing. */
function peakDoubt(
  readings: readonly LoadReading[],
  shares: { readonly alpha: number; readonly beta: number },
  bounds: ScalingFit["bounds"],
  peak: number | undefined,
): NoPeakReason | undefined {
  if (shares.beta <= EXACT_SHARE || bounds.beta.low <= 0) return "no-decline";
  if (shares.alpha < -EXACT_SHARE) return "faster-than-linear";
  const loads = new Set(readings.map(({ load }) => load));
  const below = peak === undefined ? [] : [...loads].filter((load) => load < peak);
  if (peak === undefined || below.length < LOADS_BELOW_PEAK) return "no-rise";
  if (peak > FARTHEST_PEAK * Math.max(...loads)) return "too-far";
  const half = (bounds.peakLoad?.high ?? Infinity) - peak;
  return half > WIDEST_PEAK * peak ? "uncertain" : undefined;
}

type Point = Vector3;

/** N ÷ X = 1/γ + (α/γ)(N − 1) + (β/γ)N(N − 1) is linear in its coefficients. */
function linearized(readings: readonly LoadReading[]): Point | undefined {
  // A throughput of 0 has no inverse; the descent counts it.
  const rising = readings.filter(({ throughput }) => throughput > 0);
  const rows = rising.map(({ load, throughput }) => ({
    // Weighted, so that the error is that of the throughput and not of its inverse.
    weight: throughput ** 2 / load,
    terms: [1, load - 1, load * (load - 1)] as const,
    value: load / throughput,
  }));
  const { normal, right } = normalEquations(
    rows.map(({ weight, terms: [one, first, second] }): Vector3 => [weight * one, weight * first, weight * second]),
    rows.map(({ weight, value }) => weight * value),
  );
  const coefficients = solve3(normal, right);
  if (coefficients === undefined) return undefined;
  const [base, first, second] = coefficients;
  return base > 0 ? [first / base, second / base, 1 / base] : undefined;
}

function residualsAt(readings: readonly LoadReading[], [alpha, beta, gamma]: Point): readonly number[] {
  return readings.map(({ load, throughput }) => throughput - throughputAt(load, { alpha, beta, gamma }));
}

function jacobianAt(readings: readonly LoadReading[], [alpha, beta, gamma]: Point): readonly Vector3[] {
  return readings.map(({ load }) => {
    const below = 1 + alpha * (load - 1) + beta * load * (load - 1);
    const slope = -(gamma * load) / below ** 2;
    return [slope * (load - 1), slope * load * (load - 1), load / below];
  });
}

/** A curve of throughput is above 0 and without a pole from the smallest to the largest load that was measured. */
function isCurve(readings: readonly LoadReading[], [alpha, beta, gamma]: Point): boolean {
  if (!(gamma > 0)) return false;
  const loads = readings.map(({ load }) => load);
  const [low, high] = [Math.min(...loads), Math.max(...loads)];
  const below = (load: number): number => 1 + alpha * (load - 1) + beta * load * (load - 1);
  const lowest = beta > 0 ? Math.min(high, Math.max(low, (beta - alpha) / (2 * beta))) : low;
  return [low, high, lowest].every((load) => below(load) > 0);
}

function descend(
  readings: readonly LoadReading[],
  start: Point,
): { readonly at: Point; readonly gradient: number } | undefined {
  if (!isCurve(readings, start)) return undefined;
  const scale = Math.hypot(...readings.map(({ throughput }) => throughput));
  let at = start;
  let residuals = residualsAt(readings, at);
  let squares = sumOfSquares(residuals);
  let damping = 1e-3;
  for (let step = 0; step < STEPS; step += 1) {
    const jacobian = jacobianAt(readings, at);
    const gradient = Math.sqrt(squares) <= EXACT * scale ? 0 : cosine(jacobian, residuals);
    if (gradient <= FLAT) return { at, gradient };
    const { normal, right } = normalEquations(jacobian, residuals);
    const change = solve3(damped(normal, damping), right);
    const next = change === undefined ? undefined : added(at, change);
    const tried = next !== undefined && isCurve(readings, next) ? residualsAt(readings, next) : undefined;
    if (next !== undefined && tried !== undefined && sumOfSquares(tried) < squares) {
      at = next;
      residuals = tried;
      squares = sumOfSquares(tried);
      damping = Math.max(damping / 10, 1e-12);
    } else {
      damping *= 10;
      // No step goes down any more: flat to within rounding, or stuck.
      if (damping > 1e12) return gradient <= Math.sqrt(FLAT) / 10 ? { at, gradient } : undefined;
    }
  }
  return undefined;
}

/** The largest cosine between the residuals and a column of the Jacobian: 0 at the bottom, whatever the units. */
function cosine(jacobian: readonly Vector3[], residuals: readonly number[]): number {
  const length = Math.hypot(...residuals);
  const of = (column: 0 | 1 | 2): number => {
    let dot = 0;
    let norm = 0;
    jacobian.forEach((row, i) => {
      dot += row[column] * (residuals[i] ?? 0);
      norm += row[column] ** 2;
    });
    return norm === 0 ? 0 : Math.abs(dot) / (Math.sqrt(norm) * length);
  };
  return Math.max(of(0), of(1), of(2));
}

function boundsOf(
  readings: readonly LoadReading[],
  at: Point,
  peakLoad: number | undefined,
): ScalingFit["bounds"] | undefined {
  const { normal } = normalEquations(jacobianAt(readings, at), []);
  const free = readings.length - PARAMETERS;
  const variance = sumOfSquares(residualsAt(readings, at)) / free;
  const columns = ([0, 1, 2] as const).map((one) => solve3(normal, unit(one)));
  const [first, second, third] = columns;
  if (first === undefined || second === undefined || third === undefined) return undefined;
  const covariance: Matrix3 = [first, second, third];
  const t = studentT(free);
  const around = (value: number, spread: number): Bounds => {
    const half = t * Math.sqrt(Math.max(0, variance * spread));
    return { low: value - half, high: value + half };
  };
  const [alpha, beta, gamma] = at;
  const ofPeak = (peak: number): Bounds => {
    // Of √((1 − α) ÷ β) by its derivatives.
    const byAlpha = -1 / (2 * beta * peak);
    const byBeta = -peak / (2 * beta);
    const spread =
      byAlpha ** 2 * covariance[0][0] + 2 * byAlpha * byBeta * covariance[0][1] + byBeta ** 2 * covariance[1][1];
    return around(peak, spread);
  };
  return {
    alpha: around(alpha, covariance[0][0]),
    beta: around(beta, covariance[1][1]),
    gamma: around(gamma, covariance[2][2]),
    peakLoad: peakLoad === undefined ? undefined : ofPeak(peakLoad),
  };
}

function unit(position: 0 | 1 | 2): Vector3 {
  return [position === 0 ? 1 : 0, position === 1 ? 1 : 0, position === 2 ? 1 : 0];
}

function added([a, b, c]: Vector3, [x, y, z]: Vector3): Vector3 {
  return [a + x, b + y, c + z];
}

function sumOfSquares(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value * value, 0);
}

/** JᵀJ and Jᵀr. */
function normalEquations(
  jacobian: readonly Vector3[],
  residuals: readonly number[],
): { readonly normal: Matrix3; readonly right: Vector3 } {
  const cell = (row: 0 | 1 | 2, column: 0 | 1 | 2): number =>
    jacobian.reduce((sum, line) => sum + line[row] * line[column], 0);
  const line = (row: 0 | 1 | 2): Vector3 => [cell(row, 0), cell(row, 1), cell(row, 2)];
  const right = (row: 0 | 1 | 2): number => jacobian.reduce((sum, one, i) => sum + one[row] * (residuals[i] ?? 0), 0);
  return { normal: [line(0), line(1), line(2)], right: [right(0), right(1), right(2)] };
}

function damped([first, second, third]: Matrix3, damping: number): Matrix3 {
  const more = 1 + damping;
  return [
    [first[0] * more, first[1], first[2]],
    [second[0], second[1] * more, second[2]],
    [third[0], third[1], third[2] * more],
  ];
}
