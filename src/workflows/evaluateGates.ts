import type { CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import { atOnce, inSlices, type Pause, type Steps } from "../tabular/steps";
import type { ChosenRange } from "../tabular/range/chosenRange";
import { finding, type Finding } from "../domain/finding";
import { criteriaTable } from "../domain/gates/criteria.table";
import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import { gatesTable } from "../domain/gates/gates.table";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import { invariantsTable } from "../domain/invariants/invariants.table";
import { readingsTable } from "../domain/readings/readings.table";
import { evaluationLogTable } from "../domain/log/evaluationLog.table";
import type { Policy } from "../domain/policy";
import { TABLES } from "../domain/tables";
import { messagesFor, type Messages } from "../messages/messages";
import { checklistFindings } from "./checklistPlan";
import { evaluateInputsInSteps, type GateInputs } from "./gateInputs";
import { inputAreas, type InputArea } from "./inputAreas";
import { lastWriteOf, type LastWrite } from "./lastWrite";
import { RESULTS_REPORT } from "./resultPlaces";
import { planGates, type GatesLog } from "./planGates";
import { readLog } from "./readLog";
import { readGateSheets } from "./readGateSheets";
import { Refusal } from "./refusal";
import { refuseUnwritable } from "./refuseUnwritable";
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
  readonly onStep?: (step: EvaluateStep) => void;
  readonly signal?: AbortSignal;
  /** Asked again and again, so that a large workbook does not block whoever waits; left out: in one go. */
  readonly pause?: Pause | undefined;
  /** Told before anything is written: what is about to change, and what stands there. */
  readonly onWriting?: (write: LastWrite) => void;
}

export type EvaluateStep =
  | { readonly name: "read"; readonly tables: number; readonly rows: number }
  | { readonly name: "evaluated"; readonly gates: number }
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
  readonly log: LogOutcome;
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

/** Reads the workbook, evaluates every gate, and writes what changed. Throws a Refusal when it must not write. */
export async function evaluateGates(workbook: Workbook, options: EvaluateOptions): Promise<GatesOutcome> {
  const snapshot = await workbook.read({
    tables: TABLES,
    reports: ["gateReport", RESULTS_REPORT],
    log: evaluationLogTable,
    checklist: { table: criteriaTable, name: "criterion", choice: options.checklist },
  });
  stopIfCancelled(options.signal);
  refuseUnclear(snapshot);
  const run = async <T>(work: Steps<T>): Promise<T> => {
    if (options.pause === undefined) return atOnce(work);
    const { pause, signal } = options;
    return inSlices(work, () =>
      pause()?.then(() => {
        stopIfCancelled(signal);
      }),
    );
  };
  const sheets = await run(readGateSheets(snapshot, options.headless === true));
  options.onStep?.({ name: "read", tables: snapshot.tables.size, rows: sheets.rows });

  const asOf = options.asOf ?? sheets.policy.statusDate ?? options.today;
  const log = readLog(snapshot);
  const inputs = { sheets, logged: log.results, asOf };
  const { evaluation: evaluated, invariants } = await run(evaluateInputsInSteps(inputs));
  options.onStep?.({ name: "evaluated", gates: evaluated.gates.length });
  stopIfCancelled(options.signal);

  const language = sheets.policy.language ?? options.language;
  const messages = messagesFor(language);
  const findings = [
    ...evaluated.findings,
    ...(invariants?.findings ?? []),
    ...checklistFindings(snapshot),
    checklistAlone(invariants !== undefined),
  ];
  const evaluation = { ...evaluated, findings };
  const signature = { by: options.by ?? "", version: options.version ?? "" };
  const found = { evaluation, invariants, log };
  const planned = await run(planGates(snapshot, sheets, found, messages, language, signature));
  stopIfCancelled(options.signal);
  const { plan } = planned;
  const writes = options.write !== false && plan !== undefined;
  const outcome: GatesOutcome = {
    inputs,
    evaluation,
    invariants,
    log: { ...planned.log, written: writes },
    policy: sheets.policy,
    messages,
    findings: [...evaluation.findings, ...planned.findings],
    problems: planned.problems,
    rows: sheets.rows,
    inputAreas: inputAreas(snapshot, writes ? plan : undefined),
    written: { cells: 0, sheets: [] },
    changedMeanwhile: [],
  };
  if (!writes) return outcome;
  refuseUnwritable(snapshot, planned.sheets);
  options.onStep?.({ name: "write", cells: planned.cells });
  options.onWriting?.(lastWriteOf(plan, snapshot, evaluation));
  const { changedMeanwhile } = await workbook.write(plan, snapshot);
  return { ...outcome, written: { cells: planned.cells, sheets: planned.sheets }, changedMeanwhile };
}

function stopIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted === true) throw new Refusal({ code: "cancelled" });
}

function refuseUnclear({ tables, ambiguous, checklist, checklistGone }: WorkbookSnapshot): void {
  if (checklistGone !== undefined && !tables.has(criteriaTable.name)) {
    const { sheet, headers, columns } = checklistGone;
    const chosen = Object.values(columns).flatMap((offset) => headers[offset] ?? []);
    throw new Refusal({ code: "checklist-gone", sheet: sheet.name, headers: chosen });
  }
  for (const [table, candidates] of ambiguous) {
    // Many a table holds measures, dates and values; without invariants nothing hangs on which one it is.
    if (table === readingsTable.name && !tables.has(invariantsTable.name)) continue;
    throw new Refusal({ code: "table-ambiguous", table, candidates: candidates.map(({ name }) => name) });
  }
  if (!tables.has(gatesTable.name) && !tables.has(criteriaTable.name) && checklist === undefined)
    throw new Refusal({ code: "no-tables" });
}

/** The parts of managing the crossing that a gate checklist does not show. */
function checklistAlone(hasInvariants: boolean): Finding {
  const missing = ["Boundaries", "Assumptions", "OperatingModel", ...(hasInvariants ? [] : [invariantsTable.name])];
  return finding("checklist-alone", "note", { missing }, []);
}
