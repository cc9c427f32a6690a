/** Undo and redo of what was done in the grid: the cells as they were, and what grew with them. */

import type { Area } from "../model/address";
import { CellRow } from "../model/cellStore";
import type { CellValue } from "../model/cellValue";
import type { Style } from "../model/style";
import type { Worksheet } from "../model/worksheet";

export interface EditHistory {
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  /** Does the change and remembers it. A change that is refused is taken back and not remembered. */
  record(sheet: Worksheet, area: Area, change: () => void): void;
  /** Where something was taken back; undefined when there was nothing to take back. */
  undo(): EditedPlace | undefined;
  redo(): EditedPlace | undefined;
  /** Forgets everything, as Excel does when an add-in has written. */
  forget(): void;
}

export interface EditedPlace {
  readonly sheet: Worksheet;
  readonly area: Area;
}

interface Edit extends EditedPlace {
  readonly cells: readonly ChangedCell[];
  readonly before: Surroundings;
  readonly after: Surroundings;
}

interface ChangedCell {
  readonly row: number;
  readonly column: number;
  readonly before: CellContent;
  readonly after: CellContent;
}

interface CellContent {
  readonly value: CellValue;
  readonly formula: string | undefined;
  readonly style: Style | undefined;
}

const REMEMBERED = 100;

export function cellHistory(): EditHistory {
  const done: Edit[] = [];
  const undone: Edit[] = [];
  return {
    get canUndo() {
      return done.length > 0;
    },
    get canRedo() {
      return undone.length > 0;
    },
    record: (sheet, area, change) => {
      const rows = copyRows(sheet, area);
      const before = surroundings(sheet);
      try {
        change();
      } catch (error) {
        restore({ sheet, area, cells: changedCells(sheet, area, rows), before, after: before }, "before");
        throw error;
      }
      done.push({ sheet, area, cells: changedCells(sheet, area, rows), before, after: surroundings(sheet) });
      if (done.length > REMEMBERED) done.shift();
      undone.length = 0;
    },
    undo: () => take(done, undone, "before"),
    redo: () => take(undone, done, "after"),
    forget: () => {
      done.length = 0;
      undone.length = 0;
    },
  };
}

function take(from: Edit[], to: Edit[], side: "before" | "after"): EditedPlace | undefined {
  const edit = from.pop();
  if (!edit) return undefined;
  restore(edit, side);
  to.push(edit);
  return edit;
}

function restore(edit: Edit, side: "before" | "after"): void {
  const { sheet } = edit;
  for (const { row, column, [side]: content } of edit.cells) {
    sheet.cells.set(row, column, content.value, content.formula);
    sheet.cells.makeRow(row).setStyle(column, content.style);
  }
  restoreSurroundings(sheet, edit[side]);
  sheet.workbook.touched();
}

/** What lies on the cells and changes with them: tables that grow and are renamed by their headers, rules, arrays. */
interface Surroundings {
  readonly tables: readonly { readonly area: Area; readonly names: readonly string[] }[];
  readonly validations: readonly (readonly Area[])[];
  readonly formats: readonly (readonly Area[])[];
  readonly arrays: Worksheet["arrayFormulas"];
  readonly merges: readonly Area[];
}

function surroundings(sheet: Worksheet): Surroundings {
  return {
    tables: sheet.tables.map(({ area, columns }) => ({ area, names: columns.map(({ name }) => name) })),
    validations: sheet.dataValidations.map(({ areas }) => areas),
    formats: sheet.conditionalFormats.map(({ areas }) => areas),
    arrays: [...sheet.arrayFormulas],
    merges: [...sheet.merges],
  };
}

function restoreSurroundings(sheet: Worksheet, was: Surroundings): void {
  sheet.tables.forEach((table, index) => {
    const { area, names } = was.tables[index] ?? { area: table.area, names: [] };
    table.area = area;
    table.columns.forEach((column, at) => (column.name = names[at] ?? column.name));
  });
  sheet.dataValidations.forEach((one, index) => (one.areas = [...(was.validations[index] ?? one.areas)]));
  sheet.conditionalFormats.forEach((one, index) => (one.areas = [...(was.formats[index] ?? one.areas)]));
  sheet.arrayFormulas = [...was.arrays];
  sheet.merges = [...was.merges];
}

/** Whole rows: a table that grows fills its calculated columns too. */
function copyRows(sheet: Worksheet, area: Area): Map<number, CellRow> {
  const rows = new Map<number, CellRow>();
  for (const [at, row] of sheet.cells.rowsIn(area)) {
    const copy = new CellRow();
    copy.values = [...row.values];
    copy.formulas = row.formulas && [...row.formulas];
    copy.styles = row.styles && [...row.styles];
    rows.set(at, copy);
  }
  return rows;
}

const NO_CELLS = new CellRow();

function changedCells(sheet: Worksheet, area: Area, before: ReadonlyMap<number, CellRow>): ChangedCell[] {
  const changed: ChangedCell[] = [];
  for (const [row, now] of sheet.cells.rowsIn(area)) {
    const was = before.get(row) ?? NO_CELLS;
    for (let column = 0; column < Math.max(now.width, was.width); column++) {
      const [a, b] = [content(was, column), content(now, column)];
      if (a.value === b.value && a.formula === b.formula && a.style === b.style) continue;
      changed.push({ row, column, before: a, after: b });
    }
  }
  return changed;
}

function content(cells: CellRow, column: number): CellContent {
  return { value: cells.values[column], formula: cells.formulas?.[column], style: cells.styles?.[column] };
}
