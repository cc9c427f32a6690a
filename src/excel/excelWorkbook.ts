import { localAddress, type CellAddress } from "../tabular/cellAddress";
import { Refusal } from "../workflows/refusal";
import type { Workbook } from "../workflows/workbook";
import { applyEdits } from "./applyEdits";
import { makeTables } from "./createTables";
import { isOvertaken, runInExcel } from "./hostError";
import { refuseOvertaken, refuseTakenNames } from "./refuseOvertaken";
import { readSheets } from "./readSheets";
import { readWorkbook } from "./readWorkbook";

/** The workbook that the add-in runs in. The only way to Excel's data. */
export function excelWorkbook(): Workbook {
  return {
    read: (request) =>
      unlessOvertaken(
        () => runInExcel((context) => readWorkbook(context, request)),
        // What was deleted while we read is not there when we read again.
        () => runInExcel((context) => readWorkbook(context, request)),
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

async function select(context: Excel.RequestContext, cell: CellAddress): Promise<void> {
  const sheet = context.workbook.worksheets.getItemOrNullObject(cell.sheet);
  await context.sync();
  if (sheet.isNullObject) throw new Refusal({ code: "sheet-gone", sheet: cell.sheet });
  sheet.activate();
  sheet.getRange(localAddress(cell)).select();
  await context.sync();
}
