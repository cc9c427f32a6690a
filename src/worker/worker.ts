import { JOBS, type JobInput, type JobName, type JobResult, type ProgressOf } from "../domain/jobs";

/** The one entry of the web worker: runs one job, tells how far it is, answers once. To cancel it, end the worker. */

/** What the pane asks for: a job, and later perhaps that it ends early with what it has. */
export type JobRequest =
  { readonly [J in JobName]: { readonly job: J; readonly input: JobInput<J> } }[JobName] | { readonly stop: true };

export type JobAnswer =
  { readonly progress: ProgressOf<JobName> } | { readonly result: JobResult<JobName> } | { readonly fault: string };

/** How often the worker looks whether it was asked to stop. */
const LOOK_EVERY_MS = 50;

let stopped = false;

const answer = (message: JobAnswer): void => {
  self.postMessage(message);
};

self.onmessage = ({ data }: MessageEvent<JobRequest>): void => {
  if ("stop" in data) stopped = true;
  else {
    run(data.job, data.input).catch((error: unknown) => {
      answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    });
  }
};

async function run<J extends JobName>(job: J, input: JobInput<J>): Promise<void> {
  const steps = JOBS[job](input);
  let looked = performance.now();
  for (;;) {
    const step = steps.next(stopped);
    if (step.done === true) {
      answer({ result: step.value });
      return;
    }
    answer({ progress: step.value });
    if (performance.now() - looked < LOOK_EVERY_MS) continue;
    await new Promise((resolve) => setTimeout(resolve));
    looked = performance.now();
  }
}
