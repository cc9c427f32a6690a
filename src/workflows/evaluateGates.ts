import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import { readRows, type TableRows } from "../tabular/readRows";
import { inputEntries, type Row, type Table } from "../tabular/table";
import { localeOf, type WorkbookLocale } from "../tabular/workbookLocale";
import { finding, type Finding } from "../domain/finding";
import { criteriaTable } from "../domain/gates/criteria.table";
import { evaluateGates as evaluate, type GateEvaluation, type GatesEvaluation } from "../domain/gates/evaluateGates";
import { gatesTable } from "../domain/gates/gates.table";
import { waiversTable } from "../domain/gates/waivers.table";
import { readPolicy, type Policy } from "../domain/policy";
import { transitionTable } from "../domain/transition/transition.table";
import { TABLES } from "../domain/tables";
import { messagesFor, type Messages } from "../messages/messages";
import { gateReport } from "../reports/gateReport";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhy, gateCells, waiverCells } from "./gateCells";
import { planReport } from "./planReport";
import { LAYOUT, ourColumns, type OwnershipRecord } from "./record";
import { Refusal } from "./refusal";
import type { EditPlan, Workbook, WorkbookSnapshot } from "./workbook";

export interface EvaluateOptions {
  /** The user's local day; the Transition table's Status date outranks it. */
  readonly today: Day;
  /** Outranks both: a day given on the command line. */
  readonly asOf?: Day;
  /** Language of the text in cells where the Transition table names none. */
  readonly language: string;
  /** Without Excel there is no workbook locale: figures typed as text are read in the Transition table's Language. */
  readonly headless?: boolean;
  /** False: show the result, write nothing. */
  readonly write?: boolean;
  readonly onStep?: (step: EvaluateStep) => void;
  readonly signal?: AbortSignal;
}

export type EvaluateStep =
  | { readonly name: "read"; readonly tables: number; readonly rows: number }
  | { readonly name: "evaluated"; readonly gates: number }
  | { readonly name: "write"; readonly cells: number };

/** What an evaluation found, and what it wrote. */
export interface GatesOutcome {
  readonly evaluation: GatesEvaluation;
  readonly policy: Policy;
  readonly messages: Messages;
  readonly findings: readonly Finding[];
  /** Cells to fix and cells read with a guess, in the order of the sheets. */
  readonly problems: readonly CellProblem[];
  /** Rows that were used. */
  readonly rows: number;
  readonly written: { readonly cells: number; readonly sheets: readonly string[] };
  /** Cells that a colleague changed while the result was written. */
  readonly changedMeanwhile: readonly CellAddress[];
}

/** Reads the workbook, evaluates every gate, and writes what changed. Throws a Refusal when it must not write. */
export async function evaluateGates(workbook: Workbook, options: EvaluateOptions): Promise<GatesOutcome> {
  const snapshot = await workbook.read({ tables: TABLES, reports: ["gateReport"] });
  stopIfCancelled(options.signal);
  refuseUnclear(snapshot);
  const sheets = readSheets(snapshot, options);
  options.onStep?.({ name: "read", tables: snapshot.tables.size, rows: sheets.rows });

  const asOf = options.asOf ?? sheets.policy.statusDate ?? options.today;
  const evaluated = evaluate(sheets, sheets.policy, asOf, sheets.locale);
  options.onStep?.({ name: "evaluated", gates: evaluated.gates.length });
  stopIfCancelled(options.signal);

  const messages = messagesFor(sheets.policy.language ?? options.language);
  const evaluation = { ...evaluated, findings: [...evaluated.findings, checklistAlone()] };
  const planned = planGates(snapshot, sheets, evaluation, messages);
  const outcome: GatesOutcome = {
    evaluation,
    policy: sheets.policy,
    messages,
    findings: [...evaluation.findings, ...planned.findings],
    problems: [...sheets.problems, ...evaluation.problems, ...planned.problems].sort(bySheetAndCell(snapshot)),
    rows: sheets.rows,
    written: { cells: 0, sheets: [] },
    changedMeanwhile: [],
  };
  if (options.write === false || planned.plan === undefined) return outcome;
  refuseUnwritable(snapshot, planned.sheets);
  options.onStep?.({ name: "write", cells: planned.cells });
  const { changedMeanwhile } = await workbook.write(planned.plan, snapshot);
  return { ...outcome, written: { cells: planned.cells, sheets: planned.sheets }, changedMeanwhile };
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal({ code: "cancelled" });
}

