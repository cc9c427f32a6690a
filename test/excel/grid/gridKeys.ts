/** The keys of a spreadsheet, while no cell is being edited. */

import type { KeyboardEvent } from "react";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../model/address";
import type { BookSession, CellPlace } from "./bookSession";
import type { SheetLanes } from "./lanes";
import { nextInside, stepAfterEntry } from "./entry";
import { moved } from "./moves";

export interface GridActions {
  readonly session: BookSession;
  readonly lanes: SheetLanes;
  /** The end of the selection that Shift and the arrows move. */
  readonly corner: { current: CellPlace };
  readonly rowsInView: () => number;
  readonly bringIntoView: (place: CellPlace) => void;
  /** Opens the editor with this text, or with what the cell holds. */
  readonly edit: (text: string | undefined) => void;
  readonly openList: () => void;
  /** False where the active cell is no header with a filter. */
  readonly openFilter: () => boolean;
  readonly openFile: () => void;
  readonly save: () => void;
}

export function handleKey(event: KeyboardEvent, actions: GridActions): void {
  if (event.nativeEvent.isComposing) return;
  const isDone = event.ctrlKey || event.metaKey ? withCtrl(event, actions) : plainKey(event, actions);
  if (isDone) event.preventDefault();
}

function withCtrl(event: KeyboardEvent, actions: GridActions): boolean {
  const { session } = actions;
  switch (event.key.toLowerCase()) {
    case "z":
      if (event.shiftKey) session.redo();
      else session.undo();
      return true;
    case "y":
      session.redo();
      return true;
    case "a":
      session.select(wholeRegion(session), session.active);
      return true;
    case "s":
      actions.save();
      return true;
    case "o":
      actions.openFile();
      return true;
    case "pageup":
    case "pagedown":
      turnSheet(session, event.key === "PageDown" ? 1 : -1);
      return true;
    case " ":
      session.select({ row: 0, column: session.active.column, rows: MAX_ROWS, columns: 1 }, session.active);
      return true;
    default:
      return go(event, actions, true);
  }
}

function plainKey(event: KeyboardEvent, actions: GridActions): boolean {
  const { session } = actions;
  switch (event.key) {
    case "F2":
      actions.edit(undefined);
      return true;
    case "Delete":
    case "Backspace":
      session.clear(event.key === "Delete" ? session.selection : session.activeArea);
      return true;
    case "Enter":
    case "Tab":
      walk(event, actions);
      return true;
    case " ":
      if (!event.shiftKey) break;
      session.select({ row: session.active.row, column: 0, rows: 1, columns: MAX_COLUMNS }, session.active);
      return true;
    case "ArrowDown":
      if (!event.altKey) break;
      if (!actions.openFilter()) actions.openList();
      return true;
    default:
  }
  if (event.key.length === 1 && !event.altKey) {
    // The key itself is typed into the editor that opens now.
    actions.edit("");
    return false;
  }
  return go(event, actions, false);
}

/** Enter and Tab walk through a selection of several cells, and otherwise on to the next cell. */
function walk(event: KeyboardEvent, { session, lanes, corner }: GridActions): void {
  const key = event.key === "Tab" ? "Tab" : "Enter";
  const inside = nextInside(session, lanes, key, event.shiftKey);
  if (inside) session.select(session.selection, inside);
  else {
    const next = stepAfterEntry(lanes, session.active, key, event.shiftKey);
    corner.current = next;
    session.select({ ...next, rows: 1, columns: 1 });
  }
}

function go(
  event: KeyboardEvent,
  { session, lanes, corner, rowsInView, bringIntoView }: GridActions,
  far: boolean,
): boolean {
  const from = event.shiftKey ? cornerOf(session, corner.current) : session.active;
  const next = moved(session.sheet, lanes, from, { key: event.key, far, page: rowsInView() });
  if (!next) return false;
  corner.current = next;
  if (event.shiftKey) {
    session.selectTo(next);
    bringIntoView(next);
  } else session.select({ ...next, rows: 1, columns: 1 });
  return true;
}

/** The corner opposite to the active cell; where the selection was made otherwise, its last cell. */
function cornerOf({ selection, active }: BookSession, corner: CellPlace): CellPlace {
  const rows = [selection.row, selection.row + selection.rows - 1];
  const columns = [selection.column, selection.column + selection.columns - 1];
  if (rows.includes(corner.row) && columns.includes(corner.column)) return corner;
  return {
    row: rows.find((row) => row !== active.row) ?? active.row,
    column: columns.find((column) => column !== active.column) ?? active.column,
  };
}

/** The table around the active cell, else all that is used. */
function wholeRegion({ sheet, active }: BookSession): Area {
  const table = sheet.tables.find(
    ({ area }) =>
      active.row >= area.row &&
      active.row < area.row + area.rows &&
      active.column >= area.column &&
      active.column < area.column + area.columns,
  );
  return table?.bodyArea ?? sheet.usedArea(true) ?? { ...active, rows: 1, columns: 1 };
}

function turnSheet(session: BookSession, step: 1 | -1): void {
  const shown = session.workbook.sheets.filter(({ visibility }) => visibility === "Visible");
  const next = shown[shown.indexOf(session.sheet) + step];
  if (next) session.openSheet(next);
}
