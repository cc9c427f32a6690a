import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { inSlices, type Pause, type Steps } from "../tabular/steps";
import type { ChosenRange } from "../tabular/range/chosenRange";
import { assumptionsTable } from "../domain/assumptions/assumptions.table";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { boundariesTable } from "../domain/boundary/boundaries.table";
import { signalsTable } from "../domain/boundary/signals.table";
import { finding, type Finding } from "../domain/finding";
import type { FitReview } from "../domain/fit/fitReview";
import { fitMetricsTable } from "../domain/fit/fitMetrics.table";
import { criteriaTable } from "../domain/gates/criteria.table";
import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import { invariantsTable } from "../domain/invariants/invariants.table";
import { operatingModelTable } from "../domain/operatingModel/operatingModel.table";
import { readingsTable } from "../domain/readings/readings.table";
import { evaluationLogTable } from "../domain/log/evaluationLog.table";
import type { Policy } from "../domain/policy";
import { supportsTable } from "../domain/supports/supports.table";
import { transitionTable } from "../domain/transition/transition.table";
import type { WavePlan } from "../domain/waves/planWaves";
import { dependenciesTable } from "../domain/waves/dependencies.table";
import { unitsTable } from "../domain/waves/units.table";
import type { WaveProgress } from "../domain/waves/waveJobs";
import { waveLinks } from "../domain/waves/waveLinks";
import { wavesTable } from "../domain/waves/waves.table";
import { TABLES } from "../domain/tables";
import { messagesFor, type Messages } from "../messages/messages";
import { WAVE_REPORT } from "../reports/wavePlanReport";
import { AUDIT_REPORTS } from "./auditReports";
import { checklistFindings } from "./checklistPlan";
import { evaluateInputsInSteps, type GateInputs } from "./gateInputs";
import { inputAreas, type InputArea } from "./inputAreas";
import { lastWriteOf, type LastWrite } from "./lastWrite";
import { RESULTS_REPORT } from "./resultPlaces";
import { withAskedEdits, type PlanChange } from "./planChange";
import { plannedSheets, type PlannedChange, type ReadSheets } from "./plannedSheets";
import { planGates, type GatesLog } from "./planGates";
import { readLog } from "./readLog";
import { FIT_REPORT } from "./fitLinks";
import { RISK_REPORT } from "./riskLinks";
import type { RiskRegister } from "./riskRegister";
import type { RunJob } from "./runJob";
import { readGateSheets, type GateSheets } from "./readGateSheets";
import { readWaveSheets, type WaveSheetsReading } from "./readWaveSheets";
import { Refusal } from "./refusal";
import { refuseUnwritable } from "./refuseUnwritable";
import { waveOutcome, type WaveOutcome } from "./waveOutcome";
import type { WavePlanRequest } from "./wavePlanning";
import type { Workbook, WorkbookSnapshot } from "./workbook";

export interface EvaluateOptions {
  /** The user's local day; the Transition table's Status date outranks it. */
  readonly today: Day;
  /** Outranks both: a day given on the command line. */
  readonly asOf?: Day;
  /** Language of the text in cells where the Transition table names none. */
  readonly language: string;
  /** Without Excel there is no workbook locale: figures typed as text are read in the Transition table's Language. */
  readonly headless?: boolean;
  /** The range or table of the user's own that is read as Criteria from now on. */
  readonly checklist?: ChosenRange | undefined;
  /** False: show the result, write nothing. */
  readonly write?: boolean;
  /** Who evaluates, as they say themselves: Excel tells an add-in no name. */
  readonly by?: string;
  /** Of the add-in, for the log. */
  readonly version?: string;
  /** Who runs long work; inline where nobody says. */
  readonly runJob?: RunJob;
  /** How the waves are planned where there are units; without it a plan that stands is checked, and none is made anew. */
  readonly plan?: WavePlanRequest;
  /** What was asked of the wave plan: its cells are filled in, and everything is evaluated as it is then. */
  readonly change?: PlanChange;
  readonly onStep?: (step: EvaluateStep) => void;
  readonly signal?: AbortSignal;
  /** Asked again and again, so that a large workbook does not block whoever waits; left out: in one go. */
  readonly pause?: Pause | undefined;
  /** Told before anything is written: what is about to change, and what stands there. */
  readonly onWriting?: (write: LastWrite) => void;
}

