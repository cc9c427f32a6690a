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

/** What is on its way. Anything else, such as Cancelled, promises nothing. */
const COMING = new Set(["planned", "agreed", "approved", "started", "under way", "underway", "in progress", "ongoing"]);

/**
 * Weeks until the mitigation of a risk is in force, 0 for one that is. The day stands in Mitigation state; else it is in
 * force by its review, where it is on its way or nobody said how it stands. Null: nobody can tell, or the day has passed
 * without it being called in force.
 */
export function mitigationWait(row: RiskRow, asOf: Day, locale: WorkbookLocale): number | null {
  const { mitigationState: state, reviewBy } = row;
  if (state?.kind === "words" && IN_FORCE.has(comparable(state.text))) return 0;
  if (state?.kind === "number" && state.unit === "date") return weeksTo(state.value, asOf);
  const typed = state?.kind === "words" ? dayFromText(state.text, locale.dateOrder) : undefined;
  if (typed !== undefined) return weeksTo(typed, asOf);
  const comes = state === undefined || (state.kind === "words" && COMING.has(comparable(state.text)));
  return !comes || reviewBy === undefined || reviewBy <= asOf ? null : weeksTo(reviewBy, asOf);
}

function weeksTo(day: Day, asOf: Day): number {
  return Math.max(0, Math.ceil((day - asOf) / 7));
}
