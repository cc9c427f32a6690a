import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import type { Policy } from "../domain/policy";
import type { Messages } from "../messages/messages";
import { AUDIT_REPORT, auditReport } from "../reports/auditReport";
import { decisionMatrix, MATRIX_REPORT } from "../reports/decisionMatrix";
import type { Steps } from "../tabular/steps";
import { planNamedReport, type NamedReport } from "./namedReport";
import type { WorkbookSnapshot } from "./workbook";

/** Keys of the report sheets of the diagnosis. */
export const AUDIT_REPORTS: readonly string[] = [AUDIT_REPORT, MATRIX_REPORT];

/** The report sheets of the diagnosis: only for what is there, and for what was reported before. */
export function* planAuditReports(
  evaluation: AuditEvaluation,
  policy: Policy,
  messages: Messages,
  snapshot: WorkbookSnapshot,
): Steps<readonly NamedReport[]> {
  const { boundaries, signals, audit, redesign } = evaluation;
  const assessed = [boundaries, signals, audit, redesign.elements, redesign.handoffs, redesign.decisions];
  const { reports } = snapshot;
  const wanted = [
    assessed.some((part) => part !== undefined) || reports.has(AUDIT_REPORT)
      ? auditReport({ evaluation, policy, messages })
      : undefined,
    redesign.decisions !== undefined || reports.has(MATRIX_REPORT)
      ? decisionMatrix(evaluation, redesign.decisions ?? [], policy, messages)
      : undefined,
  ];
  const planned: NamedReport[] = [];
  for (const report of wanted) {
    if (report !== undefined) planned.push(yield* planNamedReport(report, snapshot));
  }
  return planned;
}
