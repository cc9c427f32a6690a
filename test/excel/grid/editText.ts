/** What stands in the formula bar: the formula, or the value so that typing it again gives the same cell. */

import { CellError } from "../model/cellValue";
import { displayText, isDateFormat } from "../model/numberFormat";
import type { Worksheet } from "../model/worksheet";

export function editText(sheet: Worksheet, row: number, column: number): string {
  const formula = sheet.cells.formula(row, column);
  if (formula !== undefined) return formula;
  const value = sheet.value(row, column);
  const { numberFormat, quotePrefix } = sheet.style(row, column);
  if (value === undefined) return "";
  if (value instanceof CellError) return value.text;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (typeof value === "string") return quotePrefix ? `'${value}` : value;
  const { culture, date1904 } = sheet.workbook;
  if (numberFormat === "@") return String(value);
  if (isDateFormat(numberFormat) && value >= 0) {
    const date = value >= 1 ? "m/d/yyyy" : "";
    const time = value % 1 === 0 ? "" : "h:mm:ss";
    return displayText(value, `${date} ${time}`.trim(), culture, date1904);
  }
  const decimal = (size: number): string => String(Number(size.toPrecision(15))).replace(".", culture.decimalSeparator);
  return numberFormat.includes("%") ? `${decimal(value * 100)}%` : decimal(value);
}
