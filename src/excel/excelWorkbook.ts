import { findTables, type FoundTables } from "../tabular/findTables";
import type { ChosenRange } from "../tabular/range/chosenRange";
import { RANGE_ID, type LocatedRange } from "../tabular/range/locateRange";
import type { Table } from "../tabular/table";
import type { CellAddress } from "../tabular/cellAddress";
import { localAddress } from "../tabular/cellAddress";
import { heldRecord, ourColumns, type OwnershipRecord } from "../workflows/record";
import { Refusal } from "../workflows/refusal";
import type { ReadRequest, ReportSnapshot, Workbook, WorkbookSnapshot } from "../workflows/workbook";
import { applyEdits } from "./applyEdits";
import { readCatalog, type Catalog, type ListedSheet, type ListedTable } from "./catalog";
import { makeTables } from "./createTables";
import { isOvertaken, isTooLarge, runInExcel } from "./hostError";
import { refuseOvertaken, refuseTakenNames } from "./refuseOvertaken";
import { logTable, unfinishedLog } from "./findLog";
import {
  checklistReading,
  headingRows,
  locatedIn,
  sheetOfChoice,
  withHeadings,
  type ChecklistReading,
} from "./readChecklist";
import { readSheets } from "./readSheets";
import { readTables, type ReportRequest, type TableRequest } from "./readTables";

