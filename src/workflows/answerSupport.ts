import type { CellAddress } from "../tabular/cellAddress";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit } from "../tabular/planEdits";
import { readRows, type TableRows } from "../tabular/readRows";
import type { Row } from "../tabular/table";
import { evaluationLogTable } from "../domain/log/evaluationLog.table";
import type { LogEntry } from "../domain/log/logRow";
import { operatingModelTable } from "../domain/operatingModel/operatingModel.table";
import { readPolicy } from "../domain/policy";
import { fromText, untilText } from "../domain/supports/supportLog";
import { supportsTable } from "../domain/supports/supports.table";
import { fitMetricsTable } from "../domain/fit/fitMetrics.table";
import { transitionTable } from "../domain/transition/transition.table";
import { formatFor } from "../messages/format";
import { supportAnswerWords } from "../messages/supportAnswers.en";
import { draftRow, freeId } from "./draftRow";
import { planLog, type Signature } from "./planLog";
import { readLog } from "./readLog";
import { LAYOUT, ourColumns } from "./record";
import { refuseFormula } from "./heldFormula";
import { Refusal } from "./refusal";
import { refuseUnwritable } from "./refuseUnwritable";
import type { Workbook, WorkbookSnapshot } from "./workbook";

/** The three answers to a temporary support. Reasons may be blank but for an extension. */
export type SupportAnswer =
  | { readonly kind: "retire"; readonly reason: string }
  | { readonly kind: "extend"; readonly authority: string; readonly reason: string; readonly until: Day }
  | { readonly kind: "make-permanent"; readonly owner: string; readonly reason: string };

export interface AnswerOptions extends Signature {
  /** The user's local day; the Transition table's Status date outranks it. */
  readonly today: Day;
  /** Of the text in cells where the workbook names none. */
  readonly language: string;
}

type SupportRow = Row<typeof supportsTable>;
type SupportRows = TableRows<typeof supportsTable>;

/**
 * Enters the answer that somebody gives to a support where they would type it themselves (State, Planned end), and logs
 * it with what stood there before. What becomes permanent gets a drafted row in the OperatingModel table first. Answers
 * the cell that was entered. Throws a Refusal where the answer says too little, or when it must not write.
 */
export async function answerSupport(
  workbook: Workbook,
  support: string,
  answer: SupportAnswer,
  options: AnswerOptions,
): Promise<CellAddress> {
  refuseUnsaid(answer);
  if (answer.kind === "make-permanent") {
    // Before anything is drafted it is known that the answer can be entered.
    planAnswer(await read(workbook), support, answer, options);
    await draftPlace(workbook, support, answer.owner, options.language);
  }
  const snapshot = await read(workbook);
  const { edits, entry, cell, asOf, sheet } = planAnswer(snapshot, support, answer, options);
  const language = snapshot.record.log?.language ?? options.language;
  const logged = planLog([entry], readLog(snapshot), snapshot, asOf, options, language);
  refuseUnwritable(snapshot, [sheet, ...(logged.edit === undefined ? [] : [logged.edit.name])]);
  const record = { ...snapshot.record, layout: LAYOUT, log: logged.record };
  await workbook.write({ columns: [], cells: edits, reports: [], log: logged.edit, record }, snapshot);
  return cell;
}

/** Logs that the control chart of a metric has a new baseline from a day on. Writes nothing else. */
export async function renewBaseline(
  workbook: Workbook,
  metric: string,
  { from, reason }: { readonly from: Day; readonly reason: string },
  options: AnswerOptions,
): Promise<void> {
  if (reason.trim() === "") throw new Refusal({ code: "answer-unusable", lacks: "reason" });
  const snapshot = await read(workbook);
  const { asOf, words } = contextOf(snapshot, options);
  const table = snapshot.tables.get(fitMetricsTable.name);
  const rows = table && readRows(fitMetricsTable, table, snapshot.locale, ourColumns(snapshot.record, table.id));
  const row = rows?.rows[rows.position(metric) ?? -1];
  if (row === undefined) throw new Refusal({ code: "row-gone", table: fitMetricsTable.name, row: metric });
  if (from > asOf) throw new Refusal({ code: "answer-unusable", lacks: "from" });
  const entry: LogEntry = {
    event: "Baseline renewed",
    subject: row.key,
    gates: [],
    detail: words.renewed(nameOf(row.key, row.metric), from, reason.trim()),
    decision: fromText(from),
  };
  const language = snapshot.record.log?.language ?? options.language;
  const logged = planLog([entry], readLog(snapshot), snapshot, asOf, options, language);
  refuseUnwritable(snapshot, logged.edit === undefined ? [] : [logged.edit.name]);
  const record = { ...snapshot.record, layout: LAYOUT, log: logged.record };
  await workbook.write({ columns: [], cells: [], reports: [], log: logged.edit, record }, snapshot);
}

function read(workbook: Workbook): Promise<WorkbookSnapshot> {
  return workbook.read({
    tables: [transitionTable, supportsTable, fitMetricsTable],
    reports: [],
    log: evaluationLogTable,
  });
}

