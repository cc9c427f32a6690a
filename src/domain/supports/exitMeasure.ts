import type { CellAddress } from "../../tabular/cellAddress";
import type { Day } from "../../tabular/excelDate";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { MetricRow } from "../fit/metricGoal";
import type { Rule } from "../gates/criterionRule";
import { judgeReading, type InvariantReason, type JudgedReading } from "../invariants/judgeReading";
import { readingDays, type ReadingDay, type ReadingRow, type ReadingRows } from "../readings/latestReadings";

/** How the measure of a support stood in its latest readings. */
export interface MeasureStanding {
  /** Readings in a row, up to the newest, that pass; at most as many as are needed. */
  readonly passed: number;
  readonly needed: number;
  /** What the newest says; undefined where nothing was measured. */
  readonly newest: InvariantReason | undefined;
  readonly newestOn: Day | undefined;
  /** The readings that were looked at. */
  readonly cells: readonly CellAddress[];
}

/**
 * Counts the latest readings that pass, without a gap: one that cannot be used ends the count, and so does a newest one
 * that is no longer fresh. Several of one day pass where all of them do.
 */
export function measureStanding(
  rule: Rule,
  rows: readonly ReadingRow[],
  metric: MetricRow | undefined,
  { readings, needed, asOf, ageDays, locale }: MeasureDays,
): MeasureStanding {
  const unit = rule.kind === "figure" ? rule.unit : "plain";
  const together = metric?.dimension === "Volume" ? "sum" : "mean";
  const measured = readingDays(rows, asOf, unit, together);
  const latest = (measured.length > 0 ? measured : typedDay(metric, asOf)).slice(-needed).reverse();
  const judged = latest.map(({ whole }, index) =>
    worstOf(
      whole.map((reading) => {
        const age = index === 0 ? ageDays : Infinity;
        return judgeReading(rule, reading, undefined, { day: asOf, known: asOf, ageDays: age }, locale);
      }),
    ),
  );
  const failed = judged.findIndex((one) => one?.outcome !== "kept");
  return {
    passed: failed === -1 ? judged.length : failed,
    needed,
    newest: judged[0]?.reason,
    newestOn: latest[0]?.date,
    cells: latest.flatMap(({ whole }) =>
      whole.flatMap((one) => (readings === undefined ? [] : one.rows.map((row) => readings.cell(row, "value")))),
    ),
  };
}

export interface MeasureDays {
  readonly readings: ReadingRows | undefined;
  /** Readings in a row that have to pass. */
  readonly needed: number;
  readonly asOf: Day;
  readonly ageDays: number;
  readonly locale: WorkbookLocale;
}

/** Current of a fit metric is one reading, where it has no others. */
function typedDay(metric: MetricRow | undefined, asOf: Day): readonly ReadingDay[] {
  if (metric?.current === undefined || metric.observedOn === undefined || metric.observedOn > asOf) return [];
  const { current, observedOn } = metric;
  return [{ date: observedOn, whole: [{ date: observedOn, quantity: current, rows: [] }] }];
}

const WORST_FIRST = ["breached", "unknown", "stale", "kept"] as const;

function worstOf(judged: readonly JudgedReading[]): JudgedReading | undefined {
  return [...judged].sort((one, other) => WORST_FIRST.indexOf(one.outcome) - WORST_FIRST.indexOf(other.outcome))[0];
}
