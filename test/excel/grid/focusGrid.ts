/** Puts the keyboard into the grid, unless somebody is at work in the pane. */
export function focusGrid(): void {
  if (document.activeElement instanceof HTMLIFrameElement) return;
  const grid = document.querySelector<HTMLElement>("revo-grid");
  grid?.setAttribute("tabindex", "0");
  grid?.focus({ preventScroll: true });
}
