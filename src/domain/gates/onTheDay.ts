import type { Day } from "../../tabular/excelDate";
import type { CriterionName } from "../finding";
import type { Judged } from "./criterionResult";
import type { Member } from "./evaluateGates";
import { criterionName } from "./gateList";
import type { Verdict } from "./verdict";
import type { WaiverRow } from "./waiverValidity";

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

/** A criterion in its gate whose result or waiver is another one on the day. */
export interface ChangedMember {
  readonly now: Member;
  readonly then: Judged;
  /** The waiver that is used then. */
  readonly waiver: WaiverRow | undefined;
}

/**
 * The same evaluation as of the gate's planned date, with today's evidence counting as present, so that expiring
 * evidence and waivers are seen in time. Undefined where the planned date is blank or past.
 */
export function onTheDay(
  date: Day | undefined,
  today: Day,
  changed: readonly ChangedMember[],
  verdictThen: () => Verdict,
): OnTheDay | undefined {
  if (date === undefined) return undefined;
  const changes: ChangeByThen[] = [];
  for (const member of changed) addChanges(changes, member, today, date);
  return { date, verdict: verdictThen(), changes };
}

function addChanges(changes: ChangeByThen[], { now, then, waiver }: ChangedMember, today: Day, date: Day): void {
  if (then.reason.id === "evidence-old" && now.criterion.result !== "Stale") {
    const lastDay = then.reason.date + then.reason.limit;
    changes.push({ id: "evidence-expires", criterion: criterionName(now.criterion.measured.row), lastDay });
  }
  if (now.waiver?.until !== undefined && now.waiver !== waiver && now.waiver.until < date) {
    changes.push({ id: "waiver-ends", waiver: now.waiver.key, lastDay: now.waiver.until });
  }
  if (waiver?.from !== undefined && waiver.from > today) {
    changes.push({ id: "waiver-starts", waiver: waiver.key, firstDay: waiver.from });
  }
}
