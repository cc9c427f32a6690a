import type { Day } from "../../tabular/excelDate";
import type { Unit } from "../../tabular/numberFormat";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { entry } from "../entry";
import type { readingsTable } from "./readings.table";

export type ReadingRow = Row<typeof readingsTable>;
export type ReadingRows = TableRows<typeof readingsTable>;

/** What was measured on a day, with the rows that say so. */
export interface Reading {
  /** Undefined: nobody knows when. */
  readonly date: Day | undefined;
  /** Undefined where a cell that it needs cannot be used. */
  readonly quantity: Quantity | undefined;
  readonly rows: readonly ReadingRow[];
}

/** The latest readings of one measure. Several of one day for the same unit stand side by side: the worst counts. */
export interface LatestReadings {
  readonly whole: readonly Reading[];
  /** By the unit as it is written first, in the order of their names. */
  readonly units: ReadonlyMap<string, readonly Reading[]>;
}

/** The readings of each measure, by its ID in lower case, in sheet order. */
export function readingsByMeasure(readings: ReadingRows | undefined): ReadonlyMap<string, readonly ReadingRow[]> {
  const found = new Map<string, ReadingRow[]>();
  // By the ID as a row writes it, so that 100,000 rows of few measures are not all put in lower case.
  const written = new Map<string, ReadingRow[]>();
  for (const row of readings?.rows ?? []) {
    let own = written.get(row.key);
    if (own === undefined) {
      own = entry(found, row.key.toLowerCase(), () => []);
      written.set(row.key, own);
    }
    own.push(row);
  }
  return found;
}

/** What the readings of units make together: counts add up, everything else has a mean. */
export type UnitsTogether = "sum" | "mean";

/**
 * The latest reading of the whole and of every unit, as of a day; later readings are ignored. Undated ones stand beside
 * the newest, since each may be newer. Without a row for the whole of the newest date it is ΣValue ÷ ΣDenominator over the units
 * that report on that date, else their sum or mean. `target`: the unit of the limit, since a ratio is compared with a
 * percentage as one.
 */
export function latestReadings(
  rows: readonly ReadingRow[],
  asOf: Day,
  target: Unit,
  together: UnitsTogether = "mean",
): LatestReadings {
  const taken = rows.filter((row) => isTaken(row) && (row.date === undefined || row.date <= asOf));
  const byUnit = new Map<string, ReadingRow[]>();
  for (const row of taken) if (isOfUnit(row)) entry(byUnit, (row.unit ?? "").toLowerCase(), () => []).push(row);
  const units = [...byUnit]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, own]): [string, readonly Reading[]] => [
      own[0]?.unit ?? "",
      [...ofOneUnit(newest(own), target), ...undatedBeside(own, target)],
    ]);
  const wholes = undatedBeside(
    taken.filter((row) => !isOfUnit(row)),
    target,
  );
  return { whole: [...ofTheWhole(newest(taken), target, together), ...wholes], units: new Map(units) };
}

/**
 * The readings of the whole of one date: several where no denominator puts those of one day together, none where units
 * only have words to say.
 */
export interface ReadingDay {
  readonly date: Day;
  readonly whole: readonly Reading[];
}

/** The readings of the whole by date up to a day, oldest first. Undated rows have no place in it. */
export function readingDays(
  rows: readonly ReadingRow[],
  asOf: Day,
  target: Unit,
  together: UnitsTogether = "mean",
): readonly ReadingDay[] {
  const byDate = new Map<Day, ReadingRow[]>();
  for (const row of rows) {
    if (row.date !== undefined && row.date <= asOf && isTaken(row)) entry(byDate, row.date, () => []).push(row);
  }
  return [...byDate]
    .sort(([one], [other]) => one - other)
    .map(([date, own]) => {
      const whole = ofTheWhole(own, target, together);
      return { date, whole };
    });
}

/** One reading a date, for a chart: the mean of several. A date without a usable reading says so. */
export function readingSeries(days: readonly ReadingDay[]): readonly (Reading & { readonly date: Day })[] {
  return days.flatMap(({ date, whole }) => {
    const [only] = whole;
    if (only === undefined) return [];
    if (whole.length === 1) return [{ date, quantity: only.quantity, rows: only.rows }];
    return [{ date, quantity: meanOf(whole.map(({ quantity }) => quantity)), rows: whole.flatMap((one) => one.rows) }];
  });
}

/** Something stands in its Value. */
function isTaken({ value, unreadable }: ReadingRow): boolean {
  return value !== undefined || unreadable.has("value");
}

/** A unit that cannot be read is a unit all the same. */
export function isOfUnit({ unit, unreadable }: ReadingRow): boolean {
  return unit !== undefined || unreadable.has("unit");
}

