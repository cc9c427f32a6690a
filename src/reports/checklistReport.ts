import { RESULTS } from "../domain/gates/verdict";
import type { CriterionEvaluation } from "../domain/gates/evaluateGates";
import { localAddress, type CellAddress } from "../tabular/cellAddress";
import type { Messages } from "../messages/messages";
import { ReportPage, type Report } from "./report";

export interface ChecklistReportInput {
  readonly key: string;
  readonly messages: Messages;
  /** The name of the sheet with the checklist. */
  readonly sheet: string;
  readonly criteria: readonly CriterionEvaluation[];
  readonly cellOf: (criterion: CriterionEvaluation) => CellAddress;
  readonly whyOf: (criterion: CriterionEvaluation) => string;
}

/** Results of a checklist beside which there is no room, by cell and ID. */
export function checklistReport({ key, messages, sheet, criteria, cellOf, whyOf }: ChecklistReportInput): Report {
  const { checklist } = messages.report;
  const rows = criteria.map((criterion) => {
    const { row } = criterion.measured;
    return [
      localAddress(cellOf(criterion)),
      row.id ?? "",
      row.criterion ?? row.key,
      criterion.result,
      whyOf(criterion),
    ];
  });
  const page = new ReportPage()
    .add("title", [[checklist.title]])
    .add("subtitle", [[checklist.subtitle(sheet)]])
    .add("table", [checklist.header, ...rows], {
      columns: [{}, {}, { wrap: true }, { words: RESULTS }, { wrap: true }],
      gap: 1,
    });
  return { key, name: checklist.title, widths: [9, 12, 60, 16, 60], blocks: page.blocks };
}
