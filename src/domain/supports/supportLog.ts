import { dayFromIso, isoDate, type Day } from "../../tabular/excelDate";
import { entry } from "../entry";
import type { LogRecord } from "../log/logRow";

/** What the log says of the answers that people gave to supports, and of baselines that they asked for. Keys in lower case. */
export interface LoggedAnswers {
  /** How often each support was extended. */
  readonly extensions: ReadonlyMap<string, number>;
  /** The days on which each support was retired. */
  readonly retirements: ReadonlyMap<string, readonly Day[]>;
  /** The days from which each measure has a new baseline. */
  readonly rebaselines: ReadonlyMap<string, readonly Day[]>;
}

/** "until 2027-03-31": how the log keeps the day of an answer, in every language alike. */
export const untilText = (day: Day): string => `until ${isoDate(day)}`;
/** "from 2026-09-01" */
export const fromText = (day: Day): string => `from ${isoDate(day)}`;

/** Reads the rows of the log that nobody altered. */
export function loggedAnswers(records: readonly LogRecord[]): LoggedAnswers {
  const extensions = new Map<string, number>();
  const retirements = new Map<string, Day[]>();
  const rebaselines = new Map<string, Day[]>();
  for (const { event, subject, decision, evaluatedOn } of records) {
    const key = subject.toLowerCase();
    if (event === "Support extended") extensions.set(key, (extensions.get(key) ?? 0) + 1);
    if (event === "Support retired" && evaluatedOn !== undefined) entry(retirements, key, () => []).push(evaluatedOn);
    const from = event === "Baseline renewed" ? dayFromIso(decision.replace(/^from /, "")) : undefined;
    if (from !== undefined) entry(rebaselines, key, () => []).push(from);
  }
  return { extensions, retirements, rebaselines };
}
