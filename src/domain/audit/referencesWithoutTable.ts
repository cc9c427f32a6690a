import type { TableRows } from "../../tabular/readRows";
import type { ColumnKey, Row, Table } from "../../tabular/table";
import type { UnknownReferences } from "./unknownReference";

/** A column of IDs that point into other tables. */
export interface ReferenceColumn<T extends Table> {
  readonly rows: TableRows<T> | undefined;
  readonly key: ColumnKey<T>;
  readonly read: (row: Row<T>) => string | readonly string[] | undefined;
  /** The tables that it points into, by name, and whether the workbook has them. */
  readonly into: Readonly<Record<string, unknown>>;
}

/** Says once of a column that what it names is in no table that there is. */
export function referencesWithoutTable<T extends Table>(
  { rows, key, read, into }: ReferenceColumn<T>,
  unknown: UnknownReferences,
): void {
  if (rows?.has(key) !== true || Object.values(into).some((table) => table !== undefined)) return;
  const naming = rows.rows.filter((row) => {
    const named = read(row);
    return named !== undefined && named.length > 0;
  });
  const [first] = naming;
  if (first === undefined) return;
  unknown.addWithoutTable({
    table: rows.table.name,
    column: rows.table.columns[key]?.header ?? key,
    row: first.key,
    reference: [read(first) ?? []].flat().join(", "),
    tables: Object.keys(into),
    cells: naming.map((row) => rows.cell(row, key)),
  });
}