/** The workbook that the add-in runs in. The only way to Excel's data. */
export function excelWorkbook(): Workbook {
  return {
    read: (request) =>
      unlessOvertaken(
        () => runInExcel((context) => read(context, request)),
        // What was deleted while we read is not there when we read again.
        () => runInExcel((context) => read(context, request)),
      ),
    readSheets: () =>
      unlessOvertaken(
        () => runInExcel(readSheets),
        () => runInExcel(readSheets),
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
    addRow: (table, row) =>
      unlessOvertaken(
        () =>
          runInExcel(async (context) => {
            // Seldom asked for.
            const { addRow } = await import("./addRow");
            await addRow(context, table, row);
          }),
        () => {
          throw new Refusal({ code: "table-gone", table: table.name });
        },
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

async function read(
  context: Excel.RequestContext,
  { tables, reports, log, checklist }: ReadRequest,
): Promise<WorkbookSnapshot> {
  const catalog = await readCatalog(context);
  // What stands on a sheet of the log is ours, and nobody's Gates or Criteria.
  const logSheets = new Set(catalog.sheets.filter((sheet) => sheet.log).map(({ id }) => id));
  const others = catalog.tables.filter(({ sheetId }) => !logSheets.has(sheetId));
  const listedTables = findTables(tables, others, new Map(Object.entries(catalog.record.tables)));
  const choice = checklist === undefined ? undefined : (checklist.choice ?? catalog.record.checklist);
  const chosen = chosenTable(catalog, choice);
  const plainSheet = choice === undefined || choice.table !== undefined ? undefined : sheetOfChoice(catalog, choice);
  const { found, ambiguous } =
    checklist === undefined || (chosen === undefined && plainSheet === undefined)
      ? listedTables
      : withChecklist(listedTables, checklist.table, chosen?.listed);
  const requests = tables.flatMap((table): readonly TableRequest[] => {
    const listed = catalog.tables.find(({ id }) => id === found.get(table.name)?.id);
    const sheet = catalog.sheets.find(({ id }) => id === listed?.sheetId);
    if (listed === undefined || sheet === undefined) return [];
    if (!listed.showHeaders) throw new Refusal({ code: "headers-hidden", table: listed.name });
    const mapping = listed.id === chosen?.listed.id ? chosen.mapping : undefined;
    return [{ table, listed, sheet, ours: ourColumns(catalog.record, listed.id), mapping }];
  });
  const reportSheets = reports.flatMap((key) => reportSheet(catalog, key) ?? []);
  const logRequest = log === undefined ? undefined : logTable(catalog, log);
  const left = log === undefined || logRequest !== undefined ? undefined : unfinishedLog(context, catalog);
  const asked = logRequest === undefined ? requests : [...requests, logRequest];
  const extents = reportSheets.map((sheet) => ({ sheet, ...reportExtent(catalog, sheet) }));
  const reading =
    plainSheet === undefined || choice === undefined
      ? undefined
      : checklistReading(context, catalog, plainSheet, choice);
  const { content, cells } = await readContent(context, asked, extents, reading);
  const range =
    cells === undefined || choice === undefined || checklist === undefined
      ? undefined
      : locatedIn(cells, reading?.mergedAreas() ?? [], choice, checklist.name, catalog.record);
  const headings =
    range === undefined || checklist === undefined ? [] : await headingRows(context, range, checklist.name);
  const snapshot = range === undefined ? undefined : withHeadings(range, headings, cells?.cut === true);
  const gone = choice !== undefined && chosen === undefined && range === undefined;
  return {
    checklist:
      snapshot ??
      (chosen === undefined ? undefined : { choice: chosen.choice, range: undefined, headings: [], cut: false }),
    checklistGone: gone ? choice : undefined,
    locale: catalog.locale,
    readOnly: catalog.readOnly,
    structureProtected: catalog.structureProtected,
    record: withRange(heldRecord(catalog.record, content.tables.slice(0, requests.length)), range),
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

/** Tables, reports and the cells of the checklist's sheet: together where that fits, else the cells in pieces. */
async function readContent(
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
  reports: readonly ReportRequest[],
  checklist: ChecklistReading | undefined,
) {
  if (checklist === undefined) return { content: await readTables(context, requests, reports), cells: undefined };
  try {
    const content = await readTables(context, requests, reports, undefined, [checklist.atOnce]);
    return { content, cells: checklist.cells() };
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return { content: await readTables(context, requests, reports), cells: await checklist.cellsInPieces() };
  }
}

interface ChosenTable {
  readonly choice: ChosenRange;
  readonly listed: ListedTable;
  readonly mapping: ReadonlyMap<string, number>;
}

/** The Excel table that was chosen, and its columns: by their headers, else where they stood. */
function chosenTable({ tables }: Catalog, choice: ChosenRange | undefined): ChosenTable | undefined {
  const listed = choice?.table === undefined ? undefined : tables.find(({ id }) => id === choice.table);
  if (choice === undefined || listed === undefined) return undefined;
  const headers = listed.columns.map(({ header }) => header);
  const mapping = new Map<string, number>();
  for (const [key, offset] of Object.entries(choice.columns)) {
    const byName = headers.indexOf(choice.headers[offset] ?? "");
    const position = byName >= 0 ? byName : offset;
    if (position >= headers.length || [...mapping.values()].includes(position)) return undefined;
    mapping.set(key, position);
  }
  return { choice: { ...choice, headers, columns: Object.fromEntries(mapping) }, listed, mapping };
}

/** The tables with the checklist in the place of the one that it stands in for. */
function withChecklist({ found, ambiguous }: FoundTables, table: Table, listed: ListedTable | undefined): FoundTables {
  const others = [...found].filter(([name, one]) => name !== table.name && one.id !== listed?.id);
  return {
    found: new Map(listed === undefined ? others : [...others, [table.name, listed]]),
    ambiguous: new Map([...ambiguous].filter(([name]) => name !== table.name)),
  };
}

/** The record with our columns beside the range as they stand now. */
function withRange(record: OwnershipRecord, range: LocatedRange | undefined): OwnershipRecord {
  if (range === undefined) return record;
  return { ...record, columns: { ...record.columns, [RANGE_ID]: Object.fromEntries(range.ours) } };
}

/** Our sheet of a report; of several (somebody copied it) the one whose name was recorded, else the first. */
function reportSheet({ sheets, record }: Catalog, key: string): ListedSheet | undefined {
  const marked = sheets.filter(({ report }) => report === key);
  return marked.find(({ name }) => name === record.reports[key]?.name) ?? marked[0];
}

/** A sheet that is marked as ours but not recorded (the record was lost) is written anew. */
function reportExtent({ record }: Catalog, { report = "" }: ListedSheet): Omit<ReportRequest, "sheet"> {
  const { rows, columns, charts } = record.reports[report] ?? { rows: 0, columns: 1 };
  return { rows, columns, charts };
}

async function select(context: Excel.RequestContext, cell: CellAddress): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(cell.sheet);
  await context.sync();
  if (sheet.isNullObject) throw new Refusal({ code: "sheet-gone", sheet: cell.sheet });
  sheet.activate();
  sheet.getRange(localAddress(cell)).select();
  await context.sync();
}
