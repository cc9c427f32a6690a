import { normalHeader } from "../tabular/matchColumns";
import { columnEntries, type Table } from "../tabular/table";
import type { CellValue } from "../tabular/cellValue";
import { Refusal } from "../workflows/refusal";
import type { SheetListing } from "../workflows/workbook";
import type { Catalog, ListedSheet, ListedTable } from "./catalog";
import type { TableRequest } from "./readTables";

/**
 * Our log: a table with all of its columns on a sheet that is marked as its. Of several (somebody copied the sheet) the
 * one whose name was recorded, else the first. Where a column is gone no row could be added that is whole: it counts as
 * gone, and another log is made.
 */
export function logTable(catalog: Catalog, log: Table): TableRequest | undefined {
  const marked = catalog.sheets.filter((sheet) => sheet.log);
  const candidates = marked.flatMap((sheet) =>
    catalog.tables
      .filter((listed) => listed.sheetId === sheet.id && hasAllColumns(listed, log))
      .map((listed) => ({ sheet, listed })),
  );
  const recorded = catalog.record.log?.sheet;
  const found = candidates.find(({ sheet }) => sheet.name === recorded) ?? candidates[0];
  if (found === undefined) return undefined;
  if (!found.listed.showHeaders) throw new Refusal({ code: "headers-hidden", table: found.listed.name });
  return { table: log, ...found, ours: new Map() };
}

function hasAllColumns({ columns }: ListedTable, log: Table): boolean {
  const headers = new Set(columns.map(({ header }) => normalHeader(header)));
  return columnEntries(log).every(([, { header }]) => headers.has(normalHeader(header)));
}

/**
 * Queues a look at the sheets that are marked but hold no log. Answers the one on which nothing stands but what its
 * making left there.
 */
export function unfinishedLog(
  context: Excel.RequestContext,
  { sheets, tables }: Catalog,
): (log: Table) => SheetListing | undefined {
  const bare = sheets
    .filter((sheet) => sheet.log && !tables.some(({ sheetId }) => sheetId === sheet.id))
    .map((sheet: ListedSheet) => ({
      sheet,
      used: context.workbook.worksheets
        .getItem(sheet.id)
        .getUsedRangeOrNullObject(true)
        .load({ rowIndex: true, columnIndex: true, values: true }),
    }));
  return (log) => {
    const headers: readonly CellValue[] = columnEntries(log).map(([, { header }]) => header);
    return bare.find(({ used }) => used.isNullObject || holdsOnly(used, headers))?.sheet;
  };
}

function holdsOnly({ rowIndex, columnIndex, values }: Excel.Range, headers: readonly CellValue[]): boolean {
  return (values as readonly (readonly CellValue[])[]).every((cells, row) =>
    cells.every((value, column) => value === "" || (rowIndex + row === 0 && value === headers[columnIndex + column])),
  );
}
