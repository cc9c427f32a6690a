/** Filters of tables and sheets: criteria by column, and which rows they hide. */

import { isInsideSheet, type Area } from "./address";
import { toWire, type CellValue } from "./cellValue";
import { refuse } from "./excelError";
import { searchPattern } from "./findCells";
import { displayText } from "./numberFormat";
import type { Table } from "./table";
import type { Worksheet } from "./worksheet";

/** As the client gives and reads it; only what the stand-in can apply is ever stored. */
export interface FilterCriteria {
  filterOn: "Values" | "Custom" | "TopItems" | "TopPercent" | "BottomItems" | "BottomPercent" | "Dynamic";
  criterion1?: string;
  criterion2?: string;
  operator?: "And" | "Or";
  values?: string[];
  dynamicCriteria?: string;
}

export interface SheetFilter {
  /** With the header row. */
  area: Area;
  criteria: Map<number, FilterCriteria>;
}

/** What a filter belongs to: a table or a sheet. */
export interface FilterOwner {
  readonly sheet: Worksheet;
  /** The header and the rows that are filtered; undefined where there is no filter. */
  readonly area: Area | undefined;
  /** By the column's place. */
  criteria(): Map<number, FilterCriteria>;
  isFiltered(): boolean;
  set(column: number, criteria: FilterCriteria | undefined): void;
  remove(): void;
}

export function tableFilter(table: Table): FilterOwner {
  const below = table.options.showTotals ? 1 : 0;
  return {
    sheet: table.sheet,
    area: table.options.showFilterButton ? { ...table.area, rows: table.area.rows - below } : undefined,
    criteria: () =>
      new Map(
        table.columns.flatMap(({ id }, index) => {
          const one = table.appliedFilters.get(id);
          return one ? [[index, one] as const] : [];
        }),
      ),
    isFiltered: () => table.filterCriteria.size > 0,
    set: (index, criteria) => {
      const column = table.columns[index] ?? refuse("InvalidArgument");
      if (criteria) {
        table.appliedFilters.set(column.id, criteria);
        table.filterCriteria.set(column.id, filterXml(criteria));
      } else {
        table.appliedFilters.delete(column.id);
        table.filterCriteria.delete(column.id);
      }
    },
    remove: () => {
      table.options.showFilterButton = false;
    },
  };
}

export function sheetFilter(sheet: Worksheet): FilterOwner {
  return {
    sheet,
    get area() {
      return sheet.autoFilter?.area;
    },
    criteria: () => sheet.autoFilter?.criteria ?? new Map<number, FilterCriteria>(),
    isFiltered: () => (sheet.autoFilter?.criteria.size ?? 0) > 0,
    set: (index, criteria) => {
      const filter = sheet.autoFilter ?? refuse("InvalidOperation");
      if (index < 0 || index >= filter.area.columns) refuse("InvalidArgument");
      if (criteria) filter.criteria.set(index, criteria);
      else filter.criteria.delete(index);
    },
    remove: () => {
      sheet.autoFilter = undefined;
    },
  };
}

/** Hides the rows that some criterion leaves out and shows all others. */
export function applyFilters(owner: FilterOwner): void {
  const { sheet, area } = owner;
  if (!area) return;
  sheet.workbook.calculation.refresh();
  const tests = [...owner.criteria()].map(([column, criteria]) => rowTest(sheet, area, column, criteria));
  for (let row = area.row + 1; row < area.row + area.rows; row++) {
    const hidden = tests.some((test) => !test(row));
    if (hidden) sheet.rowLane(row).hidden = true;
    else if (sheet.rows.get(row)?.hidden !== undefined) delete sheet.rowLane(row).hidden;
  }
  sheet.workbook.isDirty = true;
}

export function clearCriteria(owner: FilterOwner): void {
  for (const column of [...owner.criteria().keys()]) owner.set(column, undefined);
  applyFilters(owner);
}

export function setSheetFilter(sheet: Worksheet, area: Area): void {
  if (!isInsideSheet(area)) refuse("InvalidArgument");
  const before = sheet.autoFilter;
  if (before && JSON.stringify(before.area) === JSON.stringify(area)) return;
  if (before) clearCriteria(sheetFilter(sheet));
  sheet.autoFilter = { area, criteria: new Map() };
}

type RowTest = (row: number) => boolean;

function rowTest(sheet: Worksheet, area: Area, offset: number, criteria: FilterCriteria): RowTest {
  const column = area.column + offset;
  const value = (row: number): CellValue => sheet.value(row, column);
  switch (criteria.filterOn) {
    case "Values": {
      const { culture, date1904 } = sheet.workbook;
      const wanted = new Set((criteria.values ?? []).map((text) => text.toLowerCase()));
      return (row) => {
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
    default: {
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

const SIGNS: Record<string, string> = {
  "=": "",
  "<>": ' operator="notEqual"',
  "<": ' operator="lessThan"',
  "<=": ' operator="lessThanOrEqual"',
  ">": ' operator="greaterThan"',
  ">=": ' operator="greaterThanOrEqual"',
};

/** The criteria as files spell them, inside filterColumn. */
export function filterXml(criteria: FilterCriteria): string {
  const escape = (text: string): string =>
    text.replace(/[&<>"]/g, (one) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[one] ?? one);
  const { filterOn, values = [], criterion1 = "", criterion2, operator, dynamicCriteria = "" } = criteria;
  if (filterOn === "Values") {
    const blank = values.includes("") ? ' blank="1"' : "";
    const filters = values.filter((one) => one !== "").map((one) => `<filter val="${escape(one)}"/>`);
    return `<filters${blank}>${filters.join("")}</filters>`;
  }
  if (filterOn === "Dynamic") {
    return `<dynamicFilter type="${dynamicCriteria.slice(0, 1).toLowerCase()}${dynamicCriteria.slice(1)}"/>`;
  }
  if (filterOn !== "Custom") {
    const top = filterOn.startsWith("Bottom") ? ' top="0"' : "";
    return `<top10${top}${filterOn.endsWith("Percent") ? ' percent="1"' : ""} val="${escape(criterion1)}"/>`;
  }
  const one = (text: string): string => {
    const [, sign = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/su.exec(text) ?? [];
    return `<customFilter${SIGNS[sign] ?? ""} val="${escape(operand)}"/>`;
  };
  const both = criterion2 === undefined ? "" : one(criterion2);
  const and = criterion2 !== undefined && operator !== "Or" ? ' and="1"' : "";
  return `<customFilters${and}>${one(criterion1)}${both}</customFilters>`;
}
