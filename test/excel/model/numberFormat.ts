/** Shows a value as a cell does: number formats applied in the culture of the workbook. */

import { CellError, type CellValue } from "./cellValue";
import type { Culture } from "./culture";
import { dateOfSerial } from "./dates";

export function displayText(value: CellValue, format: string, culture: Culture, date1904: boolean): string {
  if (value === undefined) return "";
  if (value instanceof CellError) return value.text;
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  const sections = splitSections(inCulture(format, culture));
  if (typeof value === "string") return textSection(value, sections);
  const { section, size } = pickSection(value, sections);
  if (/^general$/i.test(section.trim())) return generalText(size, culture);
  if (section === "@") return generalText(value, culture);
  return isDateSection(section) ? momentText(value, section, culture, date1904) : numberText(size, section, culture);
}

/** The built-in short date, alone or with a time, follows the culture's own pattern; all other formats stay. */
function inCulture(format: string, { shortDatePattern }: Culture): string {
  return format === SHORT_DATE || format === `${SHORT_DATE} h:mm`
    ? format.replace(SHORT_DATE, shortDatePattern)
    : format;
}

const SHORT_DATE = "m/d/yyyy";

export function isDateFormat(format: string): boolean {
  return isDateSection(splitSections(format)[0] ?? "");
}

const QUOTED = /"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi;

function isDateSection(section: string): boolean {
  return /[ymdhs]/i.test(section.replace(QUOTED, "").replace(/general/gi, ""));
}

function splitSections(format: string): string[] {
  return format.match(/(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)/g) ?? ["General"];
}

function textSection(value: string, sections: string[]): string {
  const section = sections[3] ?? (sections.length === 1 && (sections[0] ?? "").includes("@") ? sections[0] : undefined);
  if (section === undefined || section === "@") return value;
  return literals(section).replace(/@/g, value);
}

const CONDITION = /\[(<=|>=|<>|<|>|=)\s*(-?\d+(?:\.\d+)?)\]/;

/** Sections with conditions of their own, such as `[<100]0.0;0`, are tried in order; the last serves otherwise. */
function fitsCondition(value: number, section: string): boolean {
  const [, sign, bound] = CONDITION.exec(section) ?? [];
  const other = Number(bound);
  switch (sign) {
    case "<":
      return value < other;
    case "<=":
      return value <= other;
    case ">":
      return value > other;
    case ">=":
      return value >= other;
    case "=":
      return value === other;
    case "<>":
      return value !== other;
    default:
      return false;
  }
}

function pickSection(value: number, sections: string[]): { section: string; size: number } {
  if (sections.some((section) => CONDITION.test(section))) {
    const section = sections.find((one) => fitsCondition(value, one)) ?? sections.at(-1) ?? "General";
    return { section, size: value };
  }
  const [positive = "General", negative, zero] = sections;
  if (value < 0 && negative !== undefined && sections.length > 1) return { section: negative, size: -value };
  if (value === 0 && zero !== undefined && sections.length > 2) return { section: zero, size: 0 };
  return { section: positive, size: value };
}

/** At most 11 characters, as a cell of ordinary width shows it. */
function generalText(value: number, culture: Culture): string {
  const size = Math.abs(value);
  const text =
    value !== 0 && (size >= 1e11 || size < 1e-9)
      ? value
          .toExponential(5)
          .replace(/\.?0+e/, "e")
          .replace(/e([+-])(\d)$/, "e$10$2")
          .toUpperCase()
      : String(Number(value.toPrecision(10)));
  return text.replace(".", culture.decimalSeparator);
}

/** Resolves quotes, backslashes, padding and colours of a section, leaving the rest. */
function literals(section: string): string {
  return section
    .replace(/\[\$([^\]-]*)[^\]]*\]/g, "$1")
    .replace(/\[[^\]]*\]/g, "")
    .replace(/"([^"]*)"|\\(.)|_.|\*./g, (_all, quoted?: string, escaped?: string) => quoted ?? escaped ?? "");
}

