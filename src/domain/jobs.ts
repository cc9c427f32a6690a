import { exposureSteps } from "./risks/exposure/exposure";
import type { Exposure, ExposureInput } from "./risks/exposure/exposureInput";
import { stagingSteps, wavePlanSteps, type StagingInput, type WaveJobInput } from "./waves/waveJobs";
import type { WavePlanData, WaveProgress } from "./waves/waveJobs";
import type { Staging } from "./waves/tradeOff";

/** How much of a job is done. */
export interface JobProgress {
  readonly done: number;
  readonly of: number;
}

/** What each job takes, tells on the way and returns: plain data. */
interface Jobs {
  readonly exposure: {
    readonly input: ExposureInput;
    readonly progress: JobProgress;
    readonly result: readonly Exposure[];
  };
  readonly wavePlan: { readonly input: WaveJobInput; readonly progress: WaveProgress; readonly result: WavePlanData };
  readonly stagings: {
    readonly input: StagingInput;
    readonly progress: JobProgress;
    readonly result: readonly Staging[];
  };
}

export type JobName = keyof Jobs;
export type JobInput<J extends JobName> = Jobs[J]["input"];
export type ProgressOf<J extends JobName> = Jobs[J]["progress"];
export type JobResult<J extends JobName> = Jobs[J]["result"];

/**
 * A job step by step. Between two yields lie some tens of milliseconds. It is handed back whether to stop there: a job
 * that has something to show by then returns it, any other goes on.
 */
export type JobSteps<J extends JobName> = Generator<ProgressOf<J>, JobResult<J>, boolean>;

/** Work that may take longer than a moment, by name. */
export const JOBS: { readonly [J in JobName]: (input: JobInput<J>) => JobSteps<J> } = {
  exposure: exposureSteps,
  wavePlan: wavePlanSteps,
  stagings: stagingSteps,
};
