import type { NewTable } from "../tabular/derive/newTable";
import { Refusal } from "../workflows/refusal";
import type { EditPlan, WorkbookSnapshot } from "../workflows/workbook";
import { LOG_PROPERTY, RECORD_KEY, REPORT_PROPERTY } from "./catalog";
import { refuseBlocked } from "./refuseBlocked";
import type { WriteProgress } from "./writeProgress";

/**
 * Names why Excel refused a write that the guards had let through: looks once more what is there, and whether some of it
 * is what was written by then. Throws what Excel said where nothing explains it.
 */
export async function refuseOvertaken(
  context: Excel.RequestContext,
  plan: EditPlan,
  read: WorkbookSnapshot,
  progress: WriteProgress,
  error: unknown,
): Promise<never> {
  const tables = context.workbook.tables.load("items/id");
  const sheets = context.workbook.worksheets.load("items/id,items/name,items/customProperties/items/key");
  const record = context.workbook.settings.getItemOrNullObject(RECORD_KEY).load({ value: true });
  await context.sync();
  progress.found(record.isNullObject ? undefined : record.value);
  const { log } = plan;
  const gone = [...read.tables.values(), ...(log?.table ? [log.table] : [])].find(
    (table) => !tables.items.some(({ id }) => id === table.id),
  );
  if (gone !== undefined) throw new Refusal({ code: "table-gone", table: gone.name }, { cause: error });
  const range = read.checklist?.range?.table;
  if (range !== undefined && !sheets.items.some(({ id }) => id === range.sheet.id)) {
    throw new Refusal({ code: "sheet-gone", sheet: range.sheet.name }, { cause: error });
  }
  const made = log === undefined || log.table !== undefined ? [] : [log];
  for (const { name, sheetId } of [...plan.reports, ...made]) {
    const present = sheets.items.find((sheet) => (sheetId === undefined ? sheet.name === name : sheet.id === sheetId));
    if (sheetId !== undefined && present === undefined) {
      throw new Refusal({ code: "sheet-gone", sheet: name }, { cause: error });
    }
    const madeByUs = progress.begun && present?.customProperties.items.some(({ key }) => OUR_MARKS.has(key)) === true;
    if (sheetId === undefined && present !== undefined && !madeByUs) {
      throw new Refusal({ code: "name-taken", sheet: name }, { cause: error });
    }
  }
  await refuseBlocked(context, plan, read, progress.begun ? "between" : "before");
  throw error;
}

const OUR_MARKS: ReadonlySet<string> = new Set([REPORT_PROPERTY, LOG_PROPERTY]);

/** Names the sheet that somebody made while we were about to make one of that name. */
export async function refuseTakenNames(
  context: Excel.RequestContext,
  tables: readonly NewTable[],
  error: unknown,
): Promise<never> {
  const sheets = context.workbook.worksheets.load("items/name,items/tables/items/name");
  await context.sync();
  const taken = tables.find(({ sheet, table }) =>
    sheets.items.some(({ name, tables: own }) => name === sheet && !own.items.some((one) => one.name === table)),
  );
  if (taken !== undefined) throw new Refusal({ code: "name-taken", sheet: taken.sheet }, { cause: error });
  throw error;
}
