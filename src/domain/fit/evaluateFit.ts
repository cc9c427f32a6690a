import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import { atOnce, type Steps } from "../../tabular/steps";
import type { Reading, ReadingRows } from "../readings/latestReadings";
import { assuranceOf, chartOf, trendOf, type Assurance, type ControlChart, type Trend } from "./controlChart";
import { metricReadingProblems } from "./fitProblems";
import { fitScore, type FitScore } from "./fitScore";
import {
  DIMENSIONS,
  landingOf,
  type ActiveSupport,
  type Dimension,
  type Landing,
  type LandingReason,
  type MetricState,
} from "./landing";
import { metricProblem, readGoal, type MetricRow, type MetricRows } from "./metricGoal";
import { measuredColumns, NO_READINGS, type Measured, type MeasuredColumns } from "./measuredColumns";
import { metricSeries } from "./metricSeries";
import { judgeMetric, worstOf, type MetricReason } from "./metricState";
import { progressOf, type MetricGoal } from "./progress";
import { unitSpread, type UnitSpread } from "./unitSpread";

/** One metric on a day: on the whole. */
export interface MetricEvaluation {
  readonly row: MetricRow;
  readonly state: MetricState;
  readonly reason: MetricReason;
  /** The readings that decide, else the cell where one is to be typed. */
  readonly cells: readonly CellAddress[];
  /** Undefined: nobody can tell when it is met. */
  readonly goal: MetricGoal | undefined;
  /** The unit of all its figures. */
  readonly unit: Unit;
  readonly weight: number;
  /** What it is, whatever its age; undefined where nobody knows. */
  readonly current: number | undefined;
  readonly observedOn: Day | undefined;
  /** 0 to 1; undefined where it is unknown. */
  readonly progress: number | undefined;
  readonly chart: ControlChart;
  readonly trend: Trend;
  readonly assurance: Assurance;
  readonly spread: UnitSpread | undefined;
}

/** A side of fit: how its metrics stand, the worst first, unknown after what is not met. `Missing`: it has none. */
export interface DimensionStanding {
  readonly dimension: Dimension;
  readonly standing: "Missing" | "Not met" | "Unknown" | "Tolerable" | "At target";
  readonly metrics: readonly string[];
}

export interface FitEvaluation extends FitScore {
  readonly metrics: readonly MetricEvaluation[];
  readonly landing: Landing;
  readonly because: LandingReason;
  readonly dimensions: readonly DimensionStanding[];
  readonly problems: readonly CellProblem[];
}

export interface FitPolicy {
  readonly evidenceAgeDays: number;
  /** Percent of the weight that may be unknown. */
  readonly missingLimitPercent: number;
  /** Percent of the work that active temporary supports may absorb together. */
  readonly absorbedWorkLimitPercent: number;
}

export interface FitTables {
  readonly fitMetrics: MetricRows;
  readonly readings: ReadingRows | undefined;
  /** The temporary supports that are active; undefined where there is no Supports table. */
  readonly activeSupports: readonly ActiveSupport[] | undefined;
  /** The readings by measure, where somebody has sorted them already. */
  readonly measured?: Measured;
  /** The logged days from which a measure has a new baseline, by its ID in lower case. */
  readonly rebaselines?: ReadonlyMap<string, readonly Day[]>;
}

/**
 * Judges every fit metric as of a day, by the newest readings, else by Current and Observed on, and says whether the
 * new model landed. Pure, and the same for any order of the readings.
 */
export function evaluateFit(...input: FitInput): FitEvaluation {
  return atOnce(evaluateFitInSteps(...input));
}

type FitInput = [tables: FitTables, policy: FitPolicy, asOf: Day];

/** The same, a step for each metric. */
export function* evaluateFitInSteps(...[tables, policy, asOf]: FitInput): Steps<FitEvaluation> {
  const measured = tables.measured ?? measuredColumns(tables.readings);
  yield;
  const metrics: MetricEvaluation[] = [];
  const problems: CellProblem[] = [];
  for (const row of tables.fitMetrics.rows) {
    const columns = measured.get(row.key.toLowerCase()) ?? NO_READINGS;
    metrics.push(evaluateMetric(row, columns, tables, policy, asOf, problems));
    yield;
  }
  const landed = metrics.map(({ row, state }) => ({ id: row.key, dimension: row.dimension, state }));
  return {
    metrics,
    ...fitScore(metrics, policy.missingLimitPercent),
    ...landingOf(landed, tables.activeSupports, policy.absorbedWorkLimitPercent / 100),
    dimensions: DIMENSIONS.map((dimension) => standingOf(dimension, metrics)),
    problems,
  };
}

