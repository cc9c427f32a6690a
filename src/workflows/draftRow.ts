import type { CellAddress } from "../tabular/cellAddress";
import { isBlank, type CellValue } from "../tabular/cellValue";
import { readRows, type TableRows } from "../tabular/readRows";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Row, Table } from "../tabular/table";
import { transitionTable } from "../domain/transition/transition.table";
import { createSheets } from "./createSheets";
import { ourColumns } from "./record";
import { refuseUnwritable } from "./refuseUnwritable";
import type { Workbook, WorkbookSnapshot } from "./workbook";

/** What a drafted row says, by the keys of its table's columns; "" is left blank. */
type Fields<T extends Table> = Readonly<Partial<Record<keyof T["columns"] & string, CellValue>>>;

/**
 * Adds a row that answers a row of another table (`about`); a blank row is filled first. Makes the table where there is
 * none. `fieldsOf` gets the row that it answers and the rows that are there; undefined: nothing is to be added.
 * Answers the cell of `shown`; undefined where nothing was added.
 */
export async function draftRow<T extends Table, S extends Table>(
  workbook: Workbook,
  table: T,
  about: { readonly table: S; readonly key: string },
  shown: keyof T["columns"] & string,
  fieldsOf: (row: Row<S>, drafted: TableRows<T>, snapshot: WorkbookSnapshot) => Fields<T> | undefined,
): Promise<CellAddress | undefined> {
  const read = (): Promise<WorkbookSnapshot> =>
    workbook.read({ tables: [transitionTable, about.table, table], reports: [] });
  let snapshot = await read();
  if (!snapshot.tables.has(table.name)) {
    await createSheets(workbook, [table]);
    snapshot = await read();
  }
  const [target, sheet] = [snapshot.tables.get(table.name), snapshot.tables.get(about.table.name)];
  if (target === undefined || sheet === undefined) return undefined;
  refuseUnwritable(snapshot, [target.sheet.name]);
  const { locale, record } = snapshot;
  const answered = readRows(about.table, sheet, locale, ourColumns(record, sheet.id));
  const row = answered.rows[answered.position(about.key) ?? -1];
  if (row === undefined) return undefined;

  const ours = ourColumns(record, target.id);
  const drafted = readRows(table, target, locale, ours);
  const fields = fieldsOf(row, drafted, snapshot);
  if (fields === undefined) return undefined;
  const cells = new Map<number, CellValue>();
  for (const [key, value] of Object.entries<CellValue | undefined>(fields)) {
    const position = drafted.columnPosition(key);
    if (position !== undefined && value !== undefined && value !== "") cells.set(position, value);
  }
  const index = blankRow(target, new Set(ours.values()));
  await workbook.addRow(target, { index, cells });
  return drafted.cell({ index: index ?? target.values.length }, shown);
}

/** The first row in which nobody has entered anything; what we compute does not count. */
function blankRow({ columns, values }: TableSnapshot, ours: ReadonlySet<number>): number | undefined {
  const index = values.findIndex((row) =>
    row.every((value, position) => isBlank(value) || ours.has(columns[position]?.id ?? -1)),
  );
  return index < 0 ? undefined : index;
}

/** "E7" where E1 to E6 are taken, whatever their case. */
export function freeId(letter: string, rows: readonly { readonly key: string }[]): string {
  const taken = new Set(rows.map(({ key }) => key.toLowerCase()));
  for (let count = rows.length + 1; ; count += 1) {
    const id = `${letter}${count}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}
