/** The open workbook as the page shows it: one number that rises with every change, and the ways to change it. */

import { contains, span, type Area } from "../model/address";
import { clearCells } from "../model/clearCells";
import { ExcelError } from "../model/excelError";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { writeCells, type WrittenValue } from "../model/writeCells";

export interface CellPlace {
  readonly row: number;
  readonly column: number;
}

const FIRST: CellPlace = { row: 0, column: 0 };

export class BookSession {
  private static opened = 0;
  /** Tells the workbooks of one page apart. */
  readonly id = ++BookSession.opened;
  /** One sentence about what Excel refused last, until the next thing is done. */
  notice: string | undefined;
  private count = 0;
  private readonly listeners = new Set<() => void>();
  private readonly selections = new Map<Worksheet, { area: Area; active: CellPlace }>();
  private chosen: CellPlace = FIRST;

  constructor(readonly workbook: Workbook) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly version = (): number => this.count;

  /** Tells the page that something is different. */
  changed(): void {
    this.count++;
    for (const listener of this.listeners) listener();
  }

  get sheet(): Worksheet {
    return this.workbook.activeSheet;
  }

  get selection(): Area {
    return this.workbook.selected.area;
  }

  /** The cell of the selection that is typed into. */
  get active(): CellPlace {
    const { row, column } = this.chosen;
    const area = this.selection;
    return contains(area, { row, column, rows: 1, columns: 1 }) ? this.chosen : { row: area.row, column: area.column };
  }

  get activeArea(): Area {
    return { ...this.active, rows: 1, columns: 1 };
  }

  select(area: Area, active: CellPlace = { row: area.row, column: area.column }, sheet = this.sheet): void {
    this.selections.set(this.sheet, { area: this.selection, active: this.active });
    this.chosen = active;
    this.workbook.select(sheet, area);
    this.notice = undefined;
    this.changed();
  }

  /** Tells handlers of a click, at so many points from the corner of the cell. */
  clicked({ row, column }: CellPlace, offset: { x: number; y: number }): void {
    this.workbook.changes.note({ kind: "clicked", sheet: this.sheet, row, column, offset });
  }

  selectTo(corner: CellPlace): void {
    const { row, column } = this.active;
    this.select(span(row, column, corner.row, corner.column), { row, column });
  }

  openSheet(sheet: Worksheet): void {
    if (sheet === this.sheet) return;
    const before = this.selections.get(sheet);
    this.select(before?.area ?? { ...FIRST, rows: 1, columns: 1 }, before?.active ?? FIRST, sheet);
  }

  /** Types one text into every cell of an area; false when Excel refuses it. */
  type(area: Area, text: string): boolean {
    return this.write(area, () => text);
  }

  write(area: Area, valueAt: (row: number, column: number) => WrittenValue): boolean {
    return this.edit(() => {
      writeCells(this.sheet, area, valueAt);
    });
  }

  clear(area: Area): boolean {
    return this.edit(() => {
      clearCells(this.sheet, area, "Contents");
    });
  }

  /** A change that can be undone as one; what Excel refuses midway is taken back. */
  edit(change: () => void): boolean {
    const { workbook } = this;
    return this.attempt(() => {
      const before = workbook.history.undoCount;
      try {
        workbook.step(change);
      } catch (error) {
        if (workbook.history.undoCount > before) workbook.undo();
        throw error;
      }
    });
  }

  /** Does what Excel may refuse; a refusal becomes the notice. */
  attempt(change: () => void): boolean {
    this.notice = undefined;
    try {
      change();
      return true;
    } catch (error) {
      if (!(error instanceof ExcelError)) throw error;
      this.notice = error.message;
      return false;
    } finally {
      this.changed();
    }
  }

  undo(): void {
    this.goBack(() => this.workbook.undo());
  }

  redo(): void {
    this.goBack(() => this.workbook.redo());
  }

  /** Takes a step back or forth and shows the cells that it changed. */
  private goBack(step: () => boolean): void {
    const places: { sheet: Worksheet; area: Area }[] = [];
    const stop = this.workbook.changes.listen((change) => {
      if (change.kind === "cells") places.push(change);
    });
    try {
      step();
    } finally {
      stop();
    }
    const place = places.find(({ sheet }) => sheet === this.sheet) ?? places[0];
    if (!place) this.changed();
    else this.select(place.area, { row: place.area.row, column: place.area.column }, place.sheet);
  }

  /** Whatever an add-in does: true when it changed something. */
  foreign(run: () => void): boolean {
    const { workbook } = this;
    const wasDirty = workbook.isDirty;
    workbook.isDirty = false;
    run();
    const wrote = changedSince(workbook);
    workbook.isDirty = wasDirty || wrote;
    return wrote;
  }
}

function changedSince({ isDirty }: Workbook): boolean {
  return isDirty;
}
