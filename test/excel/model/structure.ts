/** Inserts and deletes cells: moves the cells and everything that names them. */

import { contains, intersection, MAX_COLUMNS, MAX_ROWS, overlaps, type Area } from "./address";
import { fillCalculatedColumns, holdCalculated } from "./calculatedColumns";
import type { CellChange } from "./changes";
import { shiftAnchor } from "./chartAnchor";
import { moveComments } from "./comments";
import { refuse } from "./excelError";
import type { SheetFilter } from "./filter";
import { shiftFormula } from "./formulaText";
import { isWholeSheet, movingArea, shiftArea, shiftIndex, type Shift } from "./shift";
import type { Table } from "./table";
import type { Lane, Worksheet } from "./worksheet";

export function insertCells(sheet: Worksheet, area: Area, direction: "Down" | "Right", moving?: Table): void {
  const shift = shiftOf(area, direction === "Down" ? "rows" : "columns", 1);
  applyShift(sheet, shift, moving);
  const { changes } = sheet.workbook;
  const tables = changes.tablesIn(sheet, area, moving);
  changes.note({ kind: "cells", sheet, area, tables, ...changeOf(shift, direction) });
}

export function deleteCells(sheet: Worksheet, area: Area, direction: "Up" | "Left", moving?: Table): void {
  const shift = shiftOf(area, direction === "Up" ? "rows" : "columns", -1);
  const { changes } = sheet.workbook;
  // Listeners hear of the tables as they were; a refusal must not be told, so the tables are looked up before.
  const tables = changes.tablesIn(sheet, area, moving);
  applyShift(sheet, shift, moving);
  changes.note({ kind: "cells", sheet, area, tables, ...changeOf(shift, direction) });
}

/** How Excel names the change: rows, columns or cells. */
function changeOf(shift: Shift, direction: NonNullable<CellChange["shift"]>): Pick<CellChange, "type" | "shift"> {
  const done = shift.count > 0 ? "Inserted" : "Deleted";
  if (isWholeSheet(shift)) return { type: shift.axis === "rows" ? `Row${done}` : `Column${done}` };
  return { type: `Cell${done}`, shift: direction };
}

function shiftOf(area: Area, axis: "rows" | "columns", sign: 1 | -1): Shift {
  const rows = axis === "rows";
  return {
    axis,
    at: rows ? area.row : area.column,
    count: sign * (rows ? area.rows : area.columns),
    from: rows ? area.column : area.row,
    to: rows ? area.column + area.columns - 1 : area.row + area.rows - 1,
  };
}

/** Refuses what Excel refuses: cutting a table, merge or array in two, or pushing cells off the sheet. */
function checkShift(sheet: Worksheet, shift: Shift, moving: Table | undefined): void {
  const removed = removedArea(shift);
  const shifted = movingArea(shift);
  const touched = removed ? [removed, shifted] : [shifted];
  const tears = (area: Area): boolean =>
    !isWholeSheet(shift) && touched.some((one) => overlaps(one, area)) && !staysWhole(area, shift);
  if (sheet.tables.some((table) => table !== moving && tears(table.area))) {
    refuse("InsertDeleteConflict", "This would shift cells in a table on the worksheet.");
  }
  if (sheet.merges.some(tears)) refuse("InsertDeleteConflict", "This would split merged cells.");
  if (sheet.arrayFormulas.some(({ area }) => tears(area))) refuse("InsertDeleteConflict");
  if (removed && isWholeSheet(shift)) {
    const lost = sheet.tables.find((table) => overlaps(removed, table.area) && !contains(removed, table.area));
    const header = lost?.headerArea;
    if (lost && shift.axis === "rows" && header && overlaps(removed, header)) refuse("InsertDeleteConflict");
  }
  if (shift.count > 0 && pushesOffSheet(sheet, shift)) refuse("NonBlankCellOffSheet");
}

/** Whether the rows of an area move, those of the shift's lanes being its own. */
function movesWhole(area: Area, shift: Shift): boolean {
  return shift.axis === "rows" && staysWhole(area, shift);
}

function staysWhole(area: Area, shift: Shift): boolean {
  const start = shift.axis === "rows" ? area.column : area.row;
  const end = start + (shift.axis === "rows" ? area.columns : area.rows) - 1;
  return start >= shift.from && end <= shift.to;
}

function removedArea(shift: Shift): Area | undefined {
  if (shift.count > 0) return undefined;
  const across = shift.to - shift.from + 1;
  return shift.axis === "rows"
    ? { row: shift.at, rows: -shift.count, column: shift.from, columns: across }
    : { column: shift.at, columns: -shift.count, row: shift.from, rows: across };
}

function pushesOffSheet(sheet: Worksheet, shift: Shift): boolean {
  const across = shift.to - shift.from + 1;
  const edge: Area =
    shift.axis === "rows"
      ? { row: MAX_ROWS - shift.count, rows: shift.count, column: shift.from, columns: across }
      : { column: MAX_COLUMNS - shift.count, columns: shift.count, row: shift.from, rows: across };
  return sheet.cells.hasContent(edge);
}

