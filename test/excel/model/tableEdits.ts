/** Changes to tables: made, resized, grown and shrunk; cells beside them move as Excel moves them. */

import { contains, overlaps, sameArea, type Area } from "./address";
import { fillCalculatedColumns, offsetCalculated } from "./calculatedColumns";
import { CellError } from "./cellValue";
import { extendCharts } from "./chartTables";
import { refuse } from "./excelError";
import { escapeColumn } from "./formulaText";
import { displayText } from "./numberFormat";
import { deleteCells, insertCells } from "./structure";
import { checkTableArea, Table, type TableColumn } from "./table";
import type { Worksheet } from "./worksheet";

/** Makes a table of an area, its columns named by its header cells (or Column1 ... where there are none). */
export function addTable(sheet: Worksheet, area: Area, hasHeaders: boolean): Table {
  checkTableArea(sheet, area);
  const placed = { ...area, rows: hasHeaders ? Math.max(area.rows, 2) : area.rows + 1 };
  if (!hasHeaders) insertCells(sheet, { ...area, rows: 1 }, "Down");
  checkTableArea(sheet, placed);
  const { workbook } = sheet;
  const table = new Table(sheet, workbook.newId("table"), workbook.newTableName(), placed);
  for (let index = 0; index < placed.columns; index++) {
    const [row, column] = [placed.row, placed.column + index];
    const { numberFormat } = sheet.style(row, column);
    const text = displayText(sheet.value(row, column), numberFormat, workbook.culture, workbook.date1904);
    table.columns.push({ id: index + 1, name: table.freeColumnName(text === "" ? `Column${index + 1}` : text) });
  }
  table.awaitsFirstRow = area.rows === 1 && hasHeaders;
  sheet.tables.push(table);
  table.writeHeaders();
  workbook.touched();
  workbook.changes.note({ kind: "tableAdded", table });
  return table;
}

/** Inserts a column; cells right of the table move only when they are in the way. */
export function addTableColumn(table: Table, index: number, name: string | undefined): TableColumn {
  const { sheet, area } = table;
  const atEnd = index === table.columns.length;
  const gap: Area = { ...area, column: area.column + index, columns: 1 };
  const free =
    !sheet.cells.hasContent(gap) &&
    !sheet.tables.some((other) => other !== table && overlaps(other.area, gap)) &&
    !sheet.merges.some((merge) => overlaps(merge, gap));
  if (!atEnd || !free) insertCells(sheet, gap, "Right", table);
  const column: TableColumn = { id: table.newColumnId(), name: table.freeColumnName(name ?? "") };
  table.columns.splice(index, 0, column);
  table.area = { ...area, columns: area.columns + 1 };
  copyStyles(sheet, table.bodyArea, index > 0 ? area.column + index - 1 : undefined, gap.column);
  table.writeHeaders();
  sheet.workbook.touched();
  sheet.workbook.changes.note({ kind: "tableCells", table, area: gap, type: "ColumnInserted" });
  return column;
}

/** A new column looks like the one left of it, number formats included. */
function copyStyles(sheet: Worksheet, body: Area, from: number | undefined, to: number): void {
  if (from === undefined) return;
  for (const [row, cells] of sheet.cells.rowsIn(body)) {
    const style = cells.styles?.[from];
    if (style && sheet.cells.row(row)?.styles?.[to] === undefined) sheet.cells.makeRow(row).setStyle(to, style);
  }
}

export function deleteTableColumn(table: Table, column: TableColumn): void {
  const index = table.columns.indexOf(column);
  if (index < 0) refuse("ItemNotFound");
  if (table.columns.length === 1) {
    deleteTable(table);
    return;
  }
  const gone: Area = { ...table.area, column: table.area.column + index, columns: 1 };
  deleteCells(table.sheet, gone, "Left", table);
  table.columns.splice(index, 1);
  table.area = { ...table.area, columns: table.area.columns - 1 };
  table.sheet.workbook.changes.note({ kind: "tableCells", table, area: gone, type: "ColumnDeleted" });
}

