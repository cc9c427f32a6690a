/** Long work that stops between its steps, so that whoever runs it can let others go first. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Asked between two steps; a promise says that it is time to wait, undefined that there is time left. */
export type Pause = () => Promise<void> | undefined;

/** Rows that are few enough to be one step. */
export const ROWS_A_STEP = 500;

/** Does the work in one go. */
export function atOnce<T>(work: Steps<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** Does the work step by step, waiting wherever `pause` says so. */
export async function inSlices<T>(work: Steps<T>, pause: Pause): Promise<T> {
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    const waiting = pause();
    if (waiting !== undefined) await waiting;
  }
}
