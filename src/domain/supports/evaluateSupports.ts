import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Quantity } from "../../tabular/quantity";
import type { ColumnKey } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { RuleText } from "../finding";
import type { ActiveSupport } from "../fit/landing";
import type { MetricRow, MetricRows } from "../fit/metricGoal";
import { ruleText, type Rule } from "../gates/criterionRule";
import { readingsByMeasure, type ReadingRow, type ReadingRows } from "../readings/latestReadings";
import { readingFaults } from "../readings/readingFaults";
import { problemAt } from "../problemAt";
import { round9 } from "../rounding";
import { measureStanding, type MeasureStanding } from "./exitMeasure";
import { exitRule, type SupportRow, type SupportRows } from "./exitRule";
import { exitState, type ExitState } from "./exitState";
import { parallelRuns, supportDependency, type ParallelRun, type SupportDependency } from "./supportDependency";
import { supportReadingProblems } from "./supportReadings";
import type { supportsTable } from "./supports.table";

type Column = ColumnKey<typeof supportsTable>;

/** What still has to be true before a support can go, with the cell that would say so. Hours are per week. */
export type RetireNeed = { readonly cell: CellAddress } & (
  | { readonly id: "name-exit"; readonly column: "retireWhen" | "operator" | "level" | "plannedEnd" }
  | { readonly id: "measure-unknown"; readonly measure: string }
  | {
      readonly id: "measure-passes";
      readonly measure: string;
      readonly rule: RuleText;
      readonly standing: MeasureStanding;
    }
  | { readonly id: "name-receiving-owner" }
  | { readonly id: "say-hours" }
  | { readonly id: "say-receiving-capacity" }
  | { readonly id: "free-capacity"; readonly hours: number; readonly capacity: number }
);

/** Why a support has its exit state. */
export type ExitReason =
  | { readonly id: "exit-missing"; readonly columns: readonly ("retireWhen" | "operator" | "level" | "plannedEnd")[] }
  | { readonly id: "can-go"; readonly measure: string; readonly readings: number }
  | {
      readonly id: "past-end";
      readonly plannedEnd: Day;
      readonly days: number;
      readonly plannedDays: number | undefined;
    }
  | { readonly id: "end-ahead"; readonly plannedEnd: Day; readonly days: number };

export interface SupportEvaluation {
  readonly row: SupportRow;
  /** Neither retired nor made permanent, and begun. */
  readonly active: boolean;
  /** Undefined for one that was retired or made permanent. */
  readonly exitState: ExitState | undefined;
  readonly because: ExitReason | undefined;
  /** What its measure has to reach; undefined: nobody can tell. */
  readonly rule: Rule | undefined;
  /** Empty where it can go, and where it is gone. */
  readonly toRetire: readonly RetireNeed[];
  /** Share of 1; undefined where nobody knows. */
  readonly absorbed: number | undefined;
  readonly cells: readonly CellAddress[];
}

export interface SupportsEvaluation {
  readonly supports: readonly SupportEvaluation[];
  /** For the landing. */
  readonly active: readonly ActiveSupport[];
  readonly dependency: SupportDependency;
  readonly parallelRuns: readonly ParallelRun[];
  readonly problems: readonly CellProblem[];
}

export interface SupportTables {
  readonly supports: SupportRows;
  readonly fitMetrics: MetricRows | undefined;
  readonly readings: ReadingRows | undefined;
  /** The readings of a measure by its ID, where somebody has sorted them already. */
  readonly rowsOf?: RowsOf;
  /** IDs of measures that other tables hold, in lower case. */
  readonly otherMeasures?: ReadonlySet<string>;
}

type RowsOf = (measure: string) => readonly ReadingRow[];

function rowsByMeasure(readings: ReadingRows | undefined): RowsOf {
  const byMeasure = readingsByMeasure(readings);
  return (measure) => byMeasure.get(measure) ?? [];
}

export interface SupportPolicy {
  readonly evidenceAgeDays: number;
  /** Readings in a row in which the measure has to pass. */
  readonly readingsToRetire: number;
}

