import type { Day } from "../tabular/excelDate";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import type { Finding } from "../domain/finding";
import type { GateRow } from "../domain/gates/gateList";
import { evaluateRisks, type RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Exposure } from "../domain/risks/exposure/exposureInput";
import { exposureInput } from "../domain/risks/exposureInput";
import type { LinkedSignals, RiskLinks } from "../domain/risks/riskLinks";
import { waitingFindings } from "../domain/risks/waitingFindings";
import type { JobOptions, RunJob } from "./runJob";
import type { GateSheets } from "./readGateSheets";
import { ourColumns, type OwnershipRecord } from "./record";

/** The register as it was evaluated, and what it may cost. */
export interface RiskRegister {
  readonly risks: RisksEvaluation;
  /** ρ 0 first; empty where nothing is quantified. */
  readonly exposures: readonly Exposure[];
  readonly findings: readonly Finding[];
}

/** The risks as of a day, or undefined where the workbook has none: not assessed. */
export function risksOf(
  sheets: GateSheets,
  record: OwnershipRecord,
  audit: AuditEvaluation,
  others: Others,
  asOf: Day,
): RisksEvaluation | undefined {
  const { risks: rows, policy, locale } = sheets;
  if (rows === undefined) return undefined;
  const ours = new Set(ourColumns(record, rows.snapshot.id).values());
  return evaluateRisks(rows, policy.risks, asOf, locale, linksOf(sheets, audit, others), ours);
}

/** Draws the exposure of a register. */
export async function registerOf(
  risks: RisksEvaluation | undefined,
  { policy, locale }: GateSheets,
  runJob: RunJob,
  options: JobOptions<"exposure">,
): Promise<RiskRegister | undefined> {
  if (risks === undefined) return undefined;
  const input = exposureInput(risks, policy.risks, risks.asOf, locale);
  const exposures = await runJob("exposure", input, options);
  return { risks, exposures, findings: [...risks.findings, ...waitingFindings(exposures)] };
}

/** Gates and waves that there are. */
interface Others extends Pick<RiskLinks, "waves"> {
  readonly gates: readonly GateRow[];
}

function linksOf(
  { gates, audit: tables }: GateSheets,
  audit: AuditEvaluation,
  { gates: rows, waves }: Others,
): RiskLinks {
  const { assumptions } = tables;
  return {
    gates:
      gates === undefined && rows.length === 0 ? undefined : rows.map(({ key, gate }) => ({ key, name: gate ?? key })),
    waves,
    signals: signalsOf(audit),
    assumptions:
      assumptions === undefined
        ? undefined
        : (audit.audit?.assumptions ?? []).map(({ row, verdict }) => ({
            key: row.key,
            text: row.assumption ?? row.key,
            breaks: verdict === "Breaks",
            cell: assumptions.cell(row, "assumption"),
          })),
  };
}

function signalsOf({ signals }: AuditEvaluation): LinkedSignals | undefined {
  if (signals === undefined) return undefined;
  const same = (one: string | undefined, other: string): boolean => one?.toLowerCase() === other.toLowerCase();
  return {
    find: (name) => {
      const found = signals.find(({ row }) => same(row.key, name)) ?? signals.find(({ row }) => same(row.signal, name));
      return found === undefined ? undefined : { key: found.row.key, state: found.state, cell: found.cell };
    },
  };
}