function refuseUnclear({ tables, ambiguous }: WorkbookSnapshot): void {
  for (const [table, candidates] of ambiguous) {
    throw new Refusal({ code: "table-ambiguous", table, candidates: candidates.map(({ name }) => name) });
  }
  if (!tables.has(gatesTable.name) && !tables.has(criteriaTable.name)) throw new Refusal({ code: "no-tables" });
}

function refuseUnwritable(snapshot: WorkbookSnapshot, sheets: readonly string[]): void {
  if (snapshot.readOnly) throw new Refusal({ code: "read-only" });
  const locked = snapshot.sheets.find((sheet) => sheet.protected && sheets.includes(sheet.name));
  if (locked !== undefined) throw new Refusal({ code: "sheet-protected", sheet: locked.name });
}

interface SheetsRead {
  readonly gates: TableRows<typeof gatesTable> | undefined;
  readonly criteria: TableRows<typeof criteriaTable> | undefined;
  readonly waivers: TableRows<typeof waiversTable> | undefined;
  readonly policy: Policy;
  readonly locale: WorkbookLocale;
  readonly problems: readonly CellProblem[];
  readonly rows: number;
}

function readSheets(snapshot: WorkbookSnapshot, { headless }: EvaluateOptions): SheetsRead {
  const rowsOf = <T extends Table>(table: T, locale: WorkbookLocale): TableRows<T> | undefined => {
    const found = snapshot.tables.get(table.name);
    return found === undefined ? undefined : readRows(table, found, locale, ourColumns(snapshot.record, found.id));
  };
  const transition = rowsOf(transitionTable, snapshot.locale);
  const reading = readPolicy(transition, snapshot.locale);
  const { language } = reading.policy;
  const locale =
    headless === true && language !== undefined ? localeOf(language, snapshot.locale.date1904) : snapshot.locale;
  const gates = rowsOf(gatesTable, locale);
  const criteria = rowsOf(criteriaTable, locale);
  const waivers = rowsOf(waiversTable, locale);
  const all = [transition, gates, criteria, waivers];
  return {
    gates,
    criteria,
    waivers,
    locale,
    policy: reading.policy,
    problems: [...all.flatMap((sheet) => sheet?.problems ?? []), ...reading.problems],
    rows: all.reduce((sum, sheet) => sum + (sheet?.rows.length ?? 0), 0),
  };
}

/** The parts of managing the crossing that a gate checklist does not show. */
function checklistAlone(): Finding {
  return finding("checklist-alone", "note", { missing: ["Boundaries", "Assumptions", "OperatingModel"] }, []);
}

interface GatesPlan {
  /** Undefined: nothing would change. */
  readonly plan: EditPlan | undefined;
  readonly cells: number;
  readonly sheets: readonly string[];
  readonly problems: readonly CellProblem[];
  readonly findings: readonly Finding[];
}

