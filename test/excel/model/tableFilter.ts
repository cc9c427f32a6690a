/** A table's filter, as far as the stand-in knows it: criteria kept from files, and their removal. */

import type { Table } from "./table";

export function clearFilters(table: Table): void {
  if (table.filterCriteria.size === 0) return;
  table.filterCriteria.clear();
  table.appliedFilters.clear();
  const { bodyArea, sheet } = table;
  for (const row of [...sheet.rows.keys()]) {
    if (row >= bodyArea.row && row < bodyArea.row + bodyArea.rows) delete sheet.rowLane(row).hidden;
  }
  sheet.workbook.isDirty = true;
}
