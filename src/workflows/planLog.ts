import type { CellValue } from "../tabular/cellValue";
import { newTableColumn } from "../tabular/derive/newTable";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import { columnEntries } from "../tabular/table";
import { evaluationLogTable, LOG_COLUMNS } from "../domain/log/evaluationLog.table";
import { headOf, newLogRow, type LogCells, type LogEntry, type LogHead } from "../domain/log/logRow";
import { fingerprint } from "./fingerprint";
import { freeSheetName } from "./planReport";
import { logPositions, type LogReading } from "./readLog";
import type { OwnershipRecord } from "./record";
import type { LogEdit, WorkbookSnapshot } from "./workbook";

/** Who evaluates, with which version of the add-in. */
export interface Signature {
  /** As they say themselves; "" where they did not. */
  readonly by: string;
  readonly version: string;
}

export interface LogPlan {
  /** Undefined: nothing is to be added. */
  readonly edit: LogEdit | undefined;
  /** The new rows as they will stand, first to last. */
  readonly rows: readonly LogCells[];
  readonly record: OwnershipRecord["log"];
  readonly cells: number;
}

const SHEET = "Evaluation log";

/** Turns entries into rows, each following the one before, and plans to add them at the end of the log. */
export function planLog(
  entries: readonly LogEntry[],
  reading: LogReading,
  snapshot: WorkbookSnapshot,
  asOf: Day,
  { by, version }: Signature,
  language: string,
): LogPlan {
  const { record, log } = snapshot;
  const serial = asOf - (snapshot.locale.date1904 ? DAYS_1904 : 0);
  const rows: LogCells[] = [];
  let head: LogHead | undefined = reading.chain.head;
  for (const entry of entries) {
    const cells = newLogRow(entry, { serial, by, version }, head, fingerprint);
    rows.push(cells);
    head = headOf(cells);
  }
  if (rows.length === 0 || head === undefined) return { edit: undefined, rows, record: record.log, cells: 0 };
  const left = snapshot.unfinishedLog;
  const sheetNames = snapshot.sheets.map(({ name }) => name);
  const name = log?.sheet.name ?? left?.name ?? freeSheetName(SHEET, sheetNames);
  const positions = log === undefined ? new Map(LOG_COLUMNS.map((column, at) => [column, at])) : logPositions(log);
  const width = log?.columns.length ?? LOG_COLUMNS.length;
  return {
    rows,
    record: { sheet: name, row: head.id, print: head.print, language },
    cells: rows.reduce((sum, cells) => sum + Object.values(cells).filter((value) => value !== "").length, 0),
    edit: {
      table: log,
      name,
      sheetId: log === undefined ? left?.id : undefined,
      newTable: {
        sheet: name,
        table: freeTableName(snapshot),
        columns: columnEntries(evaluationLogTable).map(([key, column]) => newTableColumn(key, column)),
        rows: [],
        cellFormats: [],
      },
      rows: rows.map((cells) => {
        const values = new Array<CellValue>(width).fill("");
        for (const column of LOG_COLUMNS) values[positions.get(column) ?? 0] = cells[column];
        return values;
      }),
      formats: new Map(
        columnEntries(evaluationLogTable).flatMap(([key, { format }]) =>
          format === undefined ? [] : [[positions.get(key) ?? 0, format] as const],
        ),
      ),
    },
  };
}

function freeTableName({ everyTable }: WorkbookSnapshot): string {
  const taken = new Set(everyTable.map(({ name }) => name.toLowerCase()));
  const { name } = evaluationLogTable;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? name : `${name}_${count}`;
    if (!taken.has(candidate.toLowerCase())) return candidate;
  }
}
