import { TABLES } from "../domain/tables";
import { newTableColumn } from "../tabular/derive/newTable";
import { matchColumns, normalHeader } from "../tabular/matchColumns";
import { freeHeader, type NewColumn } from "../tabular/planEdits";
import type { TableSnapshot } from "../tabular/snapshot";
import { inputEntries, type Table } from "../tabular/table";
import { ourColumns, type OwnershipRecord } from "./record";
import { refuseUnwritable } from "./refuseUnwritable";
import type { Workbook } from "./workbook";

/**
 * Adds the input columns behind "More columns" to every table that lacks them; the results behind it come with the next
 * evaluation. Answers how many were added.
 */
export async function addMoreColumns(workbook: Workbook): Promise<number> {
  const snapshot = await workbook.read({ tables: TABLES, reports: [] });
  const columns = TABLES.flatMap((table) => {
    const found = snapshot.tables.get(table.name);
    return found === undefined ? [] : missingColumns(table, found, snapshot.record);
  });
  if (columns.length === 0) return 0;
  const touched = new Set(columns.map(({ tableId }) => tableId));
  refuseUnwritable(
    snapshot,
    [...snapshot.tables.values()].filter(({ id }) => touched.has(id)).map(({ sheet }) => sheet.name),
  );
  await workbook.write({ columns, cells: [], reports: [], record: snapshot.record }, snapshot);
  return columns.length;
}

function missingColumns(table: Table, found: TableSnapshot, record: OwnershipRecord): readonly NewColumn[] {
  const { positions } = matchColumns(table, found, ourColumns(record, found.id));
  const taken = new Set(found.columns.map(({ header }) => normalHeader(header)));
  return inputEntries(table).flatMap(([key, column]) => {
    if (!column.more || positions.has(key)) return [];
    const header = freeHeader(column.header, taken);
    taken.add(normalHeader(header));
    return [
      {
        ...newTableColumn(key, column),
        tableId: found.id,
        header,
        values: found.values.map(() => ""),
        numberFormats: undefined,
        words: undefined,
        computed: false,
      },
    ];
  });
}
