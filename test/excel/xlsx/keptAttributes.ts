/** Attributes of opened files that go back into the saved file although the model does not hold them. */

import type { XmlElement } from "./xml";

/** An element's attributes without those the model holds and without ids of the file's own history. */
export function without(element: XmlElement | undefined, held: readonly string[]): Record<string, string> {
  const kept = Object.entries(element?.attributes ?? {}).filter(
    ([name]) => !held.includes(name) && !/:uid$|^xmlns/.test(name),
  );
  return Object.fromEntries(kept);
}
