import type { Day } from "../tabular/excelDate";
import type { Steps } from "../tabular/steps";
import { planDifference, type PlanDifference } from "../domain/waves/planDifference";
import type { WavePlan } from "../domain/waves/planWaves";
import { askedCells, plansAnew, withAsked, type AskedCell, type PlanChange } from "./planChange";
import type { GateSheets } from "./readGateSheets";
import type { WaveSheetsReading } from "./readWaveSheets";
import type { RunJob } from "./runJob";
import { wavePlanOf, type WavePlanRequest } from "./wavePlanning";
import type { WorkbookSnapshot } from "./workbook";

/** A change of the wave plan before it is written. */
export interface PlannedChange {
  readonly change: PlanChange;
  /** Cells of the user's tables that it fills in. */
  readonly cells: readonly AskedCell[];
  readonly difference: PlanDifference;
  /** Another plan takes the place of one that stood. */
  readonly replaces: boolean;
}

/** The sheets as they were read. */
export interface ReadSheets {
  readonly snapshot: WorkbookSnapshot;
  readonly sheets: GateSheets;
  readonly asOf: Day;
  readonly waves: WaveSheetsReading | undefined;
}

/** The sheets with what was asked filled in, and their wave plan; undefined: there are no units. */
export interface PlannedSheets extends ReadSheets {
  readonly wavePlan: WavePlan | undefined;
  readonly planned: PlannedChange | undefined;
}

export interface PlanningOptions {
  readonly change: PlanChange | undefined;
  readonly plan: WavePlanRequest;
  readonly runJob: RunJob;
  readonly signal: AbortSignal | undefined;
  readonly read: (snapshot: WorkbookSnapshot) => Steps<ReadSheets>;
  readonly run: <T>(work: Steps<T>) => Promise<T>;
}

/** Plans the waves or checks the plan that stands; with a change, of the sheets as they will be with it. */
export async function plannedSheets(found: ReadSheets, options: PlanningOptions): Promise<PlannedSheets> {
  const { change, plan, runJob, signal, read, run } = options;
  if (found.waves === undefined) return { ...found, wavePlan: undefined, planned: undefined };
  if (change === undefined) {
    return { ...found, wavePlan: await wavePlanOf(found.waves, plan, runJob, signal), planned: undefined };
  }
  const { between } = plan;
  const stood = found.waves.stands ? await wavePlanOf(found.waves, { between }, runJob, signal) : undefined;
  await between?.();
  const cells = askedCells(change, found.snapshot, found.waves, found.sheets.locale);
  const changed = cells.length === 0 ? found : await run(read(withAsked(found.snapshot, cells)));
  const waves = changed.waves ?? found.waves;
  const anew = plansAnew(change);
  const made = await wavePlanOf(waves, { ...plan, anew }, runJob, signal);
  await between?.();
  const difference = planDifference(stood, made);
  const same = stood !== undefined && cells.length === 0 && difference.moves.length === 0 && !knowsMore(made, stood);
  const wavePlan = same ? stood : made;
  return { ...changed, wavePlan, planned: { change, cells, difference, replaces: anew && stood !== undefined } };
}

/** Planned anew without a move, a plan is written again only where more is known of it by now. */
function knowsMore(made: WavePlan, stood: WavePlan): boolean {
  return made.fewestSlots > stood.fewestSlots || (stood.cut && !made.cut);
}
