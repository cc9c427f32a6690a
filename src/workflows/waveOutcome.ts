import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import type { Finding } from "../domain/finding";
import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import { heldFindings, heldWaves, type Held } from "../domain/waves/heldWaves";
import { nextStepFindings } from "../domain/waves/nextStep";
import { overlapFindings, parallelWindows, type ParallelWindow } from "../domain/waves/overlap";
import type { WavePlan } from "../domain/waves/planWaves";
import { countedFrom } from "../domain/waves/waveLoads";
import type { WaveSheetsReading } from "./readWaveSheets";
import type { ComparedStagings } from "./stagingsOrigin";

/** The wave plan beside everything else that the workbook says. */
export interface WaveOutcome {
  readonly reading: WaveSheetsReading;
  /** Its total sizes start where the main boundary stands, unless units are live already. */
  readonly plan: WavePlan;
  readonly held: Held;
  readonly windows: readonly ParallelWindow[];
  /** What finer and coarser waves cost, once somebody compared them and as long as the units are the same. */
  readonly stagings: ComparedStagings | undefined;
  /** Of the plan, and of what it and the other sheets say of each other. */
  readonly findings: readonly Finding[];
}

/** Judges the plan by the gates and the assumptions. Pure. */
export function waveOutcome(
  reading: WaveSheetsReading,
  made: WavePlan,
  { gates }: Pick<GatesEvaluation, "gates">,
  { audit, boundaries, main }: Pick<AuditEvaluation, "audit" | "boundaries" | "main">,
  stagings: ComparedStagings | undefined,
): WaveOutcome {
  const { programme, assignments, asOf, finish } = made;
  const waves = boundaries === undefined ? made.waves : countedFrom(made.waves, programme, main?.current);
  const plan = { ...made, waves };
  const held = heldWaves(programme, waves, gates, asOf);
  const windows = parallelWindows(programme, assignments, asOf);
  return {
    reading,
    plan,
    held,
    windows,
    stagings,
    findings: [
      ...plan.findings,
      ...overlapFindings(programme, windows).map((said) => said.finding),
      ...heldFindings(programme, held, finish, asOf),
      ...nextStepFindings(plan, audit?.nextSafeStep),
    ],
  };
}
