/** Draws the kinds of conditional formats that the model keeps as the file spells them: colour scales, bars, icons. */

import { intersection, type Area } from "../model/address";
import type { ConditionalFormat } from "../model/conditionalFormat";
import type { Worksheet } from "../model/worksheet";

/** What a rule draws besides the look of the text. */
export interface DrawnRule {
  readonly fillColor?: string;
  readonly bar?: { readonly share: number; readonly color: string };
  readonly icon?: { readonly sign: string; readonly color: string };
}

const RED = "#C00000";
const AMBER = "#BF8F00";
const GREEN = "#548235";

export function storedLook(
  sheet: Worksheet,
  format: ConditionalFormat,
  row: number,
  column: number,
): DrawnRule | undefined {
  const value = sheet.value(row, column);
  if (typeof value !== "number" || !["ColorScale", "DataBar", "IconSet"].includes(format.type)) return undefined;
  const numbers = numbersOf(sheet, format);
  const rule = parsedRule(format);
  if (numbers.length === 0 || !rule) return undefined;
  const limits = rule.limits.map((limit) => limitValue(limit, numbers));
  if (format.type === "ColorScale") return { fillColor: scaleColor(value, limits, rule.colors) };
  if (format.type === "DataBar") {
    const [low = 0, high = 1] = limits;
    const share = high > low ? Math.min(Math.max((value - Math.min(low, 0)) / (high - Math.min(low, 0)), 0), 1) : 1;
    return { bar: { share, color: rule.colors[0] ?? "#638EC6" } };
  }
  return { icon: iconOf(limits.filter((limit) => value >= limit).length - 1, limits.length) };
}

interface Limit {
  readonly type: string;
  readonly value: number;
}

interface ParsedRule {
  readonly limits: readonly Limit[];
  readonly colors: readonly string[];
}

const parsed = new Map<string, ParsedRule | undefined>();

function parsedRule({ storedRule = "" }: ConditionalFormat): ParsedRule | undefined {
  if (parsed.has(storedRule)) return parsed.get(storedRule);
  const rule = new DOMParser().parseFromString(storedRule.replace(/<(\/?)\w+:/g, "<$1"), "text/html");
  const limits = [...rule.querySelectorAll("cfvo")].map((one) => ({
    type: one.getAttribute("type") ?? "num",
    value: Number(one.getAttribute("val") ?? 0),
  }));
  const colors = [...rule.querySelectorAll("color")].map(
    (one) => `#${(one.getAttribute("rgb") ?? "FFFFFFFF").slice(-6)}`,
  );
  const result = limits.length > 0 ? { limits, colors } : undefined;
  parsed.set(storedRule, result);
  return result;
}

const numbersKnown = new WeakMap<
  ConditionalFormat,
  { readonly version: number; readonly numbers: readonly number[] }
>();
let version = 0;

/** The numbers that scales refer to are collected once until this is called. */
export function valuesChanged(): void {
  version++;
}

function numbersOf(sheet: Worksheet, format: ConditionalFormat): readonly number[] {
  const known = numbersKnown.get(format);
  if (known?.version === version) return known.numbers;
  const used = sheet.usedArea(true);
  const areas = format.areas.flatMap((area) => (used ? (intersection(area, used) ?? []) : []));
  const numbers = areas.flatMap((area) => numbersIn(sheet, area)).sort((a, b) => a - b);
  numbersKnown.set(format, { version, numbers });
  return numbers;
}

function numbersIn(sheet: Worksheet, area: Area): number[] {
  const numbers: number[] = [];
  for (const [, cells] of sheet.cells.rowsIn(area)) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const value = cells.values[column];
      if (typeof value === "number") numbers.push(value);
    }
  }
  return numbers;
}

function limitValue({ type, value }: Limit, numbers: readonly number[]): number {
  const low = numbers[0] ?? 0;
  const high = numbers.at(-1) ?? 0;
  if (type === "min" || type === "autoMin") return low;
  if (type === "max" || type === "autoMax") return high;
  if (type === "percent") return low + ((high - low) * value) / 100;
  if (type === "percentile") return numbers[Math.round(((numbers.length - 1) * value) / 100)] ?? low;
  return value;
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

/** The worst third, the middle, the best: told by form as well as by colour. */
function iconOf(step: number, steps: number): { sign: string; color: string } {
  if (step <= 0) return { sign: "▼", color: RED };
  return step >= steps - 1 ? { sign: "▲", color: GREEN } : { sign: "▬", color: AMBER };
}
