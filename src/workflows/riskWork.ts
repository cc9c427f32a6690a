import type { RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Policy } from "../domain/policy";
import type { Messages } from "../messages/messages";
import type { Report } from "../reports/report";
import { riskReport } from "../reports/riskReport";
import type { GateSheets } from "./readGateSheets";
import { planRisks } from "./riskCells";
import type { OwnershipRecord } from "./record";
import type { PlannedTable } from "./plannedTable";
import { registerOf, risksOf, type RiskRegister } from "./riskRegister";

/** Everything that only a workbook with a Risks table needs: fetched when there is one, after the first paint. */
export const riskWork = { risksOf, registerOf, planned };

/** What a register has to write: its computed columns and its report. */
export interface PlannedRisks {
  readonly risks: RisksEvaluation;
  readonly table: PlannedTable | undefined;
  readonly report: Report;
}

function planned(
  register: RiskRegister,
  { risks }: GateSheets,
  record: OwnershipRecord,
  policy: Policy,
  messages: Messages,
): PlannedRisks {
  return {
    risks: register.risks,
    table: planRisks(risks, record, register, messages),
    report: riskReport({ ...register, policy, messages }),
  };
}
