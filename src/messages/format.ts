import { utcDate, type Day } from "../tabular/excelDate";
import type { Shown } from "../domain/finding";

/** Numbers and dates as people of a language write them. */
export interface Format {
  /** Up to nine decimals, none that are not there. */
  readonly number: (value: number) => string;
  /** One decimal; more where one would round a score onto a threshold that it has not reached. */
  readonly score: (value: number, ...thresholds: readonly number[]) => string;
  /** An amount to three figures: 780k, 1.9m. */
  readonly money: (value: number) => string;
  /** A share in percent, 0 to 1 decimals. */
  readonly percent: (value: number) => string;
  /** "4 Dec 2026" */
  readonly date: (day: Day) => string;
  /** "4 Dec" in the year of `today`, else with its year. */
  readonly shortDate: (day: Day, today: Day) => string;
  /** A measured figure with its unit, or the words. */
  readonly shown: (value: Shown) => string;
}

const formats = new Map<string, Format>();

/** One formatter a language, made once. */
export function formatFor(language: string): Format {
  let format = formats.get(language);
  if (format === undefined) {
    format = makeFormat(language);
    formats.set(language, format);
  }
  return format;
}

function makeFormat(language: string): Format {
  const plain = remembered(new Intl.NumberFormat(language, { maximumFractionDigits: 9 }));
  const decimals = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
    (digits) => new Intl.NumberFormat(language, { minimumFractionDigits: digits, maximumFractionDigits: digits }),
  );
  const amounts = new Intl.NumberFormat(language, { notation: "compact", maximumSignificantDigits: 3 });
  const percents = new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 1 });
  const exactPercents = remembered(new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 9 }));
  // English dates day first, as the reports write them: 4 Dec 2026 is read alike on both sides of the Atlantic.
  const dateLanguage = language.startsWith("en") ? "en-GB" : language;
  const dates = remembered(new Intl.DateTimeFormat(dateLanguage, dateParts("numeric")));
  const shortDates = new Intl.DateTimeFormat(dateLanguage, dateParts(undefined));
  const date = (day: Day): string => dates(utcDate(day).getTime()).replace("Sept", "Sep");
  return {
    number: plain,
    score: (value, ...thresholds) => {
      const digits = scoreDecimals(value, thresholds);
      return decimals[digits - 1]?.format(value) ?? plain(value);
    },
    money: (value) => {
      const text = amounts.format(value);
      return language.startsWith("en") ? text.toLowerCase() : text;
    },
    percent: (value) => percents.format(value / 100),
    date,
    shortDate: (day, today) =>
      utcDate(day).getUTCFullYear() === utcDate(today).getUTCFullYear()
        ? shortDates.format(utcDate(day)).replace("Sept", "Sep")
        : date(day),
    shown: (value) => {
      if (typeof value === "string") return value;
      if (value.unit === "percent") return exactPercents(value.value / 100);
      if (value.unit === "time") return hours(value.value);
      return value.unit === "date" ? date(Math.floor(value.value)) : plain(value.value);
    },
  };
}

/** "31:00" for a duration that Excel keeps as a share of a day. */
function hours(days: number): string {
  const minutes = Math.round(days * 24 * 60);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
}

/** How many texts a formatter keeps: a sheet says the same few hundred figures over and over. */
const REMEMBERED = 5000;

/** The formatter with a memory: Intl takes a thousand times as long as a look into a map. */
function remembered(formatter: { readonly format: (value: number) => string }): (value: number) => string {
  const texts = new Map<number, string>();
  return (value) => {
    let text = texts.get(value);
    if (text === undefined) {
      text = formatter.format(value);
      if (texts.size < REMEMBERED) texts.set(value, text);
    }
    return text;
  };
}

function dateParts(year: "numeric" | undefined): Intl.DateTimeFormatOptions {
  return { day: "numeric", month: "short", timeZone: "UTC", ...(year === undefined ? {} : { year }) };
}

/** How many decimals (1 to 9) keep a score on its own side of every threshold: 74.96 is never shown as 75.0. */
export function scoreDecimals(value: number, thresholds: readonly number[]): number {
  for (let digits = 1; digits < 9; digits += 1) {
    const rounded = Number(value.toFixed(digits));
    if (thresholds.every((bound) => rounded < bound === value < bound)) return digits;
  }
  return 9;
}
