import { planWaves, standingWavePlan, type WavePlan } from "../domain/waves/planWaves";
import type { PlannerProgress } from "../domain/waves/search/planner";
import { Refusal } from "./refusal";
import type { WaveSheetsReading } from "./readWaveSheets";

/** How the waves are to be planned. */
export interface WavePlanRequest {
  /** Plans although units stand in waves; else the plan that stands is checked. */
  readonly anew?: boolean;
  /** Outranks the policy's Plan steps. */
  readonly steps?: number | undefined;
  readonly seed?: number | undefined;
  /** Ends the work after that time, best plan kept; such a plan says that it was cut. */
  readonly seconds?: number | undefined;
  /** Milliseconds of a clock that only runs forwards; needed for `seconds`. */
  readonly clock?: () => number;
  readonly onProgress?: (progress: PlannerProgress) => void;
  /** Ends the work as `seconds` does: the best plan so far is kept. */
  readonly stop?: AbortSignal;
}

/** How often others get their turn while a plan is made. */
const TURNS = 8;

/**
 * Checks the plan that stands, or plans where none does or when it is asked to. Anytime: whatever ends the work, the best
 * plan so far is the result.
 */
export async function wavePlanOf(
  { sheets, stands, originOf }: WaveSheetsReading,
  request: WavePlanRequest,
  signal: AbortSignal | undefined,
): Promise<WavePlan> {
  if (stands && request.anew !== true) return standingWavePlan(sheets, originOf);
  const { clock, seconds, steps, seed, stop } = request;
  const started = clock?.() ?? 0;
  const planning = planWaves(sheets, {
    ...(steps === undefined ? {} : { steps }),
    ...(seed === undefined ? {} : { seed }),
  });
  let turns = 0;
  for (const progress of planning.run()) {
    request.onProgress?.(progress);
    if (progress.phase === "done") return planning.result(false);
    const late = clock !== undefined && seconds !== undefined && clock() - started >= 1000 * seconds;
    if (late || stop?.aborted === true) return planning.result(true);
    turns += 1;
    if (turns % TURNS === 0) await new Promise((resolve) => setTimeout(resolve));
    if (signal?.aborted === true) throw new Refusal({ code: "cancelled" });
  }
  return planning.result(false);
}
