import type { Day } from "../../tabular/excelDate";
import type { Programme, ProgrammeWave } from "./programme";

const WEEK = 7;
/** The serial of a Monday. */
const MONDAY = 2;

export interface SupportWeek {
  /** A Monday. */
  readonly week: Day;
  /** Hours that the units of the plan ask for in it. */
  readonly load: number;
  /** The last wave started by its Monday: its support capacity is that of the week. */
  readonly wave: ProgrammeWave | undefined;
}

/**
 * The support that a plan asks for, by week: the load of a unit runs from its wave's start for the policy's hypercare
 * weeks, in every week whose Monday lies in them. Empty where units have no support load. Oldest first.
 */
export function supportWeeks(
  { units, waves, policy, assessed }: Pick<Programme, "units" | "waves" | "policy" | "assessed">,
  assignments: ReadonlyMap<string, number>,
): readonly SupportWeek[] {
  if (!assessed.support) return [];
  const dated = waves
    .filter(({ start }) => start !== undefined)
    .sort((one, other) => (one.start ?? 0) - (other.start ?? 0));
  const starting = new Map<number, number>();
  for (const unit of units) {
    const wave = assignments.get(unit.key);
    if (wave !== undefined) starting.set(wave, (starting.get(wave) ?? 0) + (unit.support ?? 0));
  }
  const weeks = new Map<Day, number>();
  for (const { number, start = 0 } of dated) {
    const load = starting.get(number) ?? 0;
    if (load === 0) continue;
    const monday = Math.ceil((start - MONDAY) / WEEK) * WEEK + MONDAY;
    for (let week = 0; week < policy.hypercareWeeks; week += 1) {
      weeks.set(monday + WEEK * week, (weeks.get(monday + WEEK * week) ?? 0) + load);
    }
  }
  return [...weeks]
    .sort(([one], [other]) => one - other)
    .map(([week, load]) => ({ week, load, wave: dated.filter(({ start = 0 }) => start <= week).at(-1) }));
}
