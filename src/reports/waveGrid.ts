import type { CellValue } from "../tabular/cellValue";

/** Columns of the Wave plan: two that name a row, narrow ones that a grid fills, one for what is said of the row. */
export const GRID_COLUMNS = 14;
export const GRID_WIDTHS: readonly number[] = [8, 27, ...new Array<number>(GRID_COLUMNS).fill(8), 25];

/** A row of a grid: what names it, its cells, and what is said of it. */
export function gridRow(
  key: CellValue,
  name: CellValue,
  cells: readonly CellValue[],
  said: CellValue = "",
): readonly CellValue[] {
  const blank = new Array<CellValue>(Math.max(0, GRID_COLUMNS - cells.length)).fill("");
  return [key, name, ...cells.slice(0, GRID_COLUMNS), ...blank, said];
}
