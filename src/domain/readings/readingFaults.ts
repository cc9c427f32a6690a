import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import { measureFault, measureOf, type Measure } from "../measure";
import { problemAt } from "../problemAt";
import { quantityOf, type ReadingRow, type ReadingRows } from "./latestReadings";

/** What stands in the way of using a reading as a figure of a unit; readings after the status date are not looked at. */
export function readingFaults(
  row: ReadingRow,
  readings: ReadingRows,
  unit: Measure["unit"],
  asOf: Day,
): readonly CellProblem[] {
  if (row.date !== undefined && row.date > asOf) return [];
  if (row.denominator !== undefined && row.denominator <= 0) {
    return [problemAt(readings, row, readings.cell(row, "denominator"), "denominator", "denominator-not-positive")];
  }
  // A denominator that cannot be read is named by the reading of the table.
  if (row.value === undefined || row.unreadable.has("denominator")) return [];
  const measure = measureOf(quantityOf(row, unit));
  const fault = measureFault(row.value);
  const code: ProblemCode | undefined =
    fault === "not-a-number"
      ? "reading-not-a-number"
      : (fault ?? (measure?.unit === unit ? undefined : "reading-unit-differs"));
  return code === undefined ? [] : [problemAt(readings, row, readings.cell(row, "value"), "value", code)];
}
