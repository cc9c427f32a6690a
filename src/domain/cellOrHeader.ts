import type { CellAddress } from "../tabular/cellAddress";
import type { TableRows } from "../tabular/readRows";
import type { ColumnKey, Table } from "../tabular/table";

/** The row above the first. */
const HEADER = { index: -1 };

/** The header of a column; of a column that the sheet lacks, the header of the column that names its rows. */
export function headerCell<T extends Table>(rows: Pick<TableRows<T>, "cell">, key: ColumnKey<T>): CellAddress {
  return rows.cell(HEADER, key);
}

/** The cell of a row; where the sheet lacks the column, no row has such a cell and the header stands for the table. */
export function cellOrHeader<T extends Table>(
  rows: Pick<TableRows<T>, "cell" | "has">,
  row: { readonly index: number },
  key: ColumnKey<T>,
): CellAddress {
  return rows.has(key) ? rows.cell(row, key) : headerCell(rows, key);
}
