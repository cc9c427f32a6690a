import type { CellAddress } from "../../tabular/cellAddress";
import { isoDate, type Day } from "../../tabular/excelDate";
import { finding, type Finding } from "../finding";
import type { LoggedResult } from "../gates/evaluateGates";
import type { GateRow } from "../gates/gateList";
import { VERDICTS, type Verdict } from "../gates/verdict";
import { lastOf } from "./lastOf";
import type { LogRecord } from "./logRow";
import { takenBackRows } from "./takenBackRows";

export type Decision = NonNullable<GateRow["decision"]>;

/** A decision with its day, and the evaluation that it rests on. */
export interface TakenDecision {
  readonly gate: GateRow;
  readonly decision: Decision;
  readonly decidedOn: Day;
  /** The last logged result at or before that day; undefined: it was decided without an evaluation. */
  readonly evaluated: { readonly verdict: Verdict; readonly on: Day } | undefined;
  readonly override: boolean;
  /** It is older than the log that is there: what it rests on was in the part that is gone. */
  readonly basisGone: boolean;
}

/** "Go, 2026-12-04": how the log names a decision, in every language alike. */
export function decisionText(decision: string, decidedOn: Day): string {
  return `${decision}, ${isoDate(decidedOn)}`;
}

/**
 * The intact rows that are about a gate, by its key in lower case, first to last. A result that was taken back is not
 * among them: it binds nobody, and the one before it does again.
 */
export function logByGate(log: readonly LogRecord[]): ReadonlyMap<string, readonly LogRecord[]> {
  const found = new Map<string, LogRecord[]>();
  const takenBack = takenBackRows(log);
  for (const row of log) {
    const key = row.subject.toLowerCase();
    if (!isOfGate(row) || takenBack.has(row)) continue;
    const own = found.get(key);
    if (own === undefined) found.set(key, [row]);
    else own.push(row);
  }
  return found;
}

function isOfGate({ event }: LogRecord): boolean {
  return event === "Evaluation" || isDecisionEvent(event) || event === "Decision cleared";
}

function isDecisionEvent(event: LogRecord["event"]): boolean {
  return event === "Decision" || event === "Override";
}

/** The last logged result of every gate, by its key in lower case: what a decided gate keeps. */
export function lastResults(byGate: ReadonlyMap<string, readonly LogRecord[]>): ReadonlyMap<string, LoggedResult> {
  const results = new Map<string, LoggedResult>();
  for (const [key, rows] of byGate) {
    const last = lastOf(rows, ({ event, verdict }) => event === "Evaluation" && verdict !== undefined);
    if (last?.verdict === undefined) continue;
    const { verdict, score, low, high, evaluatedOn, waivers } = last;
    results.set(key, { verdict, score, low, high, evaluatedOn, waivers });
  }
  return results;
}

/**
 * The decision of a gate, or undefined where it is not decided. It rests on the last result that was logged before the
 * decision was, at or before its day: an evaluation that followed it cannot have been known.
 */
export function takenDecision(
  gate: GateRow,
  rows: readonly LogRecord[],
  /** The day on which the log begins, where what stood before is gone. */
  beginsOn?: Day,
): TakenDecision | undefined {
  const { decision, decidedOn } = gate;
  if (decision === undefined || decidedOn === undefined) return undefined;
  const text = decisionText(decision, decidedOn);
  const own = lastDecision(rows);
  const before = own?.decision === text ? rows.slice(0, rows.indexOf(own)) : rows;
  const known = lastOf(
    before,
    ({ event, verdict, evaluatedOn }) =>
      event === "Evaluation" && verdict !== undefined && evaluatedOn !== undefined && evaluatedOn <= decidedOn,
  );
  const evaluated =
    known?.verdict === undefined || known.evaluatedOn === undefined
      ? undefined
      : { verdict: known.verdict, on: known.evaluatedOn };
  const override = evaluated !== undefined && isLooser(decision, evaluated.verdict);
  const basisGone = evaluated === undefined && beginsOn !== undefined && decidedOn <= beginsOn;
  return { gate, decision, decidedOn, evaluated, override, basisGone };
}

/** The decision that the log holds for a gate; undefined where there is none, or it was cleared. */
export function lastDecision(rows: readonly LogRecord[]): LogRecord | undefined {
  const last = lastOf(rows, ({ event }) => isDecisionEvent(event) || event === "Decision cleared");
  return last !== undefined && isDecisionEvent(last.event) ? last : undefined;
}

/** A decision that lets through what the verdict does not. To hold what nobody could evaluate is none. */
export function isLooser(decision: Decision, verdict: Verdict): boolean {
  if (decision === "Hold" && verdict === "Not evaluable") return false;
  return VERDICTS.indexOf(decision) > VERDICTS.indexOf(verdict);
}

export function decisionFindings(
  { gate, decision, decidedOn, evaluated, override, basisGone }: TakenDecision,
  cells: readonly CellAddress[],
  /** The verdict in the gate's cells, where the log that said it is gone. */
  shown?: Verdict,
): readonly Finding[] {
  if (basisGone) {
    return [finding("decision-basis-gone", "warning", { gate: gate.key, decision, decidedOn, shown }, cells)];
  }
  if (evaluated === undefined) {
    return [finding("decision-unevaluated", "warning", { gate: gate.key, decision, decidedOn }, cells)];
  }
  if (!override) return [];
  const facts = { gate: gate.key, decision, decidedOn, verdict: evaluated.verdict, evaluatedOn: evaluated.on };
  return [finding("decision-override", "warning", facts, cells)];
}
