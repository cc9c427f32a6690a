import type { CellProblem } from "../tabular/cellProblem";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import { planEdits, type ComputedColumn, type TableEdits } from "../tabular/planEdits";
import type { TableRows } from "../tabular/readRows";
import { RANGE_ID } from "../tabular/range/locateRange";
import { inputEntries, type Table } from "../tabular/table";
import { finding, type Finding } from "../domain/finding";
import { isDecided, type GateEvaluation, type GatesEvaluation, type LoggedResult } from "../domain/gates/evaluateGates";
import { chainFindings } from "../domain/log/logChain";
import { logRecord, type LogRecord } from "../domain/log/logRow";
import type { WavePlan } from "../domain/waves/planWaves";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Messages } from "../messages/messages";
import { gateReport } from "../reports/gateReport";
import { planChecklist, RESULTS_REPORT } from "./checklistPlan";
import { checklistResults } from "./checklistResults";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhys, gateCells, memberWhy, waiverCells } from "./gateCells";
import { gateFingerprints } from "./gateFingerprint";
import { invariantCells, invariantsPrint } from "./invariantCells";
import { decisionsOf, logEntries } from "./logEntries";
import { planLog, type Signature } from "./planLog";
import type { LogReading } from "./readLog";
import { ruleChanges } from "./ruleChanges";
import { planReport } from "./planReport";
import type { GateSheets } from "./readGateSheets";
import type { WaveSheetsReading } from "./readWaveSheets";
import { unitCells, waveCells } from "./waveCells";
import { columnPrint, LAYOUT, ourColumns, rangePrint, type OwnershipRecord } from "./record";
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
  readonly log: GatesLog;
}

/** What the log says, and what is to be added to it. */
export interface GatesLog {
  readonly reading: LogReading;
  /** First to last. */
  readonly added: readonly LogRecord[];
  /** Decisions that let through what the verdict did not, ever. */
  readonly overrides: number;
  readonly sheet: string | undefined;
  /** What is to be said of each gate's decision. */
  readonly decisions: ReadonlyMap<GateEvaluation, readonly Finding[]>;
}

/** Everything that an evaluation found. */
export interface Evaluated {
  readonly evaluation: GatesEvaluation;
  readonly invariants: InvariantsEvaluation | undefined;
  readonly log: LogReading;
  readonly waves?: { readonly reading: WaveSheetsReading; readonly plan: WavePlan } | undefined;
}

