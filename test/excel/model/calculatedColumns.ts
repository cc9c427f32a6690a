/** Calculated columns: one formula for all rows of a table's column, made by writing it and kept for new rows. */

import { intersection, type Area } from "./address";
import { offsetFormula } from "./formulaText";
import { toStoredReferences } from "./structuredNames";
import type { Table, TableColumn } from "./table";

/**
 * What Excel does after cells of a table were written: a formula for all rows of a column, or in an otherwise empty
 * column, becomes the column's; another formula in one cell of a column without exceptions replaces the column's. A
 * column that was overwritten from top to bottom has no formula any more.
 */
export function noteCalculatedColumns(table: Table, written: Area): void {
  const body = intersection(table.bodyArea, written);
  if (!body) return;
  for (let at = body.column; at < body.column + body.columns; at++) {
    const column = table.columns[at - table.area.column];
    if (column) noteColumn(table, column, { ...body, column: at, columns: 1 });
  }
}

function noteColumn(table: Table, column: TableColumn, written: Area): void {
  const { sheet, bodyArea } = table;
  const first = sheet.cells.formula(written.row, written.column);
  if (first === undefined) {
    if (column.calculatedFormula !== undefined && written.rows === bodyArea.rows && !hasFormulas(table, written)) {
      delete column.calculatedFormula;
    }
    return;
  }
  const wanted = forFirstRow(table, first, written.row);
  if (!holds(table, wanted, written)) return;
  const old = column.calculatedFormula;
  if (old !== undefined && sameFormula(table, wanted, old)) return;
  const rest = restOf(bodyArea, written);
  const blank = rest.every((part) => isBlank(table, part));
  const replaces = written.rows === 1 && old !== undefined && rest.every((part) => holds(table, old, part));
  if (!blank && !replaces && !rest.every((part) => holds(table, wanted, part))) return;
  column.calculatedFormula = wanted;
  for (const { row, rows } of rest) {
    for (let n = row; n < row + rows; n++)
      sheet.cells.set(n, written.column, undefined, calculatedAt(table, wanted, n));
  }
}

/** Columns with one formula for all rows have it in new rows too, where nothing else was written. */
export function fillCalculatedColumns(table: Table, row: number, count: number): void {
  const { sheet, area, columns } = table;
  columns.forEach(({ calculatedFormula }, index) => {
    if (calculatedFormula === undefined) return;
    for (let at = row; at < row + count; at++) {
      const column = area.column + index;
      if (!sheet.cells.isBlank(at, column)) continue;
      sheet.cells.set(at, column, undefined, calculatedAt(table, calculatedFormula, at));
    }
  });
}

/** After names or cells changed: the formulas that a table keeps for its rows to come and for its totals. */
export function rewriteCalculated(table: Table, rewrite: (formula: string) => string): void {
  for (const column of table.columns) {
    const { calculatedFormula, totalsFormula } = column;
    if (calculatedFormula !== undefined) column.calculatedFormula = rewrite(calculatedFormula);
    if (totalsFormula !== undefined) column.totalsFormula = rewrite(totalsFormula);
  }
}

/**
 * Before cells move: lets the formulas stand for a row that stays, since references of the first row would be lost or
 * move with it where that row is deleted or moves down. The answer puts them right for the first row there is then.
 */
export function holdCalculated(table: Table, moved: (row: number) => number | undefined): () => void {
  const { row, rows } = table.bodyArea;
  const anchor = [row, row + rows - 1].find((one) => moved(one) !== undefined) ?? row;
  offsetCalculated(table, anchor - row);
  return () => {
    offsetCalculated(table, table.bodyArea.row - (moved(anchor) ?? anchor));
  };
}

/** The formulas as they read so many rows further down. */
export function offsetCalculated(table: Table, rows: number): void {
  for (const column of table.columns) {
    const { calculatedFormula } = column;
    if (calculatedFormula !== undefined) column.calculatedFormula = offsetFormula(calculatedFormula, rows, 0);
  }
}

/** The column's formula is kept as its first row has it. */
function forFirstRow(table: Table, formula: string, row: number): string {
  return offsetFormula(formula, table.bodyArea.row - row, 0);
}

function calculatedAt(table: Table, formula: string, row: number): string {
  return offsetFormula(formula, row - table.bodyArea.row, 0);
}

function sameFormula(table: Table, one: string, other: string): boolean {
  return one === other || toStoredReferences(one, table) === toStoredReferences(other, table);
}

/** Whether every cell of a part of one column has the formula. */
function holds(table: Table, formula: string, { row, rows, column }: Area): boolean {
  const isTheSameInEveryRow = offsetFormula(formula, 1, 0) === formula;
  for (let at = row; at < row + rows; at++) {
    const found = table.sheet.cells.formula(at, column);
    if (found === undefined) return false;
    if (!sameFormula(table, isTheSameInEveryRow ? found : forFirstRow(table, found, at), formula)) return false;
  }
  return true;
}

function isBlank({ sheet }: Table, { row, rows, column }: Area): boolean {
  for (let at = row; at < row + rows; at++) if (!sheet.cells.isBlank(at, column)) return false;
  return true;
}

function hasFormulas({ sheet }: Table, { row, rows, column }: Area): boolean {
  for (let at = row; at < row + rows; at++) if (sheet.cells.formula(at, column) !== undefined) return true;
  return false;
}

/** The rows of the body above and below the written ones. */
function restOf(body: Area, written: Area): Area[] {
  const above = written.row - body.row;
  const below = body.row + body.rows - (written.row + written.rows);
  return [
    { ...written, row: body.row, rows: above },
    { ...written, row: written.row + written.rows, rows: below },
  ].filter(({ rows }) => rows > 0);
}
