import type { CellAddress } from "../../../tabular/cellAddress";
import type { Day } from "../../../tabular/excelDate";
import type { TableRows } from "../../../tabular/readRows";
import type { Row } from "../../../tabular/table";
import type { dependenciesTable } from "../dependencies.table";
import type { unitsTable } from "../units.table";
import type { WavePolicy } from "../wavePolicy";
import type { wavesTable } from "../waves.table";
import { togetherSets } from "./togetherSets";
import type { Violation } from "./violation";
import { MONDAY, statedWaves, weekday, type StatedWave } from "./wordsOfWaves";

type Units = TableRows<typeof unitsTable>;
type Unit = Row<typeof unitsTable>;

/** The sheets that a plan is held against, and the plan: the wave by the unit's key. */
export interface CheckedPlan {
  readonly units: Units;
  readonly waves: TableRows<typeof wavesTable> | undefined;
  readonly dependencies?: TableRows<typeof dependenciesTable> | undefined;
  readonly policy: WavePolicy;
  readonly asOf: Day;
  readonly waveOf: ReadonlyMap<string, number>;
  /** The cell that says where a unit stands. */
  readonly standsAt?: ((row: Unit) => CellAddress | undefined) | undefined;
  /** Where units stood before. */
  readonly stoodIn: ReadonlyMap<string, number>;
}

const HAS_MOVED: ReadonlySet<string> = new Set(["Moving", "Live", "Stable"]);
const TOLERANCE = 1e-9;

/**
 * Holds a plan against every hard rule, by the words of the sheets. It shares no code with the planner, so that a fault
 * in one does not hide in the other.
 */
export function checkPlan(plan: CheckedPlan): readonly Violation[] {
  const highest = [...plan.waveOf.values()].reduce((most, wave) => Math.max(most, wave), 0);
  const waves = statedWaves(plan.waves, plan.policy, plan.asOf, plan.units.rows.length, highest);
  return [
    ...placeViolations(plan, waves),
    ...orderViolations(plan),
    ...capViolations(plan, waves),
    ...supportViolations(plan, waves),
  ];
}

function hasMoved({ state }: Unit): boolean {
  return state !== undefined && HAS_MOVED.has(state);
}

/** Where the sheet has a unit, and what that contradicts. */
function cellsOf({ standsAt }: CheckedPlan, row: Unit, ...rule: readonly CellAddress[]): readonly CellAddress[] {
  return [standsAt?.(row) ?? [], rule].flat();
}

function placeViolations(plan: CheckedPlan, waves: ReadonlyMap<number, StatedWave>) {
  const { units, waveOf, stoodIn, standsAt } = plan;
  const violations: Violation[] = [];
  for (const row of units.rows) {
    const number = waveOf.get(row.key);
    if (number === undefined) continue;
    const unit = row.key;
    const stood = stoodIn.get(unit);
    if (hasMoved(row)) {
      if (stood !== undefined && stood !== number) {
        const cells = cellsOf(plan, row, units.cell(row, "state"));
        violations.push({ id: "moved-though-live", unit, wave: number, stood, cells });
      }
      continue;
    }
    const wave = waves.get(number);
    const stands = standsAt?.(row) ?? units.cell(row, "id");
    if (wave === undefined) {
      violations.push({ id: "no-such-wave", unit, wave: number, cells: [stands] });
      continue;
    }
    const says = (column: "frozen" | "start"): readonly CellAddress[] =>
      plan.waves === undefined || wave.row === undefined ? [stands] : [stands, plan.waves.cell(wave.row, column)];
    if (wave.frozen) violations.push({ id: "in-frozen-wave", unit, wave: number, cells: says("frozen") });
    if (wave.unusable) violations.push({ id: "in-unusable-wave", unit, wave: number, cells: says("start") });
    if (row.readyFrom !== undefined && !(wave.start !== undefined && wave.start >= row.readyFrom)) {
      const cells = cellsOf(plan, row, units.cell(row, "readyFrom"));
      violations.push({ id: "before-ready", unit, wave: number, ready: row.readyFrom, cells });
    }
    if (row.pinnedWave !== undefined && row.pinnedWave !== number) {
      const cells = cellsOf(plan, row, units.cell(row, "pinnedWave"));
      violations.push({ id: "off-pin", unit, wave: number, pinned: row.pinnedWave, cells });
    }
  }
  return violations;
}

