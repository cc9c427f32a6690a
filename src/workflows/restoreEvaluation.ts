import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { ColumnEdit } from "../tabular/planEdits";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Pause } from "../tabular/steps";
import { criteriaTable } from "../domain/gates/criteria.table";
import { evaluationLogTable } from "../domain/log/evaluationLog.table";
import { gatesLoggedSince } from "../domain/log/takenBackRows";
import { TABLES } from "../domain/tables";
import { messagesFor, type Messages } from "../messages/messages";
import { reportGrid } from "../reports/report";
import { takenBackReport } from "../reports/takenBackReport";
import { WAVE_REPORT } from "../reports/wavePlanReport";
import { AUDIT_REPORTS } from "./auditReports";
import { FIT_REPORT } from "./fitLinks";
import { RISK_REPORT } from "./riskLinks";
import { RESULTS_REPORT } from "./resultPlaces";
import { isRange, type LastWrite, type WrittenReport } from "./lastWrite";
import { planLog, type Signature } from "./planLog";
import { planReport } from "./planReport";
import { readLog } from "./readLog";
import { columnPrint, LAYOUT, ourColumns, rangePrint, type OwnershipRecord } from "./record";
import { Refusal } from "./refusal";
import { refuseUnwritable } from "./refuseUnwritable";
import { restoredCells } from "./restoredCells";
import type { EditPlan, ReportEdit, Workbook, WorkbookSnapshot } from "./workbook";

export interface RestoreOptions extends Signature {
  /** Of the text in cells where the log has none yet. */
  readonly language: string;
  /** Asked while a large workbook is compared and written; left out: in one go. */
  readonly pause?: Pause;
}

export interface RestoreOutcome {
  /** Cells that hold again what they held. */
  readonly cells: number;
  /** Cells that somebody changed since: they stay as they are. */
  readonly left: readonly CellAddress[];
  /** Cells that somebody changed while we wrote. */
  readonly changedMeanwhile: readonly CellAddress[];
  /** Columns that the evaluation added: they stay, empty. */
  readonly emptied: number;
  /** Report sheets whose blocks had moved: they say that their evaluation was taken back. */
  readonly takenBack: readonly string[];
}

/**
 * Puts back what the last evaluation changed, wherever the cell still holds what was written. No row of the log is
 * removed: one is added that says so. Throws a Refusal when it must not write.
 */
export async function restoreEvaluation(
  workbook: Workbook,
  last: LastWrite,
  options: RestoreOptions,
): Promise<RestoreOutcome> {
  const snapshot = await workbook.read({
    tables: TABLES,
    reports: ["gateReport", RESULTS_REPORT, RISK_REPORT, FIT_REPORT, ...AUDIT_REPORTS, WAVE_REPORT],
    log: evaluationLogTable,
    checklist: { table: criteriaTable, name: "criterion" },
  });
  const language = snapshot.record.log?.language ?? options.language;
  const { plan, sheets, outcome } = planRestore(snapshot, last, options, language);
  if (plan === undefined) return outcome;
  refuseUnwritable(snapshot, sheets);
  const { changedMeanwhile } = await workbook.write(plan, snapshot, options.pause);
  return { ...outcome, changedMeanwhile };
}

interface RestorePlan {
  readonly plan: EditPlan | undefined;
  readonly sheets: readonly string[];
  readonly outcome: RestoreOutcome;
}

function planRestore(snapshot: WorkbookSnapshot, last: LastWrite, signature: Signature, language: string): RestorePlan {
  const { record } = snapshot;
  const messages = messagesFor(language);
  const reading = readLog(snapshot);
  const tables = last.tables.flatMap((written) => {
    const now = isRange(written) ? snapshot.checklist?.range?.table : tableOf(snapshot, written.table.id);
    return now === undefined ? [] : [{ now, ...restoredCells(written, now, ourColumns(record, now.id)) }];
  });
  const reports = last.reports.flatMap((report) => restoredReport(report, snapshot, last, messages) ?? []);
  const edits = tables.flatMap((table) => table.edits);
  const cells = [...tables, ...reports].reduce((sum, part) => sum + part.cells, 0);
  const reportEdits = reports.flatMap(({ edit }) => edit ?? []);
  const outcome: RestoreOutcome = {
    cells,
    left: [...tables, ...reports].flatMap(({ left }) => left),
    changedMeanwhile: [],
    emptied: tables.reduce((sum, { emptied }) => sum + emptied, 0),
    takenBack: reports.flatMap(({ takenBack, edit }) => (takenBack && edit !== undefined ? [edit.name] : [])),
  };
  if (edits.length + reportEdits.length === 0) return { plan: undefined, sheets: [], outcome };

  // A restore that was cut short is in the log already.
  const known = reading.rows.at(-1)?.record.event === "Restored";
  const ends = [last.logRow, last.before.log?.row]; // The latter where the evaluation was cut short.
  if (!known && !ends.includes(record.log?.row)) throw new Refusal({ code: "evaluated-since" });
  const detail = messages.words.putBack(messages.format.date(last.asOf));
  const gates = gatesLoggedSince(
    reading.rows.map((row) => row.record),
    last.before.log?.row,
  );
  const entry = { event: "Restored" as const, subject: "", detail, gates };
  const logged = planLog(known ? [] : [entry], reading, snapshot, last.asOf, signature, language);
  const unchangedSince = (key: string): boolean =>
    JSON.stringify(record.gates[key]) === JSON.stringify(last.gatesWritten[key]);
  const next: OwnershipRecord = {
    ...record,
    layout: LAYOUT,
    wavePlan: last.before.wavePlan,
    written: {
      ...record.written,
      ...Object.fromEntries(tables.map(({ now, edits: own }) => [now.id, printsAfter(now, own, record)])),
    },
    reports: { ...record.reports, ...Object.fromEntries(reports.map(({ key, recorded }) => [key, recorded])) },
    gates: Object.fromEntries(
      Object.entries(record.gates).flatMap(([key, gate]) => {
        if (!unchangedSince(key)) return [[key, gate] as const];
        const earlier = last.before.gates[key];
        return earlier === undefined ? [] : [[key, earlier] as const];
      }),
    ),
    ...(logged.record === undefined ? {} : { log: logged.record }),
  };
  const sheets = [
    ...tables.filter((table) => table.edits.length > 0).map(({ now }) => now.sheet.name),
    ...reportEdits.map(({ name }) => name),
    ...(logged.edit === undefined ? [] : [logged.edit.name]),
  ];
  return {
    plan: { columns: [], cells: edits, reports: reportEdits, log: logged.edit, record: next },
    sheets: [...new Set(sheets)],
    outcome,
  };
}

