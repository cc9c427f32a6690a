import { isBlank } from "../cellValue";
import type { TableSnapshot } from "../snapshot";
import type { Area } from "./sheetCells";

/**
 * The snapshot as a person sees it where cells of these columns (positions) are merged over several rows: each of the
 * rows has what Excel keeps in the first alone. Cells that hold something keep it.
 */
export function mergedDown<T extends TableSnapshot>(
  table: T,
  merged: readonly Area[],
  columns: ReadonlySet<number>,
): T {
  const first = table.headerRow + 1;
  const over = merged.filter(
    ({ column, row, rows }) => rows > 1 && row >= first && columns.has(column - table.firstColumn),
  );
  if (over.length === 0) return table;
  const values = table.values.map((row) => [...row]);
  for (const { column, row, rows } of over) {
    const position = column - table.firstColumn;
    const kept = values[row - first]?.[position] ?? "";
    for (const below of values.slice(row - first + 1, row - first + rows)) {
      if (isBlank(below[position] ?? "")) below[position] = kept;
    }
  }
  return { ...table, values };
}
