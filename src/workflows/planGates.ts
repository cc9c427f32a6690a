import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import type { TableRows } from "../tabular/readRows";
import { inputEntries, type Table } from "../tabular/table";
import { finding, type Finding } from "../domain/finding";
import type { GateEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Messages } from "../messages/messages";
import { gateReport } from "../reports/gateReport";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhys, gateCells, memberWhy, waiverCells } from "./gateCells";
import { gateFingerprints } from "./gateFingerprint";
import { invariantCells, invariantsPrint } from "./invariantCells";
import { planReport } from "./planReport";
import type { GateSheets } from "./readGateSheets";
import { columnPrint, LAYOUT, ourColumns, type OwnershipRecord } from "./record";
import type { EditPlan, WorkbookSnapshot } from "./workbook";

/** What an evaluation of gates is to write. */
export interface GatesPlan {
  /** Undefined: nothing would change. */
  readonly plan: EditPlan | undefined;
  readonly cells: number;
  readonly sheets: readonly string[];
  /** Everything that could not be used as it stands, in the order of the sheets. */
  readonly problems: readonly CellProblem[];
  readonly findings: readonly Finding[];
}

/** Everything that an evaluation found. */
export interface Evaluated {
  readonly evaluation: GatesEvaluation;
  readonly invariants: InvariantsEvaluation | undefined;
}

/** Compares what the sheets show with what they are to show: computed columns, the Gate report, the record. */
export function planGates(
  snapshot: WorkbookSnapshot,
  sheets: GateSheets,
  { evaluation, invariants }: Evaluated,
  messages: Messages,
): GatesPlan {
  const { record } = snapshot;
  const prints = gateFingerprints(evaluation, sheets, invariantsPrint(invariants));
  const changedOn = (gate: GateEvaluation): Day => {
    const last = record.gates[gate.gate.key];
    return last !== undefined && last.fingerprint === prints.get(gate) ? last.changedOn : evaluation.asOf;
  };
  const { date1904 } = snapshot.locale;
  const whys = criterionWhys(evaluation, messages);
  const tables = [
    editsOf(sheets.criteria, record, (rows) => criteriaCells(rows, evaluation, whys, messages)),
    editsOf(sheets.gates, record, (rows) => gateCells(rows, evaluation, messages, changedOn, date1904)),
    editsOf(sheets.waivers, record, (rows) => waiverCells(rows, evaluation, messages)),
    editsOf(sheets.invariants, record, (rows) => invariantCells(rows, invariants?.states ?? [])),
  ].flatMap((edits) => edits ?? []);

  const problems = [
    ...sheets.problems,
    ...evaluation.problems,
    ...(invariants?.problems ?? []),
    ...tables.flatMap(({ edits }) => edits.problems),
  ].sort(bySheetAndCell(snapshot));

  const inputs = fingerprint([...prints.values()]);
  const report = planReport(
    gateReport({
      evaluation,
      invariants: invariants?.states ?? [],
      policy: sheets.policy,
      messages,
      toFix: problems.filter(({ severity }) => severity === "problem"),
      inputs: `${inputs.slice(0, 4)} ${inputs.slice(4, 8)}`,
      whyOf: (member) => memberWhy(member, whys, messages),
    }),
    snapshot,
  );
  const next: OwnershipRecord = {
    ...record,
    layout: LAYOUT,
    making: undefined,
    written: Object.fromEntries(tables.map(({ id, written }) => [id, written])),
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
    sheets: [...new Set([...touched.map(({ sheet }) => sheet), ...reports.map(({ name }) => name)])],
    problems,
    findings: [
      ...renamedColumns(tables),
      ...(report.renamed
        ? [finding("sheet-renamed", "note", { sheet: messages.report.title, name: report.record.name }, [])]
        : []),
    ],
  };
}

function bySheetAndCell({ sheets }: WorkbookSnapshot): (one: CellProblem, other: CellProblem) => number {
  const order = new Map(sheets.map(({ name }, position) => [name, position]));
  return ({ cell: a }, { cell: b }) =>
    (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column;
}

interface PlannedTable {
  readonly table: Table;
  readonly id: string;
  readonly sheet: string;
  readonly written: NonNullable<OwnershipRecord["written"]>[string];
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
  const ours = ourColumns(record, snapshot.id);
  const targets = computed(rows);
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
      return header === undefined ? [] : [[key, { header, print: columnPrint(values) }]];
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
