import type { Finding } from "../domain/finding";
import type { GateEvaluation } from "../domain/gates/evaluateGates";
import type { WavePlan } from "../domain/waves/planWaves";
import { stays, type ProgrammeUnit } from "../domain/waves/programme";
import type { WaveReason } from "../domain/waves/waveReason";
import type { GatesOutcome } from "../workflows/evaluateGates";

/** What the views of the wave plan show of it. Nothing is judged here. */

/** The units of each wave, in the order of the sheet. */
export function unitsByWave({ programme, assignments }: WavePlan): ReadonlyMap<number, readonly ProgrammeUnit[]> {
  const byWave = new Map<number, ProgrammeUnit[]>();
  for (const unit of programme.units) {
    const wave = assignments.get(unit.key);
    if (wave === undefined) continue;
    const list = byWave.get(wave);
    if (list === undefined) byWave.set(wave, [unit]);
    else list.push(unit);
  }
  return byWave;
}

export interface WithoutPlace {
  readonly unit: ProgrammeUnit;
  /** Empty where nothing keeps it out: it came after the plan was made. */
  readonly because: readonly WaveReason[];
}

/** Units that are to move and stand in no wave. */
export function withoutPlace({ programme, assignments, why }: WavePlan): readonly WithoutPlace[] {
  return programme.units.flatMap((unit) =>
    assignments.has(unit.key) || stays(unit.state) ? [] : [{ unit, because: why.get(unit.key) ?? [] }],
  );
}

/** "Harrow Lane" where a unit has a name, else its ID. */
export function unitName({ row, key }: ProgrammeUnit): string {
  return row.unit ?? key;
}

/** Units whose ID, name or group holds the words. */
export function unitsFound(plan: WavePlan, query: string): readonly ProgrammeUnit[] {
  const words = query.trim().toLowerCase();
  if (words === "") return [];
  return plan.programme.units.filter(({ key, row }) =>
    [key, row.unit, row.group].some((text) => text?.toLowerCase().includes(words) === true),
  );
}

/** What is said of the plan and by it of the other sheets; units without a place have a list of their own. */
export function planFindings({ waves }: GatesOutcome): readonly Finding[] {
  const rank = { blocker: 0, warning: 1, note: 2 } as const;
  return (waves?.findings ?? [])
    .filter(({ id }) => id !== "unit-unplaced" && id !== "units-without-wave")
    .sort((one, other) => rank[one.severity] - rank[other.severity]);
}

/** The gates that open a wave, as far as the sheets have them, in the order in which its row names them. */
export function gatesOfWave({ evaluation }: GatesOutcome, keys: readonly string[] = []): readonly GateEvaluation[] {
  return keys.flatMap((key) => evaluation.gates.find(({ gate }) => gate.key.toLowerCase() === key.toLowerCase()) ?? []);
}
