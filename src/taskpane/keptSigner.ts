import type { KeptSigner } from "./paneSession";

const KEY = "ScaleTransition.signer";

/**
 * Keeps the name in the browser, under Office's partition key where there is one: add-ins on one page share the storage.
 * Where the browser allows none the name lasts as long as the pane.
 */
export function keptSigner(storage: () => Storage, partitionKey: string | undefined): KeptSigner {
  const key = partitionKey === undefined ? KEY : `${partitionKey}${KEY}`;
  let known: string | undefined;
  return {
    read: () => known ?? allowed(() => storage().getItem(key)) ?? undefined,
    keep: (signer) => {
      known = signer;
      allowed(() => {
        storage().setItem(key, signer);
      });
    },
  };
}

/** A browser may forbid its storage, or have no room: it says so by a DOMException. */
function allowed<T>(use: () => T): T | undefined {
  try {
    return use();
  } catch (error) {
    if (error instanceof DOMException) return undefined;
    throw error;
  }
}
