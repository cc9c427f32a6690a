import type { Day } from "../../tabular/excelDate";
import type { MetricEvaluation } from "../fit/evaluateFit";
import type { ReadingRow } from "../readings/latestReadings";
import { figureOf, supportReadings } from "./supportReadings";

/** A metric that got worse soon after a support was taken back: the model may not stand without it. */
export interface FitFall {
  readonly support: string;
  readonly metric: MetricEvaluation;
  readonly fellOn: Day;
}

/** A metric that worsens later than this many readings after the day did so for other reasons. */
const SOON = 7;
/** A support that gives at most this part of what it gave before was taken back. */
const TAKEN_BACK = 0.5;

/** The days on which the readings of a support show that it gives at most half of what it gave before. */
export function fallDays(rows: readonly ReadingRow[], asOf: Day): readonly Day[] {
  const { given } = supportReadings(rows, asOf);
  const points = given.rows
    .flatMap((row) => {
      const value = figureOf(row, given);
      return row.date === undefined || value === undefined ? [] : [{ date: row.date, value }];
    })
    .sort((one, other) => one.date - other.date);
  return points.flatMap(({ date, value }, index) => {
    const before = points[index - 1]?.value ?? 0;
    return before > 0 && value <= TAKEN_BACK * before ? [date] : [];
  });
}

/** Metrics whose control chart signals for the worse within seven readings after the day, by readings since then. */
export function fitFalls(
  support: string,
  days: readonly Day[],
  metrics: readonly MetricEvaluation[],
): readonly FitFall[] {
  return metrics.flatMap((metric): readonly FitFall[] => {
    const { goal, chart } = metric;
    if (goal === undefined) return [];
    const worse = goal.higherIsBetter ? "down" : "up";
    const fellOn = days.find((day) => {
      const first = chart.points.findIndex(({ date }) => date > day);
      return chart.signals.some(
        ({ direction, from, firedAt }) =>
          // A rise or fall begins at the reading that it starts from.
          first > 0 && direction === worse && from >= first - 1 && firedAt >= first && firedAt < first + SOON,
      );
    });
    return fellOn === undefined ? [] : [{ support, metric, fellOn }];
  });
}