export type EvaluateStep =
  | { readonly name: "read"; readonly tables: number; readonly rows: number }
  | { readonly name: "plan"; readonly progress: WaveProgress }
  | { readonly name: "evaluated"; readonly gates: number }
  | { readonly name: "draw"; readonly done: number; readonly of: number }
  | { readonly name: "write"; readonly cells: number };

/** The log, and what this evaluation has to add to it. */
export interface LogOutcome extends GatesLog {
  /** False: nothing was added, because nothing was to be written. */
  readonly written: boolean;
}

/** What an evaluation found, and what it wrote. */
export interface GatesOutcome {
  /** What was read, so that other rules can be tried on it. */
  readonly inputs: GateInputs;
  readonly evaluation: GatesEvaluation;
  /** Undefined where there is no Invariants table: not assessed. */
  readonly invariants: InvariantsEvaluation | undefined;
  /** Boundaries, assumptions and the redesign, as far as the workbook has them. */
  readonly audit: AuditEvaluation;
  /** Undefined where there is no Risks table: not assessed. */
  readonly register: RiskRegister | undefined;
  /** Undefined where there are neither fit metrics nor supports: not assessed. */
  readonly fit: FitReview | undefined;
  readonly log: LogOutcome;
  /** Undefined where there is no Units table: not assessed. */
  readonly wavePlan: WavePlan | undefined;
  /** The same beside the gates and the assumptions. */
  readonly waves?: WaveOutcome | undefined;
  /** What the plan was made from. */
  readonly waveSheets: WaveSheetsReading | undefined;
  /** What was asked of the plan, where something was. */
  readonly planned: PlannedChange | undefined;
  readonly policy: Policy;
  readonly messages: Messages;
  readonly findings: readonly Finding[];
  /** Cells to fix and cells read with a guess, in the order of the sheets. */
  readonly problems: readonly CellProblem[];
  /** Rows that were used. */
  readonly rows: number;
  /** Where the cells stand that the result rests on. */
  readonly inputAreas: readonly InputArea[];
  readonly written: { readonly cells: number; readonly sheets: readonly string[] };
  /** Cells that a colleague changed while the result was written. */
  readonly changedMeanwhile: readonly CellAddress[];
}

/** An evaluation that is not written yet. */
export interface PreparedEvaluation {
  /** As it is while nothing is written. */
  readonly outcome: GatesOutcome;
  /** Writes exactly what was evaluated. Throws a Refusal when it must not, also where the workbook has changed since. */
  readonly write: (told: Pick<EvaluateOptions, "onStep" | "onWriting">) => Promise<GatesOutcome>;
}

/** Reads the workbook, evaluates every gate, and writes what changed. Throws a Refusal when it must not write. */
export async function evaluateGates(workbook: Workbook, options: EvaluateOptions): Promise<GatesOutcome> {
  const { outcome, write } = await prepareEvaluation(workbook, options);
  return options.write === false ? outcome : write(options);
}

