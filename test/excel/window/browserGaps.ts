/** What every browser has and jsdom lacks, as far as office.js and the pane rely on it. */

import type { DOMWindow } from "jsdom";

export function fillBrowserGaps(window: DOMWindow): void {
  // The library compares host names through document.domain.
  Object.defineProperty(window.Document.prototype, "domain", {
    get(this: Document) {
      return this.location.hostname;
    },
    configurable: true,
  });
  const gaps: Record<string, unknown> = {
    structuredClone: (value: unknown): unknown => structuredClone(value),
    TextEncoder,
    TextDecoder,
    ResizeObserver: NoLayoutObserver,
    IntersectionObserver: NoLayoutObserver,
    matchMedia: noMedia,
  };
  for (const [name, value] of Object.entries(gaps)) {
    if (!(name in window)) Object.defineProperty(window, name, { value, configurable: true, writable: true });
  }
}

/** There is no layout in jsdom, so there is nothing to observe. */
class NoLayoutObserver {
  observe(): undefined {
    return undefined;
  }
  unobserve(): undefined {
    return undefined;
  }
  disconnect(): undefined {
    return undefined;
  }
}

function noMedia(media: string): unknown {
  const ignore = (): undefined => undefined;
  return {
    matches: false,
    media,
    addEventListener: ignore,
    removeEventListener: ignore,
    addListener: ignore,
    removeListener: ignore,
  };
}
