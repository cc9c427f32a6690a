import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import type { Reading, ReadingRow, ReadingRows } from "../readings/latestReadings";
import { problemAt } from "../problemAt";

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
        problems.push({
          ...problemAt(readings, row, readings.cell(row, "date"), "date", "readings-same-day"),
          severity: "guess",
        });
      }
      seen.add(of);
    }
  }
  return problems;
}

function readingProblem(readings: ReadingRows, row: ReadingRow, unit: Unit): CellProblem | undefined {
  const { value, denominator } = row;
  if (denominator !== undefined && denominator <= 0)
    return problemAt(readings, row, readings.cell(row, "denominator"), "denominator", "denominator-not-positive");
  if (value === undefined) return undefined;
  if (value.kind === "error") return problemAt(readings, row, readings.cell(row, "value"), "value", "error-value");
  if (value.kind === "words")
    return problemAt(readings, row, readings.cell(row, "value"), "value", "reading-not-a-number");
  // A ratio is made of plain figures, whatever the target.
  const differs = value.unit !== (denominator === undefined ? unit : "plain");
  return differs && !row.unreadable.has("denominator")
    ? problemAt(readings, row, readings.cell(row, "value"), "value", "reading-unit-differs")
    : undefined;
}
