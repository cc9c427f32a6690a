import type { Day } from "../../tabular/excelDate";
import { round9 } from "../rounding";
import { controlLimits, type ControlLimits } from "./controlLimits";
import { signalsAmong, type Signal } from "./signals";

/** One reading of the whole, in the unit of its measure. */
export interface ChartPoint {
  readonly date: Day;
  readonly value: number;
}

/** Readings judged against one baseline: from the first reading, or from a re-baseline on. */
export interface ChartSegment {
  /** Position of its first reading in the series. */
  readonly from: number;
  readonly to: number;
  /** Readings that the limits are made of. */
  readonly baseline: number;
  /** Undefined: too few readings yet. */
  readonly limits: ControlLimits | undefined;
}

export interface ControlChart {
  /** In the order of their dates. */
  readonly points: readonly ChartPoint[];
  readonly segments: readonly ChartSegment[];
  /** Positions are those in `points`. */
  readonly signals: readonly Signal[];
}

export const ENOUGH_READINGS = 12;
/** So many readings make the baseline, and it stays where it is. */
const BASELINE_READINGS = 20;

/**
 * An XmR chart. The baseline is the first twenty readings (all, while there are fewer); a re-baseline begins another at
 * the first reading on or after its day. No limits below twelve readings.
 */
export function controlChart(readings: readonly ChartPoint[], rebaselines: readonly Day[] = []): ControlChart {
  const points = inOrder(readings) ? readings : [...readings].sort((one, other) => one.date - other.date);
  const starts = [0, ...rebaselines.map((day) => points.findIndex(({ date }) => date >= day))];
  const froms = [...new Set(starts)].filter((from) => from >= 0 && from < points.length).sort((a, b) => a - b);
  const segments = froms.map((from, index): ChartSegment => {
    const end = froms[index + 1] ?? points.length;
    const values = points.slice(from, Math.min(end, from + BASELINE_READINGS)).map(({ value }) => value);
    const limits = end - from < ENOUGH_READINGS ? undefined : controlLimits(values);
    return { from, to: end - 1, baseline: values.length, limits };
  });
  const signals = segments.flatMap(({ from, to, limits }) => {
    if (limits === undefined) return [];
    const values = new Float64Array(to + 1 - from);
    for (let index = from; index <= to; index += 1) values[index - from] = round9(points[index]?.value ?? NaN);
    const own = signalsAmong(values, limits);
    if (from === 0) return own;
    return own.map((signal) => ({
      ...signal,
      from: signal.from + from,
      firedAt: signal.firedAt + from,
      to: signal.to + from,
    }));
  });
  return { points, segments, signals };
}

function inOrder(readings: readonly ChartPoint[]): boolean {
  let latest = -Infinity;
  for (const { date } of readings) {
    if (date < latest) return false;
    latest = date;
  }
  return true;
}

/**
 * The limits of the newest segment, as far as they say something of what is to come: limits without width come from
 * readings that did not move, and say nothing once one did.
 */
function tellingLimits({ points, segments }: ControlChart): ControlLimits | undefined {
  const segment = segments.at(-1);
  const limits = segment?.limits;
  if (segment === undefined || limits === undefined) return undefined;
  const only = round9(limits.mean);
  if (round9(limits.upper) > round9(limits.lower)) return limits;
  return points.slice(segment.from).every(({ value }) => round9(value) === only) ? limits : undefined;
}

export const ASSURANCES = ["Consistently fits", "Hit and miss", "Does not fit", "Not enough data"] as const;
export type Assurance = (typeof ASSURANCES)[number];

/** Whether the readings to come will meet the target, if nothing changes: by the limits of the newest segment. */
export function assuranceOf(chart: ControlChart, target: number, higherIsBetter: boolean): Assurance {
  const limits = tellingLimits(chart);
  if (limits === undefined) return "Not enough data";
  const [lower, upper, goal] = [round9(limits.lower), round9(limits.upper), round9(target)];
  if (higherIsBetter ? lower >= goal : upper <= goal) return "Consistently fits";
  return goal >= lower && goal <= upper ? "Hit and miss" : "Does not fit";
}

export const TRENDS = ["Improving", "Worsening", "Steady", "Not enough data"] as const;
export type Trend = (typeof TRENDS)[number];

/** What happened before so many readings says nothing about where it is going now. */
const RECENT_READINGS = 7;

/** Where a metric is going: by the direction of its newest signal, where one reaches into the last seven readings. */
export function trendOf(chart: ControlChart, higherIsBetter: boolean): Trend {
  const { points, signals } = chart;
  if (tellingLimits(chart) === undefined) return "Not enough data";
  const recent = signals.filter(({ to }) => to >= points.length - RECENT_READINGS);
  const [newest] = [...recent].sort((one, other) => other.to - one.to || other.firedAt - one.firedAt);
  if (newest === undefined) return "Steady";
  return (newest.direction === "up") === higherIsBetter ? "Improving" : "Worsening";
}
