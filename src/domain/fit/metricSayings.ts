import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { ReadingColumns } from "./controlChart";
import { rowName, type RowName } from "../audit/auditFindings";
import { finding, type Figure, type Finding } from "../finding";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";
import { round9 } from "../rounding";
import type { FitFindingFacts } from "./fitFindings";
import type { MetricEvaluation } from "./evaluateFit";
import type { MeasuredColumns } from "./measuredColumns";
import type { MetricRows } from "./metricGoal";
import type { Signal } from "./signals";

/** What is said of each metric beside its state. */
export function metricSayings(
  metric: MetricEvaluation,
  metrics: MetricRows,
  columns: MeasuredColumns | undefined,
  readings: ReadingRows | undefined,
): readonly Finding[] {
  return [
    ...standing(metric),
    ...course(metric, metrics, columns, readings),
    ...spreadSayings(metric, metrics),
    ...goalSayings(metric, metrics),
    ...orderSayings(metric, columns, readings),
  ];
}

export function metricName({ row }: Pick<MetricEvaluation, "row">): RowName {
  return rowName(row, row.metric);
}

function figureOf({ unit }: MetricEvaluation, value: number): Figure {
  return { value: round9(value), unit };
}

const UNKNOWN: Readonly<Record<string, FitFindingFacts["metric-unknown"]["why"]>> = {
  "reading-old": "old",
  "reading-undated": "undated",
  "reading-future": "future",
  "reading-missing": "no-reading",
  "reading-unusable": "unusable",
  "goal-unusable": "goal",
};

function standing(metric: MetricEvaluation): readonly Finding[] {
  const { state, reason, cells } = metric;
  const name = metricName(metric);
  if (reason.id === "not-met")
    return [
      finding("metric-not-met", "warning", { metric: name, actual: reason.actual, target: reason.target }, cells),
    ];
  if (state !== "Stale" && state !== "No reading") return [];
  const days = reason.id === "reading-old" ? reason.days : undefined;
  return [finding("metric-unknown", "warning", { metric: name, why: UNKNOWN[reason.id] ?? "no-reading", days }, cells)];
}

function course(
  metric: MetricEvaluation,
  metrics: MetricRows,
  columns: MeasuredColumns | undefined,
  readings: ReadingRows | undefined,
): readonly Finding[] {
  const { chart, trend, assurance, goal, state } = metric;
  const name = metricName(metric);
  const limits = chart.segments.at(-1)?.limits;
  if (limits === undefined || goal === undefined) return [];
  const found: Finding[] = [];
  if (trend === "Worsening") {
    const worse = goal.higherIsBetter ? "down" : "up";
    const first = beginningOf(chart.signals.filter(({ direction }) => direction === worse));
    const since = chart.dates[first?.from ?? -1];
    if (first !== undefined && since !== undefined) {
      const cells = cellsBetween(columns, readings, since, chart.dates.at(-1) ?? since);
      found.push(finding("metric-worsening", "warning", { metric: name, rule: first.rule, since }, cells));
    }
  }
  const [lower, upper] = [figureOf(metric, limits.lower), figureOf(metric, limits.upper)];
  const target = figureOf(metric, goal.target);
  if (state === "At target" && assurance === "Hit and miss")
    found.push(
      finding("metric-hit-and-miss", "note", { metric: name, target, lower, upper }, [
        metrics.cell(metric.row, "target"),
      ]),
    );
  const { from = 0, baseline = 0 } = chart.segments.at(-1) ?? {};
  const values = chart.values.slice(from, from + baseline).map(round9);
  if (new Set(values).size === 1) {
    const facts = { metric: name, readings: baseline, value: lower };
    found.push(finding("metric-never-moved", "note", facts, metric.cells));
  }
  return found;
}

/** The first of the signals that lead to the newest one without a gap: so long it has gone on. */
function beginningOf(signals: readonly Signal[]): Signal | undefined {
  const newestFirst = [...signals].sort((one, other) => other.to - one.to || one.from - other.from);
  let [first] = newestFirst;
  for (const signal of newestFirst)
    if (first !== undefined && signal.to >= first.from - 1 && signal.from < first.from) first = signal;
  return first;
}

const CELLS_SHOWN = 20;