/** Opens rows in the table's body; cells below the table move down when rows are inserted or they are in the way. */
export function addTableRows(table: Table, index: number | null, count: number): Area {
  const { sheet, bodyArea } = table;
  const at = index ?? bodyArea.rows;
  if (at < 0 || at > bodyArea.rows) refuse("InvalidArgument");
  if (isAwaitingFirstRow(table)) return fillFirstRow(table, count);
  const row = bodyArea.row + at;
  const gap: Area = { ...table.area, row, rows: count };
  const below: Area = { ...table.area, row: table.area.row + table.area.rows, rows: count };
  const inside = at < bodyArea.rows || table.options.showTotals;
  if (inside || sheet.cells.hasContent(below) || isBlocked(table, below)) insertCells(sheet, gap, "Down", table);
  table.area = { ...table.area, rows: table.area.rows + count };
  if (!inside) extendRules(table, row, count);
  if (at === bodyArea.rows) extendCharts(table, row, count);
  fillCalculatedColumns(table, row, count);
  const model = at > 0 ? row - 1 : row + count;
  for (let column = gap.column; column < gap.column + gap.columns; column++) {
    const style = sheet.cells.row(model)?.styles?.[column];
    for (let n = 0; style && n < count; n++) sheet.cells.makeRow(row + n).setStyle(column, style);
  }
  sheet.workbook.touched();
  sheet.workbook.changes.note({ kind: "tableCells", table, area: gap, type: "RowInserted" });
  return gap;
}

/** A table made of headers only, or emptied of its rows, shows a blank row that is no row of data yet. */
export function isAwaitingFirstRow(table: Table): boolean {
  if (table.awaitsFirstRow && (table.bodyArea.rows > 1 || table.sheet.cells.hasContent(table.bodyArea))) {
    table.awaitsFirstRow = false;
  }
  return table.awaitsFirstRow;
}

function fillFirstRow(table: Table, count: number): Area {
  table.awaitsFirstRow = false;
  if (count > 1) addTableRows(table, null, count - 1);
  else fillCalculatedColumns(table, table.bodyArea.row, 1);
  return { ...table.bodyArea };
}

export function deleteTableRows(table: Table, index: number, count: number): void {
  const { bodyArea } = table;
  if (index < 0 || count < 1 || index + count > bodyArea.rows) refuse("InvalidArgument");
  const gone: Area = { ...table.area, row: bodyArea.row + index, rows: count };
  if (count === bodyArea.rows) {
    // A table keeps one empty row.
    table.sheet.cells.clear({ ...gone, rows: 1 });
    if (count > 1) deleteTableRows(table, 1, count - 1);
    table.awaitsFirstRow = true;
    const { workbook } = table.sheet;
    workbook.touched();
    workbook.changes.note({ kind: "tableCells", table, area: { ...gone, rows: 1 }, type: "RowDeleted" });
    return;
  }
  deleteCells(table.sheet, gone, "Up", table);
  table.area = { ...table.area, rows: table.area.rows - count };
  table.sheet.workbook.changes.note({ kind: "tableCells", table, area: gone, type: "RowDeleted" });
}

function isBlocked(table: Table, area: Area): boolean {
  const { sheet } = table;
  return (
    sheet.tables.some((other) => other !== table && overlaps(other.area, area)) ||
    sheet.merges.some((merge) => overlaps(merge, area))
  );
}

/** Writing right below a table makes the written rows part of it, when they are free. */
export function growTableBelow(table: Table, written: Area): void {
  const end = table.area.row + table.area.rows;
  const below: Area = { ...table.area, row: end, rows: written.row + written.rows - end };
  if (table.options.showTotals || written.row !== end || below.rows < 1) return;
  if (!contains({ ...below, row: end }, written) || isBlocked(table, below)) return;
  if (!table.sheet.cells.hasContent(written)) return;
  table.area = { ...table.area, rows: table.area.rows + below.rows };
  extendRules(table, end, below.rows);
  extendCharts(table, end, below.rows);
  fillCalculatedColumns(table, end, below.rows);
}

/** Validations and conditional formats that reach down to the last row of the table go on into its new rows. */
function extendRules({ sheet, area }: Table, row: number, count: number): void {
  const extend = (one: Area): Area =>
    one.row + one.rows === row && one.column >= area.column && one.column + one.columns <= area.column + area.columns
      ? { ...one, rows: one.rows + count }
      : one;
  for (const rule of [...sheet.dataValidations, ...sheet.conditionalFormats]) rule.areas = rule.areas.map(extend);
}