/** Reads the workbook and evaluates it, with what was asked of the wave plan; nothing is written yet. */
export async function prepareEvaluation(workbook: Workbook, options: EvaluateOptions): Promise<PreparedEvaluation> {
  const read = await workbook.read({
    tables: TABLES,
    reports: ["gateReport", RISK_REPORT, FIT_REPORT, RESULTS_REPORT, ...AUDIT_REPORTS, WAVE_REPORT],
    log: evaluationLogTable,
    checklist: { table: criteriaTable, name: "criterion", choice: options.checklist },
  });
  stopIfCancelled(options.signal);
  refuseUnclear(read);
  const { pause, signal } = options;
  const orStop: Pause | undefined =
    pause &&
    (() =>
      pause()?.then(() => {
        stopIfCancelled(signal);
      }));
  const run = <T>(work: Steps<T>): Promise<T> => inSlices(work, orStop);
  const runJob = options.runJob ?? (await import("./runJob")).runInline;
  const between = (): Promise<void> => run(giveWay());
  const plan: WavePlanRequest = {
    ...options.plan,
    between,
    onProgress: (progress) => {
      options.plan?.onProgress?.(progress);
      options.onStep?.({ name: "plan", progress });
    },
  };
  const readIn = function* (snapshot: WorkbookSnapshot): Steps<ReadSheets> {
    const sheets = yield* readGateSheets(snapshot, options.headless === true);
    const asOf = options.asOf ?? sheets.policy.statusDate ?? options.today;
    return { snapshot, sheets, asOf, waves: yield* readWaveSheets(snapshot, sheets, asOf) };
  };
  const found = await run(readIn(read));
  options.onStep?.({ name: "read", tables: read.tables.size, rows: found.sheets.rows });
  const { change } = options;
  const planning = await plannedSheets(found, { change, plan, runJob, signal, read: readIn, run });
  const { snapshot, sheets, asOf, waves, wavePlan, planned } = planning;
  const asked = planned?.cells ?? [];
  await between();
  const log = readLog(snapshot);
  const ofRisks = sheets.risks === undefined ? undefined : (await import("./riskWork")).riskWork;
  const links = wavePlan && waveLinks(wavePlan);
  const risksOf = ofRisks?.risksBy(snapshot, asOf, links);
  const hasFit = sheets.fitMetrics !== undefined || sheets.supports !== undefined;
  const ofFit = hasFit ? (await import("./fitWork")).fitWork : undefined;
  const fitOf = ofFit?.fitBy(log.records, wavePlan, asOf);
  const inputs: GateInputs = { sheets, logged: log.results, asOf, waves: links, risksOf, fitOf };
  const { evaluation: evaluated, risks, fit, ...others } = await run(evaluateInputsInSteps(inputs));
  const { invariants, audit } = others;
  options.onStep?.({ name: "evaluated", gates: evaluated.gates.length });
  stopIfCancelled(options.signal);
  const register = await ofRisks?.registerOf(risks, sheets, runJob, {
    signal: options.signal,
    onProgress: ({ done, of }) => options.onStep?.({ name: "draw", done, of }),
  });

  const language = sheets.policy.language ?? options.language;
  const messages = messagesFor(language);
  await between();
  const wavesFound = waves && wavePlan && waveOutcome(waves, wavePlan, evaluated, audit);
  const findings = [
    ...evaluated.findings,
    ...(invariants?.findings ?? []),
    ...audit.findings,
    ...(register?.findings ?? []),
    ...(wavesFound?.findings ?? []),
    ...(fit?.blockers ?? []),
    ...(fit?.findings ?? []),
    ...checklistFindings(snapshot),
    ...checklistAlone(sheets),
  ];
  const evaluation = { ...evaluated, findings };
  const signature = { by: options.by ?? "", version: options.version ?? "" };
  const risksPlan =
    register && ofRisks && (await run(ofRisks.planned(register, sheets, snapshot.record, sheets.policy, messages)));
  const fitPlan = fit && ofFit && (await run(ofFit.planned(fit, sheets, risks, snapshot.record, messages)));
  const everything = { evaluation, log, ...others, risks: risksPlan, waves: wavesFound, planned, fit: fitPlan };
  const computed = await run(planGates(snapshot, sheets, everything, messages, language, signature));
  stopIfCancelled(options.signal);
  const edits = withAskedEdits(computed.plan, asked);
  const outcome: GatesOutcome = {
    inputs,
    evaluation,
    invariants,
    audit,
    register,
    fit,
    log: { ...computed.log, written: false },
    wavePlan: wavesFound?.plan,
    waves: wavesFound,
    waveSheets: waves,
    planned,
    policy: sheets.policy,
    messages,
    findings: [...evaluation.findings, ...computed.findings],
    problems: computed.problems,
    rows: sheets.rows + (waves?.sheets.units.rows.length ?? 0),
    inputAreas: inputAreas(read, undefined),
    written: { cells: 0, sheets: [] },
    changedMeanwhile: [],
  };
  const write: PreparedEvaluation["write"] = async ({ onStep, onWriting }) => {
    if (edits === undefined) return outcome;
    const names = [...new Set([...asked.map(({ table }) => table.sheet.name), ...computed.sheets])];
    const count = computed.cells + asked.length;
    refuseUnwritable(read, names);
    onStep?.({ name: "write", cells: count });
    onWriting?.(lastWriteOf(edits, read, evaluation));
    const { changedMeanwhile } = await workbook.write(edits, read, pause);
    return {
      ...outcome,
      log: { ...computed.log, written: true },
      inputAreas: inputAreas(read, edits),
      written: { cells: count, sheets: names },
      changedMeanwhile,
    };
  };
  return { outcome, write };
}

