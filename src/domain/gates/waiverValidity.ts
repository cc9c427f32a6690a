import type { Day } from "../../tabular/excelDate";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import type { CriterionRow } from "./criterionResult";
import type { waiversTable } from "./waivers.table";

export type WaiverRow = Row<typeof waiversTable>;
export type WaiverRows = TableRows<typeof waiversTable>;

/** Why a waiver does not count. */
export type WaiverFault =
  | "no-criterion"
  | "criterion-unknown"
  | "gate-unknown"
  | "criterion-not-in-gate"
  | "not-approved"
  | "no-approver"
  | "approver-is-owner"
  | "no-reason"
  | "no-from"
  | "no-until"
  | "not-yet"
  | "ended";

/**
 * Whether a waiver counts on a day: approved, with a reason, by somebody who is not the criterion's owner, and within
 * its days, both inclusive. An open-ended one never counts; a criterion without an owner does not spoil it.
 */
export function waiverFault(waiver: WaiverRow, criterion: CriterionRow, day: Day): WaiverFault | undefined {
  if (waiver.state !== "Approved") return "not-approved";
  if (waiver.reason === undefined) return "no-reason";
  if (waiver.approver === undefined) return "no-approver";
  if (!isIndependent(waiver.approver, criterion.owner)) return "approver-is-owner";
  if (waiver.from === undefined) return "no-from";
  if (waiver.until === undefined) return "no-until";
  if (day < waiver.from) return "not-yet";
  return day > waiver.until ? "ended" : undefined;
}

/** None of the people in the approver's cell owns the criterion; a title behind a name makes nobody else of them. */
function isIndependent(approver: string, owner: string | undefined): boolean {
  const owners = new Set(people(owner ?? ""));
  return people(approver).every((person) => !owners.has(person));
}

function people(text: string): readonly string[] {
  return text
    .split(/[,;&/|()[\]\n]+|\s[-–—]\s/)
    .map((person) => person.toLowerCase().replace(/\s+/g, " ").trim())
    .filter((person) => person !== "");
}
