import { ruleText } from "../domain/gates/criterionRule";
import type { InvariantEvaluation } from "../domain/invariants/evaluateInvariants";
import { INVARIANT_STATES } from "../domain/invariants/invariants.table";
import { fullAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { Messages } from "../messages/messages";
import type { BlockColumn, ReportPage } from "./report";

const COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  { align: "right", wrap: true },
  { align: "right", wrap: true },
  {},
  { words: INVARIANT_STATES },
  {},
  { wrap: true },
];

/** What must stay true at every gate: each invariant with its newest reading, its state and why. */
export function addInvariants(
  page: ReportPage,
  { invariants, messages }: { readonly invariants: readonly InvariantEvaluation[]; readonly messages: Messages },
): void {
  if (invariants.length === 0) return;
  const { report } = messages;
  page
    .add("heading", [[report.invariants]], { gap: 1, pageBreak: true })
    .add("table", [report.invariantsHeader, ...invariants.map((invariant) => line(invariant, messages))], {
      columns: COLUMNS,
    });
}

function line(
  { row, rule, state, current, observedOn, reason, cells }: InvariantEvaluation,
  messages: Messages,
): readonly CellValue[] {
  const { format, report, invariantReason } = messages;
  const [cell] = cells;
  const why = `${capitalized(invariantReason(reason))}.`;
  return [
    row.key,
    row.invariant ?? row.key,
    current === undefined ? report.blank : messages.measured(current, rule),
    rule === undefined ? "" : messages.rule(ruleText(rule)),
    "",
    state,
    observedOn === undefined ? "" : format.date(observedOn),
    cell === undefined ? why : `${why} ${fullAddress(cell)}`,
  ];
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
