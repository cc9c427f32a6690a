import type { Day } from "../tabular/excelDate";
import type { RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Policy } from "../domain/policy";
import type { WaveLinks } from "../domain/waves/waveLinks";
import type { Messages } from "../messages/messages";
import type { Steps } from "../tabular/steps";
import type { Report } from "../reports/report";
import { riskReport } from "../reports/riskReport";
import type { GateInputs } from "./gateInputs";
import type { GateSheets } from "./readGateSheets";
import { planRisks } from "./riskCells";
import type { OwnershipRecord } from "./record";
import type { PlannedTable } from "./plannedTable";
import type { WorkbookSnapshot } from "./workbook";
import { registerOf, risksOf, type RiskRegister } from "./riskRegister";

/** Everything that only a workbook with a Risks table needs: fetched when there is one, after the first paint. */
export const riskWork = { risksBy, registerOf, planned };

/** The register by the policy of the sheets that it is given: the one of the workbook, or another one that is tried. */
function risksBy(
  { record }: Pick<WorkbookSnapshot, "record">,
  asOf: Day,
  plan: WaveLinks | undefined,
): NonNullable<GateInputs["risksOf"]> {
  return (sheets, audit, gates) => risksOf(sheets, record, audit, { gates, plan }, asOf);
}

/** What a register has to write: its computed columns and its report. */
export interface PlannedRisks {
  readonly risks: RisksEvaluation;
  readonly table: PlannedTable | undefined;
  readonly report: Report;
}

function* planned(
  register: RiskRegister,
  { risks }: GateSheets,
  record: OwnershipRecord,
  policy: Policy,
  messages: Messages,
): Steps<PlannedRisks> {
  return {
    risks: register.risks,
    table: yield* planRisks(risks, record, register, messages),
    report: riskReport({ ...register, policy, messages }),
  };
}
