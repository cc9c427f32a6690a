import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";
import { round9 } from "../rounding";
import { figureOf, NEW_UNIT, OLD_UNIT, sideOf, supportReadings } from "./supportReadings";

/** Old and new results of a parallel run, side by side. Figures are in the unit of its readings. */
export interface ParallelComparison {
  readonly id: string;
  readonly days: readonly ComparedDay[];
  /** Days on which both say the same. */
  readonly agreeing: number;
  /** Mean of new − old: what the new way says more. */
  readonly bias: number;
  /** Between these lie 95 % of the differences (Bland and Altman, Lancet 1986); undefined for fewer than three days. */
  readonly limits: { readonly lower: number; readonly upper: number } | undefined;
  readonly cells: readonly CellAddress[];
}

export interface ComparedDay {
  readonly date: Day;
  readonly old: number;
  readonly new: number;
}

/**
 * Compares the readings of a parallel run, by its ID: of the days on which both the old and the new way have one usable
 * reading, all in one unit. Undefined where there is no such day.
 */
export function parallelComparison(
  id: string,
  rows: readonly ReadingRow[],
  readings: ReadingRows | undefined,
  asOf: Day,
): ParallelComparison | undefined {
  const sides = { [OLD_UNIT]: new Map<Day, Read>(), [NEW_UNIT]: new Map<Day, Read>() };
  const own = supportReadings(rows, asOf).sides;
  for (const row of own.rows) {
    const { date } = row;
    const side = sideOf(row);
    if (date === undefined || side === undefined) continue;
    const before = sides[side].get(date);
    // Two of one day: nobody knows which one is meant.
    sides[side].set(date, { row, value: before === undefined ? figureOf(row, own) : undefined });
  }
  const days: ComparedDay[] = [];
  const cells: CellAddress[] = [];
  for (const [date, old] of [...sides.old].sort(([one], [other]) => one - other)) {
    const now = sides.new.get(date);
    if (old.value === undefined || now?.value === undefined) continue;
    days.push({ date, old: old.value, new: now.value });
    if (readings !== undefined) cells.push(readings.cell(old.row, "value"), readings.cell(now.row, "value"));
  }
  if (days.length === 0) return undefined;
  const differences = days.map((day) => day.new - day.old);
  const bias = differences.reduce((sum, difference) => sum + difference, 0) / differences.length;
  const variance =
    differences.reduce((sum, difference) => sum + (difference - bias) ** 2, 0) / (differences.length - 1);
  const reach = 1.96 * Math.sqrt(variance);
  return {
    id,
    days,
    agreeing: differences.filter((difference) => round9(difference) === 0).length,
    bias: round9(bias),
    limits: days.length < 3 ? undefined : { lower: round9(bias - reach), upper: round9(bias + reach) },
    cells,
  };
}

interface Read {
  readonly row: ReadingRow;
  readonly value: number | undefined;
}
