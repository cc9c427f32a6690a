import type { TableSnapshot } from "../tabular/snapshot";
import { atOnce } from "../tabular/steps";
import { writtenValue } from "../tabular/writtenValue";
import { Refusal } from "../workflows/refusal";
import type { RowEdit } from "../workflows/workbook";
import { flush } from "./flush";
import { asRead, changedCells, guardGroups, guardReadings } from "./guard";

/**
 * Fills a blank row of a table, or adds one at its end: two syncs, the second of which is one step that Excel undoes.
 * Refuses by name where the table has changed since it was read.
 */
export async function addRow(context: Excel.RequestContext, table: TableSnapshot, row: RowEdit): Promise<void> {
  const guards = atOnce(guardReadings(context, [table], asRead));
  for (const group of guardGroups(guards)) await flush(context, group);
  const cells = atOnce(changedCells(guards));
  if (cells.length > 0) throw new Refusal({ code: "changed-meanwhile", cells });
  const target = context.workbook.tables.getItem(table.id);
  const values = table.columns.map((_, position) => row.cells.get(position));
  if (row.index === undefined) {
    target.rows.add(undefined, [values.map((value) => (value === undefined ? "" : writtenValue(value)))]);
  } else {
    const line = target
      .getDataBodyRange()
      .getCell(row.index, 0)
      .getResizedRange(0, table.columns.length - 1);
    // null leaves a cell as it is: a formula of the user's in a row that is blank otherwise stays.
    line.values = [values.map((value) => (value === undefined ? null : writtenValue(value)))];
  }
  await context.sync();
}