function newest(rows: readonly ReadingRow[]): readonly ReadingRow[] {
  const date = rows.reduce((latest, row) => Math.max(latest, row.date ?? -Infinity), -Infinity);
  return rows.filter((row) => (row.date ?? -Infinity) === date);
}

/** Readings without a date beside dated ones: each may be the newest. */
function undatedBeside(rows: readonly ReadingRow[], target: Unit): readonly Reading[] {
  if (rows.every(({ date }) => date === undefined)) return [];
  return rows
    .filter(({ date }) => date === undefined)
    .map((row) => ({ date: undefined, quantity: quantityOf(row, target), rows: [row] }));
}

function ofOneUnit(rows: readonly ReadingRow[], target: Unit): readonly Reading[] {
  const together = rows.length > 1 ? ratioOf(rows, target) : undefined;
  return together === undefined
    ? rows.map((row) => ({ date: row.date, quantity: quantityOf(row, target), rows: [row] }))
    : [{ date: rows[0]?.date, quantity: together, rows }];
}

function ofTheWhole(rows: readonly ReadingRow[], target: Unit, together: UnitsTogether): readonly Reading[] {
  const own = rows.every(isOfUnit) ? [] : rows.filter((row) => !isOfUnit(row));
  if (own.length > 0) return ofOneUnit(own, target);
  if (rows.length === 0) return [];
  const pooled = ratioOf(rows, target);
  if (pooled !== undefined) return [{ date: rows[0]?.date, quantity: pooled, rows }];
  const quantities = rows.map((row) => quantityOf(row, target));
  // Words have no mean: each unit is judged by its own.
  if (quantities.every((quantity) => quantity?.kind === "words")) return [];
  const quantity = together === "sum" ? sumOf(rows, quantities) : meanOf(quantities);
  return [{ date: rows[0]?.date, quantity, rows }];
}

/** What the units count together, each unit once; percentages and dates are no counts. */
function sumOf(rows: readonly ReadingRow[], quantities: readonly (Quantity | undefined)[]): Quantity | undefined {
  const [first] = quantities;
  if (first?.kind === "number" && (first.unit === "percent" || first.unit === "date")) return meanOf(quantities);
  // A count beside a ratio adds up to nothing.
  if (rows.some(({ denominator }) => denominator !== undefined)) return undefined;
  const byUnit = new Map<string, (Quantity | undefined)[]>();
  rows.forEach((row, index) => {
    entry(byUnit, (row.unit ?? "").toLowerCase(), () => []).push(quantities[index]);
  });
  const own = [...byUnit.values()].map((several) => meanOf(several));
  const mean = meanOf(own);
  if (mean?.kind !== "number") return undefined;
  return { ...mean, value: own.reduce((sum, one) => sum + (one?.kind === "number" ? one.value : 0), 0) };
}

/** ΣValue ÷ ΣDenominator, where every row has both. Nothing out of nothing adds nothing: a site may have no case that day. */
function ratioOf(rows: readonly ReadingRow[], target: Unit): Quantity | undefined {
  const sums = { value: 0, denominator: 0 };
  for (const { value, denominator, unreadable } of rows) {
    if (denominator === undefined || denominator < 0 || unreadable.has("denominator")) return undefined;
    if (value?.kind !== "number" || value.unit !== "plain") return undefined;
    if (denominator === 0 && value.value !== 0) return undefined;
    sums.value += value.value;
    sums.denominator += denominator;
  }
  return sums.denominator > 0 ? ratio(sums.value, sums.denominator, target) : undefined;
}

function meanOf(quantities: readonly (Quantity | undefined)[]): Quantity | undefined {
  const [first] = quantities;
  if (first?.kind !== "number") return undefined;
  let sum = 0;
  for (const quantity of quantities) {
    if (quantity?.kind !== "number" || quantity.unit !== first.unit) return undefined;
    sum += quantity.value;
  }
  return { kind: "number", value: sum / quantities.length, unit: first.unit };
}

/** What one row measured; undefined where a cell that it needs cannot be used. */
export function quantityOf(row: ReadingRow, target: Unit): Quantity | undefined {
  const { value, denominator, unreadable } = row;
  if (value === undefined || value.kind === "error" || unreadable.has("denominator")) return undefined;
  if (denominator === undefined) return value;
  if (value.kind !== "number" || value.unit !== "plain" || denominator <= 0) return undefined;
  return ratio(value.value, denominator, target);
}

function ratio(value: number, denominator: number, target: Unit): Quantity {
  return target === "percent"
    ? { kind: "number", value: (100 * value) / denominator, unit: "percent" }
    : { kind: "number", value: value / denominator, unit: "plain" };
}
