/** Merged cells: only the upper left cell of a merge keeps its content. */

import { overlaps, type Area } from "./address";
import { refuse } from "./excelError";
import type { Worksheet } from "./worksheet";

export function mergeCells(sheet: Worksheet, area: Area, across: boolean): void {
  if (sheet.tables.some((table) => overlaps(table.area, area))) refuse("MergedRangeConflict");
  unmergeCells(sheet, area);
  const strips = across
    ? Array.from({ length: area.rows }, (_unused, index) => ({ ...area, row: area.row + index, rows: 1 }))
    : [area];
  for (const strip of strips) {
    if (strip.rows * strip.columns === 1) continue;
    keepFirst(sheet, strip);
    sheet.merges.push(strip);
  }
  sheet.workbook.touched();
}

/** The first filled cell's content moves to the corner; the others are emptied. */
function keepFirst(sheet: Worksheet, area: Area): void {
  let kept: [value: ReturnType<Worksheet["value"]>, formula: string | undefined] | undefined;
  for (const [row, stored] of sheet.cells.rowsIn(area)) {
    const end = Math.min(area.column + area.columns, stored.width);
    const cells = sheet.cells.makeRow(row);
    for (let column = area.column; column < end; column++) {
      if (!kept && !cells.isBlank(column)) kept = [cells.values[column], cells.formulas?.[column]];
      cells.values[column] = undefined;
      cells.setFormula(column, undefined);
    }
  }
  if (kept) sheet.cells.set(area.row, area.column, ...kept);
}

export function unmergeCells(sheet: Worksheet, area: Area): void {
  sheet.merges = sheet.merges.filter((merge) => !overlaps(merge, area));
  sheet.workbook.touched();
}

export function mergesIn(sheet: Worksheet, area: Area): Area[] {
  return sheet.merges.filter((merge) => overlaps(merge, area));
}
