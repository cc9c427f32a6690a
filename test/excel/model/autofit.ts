/** Column widths that fit their text. An estimate: real Excel measures the font, this counts characters. */

import type { Area } from "./address";
import { displayText } from "./numberFormat";
import type { Worksheet } from "./worksheet";

/** Points of one digit of the standard font, and of a cell's padding. */
const DIGIT = 5.25;
const PADDING = 3.75;

export function autofitColumn(sheet: Worksheet, column: number, within: Area): void {
  const { culture, date1904 } = sheet.workbook;
  let widest = 0;
  for (const [row, cells] of sheet.cells.rowsIn(within)) {
    const value = cells.values[column];
    if (value === undefined || sheet.merges.some((merge) => merge.row === row && merge.column === column)) continue;
    const style = sheet.style(row, column);
    const text = displayText(value, style.numberFormat, culture, date1904);
    const longestLine = Math.max(...text.split("\n").map((line) => line.length));
    widest = Math.max(widest, longestLine * DIGIT * (style.fontSize / 11) * (style.bold ? 1.1 : 1));
  }
  if (widest > 0) sheet.columnLane(column).size = Math.min(widest + PADDING, 1342.5);
}