/** Compares what the sheets show with what they are to show: computed columns, the Gate report, the record. */
export function planGates(
  snapshot: WorkbookSnapshot,
  sheets: GateSheets,
  { evaluation, invariants, log, waves }: Evaluated,
  messages: Messages,
  language: string,
  signature: Signature,
): GatesPlan {
  const { record } = snapshot;
  const prints = gateFingerprints(evaluation, sheets, invariantsPrint(invariants));
  // A decided gate keeps its logged result, and with it the day of that.
  const settled = (gate: GateEvaluation): LoggedResult | undefined =>
    isDecided(gate.gate) ? log.results.get(gate.gate.key.toLowerCase()) : undefined;
  const changedOn = (gate: GateEvaluation): Day => {
    const last = record.gates[gate.gate.key];
    const result = settled(gate);
    if (result !== undefined) return last?.changedOn ?? result.evaluatedOn ?? evaluation.asOf;
    return last !== undefined && last.fingerprint === prints.get(gate) ? last.changedOn : evaluation.asOf;
  };
  const { date1904 } = snapshot.locale;
  const changes = ruleChanges(sheets.criteria, evaluation, record, messages, record.log?.language ?? language);
  const entries = logEntries({ evaluation, reading: log, changes, prints, messages });
  const logged = planLog(entries, log, snapshot, evaluation.asOf, signature, language);
  const added = logged.rows.map((cells) => logRecord(cells, date1904 ? DAYS_1904 : 0));
  const records = [...log.records, ...added];
  const chain = chainFindings(log.chain);
  const decisions = decisionsOf(evaluation, sheets.gates, log);
  const whys = criterionWhys(evaluation, messages);
  const criteria = editsOf(sheets.criteria, record, (rows) => criteriaCells(rows, evaluation, whys, messages));
  const checklist = criteria?.id === RANGE_ID ? planChecklist(snapshot, criteria.edits) : undefined;
  const tables = [
    criteria === undefined || checklist === undefined ? criteria : { ...criteria, edits: checklist.edits },
    editsOf(sheets.gates, record, (rows) => gateCells(rows, evaluation, messages, changedOn, date1904)),
    editsOf(sheets.waivers, record, (rows) => waiverCells(rows, evaluation, messages)),
    editsOf(sheets.invariants, record, (rows) => invariantCells(rows, invariants?.states ?? [])),
    ...(waves === undefined ? [] : wavesEdits(waves, record, messages)),
  ].flatMap((edits) => edits ?? []);

  const problems = [
    ...sheets.problems,
    ...evaluation.problems,
    ...(invariants?.problems ?? []),
    ...(waves?.reading.problems ?? []),
    ...tables.flatMap(({ edits }) => edits.problems),
  ].sort(bySheetAndCell(snapshot));

  const inputs = fingerprint([...prints.values()]);
  const report = planReport(
    gateReport({
      evaluation,
      invariants: invariants?.states ?? [],
      log: { records, findings: chain, decisions },
      policy: sheets.policy,
      messages,
      toFix: problems.filter(({ severity }) => severity === "problem"),
      inputs: `${inputs.slice(0, 4)} ${inputs.slice(4, 8)}`,
      whyOf: (member) => memberWhy(member, whys, messages),
    }),
    snapshot,
  );
  const results =
    checklist?.elsewhere === true
      ? planReport(checklistResults(sheets.criteria, evaluation, whys, messages), snapshot)
      : undefined;
  // Units alone have no gates to report on.
  const reported = [
    ...(evaluation.gates.length === 0 && waves !== undefined && !snapshot.reports.has("gateReport")
      ? []
      : [{ key: "gateReport", plan: report }]),
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
      evaluation.gates.map((gate) => {
        const last = settled(gate) === undefined ? undefined : record.gates[gate.gate.key]?.fingerprint;
        return [gate.gate.key, { fingerprint: last ?? prints.get(gate) ?? "", changedOn: changedOn(gate) }];
      }),
    ),
    ...(logged.record === undefined ? {} : { log: logged.record }),
  };
  const columns = tables.flatMap(({ edits }) => edits.columns);
  const cells = tables.flatMap(({ edits }) => edits.edits);
  const reports = reported.flatMap(({ plan }) => plan.edit ?? []);
  const recordChanged = JSON.stringify(next) !== JSON.stringify(record);
  const touched = tables.filter(({ edits }) => edits.columns.length + edits.edits.length > 0);
  const idle = columns.length + cells.length + reports.length === 0 && !recordChanged;
  return {
    plan: idle ? undefined : { columns, cells, reports, log: logged.edit, record: recordChanged ? next : undefined },
    cells:
      tables.reduce((sum, { edits }) => sum + edits.cells, 0) +
      reported.reduce((sum, { plan }) => sum + plan.cells, 0) +
      logged.cells,
    sheets: [
      ...new Set([
        ...touched.map(({ sheet }) => sheet),
        ...reports.map(({ name }) => name),
        ...(logged.edit === undefined ? [] : [logged.edit.name]),
      ]),
    ],
    log: {
      reading: log,
      added,
      overrides: records.filter(({ event }) => event === "Override").length,
      sheet: logged.edit?.name ?? snapshot.log?.sheet.name,
      decisions,
    },
    problems,
    findings: [
      ...chain,
      ...[...decisions.values()].flat(),
      ...changes.map((change) => change.finding),
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
              {
                sheet: snapshot.checklist.choice.sheet.name,
                results: results.record.name,
                why: checklist?.locked === true ? "protected" : "no-room",
              },
              [],
            ),
          ]),
    ],
  };
}

function wavesEdits(
  { reading: { sheets, wavesAreOurs }, plan }: NonNullable<Evaluated["waves"]>,
  record: OwnershipRecord,
  messages: Messages,
): readonly (PlannedTable | undefined)[] {
  return [
    editsOf(sheets.units, record, (rows) => unitCells(rows, plan, wavesAreOurs, messages)),
    editsOf(sheets.waves, record, (rows) => waveCells(rows, plan, messages)),
  ];
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
