/** What RevoGrid does not do for its headers: mark those of the selection, and name the parts for screen readers. */

import type { Area } from "../model/address";

export function markHeaders(grid: HTMLElement, selection: Area): void {
  const inside = (at: number, first: number, count: number): boolean => at >= first && at < first + count;
  for (const header of grid.querySelectorAll<HTMLElement>("[data-column-header]")) {
    const isSelected = inside(Number(header.dataset["columnHeader"]), selection.column, selection.columns);
    header.classList.toggle("selected", isSelected);
  }
  for (const header of grid.querySelectorAll<HTMLElement>("[data-row-header]")) {
    header.classList.toggle("selected", inside(Number(header.dataset["rowHeader"]), selection.row, selection.rows));
  }
  for (const row of grid.querySelectorAll(".header-rgRow")) row.setAttribute("role", "row");
  // A link of the library's makers: for the mouse, not a stop on the way through the grid.
  for (const link of grid.querySelectorAll(".attribution, .attribution a")) {
    link.setAttribute("aria-hidden", "true");
    link.setAttribute("tabindex", "-1");
  }
}
