import { findTables } from "../tabular/findTables";
import { heldRecord, ourColumns } from "../workflows/record";
import { Refusal } from "../workflows/refusal";
import type { ReadRequest, WorkbookSnapshot } from "../workflows/workbook";
import { readCatalog, type Catalog } from "./catalog";
import { checklistSnapshot, chosenChecklist, withChecklist, withRange, type ChosenChecklist } from "./chosenChecklist";
import { findReports } from "./findReports";
import { logTable, unfinishedLog } from "./findLog";
import { isTooLarge } from "./hostError";
import type { ChecklistReading } from "./readChecklist";
import { RoomReading } from "./readRoom";
import { readTables, type ReportRequest, type TableRequest } from "./readTables";

/** Reads the workbook once: what there is, then what is needed of all of it. */
export async function readWorkbook(context: Excel.RequestContext, request: ReadRequest): Promise<WorkbookSnapshot> {
  const { log, checklist: asked } = request;
  const catalog = await readCatalog(context);
  const logRequest = log === undefined ? undefined : logTable(catalog, log);
  const chosen = await chosenChecklist(catalog, asked);
  const { requests, ambiguous } = tableRequests(catalog, request, logRequest, chosen);
  const left = log === undefined || logRequest !== undefined ? undefined : unfinishedLog(context, catalog);
  const reports = findReports(catalog, request.reports);
  const reading =
    chosen.sheet === undefined || chosen.choice === undefined
      ? undefined
      : (await import("./readChecklist")).checklistReading(context, catalog, chosen.sheet, chosen.choice);
  const room = new RoomReading(context, catalog, requests);
  const everyRequest = logRequest === undefined ? requests : [...requests, logRequest];
  const { content, cells } = await readContent(context, everyRequest, reports, room, reading);
  const located = cells === undefined ? undefined : { cells, merged: reading?.mergedAreas() ?? [] };
  const checklist = await checklistSnapshot(context, chosen, asked?.name ?? "", located, catalog.record);
  const tables = content.tables.slice(0, requests.length);
  return {
    ...checklist,
    locale: catalog.locale,
    readOnly: catalog.readOnly,
    structureProtected: catalog.structureProtected,
    record: withRange(heldRecord(catalog.record, tables), checklist.checklist?.range),
    sheets: catalog.sheets,
    tables: new Map(tables.flatMap((table, i) => (requests[i] ? [[requests[i].table.name, table]] : []))),
    room: await room.rooms(),
    ambiguous,
    everyTable: catalog.tables,
    log: logRequest === undefined ? undefined : content.tables[requests.length],
    unfinishedLog: log === undefined ? undefined : left?.(log),
    unfinished: catalog.sheets.flatMap(({ making }) => making ?? []),
    reports: new Map(reports.flatMap(({ key }, i) => (content.reports[i] ? [[key, content.reports[i]]] : []))),
  };
}

/** Which tables are to be read, and as what. */
function tableRequests(
  catalog: Catalog,
  { tables, checklist }: ReadRequest,
  log: TableRequest | undefined,
  chosen: ChosenChecklist,
): { readonly requests: readonly TableRequest[]; readonly ambiguous: WorkbookSnapshot["ambiguous"] } {
  // What stands on a sheet of the log is ours, and nobody's Gates or Criteria.
  const logSheets = new Set(catalog.sheets.filter((sheet) => sheet.log).map(({ id }) => id));
  const others = catalog.tables.filter(({ id, sheetId }) => !logSheets.has(sheetId) && id !== log?.listed.id);
  const listedTables = findTables(tables, others, new Map(Object.entries(catalog.record.tables)));
  const { found, ambiguous } = withChecklist(listedTables, checklist?.table, chosen);
  const requests = tables.flatMap((table): readonly TableRequest[] => {
    const listed = catalog.tables.find(({ id }) => id === found.get(table.name)?.id);
    const sheet = catalog.sheets.find(({ id }) => id === listed?.sheetId);
    if (listed === undefined || sheet === undefined) return [];
    if (!listed.showHeaders) throw new Refusal({ code: "headers-hidden", table: listed.name });
    const mapping = listed.id === chosen.table?.listed.id ? chosen.table.mapping : undefined;
    return [{ table, listed, sheet, ours: ourColumns(catalog.record, listed.id), mapping }];
  });
  return { requests, ambiguous };
}

/** Tables, reports and the cells of the checklist's sheet: together where that fits, else the cells in pieces. */
async function readContent(
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
  reports: readonly ReportRequest[],
  room: RoomReading,
  checklist: ChecklistReading | undefined,
) {
  const read = (whole: ReadonlyArray<ChecklistReading["atOnce"]>) =>
    readTables(context, requests, reports, { small: [room.atOnce], whole });
  if (checklist === undefined) return { content: await read([]), cells: undefined };
  try {
    const content = await read([checklist.atOnce]);
    return { content, cells: checklist.cells() };
  } catch (error) {
    if (!isTooLarge(error)) throw error;
    return { content: await read([]), cells: await checklist.cellsInPieces() };
  }
}
