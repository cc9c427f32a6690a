import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import type { TableRows } from "../tabular/readRows";
import { RANGE_ID } from "../tabular/range/locateRange";
import { inputEntries, type Table } from "../tabular/table";
import { finding, type Finding } from "../domain/finding";
import type { CriteriaRows } from "../domain/gates/criterionResult";
import type { CriterionEvaluation, GateEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import type { Messages } from "../messages/messages";
import { checklistReport } from "../reports/checklistReport";
import { gateReport } from "../reports/gateReport";
import type { Report } from "../reports/report";
import { planChecklist, RESULTS_REPORT } from "./checklistPlan";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhy, gateCells, waiverCells } from "./gateCells";
import { gateFingerprints } from "./gateFingerprint";
import { planReport } from "./planReport";
import type { GateSheets } from "./readGateSheets";
import { columnPrint, LAYOUT, ourColumns, rangePrint, type OwnershipRecord } from "./record";
import type { EditPlan, WorkbookSnapshot } from "./workbook";

/** What an evaluation of gates is to write. */
export interface GatesPlan {
  /** Undefined: nothing would change. */
  readonly plan: EditPlan | undefined;
  readonly cells: number;
  readonly sheets: readonly string[];
  readonly problems: readonly CellProblem[];
  readonly findings: readonly Finding[];
}

/** Compares what the sheets show with what they are to show: computed columns, the Gate report, the record. */
export function planGates(
  snapshot: WorkbookSnapshot,
  sheets: GateSheets,
  evaluation: GatesEvaluation,
  messages: Messages,
): GatesPlan {
  const { record } = snapshot;
  const prints = gateFingerprints(evaluation, sheets);
  const changedOn = (gate: GateEvaluation): Day => {
    const last = record.gates[gate.gate.key];
    return last !== undefined && last.fingerprint === prints.get(gate) ? last.changedOn : evaluation.asOf;
  };
  const { date1904 } = snapshot.locale;
  const criteria = editsOf(sheets.criteria, record, (rows) => criteriaCells(rows, evaluation, messages));
  const checklist = criteria?.id === RANGE_ID ? planChecklist(snapshot, criteria.edits) : undefined;
  const tables = [
    criteria === undefined || checklist === undefined ? criteria : { ...criteria, edits: checklist.edits },
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
  const results =
    checklist?.elsewhere === true
      ? planReport(resultsReport(sheets.criteria, evaluation, messages), snapshot)
      : undefined;
  const reported = [
    { key: "gateReport", plan: report },
    ...(results === undefined ? [] : [{ key: RESULTS_REPORT, plan: results }]),
  ];
  const next: OwnershipRecord = {
    ...record,
    checklist: snapshot.checklist?.choice ?? record.checklist,
    ...checklist?.record,
    layout: LAYOUT,
    making: undefined,
    written: Object.fromEntries(tables.map(({ id, written }) => [id, written])),
    tables: Object.fromEntries([...snapshot.tables].map(([name, table]) => [name, table.id])),
    reports: {
      ...record.reports,
      ...Object.fromEntries(reported.map(({ key, plan: { record: made } }) => [key, made])),
    },
    gates: Object.fromEntries(
      evaluation.gates.map((gate) => [
        gate.gate.key,
        { fingerprint: prints.get(gate) ?? "", changedOn: changedOn(gate) },
      ]),
    ),
  };
  const columns = tables.flatMap(({ edits }) => edits.columns);
  const cells = tables.flatMap(({ edits }) => edits.edits);
  const reports = reported.flatMap(({ plan }) => plan.edit ?? []);
  const recordChanged = JSON.stringify(next) !== JSON.stringify(record);
  const touched = tables.filter(({ edits }) => edits.columns.length + edits.edits.length > 0);
  const idle = columns.length + cells.length + reports.length === 0 && !recordChanged;
  return {
    plan: idle ? undefined : { columns, cells, reports, record: recordChanged ? next : undefined },
    cells:
      tables.reduce((sum, { edits }) => sum + edits.cells, 0) + reported.reduce((sum, { plan }) => sum + plan.cells, 0),
    sheets: [...new Set([...touched.map(({ sheet }) => sheet), ...reports.map(({ name }) => name)])],
    problems: tables.flatMap(({ edits }) => edits.problems),
    findings: [
      ...renamedColumns(tables),
      ...(report.renamed
        ? [finding("sheet-renamed", "note", { sheet: messages.report.title, name: report.record.name }, [])]
        : []),
      ...(results === undefined || snapshot.checklist === undefined
        ? []
        : [
            finding(
              "results-elsewhere",
              "note",
              { sheet: snapshot.checklist.choice.sheet.name, results: results.record.name },
              [],
            ),
          ]),
    ],
  };
}

/** Results that have no room beside the checklist. */
function resultsReport(criteria: CriteriaRows | undefined, evaluation: GatesEvaluation, messages: Messages): Report {
  const cellOf = ({ measured: { row } }: CriterionEvaluation): CellAddress =>
    criteria?.cell(row, "criterion") ?? { sheet: "", row: 0, column: 0 };
  return checklistReport({
    key: RESULTS_REPORT,
    messages,
    sheet: criteria?.snapshot.sheet.name ?? "",
    criteria: evaluation.criteria,
    cellOf,
    whyOf: (criterion) => criterionWhy(criterion, [], messages),
  });
}

interface PlannedTable {
  readonly table: Table;
  readonly id: string;
  readonly sheet: string;
  readonly written: NonNullable<OwnershipRecord["written"]>[string];
  readonly edits: TableEdits;
}

const CHECKLIST_COLUMNS: ReadonlySet<string> = new Set(["result", "why"]);

function editsOf<T extends Table>(
  rows: TableRows<T> | undefined,
  record: OwnershipRecord,
  computed: (rows: TableRows<T>) => readonly ComputedColumn[],
): PlannedTable | undefined {
  if (rows === undefined) return undefined;
  const { table, snapshot } = rows;
  // Who fills in any column behind "More columns" sees the results behind it too.
  // A checklist of the user's own gets its result and the reason, no more.
  const more =
    snapshot.mapping === undefined && inputEntries(table).some(([key, column]) => column.more && rows.has(key));
  const ours = ourColumns(record, snapshot.id);
  const targets = computed(rows).filter(({ key }) => snapshot.mapping === undefined || CHECKLIST_COLUMNS.has(key));
  const edits = planEdits(table, snapshot, ours, targets, more);
  return {
    table,
    id: snapshot.id,
    sheet: snapshot.sheet.name,
    edits,
    written: writtenColumns(rows, ours, targets, edits),
  };
}

/** What each of our columns is called and holds once the edits are made, so that it is known again. */
function writtenColumns<T extends Table>(
  { snapshot }: TableRows<T>,
  ours: ReadonlyMap<string, number>,
  targets: readonly ComputedColumn[],
  { columns }: TableEdits,
): NonNullable<OwnershipRecord["written"]>[string] {
  return Object.fromEntries(
    targets.flatMap(({ key, values }) => {
      const made = columns.find((column) => column.key === key)?.header;
      const header = made ?? snapshot.columns.find(({ id }) => id === ours.get(key))?.header;
      const print = snapshot.id === RANGE_ID ? rangePrint(values) : columnPrint(values);
      return header === undefined ? [] : [[key, { header, print }]];
    }),
  );
}

function renamedColumns(tables: readonly PlannedTable[]): readonly Finding[] {
  return tables.flatMap(({ table, edits }) =>
    [...edits.renamed].map(([key, name]) =>
      finding("column-renamed", "note", { table: table.name, column: table.columns[key]?.header ?? key, name }, []),
    ),
  );
}