function cellsBetween(
  columns: MeasuredColumns | undefined,
  readings: ReadingRows | undefined,
  first: Day,
  last: Day,
): readonly CellAddress[] {
  if (readings === undefined || columns === undefined) return [];
  const { dates, shape, rowAt } = columns;
  const cells: CellAddress[] = [];
  for (let place = 0; place < dates.length && cells.length < CELLS_SHOWN; place += 1) {
    // The columns of mixed rows say nothing.
    const date = shape === "mixed" ? rowAt(place)?.date : dates[place];
    if (date === undefined || date < first || date > last) continue;
    const row = rowAt(place);
    if (row !== undefined) cells.push(readings.cell(row, "value"));
  }
  return cells;
}

function spreadSayings(metric: MetricEvaluation, metrics: MetricRows): readonly Finding[] {
  const { spread, row } = metric;
  if (spread === undefined) return [];
  const cells = [metrics.cell(row, "metric")];
  const name = metricName(metric);
  const { phi, outliers, leftOut, beyondChance } = spread;
  return [
    ...(phi === undefined || (outliers.length === 0 && !beyondChance)
      ? []
      : [finding("units-differ", "warning", { metric: name, phi: round9(phi), units: outliers }, cells)]),
    ...(leftOut.length === 0 ? [] : [finding("units-not-compared", "note", { metric: name, units: leftOut }, cells)]),
  ];
}

function goalSayings(metric: MetricEvaluation, metrics: MetricRows): readonly Finding[] {
  const { goal } = metric;
  if (goal?.baseline === undefined || round9(goal.baseline) !== round9(goal.target)) return [];
  const cells = [metrics.cell(metric.row, "target"), metrics.cell(metric.row, "baseline")];
  const facts = { metric: metricName(metric), target: figureOf(metric, goal.target) };
  return [finding("metric-target-is-baseline", "note", facts, cells)];
}

function orderSayings(
  metric: MetricEvaluation,
  columns: MeasuredColumns | undefined,
  readings: ReadingRows | undefined,
): readonly Finding[] {
  if (readings === undefined) return [];
  const name = metricName(metric);
  const found: Finding[] = [];
  const backwards = columns === undefined || isInOrder(columns) ? [] : readBackwards(columns.rows);
  if (backwards.length > 0) {
    const cells = backwards.slice(0, CELLS_SHOWN).map((row) => readings.cell(row, "date"));
    found.push(finding("readings-out-of-order", "note", { metric: name, rows: backwards.length }, cells));
  }
  const gap = longestGap(metric.chart);
  if (gap !== undefined) {
    const { from, days, usual } = gap;
    const cells = cellsBetween(columns, readings, from, from + days);
    found.push(finding("readings-gap", "note", { metric: name, days, from, usual }, cells));
  }
  return found;
}

function isInOrder({ shape, inOrder }: MeasuredColumns): boolean {
  return shape === "units" || shape === "unit ratios" || (shape !== "mixed" && inOrder);
}

/**
 * Rows below a later one. None where the newest stands first all the way, which is an order too, and where units report:
 * the rows of one stand below those of another.
 */
function readBackwards(rows: readonly ReadingRow[]): readonly ReadingRow[] {
  const found: ReadingRow[] = [];
  let before: Day | undefined;
  let newestFirst = true;
  for (const row of rows) {
    const { date, unit } = row;
    if (unit !== undefined) return [];
    if (date === undefined) continue;
    if (before !== undefined && date < before) found.push(row);
    if (before !== undefined && date > before) newestFirst = false;
    before = date;
  }
  return newestFirst ? [] : found;
}

/** A gap is this many times as long as what usually lies between two readings. */
const GAP = 3;
/** So few readings have no usual distance. */
const FEW = 6;

/** The longest time without a reading, where it is much longer than the median. Days. */
function longestGap({
  dates,
}: ReadingColumns): { readonly from: Day; readonly days: number; readonly usual: number } | undefined {
  if (dates.length < FEW) return undefined;
  let [from, longest, shortest] = [0, 0, Infinity];
  for (let index = 1; index < dates.length; index += 1) {
    const before = dates[index - 1] ?? 0;
    const days = (dates[index] ?? 0) - before;
    shortest = Math.min(shortest, days);
    if (days > longest) [from, longest] = [before, days];
  }
  // The median is no shorter than the shortest.
  if (longest <= GAP * shortest) return undefined;
  const lengths = dates.slice(1).map((date, index) => date - (dates[index] ?? date));
  const usual = lengths.sort()[Math.floor(lengths.length / 2)] ?? 0;
  return usual > 0 && longest > GAP * usual ? { from, days: longest, usual } : undefined;
}
