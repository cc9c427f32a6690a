import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import { measureOf, type Measure } from "../measure";
import { problemAt } from "../problemAt";
import {
  isOfUnit,
  latestReadings,
  quantityOf,
  type Reading,
  type ReadingRow,
  type ReadingRows,
} from "../readings/latestReadings";
import { readingFaults } from "../readings/readingFaults";
import type { LoadReading } from "./scalingLaw";

/** What the readings of one boundary say of it. */
export interface BoundaryReadings {
  /** Undefined: there is none up to that day. */
  readonly newest: NewestReading | undefined;
  /** Readings of throughput under a load, by load. */
  readonly loads: readonly MeasuredLoad[];
  /** What cannot be used. */
  readonly faults: readonly CellProblem[];
}

/** A reading of throughput, and the cell of its load. */
export interface MeasuredLoad extends LoadReading {
  readonly cell: CellAddress;
}

export interface NewestReading {
  /** Undefined: the newest reading cannot be used, and nobody knows. */
  readonly measure: Measure | undefined;
  readonly date: Day | undefined;
  readonly cell: CellAddress;
}

export const NO_BOUNDARY_READINGS: BoundaryReadings = { newest: undefined, loads: [], faults: [] };

/**
 * Readings up to a day; `unit` is that in which the boundary is counted, since a ratio is a percentage of one. Where one of them has a load, the load tells where the boundary is and Value is the throughput,
 * and nothing else: beside it a reading whose load is blank or cannot be read tells nobody where the boundary is.
 */
export function boundaryReadings(
  all: readonly ReadingRow[],
  readings: ReadingRows,
  unit: Measure["unit"],
  asOf: Day,
  together: "sum" | "mean",
): BoundaryReadings {
  const own = all.filter(({ date }) => date === undefined || date <= asOf);
  const byLoad = own.some(({ load, unreadable }) => load !== undefined || unreadable.has("load"));
  const placed = byLoad ? own.map(asLoad) : own;
  const throughput = byLoad ? throughputUnit(own) : undefined;
  return {
    newest: newestOf(latestReadings(placed, asOf, unit, together).whole, readings, byLoad ? "load" : "value", unit),
    loads: byLoad ? loadReadings(own, readings, throughput) : [],
    faults: own.flatMap((row) => [
      ...(byLoad ? loadFaults(row, readings, unit) : []),
      ...negative(row, readings),
      ...readingFaults(row, readings, throughput ?? unit, asOf),
    ]),
  };
}

function newestOf(
  whole: readonly Reading[],
  readings: ReadingRows,
  column: "load" | "value",
  unit: Measure["unit"],
): NewestReading | undefined {
  let worst: NewestReading | undefined;
  for (const { quantity, date, rows } of whole) {
    const [first] = rows;
    if (first === undefined) continue;
    const measure = measureOf(quantity);
    const found = {
      measure: measure?.unit === unit ? measure : undefined,
      date,
      cell: readings.cell(first, column),
    };
    // Several of one day: the worst counts, and what nobody can read is the worst.
    if (found.measure === undefined) return found;
    if (worst?.measure === undefined || found.measure.value > worst.measure.value) worst = found;
  }
  return worst;
}

const NOTHING: ReadonlySet<string> = new Set();
const UNKNOWN = { kind: "error", text: "" } as const;

function asLoad(row: ReadingRow): ReadingRow {
  const { load } = row;
  const value = load === undefined ? UNKNOWN : ({ kind: "number", value: load, unit: "plain" } as const);
  return {
    ...row,
    value,
    denominator: undefined,
    unreadable: row.unreadable.has("unit") ? new Set(["unit"]) : NOTHING,
  };
}

/** That of the first throughput: a percentage beside plain figures is on no one curve with them. */
function throughputUnit(own: readonly ReadingRow[]): Measure["unit"] {
  for (const row of own) {
    const unit = measureOf(quantityOf(row, "plain"))?.unit;
    if (unit !== undefined) return unit;
  }
  return "plain";
}

/** An undated reading may be one from after the status date: it takes no part. */
function loadReadings(
  own: readonly ReadingRow[],
  readings: ReadingRows,
  unit: Measure["unit"] | undefined,
): readonly MeasuredLoad[] {
  return own
    .flatMap((row): readonly MeasuredLoad[] => {
      const { load, date } = row;
      const throughput = measureOf(quantityOf(row, "plain"));
      if (isOfUnit(row) || date === undefined || load === undefined || load <= 0) return [];
      if (throughput === undefined || throughput.unit !== unit || throughput.value < 0) return [];
      return [{ load, throughput: throughput.value, cell: readings.cell(row, "load") }];
    })
    .sort((one, other) => one.load - other.load || one.throughput - other.throughput);
}

/** A load is a plain figure: beside limits in percent nobody can tell which share it is. */
function loadFaults(row: ReadingRow, readings: ReadingRows, unit: Measure["unit"]): readonly CellProblem[] {
  const { load, unreadable } = row;
  if (unreadable.has("load") || (load !== undefined && load >= 0 && unit === "plain")) return [];
  const code = load === undefined ? "required-blank" : load < 0 ? "figure-negative" : "reading-unit-differs";
  return [problemAt(readings, row, readings.cell(row, "load"), "load", code)];
}

/** Neither what grows nor a throughput is below 0. */
function negative(row: ReadingRow, readings: ReadingRows): readonly CellProblem[] {
  const measure = measureOf(row.value);
  if (measure === undefined || measure.value >= 0) return [];
  return [problemAt(readings, row, readings.cell(row, "value"), "value", "figure-negative")];
}
