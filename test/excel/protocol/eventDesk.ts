/** Which events an add-in's window asked for, and what it is told when they happen. */

import { cellAddress, formatArea, intersection, type Area } from "../model/address";
import { toWire, valueType } from "../model/cellValue";
import type { Change, CellChange, CommentChange, Origin } from "../model/changes";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";

/** The client's numbers of events. */
export const EventType = {
  worksheetChanged: 10,
  worksheetActivated: 11,
  worksheetDeactivated: 12,
  worksheetAdded: 13,
  worksheetSelectionChanged: 14,
  worksheetDeleted: 15,
  worksheetCalculated: 16,
  worksheetFormatChanged: 18,
  worksheetRowSorted: 19,
  worksheetColumnSorted: 20,
  worksheetSingleClicked: 21,
  worksheetFormulaChanged: 23,
  worksheetProtectionChanged: 24,
  worksheetNameChanged: 25,
  worksheetVisibilityChanged: 26,
  worksheetMoved: 27,
  chartAdded: 50,
  chartActivated: 51,
  chartDeactivated: 52,
  chartDeleted: 53,
  tableSelectionChanged: 100,
  tableChanged: 101,
  tableAdded: 102,
  tableDeleted: 103,
  commentAdded: 250,
  commentDeleted: 251,
  commentChanged: 252,
  paneVisibilityChanged: 65539,
} as const;

/** The target of events of all sheets or all tables. */
export const WHOLE_WORKBOOK = "Workbook";

/** The category of messages that are events. */
const EVENTS = 65536;

/** One event as it is pushed: category, type, target, JSON text, permission, and whether it is from elsewhere. */
export type EventEntry = [typeof EVENTS, number, string, string, number, boolean];

interface Told {
  type: number;
  /** Everyone who may have asked: the object itself, its sheet, the workbook. */
  targets: string[];
  message: Record<string, unknown>;
}

/** Gives a range the reference by which a handler asks for it. */
type Referred = (sheet: Worksheet, area: Area) => string;

export class EventDesk {
  /** Runtime.enableEvents: the window's own switch. */
  enabled = true;
  private readonly registered = new Map<string, number>();
  /** The tables in which the selection was told to be. */
  private readonly selectedTables = new Set<string>();

  constructor(
    private readonly workbook: Workbook,
    private readonly window: object,
    private readonly referred: Referred,
  ) {}

  register(type: number, target: string): void {
    if (type === EventType.worksheetFormulaChanged) this.workbook.changes.tellsFormulas = true;
    const key = keyOf(type, target);
    this.registered.set(key, (this.registered.get(key) ?? 0) + 1);
  }

  unregister(type: number, target: string): void {
    const key = keyOf(type, target);
    const left = (this.registered.get(key) ?? 0) - 1;
    if (left > 0) this.registered.set(key, left);
    else this.registered.delete(key);
  }

  /** Whether anybody asked for this event, of whatever target. */
  wants(type: number): boolean {
    return [...this.registered.keys()].some((key) => key.startsWith(`${type}:`));
  }

  /** What the window is told of a change. */
  entries(change: Change, origin: Origin): EventEntry[] {
    if (!this.enabled || this.registered.size === 0) return [];
    return this.told(change, origin).flatMap(({ type, targets, message }) =>
      [...new Set(targets)]
        .filter((target) => this.registered.has(keyOf(type, target)))
        .map((target) => eventEntry(type, target, message)),
    );
  }

  private told(change: Change, origin: Origin): Told[] {
    const { source } = origin;
    switch (change.kind) {
      case "cells":
        return this.cells(change, origin);
      case "tableCells": {
        const { table, area, type } = change;
        return [this.tableChanged(table, area, { changeType: type, source })];
      }
      case "formats": {
        const { sheet, area } = change;
        if (!this.wants(EventType.worksheetFormatChanged)) return [];
        const message = { address: formatArea(area), source, referenceId: this.referred(sheet, area) };
        return [ofSheet(EventType.worksheetFormatChanged, sheet, message)];
      }
      case "sheetAdded":
        return [ofSheet(EventType.worksheetAdded, change.sheet, { source })];
      case "sheetDeleted":
        return [ofSheet(EventType.worksheetDeleted, change.sheet, { source })];
      case "sheetRenamed": {
        const names = { nameBefore: change.before, nameAfter: change.sheet.name };
        return [ofSheet(EventType.worksheetNameChanged, change.sheet, { ...names, source })];
      }
      case "sheetMoved": {
        const after = this.workbook.sheets.indexOf(change.sheet);
        const places = { positionBefore: change.before, positionAfter: after };
        return [ofSheet(EventType.worksheetMoved, change.sheet, { ...places, source })];
      }
      case "sheetShown": {
        const states = { visibilityBefore: change.before, visibilityAfter: change.sheet.visibility };
        return [ofSheet(EventType.worksheetVisibilityChanged, change.sheet, { ...states, source })];
      }
      case "protection": {
        const isProtected = change.sheet.protection !== undefined;
        return [ofSheet(EventType.worksheetProtectionChanged, change.sheet, { isProtected, source })];
      }
      case "calculated":
        return [ofSheet(EventType.worksheetCalculated, change.sheet, { address: formulaAddress(change.sheet) })];
      case "tableAdded":
      case "tableDeleted": {
        const { id, name, sheet } = change.table;
        const type = change.kind === "tableAdded" ? EventType.tableAdded : EventType.tableDeleted;
        const message = { tableId: id, tableName: name, worksheetId: sheet.id, source };
        return [{ type, targets: [sheet.id, WHOLE_WORKBOOK], message }];
      }
      case "activated":
        return [
          ofSheet(EventType.worksheetDeactivated, change.before, {}),
          ofSheet(EventType.worksheetActivated, change.sheet, {}),
        ];
      case "selected":
        return this.selected(change.sheet, change.area);
      case "rowsSorted":
      case "columnsSorted": {
        const type = change.kind === "rowsSorted" ? EventType.worksheetRowSorted : EventType.worksheetColumnSorted;
        return [ofSheet(type, change.sheet, { address: formatArea(change.area), source })];
      }
      case "clicked": {
        const { sheet, row, column, offset } = change;
        const message = { address: cellAddress(row, column), offsetX: offset.x, offsetY: offset.y };
        return [ofSheet(EventType.worksheetSingleClicked, sheet, message)];
      }
      case "formulas": {
        const formulaDetails = change.cells.map(({ row, column, before }) => ({
          cellAddress: cellAddress(row, column),
          previousFormula: before,
        }));
        return [ofSheet(EventType.worksheetFormulaChanged, change.sheet, { formulaDetails, source })];
      }
      case "chartAdded":
      case "chartDeleted":
      case "chartActivated":
      case "chartDeactivated": {
        const { id } = change.chart;
        const message = { chartId: id, worksheetId: change.sheet.id, source };
        return [{ type: EventType[change.kind], targets: [id, change.sheet.id], message }];
      }
      case "comment":
        return [commentTold(change, source)];
      case "settings":
        return [];
    }
  }

