/** Where a cell is drawn within the grid's box; undefined while it is scrolled out of view. */

export interface Rect {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function cellRect(box: HTMLElement | null, row: number, column: number): Rect | undefined {
  const cell = box?.querySelector(`[data-row="${row}"][data-column="${column}"]`);
  if (!box || !cell) return undefined;
  const inner = cell.getBoundingClientRect();
  const outer = box.getBoundingClientRect();
  return { left: inner.left - outer.left, top: inner.top - outer.top, width: inner.width, height: inner.height };
}

/** A place for a menu of this size below the cell, or above where there is more room, inside the box. */
export function besideCell(box: HTMLElement, rect: Rect, size: { width: number; height: number }): Rect {
  const { clientWidth, clientHeight } = box;
  const below = clientHeight - rect.top - rect.height;
  const isBelow = below >= size.height || below >= rect.top;
  const height = Math.min(size.height, isBelow ? below : rect.top);
  return {
    left: Math.max(0, Math.min(rect.left, clientWidth - size.width)),
    top: isBelow ? rect.top + rect.height : rect.top - height,
    width: size.width,
    height,
  };
}
