import { localAddress, type CellAddress } from "../tabular/cellAddress";
import { Refusal } from "../workflows/refusal";
import type { Workbook } from "../workflows/workbook";
import { applyEdits } from "./applyEdits";
import { isOvertaken, runInExcel } from "./hostError";
import { readWorkbook } from "./readWorkbook";
import { refuseOvertaken, refuseTakenNames } from "./refuseOvertaken";
import { WriteProgress } from "./writeProgress";

/** The workbook that the add-in runs in. The only way to Excel's data. */
export function excelWorkbook(): Workbook {
  // What is seldom done is fetched when it is.
  return {
    read: (request) =>
      unlessOvertaken(
        () => runInExcel((context) => readWorkbook(context, request)),
        // What was deleted while we read is not there when we read again.
        () => runInExcel((context) => readWorkbook(context, request)),
      ),
    readSheets: async () => {
      const { readSheets } = await import("./readSheets");
      return unlessOvertaken(
        () => runInExcel(readSheets),
        () => runInExcel(readSheets),
      );
    },
    write: async (plan, before, pause) => {
      const progress = new WriteProgress();
      try {
        return await unlessOvertaken(
          () => runInExcel((context) => applyEdits(context, plan, before, progress, pause)),
          (error) => runInExcel((context) => refuseOvertaken(context, plan, before, progress, error)),
        );
      } catch (error) {
        if (!progress.begun || !(error instanceof Refusal)) throw error;
        throw new Refusal(progress.interrupted(error.reason), { cause: error });
      }
    },
    createTables: async (tables) => {
      const { makeTables } = await import("./createTables");
      return unlessOvertaken(
        () => runInExcel((context) => makeTables(context, tables)),
        (error) => runInExcel((context) => refuseTakenNames(context, tables, error)),
      );
    },
    addRow: async (table, row) => {
      const { addRow } = await import("./addRow");
      return unlessOvertaken(
        () => runInExcel((context) => addRow(context, table, row)),
        () => {
          throw new Refusal({ code: "table-gone", table: table.name });
        },
      );
    },
    select: (cell) => runInExcel((context) => select(context, cell)),
    watch: async (heard) => {
      const { watchChanges } = await import("./watchChanges");
      return watchChanges(heard);
    },
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