/** Resizes a table in place: the header row stays where it is. */
export function resizeTable(table: Table, area: Area): void {
  const least = 1 + (table.options.showHeaders ? 1 : 0) + (table.options.showTotals ? 1 : 0);
  if (area.row !== table.area.row || !overlaps(area, table.area) || area.rows < least) {
    refuse("InvalidArgument", "The header row must stay in the same row, and the new range must overlap the old one.");
  }
  if (sameArea(area, table.area)) return;
  checkTableArea(table.sheet, area, table);
  const kept = table.columns;
  const offset = area.column - table.area.column;
  table.columns = [];
  for (let index = 0; index < area.columns; index++) {
    const column = kept[index + offset];
    if (column) table.columns.push(column);
  }
  let nextId = Math.max(0, ...kept.map(({ id }) => id));
  for (let index = 0; index < area.columns; index++) {
    if (kept[index + offset]) continue;
    const text = table.sheet.value(area.row, area.column + index);
    const name = text === undefined ? "" : text instanceof CellError ? text.text : String(text);
    table.columns.splice(index, 0, { id: ++nextId, name: table.freeColumnName(name) });
  }
  const before = table.bodyArea;
  table.area = area;
  table.writeHeaders();
  const { bodyArea } = table;
  const gained = bodyArea.rows - before.rows;
  if (gained > 0) fillCalculatedColumns(table, before.row + before.rows, gained);
  table.sheet.workbook.touched();
}

/** Removes the table with its cells, as Table.delete does. */
export function deleteTable(table: Table): void {
  table.sheet.cells.clear(table.area);
  convertToRange(table);
}

/** Removes the table and leaves its cells. */
export function convertToRange(table: Table): void {
  table.sheet.tables = table.sheet.tables.filter((other) => other !== table);
  table.sheet.workbook.touched();
  table.sheet.workbook.changes.note({ kind: "tableDeleted", table });
}

/** Shows or hides the header row: hiding frees its cells, showing takes the row above. */
export function showHeaders(table: Table, show: boolean): void {
  if (show === table.options.showHeaders) return;
  const { sheet, area } = table;
  if (!show) {
    sheet.cells.clear({ ...area, rows: 1 });
    table.options.showHeaders = false;
    table.area = { ...area, row: area.row + 1, rows: area.rows - 1 };
  } else {
    if (area.row === 0 || sheet.cells.hasContent({ ...area, row: area.row - 1, rows: 1 })) {
      insertCells(sheet, { ...area, rows: 1 }, "Down", table);
      table.area = { ...area, rows: area.rows + 1 };
      offsetCalculated(table, 1);
    } else table.area = { ...area, row: area.row - 1, rows: area.rows + 1 };
    table.options.showHeaders = true;
    table.writeHeaders();
  }
  sheet.workbook.touched();
}

/** Shows or hides the totals row, inserting or removing its cells below the body. */
export function showTotals(table: Table, show: boolean): void {
  if (show === table.options.showTotals) return;
  const { sheet, area } = table;
  const below: Area = { ...area, row: area.row + area.rows, rows: 1 };
  if (show) {
    if (sheet.cells.hasContent(below) || isBlocked(table, below)) insertCells(sheet, below, "Down", table);
    table.area = { ...area, rows: area.rows + 1 };
    table.options.showTotals = true;
    const first = table.columns[0];
    if (first) first.totalsLabel ??= "Total";
    sheet.cells.set(below.row, below.column, first?.totalsLabel);
    addTotal(table, below.row);
  } else {
    sheet.cells.clear({ ...below, row: below.row - 1 });
    table.area = { ...area, rows: area.rows - 1 };
    table.options.showTotals = false;
  }
  sheet.workbook.touched();
}

/** Excel sums the last column if it holds numbers, unless a total was chosen before. */
function addTotal(table: Table, row: number): void {
  const { sheet, bodyArea, columns } = table;
  const last = columns.at(-1);
  if (!last || columns.length < 2 || columns.some((one) => one.totalsFunction ?? one.totalsFormula)) return;
  const at = bodyArea.column + columns.length - 1;
  const held = Array.from({ length: bodyArea.rows }, (_row, index) => sheet.value(bodyArea.row + index, at));
  const known = held.filter((value) => value !== undefined);
  if (known.length === 0 || known.some((value) => typeof value !== "number")) return;
  last.totalsFunction = "sum";
  sheet.cells.set(row, at, undefined, `=SUBTOTAL(109,${table.name}[${escapeColumn(last.name)}])`);
}
