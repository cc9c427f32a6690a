/** Filters of tables and sheets: criteria by column, and which rows they hide. */

import { isInsideSheet, type Area } from "./address";
import { refuse } from "./excelError";
import { rowTest } from "./filterTests";
import type { Table } from "./table";
import type { Worksheet } from "./worksheet";

/** A date or time, and how much of it counts: "Month" keeps every day of that month. */
export interface FilterDate {
  /** As ISO 8601 writes it. */
  date: string;
  specificity: "Year" | "Month" | "Day" | "Hour" | "Minute" | "Second";
}

/** As the client gives and reads it; only what the stand-in can apply is ever stored. */
export interface FilterCriteria {
  filterOn:
    | "Values"
    | "Custom"
    | "TopItems"
    | "TopPercent"
    | "BottomItems"
    | "BottomPercent"
    | "Dynamic"
    | "CellColor"
    | "FontColor";
  criterion1?: string;
  criterion2?: string;
  operator?: "And" | "Or";
  values?: (string | FilterDate)[];
  dynamicCriteria?: string;
  /** #RRGGBB. */
  color?: string;
}

/** What is known of the filter of one column. */
export interface ColumnFilter {
  criteria?: FilterCriteria;
  /** The criteria as the file spells them, while they are unchanged. */
  stored?: string;
  /** Attributes of the file, such as a hidden button. */
  attributes?: string;
}

export interface SheetFilter {
  /** With the header row. */
  area: Area;
  /** By the column's place. */
  columns: Map<number, ColumnFilter>;
}

/** What a filter belongs to: a table or a sheet. */
export interface FilterOwner {
  readonly sheet: Worksheet;
  /** The header and the rows that are filtered; undefined where there is no filter. */
  readonly area: Area | undefined;
  /** By the column's place. */
  criteria(): Map<number, FilterCriteria>;
  isFiltered(): boolean;
  /** Whether a file has criteria that the stand-in cannot apply. */
  hasUnknown(): boolean;
  set(column: number, criteria: FilterCriteria | undefined): void;
  clear(): void;
  remove(): void;
}

export function isFiltering({ criteria, stored }: ColumnFilter): boolean {
  return criteria !== undefined || stored !== undefined;
}

export function tableFilter(table: Table): FilterOwner {
  const below = table.options.showTotals ? 1 : 0;
  return {
    ...columnFilters(table.filters, (index) => (table.columns[index] ?? refuse("InvalidArgument")).id),
    sheet: table.sheet,
    area: table.options.showFilterButton ? { ...table.area, rows: table.area.rows - below } : undefined,
    criteria: () =>
      new Map(
        table.columns.flatMap(({ id }, index) => {
          const one = table.filters.get(id)?.criteria;
          return one ? [[index, one] as const] : [];
        }),
      ),
    remove: () => {
      table.options.showFilterButton = false;
    },
  };
}

export function sheetFilter(sheet: Worksheet): FilterOwner {
  const columns = sheet.autoFilter?.columns ?? new Map<number, ColumnFilter>();
  return {
    ...columnFilters(columns, (index) => {
      const filter = sheet.autoFilter ?? refuse("InvalidOperation");
      return index < 0 || index >= filter.area.columns ? refuse("InvalidArgument") : index;
    }),
    sheet,
    get area() {
      return sheet.autoFilter?.area;
    },
    criteria: () =>
      new Map([...columns].flatMap(([index, { criteria }]) => (criteria ? [[index, criteria] as const] : []))),
    remove: () => {
      sheet.autoFilter = undefined;
    },
  };
}

function columnFilters(
  columns: Map<number, ColumnFilter>,
  keyOf: (index: number) => number,
): Pick<FilterOwner, "isFiltered" | "hasUnknown" | "set" | "clear"> {
  const put = (key: number, criteria: FilterCriteria | undefined): void => {
    const attributes = columns.get(key)?.attributes;
    if (criteria ?? attributes) columns.set(key, { ...(criteria && { criteria }), ...(attributes && { attributes }) });
    else columns.delete(key);
  };
  const all = (): ColumnFilter[] => [...columns.values()];
  return {
    isFiltered: () => all().some(isFiltering),
    hasUnknown: () => all().some((one) => isFiltering(one) && !one.criteria),
    set: (index, criteria) => {
      put(keyOf(index), criteria);
    },
    clear: () => {
      for (const key of [...columns.keys()]) put(key, undefined);
    },
  };
}

/** Hides the rows that some criterion leaves out and shows all others. */
export function applyFilters(owner: FilterOwner): void {
  const { sheet, area } = owner;
  if (!area) return;
  sheet.workbook.calculation.refresh();
  const tests = [...owner.criteria()].map(([column, criteria]) => rowTest(sheet, area, column, criteria));
  const keepsHidden = owner.hasUnknown();
  for (let row = area.row + 1; row < area.row + area.rows; row++) {
    const hidden = tests.some((test) => !test(row));
    if (hidden) sheet.rowLane(row).hidden = true;
    else if (!keepsHidden && sheet.rows.get(row)?.hidden !== undefined) delete sheet.rowLane(row).hidden;
  }
  sheet.workbook.isDirty = true;
}

export function clearCriteria(owner: FilterOwner): void {
  const wasFiltered = owner.isFiltered();
  owner.clear();
  if (wasFiltered) applyFilters(owner);
}

export function setSheetFilter(sheet: Worksheet, area: Area): void {
  if (!isInsideSheet(area)) refuse("InvalidArgument");
  const before = sheet.autoFilter;
  if (before && JSON.stringify(before.area) === JSON.stringify(area)) return;
  if (before) clearCriteria(sheetFilter(sheet));
  sheet.autoFilter = { area, columns: new Map() };
}
