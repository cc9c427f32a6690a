/** Copies, moves and fills cells: values, formulas that follow, and looks. */

import { contains, intersection, isInsideSheet, type Area } from "./address";
import type { CellValue } from "./cellValue";
import { clearConditionalFormats } from "./clearCells";
import { pasteRules, takeRules } from "./copyRules";
import { clearValidation } from "./dataValidation";
import { refuse } from "./excelError";
import { moveReferences, offsetFormula } from "./formulaText";
import { mergeCells, mergesIn } from "./merges";
import { requireEditable, requireUnprotected } from "./permissions";
import type { Style } from "./style";
import type { Worksheet } from "./worksheet";
import { Workbook } from "./workbook";
import { cellAddress } from "./address";
import { finishWrite } from "./writeCells";

export type CopyKind = "All" | "Formulas" | "Values" | "Formats" | "Link" | "ColumnWidths";

interface Place {
  sheet: Worksheet;
  area: Area;
}

interface CopyOptions {
  kind: CopyKind;
  skipBlanks: boolean;
  transpose: boolean;
}

interface CopiedCell {
  row: number;
  column: number;
  value: CellValue;
  formula: string | undefined;
  style: Style;
}

/**
 * Copies to a place that grows to the size of the source; a place that is an exact multiple of the source is filled
 * with repetitions.
 */
export function copyCells(source: Place, target: Place, options: CopyOptions): void {
  const { transpose, kind } = options;
  const rows = transpose ? source.area.columns : source.area.rows;
  const columns = transpose ? source.area.rows : source.area.columns;
  const repeat = (wanted: number, size: number): number => (wanted % size === 0 ? wanted / size : 1);
  const down = repeat(target.area.rows, rows);
  const across = repeat(target.area.columns, columns);
  const whole: Area = { ...target.area, rows: rows * down, columns: columns * across };
  if (!isInsideSheet(whole)) refuse("InvalidArgument");
  if (kind === "Formats" || kind === "ColumnWidths") requireUnprotected(target.sheet, "allowFormatCells");
  else requireEditable(target.sheet, whole);
  if (kind === "ColumnWidths") {
    copyWidths(source, { sheet: target.sheet, area: whole });
    return;
  }
  source.sheet.workbook.calculation.refresh();
  const cells = takeCells(source);
  const rules = takeRules(source.sheet, source.area);
  const merges = mergesIn(source.sheet, source.area).filter((merge) => contains(source.area, merge));
  for (let i = 0; i < down; i++) {
    for (let j = 0; j < across; j++) {
      const corner = { row: whole.row + i * rows, column: whole.column + j * columns };
      for (const cell of cells) pasteCell(source, { sheet: target.sheet, ...corner }, cell, options);
      if (kind !== "All" && kind !== "Formats") continue;
      const place = { ...corner, rows, columns };
      pasteRules(rules, source.area, { sheet: target.sheet, area: place, transpose, validation: kind === "All" });
      for (const merge of transpose ? [] : merges) {
        const row = corner.row + merge.row - source.area.row;
        mergeCells(target.sheet, { ...merge, row, column: corner.column + merge.column - source.area.column }, false);
      }
    }
  }
  finishWrite(target.sheet, whole);
}

function takeCells({ sheet, area }: Place): CopiedCell[] {
  const used = sheet.usedArea(false);
  const bottom = Math.min(area.row + area.rows, Math.max(area.row + 1, used ? used.row + used.rows : 0));
  const right = Math.min(area.column + area.columns, Math.max(area.column + 1, used ? used.column + used.columns : 0));
  const cells: CopiedCell[] = [];
  for (let row = area.row; row < bottom; row++) {
    for (let column = area.column; column < right; column++) {
      const formula = sheet.cells.formula(row, column);
      cells.push({ row, column, value: sheet.value(row, column), formula, style: sheet.style(row, column) });
    }
  }
  return cells;
}

function pasteCell(
  source: Place,
  to: { sheet: Worksheet; row: number; column: number },
  { row, column, value, formula, style }: CopiedCell,
  { kind, skipBlanks, transpose }: CopyOptions,
): void {
  if (skipBlanks && value === undefined && formula === undefined) return;
  const down = row - source.area.row;
  const across = column - source.area.column;
  const toRow = to.row + (transpose ? across : down);
  const toColumn = to.column + (transpose ? down : across);
  const { cells } = to.sheet;
  if (kind === "Link") {
    const reference = cellAddress(row, column).replace(/([A-Z]+)([0-9]+)/, "$1$2");
    cells.set(
      toRow,
      toColumn,
      undefined,
      `=${source.sheet === to.sheet ? reference : Workbook.fullAddress(source.sheet, reference)}`,
    );
    return;
  }
  if (kind !== "Formats") {
    const moved =
      formula !== undefined && kind !== "Values" ? offsetFormula(formula, toRow - row, toColumn - column) : undefined;
    cells.set(toRow, toColumn, value, moved);
  }
  if (kind === "All" || kind === "Formats") cells.makeRow(toRow).setStyle(toColumn, style);
}

function copyWidths(source: Place, target: Place): void {
  for (let column = 0; column < target.area.columns; column++) {
    const width = source.sheet.columnWidth(source.area.column + (column % source.area.columns));
    target.sheet.columnLane(target.area.column + column).size = width;
  }
  target.sheet.workbook.touched();
}

/** Cuts and pastes: what the cells held goes elsewhere, and formulas that named them name the new place. */
export function moveCells(source: Place, target: Place): void {
  const to: Area = { ...target.area, rows: source.area.rows, columns: source.area.columns };
  if (!isInsideSheet(to)) refuse("InvalidArgument");
  requireEditable(source.sheet, source.area);
  requireEditable(target.sheet, to);
  const cuts = ({ area }: { area: Area }): boolean =>
    intersection(area, source.area) !== undefined && !contains(source.area, area);
  if (source.sheet.tables.some(cuts) || source.sheet.merges.some((area) => cuts({ area }))) refuse("InvalidOperation");
  if (source.sheet.tables.some(({ area }) => contains(source.area, area))) {
    refuse("ApiNotFound", "Range.moveTo of a table is not implemented by the stand-in");
  }
  const cells = takeCells(source);
  const rules = takeRules(source.sheet, source.area);
  clearConditionalFormats(source.sheet, source.area);
  clearValidation(source.sheet, source.area);
  pasteRules(rules, source.area, { sheet: target.sheet, area: to, transpose: false, validation: true });
  source.sheet.cells.clear(source.area);
  target.sheet.cells.clear(to);
  for (const { row, column, value, formula, style } of cells) {
    const at = [to.row + row - source.area.row, to.column + column - source.area.column] as const;
    target.sheet.cells.set(...at, value, formula);
    if (style !== target.sheet.workbook.defaultStyle) target.sheet.cells.makeRow(at[0]).setStyle(at[1], style);
  }
  const from = { sheetName: source.sheet.name, area: source.area };
  const place = { sheetName: target.sheet.name, row: to.row, column: to.column };
  source.sheet.workbook.rewriteFormulas((formula, home) => moveReferences(formula, home.name, from, place));
  finishWrite(target.sheet, to);
}
