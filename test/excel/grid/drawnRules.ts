/** Draws conditional formats that look at all the cells of their areas, or at words: scales, bars, icons, best and worst. */

import { intersection } from "../model/address";
import { CellError, toWire, type CellValue } from "../model/cellValue";
import type { ConditionalFormat } from "../model/conditionalFormat";
import type { Worksheet } from "../model/worksheet";
import { readOperand } from "./simpleFormula";
import { drawnIcon, type DrawnIcon } from "./icons";
import { typedRules, type IconPoint, type ScalePoint, type TypedRules } from "./typedRules";

/** What a rule draws besides the look of the text. */
export interface DrawnRule {
  readonly fillColor?: string;
  readonly bar?: { readonly share: number; readonly color: string };
  readonly icon?: DrawnIcon;
  readonly hidesText?: boolean;
}

/** The scale, bar or icon of a cell. */
export function drawnLook(sheet: Worksheet, format: ConditionalFormat, value: CellValue): DrawnRule | undefined {
  const { colorScale, dataBar, iconSet } = typedRules(format);
  if (typeof value !== "number" || !(colorScale ?? dataBar ?? iconSet)) return undefined;
  const { numbers } = cellsOf(sheet, format);
  const limit = (point: ScalePoint): number => limitValue(sheet, point, numbers);
  if (colorScale) {
    const points = [colorScale.minimum, ...(colorScale.midpoint ? [colorScale.midpoint] : []), colorScale.maximum];
    return {
      fillColor: scaleColor(
        value,
        points.map(limit),
        points.map(({ color }) => color),
      ),
    };
  }
  if (dataBar) {
    const low = Math.min(limit(dataBar.lowerBound), 0);
    const high = limit(dataBar.upperBound);
    const share = high > low ? Math.min(Math.max((value - low) / (high - low), 0), 1) : 1;
    return { bar: { share, color: dataBar.positive.fillColor }, hidesText: dataBar.showDataBarOnly === true };
  }
  if (!iconSet) return undefined;
  const steps = iconSet.criteria.length;
  const reaches = (point: IconPoint): boolean =>
    point.operator === "GreaterThan" ? value > limit(point) : value >= limit(point);
  const step = iconSet.criteria.filter((point, index) => index === 0 || reaches(point)).length - 1;
  const icon = drawnIcon(iconSet.style, iconSet.reverseIconOrder === true ? steps - 1 - step : step);
  return {
    ...(icon && { icon }),
    hidesText: iconSet.showIconOnly === true,
  };
}

/** Whether a rule about words, ranks or presets holds; undefined where the format has no such rule. */
export function ruleHolds(sheet: Worksheet, format: ConditionalFormat, value: CellValue): boolean | undefined {
  const { text, topBottom, preset } = typedRules(format);
  if (text) return textHolds(text, value);
  if (topBottom) return typeof value === "number" && rankHolds(topBottom, value, cellsOf(sheet, format).numbers);
  return preset === undefined ? undefined : presetHolds(preset, value, () => cellsOf(sheet, format));
}

function textHolds({ operator, text }: NonNullable<TypedRules["text"]>, value: CellValue): boolean {
  const shown = String(toWire(value)).toLowerCase();
  const wanted = text.toLowerCase();
  if (operator === "Contains") return shown.includes(wanted);
  if (operator === "NotContains") return !shown.includes(wanted);
  return operator === "BeginsWith" ? shown.startsWith(wanted) : shown.endsWith(wanted);
}

function rankHolds(
  { rank, type }: NonNullable<TypedRules["topBottom"]>,
  value: number,
  numbers: readonly number[],
): boolean {
  const share = Math.max(1, Math.floor((numbers.length * rank) / 100));
  const count = Math.min(type.endsWith("Percent") ? share : rank, numbers.length);
  return type.startsWith("Top")
    ? value >= (numbers[numbers.length - count] ?? Infinity)
    : value <= (numbers[count - 1] ?? -Infinity);
}

function presetHolds(preset: string, value: CellValue, cells: () => Cells): boolean {
  const isBlank = value === undefined || (typeof value === "string" && value.trim() === "");
  switch (preset) {
    case "Blanks":
      return isBlank;
    case "NonBlanks":
      return !isBlank;
    case "Errors":
      return value instanceof CellError;
    case "NonErrors":
      return !(value instanceof CellError);
    case "DuplicateValues":
      return !isBlank && (cells().counts.get(toWire(value)) ?? 0) > 1;
    case "UniqueValues":
      return !isBlank && cells().counts.get(toWire(value)) === 1;
    case "AboveAverage":
      return typeof value === "number" && value > averageOf(cells().numbers);
    case "BelowAverage":
      return typeof value === "number" && value < averageOf(cells().numbers);
    case "EqualOrAboveAverage":
      return typeof value === "number" && value >= averageOf(cells().numbers);
    case "EqualOrBelowAverage":
      return typeof value === "number" && value <= averageOf(cells().numbers);
    default:
      return false;
  }
}

function averageOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

interface Cells {
  /** In order. */
  readonly numbers: readonly number[];
  readonly counts: ReadonlyMap<string | number | boolean, number>;
}

const cellsKnown = new WeakMap<ConditionalFormat, { readonly version: number; readonly cells: Cells }>();
let version = 0;

/** What the cells of a format hold is collected once until this is called. */
export function valuesChanged(): void {
  version++;
}

function cellsOf(sheet: Worksheet, format: ConditionalFormat): Cells {
  const known = cellsKnown.get(format);
  if (known?.version === version) return known.cells;
  const numbers: number[] = [];
  const counts = new Map<string | number | boolean, number>();
  const used = sheet.usedArea(true);
  for (const area of format.areas.flatMap((one) => (used ? (intersection(one, used) ?? []) : []))) {
    for (const [, row] of sheet.cells.rowsIn(area)) {
      for (let column = area.column; column < area.column + area.columns; column++) {
        const value = row.values[column];
        if (value === undefined) continue;
        if (typeof value === "number") numbers.push(value);
        counts.set(toWire(value), (counts.get(toWire(value)) ?? 0) + 1);
      }
    }
  }
  const cells = { numbers: numbers.sort((a, b) => a - b), counts };
  cellsKnown.set(format, { version, cells });
  return cells;
}

function limitValue(sheet: Worksheet, { type, formula = "0" }: ScalePoint, numbers: readonly number[]): number {
  const low = numbers[0] ?? 0;
  const high = numbers.at(-1) ?? 0;
  const given = Number(readOperand(sheet, formula) ?? 0);
  switch (type) {
    case "LowestValue":
      return low;
    case "HighestValue":
    case "Automatic":
      return high;
    case "Percent":
      return low + ((high - low) * given) / 100;
    case "Percentile":
      return numbers[Math.round(((numbers.length - 1) * given) / 100)] ?? low;
    default:
      return given;
  }
}

function scaleColor(value: number, limits: readonly number[], colors: readonly string[]): string {
  let at = 0;
  while (at < limits.length - 2 && value > (limits[at + 1] ?? 0)) at++;
  const [from = 0, to = 0] = [limits[at], limits[at + 1]];
  const share = to > from ? Math.min(Math.max((value - from) / (to - from), 0), 1) : 0;
  return blend(colors[at] ?? "#FFFFFF", colors[at + 1] ?? "#FFFFFF", share);
}

function blend(from: string, to: string, share: number): string {
  const channel = (color: string, at: number): number => parseInt(color.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(from, at) * (1 - share) + channel(to, at) * share));
  return `#${mixed.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}
