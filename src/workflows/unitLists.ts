import { TABLES } from "../domain/tables";
import { isUnitHeader, unitListIn, unitListTable, type UnitList } from "../domain/waves/unitList";
import { unitsTable } from "../domain/waves/units.table";
import { findTables } from "../tabular/findTables";
import { findRanges } from "../tabular/range/findRanges";
import { refuseNewSheet, refuseUnwritable } from "./refuseUnwritable";
import { Refusal } from "./refusal";
import type { Workbook } from "./workbook";

/** Looks on every sheet for lists of units under headers of people's own, such as a CSV file opened in Excel. */
export async function findUnitLists(workbook: Workbook): Promise<readonly UnitList[]> {
  const { sheets, tables, record } = await workbook.readSheets();
  const { found } = findTables(TABLES, tables, new Map(Object.entries(record.tables)));
  const ours = new Set([...found.values()].map(({ id }) => id));
  return sheets
    .flatMap((cells) => findRanges(cells, isUnitHeader))
    .filter(({ table }) => table === undefined || !ours.has(table.id))
    .flatMap((range) => unitListIn(range) ?? []);
}

/**
 * Makes the Units table with what a list says; the list stays as it is. Answers the names of the sheets that were made.
 * Refused where the workbook has Units already: what stands there is never mixed with something else.
 */
export async function takeUnitList(workbook: Workbook, list: UnitList): Promise<readonly string[]> {
  const snapshot = await workbook.read({ tables: TABLES, reports: [] });
  const present = snapshot.tables.get(unitsTable.name);
  if (present !== undefined) {
    throw new Refusal({
      code: "table-ambiguous",
      table: unitsTable.name,
      candidates: [present.name, list.range.sheet.name],
    });
  }
  refuseUnwritable(snapshot, []);
  refuseNewSheet(snapshot, unitsTable.name);
  return workbook.createTables([unitListTable(list)]);
}
