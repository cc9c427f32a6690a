import type { CellProblem } from "../tabular/cellProblem";
import { isBlank, type CellValue } from "../tabular/cellValue";
import type { Day } from "../tabular/excelDate";
import { normalHeader } from "../tabular/matchColumns";
import { readRowsInSteps, type TableRows } from "../tabular/readRows";
import type { Steps } from "../tabular/steps";
import { cellAt, type TableSnapshot } from "../tabular/snapshot";
import type { Table } from "../tabular/table";
import type { PlanOrigin } from "../domain/waves/planWaves";
import type { WaveSheets } from "../domain/waves/programme";
import { dependenciesTable } from "../domain/waves/dependencies.table";
import { unitsTable, WAVE_HEADERS } from "../domain/waves/units.table";
import type { WaveJobSheets, WaveJobTable } from "../domain/waves/waveJobs";
import { originIn } from "./planOrigin";
import type { GateSheets } from "./readGateSheets";
import { ourColumns } from "./record";
import type { WorkbookSnapshot } from "./workbook";

/** The sheets of the wave plan, with every cell that could not be read. */
export interface WaveSheetsReading {
  readonly sheets: WaveSheets;
  /** The same as plain data, for whoever plans elsewhere. */
  readonly plain: WaveJobSheets;
  /** Some unit stands in a wave, or somebody wrote into our column what no wave is. */
  readonly stands: boolean;
  /** Position of the column with the plan that stands in the Units table; undefined: there is none yet. */
  readonly standing: number | undefined;
  /** The Wave column is ours to write, or there is none yet. */
  readonly wavesAreOurs: boolean;
  /** What a row's cell in that column holds. */
  readonly saidOf: (row: { readonly index: number }) => CellValue;
  /** How the plan that stands was made, as far as that was recorded. */
  readonly originOf: ReturnType<typeof originIn>;
  /** The same before anybody has looked whether the plan is still that one. */
  readonly origin: PlanOrigin | undefined;
  readonly problems: readonly CellProblem[];
}

/** Undefined where the workbook has no Units table: not assessed. */
export function* readWaveSheets(
  snapshot: WorkbookSnapshot,
  { waves, locale, policy: { waves: policy } }: Pick<GateSheets, "waves" | "locale" | "policy">,
  asOf: Day,
): Steps<WaveSheetsReading | undefined> {
  const rowsOf = function* <T extends Table>(table: T): Steps<TableRows<T> | undefined> {
    const found = snapshot.tables.get(table.name);
    if (found === undefined) return undefined;
    return yield* readRowsInSteps(table, found, locale, ourColumns(snapshot.record, found.id));
  };
  const units = yield* rowsOf(unitsTable);
  if (units === undefined) return undefined;
  const dependencies = yield* rowsOf(dependenciesTable);
  const ours = ourColumns(snapshot.record, units.snapshot.id).get("wave");
  const standing = standingColumn(units, ours);
  const wavesAreOurs = standing < 0 || units.snapshot.columns[standing]?.id === ours;
  const saidOf = ({ index }: { readonly index: number }): CellValue => units.snapshot.values[index]?.[standing] ?? "";
  const presentOf = (row: { readonly index: number }): number | undefined => waveNumber(saidOf(row));
  const unread = units.rows.filter((row) => !isBlank(saidOf(row)) && presentOf(row) === undefined);
  const plainTable = ({ snapshot: table }: { readonly snapshot: TableSnapshot }): WaveJobTable => ({
    snapshot: table,
    ours: ourColumns(snapshot.record, table.id),
  });
  const present: (number | undefined)[] = [];
  for (const row of units.rows) present[row.index] = presentOf(row);
  return {
    sheets: {
      units,
      waves,
      dependencies,
      policy,
      asOf,
      presentOf,
      standsAt: standing < 0 ? undefined : ({ index }) => cellAt(units.snapshot, index, standing),
    },
    plain: {
      units: plainTable(units),
      waves: waves && plainTable(waves),
      dependencies: dependencies && plainTable(dependencies),
      locale,
      policy,
      asOf,
      present: Array.from(present),
      standing: standing < 0 ? undefined : standing,
    },
    stands: units.rows.some((row) => presentOf(row) !== undefined) || (wavesAreOurs && unread.length > 0),
    standing: standing < 0 ? undefined : standing,
    wavesAreOurs,
    saidOf,
    originOf: originIn(snapshot.record),
    origin: snapshot.record.wavePlan,
    problems: [
      ...units.problems,
      ...(dependencies?.problems ?? []),
      ...unread.map((row) => noWave(units.snapshot, row, standing, saidOf(row))),
    ],
  };
}

/** Our Wave column, else one that the user keeps under that name: the plan that stands. */
function standingColumn({ snapshot }: TableRows<typeof unitsTable>, ours: number | undefined): number {
  const own = snapshot.columns.findIndex(({ id }) => id === ours);
  if (own >= 0) return own;
  const names = WAVE_HEADERS.map(normalHeader);
  return snapshot.columns.findIndex((column) => names.includes(normalHeader(column.header)));
}

/** A unit whose wave cannot be read has none; what somebody wrote there stays until the waves are planned anew. */
function noWave(
  units: TableSnapshot,
  { index, key }: { readonly index: number; readonly key: string },
  standing: number,
  found: CellValue,
): CellProblem {
  const column = units.columns[standing]?.header ?? unitsTable.columns.wave.header;
  const cell = cellAt(units, index, standing);
  return { cell, severity: "problem", code: "not-a-number", column, found, facts: { row: key } };
}

/** "3", "Wave 3" and "WAVE03" alike. */
function waveNumber(value: CellValue): number | undefined {
  if (typeof value === "number") return value;
  const digits = typeof value === "string" ? /^\s*(?:wave[\s_#-]*)?(\d{1,6})\s*$/i.exec(value)?.[1] : undefined;
  return digits === undefined ? undefined : Number(digits);
}
