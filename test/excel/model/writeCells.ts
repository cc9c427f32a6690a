/** Writes values and formulas into cells with everything Excel does on the way: parsing, formats, tables. */

import { overlaps, type Area } from "./address";
import { noteCalculatedColumns } from "./calculatedColumns";
import type { CellRow } from "./cellStore";
import type { CellValue, WireValue } from "./cellValue";
import type { CellChange } from "./changes";
import { refuse } from "./excelError";
import { formulasIn, tellFormulas } from "./formulaChanges";
import { looksComplete } from "./formulaText";
import { requireEditable } from "./permissions";
import { restyle, type Style } from "./style";
import { growTableBelow } from "./tableEdits";
import { readTypedInput, type InputRules } from "./typedInput";
import type { Worksheet } from "./worksheet";

/** null in an array of values means "leave this cell alone". */
export type WrittenValue = WireValue | null;

const LONGEST_TEXT = 32_767;
const LONGEST_FORMULA = 8192;

export function writeCells(sheet: Worksheet, area: Area, valueAt: (row: number, column: number) => WrittenValue): void {
  requireEditable(sheet, area);
  if (sheet.arrayFormulas.some((array) => array.area.rows * array.area.columns > 1 && overlaps(array.area, area))) {
    const whole = sheet.arrayFormulas.filter((array) => overlaps(array.area, area));
    if (whole.some((array) => !array.dynamic)) refuse("InvalidOperation", "You can't change part of an array.");
  }
  const rules = inputRules(sheet);
  const before = heldBefore(sheet, area);
  const formulas = formulasIn(sheet, area);
  for (let row = 0; row < area.rows; row++) {
    writeRow(sheet, area.row + row, area, (column) => valueAt(row, column), rules);
  }
  finishWrite(sheet, area, before);
  tellFormulas(sheet, area, formulas);
}

/** One cell, as a person types it. */
export function typeCell(sheet: Worksheet, row: number, column: number, value: WireValue): void {
  const area: Area = { row, column, rows: 1, columns: 1 };
  const before = heldBefore(sheet, area);
  const formulas = formulasIn(sheet, area);
  writeRow(sheet, row, area, () => value, inputRules(sheet));
  finishWrite(sheet, area, before);
  tellFormulas(sheet, area, formulas);
}

function inputRules({ workbook }: Worksheet): InputRules {
  return { culture: workbook.culture, date1904: workbook.date1904, currentYear: workbook.currentYear };
}

/** A row's cells; the row and its own style are looked up once for all of them. */
function writeRow(
  sheet: Worksheet,
  row: number,
  area: Area,
  valueAt: (column: number) => WrittenValue,
  rules: InputRules,
): void {
  let cells = sheet.cells.row(row) && sheet.cells.makeRow(row);
  const rowStyle = sheet.rows.get(row)?.style;
  for (let index = 0; index < area.columns; index++) {
    const written = valueAt(index);
    // Emptying a cell of a row that holds nothing makes no row.
    if (written === null || (written === "" && !cells)) continue;
    const column = area.column + index;
    cells ??= sheet.cells.makeRow(row);
    const style = cells.styles?.[column] ?? rowStyle ?? sheet.columns.get(column)?.style ?? sheet.workbook.defaultStyle;
    writeCell(cells, column, style, written, rules);
  }
}

function writeCell(cells: CellRow, column: number, style: Style, written: WireValue, rules: InputRules): void {
  if (style.numberFormat === "@") {
    writeText(cells, column, style, typeof written === "boolean" ? String(written).toUpperCase() : String(written));
    return;
  }
  if (typeof written !== "string") {
    if (typeof written === "number" && !Number.isFinite(written)) refuse("InvalidArgument");
    setContent(cells, column, written);
    if (style.quotePrefix) cells.setStyle(column, restyle(style, { quotePrefix: false }));
    return;
  }
  const { value, formula, numberFormat, quotePrefix = false } = readTypedInput(written, rules);
  if (formula !== undefined) checkFormula(formula);
  if (typeof value === "string" && value.length > LONGEST_TEXT) refuse("InvalidArgument");
  setContent(cells, column, value, formula);
  const format = numberFormat !== undefined && style.numberFormat === "General" ? { numberFormat } : {};
  if (quotePrefix !== style.quotePrefix || "numberFormat" in format) {
    cells.setStyle(column, restyle(style, { ...format, quotePrefix }));
  }
}

/** Cells formatted as text keep what was typed; only a leading apostrophe is taken off. */
function writeText(cells: CellRow, column: number, style: Style, text: string): void {
  if (text.length > LONGEST_TEXT) refuse("InvalidArgument");
  const quotePrefix = text.startsWith("'");
  const kept = quotePrefix ? text.slice(1) : text;
  setContent(cells, column, kept === "" && !quotePrefix ? undefined : kept);
  if (quotePrefix !== style.quotePrefix) cells.setStyle(column, restyle(style, { quotePrefix }));
}

function setContent(cells: CellRow, column: number, value: CellValue, formula?: string): void {
  cells.values[column] = value;
  cells.setFormula(column, formula);
}

function checkFormula(formula: string): void {
  if (formula.length > LONGEST_FORMULA || !looksComplete(formula)) {
    refuse("InvalidArgument", `The formula is not complete: ${formula}`);
  }
}

/** What a single cell holds before it is written. */
export function heldBefore(sheet: Worksheet, { row, column, rows, columns }: Area): HeldBefore | undefined {
  return rows * columns === 1 ? { value: sheet.value(row, column) } : undefined;
}

type HeldBefore = NonNullable<CellChange["before"]>;

export function finishWrite(sheet: Worksheet, area: Area, before?: HeldBefore): void {
  for (const table of sheet.tables) {
    table.readHeaders(area);
    growTableBelow(table, area);
    noteCalculatedColumns(table, area);
  }
  sheet.workbook.touched();
  sheet.workbook.changes.cells(sheet, area, before && { before });
}
