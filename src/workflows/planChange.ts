import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit } from "../tabular/planEdits";
import { readRows } from "../tabular/readRows";
import { cellAt, type TableSnapshot } from "../tabular/snapshot";
import type { WorkbookLocale } from "../tabular/workbookLocale";
import { transitionTable } from "../domain/transition/transition.table";
import type { WaveRows } from "../domain/waves/programme";
import { refuseFormula } from "./heldFormula";
import { ourColumns } from "./record";
import type { WaveSheetsReading } from "./readWaveSheets";
import { Refusal } from "./refusal";
import type { EditPlan, WorkbookSnapshot } from "./workbook";

/** What somebody asks of the wave plan in the pane. */
export type PlanChange =
  /** Planned anew. */
  | { readonly kind: "plan" }
  /** Planned anew with at most so many units a wave. */
  | { readonly kind: "staging"; readonly maxUnits: number }
  | { readonly kind: "move" | "pin"; readonly unit: string; readonly wave: number }
  | { readonly kind: "unpin" | "leave-out"; readonly unit: string };

/** Whether a change asks for another plan; else the plan that stands is checked with it. */
export function plansAnew({ kind }: PlanChange): boolean {
  return kind === "plan" || kind === "staging";
}

const RAMP = "Cap ramp";

/** A cell of the user's tables that is to hold something else because they asked for it. */
export interface AskedCell {
  readonly table: TableSnapshot;
  readonly position: number;
  /** Of the row in the table. */
  readonly index: number;
  readonly before: CellValue;
  readonly value: CellValue;
}

/** The cells that a change fills in. Refuses by name where what it needs is not there, or a cell holds a formula. */
export function askedCells(
  change: PlanChange,
  snapshot: WorkbookSnapshot,
  reading: WaveSheetsReading,
  locale: WorkbookLocale,
): readonly AskedCell[] {
  const cells = cellsOf(change, snapshot, reading, locale);
  for (const { table, position, index } of cells) refuseFormula(table, position, index);
  return cells;
}

function cellsOf(
  change: PlanChange,
  snapshot: WorkbookSnapshot,
  reading: WaveSheetsReading,
  locale: WorkbookLocale,
): readonly AskedCell[] {
  switch (change.kind) {
    case "plan":
      return [];
    case "staging":
      return capCells(change.maxUnits, snapshot, reading.sheets.waves, locale);
    case "move":
      return unitCellsOf(change.unit, reading, { wave: change.wave, pin: "if-pinned" });
    case "pin":
      return unitCellsOf(change.unit, reading, { wave: change.wave, pin: change.wave });
    case "unpin":
      return unitCellsOf(change.unit, reading, { wave: undefined, pin: "" });
    case "leave-out":
      return unitCellsOf(change.unit, reading, { wave: "", pin: noWave(reading.sheets.waves) });
  }
}

interface UnitEntry {
  /** Undefined: it stays where it stands. */
  readonly wave: CellValue | undefined;
  /** `if-pinned`: a unit that is pinned is pinned to where it moves. */
  readonly pin: CellValue;
}

function unitCellsOf(
  key: string,
  { sheets: { units }, stands, standing }: WaveSheetsReading,
  { wave, pin }: UnitEntry,
): readonly AskedCell[] {
  const row = units.rows.find((one) => one.key === key);
  if (row === undefined) throw placeMissing(units, "row", key);
  const cells: AskedCell[] = [];
  const pinned = units.columnPosition("pinnedWave");
  const repins = pin === "if-pinned";
  if (!repins || row.pinnedWave !== undefined) {
    if (pinned === undefined) throw placeMissing(units, "column", units.table.columns.pinnedWave.header);
    cells.push(asked(units.snapshot, pinned, row.index, repins ? (wave ?? "") : pin));
  }
  // Where no plan stands, the evaluation plans: with the pin, and all units.
  if (wave !== undefined && stands && standing !== undefined) {
    cells.push(asked(units.snapshot, standing, row.index, wave));
  }
  return cells.filter(differs);
}

