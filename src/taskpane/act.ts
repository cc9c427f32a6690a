/** Starts an action of the session from an event handler. The session turns whatever goes wrong into its state. */
export function act(action: () => Promise<void>): () => void {
  return () => void action();
}
