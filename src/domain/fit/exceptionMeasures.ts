import { rowName } from "../audit/auditFindings";
import type { ExceptionMeasure } from "../operatingModel/redesignContext";
import type { MetricRows } from "./metricGoal";

/** Fit metrics that show the load of exceptions. */
export function exceptionMeasures(fitMetrics: MetricRows | undefined): readonly ExceptionMeasure[] {
  if (fitMetrics === undefined) return [];
  return fitMetrics.rows
    .filter(({ dimension }) => dimension === "Exception load")
    .map((row) => ({ name: rowName(row, row.metric).text, cells: [fitMetrics.cell(row, "dimension")] }));
}