function contextOf({ tables, locale }: WorkbookSnapshot, { today, language }: AnswerOptions) {
  const transition = tables.get(transitionTable.name);
  const { policy } = readPolicy(transition && readRows(transitionTable, transition, locale), locale);
  const words = supportAnswerWords(formatFor(policy.language ?? language));
  return { asOf: policy.statusDate ?? today, words };
}

function refuseUnsaid(answer: SupportAnswer): void {
  const blank = (text: string): boolean => text.trim() === "";
  if (answer.kind === "extend") {
    if (blank(answer.authority)) throw new Refusal({ code: "answer-unusable", lacks: "authority" });
    if (blank(answer.reason)) throw new Refusal({ code: "answer-unusable", lacks: "reason" });
  }
  if (answer.kind === "make-permanent" && blank(answer.owner))
    throw new Refusal({ code: "answer-unusable", lacks: "owner" });
}

interface AnswerPlan {
  readonly edits: readonly ColumnEdit[];
  readonly entry: LogEntry;
  readonly cell: CellAddress;
  readonly asOf: Day;
  readonly sheet: string;
}

function planAnswer(
  snapshot: WorkbookSnapshot,
  support: string,
  answer: SupportAnswer,
  options: AnswerOptions,
): AnswerPlan {
  const { locale, record } = snapshot;
  const table = snapshot.tables.get(supportsTable.name);
  const rows = table && readRows(supportsTable, table, locale, ourColumns(record, table.id));
  const row = rows?.rows[rows.position(support) ?? -1];
  if (table === undefined || rows === undefined || row === undefined)
    throw new Refusal({ code: "row-gone", table: supportsTable.name, row: support });
  if (row.state === "Retired" || row.state === "Made permanent")
    throw new Refusal({ code: "answer-unusable", lacks: "state" });
  const { asOf, words } = contextOf(snapshot, options);
  const name = nameOf(row.key, row.support);
  const about = { subject: row.key, gates: [] };
  const at = { asOf, sheet: table.sheet.name };
  const reason = answer.reason.trim();
  switch (answer.kind) {
    case "retire":
      return {
        ...at,
        ...entered(rows, row, "state", "Retired"),
        entry: { ...about, event: "Support retired", detail: words.retired(name, reason) },
      };
    case "make-permanent":
      return {
        ...at,
        ...entered(rows, row, "state", "Made permanent"),
        entry: {
          ...about,
          event: "Support made permanent",
          detail: words.madePermanent(name, answer.owner.trim(), reason),
        },
      };
    case "extend": {
      const { until } = answer;
      if (until <= Math.max(asOf, row.plannedEnd ?? asOf))
        throw new Refusal({ code: "answer-unusable", lacks: "until" });
      const serial = until - (locale.date1904 ? DAYS_1904 : 0);
      return {
        ...at,
        ...entered(rows, row, "plannedEnd", serial),
        entry: {
          ...about,
          event: "Support extended",
          detail: words.extended(name, row.plannedEnd, until, answer.authority.trim(), reason),
          decision: untilText(until),
        },
      };
    }
  }
}

function nameOf(key: string, text: string | undefined): string {
  return text === undefined || text === key ? key : `${key} ${text}`;
}

/** The one cell into which an answer goes; a formula there is the user's, and stays. */
function entered(
  rows: SupportRows,
  row: SupportRow,
  column: "state" | "plannedEnd",
  value: CellValue,
): { readonly edits: readonly ColumnEdit[]; readonly cell: CellAddress } {
  const { snapshot, table } = rows;
  const position = rows.columnPosition(column);
  const declared = table.columns[column];
  const id = snapshot.columns[position ?? -1]?.id;
  if (position === undefined || id === undefined)
    throw new Refusal({ code: "column-missing", table: table.name, column: declared.header });
  const cell = rows.cell(row, column);
  const present = snapshot.values[row.index]?.[position] ?? "";
  refuseFormula(snapshot, position, row.index);
  const at = <T>(wanted: T): readonly (T | null)[] =>
    snapshot.values.map((_, index) => (index === row.index ? wanted : null));
  // A date that stands there has the user's format.
  const format = column === "plannedEnd" && typeof present !== "number" ? table.columns.plannedEnd.format : undefined;
  const numberFormats = format === undefined ? undefined : at(format);
  return { edits: [{ tableId: snapshot.id, columnId: id, position, values: at(value), numberFormats }], cell };
}

/** A place in the operating model, marked as a draft; one that was drafted before is not drafted again. */
async function draftPlace(workbook: Workbook, support: string, owner: string, language: string): Promise<void> {
  await draftRow(workbook, operatingModelTable, { table: supportsTable, key: support }, "element", (row, elements) => {
    const words = supportAnswerWords(formatFor(language));
    const text = row.support ?? row.key;
    const element = words.draftElement(text);
    if (elements.rows.some((one) => one.element === element)) return undefined;
    return {
      id: freeId("E", elements.rows),
      element,
      kind: "Support",
      oldPractice: text,
      targetDesign: words.draftDesign,
      owner: owner.trim(),
      state: "Planned",
    };
  });
}
