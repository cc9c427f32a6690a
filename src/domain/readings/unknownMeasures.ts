import type { CellProblem } from "../../tabular/cellProblem";
import { finding, type Finding } from "../finding";
import { problemAt } from "../problemAt";
import type { ReadingRow, ReadingRows } from "./latestReadings";

const CELLS_SHOWN = 20;

/** Readings of something that is in none of the tables: `known` holds the keys of what is measured, in lower case. */
export function unknownMeasures(
  readings: ReadingRows,
  byMeasure: ReadonlyMap<string, readonly ReadingRow[]>,
  known: readonly ReadonlySet<string>[],
): { readonly problems: readonly CellProblem[]; readonly findings: readonly Finding[] } {
  const problems: CellProblem[] = [];
  const findings: Finding[] = [];
  for (const [measure, rows] of byMeasure) {
    const [first] = rows;
    if (first === undefined || known.some((keys) => keys.has(measure))) continue;
    const cell = readings.cell(first, "measure");
    problems.push(
      problemAt(readings, first, cell, "measure", "unknown-id", {
        table: "Invariants, Signals, Boundaries or FitMetrics",
      }),
    );
    const cells = rows.slice(0, CELLS_SHOWN).map((row) => readings.cell(row, "measure"));
    findings.push(finding("reading-measure-unknown", "warning", { measure: first.key, readings: rows.length }, cells));
  }
  return { problems, findings };
}
