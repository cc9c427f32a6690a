/** Sorts the rows of a table as Excel orders values. */

import { intersection } from "./address";
import { CellError, type CellValue } from "./cellValue";
import { refuse } from "./excelError";
import { offsetFormula } from "./formulaText";
import type { Style } from "./style";
import type { Table } from "./table";

export interface SortField {
  /** The column, counted from the table's left edge. */
  key: number;
  ascending: boolean;
}

interface SortableRow {
  row: number;
  values: CellValue[];
  formulas: (string | undefined)[];
  styles: (Style | undefined)[];
}

/** Sorts the body's rows: numbers, then text, then booleans, then errors; blanks always last; ties keep their order. */
export function sortTable(table: Table, fields: SortField[], matchCase: boolean): void {
  const { sheet, bodyArea } = table;
  if (fields.some(({ key }) => key < 0 || key >= bodyArea.columns)) refuse("InvalidArgument");
  if (sheet.merges.some((merge) => intersection(merge, bodyArea))) refuse("MergedRangeConflict");
  const slice = <T>(list: readonly T[] | undefined): (T | undefined)[] =>
    Array.from({ length: bodyArea.columns }, (_unused, index) => list?.[bodyArea.column + index]);
  const rows: SortableRow[] = [];
  for (let row = bodyArea.row; row < bodyArea.row + bodyArea.rows; row++) {
    const cells = sheet.cells.row(row);
    rows.push({ row, values: slice(cells?.values), formulas: slice(cells?.formulas), styles: slice(cells?.styles) });
  }
  rows.sort((a, b) => {
    for (const { key, ascending } of fields) {
      const order = compareValues(a.values[key], b.values[key], matchCase, ascending);
      if (order !== 0) return order;
    }
    return 0;
  });
  rows.forEach((source, index) => {
    const to = bodyArea.row + index;
    const cells = sheet.cells.makeRow(to);
    for (let column = 0; column < bodyArea.columns; column++) {
      const formula = source.formulas[column];
      cells.values[bodyArea.column + column] = source.values[column];
      cells.setFormula(bodyArea.column + column, formula && offsetFormula(formula, to - source.row, 0));
      cells.setStyle(bodyArea.column + column, source.styles[column]);
    }
  });
  sheet.workbook.touched();
  sheet.workbook.changes.cells(sheet, bodyArea);
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