function tableOf({ tables }: WorkbookSnapshot, id: string): TableSnapshot | undefined {
  return [...tables.values()].find((table) => table.id === id);
}

/** What our columns of a table hold once the edits are made, so that they are known again. */
function printsAfter(
  now: TableSnapshot,
  edits: readonly ColumnEdit[],
  record: OwnershipRecord,
): NonNullable<OwnershipRecord["written"]>[string] {
  const known = { ...record.written?.[now.id] };
  for (const [key, id] of ourColumns(record, now.id)) {
    const position = now.columns.findIndex((column) => column.id === id);
    const edit = edits.find((one) => one.position === position);
    if (edit === undefined) continue;
    const values = now.values.map((row, index): CellValue => edit.values[index] ?? row[position] ?? "");
    const print = now.id === RANGE_ID ? rangePrint(values) : columnPrint(values);
    known[key] = { header: now.columns[position]?.header ?? "", print };
  }
  return known;
}

interface RestoredReport {
  readonly key: string;
  readonly edit: ReportEdit | undefined;
  readonly recorded: OwnershipRecord["reports"][string];
  readonly cells: number;
  readonly left: readonly CellAddress[];
  readonly takenBack: boolean;
}

/**
 * Where its blocks did not move, a report gets its cells back. A report that was made, or whose blocks moved, has no
 * earlier looks to go back to: it says that its evaluation was taken back, and the next one makes it anew.
 */
function restoredReport(
  { before, edit }: WrittenReport,
  snapshot: WorkbookSnapshot,
  last: LastWrite,
  messages: Messages,
): RestoredReport | undefined {
  const { key } = edit;
  const present = snapshot.reports.get(key);
  if (present === undefined) return undefined;
  const shown = (row: number, column: number): CellValue => present.values[row]?.[column] ?? "";
  const foreign: CellAddress[] = [];
  const isForeign = (row: number, column: number, written: CellValue | null, old: CellValue): boolean => {
    const now = shown(row, column);
    if (written === null || now === written || now === old) return false;
    foreign.push({ sheet: present.sheet.name, row, column });
    return true;
  };
  const recorded = last.before.reports[key];
  if (before !== undefined && recorded !== undefined && !edit.relayout) {
    let cells = 0;
    const values = edit.values.map((row, index) =>
      row.map((written, column) => {
        const old = before.values[index]?.[column] ?? "";
        if (written === null || isForeign(index, column, written, old) || shown(index, column) === old) return null;
        cells += 1;
        return old;
      }),
    );
    const unchanged = cells === 0;
    const again = { ...edit, name: present.sheet.name, sheetId: present.sheet.id, values };
    return { key, edit: unchanged ? undefined : again, recorded, cells, left: foreign, takenBack: false };
  }
  const planned = planReport(takenBackReport(edit.report, last.asOf, messages), snapshot);
  const grid = reportGrid(edit.report);
  planned.edit?.values.forEach((row, index) => {
    row.forEach((value, column) => {
      if (value !== null) isForeign(index, column, grid[index]?.[column] ?? "", "");
    });
  });
  if (foreign.length > 0) {
    const kept = snapshot.record.reports[key] ?? planned.record;
    return { key, edit: undefined, recorded: kept, cells: 0, left: foreign, takenBack: true };
  }
  // Cut short, what is left of the longer report is found again as far as it reached.
  const rows = Math.max(planned.record.rows, present.values.length);
  const longer = { ...planned.record, rows };
  return { key, edit: planned.edit, recorded: longer, cells: planned.cells, left: [], takenBack: true };
}
