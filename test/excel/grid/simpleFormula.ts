/**
 * Works out the formulas that conditional formats and drop-down lists mostly have: constants, cells, comparisons,
 * AND, OR, NOT, ISBLANK. Anything else is undefined: the format is not shown, but kept.
 */

import { parseArea, splitSheetName, type Area } from "../model/address";
import { CellError, type CellValue } from "../model/cellValue";
import type { Worksheet } from "../model/worksheet";

type Known = string | number | boolean;

/** A formula "=..." or a plain constant. */
export function readOperand(sheet: Worksheet, text: string): Known | undefined {
  const formula = (text.startsWith("=") ? text.slice(1) : text).trim();
  const value = readExpression(sheet, formula);
  return value === undefined || value instanceof CellError ? undefined : value;
}

export function readCondition(sheet: Worksheet, text: string): boolean | undefined {
  const value = readOperand(sheet, text);
  return typeof value === "string" ? undefined : value === undefined ? undefined : Boolean(value);
}

const COMPARISON = /^(<>|<=|>=|=|<|>)/;

function readExpression(sheet: Worksheet, text: string): CellValue | Known {
  const parts = splitTop(text);
  if (!parts) return readTerm(sheet, text.trim());
  const [left, sign, right] = parts;
  const a = readExpression(sheet, left);
  const b = readExpression(sheet, right);
  if (a instanceof CellError || b instanceof CellError) return undefined;
  return compareBy(sign, a, b);
}

/** The first comparison outside quotes and brackets. */
function splitTop(text: string): [left: string, sign: string, right: string] | undefined {
  let depth = 0;
  let quoted: string | undefined;
  for (let at = 0; at < text.length; at++) {
    const one = text.charAt(at);
    if (quoted !== undefined) {
      if (one === quoted) quoted = undefined;
    } else if (one === '"' || one === "'") quoted = one;
    else if (one === "(") depth++;
    else if (one === ")") depth--;
    else if (depth === 0 && at > 0) {
      const sign = COMPARISON.exec(text.slice(at))?.[1];
      if (sign !== undefined) return [text.slice(0, at).trim(), sign, text.slice(at + sign.length).trim()];
    }
  }
  return undefined;
}

function readTerm(sheet: Worksheet, text: string): CellValue | Known {
  const string = /^"((?:[^"]|"")*)"$/s.exec(text)?.[1];
  if (string !== undefined) return string.replace(/""/g, '"');
  if (/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?%?$/i.test(text)) {
    return text.endsWith("%") ? Number(text.slice(0, -1)) / 100 : Number(text);
  }
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const call = /^(AND|OR|NOT|ISBLANK)\((.*)\)$/is.exec(text);
  if (call) return readCall(sheet, (call[1] ?? "").toUpperCase(), splitArguments(call[2] ?? ""));
  const place = areaNamed(sheet, text);
  if (place?.area.rows !== 1 || place.area.columns !== 1) return undefined;
  return place.sheet.value(place.area.row, place.area.column) ?? "";
}

function readCall(sheet: Worksheet, name: string, args: readonly string[]): boolean | undefined {
  if (name === "ISBLANK") {
    const place = areaNamed(sheet, args[0] ?? "");
    return place && place.sheet.value(place.area.row, place.area.column) === undefined;
  }
  const values = args.map((one) => readCondition(sheet, one));
  if (values.includes(undefined)) return undefined;
  if (name === "NOT") return !values[0];
  return name === "AND" ? values.every(Boolean) : values.some(Boolean);
}

function splitArguments(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const one = text.charAt(at);
    if (one === '"') quoted = !quoted;
    else if (!quoted && one === "(") depth++;
    else if (!quoted && one === ")") depth--;
    else if (!quoted && depth === 0 && one === ",") {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
  }
  return [...parts, text.slice(start)].map((part) => part.trim());
}

/** "B2", "Lists!$A$1:$A$5" or a defined name. */
export function areaNamed(sheet: Worksheet, text: string): { sheet: Worksheet; area: Area } | undefined {
  const { sheetName, address } = splitSheetName(text.trim());
  const home = sheetName === undefined ? sheet : sheet.workbook.sheet(sheetName);
  const area = parseArea(address);
  if (home && area) return { sheet: home, area };
  const defined = sheet.workbook.definedNames.find(({ name }) => name.toLowerCase() === text.trim().toLowerCase());
  return defined && defined.formula !== text ? areaNamed(sheet, defined.formula) : undefined;
}

function compareBy(sign: string, a: CellValue | Known, b: CellValue | Known): boolean {
  const text = typeof a === "string" && typeof b === "string";
  const order = text ? a.localeCompare(b, undefined, { sensitivity: "accent" }) : orderOf(a) - orderOf(b);
  if (sign === "=") return order === 0;
  if (sign === "<>") return order !== 0;
  if (sign === "<") return order < 0;
  if (sign === ">") return order > 0;
  return sign === "<=" ? order <= 0 : order >= 0;
}

/** Texts are above all numbers; a blank cell, read as "", equals 0. */
function orderOf(value: CellValue | Known): number {
  if (typeof value === "number") return value;
  return value === "" || value === undefined ? 0 : Infinity;
}
