import type { WaveProgress } from "../domain/waves/waveJobs";
import { planOf } from "../domain/waves/waveJobs";
import type { WavePlan } from "../domain/waves/planWaves";
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
}

/**
 * Checks the plan that stands, or plans where none does or when it is asked to. Anytime: whatever ends the work but
 * `signal`, the best plan so far is the result.
 */
export async function wavePlanOf(
  { sheets, plain, stands }: WaveSheetsReading,
  { anew, clock, seconds, steps, seed, stop, onProgress }: WavePlanRequest,
  runJob: RunJob,
  signal: AbortSignal | undefined,
): Promise<WavePlan> {
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
      { sheets: plain, anew: anew === true || !stands, steps, seed },
      {
        signal,
        stop: enough.signal,
        onProgress: (progress) => {
          onProgress?.(progress);
          if (clock !== undefined && seconds !== undefined && clock() - started >= 1000 * seconds) end();
        },
      },
    );
    return planOf(sheets, data);
  } finally {
    stop?.removeEventListener("abort", end);
  }
}
