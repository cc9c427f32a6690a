import type { Day } from "../../tabular/excelDate";
import type { CriterionName } from "../finding";
import type { Member } from "./evaluateGates";
import { criterionName, type GateRow } from "./gateList";
import type { Verdict } from "./verdict";

/** What will be different by the planned date. Days are the last on which it counts, or the first. */
export type ChangeByThen =
  | { readonly id: "evidence-expires"; readonly criterion: CriterionName; readonly lastDay: Day }
  | { readonly id: "waiver-ends"; readonly waiver: string; readonly lastDay: Day }
  | { readonly id: "waiver-starts"; readonly waiver: string; readonly firstDay: Day };

export interface OnTheDay {
  readonly date: Day;
  readonly verdict: Verdict;
  readonly changes: readonly ChangeByThen[];
}

/**
 * The same evaluation as of the gate's planned date, with today's evidence counting as present, so that expiring
 * evidence and waivers are seen in time. Undefined where the planned date is blank or past.
 */
export function onTheDay(
  gate: GateRow,
  today: Day,
  now: readonly Member[],
  evaluateOn: (day: Day) => { readonly members: readonly Member[]; readonly verdict: Verdict },
): OnTheDay | undefined {
  const date = gate.plannedDate;
  if (date === undefined || date < today) return undefined;
  const { members, verdict } = evaluateOn(date);
  const changes: ChangeByThen[] = [];
  members.forEach((then, position) => {
    const member = now[position];
    if (member !== undefined && member !== then) changes.push(...changesOf(member, then, today, date));
  });
  return { date, verdict, changes };
}

function changesOf(now: Member, then: Member, today: Day, date: Day): readonly ChangeByThen[] {
  const changes: ChangeByThen[] = [];
  const { criterion } = then;
  if (criterion.result === "Stale" && now.criterion.result !== "Stale" && criterion.reason.id === "evidence-old") {
    const lastDay = criterion.reason.date + criterion.reason.limit;
    changes.push({ id: "evidence-expires", criterion: criterionName(criterion.measured.row), lastDay });
  }
  if (now.waiver?.until !== undefined && now.waiver !== then.waiver && now.waiver.until < date) {
    changes.push({ id: "waiver-ends", waiver: now.waiver.key, lastDay: now.waiver.until });
  }
  if (then.waiver?.from !== undefined && then.waiver.from > today) {
    changes.push({ id: "waiver-starts", waiver: then.waiver.key, firstDay: then.waiver.from });
  }
  return changes;
}
