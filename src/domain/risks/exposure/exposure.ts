import { drawLosses, streamsFor, type Streams } from "./drawLosses";
import type {
  DrawnRisk,
  DrawnState,
  ExceedancePoint,
  Exposure,
  ExposureFigures,
  ExposureInput,
  RiskContribution,
  WaitingPrice,
} from "./exposureInput";
import { quantile, rankOf, selectRank } from "./orderStatistics";

/** How much of the work is done. */
export interface ExposureProgress {
  readonly done: number;
  readonly of: number;
}

/** Draws between two reports of progress: some tens of milliseconds. */
const DRAWS_BETWEEN = 1_000_000;
/** Half the width of the band around the P80 in which contributions are taken, as a share of the draws. */
const BAND = 0.01;
/** Weeks of waiting that are always looked at. */
const USUAL_WAIT = 4;
const MOST_WAITS = 6;
const LONGEST_WAIT = 52;

/** Points of the exceedance curve, from 0 to the loss that 1 in 100 outcomes exceeds. */
const POINTS = 25;

/**
 * Draws the exposure of a register at ρ 0 and at its own ρ, before and after mitigation on the same draws. Pure: the same
 * input gives the same figures, whatever the order of the risks. Yields between pieces of work, so that whoever runs it
 * can tell how far it is, and stop.
 */
export function* exposureSteps(input: ExposureInput): Generator<ExposureProgress, readonly Exposure[], unknown> {
  const risks = [...input.risks].sort(({ key: a }, { key: b }) => (a < b ? -1 : a > b ? 1 : 0));
  if (risks.length === 0) return [];
  const rhos = input.correlation === 0 ? [0] : [0, input.correlation];
  const of = rhos.length * 2 * risks.length;
  const exposures: Exposure[] = [];
  for (const [i, rho] of rhos.entries()) {
    const steps = exposureAt(rho, { ...input, risks });
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        exposures.push(step.value);
        break;
      }
      yield { done: i * 2 * risks.length + step.value, of };
    }
  }
  return exposures;
}

/** Without a pause. */
export function exposureOf(input: ExposureInput): readonly Exposure[] {
  const steps = exposureSteps(input);
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** Draws of the whole register in one state, and nothing else. */
export function drawTotals(input: Pick<ExposureInput, "risks" | "draws" | "seed">, rho: number): Float64Array {
  const streams = streamsFor(input.seed, input.risks.length, input.draws, rho);
  const totals = new Float64Array(input.draws);
  input.risks.forEach((risk, position) => {
    drawLosses({ ...risk, after: risk.before }, position, streams, input.draws, (draw, before) => {
      totals[draw] = (totals[draw] ?? 0) + before;
    });
  });
  return totals;
}

function* exposureAt(rho: number, input: ExposureInput): Generator<number, Exposure, undefined> {
  const { risks, draws, seed } = input;
  const streams = streamsFor(seed, risks.length, draws, rho);
  const waits = waitsOf(input);
  const before = new Float64Array(draws);
  const after = new Float64Array(draws);
  const changes = waits.map(() => new Float64Array(draws));
  const between = Math.max(1, Math.floor(DRAWS_BETWEEN / draws));
  for (const [position, risk] of risks.entries()) {
    const change = changes[waits.findIndex((weeks) => weeks >= (risk.inForceAfterWeeks ?? Infinity))];
    drawLosses(risk, position, streams, draws, (draw, loss, lossAfter) => {
      before[draw] = (before[draw] ?? 0) + loss;
      after[draw] = (after[draw] ?? 0) + lossAfter;
      if (change !== undefined) change[draw] = (change[draw] ?? 0) + lossAfter - loss;
    });
    if (position % between === 0) yield position;
  }
  const [sortedBefore, sortedAfter] = [before.slice().sort(), after.slice().sort()];
  const contributions: RiskContribution[] = [];
  const band = bandAround(before, sortedBefore);
  for (const [position, risk] of risks.entries()) {
    contributions.push(contributionOf(risk, position, streams, before, band));
    if (position % between === 0) yield risks.length + position;
  }
  const p80 = quantile(sortedBefore, 0.8).value;
  const parts = contributions.reduce((sum, { toP80 }) => sum + toP80, 0);
  return {
    rho,
    draws,
    seed,
    before: figuresOf(
      sortedBefore,
      risks.map((risk) => risk.before),
    ),
    after: figuresOf(
      sortedAfter,
      risks.map((risk) => risk.after),
    ),
    exceedance: exceedanceCurve(sortedBefore, sortedAfter),
    contributions: contributions.map((one) => ({ ...one, toP80: parts === 0 ? 0 : (one.toP80 / parts) * p80 })),
    waiting: waitingPrice(before, changes, waits, input),
  };
}

/** Σ p · exp(μ + σ²/2). */
function closedMean(states: readonly DrawnState[]): number {
  return states
    .map(({ p, mu, sigma }) => p * Math.exp(mu + (sigma * sigma) / 2))
    .sort((one, other) => one - other)
    .reduce((sum, loss) => sum + loss, 0);
}

function figuresOf(sorted: Float64Array, states: readonly DrawnState[]): ExposureFigures {
  const [p50, p80, p95] = [quantile(sorted, 0.5), quantile(sorted, 0.8), quantile(sorted, 0.95)];
  return {
    mean: closedMean(states),
    p50: p50.value,
    p80: p80.value,
    p95: p95.value,
    standardErrors: { p50: p50.standardError, p80: p80.standardError, p95: p95.standardError },
  };
}

function exceedanceCurve(before: Float64Array, after: Float64Array): readonly ExceedancePoint[] {
  const most = Math.max(quantile(before, 0.99).value, quantile(after, 0.99).value);
  if (most === 0) return [];
  // Three figures are read off an axis; more only look exact.
  const step = Number((most / (POINTS - 1)).toPrecision(3));
  return Array.from({ length: POINTS }, (_, i) => {
    const loss = i * step;
    return { loss, before: shareAbove(before, loss), after: shareAbove(after, loss) };
  });
}

/** Share of values in rising order that are above a bound. */
function shareAbove(sorted: Float64Array, bound: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) > bound) high = middle;
    else low = middle + 1;
  }
  return (sorted.length - low) / sorted.length;
}

