import { readRows, type TableRows } from "../../../src/tabular/readRows";
import type { TableSnapshot } from "../../../src/tabular/snapshot";
import type { WaveJobSheets, WaveJobTable } from "../../../src/domain/waves/waveJobs";
import type { CellValue } from "../../../src/tabular/cellValue";
import type { Table } from "../../../src/tabular/table";
import { columnEntries } from "../../../src/tabular/table";
import { dependenciesTable } from "../../../src/domain/waves/dependencies.table";
import { unitsTable } from "../../../src/domain/waves/units.table";
import { wavesTable } from "../../../src/domain/waves/waves.table";
import { WAVE_POLICY, type WavePolicy } from "../../../src/domain/waves/wavePolicy";
import { planWaves, standingWavePlan, type WavePlan } from "../../../src/domain/waves/planWaves";
import type { WaveSheets } from "../../../src/domain/waves/programme";
import { day, ENGLISH, rowsOf as drawnRows } from "../sheet";

export type Cells = Readonly<Record<string, CellValue>>;

/** A table by its rows, each a record by column key; columns that no row names do not exist. */
export function tableRows<T extends Table>(table: T, rows: readonly Cells[]): TableRows<T> {
  const keys = columnEntries(table)
    .map(([key]) => key)
    .filter((key) => rows.some((row) => key in row));
  return readRows(
    table,
    {
      id: table.name,
      name: table.name,
      sheet: { id: table.name, name: table.name },
      headerRow: 0,
      firstColumn: 0,
      columns: keys.map((key, position) => ({ id: position + 1, header: table.columns[key]?.header ?? key })),
      values: rows.map((row) => keys.map((key) => row[key] ?? "")),
      numberFormats: new Map(),
      formulas: new Map(),
    },
    ENGLISH,
  );
}

export interface Programme {
  readonly units: string | readonly Cells[];
  readonly waves?: string | readonly Cells[];
  readonly dependencies?: string | readonly Cells[];
  readonly policy?: Partial<WavePolicy>;
  /** The wave in which a unit stands now, by key. */
  readonly present?: Readonly<Record<string, number>> | ReadonlyMap<string, number>;
}

export const AS_OF = day("2027-01-01");

export function sheetsOf({ units, waves, dependencies, policy, present = {} }: Programme): WaveSheets {
  const stands: ReadonlyMap<string, number> =
    present instanceof Map ? (present as ReadonlyMap<string, number>) : new Map(Object.entries(present));
  const rows = <T extends Table>(table: T, given: string | readonly Cells[]): TableRows<T> =>
    typeof given === "string" ? drawnRows(table, given) : tableRows(table, given);
  return {
    units: rows(unitsTable, units),
    waves: waves === undefined ? undefined : rows(wavesTable, waves),
    dependencies: dependencies === undefined ? undefined : rows(dependenciesTable, dependencies),
    policy: { ...WAVE_POLICY, ...policy },
    asOf: AS_OF,
    presentOf: (row) => stands.get(row.key),
  };
}

/** The same as plain data, as it crosses to a worker. */
export function plainSheets(programme: Programme): WaveJobSheets {
  const { units, waves, dependencies, policy, asOf, presentOf } = sheetsOf(programme);
  const plain = ({ snapshot }: { readonly snapshot: TableSnapshot }): WaveJobTable => ({ snapshot, ours: new Map() });
  return {
    units: plain(units),
    waves: waves && plain(waves),
    dependencies: dependencies && plain(dependencies),
    locale: ENGLISH,
    policy,
    asOf,
    present: units.rows.map(presentOf),
  };
}

/** Plans to the end of its steps. */
export function planned(programme: Programme, options: { steps?: number; seed?: number } = {}): WavePlan {
  const planning = planWaves(sheetsOf(programme), { steps: 300_000, ...options });
  for (const progress of planning.run()) if (progress.phase === "done") break;
  return planning.result(false);
}

export function standing(programme: Programme): WavePlan {
  return standingWavePlan(sheetsOf(programme));
}

/** `count` waves of a week each, the first on a Monday, with the given caps. */
export function weeklyWaves(count: number, caps: (wave: number) => Cells = () => ({})): readonly Cells[] {
  const first = day("2027-01-04");
  return Array.from({ length: count }, (_, at) => ({
    wave: at + 1,
    start: first + 7 * at,
    end: first + 7 * at + 6,
    ...caps(at + 1),
  }));
}
