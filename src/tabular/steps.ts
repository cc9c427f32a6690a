/** Long work that stops between its steps, so that whoever runs it can let others go first. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** Asked between two steps; a promise says that it is time to wait, undefined that there is time left. */
export type Pause = () => Promise<void> | undefined;

/** Rows that are few enough to be one step. */
export const ROWS_A_STEP = 500;

/** Whether the row at that place is the last one of a step. */
export function endsStep(index: number): boolean {
  return index % ROWS_A_STEP === ROWS_A_STEP - 1;
}

/** Work that is small enough to be a step of its own. */
export function* oneStep<T>(work: () => T): Steps<T> {
  yield;
  return work();
}

/** Does the work in one go. */
export function atOnce<T>(work: Steps<T>): T {
  let step = work.next();
  while (step.done !== true) step = work.next();
  return step.value;
}

/** Does the work step by step, waiting wherever `pause` says so; in one go where nobody is to go first. */
export async function inSlices<T>(work: Steps<T>, pause: Pause | undefined): Promise<T> {
  if (pause === undefined) return atOnce(work);
  for (;;) {
    const step = work.next();
    if (step.done === true) return step.value;
    const waiting = pause();
    if (waiting !== undefined) await waiting;
  }
}
