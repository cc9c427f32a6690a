import type { Unit } from "../../tabular/numberFormat";
import type { ReadingRow, ReadingRows } from "../readings/latestReadings";

/**
 * What the rows of a measure have in common where none has a fault: of the whole or of units, with a denominator or
 * without. `mixed`: anything else.
 */
export type MeasuredShape = "whole" | "whole ratios" | "units" | "unit ratios" | "mixed";

/** The readings of one measure, in sheet order, their cells side by side; cells of mixed rows say nothing. */
export interface MeasuredColumns {
  readonly shape: MeasuredShape;
  readonly dates: Int32Array;
  readonly values: readonly number[];
  /** Of ratios. */
  readonly denominators: ArrayLike<number>;
  /** Of units: places among `unitNames`, as the rows write them. */
  readonly units: ArrayLike<number>;
  readonly unitNames: readonly string[];
  /** Of every value. */
  readonly unit: Unit;
  /** No date lies before the one above. */
  readonly inOrder: boolean;
  readonly rowAt: (index: number) => ReadingRow | undefined;
  readonly rows: readonly ReadingRow[];
}

export const NO_READINGS: MeasuredColumns = {
  shape: "mixed",
  dates: new Int32Array(0),
  values: [],
  denominators: [],
  units: [],
  unitNames: [],
  unit: "plain",
  inOrder: true,
  rowAt: () => undefined,
  rows: [],
};

export type Measured = ReadonlyMap<string, MeasuredColumns>;

const SHAPES = ["whole", "whole ratios", "units", "unit ratios", "mixed"] as const satisfies readonly MeasuredShape[];
const MIXED = SHAPES.indexOf("mixed");

/** Position in SHAPES of what a row would make of a measure that has nothing else. */
function shapeOf({ date, value, denominator, unit, unreadable }: ReadingRow): number {
  if (date === undefined || value?.kind !== "number" || unreadable.size > 0) return MIXED;
  if (denominator === undefined) return unit === undefined ? 0 : 2;
  if (denominator <= 0) return MIXED;
  return unit === undefined ? 1 : 3;
}

/** Small numbers for few different texts. */
class Places {
  readonly names: string[] = [];
  readonly #known = new Map<string, number>();
  #last = "";
  #lastPlace = -1;

  of(name: string): number {
    if (name === this.#last && this.#lastPlace >= 0) return this.#lastPlace;
    let place = this.#known.get(name);
    if (place === undefined) {
      place = this.names.push(name) - 1;
      this.#known.set(name, place);
    }
    this.#last = name;
    this.#lastPlace = place;
    return place;
  }
}

/**
 * The readings of each measure, by its ID in lower case. Rows lie all over the memory: of 100,000 each is looked at
 * once, in the order in which it was read, and what follows works on plain columns.
 */
export function measuredColumns(readings: ReadingRows | undefined): Measured {
  const rows = readings?.rows ?? [];
  const [keys, unitPlaces, valueUnits] = [new Places(), new Places(), new Places()];
  // By the ID as a row writes it, so that not every row is put in lower case.
  const measures = new Places();
  const lower: number[] = [];
  const measureOf = new Int32Array(rows.length);
  const kinds = new Uint8Array(rows.length);
  const unitOf = new Int32Array(rows.length);
  const valueUnitOf = new Uint8Array(rows.length);
  const dateOf = new Int32Array(rows.length);
  // Whole numbers stay whole: as doubles each would be an object of its own in what is made of them.
  const valueOf = new Array<number>(rows.length).fill(0);
  const denominatorOf = new Float64Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index];
    if (row === undefined) continue;
    const written = keys.of(row.key);
    measureOf[index] = lower[written] ??= measures.of(row.key.toLowerCase());
    const kind = shapeOf(row);
    kinds[index] = kind;
    if (kind === MIXED) continue;
    const { date, value, denominator, unit } = row;
    dateOf[index] = date ?? 0;
    unitOf[index] = unit === undefined ? -1 : unitPlaces.of(unit);
    denominatorOf[index] = denominator ?? NaN;
    if (value?.kind !== "number") continue;
    valueOf[index] = value.value;
    valueUnitOf[index] = valueUnits.of(value.unit);
  }

  // Those of one measure side by side.
  const counts = new Int32Array(measures.names.length + 1);
  for (const measure of measureOf) counts[measure + 1] = (counts[measure + 1] ?? 0) + 1;
  for (let measure = 1; measure < counts.length; measure += 1)
    counts[measure] = (counts[measure] ?? 0) + (counts[measure - 1] ?? 0);
  const next = counts.slice();
  const order = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const measure = measureOf[index] ?? 0;
    const place = next[measure] ?? 0;
    next[measure] = place + 1;
    order[place] = index;
  }
  return new Map(
    measures.names.map((name, measure): [string, MeasuredColumns] => {
      const own = order.subarray(counts[measure], counts[measure + 1]);
      const first = own[0] ?? 0;
      const dates = new Int32Array(own.length);
      const values = new Array<number>(own.length).fill(0);
      const ratios = kinds[first] === 1 || kinds[first] === 3;
      const denominators = new Float64Array(ratios ? own.length : 0);
      const units = new Int32Array((kinds[first] ?? 0) >= 2 ? own.length : 0);
      let kind = kinds[first] ?? MIXED;
      let inOrder = true;
      for (let place = 0; place < own.length; place += 1) {
        const index = own[place] ?? 0;
        if (kinds[index] !== kind || valueUnitOf[index] !== valueUnitOf[first]) kind = MIXED;
        const date = dateOf[index] ?? 0;
        if (place > 0 && date < (dates[place - 1] ?? 0)) inOrder = false;
        dates[place] = date;
        values[place] = valueOf[index] ?? 0;
        if (ratios) denominators[place] = denominatorOf[index] ?? NaN;
        if (units.length > 0) units[place] = unitOf[index] ?? -1;
      }
      let all: readonly ReadingRow[] | undefined;
      return [
        name,
        {
          shape: SHAPES[kind] ?? "mixed",
          dates,
          values,
          denominators,
          units,
          unitNames: unitPlaces.names,
          unit: (valueUnits.names[valueUnitOf[first] ?? 0] ?? "plain") as Unit,
          inOrder,
          rowAt: (place) => rows[own[place] ?? -1],
          get rows() {
            all ??= Array.from(own, (index) => rows[index]).filter((row) => row !== undefined);
            return all;
          },
        },
      ];
    }),
  );
}
