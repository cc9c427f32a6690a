import { JOBS, type JobInput, type JobName, type JobResult, type ProgressOf } from "../domain/jobs";
import { Refusal } from "./refusal";

export interface JobOptions<J extends JobName> {
  readonly onProgress?: ((progress: ProgressOf<J>) => void) | undefined;
  /** Ends the job; nothing comes of it. */
  readonly signal?: AbortSignal | undefined;
  /** Asks the job to end early with what it has; one that has nothing yet goes on. */
  readonly stop?: AbortSignal | undefined;
}

/** The port to whatever runs long work: a web worker in the pane, inline elsewhere. Refuses when it is cancelled. */
export type RunJob = <J extends JobName>(job: J, input: JobInput<J>, options?: JobOptions<J>) => Promise<JobResult<J>>;

/** Runs a job here and now, giving way between its steps, so that a cancel is heard. */
export const runInline: RunJob = async <J extends JobName>(
  job: J,
  input: JobInput<J>,
  { signal, stop, onProgress }: JobOptions<J> = {},
) => {
  const steps = JOBS[job](input);
  for (;;) {
    if (signal?.aborted === true) throw new Refusal({ code: "cancelled" });
    const step = steps.next(stop?.aborted === true);
    if (step.done === true) return step.value;
    onProgress?.(step.value);
    await giveWay();
  }
};

function giveWay(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
