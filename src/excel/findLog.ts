import { normalHeader } from "../tabular/matchColumns";
import { columnEntries, type Table } from "../tabular/table";
import type { CellValue } from "../tabular/cellValue";
import { Refusal } from "../workflows/refusal";
import type { SheetListing } from "../workflows/workbook";
import type { Catalog, ListedSheet, ListedTable } from "./catalog";
import type { TableRequest } from "./readTables";

/**
 * Our log: a table with all of its columns on a sheet that is marked as its, else the only one with all of them that
 * somebody moved to another sheet. Of several (somebody copied the sheet) the
 * one whose name was recorded, else the first. A log of which a column was renamed or deleted is refused: taken for gone,
 * every decided gate would lose the result that it keeps.
 */
export function logTable({ sheets, tables, record }: Catalog, log: Table): TableRequest | undefined {
  const candidates = sheets
    .filter((sheet) => sheet.log)
    .flatMap((sheet) =>
      tables
        .filter(({ sheetId }) => sheetId === sheet.id)
        .map((listed) => ({ sheet, listed, missing: missingHeaders(headersOf(listed), log) })),
    );
  const request = ({ sheet, listed }: { sheet: ListedSheet; listed: ListedTable }): TableRequest => {
    if (!listed.showHeaders) throw new Refusal({ code: "headers-hidden", table: listed.name });
    return { table: log, sheet, listed, ours: new Map() };
  };
  const recorded = candidates.filter(({ sheet }) => sheet.name === record.log?.sheet);
  for (const some of [recorded, candidates]) {
    const found = some.find(({ missing }) => missing.length === 0);
    if (found !== undefined) return request(found);
    const damaged = some.find(({ missing }) => isLogOf(missing, log));
    if (damaged !== undefined) {
      throw new Refusal({ code: "log-columns-gone", sheet: damaged.sheet.name, headers: damaged.missing });
    }
  }
  const moved = record.log === undefined ? [] : movedLogs(sheets, tables, log);
  return moved[0] === undefined || moved.length > 1 ? undefined : request(moved[0]);
}

/** Tables with every column of the log on sheets that are not marked: cut and pasted elsewhere, it is still the log. */
function movedLogs(
  sheets: Catalog["sheets"],
  tables: Catalog["tables"],
  log: Table,
): readonly { readonly sheet: ListedSheet; readonly listed: ListedTable }[] {
  return tables.flatMap((listed) => {
    const sheet = sheets.find(({ id }) => id === listed.sheetId);
    return sheet === undefined || missingHeaders(headersOf(listed), log).length > 0 ? [] : [{ sheet, listed }];
  });
}

function headersOf({ columns }: ListedTable): readonly string[] {
  return columns.map(({ header }) => header);
}

function missingHeaders(headers: readonly string[], log: Table): readonly string[] {
  const present = new Set(headers.map(normalHeader));
  return columnEntries(log).flatMap(([, { header }]) => (present.has(normalHeader(header)) ? [] : [header]));
}

/** Half of its columns are there: no table of anybody else's has that many. */
function isLogOf(missing: readonly string[], log: Table): boolean {
  return missing.length * 2 <= columnEntries(log).length;
}

/**
 * Queues a look at the sheets that are marked but hold no log. Answers the one on which nothing stands but what its
 * making left there. Where the rows of the log still stand but are no table any more it refuses.
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
    const plain = bare.find(({ used }) => !used.isNullObject && !holdsOnly(used, headers) && holdsLog(used, log));
    if (plain !== undefined) throw new Refusal({ code: "log-no-table", sheet: plain.sheet.name });
    return bare.find(({ used }) => used.isNullObject || holdsOnly(used, headers))?.sheet;
  };
}

function holdsOnly({ rowIndex, columnIndex, values }: Excel.Range, headers: readonly CellValue[]): boolean {
  return (values as readonly (readonly CellValue[])[]).every((cells, row) =>
    cells.every((value, column) => value === "" || (rowIndex + row === 0 && value === headers[columnIndex + column])),
  );
}

function holdsLog({ values }: Excel.Range, log: Table): boolean {
  return (values as readonly (readonly CellValue[])[]).some((cells) =>
    isLogOf(missingHeaders(cells.map(String), log), log),
  );
}
