/** Dates as Excel counts them: days since 1900 (with its 29 February 1900) or since 1904. */

const DAY = 86_400_000;

export interface CalendarDate {
  year: number;
  month: number;
  day: number;
}

/** The serial number of a day; months and days may overflow as in DATE(2020, 14, 1). */
export function serialOfDate(year: number, month: number, day: number, date1904: boolean): number {
  const days = Date.UTC(2000, 0, 1);
  const moment = new Date(days);
  moment.setUTCFullYear(year, month - 1, day);
  const since1899 = Math.round((moment.getTime() - Date.UTC(1899, 11, 30)) / DAY);
  if (date1904) return since1899 - 1462;
  return since1899 < 61 ? since1899 - 1 : since1899;
}

/** The day of a serial number; the 1900 system's day 60 is the 29 February 1900 that never was. */
export function dateOfSerial(serial: number, date1904: boolean): CalendarDate {
  const whole = Math.floor(serial);
  if (!date1904 && whole === 60) return { year: 1900, month: 2, day: 29 };
  if (!date1904 && whole === 0) return { year: 1900, month: 1, day: 0 };
  const days = date1904 ? whole + 1462 : whole < 60 ? whole + 1 : whole;
  const moment = new Date(Date.UTC(1899, 11, 30) + days * DAY);
  return { year: moment.getUTCFullYear(), month: moment.getUTCMonth() + 1, day: moment.getUTCDate() };
}

export function isRealDate({ year, month, day }: CalendarDate): boolean {
  if (month < 1 || month > 12 || day < 1) return false;
  return day <= new Date(Date.UTC(year, month, 0)).getUTCDate() && year >= 1900 && year <= 9999;
}
