import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import {
  latestReadings,
  readingDays,
  readingSeries,
  type Reading,
  type ReadingDay,
  type ReadingRow,
  type UnitsTogether,
} from "../readings/latestReadings";
import { columnsOf, type ChartPoint, type ReadingColumns } from "./controlChart";
import type { MeasuredColumns } from "./measuredColumns";

/** The readings of a metric over time, up to a day. */
export interface MetricSeries {
  /** One a date, oldest first; dates without a usable reading are left out. */
  readonly series: ReadingColumns;
  /** What it is now: several where they cannot be put together. */
  readonly newest: readonly Reading[];
  /** One a date, for what stands in the way; undefined: nothing does. */
  readonly doubtful: readonly Reading[] | undefined;
}

type SeriesInput = [columns: MeasuredColumns, asOf: Day, unit: Unit, together: UnitsTogether];

/** Most metrics have readings of one kind, which need no look at each date: 100,000 take a small part of the time. */
export function metricSeries(...input: SeriesInput): MetricSeries {
  return regularSeries(...input) ?? anySeries(...input);
}

/** Whatever the rows hold. */
export function anySeries(...[{ rows }, asOf, unit, together]: SeriesInput): MetricSeries {
  const byDay = readingDays(rows, asOf, unit, together);
  const byDate = readingSeries(byDay);
  return {
    series: columnsOf(
      byDate.flatMap(({ date, quantity }) =>
        quantity?.kind === "number" && quantity.unit === unit ? [{ date, value: quantity.value }] : [],
      ),
    ),
    newest: newestReadings(byDay, rows, asOf, unit, together),
    doubtful: byDate,
  };
}

/** Of rows of one kind, in the unit of the target, where no two have to be told apart; undefined otherwise. */
export function regularSeries(...[columns, asOf, unit, together]: SeriesInput): MetricSeries | undefined {
  const { shape, dates, rowAt } = columns;
  const ratios = shape === "whole ratios" || shape === "unit ratios";
  const fits = ratios ? columns.unit === "plain" && (unit === "plain" || unit === "percent") : columns.unit === unit;
  if (shape === "mixed" || !fits) return undefined;
  const whole = shape === "whole" || shape === "whole ratios";
  const series = whole ? wholeSeries(columns, asOf, unit) : unitSeries(columns, asOf, unit, together);
  const last = series?.dates.at(-1);
  if (series === undefined || last === undefined) return undefined;
  const onLast: ReadingRow[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const row = dates[index] === last ? rowAt(index) : undefined;
    if (row !== undefined) onLast.push(row);
  }
  return { series, newest: readingDays(onLast, asOf, unit, together).at(-1)?.whole ?? [], doubtful: undefined };
}

/** A ratio as the target has it. */
function ratio(value: number, denominator: number, unit: Unit): number {
  return unit === "percent" ? (100 * value) / denominator : value / denominator;
}

function wholeSeries(
  { shape, dates, values, denominators, inOrder }: MeasuredColumns,
  asOf: Day,
  unit: Unit,
): ReadingColumns | undefined {
  const last = dates.at(-1);
  const valueAt = (index: number): number =>
    shape === "whole" ? (values[index] ?? NaN) : ratio(values[index] ?? NaN, denominators[index] ?? NaN, unit);
  let series: ReadingColumns;
  if (inOrder && last !== undefined && last <= asOf)
    series = { dates, values: shape === "whole" ? values : values.map((_, index) => valueAt(index)) };
  else {
    const points: ChartPoint[] = [];
    for (let index = 0; index < dates.length; index += 1) {
      const date = dates[index] ?? 0;
      if (date <= asOf) points.push({ date, value: valueAt(index) });
    }
    series = columnsOf(points);
  }
  for (let index = 1; index < series.dates.length; index += 1)
    if (series.dates[index] === series.dates[index - 1]) return undefined;
  return series;
}

interface DaySum {
  readonly date: Day;
  value: number;
  denominator: number;
  rows: number;
}

function unitSeries(
  { shape, dates, values, denominators, units, unitNames }: MeasuredColumns,
  asOf: Day,
  unit: Unit,
  together: UnitsTogether,
): ReadingColumns | undefined {
  const ratios = shape === "unit ratios";
  let first = dates[0] ?? 0;
  for (let index = 1; index < dates.length; index += 1) {
    const date = dates[index] ?? first;
    if (date < first) first = date;
  }
  // By its distance to the first day, so that they are in order.
  const days: DaySum[] = [];
  const seen = new UnitDays();
  for (let index = 0; index < dates.length; index += 1) {
    const date = dates[index] ?? 0;
    if (date > asOf) continue;
    if (!ratios && !seen.add(unitNames[units[index] ?? -1] ?? "", date)) return undefined;
    const day = (days[date - first] ??= { date, value: 0, denominator: 0, rows: 0 });
    day.value += values[index] ?? 0;
    day.denominator += denominators[index] ?? 0;
    day.rows += 1;
  }
  const adds = together === "sum" && unit !== "percent" && unit !== "date";
  const points: ChartPoint[] = [];
  days.forEach(({ date, value, denominator, rows }) => {
    points.push({ date, value: ratios ? ratio(value, denominator, unit) : adds ? value : value / rows });
  });
  return columnsOf(points);
}

/** Whether a unit reports twice on a day. */
class UnitDays {
  readonly #places = new Map<string, number>();
  readonly #seen = new Set<number>();

  /** False: it has reported on that day already. */
  add(unit: string, date: Day): boolean {
    let place = this.#places.get(unit);
    if (place === undefined) {
      const lower = unit.toLowerCase();
      place = this.#places.get(lower) ?? this.#places.size;
      this.#places.set(lower, place);
      this.#places.set(unit, place);
    }
    const before = this.#seen.size;
    // Days are below 3 million.
    this.#seen.add(place * 10_000_000 + date);
    return this.#seen.size > before;
  }
}

/**
 * The newest readings of the whole; else those of the units, where these only have words to say; undated ones where
 * there are no others.
 */
function newestReadings(
  byDay: readonly ReadingDay[],
  rows: readonly ReadingRow[],
  asOf: Day,
  unit: Unit,
  together: UnitsTogether,
): readonly Reading[] {
  const onNewestDay = byDay.at(-1)?.whole ?? [];
  if (onNewestDay.length > 0) return onNewestDay;
  const latest = latestReadings(rows, asOf, unit, together);
  return latest.whole.length > 0 ? latest.whole : [...latest.units.values()].flat();
}
