import type { CellAddress } from "../tabular/cellAddress";
import type { CriteriaRows } from "../domain/gates/criterionResult";
import type { CriterionEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import type { Messages } from "../messages/messages";
import { checklistReport } from "../reports/checklistReport";
import type { Report } from "../reports/report";
import { RESULTS_REPORT } from "./checklistPlan";
import type { CriterionWhys } from "./gateCells";

/** Results that have no room beside the checklist. */
export function checklistResults(
  criteria: CriteriaRows | undefined,
  evaluation: GatesEvaluation,
  whys: CriterionWhys,
  messages: Messages,
): Report {
  const cellOf = ({ measured: { row } }: CriterionEvaluation): CellAddress =>
    criteria?.cell(row, "criterion") ?? { sheet: "", row: 0, column: 0 };
  return checklistReport({
    key: RESULTS_REPORT,
    messages,
    sheet: criteria?.snapshot.sheet.name ?? "",
    criteria: evaluation.criteria,
    cellOf,
    whyOf: (criterion) => whys.get(criterion) ?? "",
  });
}