function numberText(value: number, section: string, culture: Culture): string {
  const fraction = fractionText(value, section);
  if (fraction !== undefined) return fraction;
  const masked = maskLiterals(section);
  const shape = /[#0?](?:[#0?,]*)(?:\.([#0?]*))?(,*)(E[+-]0+)?|\.([#0?]+)/i.exec(masked);
  if (!shape) return literals(section);
  if (/[#0?]/.test(masked.slice(shape.index + shape[0].length)) && !/[.,%]|E[+-]/i.test(masked)) {
    return spreadText(value, section, masked);
  }
  const start = shape.index;
  const end = start + shape[0].length;
  const before = literals(section.slice(0, start));
  const after = literals(section.slice(end));
  let size = Math.abs(value);
  if (section.replace(QUOTED, "").includes("%")) size *= 100;
  const pattern = shape[0];
  const trailing = /,+$/.exec(pattern)?.[0].length ?? 0;
  size /= 1000 ** trailing;
  const digits =
    shape[3] === undefined
      ? fixed(size, pattern.slice(0, pattern.length - trailing), culture)
      : exponential(size, pattern);
  const sign = value < 0 && Number(digits.replace(/[^\d]/g, "")) !== 0 ? "-" : "";
  return sign + before + digits + after;
}

/** Digits among characters that stand between them, as in (###) ###-####: they fill the places from the right. */
function spreadText(value: number, section: string, masked: string): string {
  const digits = roundHalfUp(Math.abs(value), 0).match(/\d/g) ?? [];
  if (digits.join("") === "0") digits.length = 0;
  const places = [...masked.matchAll(/[#0?]/g)].map(({ 0: sign, index: at }) => ({ sign, at }));
  const shown = new Map<number, string>();
  for (const { sign, at } of [...places].reverse()) {
    shown.set(at, digits.pop() ?? (sign === "0" ? "0" : sign === "?" ? " " : ""));
  }
  const first = places[0]?.at ?? 0;
  shown.set(first, digits.join("") + (shown.get(first) ?? ""));
  let text = "";
  let from = 0;
  for (const { at } of places) {
    text += literals(section.slice(from, at)) + (shown.get(at) ?? "");
    from = at + 1;
  }
  return (value < 0 && /[1-9]/.test(text) ? "-" : "") + text + literals(section.slice(from));
}

/** A section such as # ?/? or ?/8; undefined when it is none. A whole number leaves the fraction's places empty. */
function fractionText(value: number, section: string): string | undefined {
  const shape = /^([^#0?]*)(?:([#0?]+)( +))?([#0?]+)\/([#0?]+|[1-9]\d*)([^#0?]*)$/.exec(maskLiterals(section));
  if (!shape) return undefined;
  const [, before = "", wholePattern, gap = "", upper = "", lower = "", after = ""] = shape;
  const size = Math.abs(value);
  const isFixed = /[1-9]/.test(lower);
  const [over, under] = isFixed
    ? [Math.round(size * Number(lower)), Number(lower)]
    : nearestFraction(size, 10 ** lower.length - 1);
  const whole = wholePattern === undefined ? 0 : Math.floor(over / under);
  const part = over - whole * under;
  const minimum = /0/.test(wholePattern ?? "") || (part === 0 && wholePattern !== undefined) ? "0" : "";
  const wholeText = whole === 0 ? minimum : String(whole);
  const fraction =
    part === 0 && wholePattern !== undefined
      ? " ".repeat(upper.length + 1 + lower.length)
      : `${padPlaces(String(part), upper, "start")}/${padPlaces(String(under), lower, "end")}`;
  const sign = value < 0 && over !== 0 ? "-" : "";
  return (
    sign +
    literals(section.slice(0, before.length)) +
    wholeText +
    gap +
    fraction +
    literals(section.slice(section.length - after.length))
  );
}

/** Only question marks and zeros keep the width of places that no digit fills. */
function padPlaces(digits: string, pattern: string, side: "start" | "end"): string {
  if (/[1-9]/.test(pattern)) return digits;
  const width = (pattern.match(/[?0]/g) ?? []).length;
  if (side === "end") return digits.padEnd(width);
  return digits.padStart(width, pattern.includes("0") ? "0" : " ");
}

/** The fraction nearest to a number whose denominator is not above the largest; the smallest such denominator. */
function nearestFraction(size: number, largest: number): [over: number, under: number] {
  let best: [number, number] = [Math.round(size), 1];
  let least = Math.abs(size - best[0]);
  for (let under = 2; under <= largest && least > 1e-12; under++) {
    const over = Math.round(size * under);
    const distance = Math.abs(size - over / under);
    if (distance < least - 1e-12) [best, least] = [[over, under], distance];
  }
  return best;
}

/** Literals replaced by as many neutral characters, so that positions stay. */
function maskLiterals(section: string): string {
  return section.replace(QUOTED, (literal) => "\u0000".repeat(literal.length));
}

function fixed(size: number, pattern: string, culture: Culture): string {
  const [wholePattern = "", fractionPattern = ""] = pattern.split(".");
  const rounded = roundHalfUp(size, fractionPattern.length);
  const [whole = "0", fraction = ""] = rounded.split(".");
  const minimum = (wholePattern.match(/0/g) ?? []).length;
  let wholeText = whole === "0" && minimum === 0 ? "" : whole.padStart(minimum, "0");
  if (/[#0?],[#0?]/.test(wholePattern)) wholeText = wholeText.replace(/\B(?=(\d{3})+$)/g, culture.groupSeparator);
  const needed = fractionPattern.lastIndexOf("0") + 1;
  let kept = fraction;
  while (kept.length > needed && kept.endsWith("0")) kept = kept.slice(0, -1);
  return wholeText + (pattern.includes(".") ? culture.decimalSeparator + kept : "");
}

/** Rounds the decimal digits a person sees (1.005 to 1.01), not the binary fraction behind them. */
function roundHalfUp(size: number, decimals: number): string {
  if (size >= 1e21) return BigInt(Math.round(size)).toString() + (decimals > 0 ? "." + "0".repeat(decimals) : "");
  const exact = Number(size.toPrecision(15));
  const shifted = Number(`${exact}e${decimals}`);
  const rounded = Number.isFinite(shifted) ? Math.round(shifted) : NaN;
  return Number.isNaN(rounded) ? exact.toFixed(decimals) : Number(`${rounded}e-${decimals}`).toFixed(decimals);
}

function exponential(size: number, pattern: string): string {
  const decimals = (/\.([#0?]*)/.exec(pattern)?.[1] ?? "").length;
  const places = /E[+-](0+)/i.exec(pattern)?.[1]?.length ?? 2;
  const [mantissa = "", exponent = "0"] = size.toExponential(decimals).split("e");
  const sign = exponent.startsWith("-") ? "-" : /E-/i.test(pattern) ? "" : "+";
  return `${mantissa}E${sign}${exponent.replace(/^[+-]/, "").padStart(places, "0")}`;
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");
const DATE_TOKEN =
  /"([^"]*)"|\\(.)|_.|\*.|\[(h+|m+|s+)\]|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|AM\/PM|A\/P|y+|m+|d+|h+|s+(?:\.(0+))?|./gi;

function momentText(serial: number, section: string, culture: Culture, date1904: boolean): string {
  if (serial < 0 && !date1904) return "#".repeat(11);
  const subSecond = /s\.(0+)/i.exec(section)?.[1]?.length ?? 0;
  const scale = 10 ** subSecond;
  const seconds = Math.round(serial * 86_400 * scale) / scale;
  const date = dateOfSerial(Math.floor(seconds / 86_400 + 1e-9), date1904);
  const inDay = seconds - Math.floor(seconds / 86_400 + 1e-9) * 86_400;
  const hour = Math.floor(inDay / 3600);
  const minute = Math.floor((inDay % 3600) / 60);
  const second = inDay % 60;
  const weekday = (Math.floor(serial) + (date1904 ? 5 : 6)) % 7;
  const half = /AM\/PM|A\/P/i.test(section);
  const tokens = [...section.matchAll(DATE_TOKEN)];
  const minutesAt = minuteTokens(tokens.map((token) => token[0]));
  const pad = (n: number, width: number): string => String(n).padStart(width, "0");
  return tokens
    .map((token, index) => {
      const [text, quoted, escaped, elapsed, currency] = token;
      const lower = text.toLowerCase();
      const width = Math.min(text.length, 2);
      if (elapsed !== undefined) {
        const per = elapsed.startsWith("h") ? 3600 : elapsed.startsWith("m") ? 60 : 1;
        return pad(Math.floor(seconds / per), elapsed.length);
      }
      if (quoted ?? escaped ?? currency) return quoted ?? escaped ?? currency ?? "";
      if (lower === "am/pm") return hour < 12 ? "AM" : "PM";
      if (lower === "a/p") return hour < 12 ? "A" : "P";
      if (/^y+$/.test(lower)) return text.length <= 2 ? pad(date.year % 100, 2) : String(date.year);
      if (/^m+$/.test(lower)) return minutesAt.has(index) ? pad(minute, width) : monthText(date.month, text.length);
      if (/^d+$/.test(lower)) {
        const name = DAYS[weekday] ?? "";
        if (text.length > 3) return name;
        return text.length === 3 ? name.slice(0, 3) : pad(date.day, width);
      }
      if (/^h+$/.test(lower)) return pad(half ? ((hour + 11) % 12) + 1 : hour, width);
      if (/^s+/.test(lower)) {
        const [whole = "0", fraction] = second.toFixed(subSecond).split(".");
        return (
          whole.padStart(lower.startsWith("ss") ? 2 : 1, "0") + (fraction ? culture.decimalSeparator + fraction : "")
        );
      }
      if (text === "/") return culture.dateSeparator;
      return /^[[_*"]/.test(text) ? "" : text;
    })
    .join("");
}

function monthText(month: number, width: number): string {
  const name = MONTHS[month - 1] ?? "";
  if (width >= 5) return name.slice(0, 1);
  if (width === 4) return name;
  if (width === 3) return name.slice(0, 3);
  return String(month).padStart(width, "0");
}

/** "m" means minutes after an hour or before a second. */
function minuteTokens(tokens: string[]): Set<number> {
  const clock = tokens.map((text, index) => ({ text, index })).filter(({ text }) => /^(\[?[hms]+|[yd]+)/i.test(text));
  const minutes = new Set<number>();
  clock.forEach(({ text, index }, at) => {
    if (!/^m+$/i.test(text)) return;
    if (/^\[?h/i.test(clock[at - 1]?.text ?? "") || /^\[?s/i.test(clock[at + 1]?.text ?? "")) minutes.add(index);
  });
  return minutes;
}
