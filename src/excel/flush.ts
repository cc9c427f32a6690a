import { inSlices, type Pause, type Steps } from "../tabular/steps";

interface Part {
  readonly queue: () => void;
}

/** Queues parts of a request and sends them together: one sync. */
export async function flush(context: Excel.RequestContext, parts: readonly Part[], pause?: Pause): Promise<void> {
  await inSlices(queued(parts), pause);
  await context.sync();
}

function* queued(parts: readonly Part[]): Steps<void> {
  for (const { queue } of parts) {
    queue();
    yield;
  }
}
