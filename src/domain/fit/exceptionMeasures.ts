import type { Day } from "../../tabular/excelDate";
import { rowName } from "../audit/auditFindings";
import { measureOf } from "../measure";
import type { ExceptionMeasure } from "../operatingModel/redesignContext";
import { quantityOf, readingsByMeasure, type ReadingRows } from "../readings/latestReadings";
import type { MetricRows } from "./metricGoal";

/** Fit metrics of the load of exceptions that somebody did measure, up to a day. */
export function exceptionMeasures(
  fitMetrics: MetricRows | undefined,
  readings: ReadingRows | undefined,
  asOf: Day,
): readonly ExceptionMeasure[] {
  const metrics = fitMetrics?.rows.filter(({ dimension }) => dimension === "Exception load") ?? [];
  if (fitMetrics === undefined || metrics.length === 0) return [];
  const byMeasure = readingsByMeasure(readings);
  return metrics.flatMap((row) => {
    const reading = byMeasure
      .get(row.key.toLowerCase())
      ?.find((one) => (one.date ?? -Infinity) <= asOf && measureOf(quantityOf(one, "plain")) !== undefined);
    const cell =
      readings !== undefined && reading !== undefined
        ? readings.cell(reading, "value")
        : measureOf(row.current) === undefined
          ? undefined
          : fitMetrics.cell(row, "current");
    return cell === undefined ? [] : [{ name: rowName(row, row.metric).text, cells: [cell] }];
  });
}
