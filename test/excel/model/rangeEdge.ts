/** Where Ctrl+arrow goes: the edge of a block of filled cells, or the next filled cell, or the sheet's edge. */

import { MAX_COLUMNS, MAX_ROWS, span, type Area } from "./address";
import { contains } from "./address";
import { mergesIn } from "./merges";
import type { CellPlace } from "./cellGroups";
import type { Worksheet } from "./worksheet";

export type Direction = "Left" | "Right" | "Up" | "Down";

const STEPS: Record<Direction, [rows: number, columns: number]> = {
  Left: [0, -1],
  Right: [0, 1],
  Up: [-1, 0],
  Down: [1, 0],
};

export function edgeFrom(sheet: Worksheet, { row, column }: CellPlace, direction: Direction): CellPlace {
  const [down, across] = STEPS[direction];
  const used = sheet.usedArea(true);
  const isFilled = (at: CellPlace): boolean => !sheet.cells.isBlank(at.row, at.column);
  const next = (at: CellPlace): CellPlace => ({ row: at.row + down, column: at.column + across });
  const isOnSheet = (at: CellPlace): boolean =>
    at.row >= 0 && at.column >= 0 && at.row < MAX_ROWS && at.column < MAX_COLUMNS;
  const isPastUsed = (at: CellPlace): boolean =>
    !used || (down > 0 && at.row >= used.row + used.rows) || (across > 0 && at.column >= used.column + used.columns);
  const end: CellPlace = {
    row: down === 0 ? row : down > 0 ? MAX_ROWS - 1 : 0,
    column: across === 0 ? column : across > 0 ? MAX_COLUMNS - 1 : 0,
  };
  let at: CellPlace = { row, column };
  if (!isOnSheet(next(at))) return at;
  if (isFilled(at) && isFilled(next(at))) {
    while (isOnSheet(next(at)) && isFilled(next(at))) at = next(at);
    return at;
  }
  do {
    at = next(at);
    if (!isOnSheet(at) || isPastUsed(at)) return end;
  } while (!isFilled(at));
  return at;
}

/** The area grown in a direction to the edge that the active cell's row or column has. */
export function extendTo(area: Area, edge: CellPlace, direction: Direction): Area {
  const bottom = area.row + area.rows - 1;
  const right = area.column + area.columns - 1;
  switch (direction) {
    case "Left":
      return span(area.row, Math.min(area.column, edge.column), bottom, right);
    case "Right":
      return span(area.row, area.column, bottom, Math.max(right, edge.column));
    case "Up":
      return span(Math.min(area.row, edge.row), area.column, bottom, right);
    case "Down":
      return span(area.row, area.column, Math.max(bottom, edge.row), right);
  }
}

/** The block around the area that is bounded by blank rows and blank columns. */
export function surroundingArea(sheet: Worksheet, start: Area): Area {
  let area = start;
  for (;;) {
    const top = Math.max(0, area.row - 1);
    const left = Math.max(0, area.column - 1);
    const around = span(
      top,
      left,
      Math.min(MAX_ROWS - 1, area.row + area.rows),
      Math.min(MAX_COLUMNS - 1, area.column + area.columns),
    );
    const used = sheet.usedArea(true, around);
    if (!used) return area;
    const merged = mergesIn(sheet, area).reduce((all, one) => joined(all, one), area);
    const grown = joined(merged, used);
    if (contains(area, grown)) return area;
    area = grown;
  }
}

function joined(a: Area, b: Area): Area {
  return span(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row + a.rows, b.row + b.rows) - 1,
    Math.max(a.column + a.columns, b.column + b.columns) - 1,
  );
}
