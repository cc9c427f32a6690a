/** The cells of one sheet, stored by row: fast for 100,000 rows by 20 columns, and free for empty rows. */

import type { Area } from "./address";
import type { CellValue } from "./cellValue";
import type { Style } from "./style";

/** A row as it is read; whoever changes one asks for it by makeRow. */
export interface StoredRow {
  readonly values: readonly CellValue[];
  readonly formulas: readonly (string | undefined)[] | undefined;
  readonly styles: readonly (Style | undefined)[] | undefined;
  readonly width: number;
  isBlank(column: number): boolean;
}

export class CellRow implements StoredRow {
  values: CellValue[] = [];
  formulas: (string | undefined)[] | undefined;
  styles: (Style | undefined)[] | undefined;

  constructor(
    /** The step of editing that made this object; it is changed in that step only and replaced by a copy later. */
    readonly step: number,
  ) {}

  copyFor(step: number): CellRow {
    const copy = new CellRow(step);
    copy.values = this.values.slice();
    copy.formulas = this.formulas?.slice();
    copy.styles = this.styles?.slice();
    return copy;
  }

  get width(): number {
    return Math.max(this.values.length, this.formulas?.length ?? 0, this.styles?.length ?? 0);
  }

  isBlank(column: number): boolean {
    return this.values[column] === undefined && this.formulas?.[column] === undefined;
  }

  setFormula(column: number, formula: string | undefined): void {
    if (formula === undefined && !this.formulas) return;
    (this.formulas ??= [])[column] = formula;
  }

  setStyle(column: number, style: Style | undefined): void {
    if (style === undefined && !this.styles) return;
    (this.styles ??= [])[column] = style;
  }

  /** Opens a gap of `count` cells (or closes one, when negative) at `column`; `until` bounds what moves. */
  shift(column: number, count: number): void {
    for (const list of [this.values, this.formulas, this.styles] as unknown[][]) {
      if ((list as unknown[] | undefined) === undefined || list.length <= column) continue;
      if (count > 0) list.splice(column, 0, ...new Array<unknown>(count).fill(undefined));
      else list.splice(column, -count);
    }
  }
}

/** Rows as they were, by their number; undefined where there was none. */
export type RowsBefore = Map<number, CellRow | undefined>;

export class CellStore {
  private rows = new Map<number, CellRow>();
  private step = 0;
  private before: RowsBefore | undefined;

  /** From now on every row is kept as it was before it changes. */
  beginStep(): void {
    this.step++;
    this.before = new Map();
  }

  /** What rows were before the step. */
  endStep(): RowsBefore {
    const before = this.before ?? new Map<number, CellRow | undefined>();
    this.before = undefined;
    return before;
  }

  /** Puts rows back and gives what was there instead. */
  exchange(rows: RowsBefore): RowsBefore {
    this.beginStep();
    for (const [row, cells] of rows) {
      this.remember(row);
      if (cells) this.rows.set(row, cells);
      else this.rows.delete(row);
    }
    return this.endStep();
  }

  private remember(row: number): void {
    if (this.before && !this.before.has(row)) this.before.set(row, this.rows.get(row));
  }

  row(row: number): StoredRow | undefined {
    return this.rows.get(row);
  }

  /** A row to change, made when there is none. */
  makeRow(row: number): CellRow {
    const found = this.rows.get(row);
    if (found?.step === this.step) return found;
    this.remember(row);
    const made = found ? found.copyFor(this.step) : new CellRow(this.step);
    this.rows.set(row, made);
    return made;
  }

  value(row: number, column: number): CellValue {
    return this.rows.get(row)?.values[column];
  }

  formula(row: number, column: number): string | undefined {
    return this.rows.get(row)?.formulas?.[column];
  }

  isBlank(row: number, column: number): boolean {
    return this.rows.get(row)?.isBlank(column) ?? true;
  }

  set(row: number, column: number, value: CellValue, formula?: string): void {
    if (value === undefined && formula === undefined && !this.rows.has(row)) return;
    const cells = this.makeRow(row);
    cells.values[column] = value;
    cells.setFormula(column, formula);
  }

