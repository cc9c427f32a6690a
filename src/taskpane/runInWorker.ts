import type { JobInput, JobName, JobResult } from "../domain/jobs";
import { Refusal } from "../workflows/refusal";
import type { JobOptions, RunJob } from "../workflows/runJob";
import type { JobAnswer } from "../worker/worker";

/** What is needed of a web worker. */
export interface JobWorker {
  onmessage: ((event: MessageEvent<JobAnswer>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
  postMessage(message: unknown): void;
  terminate(): void;
}

/** Runs each job in a worker of its own; a cancel ends it at once, a stop is passed on to it. What goes wrong in there is thrown here. */
export function runInWorker(start: () => JobWorker): RunJob {
  return <J extends JobName>(job: J, input: JobInput<J>, { onProgress, signal, stop }: JobOptions<J> = {}) =>
    new Promise<JobResult<J>>((resolve, reject) => {
      const worker = start();
      const cancel = (): void => {
        end();
        reject(new Refusal({ code: "cancelled" }));
      };
      const endEarly = (): void => {
        worker.postMessage({ stop: true });
      };
      const end = (): void => {
        signal?.removeEventListener("abort", cancel);
        stop?.removeEventListener("abort", endEarly);
        worker.terminate();
      };
      worker.onmessage = ({ data }) => {
        if ("progress" in data) {
          onProgress?.(data.progress);
          return;
        }
        end();
        if ("fault" in data) reject(new Error(data.fault));
        else resolve(data.result);
      };
      worker.onerror = (event) => {
        end();
        reject(new Error(event.message === "" ? "the worker did not start" : event.message));
      };
      if (signal?.aborted === true) cancel();
      else {
        signal?.addEventListener("abort", cancel);
        stop?.addEventListener("abort", endEarly);
        worker.postMessage({ job, input });
        if (stop?.aborted === true) endEarly();
      }
    });
}
