/** Range.removeDuplicates: later rows that equal an earlier one in the given columns go, the rest move up. */

import type { Area } from "./address";
import { CellError, type CellValue } from "./cellValue";
import { refuse } from "./excelError";
import { requireEditable } from "./permissions";
import type { Worksheet } from "./worksheet";

export interface Removed {
  removed: number;
  uniqueRemaining: number;
}

export function removeDuplicates(sheet: Worksheet, area: Area, columns: number[], hasHeader: boolean): Removed {
  if (columns.length === 0 || columns.some((one) => one < 0 || one >= area.columns)) refuse("InvalidArgument");
  requireEditable(sheet, area);
  sheet.workbook.calculation.refresh();
  const first = area.row + (hasHeader ? 1 : 0);
  const seen = new Set<string>();
  const kept: number[] = [];
  for (let row = first; row < area.row + area.rows; row++) {
    const key = JSON.stringify(columns.map((column) => comparable(sheet.value(row, area.column + column))));
    if (!seen.has(key)) kept.push(row);
    seen.add(key);
  }
  const removed = area.row + area.rows - first - kept.length;
  kept.forEach((row, index) => {
    if (row === first + index) return;
    sheet.cells.move({ ...area, row, rows: 1 }, first + index - row, 0);
  });
  if (removed > 0) sheet.cells.clear({ ...area, row: first + kept.length, rows: removed });
  sheet.workbook.touched();
  if (removed > 0) sheet.workbook.changes.cells(sheet, area);
  return { removed, uniqueRemaining: kept.length };
}

/** Case does not tell texts apart. */
function comparable(value: CellValue): unknown {
  if (value instanceof CellError) return ["error", value.text];
  return typeof value === "string" ? value.toLowerCase() : (value ?? null);
}
