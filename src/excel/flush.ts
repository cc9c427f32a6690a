/** Queues parts of a request and sends them together: one sync. */
export async function flush(
  context: Excel.RequestContext,
  parts: readonly { readonly queue: () => void }[],
): Promise<void> {
  for (const { queue } of parts) queue();
  await context.sync();
}
