import type { Day } from "../tabular/excelDate";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { entry } from "../domain/entry";
import type { Finding } from "../domain/finding";
import type { GateRow } from "../domain/gates/gateList";
import { evaluateRisks, type RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Exposure } from "../domain/risks/exposure/exposureInput";
import { exposureInput } from "../domain/risks/exposureInput";
import type { RiskLinks } from "../domain/risks/riskLinks";
import { waitingFindings } from "../domain/risks/waitingFindings";
import { lostGates } from "../domain/waves/lostGates";
import type { WaveLinks } from "../domain/waves/waveLinks";
import type { JobOptions, RunJob } from "./runJob";
import type { GateSheets } from "./readGateSheets";
import { ourColumns, type OwnershipRecord } from "./record";

/** The register as it was evaluated, and what it may cost. */
export interface RiskRegister {
  readonly risks: RisksEvaluation;
  /** ρ 0 first; empty where nothing is quantified. */
  readonly exposures: readonly Exposure[];
  /** What holds gates first. */
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
  const risks = evaluateRisks(rows, policy.risks, asOf, locale, linksOf(sheets, audit, others), ours);
  return { ...risks, problems: [...risks.problems, ...lostGates(sheets.waves, others.gates)] };
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
  // One that stands on several gates is one finding.
  const blockers = new Set([...risks.blockers.values()].flat());
  return { risks, exposures, findings: [...blockers, ...risks.findings, ...waitingFindings(exposures)] };
}

/** Gates that there are, and what the wave plan says. */
interface Others {
  readonly gates: readonly GateRow[];
  readonly plan: WaveLinks | undefined;
}

function linksOf(sheets: GateSheets, audit: AuditEvaluation, { gates: rows, plan }: Others): RiskLinks {
  const { gates } = sheets;
  const { assumptions } = sheets.audit;
  return {
    gates:
      gates === undefined && rows.length === 0 ? undefined : rows.map(({ key, gate }) => ({ key, name: gate ?? key })),
    waves: wavesOf(sheets, plan),
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

function signalsOf({ signals }: AuditEvaluation): RiskLinks["signals"] {
  return signals?.map(({ row, state }) => ({ key: row.key, name: row.signal ?? row.key, state }));
}

/**
 * Gates by the number and the name of the wave that they open: those of the Waves table, else the waves that were
 * generated, which no gate opens. Undefined: nobody says which waves there are.
 */
function wavesOf({ waves: rows }: GateSheets, plan: WaveLinks | undefined): RiskLinks["waves"] {
  const gates = new Map<string, readonly string[]>();
  for (const row of rows?.rows ?? []) {
    const names = new Set([row.key.trim().toLowerCase(), ...(row.wave === undefined ? [] : [String(row.wave)])]);
    for (const name of names) gates.set(name, [...(gates.get(name) ?? []), ...(row.gate ?? [])]);
  }
  for (const number of plan?.waves ?? []) entry(gates, String(number), () => []);
  return gates.size === 0 ? undefined : gates;
}
