import { JOBS, type JobInput, type JobName, type JobProgress, type JobResult } from "../domain/jobs";
import { Refusal } from "./refusal";

export interface JobOptions {
  readonly onProgress?: ((progress: JobProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** The port to whatever runs long work: a web worker in the pane, inline elsewhere. Refuses when it is cancelled. */
export type RunJob = <J extends JobName>(job: J, input: JobInput<J>, options?: JobOptions) => Promise<JobResult<J>>;

/** Runs a job here and now, giving way between its steps, so that a cancel is heard. */
export const runInline: RunJob = async <J extends JobName>(job: J, input: JobInput<J>, options: JobOptions = {}) => {
  const steps = JOBS[job](input);
  for (;;) {
    if (options.signal?.aborted === true) throw new Refusal({ code: "cancelled" });
    const step = steps.next();
    if (step.done === true) return step.value;
    options.onProgress?.(step.value);
    await giveWay();
  }
};

function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
