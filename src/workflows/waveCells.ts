import type { CellValue } from "../tabular/cellValue";
import type { ComputedColumn } from "../tabular/planEdits";
import { fullAddress } from "../tabular/cellAddress";
import type { Finding } from "../domain/finding";
import type { WavePlan } from "../domain/waves/planWaves";
import type { UnitRows, WaveRows } from "../domain/waves/programme";
import type { Messages } from "../messages/messages";
import type { WaveReason } from "../domain/waves/waveReason";

const REASONS_IN_CELL = 4;

/** What the computed columns of Units are to hold. A plan that only stands is not written again. */
export function unitCells(
  { rows, snapshot }: UnitRows,
  plan: WavePlan,
  wavesAreOurs: boolean,
  messages: Messages,
): readonly ComputedColumn[] {
  const waves = new Array<CellValue>(snapshot.values.length).fill("");
  const whys = new Array<CellValue>(snapshot.values.length).fill("");
  rows.forEach((row) => {
    waves[row.index] = plan.assignments.get(row.key) ?? "";
    whys[row.index] = unitWhy(plan, row.key, messages);
  });
  const why = { key: "why", values: whys };
  return plan.planned || wavesAreOurs ? [{ key: "wave", values: waves }, why] : [why];
}

/** Why a unit stands where it stands, or nowhere. */
export function unitWhy(plan: WavePlan, unit: string, messages: Messages): string {
  const broken = plan.violations.filter((violation) => "unit" in violation && violation.unit === unit);
  if (broken.length > 0) return broken.map((violation) => messages.waveViolation(violation)).join(". ");
  const reasons = plan.why.get(unit) ?? [];
  if (reasons.length === 0) return "";
  if (plan.assignments.has(unit)) return capital(reasonsText(reasons, messages));
  return `${messages.words.noWave}: ${reasonsText(reasons, messages)}`;
}

function reasonsText(reasons: readonly WaveReason[], messages: Messages): string {
  const shown = reasons.slice(0, REASONS_IN_CELL).map((reason) => {
    const [cell] = reason.cells;
    return `${messages.waveReason(reason)}${cell === undefined ? "" : ` (${fullAddress(cell)})`}`;
  });
  const more = reasons.length - shown.length;
  return [...shown, ...(more > 0 ? [messages.words.more(more)] : [])].join("; ");
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the computed columns of Waves are to hold. */
export function waveCells({ rows, snapshot }: WaveRows, plan: WavePlan, messages: Messages): readonly ComputedColumn[] {
  const loads = new Map(plan.waves.map((load) => [load.wave.row?.index, load]));
  const findings = findingsByWave(plan);
  const column = (key: string, valueOf: (index: number) => CellValue): ComputedColumn => {
    const values = new Array<CellValue>(snapshot.values.length).fill("");
    for (const { index } of rows) values[index] = valueOf(index);
    return { key, values };
  };
  return [
    column("unitsPlanned", (index) => loads.get(index)?.units ?? ""),
    column("sizePlanned", (index) => loads.get(index)?.size ?? ""),
    column("cumulativeSize", (index) => loads.get(index)?.cumulativeSize ?? ""),
    column("load", (index) => loads.get(index)?.load ?? ""),
    column("highestTier", (index) => loads.get(index)?.highestTier ?? ""),
    column("finding", (index) => {
      const number = loads.get(index)?.wave.number;
      return (number === undefined ? [] : (findings.get(number) ?? [])).map(messages.finding).join(". ");
    }),
  ];
}

/** What is wrong with a wave itself; what is wrong with a unit stands beside the unit. */
function findingsByWave({ findings }: WavePlan): ReadonlyMap<number, readonly Finding[]> {
  const byWave = new Map<number, Finding[]>();
  for (const finding of findings) {
    const number = waveOf(finding);
    if (number !== undefined) byWave.set(number, [...(byWave.get(number) ?? []), finding]);
  }
  return byWave;
}

function waveOf(finding: Finding): number | undefined {
  switch (finding.id) {
    case "wave-ends-before-start":
    case "wave-out-of-order":
    case "wave-overlaps":
    case "wave-without-room":
      return finding.facts.wave;
    case "wave-rule-broken":
      return "unit" in finding.facts.violation ? undefined : finding.facts.violation.wave;
    default:
      return undefined;
  }
}
