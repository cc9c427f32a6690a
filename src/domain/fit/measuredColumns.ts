import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import { entry } from "../entry";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";

/**
 * What the rows of a measure have in common where none has a fault: of the whole or of units, with a denominator or
 * without. `mixed`: anything else.
 */
export type MeasuredShape = "whole" | "whole ratios" | "units" | "unit ratios" | "mixed";

/**
 * The readings of one measure: its rows in sheet order, and unless they are mixed their cells side by side, row by row.
 * Rows lie all over the memory; of 100,000 each is looked at once, in the order in which it was read.
 */
export class MeasuredColumns {
  readonly rows: ReadingRow[] = [];
  readonly dates: Day[] = [];
  readonly values: number[] = [];
  readonly denominators: number[] = [];
  readonly units: string[] = [];
  shape: MeasuredShape = "mixed";
  /** Of every value. */
  unit: Unit = "plain";
  /** No date lies before the one above. */
  inOrder = true;

  add(row: ReadingRow): void {
    const { date, value, denominator, unit, unreadable } = row;
    this.rows.push(row);
    const usable = date !== undefined && value?.kind === "number" && unreadable.size === 0;
    if (this.rows.length === 1 && usable) {
      this.shape = shapeOf(row);
      this.unit = value.unit;
    }
    if (this.shape === "mixed") return;
    if (!usable || value.unit !== this.unit || shapeOf(row) !== this.shape) {
      this.shape = "mixed";
      return;
    }
    if (date < (this.dates.at(-1) ?? date)) this.inOrder = false;
    this.dates.push(date);
    this.values.push(value.value);
    if (denominator !== undefined) this.denominators.push(denominator);
    if (unit !== undefined) this.units.push(unit);
  }
}

function shapeOf({ unit, denominator }: ReadingRow): MeasuredShape {
  if (denominator === undefined) return unit === undefined ? "whole" : "units";
  if (denominator <= 0) return "mixed";
  return unit === undefined ? "whole ratios" : "unit ratios";
}

export type Measured = ReadonlyMap<string, MeasuredColumns>;

/** The readings of each measure, by its ID in lower case. */
export function measuredColumns(readings: ReadingRows | undefined): Measured {
  const found = new Map<string, MeasuredColumns>();
  // By the ID as a row writes it, so that 100,000 rows of few measures are not all put in lower case.
  const written = new Map<string, MeasuredColumns>();
  for (const row of readings?.rows ?? []) {
    let own = written.get(row.key);
    if (own === undefined) {
      own = entry(found, row.key.toLowerCase(), () => new MeasuredColumns());
      written.set(row.key, own);
    }
    own.add(row);
  }
  return found;
}
