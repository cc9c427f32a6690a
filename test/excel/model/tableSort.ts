/** Sorts cells as Excel orders values: the rows of a table or range, or the columns of a range. */

import { intersection, type Area } from "./address";
import { CellError, type CellValue } from "./cellValue";
import { refuse } from "./excelError";
import { offsetFormula } from "./formulaText";
import type { Style } from "./style";
import type { Table } from "./table";
import type { Worksheet } from "./worksheet";

export interface SortField {
  /** The column (or row) to look at, counted from the area's edge. */
  key: number;
  ascending: boolean;
  /** Cells of this colour come first; ascending or not says at which end. */
  color?: { of: "fillColor" | "fontColor"; value: string };
  /** Texts that read as numbers are ordered as numbers. */
  textAsNumber?: boolean;
}

export interface SortOptions {
  matchCase: boolean;
  /** What moves. */
  lanes: "rows" | "columns";
}

interface SortableCell {
  value: CellValue;
  formula: string | undefined;
  style: Style;
  /** The cell's own style, absent where the row's or column's shows. */
  stored: Style | undefined;
}

export function sortTable(table: Table, fields: SortField[], matchCase: boolean): void {
  sortCells(table.sheet, table.bodyArea, fields, { matchCase, lanes: "rows" });
  const kept = fields.flatMap(({ key, ...field }) => {
    const column = table.columns[key];
    return column ? [{ ...field, columnId: column.id }] : [];
  });
  table.sort = { fields: kept, matchCase };
  table.storedSortState = undefined;
}

/** The fields of the last sort, as far as their columns are still there. */
export function sortFieldsOf({ sort, columns }: Table): SortField[] {
  return (sort?.fields ?? []).flatMap(({ columnId, ...field }) => {
    const key = columns.findIndex(({ id }) => id === columnId);
    return key < 0 ? [] : [{ ...field, key }];
  });
}

/** Sorts again as before; a table that was not sorted stays as it is. */
export function resortTable(table: Table): void {
  const fields = sortFieldsOf(table);
  if (fields.length > 0) sortTable(table, fields, table.sort?.matchCase ?? false);
}

/** Forgets how the table was sorted; its rows stay where they are. */
export function clearSort(table: Table): void {
  table.sort = undefined;
  table.storedSortState = undefined;
  table.sheet.workbook.isDirty = true;
}

/** Orders the lanes: numbers, then text, then booleans, then errors; blanks always last; ties keep their order. */
export function sortCells(sheet: Worksheet, area: Area, fields: SortField[], { matchCase, lanes }: SortOptions): void {
  const across = lanes === "rows" ? area.columns : area.rows;
  if (fields.some(({ key }) => key < 0 || key >= across)) refuse("InvalidArgument");
  if (sheet.merges.some((merge) => intersection(merge, area))) refuse("MergedRangeConflict");
  sheet.workbook.calculation.refresh();
  const place = (lane: number, at: number): [row: number, column: number] =>
    lanes === "rows" ? [area.row + lane, area.column + at] : [area.row + at, area.column + lane];
  const count = laneCount(sheet, area, lanes);
  const sorted = Array.from({ length: count }, (_unused, index) => ({
    index,
    cells: Array.from({ length: across }, (_one, at) => readCell(sheet, ...place(index, at))),
  }));
  sorted.sort((a, b) => {
    for (const field of fields) {
      const order = compareCells(a.cells[field.key], b.cells[field.key], field, matchCase);
      if (order !== 0) return order;
    }
    return 0;
  });
  sorted.forEach((source, lane) => {
    const moved = lane - source.index;
    source.cells.forEach(({ value, formula, stored }, at) => {
      const [row, column] = place(lane, at);
      const cells = sheet.cells.makeRow(row);
      cells.values[column] = value;
      cells.setFormula(
        column,
        formula && offsetFormula(formula, lanes === "rows" ? moved : 0, lanes === "rows" ? 0 : moved),
      );
      cells.setStyle(column, stored);
    });
  });
  sheet.workbook.touched();
  sheet.workbook.changes.cells(sheet, area);
  sheet.workbook.changes.note({ kind: lanes === "rows" ? "rowsSorted" : "columnsSorted", sheet, area });
}

/** Lanes beyond the used range are blank, and blank lanes stay last. */
function laneCount(sheet: Worksheet, area: Area, lanes: "rows" | "columns"): number {
  const used = sheet.usedArea(false, area);
  if (!used) return 0;
  return lanes === "rows" ? used.row + used.rows - area.row : used.column + used.columns - area.column;
}

function readCell(sheet: Worksheet, row: number, column: number): SortableCell {
  return {
    value: sheet.value(row, column),
    formula: sheet.cells.formula(row, column),
    style: sheet.style(row, column),
    stored: sheet.cells.row(row)?.styles?.[column],
  };
}

function compareCells(
  a: SortableCell | undefined,
  b: SortableCell | undefined,
  { ascending, color, textAsNumber }: SortField,
  matchCase: boolean,
): number {
  if (color) {
    const others = (cell: SortableCell | undefined): number => Number(cell?.style[color.of] !== color.value);
    const order = others(a) - others(b);
    return ascending ? order : -order;
  }
  const read = (value: CellValue): CellValue =>
    textAsNumber && typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value))
      ? Number(value)
      : value;
  return compareValues(read(a?.value), read(b?.value), matchCase, ascending);
}

function compareValues(a: CellValue, b: CellValue, matchCase: boolean, ascending: boolean): number {
  if (a === undefined || b === undefined) return Number(a === undefined) - Number(b === undefined);
  const rank = (value: CellValue): number =>
    value instanceof CellError ? 3 : typeof value === "boolean" ? 2 : typeof value === "string" ? 1 : 0;
  let order = rank(a) - rank(b);
  if (order === 0 && typeof a === "string" && typeof b === "string") {
    order = matchCase ? a.localeCompare(b) : a.localeCompare(b, undefined, { sensitivity: "accent" });
  } else if (order === 0) order = Number(a) - Number(b) || 0;
  return ascending ? order : -order;
}