/** A number that no wave bears: a unit that is pinned to it is left out of every plan until it is unpinned. */
function noWave(waves: WaveRows | undefined): number {
  const numbers = (waves?.rows ?? []).flatMap(({ wave }) => wave ?? []);
  return numbers.includes(0) ? Math.min(...numbers) - 1 : 0;
}

/** The caps in the rows of the Waves table; where there are none the setting that generated waves follow. */
function capCells(
  maxUnits: number,
  { tables, record }: WorkbookSnapshot,
  waves: WaveRows | undefined,
  locale: WorkbookLocale,
): readonly AskedCell[] {
  if (waves !== undefined && waves.rows.length > 0) {
    const position = waves.columnPosition("maxUnits");
    if (position === undefined) throw placeMissing(waves, "column", waves.table.columns.maxUnits.header);
    return waves.rows.map(({ index }) => asked(waves.snapshot, position, index, maxUnits)).filter(differs);
  }
  const found = tables.get(transitionTable.name);
  const settings = found && readRows(transitionTable, found, locale, ourColumns(record, found.id));
  const row = settings?.rows.find(({ key }) => key.trim().toLowerCase() === RAMP.toLowerCase());
  const position = settings?.columnPosition("value");
  if (found === undefined || row === undefined || position === undefined) {
    throw new Refusal({ code: "place-missing", table: found?.name ?? transitionTable.name, what: "row", name: RAMP });
  }
  return [asked(found, position, row.index, maxUnits)].filter(differs);
}

function asked(table: TableSnapshot, position: number, index: number, value: CellValue): AskedCell {
  return { table, position, index, value, before: table.values[index]?.[position] ?? "" };
}

function differs({ before, value }: AskedCell): boolean {
  return before !== value;
}

function placeMissing(
  { snapshot }: { readonly snapshot: TableSnapshot },
  what: "row" | "column",
  name: string,
): Refusal {
  return new Refusal({ code: "place-missing", table: snapshot.name, what, name });
}

export function askedAddress({ table, position, index }: AskedCell): CellAddress {
  return cellAt(table, index, position);
}

/** The workbook as it will be read once the cells are filled in. */
export function withAsked(snapshot: WorkbookSnapshot, cells: readonly AskedCell[]): WorkbookSnapshot {
  if (cells.length === 0) return snapshot;
  const tables = [...snapshot.tables].map(([declared, table]) => {
    const own = cells.filter((cell) => cell.table.id === table.id);
    if (own.length === 0) return [declared, table] as const;
    const values = [...table.values];
    for (const { index, position, value } of own) values[index] = replaced(values[index] ?? [], position, value);
    return [declared, { ...table, values }] as const;
  });
  return { ...snapshot, tables: new Map(tables) };
}

/** The plan of an evaluation that also fills in the cells: what is computed follows from them, in one step. */
export function withAskedEdits(plan: EditPlan | undefined, cells: readonly AskedCell[]): EditPlan | undefined {
  if (cells.length === 0) return plan;
  const base = plan ?? { columns: [], cells: [], reports: [], record: undefined };
  const edits = new Map<string, ColumnEdit>();
  for (const { table, position, index, value } of cells) {
    const columnId = table.columns[position]?.id ?? 0;
    const key = `${table.id} ${columnId}`;
    const edit =
      edits.get(key) ??
      base.cells.find((one) => one.tableId === table.id && one.columnId === columnId) ??
      blankEdit(table, position, columnId);
    edits.set(key, { ...edit, values: replaced(edit.values, index, value) });
  }
  const others = base.cells.filter(({ tableId, columnId }) => !edits.has(`${tableId} ${columnId}`));
  return { ...base, cells: [...edits.values(), ...others] };
}

function replaced<T>(values: readonly T[], at: number, value: T): readonly T[] {
  return values.map((held, position) => (position === at ? value : held));
}

function blankEdit(table: TableSnapshot, position: number, columnId: number): ColumnEdit {
  const values = new Array<CellValue | null>(table.values.length).fill(null);
  return { tableId: table.id, columnId, position, values, numberFormats: undefined };
}
