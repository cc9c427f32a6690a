import type { CellValue } from "../../tabular/cellValue";
import type { Day } from "../../tabular/excelDate";
import { VERDICTS, type Verdict } from "../gates/verdict";
import { LOG_COLUMNS, LOG_EVENTS, type LogColumn, type LogEvent } from "./evaluationLog.table";

/** The cells of one row of the log, exactly as they stand. */
export type LogCells = Readonly<Record<LogColumn, CellValue>>;

/** A fingerprint of plain data: any other data has another one. */
export type Fingerprint = (data: unknown) => string;

/** What an evaluation has to say, before it becomes a row. */
export interface LogEntry {
  readonly event: LogEvent;
  readonly subject: string;
  readonly detail: string;
  /** Keys of gates. */
  readonly gates: readonly string[];
  readonly verdict?: Verdict | undefined;
  readonly score?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly blockers?: readonly string[];
  readonly waivers?: readonly string[];
  readonly decision?: string;
  readonly inputs?: string;
}

/** Who writes, when, and with what. */
export interface LogStamp {
  /** In the date system of the workbook. */
  readonly serial: number;
  readonly by: string;
  readonly version: string;
}

/** The row that the next one follows. */
export interface LogHead {
  readonly id: string;
  readonly print: string;
}

const LONGEST = 2000;
const NAMED = 20;

/** The cells of a new row behind `head`: its name counts on from there, and its fingerprint covers all of them. */
export function newLogRow(
  entry: LogEntry,
  stamp: LogStamp,
  head: LogHead | undefined,
  fingerprint: Fingerprint,
): LogCells {
  const cells: Record<LogColumn, CellValue> = {
    evaluatedOn: stamp.serial,
    by: plain(stamp.by),
    event: entry.event,
    subject: plain(entry.subject),
    detail: plain(entry.detail),
    gate: plain(entry.gates.join(", ")),
    verdict: entry.verdict ?? "",
    score: entry.score ?? "",
    range: rangeText(entry),
    blockers: named(entry.blockers ?? []),
    waivers: named(entry.waivers ?? []),
    decision: plain(entry.decision ?? ""),
    inputs: entry.inputs ?? "",
    previous: head?.print ?? "",
    version: plain(stamp.version),
    row: "",
    follows: head?.id ?? "",
    print: "",
  };
  cells.row = `${numberOf(head?.id) + 1}-${logPrint(cells, fingerprint).slice(0, 6)}`;
  cells.print = logPrint(cells, fingerprint);
  return cells;
}

export function headOf({ row, print }: LogCells): LogHead {
  return { id: String(row), print: String(print) };
}

/** The fingerprint of every cell of a row but the one that holds it. */
export function logPrint(cells: LogCells, fingerprint: Fingerprint): string {
  return fingerprint(LOG_COLUMNS.filter((column) => column !== "print").map((column) => cells[column]));
}

/** Whether a name is of the kind that rows are given. */
export function isRowName(id: string): boolean {
  return /^[1-9]\d*-[0-9a-f]{6}$/.test(id);
}

/** 12 of "12-3fa9c1"; 0 where there is none. */
export function numberOf(id: string | undefined): number {
  const number = parseInt(id ?? "", 10);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

/** One line without control characters, no longer than a person reads: it comes back from Excel as it went. */
function plain(text: string): string {
  const line = text.replace(/[\s\p{C}]+/gu, " ").trim();
  return line.length <= LONGEST ? line : `${line.slice(0, LONGEST - 1).trimEnd()}…`;
}

function named(names: readonly string[]): string {
  const rest = names.length - NAMED;
  return plain(`${names.slice(0, NAMED).join(", ")}${rest > 0 ? `, +${rest}` : ""}`);
}

function rangeText({ low, high }: LogEntry): string {
  if (low === undefined || high === undefined) return "";
  return low === high ? String(low) : `${low}..${high}`;
}

/** A row as it can be asked: unreadable cells are undefined. */
export interface LogRecord {
  readonly id: string;
  readonly evaluatedOn: Day | undefined;
  readonly by: string;
  readonly event: LogEvent | undefined;
  readonly subject: string;
  readonly detail: string;
  readonly gates: readonly string[];
  readonly verdict: Verdict | undefined;
  readonly score: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly waivers: readonly string[];
  readonly decision: string;
  readonly inputs: string;
  readonly version: string;
}

/** `offset`: days by which the workbook's serials lag behind calendar days. */
export function logRecord(cells: LogCells, offset: number): LogRecord {
  const [low, high = low] = String(cells.range).split("..").map(figure);
  return {
    id: String(cells.row),
    evaluatedOn: typeof cells.evaluatedOn === "number" ? cells.evaluatedOn + offset : undefined,
    by: String(cells.by),
    event: LOG_EVENTS.find((event) => event === cells.event),
    subject: String(cells.subject),
    detail: String(cells.detail),
    gates: listed(cells.gate),
    verdict: VERDICTS.find((verdict) => verdict === cells.verdict),
    score: typeof cells.score === "number" ? cells.score : undefined,
    low,
    high,
    waivers: listed(cells.waivers),
    decision: String(cells.decision),
    inputs: String(cells.inputs),
    version: String(cells.version),
  };
}

function listed(cell: CellValue): readonly string[] {
  return String(cell)
    .split(", ")
    .filter((name) => name !== "");
}

function figure(text: string): number | undefined {
  const value = Number(text);
  return text === "" || !Number.isFinite(value) ? undefined : value;
}
