/** Range.autoFill: continues what the source holds into a longer or wider area. */

import { contains, type Area } from "./address";
import { refuse } from "./excelError";
import { offsetFormula } from "./formulaText";
import { requireEditable } from "./permissions";
import type { CellValue } from "./cellValue";
import type { Worksheet } from "./worksheet";
import { finishWrite } from "./writeCells";

export const FILL_TYPES = [
  "FillDefault",
  "FillCopy",
  "FillSeries",
  "FillFormats",
  "FillValues",
  "FillDays",
  "FillWeekdays",
  "FillMonths",
  "FillYears",
  "LinearTrend",
  "GrowthTrend",
  "FlashFill",
] as const;
export type FillType = (typeof FILL_TYPES)[number];

const NAMES = /^(mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*$|^q[1-4]$/i;

export function autoFill(sheet: Worksheet, source: Area, target: Area, type: FillType): void {
  const down = target.columns === source.columns && target.column === source.column;
  const across = target.rows === source.rows && target.row === source.row;
  if (!contains(target, source) || !(down || across)) refuse("InvalidArgument");
  if (!["FillDefault", "FillCopy", "FillSeries", "FillFormats", "FillValues"].includes(type)) {
    refuse("ApiNotFound", `Range.autoFill("${type}") is not implemented by the stand-in`);
  }
  requireEditable(sheet, target);
  const lines = down ? source.columns : source.rows;
  for (let line = 0; line < lines; line++) fillLine(sheet, source, target, type, line, down);
  finishWrite(sheet, target);
}

function fillLine(sheet: Worksheet, source: Area, target: Area, type: FillType, line: number, down: boolean): void {
  const length = down ? source.rows : source.columns;
  const start = down ? source.row : source.column;
  const place = (index: number): [row: number, column: number] =>
    down ? [index, source.column + line] : [source.row + line, index];
  const values = Array.from({ length }, (_unused, index) => sheet.value(...place(start + index)));
  const series = type === "FillCopy" ? undefined : seriesOf(values, type);
  const first = down ? target.row : target.column;
  const end = first + (down ? target.rows : target.columns);
  for (let index = first; index < end; index++) {
    if (index >= start && index < start + length) continue;
    const model = start + ((((index - start) % length) + length) % length);
    const to = place(index);
    if (type !== "FillFormats") {
      const formula = sheet.cells.formula(...place(model));
      const moved = formula && offsetFormula(formula, down ? index - model : 0, down ? 0 : index - model);
      const value = moved === undefined ? (series?.(index - start) ?? sheet.value(...place(model))) : undefined;
      sheet.cells.set(...to, value, moved);
    }
    if (type !== "FillValues") sheet.cells.makeRow(to[0]).setStyle(to[1], sheet.style(...place(model)));
  }
}

/** The value at a distance from the source's first cell; undefined where the source is simply repeated. */
function seriesOf(values: CellValue[], type: FillType): ((index: number) => CellValue) | undefined {
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length === values.length) {
    if (numbers.length === 1 && type !== "FillSeries") return undefined;
    return linear(numbers);
  }
  const texts = values.map((value) => (typeof value === "string" ? value : ""));
  if (texts.some((text) => NAMES.test(text))) {
    refuse("ApiNotFound", "Range.autoFill of days, months and quarters is not implemented by the stand-in");
  }
  const parts = texts.map((text) => /^(.*?)([0-9]+)$/.exec(text));
  const prefix = parts[0]?.[1];
  if (prefix === undefined || parts.some((one) => one?.[1] !== prefix)) return undefined;
  const next = linear(parts.map((one) => Number(one?.[2])));
  return (index) => `${prefix}${Math.abs(next(index))}`;
}

/** The straight line through the numbers, by least squares, as Excel continues them; a single number grows by 1. */
function linear(numbers: number[]): (index: number) => number {
  const count = numbers.length;
  const middle = (count - 1) / 2;
  const mean = numbers.reduce((sum, value) => sum + value, 0) / count;
  const spread = numbers.reduce((sum, _value, index) => sum + (index - middle) ** 2, 0);
  const slope =
    spread === 0 ? 1 : numbers.reduce((sum, value, index) => sum + (index - middle) * (value - mean), 0) / spread;
  return (index) => mean + slope * (index - middle);
}
