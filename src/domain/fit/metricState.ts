import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import type { Figure } from "../finding";
import type { Reading } from "../readings/latestReadings";
import { round9 } from "../rounding";
import type { MetricState } from "./landing";
import { reaches, type MetricGoal } from "./progress";

/** Why a metric is in its state. Figures are in its own unit. */
export type MetricReason =
  | { readonly id: "at-target"; readonly actual: Figure; readonly target: Figure }
  | { readonly id: "tolerable"; readonly actual: Figure; readonly tolerable: Figure; readonly target: Figure }
  | {
      readonly id: "not-met";
      readonly actual: Figure;
      readonly tolerable: Figure | undefined;
      readonly target: Figure;
      readonly date: Day | undefined;
    }
  | { readonly id: "reading-old"; readonly date: Day; readonly days: number; readonly limit: number }
  | { readonly id: "reading-undated" }
  | { readonly id: "reading-future"; readonly date: Day }
  | { readonly id: "reading-missing" }
  | { readonly id: "reading-unusable" }
  | { readonly id: "goal-unusable"; readonly column: "target" | "tolerable" | "direction" };

export interface JudgedMetric {
  readonly state: MetricState;
  readonly reason: MetricReason;
  /** What it is, as it was compared; undefined where nobody knows. */
  readonly value: number | undefined;
  readonly reading: Reading;
}

/** Judges one reading: what is not met is so at any age, what is met or tolerable has to be fresh. */
export function judgeMetric(
  goal: MetricGoal,
  unit: Unit,
  reading: Reading,
  { asOf, ageDays }: { readonly asOf: Day; readonly ageDays: number },
): JudgedMetric {
  const { quantity, date } = reading;
  if (quantity?.kind !== "number" || quantity.unit !== unit)
    return { state: "No reading", reason: { id: "reading-unusable" }, value: undefined, reading };
  const figure = (value: number): Figure => ({ value: round9(value), unit });
  const { value } = quantity;
  const actual = figure(value);
  const target = figure(goal.target);
  const tolerable = goal.tolerable === undefined ? undefined : figure(goal.tolerable);
  const judged = (state: MetricState, reason: MetricReason): JudgedMetric => ({ state, reason, value, reading });
  const met = reaches(value, goal.target, goal.higherIsBetter);
  if (!met && (tolerable === undefined || !reaches(value, tolerable.value, goal.higherIsBetter)))
    return judged("Not met", { id: "not-met", actual, tolerable, target, date });
  if (date === undefined) return judged("Stale", { id: "reading-undated" });
  if (date > asOf) return judged("Stale", { id: "reading-future", date });
  const days = asOf - date;
  if (days > ageDays) return judged("Stale", { id: "reading-old", date, days, limit: ageDays });
  if (met || tolerable === undefined) return judged("At target", { id: "at-target", actual, target });
  return judged("Tolerable", { id: "tolerable", actual, tolerable, target });
}

const WORST_FIRST = ["Not met", "No reading", "Stale", "Tolerable", "At target"] as const;

/** Of several readings of one day the worst decides, in the same state the one furthest from the target. */
export function worstOf(judged: readonly JudgedMetric[], higherIsBetter: boolean): JudgedMetric | undefined {
  const sign = higherIsBetter ? 1 : -1;
  const rank = ({ state }: JudgedMetric): number => WORST_FIRST.indexOf(state);
  const [worst] = [...judged].sort(
    (one, other) => rank(one) - rank(other) || sign * ((one.value ?? 0) - (other.value ?? 0)),
  );
  return worst;
}
