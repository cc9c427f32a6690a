import type { CellValue } from "../tabular/cellValue";
import type { ComputedColumn } from "../tabular/planEdits";
import { fullAddress } from "../tabular/cellAddress";
import { entry } from "../domain/entry";
import type { Finding } from "../domain/finding";
import type { Violation } from "../domain/waves/check/violation";
import type { WavePlan } from "../domain/waves/planWaves";
import type { UnitRows, WaveRows } from "../domain/waves/programme";
import type { Messages } from "../messages/messages";
import type { WaveReason } from "../domain/waves/waveReason";
import type { WaveSheetsReading } from "./readWaveSheets";

const REASONS_IN_CELL = 4;

/**
 * What the computed columns of Units are to hold. A plan that only stands is not written again, and what somebody wrote in
 * the place of a wave is left as it is.
 */
export function unitCells(
  { rows, snapshot }: UnitRows,
  plan: WavePlan,
  { wavesAreOurs, saidOf }: Pick<WaveSheetsReading, "wavesAreOurs" | "saidOf">,
  messages: Messages,
): readonly ComputedColumn[] {
  const waves = new Array<CellValue>(snapshot.values.length).fill("");
  const whys = new Array<CellValue>(snapshot.values.length).fill("");
  const whyOf = unitWhys(plan, messages);
  rows.forEach((row) => {
    waves[row.index] = plan.assignments.get(row.key) ?? (plan.planned ? "" : saidOf(row));
    whys[row.index] = whyOf(row.key);
  });
  const why = { key: "why", values: whys };
  return plan.planned || wavesAreOurs ? [{ key: "wave", values: waves }, why] : [why];
}

/** Why a unit stands where it stands, or nowhere: what it breaks, else what keeps it there; and that it is late. */
export function unitWhys(plan: WavePlan, messages: Messages): (unit: string) => string {
  const broken = new Map<string, Violation[]>();
  for (const violation of plan.violations) {
    if ("unit" in violation) entry(broken, violation.unit, () => []).push(violation);
  }
  const late = new Map(plan.late.map((one) => [one.unit, one]));
  return (unit) => {
    const rules = broken.get(unit) ?? [];
    const due = late.get(unit);
    const parts = [
      ...(rules.length > 0
        ? rules.map((violation) => messages.waveViolation(violation))
        : reasonsOf(plan, unit, messages)),
      ...(due === undefined ? [] : [messages.words.lateBy(due.end, due.due)]),
    ];
    return parts.join(". ");
  };
}

function reasonsOf(plan: WavePlan, unit: string, messages: Messages): readonly string[] {
  const reasons = plan.why.get(unit) ?? [];
  if (reasons.length === 0) return [];
  const text = reasonsText(reasons, messages);
  return [plan.assignments.has(unit) ? capital(text) : `${messages.words.noWave}: ${text}`];
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
export function waveCells(
  { rows, snapshot }: WaveRows,
  plan: WavePlan,
  findings: readonly Finding[],
  messages: Messages,
): readonly ComputedColumn[] {
  const loads = new Map(plan.waves.map((load) => [load.wave.row?.index, load]));
  const byWave = findingsByWave(findings);
  const late = new Map<number, number>();
  for (const { wave } of plan.late) late.set(wave, (late.get(wave) ?? 0) + 1);
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
      if (number === undefined) return "";
      const units = late.get(number);
      const said = (byWave.get(number) ?? []).map(messages.finding);
      return [...said, ...(units === undefined ? [] : [messages.words.lateUnits(units)])].join(". ");
    }),
  ];
}

/** What is wrong with a wave itself; what is wrong with a unit stands beside the unit. */
function findingsByWave(findings: readonly Finding[]): ReadonlyMap<number, readonly Finding[]> {
  const byWave = new Map<number, Finding[]>();
  for (const finding of findings) {
    for (const number of wavesOf(finding)) entry(byWave, number, () => []).push(finding);
  }
  return byWave;
}

/** The waves beside which a finding is shown. */
export function wavesOf(finding: Finding): readonly number[] {
  switch (finding.id) {
    case "wave-ends-before-start":
    case "wave-out-of-order":
    case "wave-overlaps":
    case "wave-without-room":
    case "next-safe-step":
      return [finding.facts.wave];
    case "overlap-owner":
    case "parallel-run-open":
    case "parallel-run-over":
    case "parallel-run-backwards":
      return finding.facts.wave === undefined ? [] : [finding.facts.wave];
    case "waves-held":
      return finding.facts.waves;
    case "wave-rule-broken":
      return "unit" in finding.facts.violation ? [] : [finding.facts.violation.wave];
    default:
      return [];
  }
}