/** No work at all: whoever runs it looks whether others are to go first. */
function* giveWay(): Steps<void> {
  yield;
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal({ code: "cancelled" });
}

function refuseUnclear(snapshot: WorkbookSnapshot): void {
  const { tables, ambiguous, checklist, checklistGone } = snapshot;
  if (checklistGone !== undefined && !tables.has(criteriaTable.name)) {
    const { sheet, headers, columns } = checklistGone;
    const chosen = Object.values(columns).flatMap((offset) => headers[offset] ?? []);
    throw new Refusal({ code: "checklist-gone", sheet: sheet.name, headers: chosen });
  }
  for (const [table, candidates] of ambiguous) {
    // Many a table holds measures, dates and values; where nothing is measured nothing hangs on which one it is.
    if (table === readingsTable.name && !MEASURED.some((name) => tables.has(name))) continue;
    if ((table === wavesTable.name || table === dependenciesTable.name) && !tables.has(unitsTable.name)) continue;
    throw new Refusal({ code: "table-ambiguous", table, candidates: candidates.map(({ name }) => name) });
  }
  if (checklist === undefined && !hasOurs(snapshot)) throw new Refusal({ code: "no-tables" });
}

/** Tables whose rows are measured by readings. */
const MEASURED: readonly string[] = [
  invariantsTable.name,
  boundariesTable.name,
  signalsTable.name,
  fitMetricsTable.name,
  supportsTable.name,
];

/** Tables whose headers many other tables bear: they count as ours only under our name, or where we made them. */
const COMMON: readonly string[] = [transitionTable.name, readingsTable.name, wavesTable.name, dependenciesTable.name];

function hasOurs({ tables, record }: WorkbookSnapshot): boolean {
  return [...tables].some(
    ([declared, { id, name }]) =>
      !COMMON.includes(declared) || record.tables[declared] === id || name.toLowerCase() === declared.toLowerCase(),
  );
}

/** The parts of managing the crossing that a gate checklist does not show. */
function checklistAlone({ gates, criteria, invariants, audit }: GateSheets): readonly Finding[] {
  if (gates === undefined && criteria === undefined) return [];
  const parts = [
    { table: boundariesTable, rows: audit.boundaries },
    { table: assumptionsTable, rows: audit.assumptions },
    { table: operatingModelTable, rows: audit.operatingModel },
    { table: invariantsTable, rows: invariants },
  ];
  const missing = parts.filter(({ rows }) => rows === undefined).map(({ table }) => table.name);
  return missing.length === 0 ? [] : [finding("checklist-alone", "note", { missing }, [])];
}
