import type { Pause } from "../tabular/steps";

/** Longer than this the pane is never kept from drawing and from hearing clicks. */
const SLICE_MS = 30;

/** Lets the browser go first whenever a slice of time is used up. */
export function breathing(now: () => number = () => performance.now()): Pause {
  let began = now();
  return () => {
    if (now() - began < SLICE_MS) return undefined;
    return nextTask().then(() => {
      began = now();
    });
  };
}

/** A task of its own, behind what is waiting: a timer would wait longer each time. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
