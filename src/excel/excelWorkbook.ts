import { findTables } from "../tabular/findTables";
import type { CellAddress } from "../tabular/cellAddress";
import { localAddress } from "../tabular/cellAddress";
import { heldRecord, ourColumns } from "../workflows/record";
import { Refusal } from "../workflows/refusal";
import type { ReadRequest, ReportSnapshot, Workbook, WorkbookSnapshot } from "../workflows/workbook";
import { applyEdits } from "./applyEdits";
import { readCatalog, type Catalog, type ListedSheet } from "./catalog";
import { makeTables } from "./createTables";
import { isOvertaken, runInExcel } from "./hostError";
import { refuseOvertaken, refuseTakenNames } from "./refuseOvertaken";
import { logTable, unfinishedLog } from "./findLog";
import { readTables, type TableRequest } from "./readTables";

/** The workbook that the add-in runs in. The only way to Excel's data. */
export function excelWorkbook(): Workbook {
  return {
    read: (request) =>
      unlessOvertaken(
        () => runInExcel((context) => read(context, request)),
        // What was deleted while we read is not there when we read again.
        () => runInExcel((context) => read(context, request)),
      ),
    write: (plan, before) =>
      unlessOvertaken(
        () => runInExcel((context) => applyEdits(context, plan, before)),
        (error) => runInExcel((context) => refuseOvertaken(context, plan, before, error)),
      ),
    createTables: (tables) =>
      unlessOvertaken(
        () => runInExcel((context) => makeTables(context, tables)),
        (error) => runInExcel((context) => refuseTakenNames(context, tables, error)),
      ),
    select: (cell) => runInExcel((context) => select(context, cell)),
  };
}

/** Where Excel refuses because tables or sheets were changed under us, `instead` names it or tries again. */
async function unlessOvertaken<T>(attempt: () => Promise<T>, instead: (error: unknown) => Promise<T>): Promise<T> {
  try {
    return await attempt();
  } catch (error) {
    if (isOvertaken(error)) return instead(error);
    throw error;
  }
}

async function read(context: Excel.RequestContext, { tables, reports, log }: ReadRequest): Promise<WorkbookSnapshot> {
  const catalog = await readCatalog(context);
  // What stands on a sheet of the log is ours, and nobody's Gates or Criteria.
  const logSheets = new Set(catalog.sheets.filter((sheet) => sheet.log).map(({ id }) => id));
  const others = catalog.tables.filter(({ sheetId }) => !logSheets.has(sheetId));
  const { found, ambiguous } = findTables(tables, others, new Map(Object.entries(catalog.record.tables)));
  const requests = tables.flatMap((table): readonly TableRequest[] => {
    const listed = catalog.tables.find(({ id }) => id === found.get(table.name)?.id);
    const sheet = catalog.sheets.find(({ id }) => id === listed?.sheetId);
    if (listed === undefined || sheet === undefined) return [];
    if (!listed.showHeaders) throw new Refusal({ code: "headers-hidden", table: listed.name });
    return [{ table, listed, sheet, ours: ourColumns(catalog.record, listed.id) }];
  });
  const reportSheets = reports.flatMap((key) => reportSheet(catalog, key) ?? []);
  const logRequest = log === undefined ? undefined : logTable(catalog, log);
  const left = log === undefined || logRequest !== undefined ? undefined : unfinishedLog(context, catalog);
  const content = await readTables(
    context,
    logRequest === undefined ? requests : [...requests, logRequest],
    reportSheets.map((sheet) => ({ sheet, ...reportExtent(catalog, sheet) })),
  );
  return {
    locale: catalog.locale,
    readOnly: catalog.readOnly,
    structureProtected: catalog.structureProtected,
    record: heldRecord(catalog.record, content.tables.slice(0, requests.length)),
    sheets: catalog.sheets,
    tables: new Map(requests.flatMap(({ table }, i) => (content.tables[i] ? [[table.name, content.tables[i]]] : []))),
    ambiguous,
    everyTable: catalog.tables,
    log: logRequest === undefined ? undefined : content.tables[requests.length],
    unfinishedLog: log === undefined ? undefined : left?.(log),
    unfinished: catalog.sheets.flatMap(({ making }) => making ?? []),
    reports: new Map(
      content.reports.flatMap((report): readonly [string, ReportSnapshot][] => {
        const key = reportSheets.find(({ id }) => id === report.sheet.id)?.report;
        return key === undefined ? [] : [[key, report]];
      }),
    ),
  };
}

/** Our sheet of a report; of several (somebody copied it) the one whose name was recorded, else the first. */
function reportSheet({ sheets, record }: Catalog, key: string): ListedSheet | undefined {
  const marked = sheets.filter(({ report }) => report === key);
  return marked.find(({ name }) => name === record.reports[key]?.name) ?? marked[0];
}

/** A sheet that is marked as ours but not recorded (the record was lost) is written anew. */
function reportExtent({ record }: Catalog, { report = "" }: ListedSheet): { rows: number; columns: number } {
  const { rows, columns } = record.reports[report] ?? { rows: 0, columns: 1 };
  return { rows, columns };
}

async function select(context: Excel.RequestContext, cell: CellAddress): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(cell.sheet);
  await context.sync();
  if (sheet.isNullObject) throw new Refusal({ code: "sheet-gone", sheet: cell.sheet });
  sheet.activate();
  sheet.getRange(localAddress(cell)).select();
  await context.sync();
}
