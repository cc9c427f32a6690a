/** Which cells hold what their validation does not allow. */

import { intersection, parseArea, span, splitSheetName, type Area } from "./address";
import { groupCells, type CellPlace } from "./cellGroups";
import { CellError, toWire, type CellValue } from "./cellValue";
import type { DataValidation, ValidationRule } from "./dataValidation";
import { evaluateFormulas } from "./formulaEngine";
import { offsetFormula } from "./formulaText";
import type { Worksheet } from "./worksheet";

export interface Judged {
  invalid: Area[];
  /** True when no cell of the area is as its rule wants it. */
  none: boolean;
}

/** Cells without a rule are valid, as are blank ones unless the rule counts them. */
export function judgeCells(sheet: Worksheet, area: Area): Judged {
  sheet.workbook.calculation.refresh();
  const wrong: CellPlace[] = [];
  for (const validation of sheet.dataValidations) {
    const cells = validation.areas.flatMap((one) => cellsToCheck(sheet, validation, intersection(one, area)));
    const results = check(sheet, validation, cells);
    cells.forEach((cell, index) => {
      if (results[index] === false) wrong.push(cell);
    });
  }
  wrong.sort((a, b) => a.row - b.row || a.column - b.column);
  return { invalid: groupCells(wrong), none: wrong.length === area.rows * area.columns };
}

function cellsToCheck(sheet: Worksheet, { ignoreBlanks }: DataValidation, area: Area | undefined): CellPlace[] {
  const used = area && ignoreBlanks ? sheet.usedArea(true, area) : area;
  if (!used) return [];
  const cells: CellPlace[] = [];
  for (let row = used.row; row < used.row + used.rows; row++) {
    for (let column = used.column; column < used.column + used.columns; column++) {
      if (!ignoreBlanks || sheet.value(row, column) !== undefined) cells.push({ row, column });
    }
  }
  return cells;
}

function check(sheet: Worksheet, { rule, areas: [first] }: DataValidation, cells: CellPlace[]): boolean[] {
  if (cells.length === 0 || !first) return [];
  if (rule.type === "List") return checkList(sheet, rule, cells);
  const operands = (formula: string | undefined): CellValue[] => operandsOf(sheet, formula, cells, first);
  const [one, two] = [operands(rule.formula1), operands(rule.formula2)];
  return cells.map(({ row, column }, index) => {
    const value = sheet.value(row, column);
    if (rule.type === "None") return true;
    if (rule.type === "Custom") return one[index] === true || (typeof one[index] === "number" && one[index] !== 0);
    return fits(rule, value, one[index], two[index]);
  });
}

/** Formulas are written for the first cell and move along with the cells. */
function operandsOf(sheet: Worksheet, formula: string | undefined, cells: CellPlace[], first: Area): CellValue[] {
  if (formula === undefined) return [];
  if (!formula.startsWith("=")) return cells.map(() => Number(formula));
  return evaluateFormulas(
    sheet,
    cells.map(({ row, column }) => offsetFormula(formula, row - first.row, column - first.column)),
  );
}

function fits({ type, operator }: ValidationRule, value: CellValue, one: CellValue, two: CellValue): boolean {
  const measured = type === "TextLength" ? String(toWire(value)).length : value;
  if (typeof measured !== "number") return false;
  if (type === "WholeNumber" && !Number.isInteger(measured)) return false;
  const [low, high] = [asNumber(one), asNumber(two)];
  if (low === undefined) return false;
  switch (operator) {
    case "Between":
      return high !== undefined && measured >= Math.min(low, high) && measured <= Math.max(low, high);
    case "NotBetween":
      return high !== undefined && (measured < Math.min(low, high) || measured > Math.max(low, high));
    case "EqualTo":
      return measured === low;
    case "NotEqualTo":
      return measured !== low;
    case "GreaterThan":
      return measured > low;
    case "LessThan":
      return measured < low;
    case "GreaterThanOrEqualTo":
      return measured >= low;
    case "LessThanOrEqualTo":
      return measured <= low;
    default:
      return false;
  }
}

function asNumber(value: CellValue): number | undefined {
  if (value === undefined) return 0;
  return typeof value === "number" ? value : undefined;
}

/** Typed lists tell capitals from small letters; lists taken from cells do not. */
function checkList(sheet: Worksheet, { formula1 = "" }: ValidationRule, cells: CellPlace[]): boolean[] {
  const isTyped = !formula1.startsWith("=");
  const words = isTyped ? formula1.split(",").map((word) => word.trim()) : listed(sheet, formula1.slice(1));
  const fold = (text: string): string => (isTyped ? text : text.toLowerCase());
  const allowed = new Set(words?.map(fold));
  return cells.map(({ row, column }) => {
    const value = sheet.value(row, column);
    return words === undefined || (!(value instanceof CellError) && allowed.has(fold(String(toWire(value)))));
  });
}

/** The texts of the range or name; undefined when the stand-in cannot tell what the formula means. */
function listed(sheet: Worksheet, reference: string): string[] | undefined {
  const indirect = /^INDIRECT\("([^"]*)"\)$/i.exec(reference)?.[1];
  const table = /^([\p{L}_\\][\p{L}\p{N}_.\\]*)\[([^[\]]+)\]$/u.exec(indirect ?? reference);
  const area = table ? columnOf(sheet, table[1] ?? "", table[2] ?? "") : placeOf(sheet, indirect ?? reference);
  if (!area) return undefined;
  const words: string[] = [];
  for (const [row, stored] of area.sheet.cells.rowsIn(area.area)) {
    for (let column = area.area.column; column < area.area.column + area.area.columns; column++) {
      if (!stored.isBlank(column)) words.push(String(toWire(area.sheet.value(row, column))));
    }
  }
  return words;
}

function columnOf({ workbook }: Worksheet, name: string, column: string): { sheet: Worksheet; area: Area } | undefined {
  const table = workbook.table(name);
  const at = table?.columns.findIndex((one) => one.name.toLowerCase() === column.toLowerCase()) ?? -1;
  if (!table || at < 0) return undefined;
  const { row, rows, column: left } = table.bodyArea;
  return { sheet: table.sheet, area: span(row, left + at, row + rows - 1, left + at) };
}

/** An address, or the name of one. */
function placeOf(home: Worksheet, reference: string): { sheet: Worksheet; area: Area } | undefined {
  const { workbook } = home;
  const named = workbook.definedNames.find(({ name }) => name.toLowerCase() === reference.toLowerCase());
  const { sheetName, address } = splitSheetName(named?.formula ?? reference);
  const sheet = sheetName === undefined ? home : workbook.sheet(sheetName);
  const area = parseArea(address);
  return sheet && area && { sheet, area };
}
