/** The steps that can be undone: every batch of an add-in and every edit of a person that changes something. */

import { bounding, type Area } from "./address";
import type { CellRow, CellStore, RowsBefore, StoredRow } from "./cellStore";
import { PERSON_HERE, type Origin } from "./changes";
import type { Lanes, LanesBefore } from "./lanes";
import { Memento } from "./memento";
import type { Table } from "./table";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

/** Excel keeps a hundred. */
const MOST_STEPS = 100;

interface Step {
  memento: Memento;
  rows: Map<CellStore, RowsBefore>;
  lanes: Map<Lanes, LanesBefore>;
}

export class History {
  private done: Step[] = [];
  private undone: Step[] = [];
  private inStep = false;
  private didTouch = false;

  constructor(private readonly workbook: Workbook) {}

  /** Called by what changes the workbook, so that a step knows that it did. */
  touched(): void {
    this.didTouch = true;
  }

  /** Does the work as one step; a step within a step belongs to it. */
  step<T>(origin: Origin, work: () => T): T {
    const { changes, sheets } = this.workbook;
    if (this.inStep) return changes.by(origin, work);
    const memento = new Memento(this.workbook);
    const stores = sheets.map(({ cells }) => cells);
    const lanes = sheets.flatMap(({ rows, columns }) => [rows, columns]);
    for (const one of [...stores, ...lanes]) one.beginStep();
    this.inStep = true;
    this.didTouch = false;
    try {
      return changes.by(origin, work);
    } finally {
      this.inStep = false;
      const step: Step = {
        memento,
        rows: new Map(stores.map((store) => [store, store.endStep()])),
        lanes: new Map(lanes.map((one) => [one, one.endStep()])),
      };
      if (this.hasChanged(step)) {
        this.done.push(step);
        if (this.done.length > MOST_STEPS) this.done.shift();
        this.undone = [];
      }
    }
  }

  private hasChanged({ memento, lanes }: Step): boolean {
    return this.didTouch || [...lanes.values()].some(({ size }) => size > 0) || memento.differs();
  }

  /** How many steps can be undone. */
  get undoCount(): number {
    return this.done.length;
  }

  get redoCount(): number {
    return this.undone.length;
  }

  /** False when there is nothing to undo. */
  undo(): boolean {
    return this.goBack(this.done, this.undone);
  }

  redo(): boolean {
    return this.goBack(this.undone, this.done);
  }

  private goBack(from: Step[], to: Step[]): boolean {
    const step = from.pop();
    if (!step) return false;
    const { workbook } = this;
    const before = shapeOf(workbook);
    const memento = new Memento(workbook);
    step.memento.restore();
    const rows = new Map([...step.rows].map(([store, old]) => [store, store.exchange(old)]));
    const lanes = new Map([...step.lanes].map(([one, old]) => [one, one.exchange(old)]));
    to.push({ memento, rows, lanes });
    settle(workbook);
    workbook.touched();
    workbook.changes.by(PERSON_HERE, () => {
      tellDifferences(workbook, before, rows);
    });
    return true;
  }
}

/** The active sheet and the selection may have gone. */
function settle(workbook: Workbook): void {
  const sheet = workbook.activeSheet;
  if (workbook.sheets.includes(sheet) && sheet.visibility === "Visible") return;
  const visible = workbook.sheets.find(({ visibility }) => visibility === "Visible");
  if (visible) workbook.activeSheet = visible;
}

interface Shape {
  sheets: Map<Worksheet, { name: string; protection: boolean }>;
  tables: Table[];
  settings: unknown[];
}

function shapeOf({ sheets, tables, settings }: Workbook): Shape {
  const shapes = sheets.map(
    (sheet) => [sheet, { name: sheet.name, protection: sheet.protection !== undefined }] as const,
  );
  return { sheets: new Map(shapes), tables, settings: [...settings].flat() };
}

function tellDifferences(workbook: Workbook, before: Shape, rows: Map<CellStore, RowsBefore>): void {
  const { changes } = workbook;
  const after = shapeOf(workbook);
  const gone = <T>(from: Iterable<T>, to: readonly T[]): T[] => [...from].filter((one) => !to.includes(one));
  for (const sheet of gone(before.sheets.keys(), workbook.sheets)) changes.note({ kind: "sheetDeleted", sheet });
  for (const sheet of gone(workbook.sheets, [...before.sheets.keys()])) changes.note({ kind: "sheetAdded", sheet });
  for (const table of gone(before.tables, after.tables)) changes.note({ kind: "tableDeleted", table });
  for (const table of gone(after.tables, before.tables)) changes.note({ kind: "tableAdded", table });
  const sameSettings =
    before.settings.length === after.settings.length && gone(before.settings, after.settings).length === 0;
  if (!sameSettings) changes.note({ kind: "settings" });
  for (const [sheet, was] of before.sheets) {
    if (!after.sheets.has(sheet)) continue;
    if (was.name !== sheet.name) changes.note({ kind: "sheetRenamed", sheet, before: was.name });
    if (was.protection !== (sheet.protection !== undefined)) changes.note({ kind: "protection", sheet });
    const old = rows.get(sheet.cells) ?? new Map<number, CellRow | undefined>();
    const area = changedArea(sheet, old, sameContent);
    if (area) changes.cells(sheet, area);
    const formats = changedArea(sheet, old, (a, b, column) => a?.styles?.[column] === b?.styles?.[column]);
    if (formats) changes.note({ kind: "formats", sheet, area: formats });
  }
}

type Same = (before: StoredRow | undefined, now: StoredRow | undefined, column: number) => boolean;

/** Results of a formula are no content of their own. */
const sameContent: Same = (before, now, column) => {
  const formula = before?.formulas?.[column];
  if (formula !== now?.formulas?.[column]) return false;
  return formula !== undefined || before?.values[column] === now?.values[column];
};

/** The smallest area with every cell that is not what it was. */
function changedArea(sheet: Worksheet, before: RowsBefore, same: Same): Area | undefined {
  let area: Area | undefined;
  for (const [row, old] of before) {
    const now = sheet.cells.row(row);
    const width = Math.max(old?.width ?? 0, now?.width ?? 0);
    for (let column = 0; column < width; column++) {
      if (same(old, now, column)) continue;
      const cell: Area = { row, column, rows: 1, columns: 1 };
      area = area ? bounding(area, cell) : cell;
    }
  }
  return area;
}
