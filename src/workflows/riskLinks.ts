import type { AuditBlockers } from "../domain/audit/auditBlockers";
import type { RisksEvaluation } from "../domain/risks/evaluateRisks";

/** Key of the Risk register among the reports. */
export const RISK_REPORT = "riskRegister";

/** What holds gates back, with the risks above appetite. */
export function withRiskBlockers(blockers: AuditBlockers, risks: RisksEvaluation | undefined): AuditBlockers {
  if (risks === undefined) return blockers;
  const byGate = new Map(blockers.byGate);
  for (const [gate, found] of risks.blockers) byGate.set(gate, [...(byGate.get(gate) ?? []), ...found]);
  return { ...blockers, byGate };
}
