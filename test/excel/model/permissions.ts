/** Who may change what: read-only workbooks and protected sheets refuse, as Excel does. */

import type { Area } from "./address";
import { refuse } from "./excelError";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export function requireWritable(workbook: Workbook): void {
  if (workbook.readOnly) refuse("AccessDenied");
}

/** Sheets added, deleted, renamed, moved, hidden or shown: refused where the workbook's structure is protected. */
export function requireOpenStructure(workbook: Workbook): void {
  requireWritable(workbook);
  if (workbook.structureProtection) refuse("AccessDenied");
}

/** Values and formulas: refused where the sheet is protected and a cell is locked. */
export function requireEditable(sheet: Worksheet, area: Area): void {
  requireWritable(sheet.workbook);
  if (sheet.protection && hasLockedCell(sheet, area)) refuse("AccessDenied");
}

/** Anything else on a protected sheet, unless the protection allows it by this option. */
export function requireUnprotected(sheet: Worksheet, option?: string): void {
  requireWritable(sheet.workbook);
  if (sheet.protection && !(option !== undefined && sheet.protection.options[option] === true)) refuse("AccessDenied");
}

function hasLockedCell(sheet: Worksheet, area: Area): boolean {
  let stored = 0;
  for (const [row, cells] of sheet.cells.rowsIn(area)) {
    stored++;
    const end = area.column + area.columns;
    for (let column = area.column; column < end; column++) {
      if (sheet.style(row, column).locked) return true;
      if (column >= cells.width && sheet.columns.size === 0) return sheet.workbook.defaultStyle.locked;
    }
  }
  if (stored === area.rows) return false;
  for (let column = area.column; column < area.column + area.columns; column++) {
    if ((sheet.columns.get(column)?.style ?? sheet.workbook.defaultStyle).locked) return true;
  }
  return false;
}
