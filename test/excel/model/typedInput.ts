/** Reads a typed text as Excel does: "1/2/2017" is a date, "50%" a number, "'00123" a text. */

import { CellError, type CellValue } from "./cellValue";
import type { Culture } from "./culture";
import { isRealDate, serialOfDate } from "./dates";

export interface TypedInput {
  value: CellValue;
  formula?: string;
  /** The number format Excel gives to a cell that is still General. */
  numberFormat?: string;
  quotePrefix?: boolean;
}

export interface InputRules {
  culture: Culture;
  date1904: boolean;
  /** The year of a date typed without one. */
  currentYear: number;
}

export function readTypedInput(text: string, rules: InputRules): TypedInput {
  if (text === "") return { value: undefined };
  if (text.startsWith("=") && text.length > 1) return { value: undefined, formula: text };
  if (startsWithPlainWord(text, rules.culture)) return { value: text };
  if (text.startsWith("'")) return { value: text.slice(1), quotePrefix: true };
  const trimmed = text.trim();
  if (/^(true|false)$/i.test(trimmed)) return { value: trimmed.toLowerCase() === "true" };
  const error = CellError.parse(trimmed);
  if (error) return { value: error };
  const read = mayBeNumber(trimmed) ? (readNumber(trimmed, rules.culture) ?? readMoment(trimmed, rules)) : undefined;
  if (read) return read;
  const formula = readLooseFormula(trimmed);
  return formula === undefined ? { value: text } : { value: undefined, formula };
}

/** Most texts start with a word that starts nothing else; they are told without any pattern, which is much faster. */
function startsWithPlainWord(text: string, { currencySymbol }: Culture): boolean {
  let end = 0;
  while (isLatinLetter(text.charCodeAt(end))) end++;
  if (end < 3) return false;
  const word = text.slice(0, end).toLowerCase();
  if (word === "true" || word === "false" || monthNamed(word) !== undefined) return false;
  return !text.startsWith(currencySymbol);
}

function isLatinLetter(code: number): boolean {
  const lower = code | 32;
  return lower >= 97 && lower <= 122;
}

/** Numbers and dates have a digit and start with no letter but a month's or a currency's: most texts are told here. */
function mayBeNumber(text: string): boolean {
  if (!/\d/.test(text)) return false;
  const word = /^\p{L}+/u.exec(text)?.[0];
  return word === undefined || word.length <= 2 || monthNamed(word) !== undefined;
}

