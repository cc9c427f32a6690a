import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { rowName, type RowName } from "../audit/auditFindings";
import { missingColumns } from "../audit/missingColumns";
import { finding, type Figure, type Finding } from "../finding";
import { measureFault, measureOf, type Measure } from "../measure";
import type { Policy } from "../policy";
import { problemAt } from "../problemAt";
import { readingFaults } from "../readings/readingFaults";
import { latestReadings, type ReadingRow, type ReadingRows } from "../readings/latestReadings";
import { isAbove } from "../rounding";
import type { SignalState, signalsTable } from "./signals.table";

export type SignalRow = Row<typeof signalsTable>;
export type SignalRows = TableRows<typeof signalsTable>;

export interface SignalEvaluation {
  readonly row: SignalRow;
  readonly name: RowName;
  readonly state: SignalState;
  readonly current: Figure | undefined;
  readonly observedOn: Day | undefined;
  /** The reading that decides, else the cell where one is typed. */
  readonly cell: CellAddress;
}

export interface SignalsEvaluation {
  readonly signals: readonly SignalEvaluation[];
  readonly findings: readonly Finding[];
  readonly problems: readonly CellProblem[];
}

/** Judges every signal as of a day, by its newest readings, else by Current. Firing outranks Stale. */
export function evaluateSignals(
  rows: SignalRows,
  readings: ReadingRows | undefined,
  byMeasure: ReadonlyMap<string, readonly ReadingRow[]>,
  policy: Pick<Policy, "signalAgeDays">,
  asOf: Day,
): SignalsEvaluation {
  const problems: CellProblem[] = [];
  const findings: Finding[] = [...missingColumns(rows)];
  const signals = rows.rows.map((row): SignalEvaluation => {
    const levels = levelsOf(row, rows, problems);
    const own = byMeasure.get(row.key.toLowerCase()) ?? [];
    const unit = levels?.unit ?? "plain";
    if (readings !== undefined) problems.push(...own.flatMap((one) => readingFaults(one, readings, unit, asOf)));
    const observed = observations(row, rows, own, readings, unit, asOf);
    const typed = observed.length === 1 && observed[0]?.rows === undefined;
    if (typed && levels !== undefined) problems.push(...currentFaults(row, rows, unit));
    const judged = observed.map((one) => ({ one, state: judgeSignal(levels, one, policy.signalAgeDays, asOf) }));
    const deciding = WORST_FIRST.map((state) => judged.find((each) => each.state === state)).find(
      (found) => found !== undefined,
    );
    if (levels?.reversed === true) {
      const cells = [rows.cell(row, "watchAt"), rows.cell(row, "actAt")];
      findings.push(finding("signal-levels-reversed", "warning", { signal: rowName(row, row.signal) }, cells));
    }
    const measure = measureOf(deciding?.one.quantity);
    return {
      row,
      name: rowName(row, row.signal),
      state: deciding?.state ?? "No reading",
      current: measure,
      observedOn: deciding?.one.date,
      cell: deciding?.one.cell ?? rows.cell(row, "current"),
    };
  });
  return { signals, findings, problems };
}

/** Nobody knows is worse than quiet; of what fires no other reading of that day takes anything away. */
const WORST_FIRST: readonly SignalState[] = ["Firing", "No reading", "Stale", "Watch", "Quiet"];

interface Levels {
  readonly watch: number | undefined;
  readonly act: number;
  readonly unit: Measure["unit"];
  /** 1: higher is worse; −1: lower is. */
  readonly sign: 1 | -1;
  /** It would fire before it is watched. */
  readonly reversed: boolean;
}

/** Undefined where nobody can tell when it fires. */
function levelsOf(row: SignalRow, rows: SignalRows, problems: CellProblem[]): Levels | undefined {
  for (const key of ["watchAt", "actAt"] as const) {
    const fault = measureFault(row[key]);
    if (fault !== undefined) problems.push(problemAt(rows, row, rows.cell(row, key), key, fault));
  }
  const [watch, act] = [measureOf(row.watchAt), measureOf(row.actAt)];
  if (act === undefined || row.direction === undefined) return undefined;
  if (watch !== undefined && watch.unit !== act.unit) {
    problems.push(problemAt(rows, row, rows.cell(row, "watchAt"), "watchAt", "figures-some-percent"));
    return undefined;
  }
  const sign = row.direction === "Higher is worse" ? 1 : -1;
  const reversed = watch !== undefined && isAbove(sign * watch.value, sign * act.value);
  return { watch: watch?.value, act: act.value, unit: act.unit, sign, reversed };
}

interface Observation {
  readonly quantity: Quantity | undefined;
  readonly date: Day | undefined;
  readonly cell: CellAddress;
  /** The readings behind it; undefined: as typed. */
  readonly rows?: readonly ReadingRow[];
}

function observations(
  row: SignalRow,
  rows: SignalRows,
  own: readonly ReadingRow[],
  readings: ReadingRows | undefined,
  unit: Measure["unit"],
  asOf: Day,
): readonly Observation[] {
  const { whole } = latestReadings(own, asOf, unit);
  if (readings !== undefined && whole.length > 0) {
    return whole.flatMap(({ quantity, date, rows: behind }) => {
      const [first] = behind;
      return first === undefined ? [] : [{ quantity, date, cell: readings.cell(first, "value"), rows: behind }];
    });
  }
  if (row.current === undefined) return [];
  return [{ quantity: row.current, date: row.observedOn, cell: rows.cell(row, "current") }];
}

function judgeSignal(
  levels: Levels | undefined,
  { quantity, date }: Observation,
  ageDays: number,
  asOf: Day,
): SignalState {
  const measure = measureOf(quantity);
  if (levels === undefined || measure === undefined || measure.unit !== levels.unit) return "No reading";
  const { sign, act, watch } = levels;
  const scale = Math.max(Math.abs(measure.value), Math.abs(act), Math.abs(watch ?? 0));
  const reaches = (level: number): boolean => !isAbove(sign * level, sign * measure.value, scale);
  if (reaches(act)) return "Firing";
  if (watch === undefined) return "No reading";
  if (date === undefined || date > asOf || asOf - date > ageDays) return "Stale";
  return reaches(watch) ? "Watch" : "Quiet";
}

function currentFaults(row: SignalRow, rows: SignalRows, unit: Measure["unit"]): readonly CellProblem[] {
  const fault = measureFault(row.current);
  const differs = measureOf(row.current)?.unit !== unit;
  const code: ProblemCode | undefined = fault ?? (differs ? "figures-some-percent" : undefined);
  return code === undefined ? [] : [problemAt(rows, row, rows.cell(row, "current"), "current", code)];
}
