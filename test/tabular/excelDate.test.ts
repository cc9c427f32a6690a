import { dayFromIso, dayFromText, dayOf, isDay, isoDate, localDay, utcDate } from "../../src/tabular/excelDate";
import { dayFromSerial } from "../../src/tabular/readCell";

// 45292 is 1 January 2024, as any Excel shows it.
const NEW_YEAR_2024 = 45292;

describe("a day", () => {
  test("is Excel's serial number", () => {
    expect(dayOf(2024, 1, 1)).toBe(NEW_YEAR_2024);
    expect(dayFromIso("2024-02-29")).toBe(NEW_YEAR_2024 + 59);
    expect(isoDate(NEW_YEAR_2024)).toBe("2024-01-01");
    expect(dayOf(9999, 12, 31)).toBe(2_958_465);
  });

  test.each([
    [2025, 2, 29],
    [2026, 4, 31],
    [2026, 13, 1],
    [2026, 0, 1],
    [2026, 1, 0],
    [26, 1, 1],
    [1899, 12, 31],
  ])("%i-%i-%i is none", (year, month, date) => {
    expect(dayOf(year, month, date)).toBeUndefined();
  });

  test("29 February 1900, which Excel counts but never was, is none, nor is any day before it", () => {
    expect(isDay(60)).toBe(false);
    expect(isDay(1)).toBe(false);
    expect(isDay(61)).toBe(true);
    expect(isoDate(61)).toBe("1900-03-01");
    expect(dayOf(1900, 2, 28)).toBeUndefined();
    expect(dayOf(1900, 2, 29)).toBeUndefined();
  });

  test("from a serial number drops the time of day and knows both date systems", () => {
    expect(dayFromSerial(NEW_YEAR_2024 + 0.99, false)).toBe(NEW_YEAR_2024);
    // The 1904 system shows 43830 as 1 January 2024.
    expect(dayFromSerial(43830, true)).toBe(NEW_YEAR_2024);
    expect(dayFromSerial(0, true)).toBe(1462);
    expect(isoDate(1462)).toBe("1904-01-01");
  });

  test.each([0, -1, 60, 2_958_466, 20_261_122, 20_261_122_120_000])("%d is no date", (serial) => {
    expect(dayFromSerial(serial, false)).toBeUndefined();
  });

  test("of a clock is the local one", () => {
    expect(isoDate(localDay(new Date(2026, 5, 30, 23, 59)))).toBe("2026-06-30");
    expect(isoDate(localDay(new Date(2026, 5, 30, 0, 0)))).toBe("2026-06-30");
    expect(utcDate(NEW_YEAR_2024).toISOString()).toBe("2024-01-01T00:00:00.000Z");
  });
});

describe("a date typed as text", () => {
  test.each([
    ["2026-03-04", "dmy", "2026-03-04"],
    ["2026-03-04", "mdy", "2026-03-04"],
    ["2026/3/4", "mdy", "2026-03-04"],
    ["2026-03-04T10:15:00Z", "dmy", "2026-03-04"],
    ["04/03/2026", "dmy", "2026-03-04"],
    ["04/03/2026", "mdy", "2026-04-03"],
    ["4.3.2026", "dmy", "2026-03-04"],
    ["31-12-2026", "dmy", "2026-12-31"],
    ["12/31/2026", "mdy", "2026-12-31"],
    [" 12 Jan 2026 ", "dmy", "2026-01-12"],
    ["12-jan-2026", "mdy", "2026-01-12"],
    ["12. January 2026", "dmy", "2026-01-12"],
    ["Jan 12, 2026", "dmy", "2026-01-12"],
    ["Sept 3, 2026", "mdy", "2026-09-03"],
    ["29 Feb 2024", "dmy", "2024-02-29"],
  ] as const)("%s read as %s is %s", (text, order, iso) => {
    const day = dayFromText(text, order);
    expect(day === undefined ? undefined : isoDate(day)).toBe(iso);
  });

  test.each([
    ["31/12/2026", "mdy"],
    ["12/31/2026", "dmy"],
    ["29 Feb 2026", "dmy"],
    ["29/02/1900", "dmy"],
    ["20261122120000", "dmy"],
    ["20261122", "dmy"],
    ["04/03/26", "dmy"],
    ["12 Maybe 2026", "dmy"],
    ["12 Decided 2026", "dmy"],
    ["soon", "dmy"],
    ["Q3 2026", "dmy"],
    ["", "dmy"],
  ] as const)("%s read as %s is none", (text, order) => {
    expect(dayFromText(text, order)).toBeUndefined();
  });

  test("is not an ISO date unless it is written in full", () => {
    expect(dayFromIso("2026-3-4")).toBeUndefined();
    expect(dayFromIso("2026-02-30")).toBeUndefined();
  });
});
