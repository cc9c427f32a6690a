import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import { problemAt } from "../problemAt";
import { quantityOf, type ReadingRow, type ReadingRows } from "../readings/latestReadings";
import { readingFaults } from "../readings/readingFaults";

/** What stands under Unit of a reading of a parallel run: which of the two ways it is of. */
export const OLD_UNIT = "old";
export const NEW_UNIT = "new";
export type Side = typeof OLD_UNIT | typeof NEW_UNIT;

/** Undefined: of neither, but of how much the support gives. */
export function sideOf({ unit }: ReadingRow): Side | undefined {
  const side = unit?.trim().toLowerCase();
  return side === OLD_UNIT || side === NEW_UNIT ? side : undefined;
}

/** Readings of one support that are held against each other. */
export interface SupportReadings {
  /** The unit of the first figure among them; the others are compared with it. */
  readonly unit: Unit;
  readonly rows: readonly ReadingRow[];
}

/** Readings of a support up to a day: those of both ways of a parallel run, and those of how much it gives. */
export function supportReadings(
  rows: readonly ReadingRow[],
  asOf: Day,
): { readonly sides: SupportReadings; readonly given: SupportReadings } {
  const known = rows.filter(({ date }) => date === undefined || date <= asOf);
  const together = (own: readonly ReadingRow[]): SupportReadings => {
    const first = own.map((row) => quantityOf(row, "plain")).find((quantity) => quantity?.kind === "number");
    return { unit: first?.kind === "number" ? first.unit : "plain", rows: own };
  };
  return {
    sides: together(known.filter((row) => sideOf(row) !== undefined)),
    given: together(known.filter(({ unit }) => unit === undefined)),
  };
}

/** What a reading says in the unit of those that it is held against; undefined where it cannot be used. */
export function figureOf(row: ReadingRow, { unit }: SupportReadings): number | undefined {
  const quantity = quantityOf(row, unit);
  return quantity?.kind === "number" && quantity.unit === unit ? quantity.value : undefined;
}

/** Every cell of a support's readings that stands in the way. */
export function supportReadingProblems(
  rows: readonly ReadingRow[],
  readings: ReadingRows,
  isParallelRun: boolean,
  asOf: Day,
): readonly CellProblem[] {
  const { sides, given } = supportReadings(rows, asOf);
  const problems = [sides, given].flatMap((own) =>
    own.rows.flatMap((row) => readingFaults(row, readings, own.unit === "percent" ? "percent" : "plain", asOf)),
  );
  if (!isParallelRun) return problems;
  const seen = new Set<string>();
  for (const row of rows) {
    const { date, unit } = row;
    if (unit === undefined || (date !== undefined && date > asOf)) continue;
    const side = sideOf(row);
    if (side === undefined)
      problems.push(problemAt(readings, row, readings.cell(row, "unit"), "unit", "run-side-unknown"));
    if (side === undefined || date === undefined) continue;
    const place = `${side} ${date}`;
    if (seen.has(place)) problems.push(problemAt(readings, row, readings.cell(row, "date"), "date", "run-read-twice"));
    seen.add(place);
  }
  return problems;
}
