import type { CellProblem } from "../tabular/cellProblem";
import { DAYS_1904, type Day } from "../tabular/excelDate";
import type { Steps } from "../tabular/steps";
import type { AuditBlockers } from "../domain/audit/auditBlockers";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import type { Finding } from "../domain/finding";
import type { GateEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { chainFindings } from "../domain/log/logChain";
import { logRecord, type LogRecord } from "../domain/log/logRow";
import { policyParts } from "../domain/log/policyChange";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Messages } from "../messages/messages";
import { gateReportInSteps } from "../reports/gateReport";
import type { ReportLog } from "../reports/logBlock";
import { planAudit } from "./auditCells";
import { planAuditReports } from "./auditReports";
import { fingerprint } from "./fingerprint";
import { criteriaCells, criterionWhys, gateCells, memberWhy, waiverCells, type CriterionWhys } from "./gateCells";
import { blockersPrint, gateFingerprints } from "./gateFingerprint";
import { dayOfChange, recordOfGates, recordOfPlaces, type PlannedReport } from "./gatesRecord";
import { invariantCells, invariantsPrint } from "./invariantCells";
import { decisionsOf, logEntries } from "./logEntries";
import type { PlannedChange } from "./plannedSheets";
import { rebaselineEntries } from "./rebaselineEntries";
import { planNamedReport, renamedSheets } from "./namedReport";
import { recordOfPlan } from "./planOrigin";
import { planLog, type LogPlan, type Signature } from "./planLog";
import { policyChanges } from "./policyChanges";
import { planTable, renamedColumns, type PlannedTable } from "./plannedTable";
import type { LogReading } from "./readLog";
import type { PlannedFit } from "./fitWork";
import type { PlannedRisks } from "./riskWork";
import type { GateSheets } from "./readGateSheets";
import type { OwnershipRecord } from "./record";
import { placeResults, RESULTS_REPORT, type PlacedTable } from "./resultPlaces";
import { elsewhereFindings, planResults } from "./resultsSheet";
import { ruleChanges, unkeptRules } from "./ruleChanges";
import { shownVerdicts } from "./shownVerdicts";
import { rulesToStore } from "./storedRules";
import { unitCells, waveCells } from "./waveCells";
import type { WaveOutcome } from "./waveOutcome";
import { planWaveReport } from "./waveReportPlan";
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
  /** Undefined: it has neither fit metrics nor supports. */
  readonly fit?: PlannedFit | undefined;
  readonly waves?: WaveOutcome | undefined;
  /** What was asked of the wave plan. */
  readonly planned?: PlannedChange | undefined;
}

/** Compares what the sheets show with what they are to show: computed columns, the Gate report, the record. */
export function* planGates(
  snapshot: WorkbookSnapshot,
  sheets: GateSheets,
  evaluated: Evaluated,
  messages: Messages,
  language: string,
  signature: Signature,
): Steps<GatesPlan> {
  const { evaluation, invariants, log, audit, blockers, risks, waves, fit } = evaluated;
  const { record } = snapshot;
  const { date1904 } = snapshot.locale;
  const prints = yield* gateFingerprints(evaluation, sheets, invariantsPrint(invariants), blockersPrint(blockers));
  const changedOn = dayOfChange(evaluated, prints, record);
  const changes = ruleChanges(sheets.criteria, evaluation, record, messages, record.log?.language ?? language);
  const ofPolicy = policyChanges(evaluation, sheets.policy, record, messages);
  yield;
  const shown = shownVerdicts(sheets.gates, record, log);
  const entries = [
    ...rebaselineEntries(evaluated.planned, log, messages),
    ...logEntries({ evaluation, reading: log, changes, ofPolicy, prints, messages, shown }),
  ];
  const logged = planLog(entries, log, snapshot, evaluation.asOf, signature, language);
  const added = logged.rows.map((cells) => logRecord(cells, date1904 ? DAYS_1904 : 0));
  const records = [...log.records, ...added];
  const chain = chainFindings(log.chain);
  const decisions = decisionsOf(evaluation, sheets.gates, log, shown);
  const whys = yield* criterionWhys(evaluation, messages);
  const tables = yield* placedTables(snapshot, sheets, evaluated, { messages, whys, changedOn });
  yield;
  const problems = [
    ...sheets.problems,
    ...evaluation.problems,
    ...(invariants?.problems ?? []),
    ...audit.problems,
    ...(risks?.risks.problems ?? []),
    ...(waves?.reading.problems ?? []),
    ...(fit?.review.problems ?? []),
    ...tables.flatMap(({ edits }) => edits.problems),
  ].sort(bySheetAndCell(snapshot));

  const inputs = fingerprint([...prints.values()]);
  yield;
  // Where there is nothing to decide there is nothing to report of gates.
  const ofGates = sheets.gates !== undefined || sheets.criteria !== undefined || snapshot.reports.has("gateReport");
  const gateReport = !ofGates
    ? []
    : [
        yield* planNamedReport(
          yield* gateReportInSteps({
            evaluation,
            invariants: invariants?.states ?? [],
            log: reportedLog(evaluated, sheets, records),
            policy: sheets.policy,
            messages,
            toFix: problems.filter(({ severity }) => severity === "problem"),
            inputs: `${inputs.slice(0, 4)} ${inputs.slice(4, 8)}`,
            whyOf: (member) => memberWhy(member, whys, messages),
          }),
          snapshot,
        ),
      ];
  yield;
  const fitReview = fit === undefined ? [] : [yield* planNamedReport(fit.report, snapshot)];
  const riskRegister = risks === undefined ? [] : [yield* planNamedReport(risks.report, snapshot)];
  const auditReports = yield* planAuditReports(audit, sheets.policy, messages, snapshot);
  const waveReport = yield* planWaveReport(evaluated, sheets.policy, messages, snapshot);
  const results = yield* planResults(tables, snapshot, messages);
  const reports = [
    ...[...auditReports, ...gateReport, ...riskRegister, ...fitReview, ...waveReport],
    ...(results === undefined ? [] : [{ key: RESULTS_REPORT, plan: results }]),
  ];
  const rules = rulesToStore(evaluation);
  const next: OwnershipRecord = {
    ...recordOfPlaces(snapshot, tables, reports),
    rules,
    ...(waves === undefined ? {} : { wavePlan: recordOfPlan(waves.plan, record), stagings: waves.stagings }),
    policy: policyParts(sheets.policy, evaluation.gates),
    gates: recordOfGates(evaluated, prints, changedOn, record),
    ...(logged.record === undefined ? {} : { log: logged.record }),
  };
  yield;
  return {
    ...writing(tables, reports, logged, record, next),
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
      ...ofPolicy,
      ...changes.map((change) => change.finding),
      ...unkeptRules(sheets.criteria, evaluation, rules),
      ...renamedColumns(tables),
      ...renamedSheets([...gateReport, ...riskRegister, ...fitReview, ...auditReports, ...waveReport]),
      ...elsewhereFindings(tables, results),
    ],
  };
}

