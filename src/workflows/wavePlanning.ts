import type { WaveProgress } from "../domain/waves/waveJobs";
import { planOf } from "../domain/waves/waveJobs";
import type { PlanOrigin, WavePlan } from "../domain/waves/planWaves";
import type { WaveSheetsReading } from "./readWaveSheets";
import type { RunJob } from "./runJob";

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
  readonly onProgress?: (progress: WaveProgress) => void;
  /** Ends the work as `seconds` does: the best plan so far is kept. */
  readonly stop?: AbortSignal;
  /** Awaited between two pieces of the work, so that others get their turn. */
  readonly between?: (() => Promise<void>) | undefined;
}

/**
 * Checks the plan that stands, or plans where none does or when it is asked to. Anytime: whatever ends the work but
 * `signal`, the best plan so far is the result.
 */
export async function wavePlanOf(
  reading: WaveSheetsReading,
  { anew, clock, seconds, steps, seed, stop, between, onProgress }: WavePlanRequest,
  runJob: RunJob,
  signal: AbortSignal | undefined,
): Promise<WavePlan> {
  const { sheets, plain, stands } = reading;
  if (stands && anew !== true) return standingPlan(reading, runJob, signal, between);
  const started = clock?.() ?? 0;
  const enough = new AbortController();
  const end = (): void => {
    enough.abort();
  };
  if (stop?.aborted === true) end();
  stop?.addEventListener("abort", end);
  try {
    const data = await runJob(
      "wavePlan",
      { sheets: plain, anew: true, steps, seed },
      {
        signal,
        stop: enough.signal,
        onProgress: (progress) => {
          onProgress?.(progress);
          if (clock !== undefined && seconds !== undefined && clock() - started >= 1000 * seconds) end();
        },
      },
    );
    await between?.();
    return planOf(sheets, data);
  } finally {
    stop?.removeEventListener("abort", end);
  }
}

/** The plan that stands with what was recorded of its making, unless it is no longer that plan. */
async function standingPlan(
  { sheets, plain, origin, originOf }: WaveSheetsReading,
  runJob: RunJob,
  signal: AbortSignal | undefined,
  between: WavePlanRequest["between"],
): Promise<WavePlan> {
  const checked = async (made: PlanOrigin | undefined): Promise<WavePlan> => {
    const data = await runJob("wavePlan", { sheets: plain, anew: false, origin: made }, { signal });
    await between?.();
    return planOf(sheets, data);
  };
  const plan = await checked(origin);
  await between?.();
  const holds = origin === undefined || originOf(plan.programme, plan.assignments) !== undefined;
  return holds ? plan : checked(undefined);
}
