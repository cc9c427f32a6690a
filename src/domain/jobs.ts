import { exposureSteps } from "./risks/exposure/exposure";
import type { Exposure, ExposureInput } from "./risks/exposure/exposureInput";

/** How much of a job is done. */
export interface JobProgress {
  readonly done: number;
  readonly of: number;
}

/** What each job takes and returns: plain data. */
interface Jobs {
  readonly exposure: { readonly input: ExposureInput; readonly result: readonly Exposure[] };
}

export type JobName = keyof Jobs;
export type JobInput<J extends JobName> = Jobs[J]["input"];
export type JobResult<J extends JobName> = Jobs[J]["result"];

/** Work that may take longer than a moment, by name. Between two yields lie some tens of milliseconds. */
export const JOBS: {
  readonly [J in JobName]: (input: JobInput<J>) => Generator<JobProgress, JobResult<J>, undefined>;
} = {
  exposure: exposureSteps,
};
