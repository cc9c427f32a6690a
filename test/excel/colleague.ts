/** What a colleague does in the same workbook, elsewhere and between two requests of the add-in: one step each. */

import { COLLEAGUE } from "./model/changes";
import { renameTableInFormula } from "./model/formulaText";
import { protectSheet, protectStructure } from "./model/protection";
import { addWorksheet, renameSheet } from "./model/sheetEdits";
import { deleteCells, insertCells } from "./model/structure";
import type { Table } from "./model/table";
import { addTableColumn, addTableRows, deleteTable, deleteTableRows } from "./model/tableEdits";
import { sortTable } from "./model/tableSort";
import type { Workbook } from "./model/workbook";
import type { Worksheet } from "./model/worksheet";
import { typeCell } from "./model/writeCells";
import type { WireValue } from "./model/cellValue";

function elsewhere(workbook: Workbook, work: () => void): void {
  workbook.step(work, COLLEAGUE);
}

/** Types into a cell, as Workbook.setCell does, but elsewhere. */
export function type(workbook: Workbook, address: string, value: WireValue): void {
  const { sheet, area } = workbook.locate(address);
  elsewhere(workbook, () => {
    typeCell(sheet, area.row, area.column, value);
  });
}

/** Types into a cell of a table's body, by row and by the name of the column. False where there is no such column. */
export function typeInTable(table: Table, row: number, column: string, value: WireValue): boolean {
  const position = table.columns.findIndex(({ name }) => name === column);
  if (position < 0) return false;
  elsewhere(table.sheet.workbook, () => {
    typeCell(table.sheet, table.bodyArea.row + row, table.bodyArea.column + position, value);
  });
  return true;
}

export function insertRow(table: Table, index: number, values: readonly WireValue[]): void {
  elsewhere(table.sheet.workbook, () => {
    const { row, column } = addTableRows(table, index, 1);
    values.forEach((value, position) => {
      typeCell(table.sheet, row, column + position, value);
    });
  });
}

export function deleteRow(table: Table, index: number): void {
  elsewhere(table.sheet.workbook, () => {
    deleteTableRows(table, index, 1);
  });
}

/** By one column, from the highest to the lowest. */
export function sortDown(table: Table, column: number): void {
  elsewhere(table.sheet.workbook, () => {
    sortTable(table, [{ key: column, ascending: false }], false);
  });
}

export function renameTable(table: Table, name: string): void {
  elsewhere(table.sheet.workbook, () => {
    const before = table.name;
    table.name = name;
    table.sheet.workbook.rewriteFormulas((formula) => renameTableInFormula(formula, before, name));
  });
}

export function insertColumn(table: Table, index: number, name: string): void {
  elsewhere(table.sheet.workbook, () => {
    addTableColumn(table, index, name);
  });
}

export function removeTable(table: Table): void {
  elsewhere(table.sheet.workbook, () => {
    deleteTable(table);
  });
}

export function protect(table: Table): void {
  elsewhere(table.sheet.workbook, () => {
    protectSheet(table.sheet, { options: {} });
  });
}

export function protectSheetOf(workbook: Workbook, name: string): void {
  const sheet = workbook.sheet(name);
  if (sheet === undefined) throw new Error(`there is no sheet ${name}`);
  elsewhere(workbook, () => {
    protectSheet(sheet, { options: {} });
  });
}

export function unprotectAll(workbook: Workbook): void {
  elsewhere(workbook, () => {
    for (const sheet of workbook.sheets) protectSheet(sheet, undefined);
  });
}

export function renameTheSheet(table: Table, name: string): void {
  elsewhere(table.sheet.workbook, () => {
    renameSheet(table.sheet, name);
  });
}

/** Adds a sheet with something on it, unless there is one of that name. */
export function takeSheetName(workbook: Workbook, name: string): boolean {
  if (workbook.sheet(name)) return false;
  elsewhere(workbook, () => {
    typeCell(addWorksheet(workbook, name), 0, 0, "mine");
  });
  return true;
}

export function protectTheStructure(workbook: Workbook, password?: string): void {
  elsewhere(workbook, () => {
    protectStructure(workbook, password === undefined ? {} : { password });
  });
}

export function unprotectTheStructure(workbook: Workbook): void {
  elsewhere(workbook, () => {
    protectStructure(workbook, undefined);
  });
}

const WHOLE = { rows: 1_048_576, columns: 16_384 };

/** A whole row of a sheet, which moves everything below it. */
export function insertSheetRow(sheet: Worksheet, row: number): void {
  insertCells(sheet, { row, column: 0, rows: 1, columns: WHOLE.columns }, "Down");
}

export function deleteSheetRow(sheet: Worksheet, row: number): void {
  deleteCells(sheet, { row, column: 0, rows: 1, columns: WHOLE.columns }, "Up");
}

/** A whole column of a sheet, which moves everything behind it. */
export function insertSheetColumn(sheet: Worksheet, column: number): void {
  insertCells(sheet, { row: 0, column, rows: WHOLE.rows, columns: 1 }, "Right");
}
