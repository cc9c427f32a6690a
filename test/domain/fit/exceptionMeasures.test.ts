import { exceptionMeasures } from "../../../src/domain/fit/exceptionMeasures";
import { fitMetricsTable } from "../../../src/domain/fit/fitMetrics.table";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { rowsOf, TODAY } from "../sheet";

const metrics = (current: string) =>
  rowsOf(
    fitMetricsTable,
    `ID | Metric | Dimension | Direction | Target | Current
M1 | Detours a week | Exception load | Lower is better | 5 | ${current}
M2 | Cases | Volume | Higher is better | 100 | 80`,
  );
const readings = (row: string) => rowsOf(readingsTable, `Measure | Date | Value\n${row}`);

const cellsOf = (current: string, reading: string): readonly string[] =>
  exceptionMeasures(metrics(current), readings(reading), TODAY).flatMap(({ name, cells }) =>
    cells.map(({ sheet, row, column }) => `${name}: ${sheet} ${row} ${column}`),
  );

test("the load of exceptions is measured by a reading, else by Current, and by their cell", () => {
  expect(cellsOf("7", "m1 | 2026-06-01 | 9")).toEqual(["Detours a week: Readings 1 2"]);
  expect(cellsOf("7", "M2 | 2026-06-01 | 9")).toEqual(["Detours a week: FitMetrics 1 5"]);
});

test("a metric that nobody measured yet, or only after the status date, or with what is no figure, measures nothing", () => {
  expect(cellsOf("", "M2 | 2026-06-01 | 9")).toEqual([]);
  expect(cellsOf("", "M1 | 2026-07-01 | 9")).toEqual([]);
  expect(cellsOf("many", "M1 | 2026-06-01 | lots")).toEqual([]);
  expect(exceptionMeasures(undefined, undefined, TODAY)).toEqual([]);
});
