import type { Day } from "../../tabular/excelDate";
import { round9 } from "../rounding";
import { controlLimits, type ControlLimits } from "./controlLimits";
import { signalsAmong, type Signal } from "./signals";

/** One reading of the whole, in the unit of its measure. */
export interface ChartPoint {
  readonly date: Day;
  readonly value: number;
}

/** The same side by side, in the order of their dates. */
export interface ReadingColumns {
  readonly dates: Int32Array;
  readonly values: readonly number[];
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

export interface ControlChart extends ReadingColumns {
  /** The readings, for those who draw them. */
  readonly points: readonly ChartPoint[];
  readonly segments: readonly ChartSegment[];
  /** Positions are those of the readings. */
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
  return chartOf(columnsOf(readings), rebaselines);
}

/** The same of readings that are in order. Of most charts nobody looks at a single point, so none are made before. */
export function chartOf({ dates, values }: ReadingColumns, rebaselines: readonly Day[] = []): ControlChart {
  const starts = [0, ...rebaselines.map((day) => dates.findIndex((date) => date >= day))];
  const froms = [...new Set(starts)].filter((from) => from >= 0 && from < values.length).sort((a, b) => a - b);
  const segments = froms.map((from, index): ChartSegment => {
    const end = froms[index + 1] ?? values.length;
    const baseline = values.slice(from, Math.min(end, from + BASELINE_READINGS));
    const limits = end - from < ENOUGH_READINGS ? undefined : controlLimits(baseline);
    return { from, to: end - 1, baseline: baseline.length, limits };
  });
  const signals = segments.flatMap(({ from, to, limits }) => {
    if (limits === undefined) return [];
    const rounded = new Float64Array(to + 1 - from);
    for (let index = from; index <= to; index += 1) rounded[index - from] = round9(values[index] ?? NaN);
    const own = signalsAmong(rounded, limits);
    if (from === 0) return own;
    return own.map((signal) => ({
      ...signal,
      from: signal.from + from,
      firedAt: signal.firedAt + from,
      to: signal.to + from,
    }));
  });
  let points: readonly ChartPoint[] | undefined;
  return {
    dates,
    values,
    segments,
    signals,
    get points() {
      points ??= Array.from(dates, (date, index) => ({ date, value: values[index] ?? NaN }));
      return points;
    },
  };
}

export function columnsOf(readings: readonly ChartPoint[]): ReadingColumns {
  const points = inOrder(readings) ? readings : [...readings].sort((one, other) => one.date - other.date);
  return { dates: Int32Array.from(points, ({ date }) => date), values: points.map(({ value }) => value) };
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
function tellingLimits({ values, segments }: ControlChart): ControlLimits | undefined {
  const segment = segments.at(-1);
  const limits = segment?.limits;
  if (segment === undefined || limits === undefined) return undefined;
  const only = round9(limits.mean);
  if (round9(limits.upper) > round9(limits.lower)) return limits;
  return values.slice(segment.from).every((value) => round9(value) === only) ? limits : undefined;
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
  const { values, signals } = chart;
  if (tellingLimits(chart) === undefined) return "Not enough data";
  const recent = signals.filter(({ to }) => to >= values.length - RECENT_READINGS);
  const [newest] = [...recent].sort((one, other) => other.to - one.to || other.firedAt - one.firedAt);
  if (newest === undefined) return "Steady";
  return (newest.direction === "up") === higherIsBetter ? "Improving" : "Worsening";
}
