import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Unit } from "../../tabular/numberFormat";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { ColumnKey, Row } from "../../tabular/table";
import { problemAt } from "../problemAt";
import type { fitMetricsTable } from "./fitMetrics.table";
import { reaches, type MetricGoal } from "./progress";

export type MetricRow = Row<typeof fitMetricsTable>;
export type MetricRows = TableRows<typeof fitMetricsTable>;
type Column = ColumnKey<typeof fitMetricsTable>;

/** What a row asks for, in one unit. */
export interface ReadGoal {
  /** Undefined: nobody can tell when it is met. */
  readonly goal: MetricGoal | undefined;
  /** The column that keeps it from being told. */
  readonly fault: "target" | "tolerable" | "direction" | undefined;
  /** Of the target; plain where there is none. */
  readonly unit: Unit;
  /** A level between baseline and target cannot be read, so nobody knows where progress begins. */
  readonly zeroUnknown: boolean;
  readonly weight: number;
  readonly problems: readonly CellProblem[];
}

/** Reads direction, levels and weight of a metric. Blanks and unreadable cells are named by the reading of the table. */
export function readGoal(metrics: MetricRows, row: MetricRow): ReadGoal {
  const problems: CellProblem[] = [];
  const report = (column: Column, code: ProblemCode): void => {
    problems.push(metricProblem(metrics, row, column, code));
  };
  const target = figureOf(row.target);
  if (row.target !== undefined && target === undefined) report("target", "goal-not-a-number");
  const unit = target?.unit ?? "plain";
  const level = (
    column: "tolerable" | "baseline",
  ): { readonly value: number | undefined; readonly unknown: boolean } => {
    const cell = row[column];
    if (cell === undefined) return { value: undefined, unknown: row.unreadable.has(column) };
    const figure = figureOf(cell);
    if (figure === undefined) report(column, "goal-not-a-number");
    else if (target !== undefined && figure.unit !== unit) report(column, "goal-unit-differs");
    else return { value: figure.value, unknown: false };
    return { value: undefined, unknown: true };
  };
  const [tolerable, baseline] = [level("tolerable"), level("baseline")];
  const weight = weightOf(row.weight, () => {
    report("weight", "negative-weight");
  });
  const higherIsBetter = row.direction === undefined ? undefined : row.direction === "Higher is better";
  const mixed = figureOf(row.tolerable) !== undefined && tolerable.unknown;
  const fault =
    target === undefined ? "target" : higherIsBetter === undefined ? "direction" : mixed ? "tolerable" : undefined;
  if (target === undefined || higherIsBetter === undefined || mixed)
    return { goal: undefined, fault, unit, zeroUnknown: true, weight, problems };
  const beyond = tolerable.value !== undefined && !reaches(target.value, tolerable.value, higherIsBetter);
  if (beyond) report("tolerable", "tolerable-beyond-target");
  const usable = beyond ? undefined : tolerable.value;
  return {
    goal: { higherIsBetter, target: target.value, tolerable: usable, baseline: baseline.value },
    fault: undefined,
    unit,
    zeroUnknown: tolerable.unknown || (usable === undefined && baseline.unknown),
    weight,
    problems,
  };
}

function figureOf(cell: Quantity | undefined): Extract<Quantity, { kind: "number" }> | undefined {
  return cell?.kind === "number" ? cell : undefined;
}

function weightOf(weight: number | undefined, negative: () => void): number {
  if (weight === undefined || weight >= 0) return weight ?? 1;
  negative();
  return 1;
}

/** A cell of the FitMetrics table that stands in the way. */
export function metricProblem(metrics: MetricRows, row: MetricRow, column: Column, code: ProblemCode): CellProblem {
  return problemAt(metrics, row, metrics.cell(row, column), column, code);
}