function evaluateMetric(
  row: MetricRow,
  columns: MeasuredColumns,
  { fitMetrics, readings, rebaselines }: FitTables,
  policy: FitPolicy,
  asOf: Day,
  problems: CellProblem[],
): MetricEvaluation {
  const { goal, fault, unit, zeroUnknown, weight, problems: own } = readGoal(fitMetrics, row);
  problems.push(...own);
  const counts = row.dimension === "Volume";
  const together = counts ? "sum" : "mean";
  const { series, newest, doubtful } = metricSeries(columns, asOf, unit, together);
  const read = newest.length > 0;
  if (readings !== undefined && doubtful !== undefined)
    problems.push(...metricReadingProblems(readings, columns.rows, asOf, unit, doubtful));
  if (!read) problems.push(...typedProblems(fitMetrics, row, unit));
  const chart = chartOf(series, rebaselines?.get(row.key.toLowerCase()));
  const higherIsBetter = goal?.higherIsBetter;
  const shared = {
    row,
    goal,
    unit,
    weight,
    chart,
    trend: higherIsBetter === undefined ? "Not enough data" : trendOf(chart, higherIsBetter),
    assurance: goal === undefined ? "Not enough data" : assuranceOf(chart, goal.target, goal.higherIsBetter),
    spread: unitSpread(columns, asOf, counts),
  } as const;
  const unknown = (
    reason: MetricReason,
    column: "current" | "target" | "tolerable" | "direction",
  ): MetricEvaluation => ({
    ...shared,
    state: "No reading",
    reason,
    cells: [fitMetrics.cell(row, column)],
    current: undefined,
    observedOn: undefined,
    progress: undefined,
  });
  if (goal === undefined) {
    const column = fault ?? "target";
    return unknown({ id: "goal-unusable", column }, column);
  }
  const whole = read ? newest : typed(row);
  const days = { asOf, ageDays: policy.evidenceAgeDays };
  const judged = worstOf(
    whole.map((reading) => judgeMetric(goal, unit, reading, days)),
    goal.higherIsBetter,
  );
  if (judged === undefined) return unknown({ id: "reading-missing" }, "current");
  const { state, reason, value, reading } = judged;
  const isKnown = state !== "Stale" && state !== "No reading" && value !== undefined;
  return {
    ...shared,
    state,
    reason,
    cells:
      readings === undefined || reading.rows.length === 0
        ? [fitMetrics.cell(row, "current")]
        : reading.rows.map((one) => readings.cell(one, "value")),
    current: value,
    observedOn: reading.date,
    progress: !isKnown || (zeroUnknown && state !== "At target") ? undefined : progressOf(value, goal),
  };
}

/** Current and Observed on, where there is no reading. */
function typed({ current, observedOn, unreadable }: MetricRow): readonly Reading[] {
  if (current === undefined && !unreadable.has("current")) return [];
  return [{ date: observedOn, quantity: current, rows: [] }];
}

function typedProblems(metrics: MetricRows, row: MetricRow, unit: Unit): readonly CellProblem[] {
  const { current, target } = row;
  if (current === undefined) return [];
  if (current.kind === "error") return [metricProblem(metrics, row, "current", "error-value")];
  if (current.kind === "words") return [metricProblem(metrics, row, "current", "reading-not-a-number")];
  if (target?.kind !== "number" || current.unit === unit) return [];
  return [metricProblem(metrics, row, "current", "reading-unit-differs")];
}

const WORST_FIRST = ["Not met", "Unknown", "Tolerable", "At target"] as const;

function standingOf(dimension: Dimension, metrics: readonly MetricEvaluation[]): DimensionStanding {
  const own = metrics.filter(({ row }) => row.dimension === dimension);
  const standings = own.map(({ state }) => (state === "Stale" || state === "No reading" ? "Unknown" : state));
  return {
    dimension,
    standing: WORST_FIRST.find((standing) => standings.includes(standing)) ?? "Missing",
    metrics: own.map(({ row }) => row.key),
  };
}
