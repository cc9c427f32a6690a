import { columnOfLetters } from "../tabular/cellAddress";
import { SHEET_COLUMNS, SHEET_ROWS, type Area } from "../tabular/range/sheetCells";
import type { ChangedBy, WorkbookChange } from "../workflows/workbook";
import { runInExcel } from "./hostError";

/**
 * Hears of edits on all sheets, and of tables and sheets that are deleted: one sync, and nothing is read. What this
 * add-in writes is told by Excel as its own (ExcelApi 1.14) and not passed on. The answer removes the handlers.
 */
export async function watchChanges(heard: (change: WorkbookChange) => void): Promise<() => Promise<void>> {
  const tell = (change: WorkbookChange): Promise<void> => {
    heard(change);
    return Promise.resolve();
  };
  const handlers = await runInExcel(async (context) => {
    const { worksheets, tables } = context.workbook;
    const added = [
      worksheets.onChanged.add((event) => {
        const own = (event.triggerSource as string | undefined) === "ThisLocalAddin";
        return own ? Promise.resolve() : tell(editOf(event));
      }),
      worksheets.onDeleted.add(({ worksheetId, source }) =>
        tell({ what: "deleted", id: worksheetId, by: changedBy(source) }),
      ),
      tables.onDeleted.add(({ tableId, source }) => tell({ what: "deleted", id: tableId, by: changedBy(source) })),
    ];
    await context.sync();
    return added;
  });
  return async () => {
    const [first] = handlers;
    if (first === undefined) return;
    // A handler is removed in the context in which it was added.
    await Excel.run(first.context, async (context) => {
      for (const handler of handlers) handler.remove();
      await context.sync();
    });
  };
}

function changedBy(source: string): ChangedBy {
  return source === "Remote" ? "colleague" : "you";
}

function editOf(event: Excel.WorksheetChangedEventArgs): WorkbookChange {
  const { worksheetId: sheetId, source, address } = event;
  const by = changedBy(source);
  const areas = areasOf(address);
  if (event.changeType !== "RangeEdited") return { what: "moved", sheetId, areas, by };
  // Only of a single cell; Excel on some platforms leaves it out.
  const details = event.details as Excel.ChangedEventDetail | undefined;
  return {
    what: "edited",
    sheetId,
    areas,
    by,
    details:
      details === undefined
        ? undefined
        : { before: details.valueBefore as string | number, after: details.valueAfter as string | number },
  };
}

/** "C7", "A2:D9", "C:D", "7:9", several of them with commas: what lies between the two ends. */
export function areasOf(address: string): readonly Area[] {
  return address.split(",").map((part) => {
    const [first = "", last = first] = part
      .slice(part.lastIndexOf("!") + 1)
      .replaceAll("$", "")
      .split(":");
    const [row, column] = endOf(first, 0, 0);
    const [lastRow, lastColumn] = endOf(last, SHEET_ROWS - 1, SHEET_COLUMNS - 1);
    return { row, column, rows: lastRow - row + 1, columns: lastColumn - column + 1 };
  });
}

/** Row and column of one end; what is left out is the sheet's first or last. */
function endOf(end: string, row: number, column: number): readonly [number, number] {
  const [, letters = "", digits = ""] = /^([A-Z]*)(\d*)$/i.exec(end) ?? [];
  return [digits === "" ? row : Number(digits) - 1, letters === "" ? column : columnOfLetters(letters)];
}