/** "+A1", "-B2*2" and "@SUM(A1)" are formulas to Excel, as they were to Lotus 1-2-3. */
function readLooseFormula(text: string): string | undefined {
  if (/^[+-][^\s+-]/.test(text)) return `=${text}`;
  return /^@[A-Za-z][A-Za-z0-9.]*\(/.test(text) ? `=${text.slice(1)}` : undefined;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

const numberPatterns = new Map<string, RegExp>();

/** What numbers look like in a culture, with its separators and currency. */
function numberPattern(culture: Culture): RegExp {
  const known = numberPatterns.get(culture.name);
  if (known) return known;
  const symbol = escape(culture.currencySymbol);
  const decimal = escape(culture.decimalSeparator);
  const spaced = /\s/.test(culture.groupSeparator);
  const group = spaced ? "[\\s\\u00a0\\u202f]" : escape(culture.groupSeparator);
  const pattern = new RegExp(
    `^(?<open>\\()?(?<sign>[+-])?(?<money1>${symbol})?\\s*(?<sign2>-)?` +
      `(?<whole>\\d{1,3}(?:${group}\\d{3})+|\\d*)(?:${decimal}(?<fraction>\\d*))?(?<exponent>[eE][+-]?\\d+)?` +
      `\\s*(?<money2>${symbol})?\\s*(?<percent>%)?(?<close>\\))?$`,
  );
  numberPatterns.set(culture.name, pattern);
  return pattern;
}

function readNumber(text: string, culture: Culture): TypedInput | undefined {
  const found = numberPattern(culture).exec(text)?.groups;
  if (!found) return readFraction(text);
  const { open, sign, money1, sign2, whole = "", fraction = "", exponent, money2, percent, close } = found;
  if (whole === "" && fraction === "") return undefined;
  if ((open === undefined) !== (close === undefined)) return undefined;
  if (open !== undefined && (sign !== undefined || sign2 !== undefined)) return undefined;
  const digits = whole.replace(/\D/g, "");
  const size = Number(`${digits || "0"}.${fraction || "0"}${exponent ?? ""}`);
  if (!Number.isFinite(size)) return undefined;
  const negative = open !== undefined || sign === "-" || sign2 === "-";
  const value = (negative ? -size : size) / (percent ? 100 : 1);
  const decimals = fraction === "" ? "" : ".00";
  if (percent !== undefined) return { value, numberFormat: `0${decimals}%` };
  if (money1 !== undefined || money2 !== undefined) return { value, numberFormat: currencyFormat(culture, decimals) };
  if (exponent !== undefined) return { value, numberFormat: "0.00E+00" };
  if (digits.length !== whole.length) return { value, numberFormat: `#,##0${decimals}` };
  return { value };
}

function currencyFormat(culture: Culture, decimals: string): string {
  const number = `#,##0${decimals}`;
  if (culture.name === "en-US") return `$${number}_);[Red]($${number})`;
  const euro = `${number} ${culture.currencySymbol}`;
  return `${euro};[Red]-${euro}`;
}

function readFraction(text: string): TypedInput | undefined {
  const found = /^([+-])?(\d+) (\d{1,2})\/(\d{1,2})$/.exec(text);
  if (!found) return undefined;
  const denominator = Number(found[4]);
  if (denominator === 0) return undefined;
  const size = Number(found[2]) + Number(found[3]) / denominator;
  const format = (found[4] ?? "").length > 1 ? "# ??/??" : "# ?/?";
  return { value: found[1] === "-" ? -size : size, numberFormat: format };
}

const MONTHS: ReadonlyMap<string, number> = new Map(
  [
    ["jan", "january"],
    ["feb", "february"],
    ["mar", "march"],
    ["apr", "april"],
    ["may"],
    ["jun", "june"],
    ["jul", "july"],
    ["aug", "august"],
    ["sep", "september"],
    ["oct", "october"],
    ["nov", "november"],
    ["dec", "december"],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

function monthNamed(name: string): number | undefined {
  return MONTHS.get(name.toLowerCase());
}

/** A date, a time, or both. */
function readMoment(text: string, rules: InputRules): TypedInput | undefined {
  const parts = /^(.*?)(?:(?:^|\s+)(\d{1,4}:\d{1,2}(?::\d{1,2})?(?:[.,]\d+)?(?:\s*[ap]m?)?|\d{1,2}\s+[ap]m?))?$/i.exec(
    text,
  );
  const dateText = parts?.[1] ?? "";
  const timeText = parts?.[2];
  const time = timeText === undefined ? undefined : readTime(timeText);
  if (timeText !== undefined && !time) return undefined;
  if (dateText === "") return time;
  const date = readDate(dateText, rules);
  if (!date) return undefined;
  if (!time) return date;
  return { value: Number(date.value) + Number(time.value), numberFormat: "m/d/yyyy h:mm" };
}

function readTime(text: string): TypedInput | undefined {
  const hour = /^(\d{1,2})(?=\s+[ap]m?$)/i.exec(text)?.[1];
  if (hour !== undefined) return readTime(`${hour}:00${text.slice(hour.length)}`);
  // With a fraction the two parts are minutes and seconds.
  const short = /^(\d{1,4}):(\d{1,2}[.,]\d+)$/.exec(text);
  if (short) {
    const [minutes, seconds] = [Number(short[1]), Number((short[2] ?? "").replace(",", "."))];
    if (seconds >= 60) return undefined;
    return { value: (minutes * 60 + seconds) / 86_400, numberFormat: "mm:ss.0" };
  }
  const found = /^(\d{1,4}):(\d{1,2})(?::(\d{1,2}(?:[.,]\d+)?))?\s*([ap]m?)?$/i.exec(text);
  if (!found) return undefined;
  let hours = Number(found[1]);
  const minutes = Number(found[2]);
  const seconds = Number((found[3] ?? "0").replace(",", "."));
  if (minutes > 59 || seconds >= 60) return undefined;
  const half = found[4]?.[0]?.toLowerCase();
  if (half !== undefined) {
    if (hours < 1 || hours > 12) return undefined;
    hours = (hours % 12) + (half === "p" ? 12 : 0);
  }
  const value = (hours * 3600 + minutes * 60 + seconds) / 86_400;
  const withSeconds = found[3] !== undefined;
  if (half !== undefined) return { value, numberFormat: withSeconds ? "h:mm:ss AM/PM" : "h:mm AM/PM" };
  if (hours >= 24) return { value, numberFormat: "[h]:mm:ss" };
  return { value, numberFormat: withSeconds ? "h:mm:ss" : "h:mm" };
}

function readDate(text: string, rules: InputRules): TypedInput | undefined {
  return readNumericDate(text, rules) ?? readNamedDate(text, rules);
}

function readNumericDate(text: string, rules: InputRules): TypedInput | undefined {
  const separators = rules.culture.dateSeparator === "." ? "[./-]" : "[/-]";
  const found = new RegExp(`^(\\d{1,4})(${separators})(\\d{1,4})(?:\\2(\\d{1,4}))?$`).exec(text);
  if (!found) return undefined;
  const [a, b] = [Number(found[1]), Number(found[3])];
  const c = found[4];
  const dayFirst = rules.culture.dateOrder === "dmy";
  if (c === undefined) {
    const [month, day] = dayFirst ? [b, a] : [a, b];
    if (month <= 12 && day >= 1 && day <= 31) {
      return serialOf(rules.currentYear, month, day, "d-mmm", rules) ?? monthOfYear(a, b, rules);
    }
    return monthOfYear(a, b, rules);
  }
  if ((found[1] ?? "").length > 2) return serialOf(a, b, Number(c), "m/d/yyyy", rules);
  if (c.length === 3 || (rules.culture.dateOrder === "ymd" && c.length <= 2)) {
    return serialOf(fullYear(found[1] ?? ""), b, Number(c), "m/d/yyyy", rules);
  }
  const [month, day] = dayFirst ? [b, a] : [a, b];
  return serialOf(fullYear(c), month, day, "m/d/yyyy", rules);
}

/** "3/2027" is the first of March. */
function monthOfYear(month: number, year: number, rules: InputRules): TypedInput | undefined {
  return month <= 12 && year >= 32 ? serialOf(fullYear(String(year)), month, 1, "mmm-yy", rules) : undefined;
}

function readNamedDate(text: string, rules: InputRules): TypedInput | undefined {
  const dayMonth = /^(\d{1,2})[\s-]?([a-z]{3,9})(?:[\s,-]+(\d{4}|\d{2}))?$/i.exec(text);
  if (dayMonth) {
    const month = monthNamed(dayMonth[2] ?? "");
    if (month === undefined) return undefined;
    const year = dayMonth[3];
    if (year === undefined) return serialOf(rules.currentYear, month, Number(dayMonth[1]), "d-mmm", rules);
    return serialOf(fullYear(year), month, Number(dayMonth[1]), "d-mmm-yy", rules);
  }
  const monthDay = /^([a-z]{3,9})[\s-](\d{1,4})(?:,?\s+(\d{4}))?$/i.exec(text);
  const month = monthNamed(monthDay?.[1] ?? "");
  if (!monthDay || month === undefined) return undefined;
  const number = monthDay[2] ?? "";
  if (monthDay[3] !== undefined) return serialOf(Number(monthDay[3]), month, Number(number), "d-mmm-yy", rules);
  return (
    (number.length <= 2 ? serialOf(rules.currentYear, month, Number(number), "d-mmm", rules) : undefined) ??
    (number.length === 2 || number.length === 4 ? serialOf(fullYear(number), month, 1, "mmm-yy", rules) : undefined)
  );
}

/** The day that Excel keeps for the sake of Lotus 1-2-3 though it never was. */
const LEAP_DAY_OF_1900 = 60;

function fullYear(text: string): number {
  const year = Number(text);
  if (text.length > 2) return year;
  return year < 30 ? 2000 + year : 1900 + year;
}

function serialOf(year: number, month: number, day: number, format: string, rules: InputRules): TypedInput | undefined {
  const isLeapDayOf1900 = year === 1900 && month === 2 && day === 29 && !rules.date1904;
  if (isLeapDayOf1900) return { value: LEAP_DAY_OF_1900, numberFormat: format };
  if (!isRealDate({ year, month, day })) return undefined;
  const value = serialOfDate(year, month, day, rules.date1904);
  return value < 0 ? undefined : { value, numberFormat: format };
}