function applyShift(sheet: Worksheet, shift: Shift, moving: Table | undefined): void {
  checkShift(sheet, shift, moving);
  const rowsBefore = new Map(sheet.tables.map((table) => [table, table.area.rows]));
  const held = sheet.tables.map((table) =>
    holdCalculated(table, (row) => (movesWhole(table.area, shift) ? shiftIndex(row, shift) : row)),
  );
  moveCells(sheet, shift);
  moveLanes(sheet, shift);
  moveTables(sheet, shift, moving);
  moveAnchors(sheet, shift);
  const { workbook } = sheet;
  workbook.rewriteFormulas((formula, home) => shiftFormula(formula, home.name, sheet.name, shift));
  for (const release of held) release();
  for (const table of sheet.tables) {
    const gained = table.area.rows - (rowsBefore.get(table) ?? 0);
    if (gained > 0) fillCalculatedColumns(table, shift.at, gained);
  }
  for (const live of workbook.liveAreas) {
    if (live.sheet === sheet && live.area) live.area = shiftArea(live.area, shift);
  }
  workbook.touched();
}

function moveCells(sheet: Worksheet, shift: Shift): void {
  const { cells } = sheet;
  if (isWholeSheet(shift)) {
    if (shift.axis === "rows") cells.shiftRows(shift.at, shift.count);
    else cells.shiftColumns(shift.at, shift.count);
    return;
  }
  const removed = removedArea(shift);
  if (removed) cells.clear(removed);
  const used = cells.usedArea(false);
  const from = used && intersection(movingArea(shift), used);
  if (!from) return;
  if (shift.axis === "rows") cells.move(from, shift.count, 0);
  else cells.move(from, 0, shift.count);
}

function moveLanes(sheet: Worksheet, shift: Shift): void {
  if (!isWholeSheet(shift)) return;
  const lanes = shift.axis === "rows" ? sheet.rows : sheet.columns;
  const moved = new Map<number, Readonly<Lane>>();
  for (const [index, lane] of lanes) {
    const to = shiftIndex(index, shift);
    if (to !== undefined) moved.set(to, lane);
  }
  lanes.clear();
  for (const [index, lane] of moved) lanes.set(index, lane);
}

function moveTables(sheet: Worksheet, shift: Shift, moving: Table | undefined): void {
  sheet.tables = sheet.tables.filter((table) => {
    if (table === moving) return true;
    const before = table.area;
    const after = shiftArea(before, shift);
    if (!after) return false;
    if (after.columns !== before.columns) reshapeColumns(table, before, shift, after);
    table.area = after;
    table.writeHeaders();
    return true;
  });
}

/** Sheet columns inserted or deleted inside a table are table columns too. */
function reshapeColumns(table: Table, before: Area, shift: Shift, after: Area): void {
  if (shift.count > 0) {
    const at = shift.at - before.column;
    for (let n = 0; n < after.columns - before.columns; n++) {
      table.columns.splice(at + n, 0, { id: table.newColumnId(), name: table.freeColumnName("") });
    }
    return;
  }
  table.columns = table.columns.filter((_column, index) => shiftIndex(before.column + index, shift) !== undefined);
}

function moveAnchors(sheet: Worksheet, shift: Shift): void {
  const keep = (areas: Area[]): Area[] => areas.flatMap((area) => shiftArea(area, shift) ?? []);
  sheet.merges = keep(sheet.merges);
  for (const format of sheet.conditionalFormats) format.areas = keep(format.areas);
  sheet.conditionalFormats = sheet.conditionalFormats.filter(({ areas }) => areas.length > 0);
  for (const validation of sheet.dataValidations) validation.areas = keep(validation.areas);
  sheet.dataValidations = sheet.dataValidations.filter(({ areas }) => areas.length > 0);
  sheet.hyperlinks = anchored(sheet.hyperlinks, shift);
  sheet.arrayFormulas = anchored(sheet.arrayFormulas, shift);
  moveComments(sheet, (area) => shiftArea(area, shift));
  if (sheet.autoFilter) {
    sheet.autoFilter = shiftFilter(sheet.autoFilter, shift);
  }
  sheet.pageLayout.printArea = keep(sheet.pageLayout.printArea);
  sheet.hasShifted = true;
  sheet.whatIfTables = keep(sheet.whatIfTables);
  sheet.extensionReferences.areas = sheet.extensionReferences.areas.map(keep);
  for (const one of [...sheet.charts, ...sheet.storedDrawings]) one.anchor = shiftAnchor(one.anchor, shift);
  if (!isWholeSheet(shift)) return;
  if (shift.axis === "rows") sheet.rowBreaks = sheet.rowBreaks.flatMap((row) => shiftIndex(row, shift) ?? []);
  else sheet.columnBreaks = sheet.columnBreaks.flatMap((column) => shiftIndex(column, shift) ?? []);
}

/** The criteria stay with their columns. */
function shiftFilter({ area: before, columns }: SheetFilter, shift: Shift): SheetFilter | undefined {
  const area = shiftArea(before, shift);
  if (!area) return undefined;
  if (shift.axis === "rows" || area.columns === before.columns) return { area, columns };
  const moved = [...columns].flatMap(([index, filter]) => {
    const column = shiftIndex(before.column + index, shift);
    return column === undefined ? [] : [[column - area.column, filter] as const];
  });
  return { area, columns: new Map(moved) };
}

function anchored<T extends { area: Area }>(items: T[], shift: Shift): T[] {
  return items.flatMap((item) => {
    const area = shiftArea(item.area, shift);
    return area ? [{ ...item, area }] : [];
  });
}
