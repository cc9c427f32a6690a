/** Which rows a filter's criteria let through. */

import type { Area } from "./address";
import { toWire, type CellValue } from "./cellValue";
import { refuse } from "./excelError";
import type { FilterCriteria } from "./filter";
import { dynamicPeriod, filterDatePeriod } from "./filterPeriods";
import { searchPattern } from "./findCells";
import { displayText } from "./numberFormat";
import type { Worksheet } from "./worksheet";

type RowTest = (row: number) => boolean;

/** Whether the criteria let a row of the area through; `offset` is the column's place in it. */
export function rowTest(sheet: Worksheet, area: Area, offset: number, criteria: FilterCriteria): RowTest {
  const column = area.column + offset;
  const value = (row: number): CellValue => sheet.value(row, column);
  switch (criteria.filterOn) {
    case "Values": {
      const { culture, date1904 } = sheet.workbook;
      const values = criteria.values ?? [];
      const wanted = new Set(values.flatMap((one) => (typeof one === "string" ? [one.toLowerCase()] : [])));
      const periods = values.flatMap((one) => (typeof one === "string" ? [] : [filterDatePeriod(one, date1904)]));
      return (row) => {
        const held = value(row);
        if (typeof held === "number" && periods.some((isIn) => isIn(held))) return true;
        const shown = displayText(value(row), sheet.style(row, column).numberFormat, culture, date1904);
        return wanted.has(shown.toLowerCase());
      };
    }
    case "Custom": {
      const first = comparison(criteria.criterion1 ?? refuse("InvalidArgument"));
      const second = criteria.criterion2 === undefined ? undefined : comparison(criteria.criterion2);
      if (!second) return (row) => first(value(row));
      if (criteria.operator === "Or") return (row) => first(value(row)) || second(value(row));
      return (row) => first(value(row)) && second(value(row));
    }
    case "CellColor":
      return (row) => sheet.style(row, column).fillColor === (criteria.color ?? "");
    case "FontColor":
      return (row) => sheet.style(row, column).fontColor === (criteria.color ?? "#000000");
    default: {
      const period = dynamicPeriod(criteria.dynamicCriteria, sheet.workbook);
      if (period) {
        return (row) => {
          const held = value(row);
          return typeof held === "number" && period(held);
        };
      }
      const rows = Array.from({ length: area.rows - 1 }, (_unused, index) => value(area.row + 1 + index));
      const limit = numberTest(
        rows.filter((one) => typeof one === "number"),
        criteria,
      );
      return (row) => {
        const one = value(row);
        return typeof one === "number" && limit(one);
      };
    }
  }
}

/** Above or below a number that the column itself yields. */
function numberTest(
  numbers: number[],
  { filterOn, criterion1, dynamicCriteria }: FilterCriteria,
): (one: number) => boolean {
  if (filterOn === "Dynamic") {
    const average = numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
    return dynamicCriteria === "AboveAverage" ? (one) => one > average : (one) => one < average;
  }
  const given = Number(criterion1);
  const percent = filterOn.endsWith("Percent");
  const count = percent ? Math.max(1, Math.floor((numbers.length * given) / 100)) : given;
  const top = filterOn.startsWith("Top");
  const ordered = [...numbers].sort((a, b) => (top ? b - a : a - b));
  const last = ordered[Math.min(count, ordered.length) - 1] ?? 0;
  return top ? (one) => one >= last : (one) => one <= last;
}

/** ">=5", "<>x", "=*e" and the like; without an operator the cell has to equal the text. */
function comparison(text: string): (value: CellValue) => boolean {
  const [, sign = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/su.exec(text) ?? [];
  if (operand === "") {
    return sign === "<>" ? (value) => value !== undefined : (value) => value === undefined || value === "";
  }
  const number = Number(operand);
  const pattern = searchPattern(operand, { completeMatch: true, matchCase: false });
  const equals = (value: CellValue): boolean =>
    typeof value === "number" && Number.isFinite(number) ? value === number : pattern.test(String(toWire(value)));
  if (sign === "=") return equals;
  if (sign === "<>") return (value) => !equals(value);
  return (value) => {
    if (value === undefined) return false;
    const isNumber = Number.isFinite(number);
    if (isNumber !== (typeof value === "number")) return false;
    const order = isNumber ? Number(value) - number : String(toWire(value)).localeCompare(operand);
    if (sign === ">") return order > 0;
    if (sign === "<") return order < 0;
    return sign === ">=" ? order >= 0 : order <= 0;
  };
}
