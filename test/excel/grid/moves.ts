/** Where the keys of a spreadsheet lead. */

import type { Worksheet } from "../model/worksheet";
import type { CellPlace } from "./bookSession";
import { positionOf, stepFrom, type Lanes, type SheetLanes } from "./lanes";

export interface Move {
  readonly key: string;
  /** Ctrl, or Cmd on a Mac. */
  readonly far: boolean;
  /** Rows in view, for PageUp and PageDown. */
  readonly page: number;
}

/** The cell a key leads to; undefined when the key moves nothing. */
export function moved(sheet: Worksheet, lanes: SheetLanes, from: CellPlace, move: Move): CellPlace | undefined {
  const { key, far, page } = move;
  const { rows, columns } = lanes;
  switch (key) {
    case "ArrowUp":
    case "ArrowDown": {
      const step = key === "ArrowDown" ? 1 : -1;
      const filled = (row: number): boolean => !sheet.cells.isBlank(row, from.column);
      return { ...from, row: far ? edge(rows, from.row, step, filled) : stepFrom(rows, from.row, step) };
    }
    case "ArrowLeft":
    case "ArrowRight": {
      const step = key === "ArrowRight" ? 1 : -1;
      const filled = (column: number): boolean => !sheet.cells.isBlank(from.row, column);
      return { ...from, column: far ? edge(columns, from.column, step, filled) : stepFrom(columns, from.column, step) };
    }
    case "PageUp":
    case "PageDown":
      return far ? undefined : { ...from, row: stepFrom(rows, from.row, key === "PageDown" ? page : -page) };
    case "Home":
      return { row: far ? (rows.indices[rows.frozen] ?? 0) : from.row, column: columns.indices[columns.frozen] ?? 0 };
    case "End":
      return far ? lastUsed(sheet) : undefined;
    default:
      return undefined;
  }
}

function lastUsed(sheet: Worksheet): CellPlace {
  const used = sheet.usedArea(true);
  return used ? { row: used.row + used.rows - 1, column: used.column + used.columns - 1 } : { row: 0, column: 0 };
}

/** To the end of the filled cells, or over the gap to the next filled one, or to the end of the sheet on show. */
function edge(lanes: Lanes, from: number, step: 1 | -1, filled: (at: number) => boolean): number {
  const { indices } = lanes;
  const last = step > 0 ? indices.length - 1 : 0;
  let position = positionOf(lanes, from);
  const isFilled = (at: number): boolean => filled(indices[at] ?? 0);
  if (position === last) return from;
  const inside = isFilled(position) && isFilled(position + step);
  position += step;
  if (inside) while (position !== last && isFilled(position + step)) position += step;
  else while (position !== last && !isFilled(position)) position += step;
  return indices[position] ?? from;
}
