/** Clears a table's filter and shows its rows, whether or not its arrows are shown. */

import { tableFilter } from "./filter";
import type { Table } from "./table";

export function clearFilters(table: Table): void {
  const filter = tableFilter(table);
  if (!filter.isFiltered()) return;
  filter.clear();
  const { bodyArea, sheet } = table;
  for (const row of [...sheet.rows.keys()]) {
    if (row >= bodyArea.row && row < bodyArea.row + bodyArea.rows) delete sheet.rowLane(row).hidden;
  }
  sheet.workbook.isDirty = true;
}
