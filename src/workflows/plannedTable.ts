import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { TableRows } from "../tabular/readRows";
import { inputEntries, type Table } from "../tabular/table";
import { columnPrint, ourColumns, rangePrint, type OwnershipRecord } from "./record";

/** A table whose computed columns are to be brought up to date. */
export interface PlannedTable {
  readonly table: Table;
  readonly id: string;
  readonly sheet: string;
  readonly written: NonNullable<OwnershipRecord["written"]>[string];
  readonly edits: TableEdits;
}

const CHECKLIST_COLUMNS: ReadonlySet<string> = new Set(["result", "why"]);

/** Compares what the computed columns of a table hold with what they are to hold. */
export function editsOf<T extends Table>(
  rows: TableRows<T> | undefined,
  record: OwnershipRecord,
  computed: (rows: TableRows<T>) => readonly ComputedColumn[],
): PlannedTable | undefined {
  if (rows === undefined) return undefined;
  const { table, snapshot } = rows;
  // Who fills in any column behind "More columns" sees the results behind it too.
  // A checklist of the user's own gets its result and the reason, no more.
  const more =
    snapshot.mapping === undefined && inputEntries(table).some(([key, column]) => column.more && rows.has(key));
  const ours = ourColumns(record, snapshot.id);
  const targets = computed(rows).filter(({ key }) => snapshot.mapping === undefined || CHECKLIST_COLUMNS.has(key));
  const edits = planEdits(table, snapshot, ours, targets, more);
  return {
    table,
    id: snapshot.id,
    sheet: snapshot.sheet.name,
    edits,
    written: writtenColumns(rows, ours, targets, edits),
  };
}

/** What each of our columns is called and holds once the edits are made, so that it is known again. */
function writtenColumns<T extends Table>(
  { snapshot }: TableRows<T>,
  ours: ReadonlyMap<string, number>,
  targets: readonly ComputedColumn[],
  { columns }: TableEdits,
): NonNullable<OwnershipRecord["written"]>[string] {
  return Object.fromEntries(
    targets.flatMap(({ key, values }) => {
      const made = columns.find((column) => column.key === key)?.header;
      const header = made ?? snapshot.columns.find(({ id }) => id === ours.get(key))?.header;
      const print = snapshot.id === RANGE_ID ? rangePrint(values) : columnPrint(values);
      return header === undefined ? [] : [[key, { header, print }]];
    }),
  );
}