/** Says of every support whether it can go, is late or has become permanent, and what it still needs. Pure. */
export function evaluateSupports(
  tables: SupportTables,
  policy: SupportPolicy,
  asOf: Day,
  locale: WorkbookLocale,
): SupportsEvaluation {
  const rowsOf = tables.rowsOf ?? rowsByMeasure(tables.readings);
  const problems: CellProblem[] = [];
  const supports = tables.supports.rows.map((row) =>
    evaluateSupport(row, tables, rowsOf, policy, asOf, locale, problems),
  );
  problems.push(...readingProblems(supports, tables, rowsOf, asOf));
  return {
    supports,
    active: supports.flatMap(({ row, active, absorbed }) => (active ? [{ id: row.key, absorbed }] : [])),
    dependency: supportDependency(supports),
    parallelRuns: parallelRuns(supports, asOf),
    problems,
  };
}

/** Cells of readings that stand in the way: of supports themselves, and of exit measures that no other table judges. */
function readingProblems(
  supports: readonly SupportEvaluation[],
  { readings, fitMetrics, otherMeasures }: SupportTables,
  rowsOf: RowsOf,
  asOf: Day,
): readonly CellProblem[] {
  if (readings === undefined) return [];
  const looked = new Set(otherMeasures);
  for (const { key } of fitMetrics?.rows ?? []) looked.add(key.toLowerCase());
  const once = (measure: string): boolean => {
    const before = looked.size;
    return looked.add(measure.toLowerCase()).size > before;
  };
  return [
    ...supports.flatMap(({ row: { key, kind } }) =>
      once(key) ? supportReadingProblems(rowsOf(key.toLowerCase()), readings, kind === "Parallel run", asOf) : [],
    ),
    ...supports.flatMap(({ row: { retireWhen }, rule }) => {
      if (retireWhen === undefined || rule?.kind !== "figure" || !once(retireWhen)) return [];
      const unit = rule.unit === "percent" ? "percent" : "plain";
      return rowsOf(retireWhen.toLowerCase()).flatMap((row) => readingFaults(row, readings, unit, asOf));
    }),
  ];
}

