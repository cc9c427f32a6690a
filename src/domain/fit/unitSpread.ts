import type { Day } from "../../tabular/excelDate";
import { entry } from "../entry";
import { atOverallRate, funnel, isBeyondChance, type FunnelUnit } from "./funnel";
import type { MeasuredColumns } from "./measuredColumns";

/** How much the units of a measure differ. */
export interface UnitSpread {
  /** Overdispersion: above 1 the units differ more than chance explains. Undefined: fewer than two can be compared. */
  readonly phi: number | undefined;
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
  /** Every row says what it counted, and out of how many; some at all. */
  usable: boolean;
}

/**
 * Compares units by their sums over all dates up to a day. Counts are held against the expected count in Denominator,
 * rates against the rate of all together. Undefined where fewer than two units report.
 */
export function unitSpread(columns: MeasuredColumns, asOf: Day, counts: boolean): UnitSpread | undefined {
  const { shape } = columns;
  if (shape === "whole" || shape === "whole ratios") return undefined;
  const all = shape === "unit ratios" && columns.unit === "plain" ? ratioSums(columns, asOf) : anySums(columns, asOf);
  const isUsable = (sum: UnitSum): boolean => sum.usable && sum.denominator > 0;
  const usable = all.filter(isUsable);
  const units = counts
    ? usable.map(({ unit, observed, denominator }) => ({ unit, observed, expected: denominator }))
    : atOverallRate(usable);
  const leftOut = all.filter((sum) => !isUsable(sum)).map(({ unit }) => unit);
  const found = funnel(units);
  if (found === undefined)
    return all.length < 2 ? undefined : { phi: undefined, units: [], beyondChance: false, outliers: [], leftOut };
  const beyondChance = isBeyondChance(found.phi, found.units.length);
  return {
    ...found,
    beyondChance,
    outliers: found.units.filter(({ outlying }) => outlying).map(({ unit }) => unit),
    leftOut,
  };
}

/** The sums by unit, as it is written first, in the order of their names. */
class UnitSums {
  // By the unit as a row writes it: 100,000 rows have few spellings, and lower case costs more than all the rest.
  readonly #written = new Map<string, UnitSum>();
  readonly #sums = new Map<string, UnitSum>();

  of(unit: string): UnitSum {
    let sum = this.#written.get(unit);
    if (sum === undefined) {
      sum = entry(this.#sums, unit.toLowerCase(), () => ({ unit, observed: 0, denominator: 0, usable: true }));
      this.#written.set(unit, sum);
    }
    return sum;
  }

  get all(): readonly UnitSum[] {
    return [...this.#sums].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, sum]) => sum);
  }
}

function ratioSums({ dates, units, unitNames, values, denominators }: MeasuredColumns, asOf: Day): readonly UnitSum[] {
  const sums = new UnitSums();
  const known: (UnitSum | undefined)[] = [];
  for (let index = 0; index < dates.length; index += 1) {
    const unit = units[index] ?? 0;
    if ((dates[index] ?? 0) > asOf) continue;
    const sum = (known[unit] ??= sums.of(unitNames[unit] ?? ""));
    count(sum, values[index], denominators[index]);
  }
  return sums.all;
}

function anySums({ rows }: MeasuredColumns, asOf: Day): readonly UnitSum[] {
  const sums = new UnitSums();
  for (const { unit, date, value, denominator, unreadable } of rows) {
    if (unit === undefined || date === undefined || date > asOf) continue;
    if (value === undefined && !unreadable.has("value")) continue;
    count(sums.of(unit), value?.kind === "number" && value.unit === "plain" ? value.value : undefined, denominator);
  }
  return sums.all;
}

/**
 * A row without a count of 0 or more, or without what it is counted out of, makes its unit one that nobody can compare;
 * nothing out of nothing does not.
 */
function count(sum: UnitSum, value: number | undefined, denominator: number | undefined): void {
  if (value === 0 && denominator === 0) return;
  if (value === undefined || value < 0 || denominator === undefined || denominator <= 0) sum.usable = false;
  else {
    sum.observed += value;
    sum.denominator += denominator;
  }
}
