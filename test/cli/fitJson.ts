import type { ControlChart } from "../../src/domain/fit/controlChart";
import type { MetricEvaluation } from "../../src/domain/fit/evaluateFit";
import { exitReason, landingReason, metricReason, retireNeed } from "../../src/messages/fitWords.en";
import { fullAddress } from "../../src/tabular/cellAddress";
import { isoDate } from "../../src/tabular/excelDate";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/** Fit and supports as plain data: shares are fractions of 1, figures in the unit of their metric, unknown is null; no table: null. */
export function fitJson({ fit: review, messages }: Pick<GatesOutcome, "fit" | "messages">) {
  const fit = review?.fit;
  const supports = review?.supports;
  return {
    fit:
      fit === undefined
        ? null
        : {
            score: fit.score ?? null,
            low: fit.low ?? null,
            high: fit.high ?? null,
            landing: fit.landing,
            because: landingReason(fit.because, messages),
            metrics: fit.metrics.map(({ row, state, progress, trend, reason, cells }) => ({
              id: row.key,
              state,
              progress: progress ?? null,
              trend,
              because: metricReason(reason, messages),
              cells: cells.map(fullAddress),
            })),
            dimensions: fit.dimensions,
          },
    supports:
      supports?.supports.map(({ row, exitState, because, toRetire, active, absorbed, cells }) => ({
        id: row.key,
        exitState: exitState ?? null,
        because: because === undefined ? null : exitReason(because, messages),
        toRetire: toRetire.map((need) => retireNeed(need, messages)),
        active,
        absorbed: absorbed ?? null,
        extensions: review?.answers.extensions.get(row.key.toLowerCase()) ?? 0,
        cells: cells.map(fullAddress),
      })) ?? null,
    controlCharts: fit?.metrics.filter(({ chart }) => chart.points.length > 0).map(chartJson) ?? null,
    spread:
      fit?.metrics.flatMap(({ row, spread }) =>
        spread === undefined
          ? []
          : [{ measure: row.key, phi: spread.phi ?? null, outliers: spread.outliers, leftOut: spread.leftOut }],
      ) ?? null,
    supportCell:
      review?.cellLoad.map(({ week, load, capacity, offered }) => ({
        week: isoDate(week),
        load,
        capacity: capacity ?? null,
        offered: offered ?? null,
      })) ?? null,
    parallelRuns:
      supports?.parallelRuns.map(({ id, plannedEnd, bounded, owners }) => {
        const compared = review?.comparisons.find((comparison) => comparison.id === id);
        return {
          id,
          plannedEnd: plannedEnd === undefined ? null : isoDate(plannedEnd),
          bounded,
          owners,
          days: compared?.days.length ?? 0,
          agreement: compared === undefined ? null : compared.agreeing / compared.days.length,
          bias: compared?.bias ?? null,
        };
      }) ?? null,
  };
}

/** By the limits of the newest baseline; they are null below twelve readings. */
function chartJson({ row, chart, assurance }: MetricEvaluation) {
  const limits = chart.segments.at(-1)?.limits;
  return {
    measure: row.key,
    readings: chart.points.length,
    mean: limits?.mean ?? null,
    meanMovingRange: limits?.meanMovingRange ?? null,
    lower: limits?.lower ?? null,
    upper: limits?.upper ?? null,
    signals: chart.signals.map(({ rule, direction, from, firedAt, to }) => ({
      rule,
      direction,
      from: dateAt(chart, from),
      firedAt: dateAt(chart, firedAt),
      to: dateAt(chart, to),
    })),
    assurance,
    baselineFrom: dateAt(chart, chart.segments.at(-1)?.from ?? 0),
  };
}

function dateAt({ points }: ControlChart, position: number): string | null {
  const date = points[position]?.date;
  return date === undefined ? null : isoDate(date);
}
