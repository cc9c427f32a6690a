/** One insertion or deletion of cells, and what it does to a rectangle on the same sheet. */

import { MAX_COLUMNS, MAX_ROWS, type Area } from "./address";

export interface Shift {
  axis: "rows" | "columns";
  /** The first row (or column) that is opened or removed. */
  at: number;
  /** How many are inserted, or (negative) deleted. */
  count: number;
  /** The columns (or rows) across which cells move; the whole sheet for entire rows and columns. */
  from: number;
  to: number;
}

export function isWholeSheet(shift: Shift): boolean {
  return shift.from === 0 && shift.to >= (shift.axis === "rows" ? MAX_COLUMNS : MAX_ROWS) - 1;
}

/** Where the area lies afterwards: moved, grown or shrunk; undefined when it was deleted altogether. */
export function shiftArea(area: Area, shift: Shift): Area | undefined {
  const rows = shift.axis === "rows";
  const crossStart = rows ? area.column : area.row;
  const crossEnd = crossStart + (rows ? area.columns : area.rows) - 1;
  if (crossStart < shift.from || crossEnd > shift.to) return area;
  const limit = rows ? MAX_ROWS : MAX_COLUMNS;
  const length = rows ? area.rows : area.columns;
  if (length === limit) return area;
  const moved = shiftSpan(rows ? area.row : area.column, length, shift, limit);
  if (!moved) return undefined;
  return rows
    ? { ...area, row: moved.start, rows: moved.length }
    : { ...area, column: moved.start, columns: moved.length };
}

function shiftSpan(
  start: number,
  length: number,
  { at, count }: Shift,
  limit: number,
): { start: number; length: number } | undefined {
  const end = start + length;
  if (count > 0) {
    if (at >= end) return { start, length };
    if (at > start) return { start, length: Math.min(length + count, limit - start) };
    return start + count >= limit
      ? undefined
      : { start: start + count, length: Math.min(length, limit - start - count) };
  }
  const removed = -count;
  const newStart = start < at ? start : Math.max(at, start - removed);
  const newEnd = end <= at ? end : Math.max(at, end - removed);
  return newEnd > newStart ? { start: newStart, length: newEnd - newStart } : undefined;
}

/** Where a single row or column index goes; undefined when it is deleted. */
export function shiftIndex(index: number, shift: Shift): number | undefined {
  if (index < shift.at) return index;
  if (shift.count < 0 && index < shift.at - shift.count) return undefined;
  return index + shift.count;
}

/** The cells that move when the shift happens: everything beyond the gap, across its band. */
export function movingArea(shift: Shift): Area {
  const first = shift.count > 0 ? shift.at : shift.at - shift.count;
  const across = shift.to - shift.from + 1;
  return shift.axis === "rows"
    ? { row: first, rows: MAX_ROWS - first, column: shift.from, columns: across }
    : { column: first, columns: MAX_COLUMNS - first, row: shift.from, rows: across };
}