function planGates(
  snapshot: WorkbookSnapshot,
  sheets: SheetsRead,
  evaluation: GatesEvaluation,
  messages: Messages,
): GatesPlan {
  const { record } = snapshot;
  const prints = new Map(evaluation.gates.map((gate) => [gate, gateFingerprint(gate, sheets)]));
  const changedOn = (gate: GateEvaluation): Day => {
    const last = record.gates[gate.gate.key];
    return last !== undefined && last.fingerprint === prints.get(gate) ? last.changedOn : evaluation.asOf;
  };
  const { date1904 } = snapshot.locale;
  const tables = [
    editsOf(sheets.criteria, record, (rows) => criteriaCells(rows, evaluation, messages)),
    editsOf(sheets.gates, record, (rows) => gateCells(rows, evaluation, messages, changedOn, date1904)),
    editsOf(sheets.waivers, record, (rows) => waiverCells(rows, evaluation, messages)),
  ].flatMap((edits) => edits ?? []);

  const inputs = fingerprint([...prints.values()]);
  const report = planReport(
    gateReport({
      evaluation,
      policy: sheets.policy,
      messages,
      inputs: `${inputs.slice(0, 4)} ${inputs.slice(4, 8)}`,
      whyOf: ({ criterion, waiver }) => {
        if (waiver?.until === undefined) return criterionWhy(criterion, [], messages);
        const waived = messages.words.waivedBy(waiver.key, messages.format.date(waiver.until));
        return criterionWhy(criterion, [waived], messages);
      },
    }),
    snapshot,
  );
  const next: OwnershipRecord = {
    ...record,
    layout: LAYOUT,
    tables: Object.fromEntries([...snapshot.tables].map(([name, table]) => [name, table.id])),
    reports: { ...record.reports, gateReport: report.record },
    gates: Object.fromEntries(
      evaluation.gates.map((gate) => [
        gate.gate.key,
        { fingerprint: prints.get(gate) ?? "", changedOn: changedOn(gate) },
      ]),
    ),
  };
  const columns = tables.flatMap(({ edits }) => edits.columns);
  const cells = tables.flatMap(({ edits }) => edits.edits);
  const reports = report.edit === undefined ? [] : [report.edit];
  const recordChanged = JSON.stringify(next) !== JSON.stringify(record);
  const touched = tables.filter(({ edits }) => edits.columns.length + edits.edits.length > 0);
  const idle = columns.length + cells.length + reports.length === 0 && !recordChanged;
  return {
    plan: idle ? undefined : { columns, cells, reports, record: recordChanged ? next : undefined },
    cells: tables.reduce((sum, { edits }) => sum + edits.cells, 0) + report.cells,
    sheets: [...touched.map(({ sheet }) => sheet), ...reports.map(({ name }) => name)],
    problems: tables.flatMap(({ edits }) => edits.problems),
    findings: [
      ...renamedColumns(tables),
      ...(report.renamed
        ? [finding("sheet-renamed", "note", { sheet: messages.report.title, name: report.record.name }, [])]
        : []),
    ],
  };
}

interface PlannedTable {
  readonly table: Table;
  readonly sheet: string;
  readonly edits: TableEdits;
}

function editsOf<T extends Table>(
  rows: TableRows<T> | undefined,
  record: OwnershipRecord,
  computed: (rows: TableRows<T>) => readonly ComputedColumn[],
): PlannedTable | undefined {
  if (rows === undefined) return undefined;
  const { table, snapshot } = rows;
  // Who fills in any column behind "More columns" sees the results behind it too.
  const more = inputEntries(table).some(([key, column]) => column.more && rows.has(key));
  const edits = planEdits(table, snapshot, ourColumns(record, snapshot.id), computed(rows), more);
  return { table, sheet: snapshot.sheet.name, edits };
}

function renamedColumns(tables: readonly PlannedTable[]): readonly Finding[] {
  return tables.flatMap(({ table, edits }) =>
    [...edits.renamed].map(([key, name]) =>
      finding("column-renamed", "note", { table: table.name, column: table.columns[key]?.header ?? key, name }, []),
    ),
  );
}

/** Everything a gate's result rests on, and the result: unchanged when only the status date moved on. */
function gateFingerprint(gate: GateEvaluation, { gates, waivers, policy }: SheetsRead): string {
  const criteria = gate.members.map(({ criterion, waiver }) => [
    criterionInputs(criterion.measured.row),
    criterion.result,
    waiver?.key,
  ]);
  const { verdict, scores, thresholds } = gate;
  const granted = (waivers?.rows ?? []).map(waiverInputs);
  const own = gates === undefined ? [] : gateInputs(gate.gate);
  return fingerprint([own, criteria, granted, thresholds, policy.evidenceAgeDays, verdict, scores]);
}

const criterionInputs = inputsOf(criteriaTable);
const waiverInputs = inputsOf(waiversTable);
const gateInputs = inputsOf(gatesTable);

/** What a person entered in a row, in the order of the declaration: where the row stands does not count. */
function inputsOf<T extends Table>(table: T): (row: Row<T>) => readonly unknown[] {
  const keys = inputEntries(table).map(([key]) => key);
  return (row) => keys.map((key) => row[key]);
}

function bySheetAndCell({ sheets }: WorkbookSnapshot): (one: CellProblem, other: CellProblem) => number {
  const order = new Map(sheets.map(({ name }, position) => [name, position]));
  return ({ cell: a }, { cell: b }) =>
    (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column;
}
