/** A table: where it lies, its columns with ids that never change, and the rules for its names. */

import { intersection, overlaps, parseArea, type Area } from "./address";
import { toWire } from "./cellValue";
import { refuse } from "./excelError";
import type { ColumnFilter } from "./filter";
import type { SortField } from "./tableSort";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export interface TableColumn {
  readonly id: number;
  name: string;
  /** The formula Excel fills down new rows, as stored in files. */
  calculatedFormula?: string;
  totalsLabel?: string;
  totalsFunction?: string;
  totalsFormula?: string;
  /** Attributes and children of the file that the stand-in does not model. */
  stored?: { attributes: string; children: string };
}

export interface TableSortState {
  fields: (Omit<SortField, "key"> & { columnId: number })[];
  matchCase: boolean;
}

export interface TableOptions {
  showHeaders: boolean;
  showTotals: boolean;
  showBandedRows: boolean;
  showBandedColumns: boolean;
  highlightFirstColumn: boolean;
  highlightLastColumn: boolean;
  showFilterButton: boolean;
}

export class Table {
  style = "TableStyleMedium2";
  columns: TableColumn[] = [];
  options: TableOptions = {
    showHeaders: true,
    showTotals: false,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    showFilterButton: true,
  };
  /** The table's filter by column id. */
  readonly filters = new Map<number, ColumnFilter>();
  /** How the table was sorted last, by columns that follow when others come or go. */
  sort: TableSortState | undefined;
  /** A sort state that the stand-in cannot repeat, as the file spells it. */
  storedSortState: string | undefined;
  /** Attributes of the table in the file that the stand-in does not model. */
  storedAttributes: Record<string, string> = {};

  /** The table has only the blank row that waits for its first data; the first rows added go into it. */
  awaitsFirstRow = false;

  constructor(
    readonly sheet: Worksheet,
    /** A GUID that survives renames, moves and files. */
    readonly id: string,
    public name: string,
    public area: Area,
  ) {}

  get headerArea(): Area | undefined {
    return this.options.showHeaders ? { ...this.area, rows: 1 } : undefined;
  }

  get totalsArea(): Area | undefined {
    return this.options.showTotals ? { ...this.area, row: this.area.row + this.area.rows - 1, rows: 1 } : undefined;
  }

  get bodyArea(): Area {
    const above = this.options.showHeaders ? 1 : 0;
    const below = this.options.showTotals ? 1 : 0;
    return { ...this.area, row: this.area.row + above, rows: this.area.rows - above - below };
  }

  column(key: string | number): TableColumn | undefined {
    if (typeof key === "number") return this.columns.find(({ id }) => id === key);
    return this.columns.find(({ name }) => name.toLowerCase() === key.toLowerCase());
  }

  newColumnId(): number {
    return Math.max(0, ...this.columns.map(({ id }) => id)) + 1;
  }

  /** A name no other column has: "Name", "Name2", "Name3" ... */
  freeColumnName(wanted: string, except?: TableColumn): string {
    const taken = new Set(this.columns.filter((one) => one !== except).map(({ name }) => name.toLowerCase()));
    if (wanted !== "" && !taken.has(wanted.toLowerCase())) return wanted;
    const base = wanted === "" ? "Column" : wanted;
    let n = wanted === "" ? 1 : 2;
    while (taken.has(`${base}${n}`.toLowerCase())) n++;
    return `${base}${n}`;
  }

  /** Header cells always hold the columns' names, as text. */
  writeHeaders(): void {
    const header = this.headerArea;
    if (!header) return;
    this.columns.forEach((column, index) => {
      if (this.sheet.value(header.row, header.column + index) === column.name) return;
      this.sheet.cells.set(header.row, header.column + index, column.name);
    });
  }

  /** Takes over what was written into header cells: text, unique, never empty. */
  readHeaders(written: Area): void {
    const header = this.headerArea;
    const touched = header && intersection(header, written);
    if (!touched) return;
    for (let at = touched.column; at < touched.column + touched.columns; at++) {
      const column = this.columns[at - header.column];
      if (!column) continue;
      const text = String(toWire(this.sheet.value(header.row, at)));
      if (text !== column.name) column.name = this.freeColumnName(text, column);
      if (this.sheet.value(header.row, at) !== column.name) this.sheet.cells.set(header.row, at, column.name);
    }
  }
}

/** Refuses a table name that Excel would refuse. */
export function checkTableName(workbook: Workbook, name: string, except?: Table): void {
  const wellFormed = /^[\p{L}_\\][\p{L}\p{N}_.\\]*$/u.test(name) && name.length <= 255 && !/^[rc]$/i.test(name);
  if (!wellFormed || parseArea(name) || /^r[0-9]*c[0-9]*$/i.test(name)) {
    refuse("InvalidArgument", `"${name}" is not a valid table name.`);
  }
  const lower = name.toLowerCase();
  const taken =
    workbook.tables.some((table) => table !== except && table.name.toLowerCase() === lower) ||
    workbook.definedNames.some((defined) => defined.name.toLowerCase() === lower);
  if (taken) refuse("ItemAlreadyExists", `A table or name called "${name}" already exists.`);
}

/** Refuses an area that another table or a merge occupies. */
export function checkTableArea(sheet: Worksheet, area: Area, except?: Table): void {
  const blocked =
    sheet.tables.some((table) => table !== except && overlaps(table.area, area)) ||
    sheet.merges.some((merge) => overlaps(merge, area));
  if (blocked) refuse("MergedRangeConflict");
}
