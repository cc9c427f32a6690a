import type { Finding } from "../finding";
import type { AuditEvaluation } from "./evaluateAudit";

/**
 * What is said beside the regime, the rows of the assumptions and the redesign: contradictions, proposed limits, figures
 * that cannot be meant, IDs that point nowhere.
 */
export function otherFindings({ findings, regime, audit, redesign }: AuditEvaluation): readonly Finding[] {
  const told = new Set<Finding>([...regime.because, ...redesign.findings]);
  // Each row of the assumptions says why it is open, and that its importance is blank.
  for (const { finding } of audit?.assumptions ?? []) if (finding !== undefined) told.add(finding);
  return findings.filter((finding) => finding.id !== "importance-blank" && !told.has(finding));
}
