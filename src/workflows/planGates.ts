import type { CellProblem } from "../tabular/cellProblem";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { AuditBlockers } from "../domain/audit/auditBlockers";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { finding, type Finding } from "../domain/finding";
import { isDecided, type GateEvaluation, type GatesEvaluation, type LoggedResult } from "../domain/gates/evaluateGates";
import { chainFindings } from "../domain/log/logChain";
import { logRecord, type LogRecord } from "../domain/log/logRow";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Messages } from "../messages/messages";
import { gateReport } from "../reports/gateReport";
import { planChecklist, RESULTS_REPORT } from "./checklistPlan";
import { checklistResults } from "./checklistResults";
import { planAudit } from "./auditCells";
import { planAuditReports } from "./auditReports";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhys, gateCells, memberWhy, waiverCells } from "./gateCells";
import { blockersPrint, gateFingerprints } from "./gateFingerprint";
import { invariantCells, invariantsPrint } from "./invariantCells";
import { decisionsOf, logEntries } from "./logEntries";
import { planLog, type Signature } from "./planLog";
import type { LogReading } from "./readLog";
import { ruleChanges } from "./ruleChanges";
import { RISK_REPORT } from "./riskLinks";
import type { PlannedRisks } from "./riskWork";
import { planReport } from "./planReport";
import type { GateSheets } from "./readGateSheets";
import { editsOf, type PlannedTable } from "./plannedTable";
import { LAYOUT, type OwnershipRecord } from "./record";
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
  readonly audit: AuditEvaluation;
  /** What the other sheets hold gates back by. */
  readonly blockers: AuditBlockers;
  /** Undefined: the workbook has no Risks table. */
  readonly risks: PlannedRisks | undefined;
}

/** Compares what the sheets show with what they are to show: computed columns, the Gate report, the record. */
export function planGates(
  snapshot: WorkbookSnapshot,
  sheets: GateSheets,
  { evaluation, invariants, log, audit, blockers, risks }: Evaluated,
  messages: Messages,
  language: string,
  signature: Signature,
): GatesPlan {
  const { record } = snapshot;
  const prints = gateFingerprints(evaluation, sheets, invariantsPrint(invariants), blockersPrint(blockers));
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
    ...planAudit(sheets.audit, record, audit, messages, date1904),
    risks?.table,
  ].flatMap((edits) => edits ?? []);

  const problems = [
    ...sheets.problems,
    ...evaluation.problems,
    ...(invariants?.problems ?? []),
    ...audit.problems,
    ...(risks?.risks.problems ?? []),
    ...tables.flatMap(({ edits }) => edits.problems),
  ].sort(bySheetAndCell(snapshot));

  const inputs = fingerprint([...prints.values()]);
  // Where there is nothing to decide there is nothing to report of gates.
  const report =
    sheets.gates === undefined && sheets.criteria === undefined && !snapshot.reports.has("gateReport")
      ? undefined
      : planReport(
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
  const ofRisks = risks === undefined ? undefined : planReport(risks.report, snapshot);
  const auditReports = planAuditReports(audit, sheets.policy, messages, snapshot);
  const reported = [
    ...auditReports,
    ...(report === undefined ? [] : [{ key: "gateReport", plan: report }]),
    ...(ofRisks === undefined ? [] : [{ key: RISK_REPORT, plan: ofRisks }]),
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
      ...(report?.renamed === true
        ? [finding("sheet-renamed", "note", { sheet: messages.report.title, name: report.record.name }, [])]
        : []),
      ...(ofRisks?.renamed === true
        ? [finding("sheet-renamed", "note", { sheet: risks?.report.name ?? "", name: ofRisks.record.name }, [])]
        : []),
      ...auditReports.flatMap(({ title, plan }) =>
        plan.renamed ? [finding("sheet-renamed", "note", { sheet: title, name: plan.record.name }, [])] : [],
      ),
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

function bySheetAndCell({ sheets }: WorkbookSnapshot): (one: CellProblem, other: CellProblem) => number {
  const order = new Map(sheets.map(({ name }, position) => [name, position]));
  return ({ cell: a }, { cell: b }) =>
    (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column;
}

function renamedColumns(tables: readonly PlannedTable[]): readonly Finding[] {
  return tables.flatMap(({ table, edits }) =>
    [...edits.renamed].map(([key, name]) =>
      finding("column-renamed", "note", { table: table.name, column: table.columns[key]?.header ?? key, name }, []),
    ),
  );
}
