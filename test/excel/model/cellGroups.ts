/** Gathers single cells into as few rectangles as a person would name: runs across, joined downwards. */

import { span, type Area } from "./address";

export interface CellPlace {
  row: number;
  column: number;
}

/** The cells must come row by row, left to right. */
export function groupCells(cells: CellPlace[]): Area[] {
  const runs: Area[] = [];
  for (const { row, column } of cells) {
    const last = runs.at(-1);
    if (last?.row === row && last.column + last.columns === column) last.columns++;
    else runs.push(span(row, column, row, column));
  }
  const groups: Area[] = [];
  const open = new Map<string, Area>();
  for (const run of runs) {
    const key = `${run.column}:${run.columns}`;
    const above = open.get(key);
    if (above && above.row + above.rows === run.row) above.rows++;
    else {
      groups.push(run);
      open.set(key, run);
    }
  }
  return groups;
}