/** The draws whose total stands near the P80: the same number of ranks below and above it, and ties with its ends. */
interface Band {
  readonly holds: Uint8Array;
  readonly draws: number;
  readonly p80: number;
}

function bandAround(totals: Float64Array, sorted: Float64Array): Band {
  const n = totals.length;
  const rank = rankOf(n, 0.8);
  const half = Math.max(1, Math.round(n * BAND));
  const low = sorted[Math.max(0, rank - 1 - half)] ?? 0;
  const high = sorted[Math.min(n - 1, rank - 1 + half)] ?? 0;
  const holds = new Uint8Array(n);
  let draws = 0;
  totals.forEach((total, draw) => {
    if (total < low || total > high) return;
    holds[draw] = 1;
    draws += 1;
  });
  return { holds, draws, p80: sorted[rank - 1] ?? 0 };
}

function contributionOf(
  risk: DrawnRisk,
  position: number,
  streams: Streams,
  totals: Float64Array,
  band: Band,
): RiskContribution {
  const draws = totals.length;
  const mitigated = isMitigated(risk);
  const changed = mitigated ? totals.slice() : totals;
  let inBand = 0;
  drawLosses(risk, position, streams, draws, (draw, loss, lossAfter) => {
    if (band.holds[draw] === 1) inBand += loss;
    if (mitigated) changed[draw] = (changed[draw] ?? 0) + lossAfter - loss;
  });
  return {
    key: risk.key,
    toP80: inBand / band.draws,
    mitigation: mitigated
      ? {
          mean: closedMean([risk.before]) - closedMean([risk.after]),
          p80: band.p80 - selectRank(changed, rankOf(draws, 0.8)),
        }
      : null,
  };
}

function isMitigated({ before, after }: DrawnRisk): boolean {
  return before.p !== after.p || before.mu !== after.mu || before.sigma !== after.sigma;
}

/** Today (0), the usual wait, and the first weeks in which mitigations come into force. */
function waitsOf({ risks, weekCost }: ExposureInput): readonly number[] {
  if (weekCost === null) return [];
  const weeks = new Set(
    risks.flatMap((risk) => {
      const { inForceAfterWeeks: wait } = risk;
      return wait !== null && wait > 0 && wait <= LONGEST_WAIT && isMitigated(risk) ? [wait] : [];
    }),
  );
  if (weeks.size === 0) return [];
  const first = [...weeks].sort((one, other) => one - other).slice(0, MOST_WAITS - 1);
  return [...new Set([0, ...first, USUAL_WAIT])].sort((one, other) => one - other);
}

function waitingPrice(
  before: Float64Array,
  changes: readonly Float64Array[],
  waits: readonly number[],
  { weekCost }: ExposureInput,
): WaitingPrice | null {
  if (waits.length === 0 || weekCost === null) return null;
  const totals = before.slice();
  const p80s = changes.map((change) => {
    change.forEach((value, draw) => {
      totals[draw] = (totals[draw] ?? 0) + value;
    });
    return selectRank(totals.slice(), rankOf(totals.length, 0.8));
  });
  const options = waits.map((weeks, i) => ({ weeks, cost: weeks * weekCost, p80: p80s[i] ?? 0 }));
  return { now: options[0]?.p80 ?? 0, options: options.slice(1) };
}
