import type { Day } from "../../tabular/excelDate";
import { defaultSteps, planWaves, type WavePlan } from "./planWaves";
import type { WaveSheets } from "./programme";

/** A staging: how many waves, how much is exposed at once at most, and when it is through. */
export interface Staging {
  /** Units that a wave may take at most. */
  readonly maxUnits: number;
  readonly waves: number;
  /** Share of all units that the largest wave holds. */
  readonly largestExposure: number;
  readonly finish: Day;
  /** No other staging is better in one of these and as good in the others. */
  readonly onFrontier: boolean;
}

/**
 * What finer and coarser waves cost: the programme planned anew with the policy's waves and one cap of units for all,
 * once a granularity, within one budget of steps. Stagings that leave a unit without a place are left out. Gives one at a
 * time, so that whoever asks can stop.
 */
export function* stagings(
  sheets: WaveSheets,
  granularities: readonly number[],
  steps = defaultSteps(sheets.units.rows.length),
): Generator<Omit<Staging, "onFrontier">, readonly Staging[]> {
  const units = sheets.units.rows.length;
  const found: Omit<Staging, "onFrontier">[] = [];
  for (const count of granularities) {
    const maxUnits = Math.max(1, Math.ceil(units / count));
    const policy = { ...sheets.policy, ramp: [{ kind: "units", count: maxUnits }] as const };
    const planning = planWaves(
      { ...sheets, waves: undefined, policy, presentOf: () => undefined },
      { steps: Math.floor(steps / Math.max(1, granularities.length)) },
    );
    for (const progress of planning.run()) if (progress.phase === "done") break;
    const staging = stagingOf(planning.result(false), maxUnits, units);
    if (staging === undefined) continue;
    found.push(staging);
    yield staging;
  }
  return frontierOf(found);
}

/** Which of these stagings no other one outdoes. */
export function frontierOf(found: readonly Omit<Staging, "onFrontier">[]): readonly Staging[] {
  return found.map((staging) => ({ ...staging, onFrontier: !found.some((other) => dominates(other, staging)) }));
}

function stagingOf(plan: WavePlan, maxUnits: number, units: number): Omit<Staging, "onFrontier"> | undefined {
  if (plan.unplaced.length > 0 || plan.finish === undefined) return undefined;
  const largest = plan.waves.reduce((most, wave) => Math.max(most, wave.units), 0);
  return { maxUnits, waves: plan.wavesUsed, largestExposure: largest / units, finish: plan.finish };
}

function dominates(one: Omit<Staging, "onFrontier">, other: Omit<Staging, "onFrontier">): boolean {
  const pairs = [
    [one.waves, other.waves],
    [one.largestExposure, other.largestExposure],
    [one.finish, other.finish],
  ] as const;
  return pairs.every(([a, b]) => a <= b) && pairs.some(([a, b]) => a < b);
}
