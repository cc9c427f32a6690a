import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit } from "../tabular/planEdits";
import type { TableSnapshot } from "../tabular/snapshot";
import { inSlices, type Pause, type Steps } from "../tabular/steps";
import { Refusal } from "../workflows/refusal";
import type { EditPlan, WorkbookSnapshot } from "../workflows/workbook";
import { flush } from "./flush";
import { asRead, changedCells, guardGroups, guardReadings, type Expected, type GuardReading } from "./guard";
import { RoomGuard } from "./roomGuard";
import { rangeGuards, touchesRange, type Stage } from "./writeChecklist";
import { withLogRows } from "./writeLog";

const SHOWN_CELLS = 20;

/**
 * Re-reads everything that a plan rests on (one sync, more per 4 MB) and refuses by name: a sheet that was protected
 * meanwhile (or the workbook, where a sheet is to be added), cells that changed since they were read, no room at the right of a table.
 */
export async function refuseBlocked(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
  stage: Exclude<Stage, "after"> = "before",
  pause?: Pause,
): Promise<void> {
  const sheets = context.workbook.worksheets.load("items/id,items/name,items/protection/protected");
  const structure = context.workbook.protection.load({ protected: true });
  const room = new RoomGuard(context, plan, read);
  const guards = await inSlices(guardsOf(context, plan, read, stage), pause);
  const [first = [], ...more] = guardGroups(guards);
  for (const group of [[room, ...first], ...more]) await flush(context, group, pause);

  const touched = touchedSheets(plan, read);
  const locked = sheets.items.find(({ id, protection }) => protection.protected && touched.has(id));
  if (locked !== undefined) throw new Refusal({ code: "sheet-protected", sheet: locked.name });
  const log = plan.log?.table === undefined && plan.log !== undefined ? [plan.log] : [];
  const added = [...plan.reports, ...log].find(({ sheetId }) => sheetId === undefined);
  if (structure.protected && added !== undefined) {
    throw new Refusal({ code: "structure-protected", sheet: added.name });
  }
  const cells = await inSlices(changedCells(guards), pause);
  if (cells.length > 0) throw new Refusal({ code: "changed-meanwhile", cells: cells.slice(0, SHOWN_CELLS) });
  room.refuse();
}

/** Readings of everything that a plan rests on, as it was read, or as it stands while the plan is, or once it is, written. */
export function* guardsOf(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
  stage: Stage,
): Steps<readonly GuardReading[]> {
  const { log } = plan;
  const planned = withEdits(plan.cells);
  const columnsOf = ({ id }: TableSnapshot): number => plan.columns.filter(({ tableId }) => tableId === id).length;
  const expected = (table: TableSnapshot): Expected => {
    const isLog = table.id === log?.table?.id;
    const after = (): Expected["rows"] => (isLog ? withLogRows(table, log.rows).values : planned(table));
    const added = columnsOf(table);
    switch (stage) {
      case "before":
        return asRead(table);
      case "between":
        return { rows: table.values, orRows: after(), added: [0, added] };
      case "after":
        return { rows: after(), added: [added, added] };
    }
  };
  const tables = [...read.tables.values(), ...(log?.table === undefined ? [] : [log.table])];
  return [...(yield* guardReadings(context, tables, expected)), ...(yield* rangeGuards(context, plan, read, stage))];
}

/** The bodies of the tables as they will stand once the edits are made. */
function withEdits(edits: readonly ColumnEdit[]): (table: TableSnapshot) => TableSnapshot["values"] {
  return (table) => {
    const own = edits.filter(({ tableId }) => tableId === table.id);
    if (own.length === 0) return table.values;
    return table.values.map((row, index) => {
      const next: CellValue[] = [...row];
      for (const { position, values } of own) {
        const value = values[index];
        if (value !== null && value !== undefined) next[position] = value;
      }
      return next;
    });
  };
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
