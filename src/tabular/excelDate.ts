/**
 * Calendar days, without a time zone and without a clock: the serial numbers of Excel's 1900 date system.
 * A workbook in the 1904 system counts 1,462 days less; it is converted where cells are read and written.
 */
export type Day = number;

const UNIX_EPOCH: Day = 25569; // 1970-01-01
const MS_PER_DAY = 86_400_000;
const FIRST: Day = 61; // 1900-03-01: before it the 1900 system holds a day that never was
const LAST: Day = 2_958_465; // 9999-12-31
export const DAYS_1904 = 1462;

export function isDay(serial: number): boolean {
  return serial >= FIRST && serial < LAST + 1;
}

/** The day of a calendar date, or undefined where there is none such (31 February). Month 1 to 12. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const utc = new Date(Date.UTC(year, month - 1, date));
  if (year < 1000 || utc.getUTCMonth() !== month - 1 || utc.getUTCDate() !== date) return undefined;
  const day = utc.getTime() / MS_PER_DAY + UNIX_EPOCH;
  return isDay(day) ? day : undefined;
}

/** "2026-11-22" */
export function isoDate(day: Day): string {
  return utcDate(day).toISOString().slice(0, 10);
}

/** The day of an ISO date text, or undefined. */
export function dayFromIso(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim());
  return match ? dayOf(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** Midnight UTC of that day, for Intl formatting with timeZone "UTC". */
export function utcDate(day: Day): Date {
  return new Date((day - UNIX_EPOCH) * MS_PER_DAY);
}

/** The calendar day that a clock on the wall shows, from a Date in local time. */
export function localDay(now: Date): Day {
  return Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / MS_PER_DAY + UNIX_EPOCH;
}

export type DateOrder = "dmy" | "mdy" | "ymd";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

/** A date typed as text: ISO, "12 Jan 2026", "Jan 12, 2026", or figures in the order of the workbook's locale. */
export function dayFromText(text: string, order: DateOrder): Day | undefined {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/.exec(text.trim());
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const figures = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(text.trim());
  if (figures) {
    const [first, second, year] = [Number(figures[1]), Number(figures[2]), Number(figures[3])];
    return order === "mdy" ? dayOf(year, first, second) : dayOf(year, second, first);
  }
  const named =
    /^(?<date>\d{1,2})\.?[ -](?<month>[a-z]{3,9})\.?,?[ -](?<year>\d{4})$/i.exec(text.trim()) ??
    /^(?<month>[a-z]{3,9})\.? (?<date>\d{1,2}),? (?<year>\d{4})$/i.exec(text.trim());
  if (!named?.groups) return undefined;
  const word = (named.groups["month"] ?? "").toLowerCase();
  const month = MONTHS.findIndex((name) => name.startsWith(word));
  return month < 0 ? undefined : dayOf(Number(named.groups["year"]), month + 1, Number(named.groups["date"]));
}