/** What the table of dependencies asks of a unit. */
interface Asked {
  readonly other: string;
  readonly strictly: boolean;
  readonly cells: readonly CellAddress[];
}

/** Row by row: "U1 Before U2" asks U2 to be later, "U1 After U2" asks U1. Any other word, or none, is read as Before. */
function askedInTable(
  { dependencies }: CheckedPlan,
  find: (id: string) => Unit | undefined,
): ReadonlyMap<Unit, readonly Asked[]> {
  const asked = new Map<Unit, Asked[]>();
  for (const row of dependencies?.rows ?? []) {
    if (dependencies === undefined || row.to === undefined) continue;
    const reversed = row.kind === "After" || row.kind === "With or after";
    const later = find(reversed ? row.key : row.to);
    const other = reversed ? row.to : row.key;
    if (later === undefined || find(other) === later) continue;
    const strictly = row.kind !== "With or before" && row.kind !== "With or after";
    const list = asked.get(later) ?? [];
    asked.set(later, [...list, { other, strictly, cells: [dependencies.cell(row, "to")] }]);
  }
  return asked;
}

function orderViolations(plan: CheckedPlan): readonly Violation[] {
  const { units, waveOf } = plan;
  const violations: Violation[] = [];
  const named = new Map<string, Unit>();
  for (const row of units.rows) {
    const name = row.unit?.trim().toLowerCase();
    if (name !== undefined && !named.has(name)) named.set(name, row);
  }
  const find = (id: string): Unit | undefined => {
    const position = units.position(id);
    return position === undefined ? named.get(id.trim().toLowerCase()) : units.rows[position];
  };
  const tabled = askedInTable(plan, find);
  const sets = togetherSets(
    units.rows,
    (row) => [...(row.after ?? []), ...(row.withOrAfter ?? []), ...(tabled.get(row) ?? []).map(({ other }) => other)],
    find,
    hasMoved,
  );
  const movedWith = new Map<string, Unit>();
  for (const row of units.rows) {
    const key = row.together?.trim().toLowerCase();
    if (key !== undefined && key !== "" && hasMoved(row) && waveOf.has(row.key)) movedWith.set(key, row);
  }
  for (const row of units.rows) {
    const wave = waveOf.get(row.key);
    if (wave === undefined || hasMoved(row)) continue;
    const lag = row.lag === undefined || !(row.lag > 1) ? 1 : Math.ceil(row.lag);
    const ask = (id: string, waves: number, cells: readonly CellAddress[]): void => {
      const other = find(id);
      if (other === undefined || sets.sameSet(row, other)) return;
      const its = waveOf.get(other.key);
      if (its === undefined && hasMoved(other)) return;
      if (its !== undefined && wave >= its + waves) return;
      const least = its === undefined ? undefined : its + waves;
      violations.push({
        id: "too-early",
        unit: row.key,
        wave,
        other: other.key,
        least,
        cells: cellsOf(plan, row, ...cells),
      });
    };
    for (const id of row.after ?? []) ask(id, lag, [units.cell(row, "after")]);
    for (const id of row.withOrAfter ?? []) ask(id, 0, [units.cell(row, "withOrAfter")]);
    for (const { other, strictly, cells } of tabled.get(row) ?? []) ask(other, strictly ? lag : 0, cells);
    for (const other of [sets.firstOf(row), movedWith.get(row.together?.trim().toLowerCase() ?? "")]) {
      if (other === undefined || other === row || waveOf.get(other.key) === wave) continue;
      const cells = cellsOf(plan, row, units.cell(row, "together"));
      violations.push({ id: "apart", unit: row.key, wave, other: other.key, cells });
    }
  }
  return violations;
}

/** Units by wave: those that the plan places, and those that have moved there already. */
function unitsByWave({ units, waveOf }: CheckedPlan): ReadonlyMap<number, readonly Unit[]> {
  const byWave = new Map<number, Unit[]>();
  for (const row of units.rows) {
    const wave = waveOf.get(row.key);
    if (wave === undefined) continue;
    const list = byWave.get(wave);
    if (list === undefined) byWave.set(wave, [row]);
    else list.push(row);
  }
  return byWave;
}

