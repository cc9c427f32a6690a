import { dayFromText, type Day } from "../../tabular/excelDate";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { comparable } from "../words";
import type { RiskRow } from "./readRisks";

const IN_FORCE = new Set([
  "in force",
  "in place",
  "active",
  "implemented",
  "done",
  "complete",
  "completed",
  "effective",
]);

/**
 * Weeks until the mitigation of a risk is in force, 0 for one that is. The day stands in Mitigation state; else it is in
 * force by its review. Null: nobody said, or the day has passed without it being called in force.
 */
export function mitigationWait(row: RiskRow, asOf: Day, locale: WorkbookLocale): number | null {
  const { mitigationState: state, reviewBy } = row;
  if (state?.kind === "words" && IN_FORCE.has(comparable(state.text))) return 0;
  if (state?.kind === "number" && state.unit === "date") return weeksTo(state.value, asOf);
  const typed = state?.kind === "words" ? dayFromText(state.text, locale.dateOrder) : undefined;
  if (typed !== undefined) return weeksTo(typed, asOf);
  return reviewBy === undefined || reviewBy <= asOf ? null : weeksTo(reviewBy, asOf);
}

function weeksTo(day: Day, asOf: Day): number {
  return Math.max(0, Math.ceil((day - asOf) / 7));
}