  /** The stored rows inside an area, top down; rows that were never written are not visited. */
  *rowsIn(area: Area): Generator<[number, StoredRow]> {
    if (area.rows <= this.rows.size) {
      for (let row = area.row; row < area.row + area.rows; row++) {
        const cells = this.rows.get(row);
        if (cells) yield [row, cells];
      }
      return;
    }
    for (const row of this.sortedRows()) {
      const cells = this.rows.get(row);
      if (cells && row >= area.row && row < area.row + area.rows) yield [row, cells];
    }
  }

  sortedRows(): number[] {
    return [...this.rows.keys()].sort((a, b) => a - b);
  }

  get rowCount(): number {
    return this.rows.size;
  }

  /** True when some cell of the area holds a value or formula. */
  hasContent(area: Area): boolean {
    for (const [, cells] of this.rowsIn(area)) {
      const end = Math.min(area.column + area.columns, cells.width);
      for (let column = area.column; column < end; column++) if (!cells.isBlank(column)) return true;
    }
    return false;
  }

  /** The smallest area holding every used cell: values and formulas, and (unless valuesOnly) formatted cells. */
  usedArea(valuesOnly: boolean, within?: Area): Area | undefined {
    let top = Infinity;
    let bottom = -1;
    let left = Infinity;
    let right = -1;
    const firstColumn = within?.column ?? 0;
    const endColumn = within ? within.column + within.columns : Infinity;
    for (const [row, cells] of this.rows) {
      if (within && (row < within.row || row >= within.row + within.rows)) continue;
      const used = (column: number): boolean =>
        !cells.isBlank(column) || (!valuesOnly && cells.styles?.[column] !== undefined);
      const end = Math.min(cells.width, endColumn);
      let first = firstColumn;
      while (first < end && !used(first)) first++;
      if (first >= end) continue;
      let last = end - 1;
      while (!used(last)) last--;
      top = Math.min(top, row);
      bottom = Math.max(bottom, row);
      left = Math.min(left, first);
      right = Math.max(right, last);
    }
    return bottom < 0 ? undefined : { row: top, column: left, rows: bottom - top + 1, columns: right - left + 1 };
  }

  /** Moves whole rows: a gap of `count` rows at `row`, or (negative) the removal of as many. */
  shiftRows(row: number, count: number): void {
    const moved = new Map<number, CellRow>();
    for (const at of this.before ? this.rows.keys() : []) {
      if (at < row) continue;
      this.remember(at);
      if (at + count >= row) this.remember(at + count);
    }
    for (const [at, cells] of this.rows) {
      if (at < row) moved.set(at, cells);
      else if (count > 0 || at >= row - count) moved.set(at + count, cells);
    }
    this.rows = moved;
  }

  /** Moves whole columns. */
  shiftColumns(column: number, count: number): void {
    for (const [row, cells] of this.rows) if (cells.width > column) this.makeRow(row).shift(column, count);
  }

  /** Moves a block of cells with their formats; the place it leaves is empty, the place it reaches is overwritten. */
  move(from: Area, rowOffset: number, columnOffset: number): void {
    const taken: { row: number; column: number; value: CellValue; formula?: string; style?: Style }[] = [];
    for (const [row, cells] of this.rowsIn(from)) {
      const end = Math.min(from.column + from.columns, cells.width);
      for (let column = from.column; column < end; column++) {
        const formula = cells.formulas?.[column];
        const style = cells.styles?.[column];
        taken.push({ row, column, value: cells.values[column], ...(formula && { formula }), ...(style && { style }) });
      }
    }
    this.clear(from);
    this.clear({ ...from, row: from.row + rowOffset, column: from.column + columnOffset });
    for (const { row, column, value, formula, style } of taken) {
      if (value === undefined && formula === undefined && style === undefined) continue;
      const cells = this.makeRow(row + rowOffset);
      cells.values[column + columnOffset] = value;
      cells.setFormula(column + columnOffset, formula);
      cells.setStyle(column + columnOffset, style);
    }
  }

  /** Empties cells completely: value, formula and format. */
  clear(area: Area): void {
    for (const [row, stored] of this.rowsIn(area)) {
      const end = Math.min(area.column + area.columns, stored.width);
      if (end <= area.column) continue;
      const cells = this.makeRow(row);
      for (let column = area.column; column < end; column++) {
        cells.values[column] = undefined;
        cells.setFormula(column, undefined);
        cells.setStyle(column, undefined);
      }
    }
  }
}
