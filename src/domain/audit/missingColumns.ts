import type { TableRows } from "../../tabular/readRows";
import { inputEntries, type ColumnKey, type Table } from "../../tabular/table";
import { headerCell } from "../cellOrHeader";
import { finding, type Finding } from "../finding";

/**
 * Columns that a full result needs and that a sheet with rows lacks, once a column: what rests on them is not assessed.
 * Rows are named by ID or name, so neither is missed here. `also`: columns that are needed as things stand.
 */
export function missingColumns<T extends Table>(
  rows: TableRows<T>,
  also: readonly ColumnKey<T>[] = [],
): readonly Finding[] {
  if (rows.rows.length === 0) return [];
  const { name, identity } = rows.table;
  return inputEntries(rows.table).flatMap(([key, { header, required }]) => {
    if (rows.has(key) || key === identity.id || key === identity.name) return [];
    if (required !== true && !also.includes(key)) return [];
    return [finding("column-missing", "warning", { table: name, column: header }, [headerCell(rows, key)])];
  });
}
