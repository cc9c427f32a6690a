/** The steps that can be undone: every batch of an add-in and every edit of a person that changes something. */

import { bounding, type Area } from "./address";
import type { CellRow, CellStore, RowsBefore } from "./cellStore";
import { PERSON_HERE, type Origin } from "./changes";
import { Memento } from "./memento";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

/** Excel keeps a hundred. */
const MOST_STEPS = 100;

interface Step {
  memento: Memento;
  rows: Map<CellStore, RowsBefore>;
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
    for (const store of stores) store.beginStep();
    this.inStep = true;
    this.didTouch = false;
    try {
      return changes.by(origin, work);
    } finally {
      this.inStep = false;
      const rows = new Map(stores.map((store) => [store, store.endStep()]));
      if (this.hasChanged(memento)) {
        this.done.push({ memento, rows });
        if (this.done.length > MOST_STEPS) this.done.shift();
        this.undone = [];
      }
    }
  }

  private hasChanged(memento: Memento): boolean {
    return this.didTouch || memento.differs();
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
    to.push({ memento, rows });
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

type Shape = Map<Worksheet, { name: string; protection: boolean }>;

function shapeOf({ sheets }: Workbook): Shape {
  return new Map(sheets.map((sheet) => [sheet, { name: sheet.name, protection: sheet.protection !== undefined }]));
}

function tellDifferences(workbook: Workbook, before: Shape, rows: Map<CellStore, RowsBefore>): void {
  const { changes } = workbook;
  for (const sheet of before.keys()) {
    if (!workbook.sheets.includes(sheet)) changes.note({ kind: "sheetDeleted", sheet });
  }
  for (const sheet of workbook.sheets) {
    const was = before.get(sheet);
    if (!was) changes.note({ kind: "sheetAdded", sheet });
    else {
      if (was.name !== sheet.name) changes.note({ kind: "sheetRenamed", sheet, before: was.name });
      if (was.protection !== (sheet.protection !== undefined)) changes.note({ kind: "protection", sheet });
    }
    const area = changedArea(sheet, rows.get(sheet.cells) ?? new Map<number, CellRow | undefined>());
    if (was && area) changes.cells(sheet, area);
  }
}

/** The smallest area with every cell whose value or formula is not what it was. */
function changedArea(sheet: Worksheet, before: RowsBefore): Area | undefined {
  let area: Area | undefined;
  for (const [row, old] of before) {
    const now = sheet.cells.row(row);
    const width = Math.max(old?.width ?? 0, now?.width ?? 0);
    for (let column = 0; column < width; column++) {
      const [a, b] = [old?.formulas?.[column], now?.formulas?.[column]];
      if (a === b && (a !== undefined || old?.values[column] === now?.values[column])) continue;
      const cell: Area = { row, column, rows: 1, columns: 1 };
      area = area ? bounding(area, cell) : cell;
    }
  }
  return area;
}