function evaluateSupport(
  row: SupportRow,
  tables: SupportTables,
  rowsOf: RowsOf,
  policy: SupportPolicy,
  asOf: Day,
  locale: WorkbookLocale,
  problems: CellProblem[],
): SupportEvaluation {
  const { supports, fitMetrics, readings, otherMeasures } = tables;
  const { start, plannedEnd, retireWhen } = row;
  const at = (column: Column): CellAddress => supports.cell(row, column);
  const report = (column: Column, code: ProblemCode, facts: CellProblem["facts"] = {}): void => {
    problems.push(problemAt(supports, row, at(column), column, code, facts));
  };
  const notBelowZero = (column: "hoursPerWeek" | "receivingCapacity"): number | undefined => {
    const hours = row[column];
    if (hours === undefined || hours >= 0) return hours;
    report(column, "below-zero");
    return undefined;
  };

  const measure = retireWhen?.toLowerCase();
  const metric = metricOf(fitMetrics, retireWhen);
  const rows = measure === undefined ? [] : rowsOf(measure);
  const { rule, lacks, unreadable } = exitRule(row, supports, higherIsBetter(metric), locale);
  if (lacks !== undefined && unreadable)
    report(lacks, lacks === "level" ? "level-unreadable" : "level-operator-unreadable");
  const isKnown =
    measure === undefined || metric !== undefined || rows.length > 0 || otherMeasures?.has(measure) === true;
  if (!isKnown) report("retireWhen", "unknown-id", { table: "FitMetrics" });
  if (start !== undefined && plannedEnd !== undefined && plannedEnd < start) report("plannedEnd", "end-before-start");
  const absorbed = shareOf(row.absorbed);
  if (row.absorbed !== undefined && absorbed === undefined) report("absorbed", "absorbed-out-of-range");
  const [hoursPerWeek, receivingCapacity] = [notBelowZero("hoursPerWeek"), notBelowZero("receivingCapacity")];

  const gone = row.state === "Retired" || row.state === "Made permanent";
  if (gone)
    return {
      row,
      active: false,
      exitState: undefined,
      because: undefined,
      rule,
      toRetire: [],
      absorbed,
      cells: [at("state")],
    };

  const needed = Math.max(1, Math.ceil(policy.readingsToRetire));
  const standing =
    rule === undefined || retireWhen === undefined
      ? undefined
      : measureStanding(rule, rows, metric, { readings, needed, asOf, ageDays: policy.evidenceAgeDays, locale });
  const measurePasses = standing?.passed === needed;
  const exit = {
    hasCriterion: retireWhen !== undefined && rule !== undefined,
    measurePasses,
    receivingOwner: row.receivingOwner,
    hoursPerWeek,
    receivingCapacity,
    start,
    plannedEnd,
  };
  const state = exitState(exit, asOf);

  const missing = [
    ...(retireWhen === undefined ? (["retireWhen"] as const) : []),
    ...(lacks === undefined ? [] : [lacks]),
    ...(plannedEnd === undefined ? (["plannedEnd"] as const) : []),
  ];
  const toRetire: RetireNeed[] = missing.map((column) => ({ id: "name-exit", column, cell: at(column) }));
  if (retireWhen !== undefined && !isKnown)
    toRetire.push({ id: "measure-unknown", measure: retireWhen, cell: at("retireWhen") });
  else if (retireWhen !== undefined && rule !== undefined && standing !== undefined && !measurePasses)
    toRetire.push({
      id: "measure-passes",
      measure: retireWhen,
      rule: ruleText(rule),
      standing,
      cell: standing.cells[0] ?? at("retireWhen"),
    });
  if (row.receivingOwner === undefined) toRetire.push({ id: "name-receiving-owner", cell: at("receivingOwner") });
  if (hoursPerWeek === undefined) toRetire.push({ id: "say-hours", cell: at("hoursPerWeek") });
  if (receivingCapacity === undefined) toRetire.push({ id: "say-receiving-capacity", cell: at("receivingCapacity") });
  else if (hoursPerWeek !== undefined && round9(receivingCapacity) < round9(hoursPerWeek))
    toRetire.push({
      id: "free-capacity",
      hours: hoursPerWeek,
      capacity: receivingCapacity,
      cell: at("receivingCapacity"),
    });

  return {
    row,
    // One that is still to come takes no work yet.
    active: start === undefined || start <= asOf,
    exitState: state,
    because: reasonOf(state),
    rule,
    toRetire,
    absorbed,
    cells: cellsOf(state),
  };

  function reasonOf(found: ExitState): ExitReason {
    if (found === "No exit criterion" || plannedEnd === undefined) return { id: "exit-missing", columns: missing };
    if (found === "Ready to retire") return { id: "can-go", measure: retireWhen ?? "", readings: needed };
    if (found === "Not due") return { id: "end-ahead", plannedEnd, days: plannedEnd - asOf };
    const plannedDays = start === undefined ? undefined : Math.max(0, plannedEnd - start);
    return { id: "past-end", plannedEnd, days: asOf - plannedEnd, plannedDays };
  }

  function cellsOf(found: ExitState): readonly CellAddress[] {
    if (found === "No exit criterion") return missing.map(at);
    return found === "Ready to retire" ? [at("retireWhen"), ...(standing?.cells ?? [])] : [at("plannedEnd")];
  }
}

/**
 * A share of 1. Undefined where nobody can tell: outside 0 to 100 %, or a plain figure up to 1 under a header without
 * a percent sign, which may be a fraction as well as a percentage.
 */
function shareOf(cell: Quantity | undefined): number | undefined {
  if (cell?.kind !== "number" || cell.value < 0 || cell.value > 100) return undefined;
  if (cell.unit === "percent" || cell.value === 0) return cell.value / 100;
  return cell.unit === "plain" && cell.value > 1 ? cell.value / 100 : undefined;
}

function metricOf(fitMetrics: MetricRows | undefined, key: string | undefined): MetricRow | undefined {
  const position = key === undefined ? undefined : fitMetrics?.position(key);
  return position === undefined ? undefined : fitMetrics?.rows[position];
}

function higherIsBetter(metric: MetricRow | undefined): boolean | undefined {
  return metric?.direction === undefined ? undefined : metric.direction === "Higher is better";
}
