/** F6 goes round the parts of the window, as in Excel: tools, grid, sheet tabs, pane. */

const REGIONS = [".tools button", "revo-grid", '.sheet-tabs [aria-selected="true"]', ".pane-frame iframe"];

export function focusNextRegion(back: boolean): void {
  const parts = REGIONS.flatMap((selector) => document.querySelector<HTMLElement>(selector) ?? []);
  const here = parts.findIndex((part) => regionOf(part).contains(document.activeElement));
  const next = parts[(here + (back ? -1 : 1) + parts.length) % parts.length];
  if (next instanceof HTMLIFrameElement) next.contentWindow?.focus();
  next?.focus({ preventScroll: true });
}

function regionOf(part: HTMLElement): HTMLElement {
  return part.closest<HTMLElement>(".tools, .sheet-grid, .sheet-tabs") ?? part;
}
