import type { Day } from "../../tabular/excelDate";
import { entry } from "../entry";
import type { ReadingRow } from "../readings/latestReadings";
import { atOverallRate, funnel, isBeyondChance, type FunnelUnit } from "./funnel";

/** How much the units of a measure differ. */
export interface UnitSpread {
  /** Overdispersion: above 1 the units differ more than chance explains. */
  readonly phi: number;
  readonly units: readonly FunnelUnit[];
  /** They differ more than chance explains, whether or not one of them can be named. */
  readonly beyondChance: boolean;
  /** The units further out than chance explains, by name. */
  readonly outliers: readonly string[];
  /** Units without a usable denominator: nobody can tell how large they are. */
  readonly leftOut: readonly string[];
}

interface UnitSum {
  readonly unit: string;
  observed: number;
  denominator: number;
  /** Every row says what it counted, and out of how many. */
  usable: boolean;
}

/**
 * Compares units by their sums over all dates up to a day. Counts are held against the expected count in Denominator,
 * rates against the rate of all together. Undefined where fewer than two units can be compared.
 */
export function unitSpread(rows: readonly ReadingRow[], asOf: Day, counts: boolean): UnitSpread | undefined {
  // By the unit as a row writes it: 100,000 rows have few spellings, and lower case costs more than all the rest.
  const written = new Map<string, UnitSum>();
  const sums = new Map<string, UnitSum>();
  for (const row of rows) {
    const { unit, date, value, denominator } = row;
    if (unit === undefined || date === undefined || date > asOf) continue;
    if (value === undefined && !row.unreadable.has("value")) continue;
    let sum = written.get(unit);
    if (sum === undefined) {
      sum = entry(sums, unit.toLowerCase(), () => ({ unit, observed: 0, denominator: 0, usable: true }));
      written.set(unit, sum);
    }
    const counted = value?.kind === "number" && value.unit === "plain" && value.value >= 0 ? value.value : undefined;
    if (counted === undefined || denominator === undefined || denominator <= 0) sum.usable = false;
    else {
      sum.observed += counted;
      sum.denominator += denominator;
    }
  }
  const all = [...sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  const usable = all.filter((sum) => sum.usable);
  const units = counts
    ? usable.map(({ unit, observed, denominator }) => ({ unit, observed, expected: denominator }))
    : atOverallRate(usable);
  const found = funnel(units);
  if (found === undefined) return undefined;
  const leftOut = all.filter((sum) => !sum.usable).map(({ unit }) => unit);
  const beyondChance = isBeyondChance(found.phi, found.units.length);
  return {
    ...found,
    beyondChance,
    outliers: found.units.filter(({ outlying }) => outlying).map(({ unit }) => unit),
    leftOut,
  };
}
