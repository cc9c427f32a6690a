/** Where Enter and Tab go on to. */

import type { BookSession, CellPlace } from "./bookSession";
import { stepFrom, type SheetLanes } from "./lanes";

export type EntryKey = "Enter" | "Tab";

export function stepAfterEntry(lanes: SheetLanes, from: CellPlace, key: EntryKey, back: boolean): CellPlace {
  const step = back ? -1 : 1;
  return key === "Tab"
    ? { ...from, column: stepFrom(lanes.columns, from.column, step) }
    : { ...from, row: stepFrom(lanes.rows, from.row, step) };
}

/** Within a selection of several cells: down column by column, or along row by row, and round again. */
export function nextInside(
  { selection, active }: BookSession,
  { rows, columns }: SheetLanes,
  key: EntryKey,
  back: boolean,
): CellPlace | undefined {
  if (selection.rows * selection.columns === 1) return undefined;
  const inside = (indices: readonly number[], first: number, count: number): number[] =>
    indices.filter((at) => at >= first && at < first + count);
  const down = inside(rows.indices, selection.row, selection.rows);
  const across = inside(columns.indices, selection.column, selection.columns);
  const total = down.length * across.length;
  if (total === 0) return undefined;
  const [row, column] = [down.indexOf(active.row), across.indexOf(active.column)];
  const at = key === "Enter" ? column * down.length + row : row * across.length + column;
  const next = (at + (back ? -1 : 1) + total) % total;
  const place =
    key === "Enter"
      ? { row: down[next % down.length], column: across[Math.floor(next / down.length)] }
      : { row: down[Math.floor(next / across.length)], column: across[next % across.length] };
  return { row: place.row ?? active.row, column: place.column ?? active.column };
}
