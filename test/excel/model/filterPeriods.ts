/** The days that filters by date mean: "ThisMonth", "AllDatesInPeriodQuarter1", or the month of a given date. */

import { dateOfSerial, serialOfDate, type CalendarDate } from "./dates";
import { refuse } from "./excelError";
import type { FilterDate } from "./filter";

/** Whether a serial number lies in the period. */
export type Period = (serial: number) => boolean;

const MONTHS = [
  "January",
  // Excel's own spelling.
  "Februray",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
];

const WITHOUT_DATE = ["AboveAverage", "BelowAverage"];
const RELATIVE = ["Last", "This", "Next"].flatMap((when) =>
  ["Week", "Month", "Quarter", "Year"].map((what) => `${when}${what}`),
);

/** Every dynamic criterion there is, by the client's name. */
export const DYNAMIC_CRITERIA: readonly string[] = [
  ...WITHOUT_DATE,
  "Today",
  "Tomorrow",
  "Yesterday",
  "YearToDate",
  ...RELATIVE,
  ...MONTHS.map((month) => `AllDatesInPeriod${month}`),
  ...[1, 2, 3, 4].map((quarter) => `AllDatesInPeriodQuarter${quarter}`),
];

/** How files name a dynamic criterion: "thisMonth", "M1", "Q1". */
export function dynamicInFile(criterion: string): string {
  const period = /^AllDatesInPeriod(Quarter)?(.+)$/.exec(criterion);
  if (!period) return criterion.slice(0, 1).toLowerCase() + criterion.slice(1);
  return period[1] === undefined ? `M${MONTHS.indexOf(period[2] ?? "") + 1}` : `Q${period[2] ?? ""}`;
}

const FROM_FILE = new Map(DYNAMIC_CRITERIA.map((criterion) => [dynamicInFile(criterion), criterion]));

export function dynamicFromFile(type: string): string | undefined {
  return FROM_FILE.get(type);
}

/** The days of a dynamic criterion; undefined for those that compare with the average. Weeks start on Sundays. */
export function dynamicPeriod(
  criterion: string | undefined,
  { now, date1904 }: { now: () => Date; date1904: boolean },
): Period | undefined {
  if (criterion === undefined || WITHOUT_DATE.includes(criterion)) return undefined;
  const moment = now();
  const today: CalendarDate = { year: moment.getFullYear(), month: moment.getMonth() + 1, day: moment.getDate() };
  const serial = (year: number, month: number, day: number): number => serialOfDate(year, month, day, date1904);
  const { year, month, day } = today;
  const here = serial(year, month, day);
  const between =
    (from: number, end: number): Period =>
    (one) =>
      one >= from && one < end;
  const dayOf = { Yesterday: here - 1, Today: here, Tomorrow: here + 1 }[criterion];
  if (dayOf !== undefined) return between(dayOf, dayOf + 1);
  if (criterion === "YearToDate") return between(serial(year, 1, 1), here + 1);
  const inYear = /^AllDatesInPeriod(Quarter)?(.+)$/.exec(criterion);
  if (inYear) {
    const isQuarter = inYear[1] !== undefined;
    const wanted = isQuarter ? Number(inYear[2]) : MONTHS.indexOf(inYear[2] ?? "") + 1;
    return (one) => {
      const found = dateOfSerial(one, date1904).month;
      return (isQuarter ? Math.ceil(found / 3) : found) === wanted;
    };
  }
  const [, when = "", what = ""] = /^(Last|This|Next)(Week|Month|Quarter|Year)$/.exec(criterion) ?? [];
  const step = { Last: -1, This: 0, Next: 1 }[when] ?? refuse("InvalidArgument");
  if (what === "Week") {
    const start = here - moment.getDay() + 7 * step;
    return between(start, start + 7);
  }
  if (what === "Year") return between(serial(year + step, 1, 1), serial(year + step + 1, 1, 1));
  const length = what === "Month" ? 1 : 3;
  const first = Math.floor((month - 1) / length) * length + 1 + length * step;
  return between(serial(year, first, 1), serial(year, first + length, 1));
}

const SPECIFICITIES = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;
const SECONDS = 86_400;

/** The parts of a date that count, the year first. */
export function filterDateParts({ date, specificity }: FilterDate): number[] {
  const found = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?(?:T(\d{1,2}):(\d{1,2})(?::(\d{1,2}))?.*)?$/.exec(date);
  if (!found) refuse("InvalidArgument");
  const [year = 0, month = 1, day = 1, ...time] = found.slice(1).map((part) => (part ? Number(part) : undefined));
  const parts = [year, month, day, ...time.map((part) => part ?? 0)];
  return parts.slice(0, SPECIFICITIES.indexOf(specificity) + 1);
}

export function filterDatePeriod(wanted: FilterDate, date1904: boolean): Period {
  const parts = filterDateParts(wanted);
  return (serial) => {
    const seconds = Math.round(serial * SECONDS);
    const { year, month, day } = dateOfSerial(Math.floor(seconds / SECONDS), date1904);
    const inDay = ((seconds % SECONDS) + SECONDS) % SECONDS;
    const held = [year, month, day, Math.floor(inDay / 3600), Math.floor(inDay / 60) % 60, inDay % 60];
    return parts.every((part, index) => part === held[index]);
  };
}
