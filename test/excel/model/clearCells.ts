/** Range.clear: what each kind of clearing takes away. */

import { contains, overlaps, subtract, type Area } from "./address";
import { clearComments } from "./comments";
import { clearValidation } from "./dataValidation";
import { clearStyle } from "./formatCells";
import { requireEditable, requireUnprotected } from "./permissions";
import type { Worksheet } from "./worksheet";
import { heldBefore } from "./writeCells";

export const CLEAR_KINDS = ["All", "Contents", "Formats", "Hyperlinks", "RemoveHyperlinks", "ResetContents"] as const;
export type ClearKind = (typeof CLEAR_KINDS)[number];

export function clearCells(sheet: Worksheet, area: Area, kind: ClearKind): void {
  const contents = kind === "All" || kind === "Contents" || kind === "ResetContents";
  if (contents) requireEditable(sheet, area);
  else requireUnprotected(sheet, "allowFormatCells");
  const before = heldBefore(sheet, area);
  if (contents) clearContents(sheet, area);
  if (kind === "All" || kind === "Formats") {
    clearStyle(sheet, area);
    clearConditionalFormats(sheet, area);
  }
  if (kind === "All") {
    clearValidation(sheet, area);
    clearComments(sheet, area);
    sheet.merges = sheet.merges.filter((merge) => !contains(area, merge));
  }
  if (kind !== "Contents" && kind !== "Formats") {
    sheet.hyperlinks = sheet.hyperlinks.filter((link) => !overlaps(link.area, area));
  }
  if (kind === "RemoveHyperlinks") clearStyle(sheet, area);
  sheet.workbook.touched();
  if (contents) sheet.workbook.changes.cells(sheet, area, before && { before });
}

function clearContents(sheet: Worksheet, area: Area): void {
  for (const [row, stored] of sheet.cells.rowsIn(area)) {
    const end = Math.min(area.column + area.columns, stored.width);
    if (end <= area.column) continue;
    const cells = sheet.cells.makeRow(row);
    for (let column = area.column; column < end; column++) {
      cells.values[column] = undefined;
      cells.setFormula(column, undefined);
    }
  }
  // Spilled values come and go with their formula.
  sheet.arrayFormulas = sheet.arrayFormulas.filter((array) => array.dynamic || !overlaps(array.area, area));
  for (const table of sheet.tables) table.readHeaders(area);
}

export function clearConditionalFormats(sheet: Worksheet, area: Area): void {
  for (const format of sheet.conditionalFormats) format.areas = format.areas.flatMap((one) => subtract(one, area));
  sheet.conditionalFormats = sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
  sheet.workbook.touched();
}
