/** Reads and writes the cells of a Range as the two-dimensional arrays the client uses. */

import type { Area } from "../model/address";
import { toWire, valueType, type CellValue } from "../model/cellValue";
import { refuse } from "../model/excelError";
import { fromR1C1, toR1C1 } from "../model/formulaText";
import { displayText } from "../model/numberFormat";
import { changeStyle } from "../model/formatCells";
import { checkNumberFormat } from "../model/numberFormatCode";
import { requireUnprotected } from "../model/permissions";
import { tableAt, toShownReferences } from "../model/structuredNames";
import { restyle } from "../model/style";
import { writeCells, type WrittenValue } from "../model/writeCells";
import type { Worksheet } from "../model/worksheet";
import type { RangeTarget } from "../protocol/rangeTarget";

/** Excel reads at most so many cells at once. */
const MOST_CELLS_READ = 5_000_000;

const SIZE_MISMATCH =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

export type GridKind = "values" | "formulas" | "formulasR1C1" | "text" | "valueTypes" | "numberFormat";

export function readGrid(target: RangeTarget, kind: GridKind): unknown[][] {
  const { sheet, area } = target.place();
  if (area.rows * area.columns > MOST_CELLS_READ) refuse("RangeExceedsLimit");
  if (needsResults(sheet, kind)) sheet.workbook.calculation.refresh();
  const read = READERS[kind];
  const grid: unknown[][] = [];
  for (let row = area.row; row < area.row + area.rows; row++) grid.push(read(sheet, row, area));
  return grid;
}

/** Formulas are read without calculating, unless some spill their results into other cells. */
function needsResults({ arrayFormulas }: Worksheet, kind: GridKind): boolean {
  if (kind === "numberFormat") return false;
  return (kind !== "formulas" && kind !== "formulasR1C1") || arrayFormulas.length > 0;
}

type RowReader = (sheet: Worksheet, row: number, area: Area) => unknown[];

/** A row read cell by cell from its values. */
function ofValues(read: (value: CellValue) => unknown): RowReader {
  return (sheet, row, { column, columns }) => {
    const values = sheet.cells.row(row)?.values;
    const line: unknown[] = [];
    for (let at = column; at < column + columns; at++) line.push(read(values?.[at]));
    return line;
  };
}

const READERS: Record<GridKind, RowReader> = {
  values: ofValues(toWire),
  valueTypes: ofValues(valueType),
  formulas: (sheet, row, { column, columns }) => {
    const cells = sheet.cells.row(row);
    const line: unknown[] = [];
    for (let at = column; at < column + columns; at++) {
      const formula = cells?.formulas?.[at];
      line.push(formula === undefined ? toWire(cells?.values[at]) : shownFormula(sheet, row, at, formula));
    }
    return line;
  },
  formulasR1C1: (sheet, row, { column, columns }) => {
    const cells = sheet.cells.row(row);
    const line: unknown[] = [];
    for (let at = column; at < column + columns; at++) {
      const formula = cells?.formulas?.[at];
      line.push(formula === undefined ? toWire(cells?.values[at]) : toR1C1(formula, row, at));
    }
    return line;
  },
  numberFormat: (sheet, row, { column, columns }) => {
    const line: unknown[] = [];
    for (let at = column; at < column + columns; at++) line.push(sheet.style(row, at).numberFormat);
    return line;
  },
  text: (sheet, row, { column, columns }) => {
    const { culture, date1904 } = sheet.workbook;
    const line: unknown[] = [];
    for (let at = column; at < column + columns; at++) {
      line.push(displayText(sheet.value(row, at), sheet.style(row, at).numberFormat, culture, date1904));
    }
    return line;
  },
};

function shownFormula(sheet: Worksheet, row: number, column: number, formula: string): string {
  return formula.includes("[") ? toShownReferences(formula, tableAt(sheet, row, column)) : formula;
}

/** A two-dimensional array of the range's size, or one value for all cells. */
function reader(area: Area, value: unknown): (row: number, column: number) => WrittenValue {
  if (!Array.isArray(value)) {
    const one = cellInput(value);
    return () => one;
  }
  const grid = value as unknown[];
  if (grid.length !== area.rows) refuse("InvalidArgument", SIZE_MISMATCH);
  for (const line of grid) {
    if (!Array.isArray(line) || line.length !== area.columns) refuse("InvalidArgument", SIZE_MISMATCH);
  }
  return (row, column) => cellInput((grid[row] as unknown[])[column]);
}

function cellInput(value: unknown): WrittenValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return refuse("InvalidArgument");
}

export function writeValues(target: RangeTarget, value: unknown): void {
  const { sheet, area } = target.place();
  writeCells(sheet, area, reader(area, value));
}

export function writeFormulasR1C1(target: RangeTarget, value: unknown): void {
  const { sheet, area } = target.place();
  const given = reader(area, value);
  writeCells(sheet, area, (row, column) => {
    const one = given(row, column);
    if (typeof one !== "string" || !one.startsWith("=")) return one;
    return fromR1C1(one, area.row + row, area.column + column) ?? refuse("InvalidArgument");
  });
}

export function writeFormats(target: RangeTarget, value: unknown): void {
  const { sheet, area } = target.place();
  requireUnprotected(sheet, "allowFormatCells");
  const single = singleFormat(value);
  const formatAt = reader(area, single ?? value);
  if (single !== undefined || !Array.isArray(value)) {
    changeStyle(sheet, area, { numberFormat: asFormat(formatAt(0, 0)) });
    return;
  }
  for (let row = 0; row < area.rows; row++) {
    const cells = sheet.cells.makeRow(area.row + row);
    for (let column = 0; column < area.columns; column++) {
      const format = formatAt(row, column);
      if (format === null) continue;
      const style = sheet.style(area.row + row, area.column + column);
      const numberFormat = asFormat(format);
      if (style.numberFormat !== numberFormat || cells.styles?.[area.column + column] === undefined) {
        cells.setStyle(area.column + column, restyle(style, { numberFormat }));
      }
    }
  }
  sheet.workbook.touched();
  sheet.workbook.changes.note({ kind: "formats", sheet, area });
}

/** One format in an array is for all cells: Microsoft's samples give [["$#,##0.00"]] to ranges of any size. */
function singleFormat(value: unknown): unknown {
  if (!Array.isArray(value) || value.length !== 1) return undefined;
  const [line] = value as unknown[];
  return Array.isArray(line) && line.length === 1 ? (line[0] ?? undefined) : undefined;
}

function asFormat(value: WrittenValue): string {
  return typeof value === "string" ? checkNumberFormat(value) : refuse("InvalidArgument");
}
