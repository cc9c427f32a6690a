import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { CellValue } from "../../tabular/cellValue";
import type { Day } from "../../tabular/excelDate";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { Steps } from "../../tabular/steps";
import type { ColumnKey, Table } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { finding, type Finding } from "../finding";
import type { Rule } from "../gates/criterionRule";
import { quantityOf, type ReadingRow, type ReadingRows } from "../readings/latestReadings";
import type { InvariantRows } from "./evaluateInvariants";
import { invariantRule } from "./invariantRule";

const CELLS_SHOWN = 20;

/** Every cell of the two tables that stands in the way, and readings of something that is not there. */
export function* invariantProblems(
  { invariants, readings }: { readonly invariants: InvariantRows; readonly readings: ReadingRows | undefined },
  byMeasure: ReadonlyMap<string, readonly ReadingRow[]>,
  asOf: Day,
  locale: WorkbookLocale,
): Steps<{ readonly problems: readonly CellProblem[]; readonly findings: readonly Finding[] }> {
  const problems: CellProblem[] = [];
  const known = new Set<string>();
  for (const row of invariants.rows) {
    yield;
    known.add(row.key.toLowerCase());
    const { rule, fault } = invariantRule(row, invariants, locale);
    if (fault === "limit")
      problems.push(problemAt(invariants, row, invariants.cell(row, "limit"), "limit", "limit-unreadable"));
    if (fault === "operator")
      problems.push(
        problemAt(invariants, row, invariants.cell(row, "operator"), "operator", "limit-operator-unreadable"),
      );
    const current = rule === undefined ? undefined : misfit(row.current, rule);
    if (current !== undefined)
      problems.push(problemAt(invariants, row, invariants.cell(row, "current"), "current", current));
    if (readings === undefined) continue;
    for (const reading of byMeasure.get(row.key.toLowerCase()) ?? []) {
      if (reading.date !== undefined && reading.date > asOf) continue;
      problems.push(...readingProblems(readings, reading, rule));
    }
  }
  if (readings === undefined) return { problems, findings: [] };
  const findings = [...byMeasure].flatMap(([measure, rows]): readonly Finding[] => {
    const [first] = rows;
    if (known.has(measure) || first === undefined) return [];
    problems.push(
      problemAt(readings, first, readings.cell(first, "measure"), "measure", "unknown-id", {
        table: invariants.table.name,
      }),
    );
    const cells: readonly CellAddress[] = rows.slice(0, CELLS_SHOWN).map((row) => readings.cell(row, "measure"));
    return [finding("reading-measure-unknown", "warning", { measure: first.key, readings: rows.length }, cells)];
  });
  return { problems, findings };
}

function readingProblems(readings: ReadingRows, row: ReadingRow, rule: Rule | undefined): readonly CellProblem[] {
  const { denominator, value } = row;
  if (denominator !== undefined && denominator <= 0) {
    return [problemAt(readings, row, readings.cell(row, "denominator"), "denominator", "denominator-not-positive")];
  }
  if (rule === undefined || value === undefined) return [];
  const target = rule.kind === "figure" ? rule.unit : "plain";
  // A ratio is made of plain figures, whatever the limit.
  const code =
    denominator !== undefined && value.kind === "number" && value.unit !== "plain"
      ? "reading-unit-differs"
      : misfit(value.kind === "error" ? value : (quantityOf(row, target) ?? value), rule);
  return code === undefined ? [] : [problemAt(readings, row, readings.cell(row, "value"), "value", code)];
}

/** Why a value cannot be compared with a limit. */
function misfit(value: Quantity | undefined, rule: Rule): ProblemCode | undefined {
  if (value === undefined) return undefined;
  if (value.kind === "error") return "error-value";
  if (rule.kind === "words") return undefined;
  if (value.kind === "words") return "reading-not-a-number";
  return value.unit === rule.unit ? undefined : "reading-unit-differs";
}

function problemAt<T extends Table>(
  rows: Pick<TableRows<T>, "table" | "snapshot">,
  row: { readonly index: number; readonly key: string },
  cell: CellAddress,
  key: ColumnKey<T>,
  code: ProblemCode,
  facts: CellProblem["facts"] = {},
): CellProblem {
  const found: CellValue = rows.snapshot.values[row.index]?.[cell.column - rows.snapshot.firstColumn] ?? "";
  const column = rows.table.columns[key]?.header ?? key;
  return { cell, severity: "problem", code, column, found, facts: { row: row.key, ...facts } };
}
