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
  | { readonly id: "waiver-starts"; readonly waiver: string; readonly firstDay: Day }
  | { readonly id: "invariant-expires"; readonly invariant: string; readonly lastDay: Day };

export interface OnTheDay {
  readonly date: Day;
  readonly verdict: Verdict;
  /** In sheet order: all of must-pass criteria, and the first of the others. */
  readonly changes: readonly ChangeByThen[];
  /** How many more there are. */
  readonly more: number;
}

/** How many changes are named where they are not of must-pass criteria: a cell is read by a person. */
const NAMED = 20;

/** The changes between today and a gate's planned date, as its criteria come in. */
export class ChangesByThen {
  readonly named: ChangeByThen[] = [];
  more = 0;

  constructor(
    private readonly today: Day,
    private readonly date: Day,
  ) {}

  /** Notes what is different about a criterion then: its evidence, or the waiver that is used on it. */
  add(now: Member, then: Judged, waiver: WaiverRow | undefined): void {
    const { measured, result } = now.criterion;
    const { reason } = then;
    if (reason.id === "evidence-old" && result !== "Stale") {
      this.note(measured.mustPass, () => ({
        id: "evidence-expires",
        criterion: criterionName(measured.row),
        lastDay: reason.date + reason.limit,
      }));
    }
    const ends = now.waiver;
    if (ends?.until !== undefined && ends !== waiver && ends.until < this.date) {
      const lastDay = ends.until;
      this.note(measured.mustPass, () => ({ id: "waiver-ends", waiver: ends.key, lastDay }));
    }
    if (waiver?.from !== undefined && waiver.from > this.today) {
      const firstDay = waiver.from;
      this.note(measured.mustPass, () => ({ id: "waiver-starts", waiver: waiver.key, firstDay }));
    }
  }

  private note(always: boolean, change: () => ChangeByThen): void {
    if (always || this.named.length < NAMED) this.named.push(change());
    else this.more += 1;
  }
}
