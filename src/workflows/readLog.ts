import type { CellValue } from "../tabular/cellValue";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import { normalHeader } from "../tabular/matchColumns";
import type { TableSnapshot } from "../tabular/snapshot";
import type { LoggedResult } from "../domain/gates/evaluateGates";
import { lastResults, logByGate } from "../domain/log/decisions";
import { evaluationLogTable, LOG_COLUMNS } from "../domain/log/evaluationLog.table";
import { linkLog, type LogChain, type StandingRow } from "../domain/log/logChain";
import { logRecord, type LogCells, type LogRecord } from "../domain/log/logRow";
import { fingerprint } from "./fingerprint";
import type { WorkbookSnapshot } from "./workbook";

/** The log as it was found. */
export interface LogReading {
  readonly chain: LogChain;
  /** All rows, first to last, also those that somebody altered. */
  readonly rows: readonly LogLine[];
  /** The rows that nobody altered, first to last. */
  readonly records: readonly LogRecord[];
  /** Of every gate, by its key in lower case. */
  readonly byGate: ReadonlyMap<string, readonly LogRecord[]>;
  readonly results: ReadonlyMap<string, LoggedResult>;
  /** The day on which the log begins, where what stood before is gone; Infinity where all of it is. */
  readonly beginsOn: Day | undefined;
}

export interface LogLine {
  readonly record: LogRecord;
  readonly intact: boolean;
}

export function readLog({ log, record, locale }: WorkbookSnapshot): LogReading {
  const recorded = record.log === undefined ? undefined : { id: record.log.row, print: record.log.print };
  const chain = linkLog(log === undefined ? [] : standingRows(log), recorded, fingerprint);
  const offset = locale.date1904 ? DAYS_1904 : 0;
  const rows = chain.rows.map(({ cells, intact }) => ({ record: logRecord(cells, offset), intact }));
  const records = rows.filter(({ intact }) => intact).map(({ record: one }) => one);
  const byGate = logByGate(records);
  const beginsOn = chain.lost === undefined ? undefined : (records[0]?.evaluatedOn ?? Infinity);
  return { chain, rows, records, byGate, results: lastResults(byGate), beginsOn };
}

/** Every row of the log in which any of our cells is filled. */
function standingRows(table: TableSnapshot): readonly StandingRow[] {
  const positions = logPositions(table);
  return table.values.flatMap((values, index) => {
    const cells = LOG_COLUMNS.map((column): [string, CellValue] => [column, values[positions.get(column) ?? -1] ?? ""]);
    if (cells.every(([, value]) => value === "")) return [];
    const column = table.firstColumn + (positions.get("row") ?? 0);
    const cell = { sheet: table.sheet.name, row: table.headerRow + 1 + index, column };
    return [{ cells: Object.fromEntries(cells) as LogCells, cell }];
  });
}

/** Where our columns stand in the table; the user may have put others beside them. */
export function logPositions(table: Pick<TableSnapshot, "columns">): ReadonlyMap<string, number> {
  const headers = table.columns.map(({ header }) => normalHeader(header));
  return new Map(
    LOG_COLUMNS.map((column) => [column, headers.indexOf(normalHeader(evaluationLogTable.columns[column].header))]),
  );
}