function capViolations(plan: CheckedPlan, waves: ReadonlyMap<number, StatedWave>): readonly Violation[] {
  const { units } = plan;
  const largest = units.rows.reduce((most, { size }) => Math.max(most, size ?? 0), 0);
  const asks: Readonly<Record<keyof StatedWave["caps"], (row: Unit) => number>> = {
    "Max units": () => 1,
    "Max size": ({ size }) => (size === undefined || size < 0 ? (units.has("size") ? largest : 0) : size),
    "Max high-risk": ({ riskTier }) => (units.has("riskTier") && (riskTier ?? "High") === "High" ? 1 : 0),
  };
  const violations: Violation[] = [];
  for (const [number, rows] of unitsByWave(plan)) {
    const wave = waves.get(number);
    if (wave === undefined) continue;
    for (const column of ["Max units", "Max size", "Max high-risk"] as const) {
      const limit = wave.caps[column];
      if (limit === undefined) continue;
      const planned = rows.reduce((sum, row) => sum + asks[column](row), 0);
      // What has moved already is a fact; the plan adds nothing to a wave that facts alone have filled.
      const added = rows.some((row) => !hasMoved(row) && asks[column](row) > 0);
      if (added && exceeds(planned, Math.max(0, limit))) {
        violations.push({ id: "over-cap", wave: number, column, limit, planned, cells: capCells(plan, wave, column) });
      }
    }
  }
  return violations;
}

const CAP_KEYS = { "Max units": "maxUnits", "Max size": "maxSize", "Max high-risk": "maxHighRisk" } as const;

function capCells({ waves }: CheckedPlan, wave: StatedWave, column: keyof StatedWave["caps"]): readonly CellAddress[] {
  return waves === undefined || wave.row === undefined ? [] : [waves.cell(wave.row, CAP_KEYS[column])];
}

function exceeds(planned: number, limit: number): boolean {
  return planned > limit + TOLERANCE * Math.max(1, Math.abs(limit));
}

/** Monday by Monday: who is in hypercare on it, against the capacity of the wave that started last. */
function supportViolations(plan: CheckedPlan, waves: ReadonlyMap<number, StatedWave>): readonly Violation[] {
  const { units, policy } = plan;
  if (!units.has("supportLoad")) return [];
  const started = [...waves].flatMap(([number, wave]) =>
    wave.start === undefined ? [] : [{ number, start: wave.start, wave }],
  );
  started.sort((one, other) => one.start - other.start);
  if (started.every(({ wave }) => wave.support === undefined)) return [];
  const heaviest = units.rows.reduce((most, { supportLoad }) => Math.max(most, supportLoad ?? 0), 0);
  const loads = new Map<Day, { planned: number; added: boolean }>();
  for (const [number, rows] of unitsByWave(plan)) {
    const start = waves.get(number)?.start;
    if (start === undefined) continue;
    let load = 0;
    let added = false;
    for (const row of rows) {
      const own = row.supportLoad === undefined || row.supportLoad < 0 ? heaviest : row.supportLoad;
      load += own;
      if (own > 0 && !hasMoved(row)) added = true;
    }
    for (let day = start; day < start + 7 * policy.hypercareWeeks; day += 1) {
      if (weekday(day) !== MONDAY) continue;
      const week = loads.get(day) ?? { planned: 0, added: false };
      loads.set(day, { planned: week.planned + load, added: week.added || added });
    }
  }
  const violations: Violation[] = [];
  for (const [week, { planned, added }] of [...loads].sort(([one], [other]) => one - other)) {
    const last = started.filter(({ start }) => start <= week).at(-1);
    const limit = last?.wave.support;
    if (last === undefined || limit === undefined || !added || !exceeds(planned, Math.max(0, limit))) continue;
    const cells =
      plan.waves === undefined || last.wave.row === undefined
        ? []
        : [plan.waves.cell(last.wave.row, "supportCapacity")];
    violations.push({ id: "over-support", wave: last.number, week, limit, planned, cells });
  }
  return violations;
}
