import type { TableSnapshot } from "../tabular/snapshot";
import { Refusal } from "../workflows/refusal";
import type { EditPlan, WorkbookSnapshot } from "../workflows/workbook";
import { flush } from "./flush";
import { guardGroups, guardReadings } from "./guard";
import { RoomGuard } from "./roomGuard";
import { rangeGuards, touchesRange } from "./writeChecklist";

const SHOWN_CELLS = 20;

/**
 * Re-reads everything that a plan rests on (one sync, more per 4 MB) and refuses by name: a sheet that was protected
 * meanwhile (or the workbook, where a sheet is to be added), cells that changed since they were read, no room at the right of a table.
 */
export async function refuseBlocked(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
): Promise<void> {
  const sheets = context.workbook.worksheets.load("items/id,items/name,items/protection/protected");
  const structure = context.workbook.protection.load({ protected: true });
  const room = new RoomGuard(context, plan, read);
  const guards = [
    ...guardReadings(
      context,
      [...read.tables.values(), ...(plan.log?.table ? [plan.log.table] : [])],
      (table) => table.values,
      () => 0,
    ),
    ...rangeGuards(context, plan, read, false),
  ];
  const [first = [], ...more] = guardGroups(guards);
  for (const group of [[room, ...first], ...more]) await flush(context, group);

  const touched = touchedSheets(plan, read);
  const locked = sheets.items.find(({ id, protection }) => protection.protected && touched.has(id));
  if (locked !== undefined) throw new Refusal({ code: "sheet-protected", sheet: locked.name });
  const log = plan.log?.table === undefined && plan.log !== undefined ? [plan.log] : [];
  const added = [...plan.reports, ...log].find(({ sheetId }) => sheetId === undefined);
  if (structure.protected && added !== undefined) {
    throw new Refusal({ code: "structure-protected", sheet: added.name });
  }
  const cells = guards.flatMap(({ changed }) => changed()).slice(0, SHOWN_CELLS);
  if (cells.length > 0) throw new Refusal({ code: "changed-meanwhile", cells });
  room.refuse();
}

/** The tables that a plan writes to. */
export function touchedTables(plan: EditPlan, read: WorkbookSnapshot): readonly TableSnapshot[] {
  const ids = new Set([...plan.columns, ...plan.cells].map(({ tableId }) => tableId));
  const log = plan.log?.table;
  return [...[...read.tables.values()].filter(({ id }) => ids.has(id)), ...(log === undefined ? [] : [log])];
}

function touchedSheets(plan: EditPlan, read: WorkbookSnapshot): ReadonlySet<string> {
  const tables = touchedTables(plan, read).map(({ sheet }) => sheet.id);
  const beside = touchesRange(plan) ? [read.checklist?.range?.table.sheet.id ?? ""] : [];
  const unfinished = plan.log?.sheetId;
  const sheets = [...plan.reports.flatMap(({ sheetId }) => sheetId ?? []), ...(unfinished ? [unfinished] : [])];
  return new Set([...tables, ...beside, ...sheets]);
}