interface TableContext {
  readonly messages: Messages;
  readonly whys: CriterionWhys;
  readonly changedOn: (gate: GateEvaluation) => Day;
}

/** Every table with computed columns, what they are to hold, and where that goes. */
function* placedTables(
  snapshot: WorkbookSnapshot,
  { criteria, gates, waivers, invariants, audit }: GateSheets,
  { evaluation, invariants: judged, audit: audited, risks, waves, fit }: Evaluated,
  { messages, whys, changedOn }: TableContext,
): Steps<readonly PlacedTable[]> {
  const { record, locale } = snapshot;
  const planned = [
    yield* planTable(criteria, record, (rows) => criteriaCells(rows, evaluation, whys, messages)),
    yield* planTable(gates, record, (rows) => gateCells(rows, evaluation, messages, changedOn, locale.date1904)),
    yield* planTable(waivers, record, (rows) => waiverCells(rows, evaluation, messages)),
    yield* planTable(invariants, record, (rows) => invariantCells(rows, judged?.states ?? [])),
    ...(yield* planAudit(audit, record, audited, messages, locale.date1904)),
    risks?.table,
    ...(fit?.tables ?? []),
    ...(waves === undefined ? [] : yield* planWaves(waves, record, messages)),
  ];
  return planned.flatMap((table) => (table === undefined ? [] : [placeResults(snapshot, table)]));
}

function* planWaves(
  { reading, plan, findings }: WaveOutcome,
  record: OwnershipRecord,
  messages: Messages,
): Steps<readonly (PlannedTable | undefined)[]> {
  const { sheets } = reading;
  return [
    yield* planTable(sheets.units, record, (rows) => unitCells(rows, plan, reading, messages)),
    yield* planTable(sheets.waves, record, (rows) => waveCells(rows, plan, findings, messages)),
  ];
}

/** What the report says of the log, as the next evaluation will find it: a log that is gone has begun anew by then. */
function reportedLog({ evaluation, log }: Evaluated, { gates }: GateSheets, records: readonly LogRecord[]): ReportLog {
  const { lost } = log.chain;
  return {
    records,
    findings: chainFindings({ ...log.chain, lost: lost === undefined ? undefined : { ...lost, all: false } }),
    decisions: decisionsOf(evaluation, gates, log, () => undefined),
  };
}

function bySheetAndCell({ sheets }: WorkbookSnapshot): (one: CellProblem, other: CellProblem) => number {
  const order = new Map(sheets.map(({ name }, position) => [name, position]));
  return ({ cell: a }, { cell: b }) =>
    (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row || a.column - b.column;
}

/** The finished edits, and how much they are. */
function writing(
  tables: readonly PlacedTable[],
  reported: readonly PlannedReport[],
  logged: LogPlan,
  record: OwnershipRecord,
  next: OwnershipRecord,
): Pick<GatesPlan, "plan" | "cells" | "sheets"> {
  const columns = tables.flatMap(({ edits }) => edits.columns);
  const cells = tables.flatMap(({ edits }) => edits.edits);
  const reports = reported.flatMap(({ plan }) => plan.edit ?? []);
  const recordChanged = JSON.stringify(next) !== JSON.stringify(record);
  const touched = tables.filter(({ edits }) => edits.columns.length + edits.edits.length > 0);
  const idle = columns.length + cells.length + reports.length === 0 && !recordChanged;
  const counts = [...tables.map(({ edits }) => edits.cells), ...reported.map(({ plan }) => plan.cells), logged.cells];
  return {
    plan: idle ? undefined : { columns, cells, reports, log: logged.edit, record: recordChanged ? next : undefined },
    cells: counts.reduce((sum, count) => sum + count, 0),
    sheets: [
      ...new Set([
        ...touched.map(({ snapshot }) => snapshot.sheet.name),
        ...reports.map(({ name }) => name),
        ...(logged.edit === undefined ? [] : [logged.edit.name]),
      ]),
    ],
  };
}
