import { wantsMore } from "../tabular/lackingColumns";
import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { TableRows } from "../tabular/readRows";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Steps } from "../tabular/steps";
import { inputEntries, type InputKey, type Table } from "../tabular/table";
import type { CellAddress } from "../tabular/cellAddress";
import { finding, type Finding } from "../domain/finding";
import { columnPrint, ourColumns, rangePrint, type OwnershipRecord } from "./record";

/** A table with what its computed columns are to hold, and what of that is to be written. */
export interface PlannedTable {
  readonly table: Table;
  readonly snapshot: TableSnapshot;
  readonly targets: readonly ComputedColumn[];
  readonly edits: TableEdits;
  /** The rows that were used, as a sheet of results names them. */
  readonly named: () => readonly NamedRow[];
}

export interface NamedRow {
  readonly index: number;
  readonly id: string;
  readonly name: string;
  readonly cell: CellAddress;
}

const CHECKLIST_COLUMNS: ReadonlySet<string> = new Set(["result", "why"]);

/** Compares what the computed columns of a table hold with what they are to hold. */
export function* planTable<T extends Table>(
  rows: TableRows<T> | undefined,
  record: OwnershipRecord,
  computed: (rows: TableRows<T>) => readonly ComputedColumn[],
): Steps<PlannedTable | undefined> {
  if (rows === undefined) return undefined;
  const { table, snapshot } = rows;
  const mapped = snapshot.mapping !== undefined;
  const present = new Set<string>(inputEntries(table).flatMap(([key]) => (rows.has(key) ? [key] : [])));
  const more = wantsMore(table, (key) => present.has(key), mapped);
  const targets = computed(rows).filter(({ key }) => !mapped || CHECKLIST_COLUMNS.has(key));
  yield;
  const wanted = targets.filter(({ key }) => more || table.columns[key]?.more !== true);
  const edits = planEdits(table, snapshot, ourColumns(record, snapshot.id), targets, more);
  yield;
  return { table, snapshot, targets: wanted, edits, named: () => namedRows(rows) };
}

function namedRows<T extends Table>(rows: TableRows<T>): readonly NamedRow[] {
  const { id, name } = rows.table.identity;
  const column = (name ?? id) as InputKey<T>;
  return rows.rows.map((row): NamedRow => {
    const { index, key, ...texts }: { index: number; key: string } & Partial<Record<string, unknown>> = row;
    const text = (of: string | undefined): string | undefined =>
      of === undefined ? undefined : (texts[of] as string | undefined);
    return {
      index,
      id: text(id) ?? "",
      name: text(name) ?? key,
      cell: rows.cell({ index }, column),
    };
  });
}

/** What each of our columns is called and holds once the edits are made, so that it is known again. */
export function writtenColumns(
  { snapshot, targets, edits }: PlannedTable,
  record: OwnershipRecord,
): NonNullable<OwnershipRecord["written"]>[string] {
  const ours = ourColumns(record, snapshot.id);
  return Object.fromEntries(
    targets.flatMap(({ key, values }) => {
      const made = edits.columns.find((column) => column.key === key)?.header;
      const header = made ?? snapshot.columns.find(({ id }) => id === ours.get(key))?.header;
      const print = snapshot.id === RANGE_ID ? rangePrint(values) : columnPrint(values);
      return header === undefined ? [] : [[key, { header, print }]];
    }),
  );
}

/** Columns that took another name, because the user has one of that name. */
export function renamedColumns(tables: readonly PlannedTable[]): readonly Finding[] {
  return tables.flatMap(({ table, edits }) =>
    [...edits.renamed].map(([key, name]) =>
      finding("column-renamed", "note", { table: table.name, column: table.columns[key]?.header ?? key, name }, []),
    ),
  );
}
