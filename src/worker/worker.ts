import { JOBS, type JobInput, type JobName, type JobProgress, type JobResult } from "../domain/jobs";

/** The one entry of the web worker: runs one job, tells how far it is, answers once. To cancel it, end the worker. */

/** What the pane asks for. */
export type JobRequest = { readonly [J in JobName]: { readonly job: J; readonly input: JobInput<J> } }[JobName];

export type JobAnswer =
  { readonly progress: JobProgress } | { readonly result: JobResult<JobName> } | { readonly fault: string };

const answer = (message: JobAnswer): void => {
  self.postMessage(message);
};

self.onmessage = ({ data }: MessageEvent<JobRequest>): void => {
  try {
    const steps = JOBS[data.job](data.input);
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        answer({ result: step.value });
        return;
      }
      answer({ progress: step.value });
    }
  } catch (error) {
    answer({ fault: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
};
