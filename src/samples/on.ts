import { dayFromIso, type Day } from "../tabular/excelDate";

/** "2026-11-20" as a day. */
export function on(iso: string): Day {
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`${iso} is no date`);
  return day;
}
