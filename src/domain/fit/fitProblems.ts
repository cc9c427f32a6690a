import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import type { ColumnKey } from "../../tabular/table";
import type { Reading, ReadingRow, ReadingRows } from "../readings/latestReadings";
import type { readingsTable } from "../readings/readings.table";

/** Every cell of a metric's readings that stands in the way, and readings of one day that cannot both be the one. */
export function metricReadingProblems(
  readings: ReadingRows,
  rows: readonly ReadingRow[],
  asOf: Day,
  unit: Unit,
  seriesOf: readonly Reading[],
): readonly CellProblem[] {
  const problems: CellProblem[] = [];
  for (const row of rows) {
    if (row.date !== undefined && row.date > asOf) continue;
    const problem = readingProblem(readings, row, unit);
    if (problem !== undefined) problems.push(problem);
  }
  for (const { rows: own } of seriesOf) {
    if (own.length < 2 || own.every(({ denominator }) => denominator !== undefined)) continue;
    const seen = new Set<string>();
    for (const row of own) {
      const of = (row.unit ?? "").toLowerCase();
      // What has a denominator is put together by it.
      if (seen.has(of) && row.denominator === undefined) {
        problems.push({ ...problemAt(readings, row, "date", "readings-same-day"), severity: "guess" });
      }
      seen.add(of);
    }
  }
  return problems;
}

function readingProblem(readings: ReadingRows, row: ReadingRow, unit: Unit): CellProblem | undefined {
  const { value, denominator } = row;
  if (denominator !== undefined && denominator <= 0)
    return problemAt(readings, row, "denominator", "denominator-not-positive");
  if (value === undefined) return undefined;
  if (value.kind === "error") return problemAt(readings, row, "value", "error-value");
  if (value.kind === "words") return problemAt(readings, row, "value", "reading-not-a-number");
  // A ratio is made of plain figures, whatever the target.
  const differs = value.unit !== (denominator === undefined ? unit : "plain");
  return differs && !row.unreadable.has("denominator")
    ? problemAt(readings, row, "value", "reading-unit-differs")
    : undefined;
}

function problemAt(
  readings: ReadingRows,
  row: ReadingRow,
  column: ColumnKey<typeof readingsTable>,
  code: ProblemCode,
): CellProblem {
  const cell = readings.cell(row, column);
  const { snapshot } = readings;
  const found = snapshot.values[row.index]?.[cell.column - snapshot.firstColumn] ?? "";
  const { header } = readings.table.columns[column];
  return { cell, severity: "problem", code, column: header, found, facts: { row: row.key } };
}
