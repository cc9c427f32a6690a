import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem, ProblemCode } from "../tabular/cellProblem";
import type { CellValue } from "../tabular/cellValue";
import type { TableRows } from "../tabular/readRows";
import type { ColumnKey, Table } from "../tabular/table";

/** A problem of a cell that only the analysis could find, with what stands in the cell. */
export function problemAt<T extends Table>(
  rows: Pick<TableRows<T>, "table" | "snapshot">,
  row: { readonly index: number; readonly key: string },
  cell: CellAddress,
  key: ColumnKey<T>,
  code: ProblemCode,
  facts: CellProblem["facts"] = {},
): CellProblem {
  const found: CellValue = rows.snapshot.values[row.index]?.[cell.column - rows.snapshot.firstColumn] ?? "";
  const column = rows.table.columns[key]?.header ?? key;
  return { cell, severity: "problem", code, column, found, facts: { row: row.key, ...facts } };
}
