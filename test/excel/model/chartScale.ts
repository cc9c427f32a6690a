/** The ends and steps of axes that count: those that were set, and Excel's choice for the others. */

import type { Chart, ChartAxis } from "./chart";
import { CHART_KINDS, hasNumericCategories, type ChartKind } from "./chartTypes";
import { resolveSeries, type ResolvedSeries } from "./chartValues";
import type { Workbook } from "./workbook";

export interface AxisScale {
  minimum: number;
  maximum: number;
  majorUnit: number;
}

/** Points of axis that one step takes at least. */
const LEAST_STEP = 18;

/** The smallest of 1, 2, 5, 10 ... times a power of ten that is no smaller. */
function niceStep(least: number): number {
  if (!(least > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(least) + 1e-9);
  const factor = [1, 2, 5, 10].find((one) => one * power >= least * (1 - 1e-9)) ?? 10;
  return tidy(factor * power);
}

/** Takes off the dust of binary fractions. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/**
 * Excel's automatic scale: zero is shown unless the figures differ by less than a sixth of the largest, and the largest
 * keeps a twentieth of the span above it. Source: Microsoft, "How Chart Axis Limits Are Determined" (KB 214075).
 */
function automaticScale(low: number, high: number, length: number, axis: ChartAxis): AxisScale {
  const span = high - low;
  const keepsZero = low >= 0 ? span > high / 6 : high <= 0 ? span > -low / 6 : true;
  const zeroLow = Math.min(0, low);
  const zeroHigh = Math.max(0, high);
  let bottom = low >= 0 ? (keepsZero ? 0 : low - span / 2) : low - 0.05 * span;
  let top = high <= 0 ? (keepsZero ? 0 : high + span / 2) : high + 0.05 * (high - (keepsZero ? zeroLow : low));
  if (span === 0) [bottom, top] = [zeroLow, zeroHigh === zeroLow ? 1 : zeroHigh * (high > 0 ? 1.05 : 1)];
  if (span === 0 && low < 0) bottom = low * 1.05;
  const from = axis.minimum ?? bottom;
  const to = axis.maximum ?? top;
  const steps = Math.max(2, Math.min(10, Math.floor(length / LEAST_STEP)));
  const majorUnit = axis.majorUnit ?? niceStep(Math.max(Number.MIN_VALUE, to - from) / steps);
  const minimum = axis.minimum ?? tidy(Math.floor(from / majorUnit + 1e-9) * majorUnit);
  const maximum = axis.maximum ?? tidy(Math.ceil(to / majorUnit - 1e-9) * majorUnit);
  return { minimum, maximum: maximum > minimum ? maximum : minimum + majorUnit, majorUnit };
}

function logarithmicScale(low: number, high: number, axis: ChartAxis, base: number): AxisScale {
  const power = (value: number, round: (exponent: number) => number): number =>
    value > 0 ? tidy(base ** round(Math.log(value) / Math.log(base))) : 1;
  const minimum = axis.minimum ?? power(low, Math.floor);
  const maximum = axis.maximum ?? power(high, Math.ceil);
  return { minimum, maximum: maximum > minimum ? maximum : minimum * base, majorUnit: axis.majorUnit ?? base };
}

/** Running totals of stacked series, by category; each series' own figures where they are not stacked. */
export function stackedValues(all: ResolvedSeries[], { grouping }: ChartKind): { from: number; to: number }[][] {
  if (grouping !== "stacked" && grouping !== "percentStacked") {
    return all.map(({ values }) => values.map((value = 0) => ({ from: 0, to: value })));
  }
  const count = Math.max(0, ...all.map(({ values }) => values.length));
  const totals = Array.from({ length: count }, (_unused, place) =>
    all.reduce((sum, { values }) => sum + Math.abs(values[place] ?? 0), 0),
  );
  const above = new Array<number>(count).fill(0);
  const below = new Array<number>(count).fill(0);
  return all.map(({ values }) =>
    Array.from({ length: count }, (_unused, place) => {
      const total = totals[place] ?? 0;
      const value = grouping === "stacked" ? (values[place] ?? 0) : total === 0 ? 0 : (values[place] ?? 0) / total;
      const side = value < 0 ? below : above;
      const from = side[place] ?? 0;
      side[place] = from + value;
      return { from, to: from + value };
    }),
  );
}

/** The scale of the value axis, which is so many points long. */
export function valueScale(workbook: Workbook, chart: Chart, length: number): AxisScale {
  const all = chart.series.map((series) => resolveSeries(workbook, chart, series));
  const ends: number[] = [];
  for (const group of groupsOf(all)) {
    const kind = CHART_KINDS[group[0]?.series.type ?? chart.type];
    stackedValues(group, kind).forEach((line, index) => {
      line.forEach(({ to }, place) => {
        if (group[index]?.values[place] !== undefined) ends.push(to);
      });
    });
  }
  return scaleOf(ends, length, chart.valueAxis, CHART_KINDS[chart.type].grouping === "percentStacked");
}

/** The scale of the horizontal axis of scatters and bubbles. */
export function categoryScale(workbook: Workbook, chart: Chart, length: number): AxisScale {
  const all = chart.series.filter(({ type }) => hasNumericCategories(CHART_KINDS[type]));
  return scaleOf(
    all.flatMap((series) => resolveSeries(workbook, chart, series).x),
    length,
    chart.categoryAxis,
    false,
  );
}

function scaleOf(ends: number[], length: number, axis: ChartAxis, percent: boolean): AxisScale {
  if (percent) {
    return { minimum: axis.minimum ?? 0, maximum: axis.maximum ?? 1, majorUnit: axis.majorUnit ?? 0.1 };
  }
  const low = ends.reduce((least, one) => Math.min(least, one), Infinity);
  const high = ends.reduce((most, one) => Math.max(most, one), -Infinity);
  if (ends.length === 0) return automaticScale(0, 1, length, axis);
  return axis.logBase === undefined
    ? automaticScale(low, high, length, axis)
    : logarithmicScale(low, high, axis, axis.logBase);
}

/** Series that are drawn by one kind, in their order. */
export function groupsOf(all: ResolvedSeries[]): ResolvedSeries[][] {
  const groups = new Map<string, ResolvedSeries[]>();
  for (const one of all) {
    const { family, grouping } = CHART_KINDS[one.series.type];
    const key = `${family} ${grouping}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}

/** The places of an axis's steps, its ends included where a step falls on them. */
export function stepsOf({ minimum, maximum, majorUnit }: AxisScale, logarithmic = false): number[] {
  const steps: number[] = [];
  const limit = 1000;
  if (!(majorUnit > 0)) return steps;
  for (let at = minimum; at <= maximum * (1 + 1e-12) + 1e-12 && steps.length < limit;) {
    steps.push(tidy(at));
    at = logarithmic ? at * Math.max(majorUnit, 1.01) : minimum + steps.length * majorUnit;
  }
  return steps;
}