  private cells(change: CellChange, { source, window }: Origin): Told[] {
    const { sheet, area, type, shift, tables } = change;
    if (!this.wants(EventType.worksheetChanged) && !this.wants(EventType.tableChanged)) return [];
    const details = changeDetails(change);
    const told = tables.map(({ table, area: part }) =>
      this.tableChanged(table, part, { changeType: type, source, ...details }),
    );
    const message = {
      address: formatArea(area),
      changeType: type,
      source,
      triggerSource: window === this.window ? "ThisLocalAddin" : "Unknown",
      shiftDirection: shift === undefined ? "None" : `ShiftCell${shift}`,
      referenceId: this.referred(sheet, area),
      ...details,
    };
    return [ofSheet(EventType.worksheetChanged, sheet, message), ...told];
  }

  private tableChanged(
    { id, sheet }: CellChange["tables"][number]["table"],
    area: Area,
    more: Record<string, unknown>,
  ): Told {
    const place = { tableId: id, worksheetId: sheet.id, address: formatArea(area) };
    const message = { ...place, referenceId: this.referred(sheet, area), ...more };
    return { type: EventType.tableChanged, targets: [id, sheet.id, WHOLE_WORKBOOK], message };
  }

  private selected(sheet: Worksheet, area: Area): Told[] {
    const told = [ofSheet(EventType.worksheetSelectionChanged, sheet, { address: formatArea(area) })];
    for (const table of this.workbook.tables) {
      const part = table.sheet === sheet ? intersection(table.area, area) : undefined;
      // A table hears of selections inside it, and once when the selection has left it.
      if (!part && !this.selectedTables.has(table.id)) continue;
      if (part) this.selectedTables.add(table.id);
      else this.selectedTables.delete(table.id);
      const message = { tableId: table.id, worksheetId: table.sheet.id, address: part ? formatArea(part) : "" };
      told.push({ type: EventType.tableSelectionChanged, targets: [table.id], message });
    }
    return told;
  }
}

function keyOf(type: number, target: string): string {
  return `${type}:${target}`;
}

export function eventEntry(type: number, target: string, message: Record<string, unknown>): EventEntry {
  return [EVENTS, type, target, JSON.stringify(message), 0, false];
}

function ofSheet(type: number, { id }: Worksheet, message: Record<string, unknown>): Told {
  return { type, targets: [id, WHOLE_WORKBOOK], message: { worksheetId: id, ...message } };
}

function commentTold({ sheet, comment, type }: CommentChange, source: Origin["source"]): Told {
  const commentDetails = [{ commentId: comment.id, replyIds: comment.replies.map(({ id }) => id) }];
  const message = { commentDetails, source, worksheetId: sheet.id };
  const targets = [sheet.id, WHOLE_WORKBOOK];
  if (type === "Added") return { type: EventType.commentAdded, targets, message };
  if (type === "Deleted") return { type: EventType.commentDeleted, targets, message };
  return { type: EventType.commentChanged, targets, message: { ...message, changeType: type } };
}

/** What a single cell held and holds. */
function changeDetails({ sheet, area, before }: CellChange): Record<string, unknown> {
  if (!before) return {};
  sheet.workbook.calculation.refresh();
  const after = sheet.value(area.row, area.column);
  return {
    valueBefore: toWire(before.value),
    valueAfter: toWire(after),
    valueTypeBefore: valueType(before.value),
    valueTypeAfter: valueType(after),
  };
}

/** The smallest area with all formulas of a sheet. */
function formulaAddress(sheet: Worksheet): string {
  const used = sheet.usedArea(true);
  if (!used) return "";
  let [top, bottom, left, right] = [Infinity, 0, Infinity, 0];
  for (const [row, { formulas }] of sheet.cells.rowsIn(used)) {
    formulas?.forEach((formula, column) => {
      if (formula === undefined) return;
      [top, bottom] = [Math.min(top, row), Math.max(bottom, row)];
      [left, right] = [Math.min(left, column), Math.max(right, column)];
    });
  }
  return formatArea({ row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 });
}
