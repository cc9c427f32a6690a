/** Rows nobody has sized are as high as their wrapped text needs, as Excel makes them when it opens a file. */

import { displayText } from "../model/numberFormat";
import type { Style } from "../model/style";
import { STANDARD_ROW_HEIGHT, type Worksheet } from "../model/worksheet";
import { textWidth } from "./textWidth";

/** Beyond this many rows measuring every text takes too long. */
const MEASURED_ROWS = 5000;
const PADDING = 6;
const LINE = 1.36;
const POINTS_PER_PIXEL = 0.75;

/** Points. */
export function wrappedRowHeight(sheet: Worksheet, row: number): number {
  const stored = sheet.cells.row(row);
  let height = STANDARD_ROW_HEIGHT;
  if (!stored || sheet.cells.rowCount > MEASURED_ROWS) return height;
  const standardSize = sheet.workbook.defaultStyle.fontSize;
  for (let column = 0; column < stored.values.length; column++) {
    const style = stored.styles?.[column] ?? sheet.workbook.defaultStyle;
    const value = stored.values[column];
    if (value === undefined || (style.fontSize === standardSize && !style.wrapText)) continue;
    height = Math.max(height, style.wrapText ? wrapped(sheet, row, column, style) : lineHeight(style));
  }
  return height;
}

function lineHeight({ fontSize }: Style): number {
  return Math.round(fontSize * LINE);
}

function wrapped(sheet: Worksheet, row: number, column: number, style: Style): number {
  if (sheet.merges.some((merge) => merge.row === row && merge.column === column)) return STANDARD_ROW_HEIGHT;
  const { culture, date1904 } = sheet.workbook;
  const text = displayText(sheet.value(row, column), style.numberFormat, culture, date1904);
  const room = Math.max(sheet.columnWidth(column) / POINTS_PER_PIXEL - PADDING, 8);
  const lines = text.split("\n").map((line) => Math.max(1, Math.ceil(textWidth(line, style) / room)));
  return lines.reduce((sum, count) => sum + count, 0) * lineHeight(style);
}
