import type { CellAddress } from "../tabular/cellAddress";
import { finding, type Finding } from "../domain/finding";
import type { GateEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { criteriaTable } from "../domain/gates/criteria.table";
import type { GateRow, GateRows } from "../domain/gates/gateList";
import type { Verdict } from "../domain/gates/verdict";
import {
  decisionFindings,
  decisionText,
  lastDecision,
  takenDecision,
  type TakenDecision,
} from "../domain/log/decisions";
import { lastOf } from "../domain/log/lastOf";
import type { LogEntry, LogRecord } from "../domain/log/logRow";
import type { Messages } from "../messages/messages";
import type { PolicyChange } from "./policyChanges";
import type { LogReading } from "./readLog";
import type { RuleChange } from "./ruleChanges";

export interface LogInput {
  readonly evaluation: GatesEvaluation;
  readonly reading: LogReading;
  readonly changes: readonly RuleChange[];
  readonly ofPolicy: readonly PolicyChange[];
  /** Fingerprint of inputs and result, by gate. */
  readonly prints: ReadonlyMap<GateEvaluation, string>;
  readonly messages: Messages;
  /** What the cells of a gate show, where the log that said it is gone. */
  readonly shown: (gate: GateRow) => Verdict | undefined;
}

/** What this evaluation adds to the log: decisions first, since what is evaluated now was not known to them. */
export function logEntries(input: LogInput): readonly LogEntry[] {
  const { evaluation, reading, changes, ofPolicy, prints, messages } = input;
  const rowsOf = (gate: GateEvaluation): readonly LogRecord[] => reading.byGate.get(gate.gate.key.toLowerCase()) ?? [];
  return [
    ...evaluation.gates.flatMap((gate) => decisionEntry(gate, rowsOf(gate), input)),
    ...ofPolicy.flatMap((change) => policyEntry(change, evaluation, reading, messages)),
    ...changes.flatMap((change) => ruleEntry(change, evaluation, reading, messages)),
    ...evaluation.gates.flatMap((gate) => evaluationEntry(gate, rowsOf(gate), prints.get(gate) ?? "", messages)),
  ];
}

function decisionEntry(
  { gate }: GateEvaluation,
  rows: readonly LogRecord[],
  { reading, messages, shown }: LogInput,
): readonly LogEntry[] {
  const taken = takenDecision(gate, rows, reading.beginsOn);
  const logged = lastDecision(rows);
  const about = { subject: gate.key, gates: [gate.key] };
  if (taken === undefined) {
    if (logged === undefined) return [];
    const detail = messages.words.decisionCleared(logged.decision);
    return [{ ...about, event: "Decision cleared", detail, decision: logged.decision }];
  }
  const decision = decisionText(taken.decision, taken.decidedOn);
  if (logged?.decision === decision) return [];
  const detail = [
    ...decisionFindings(taken, [], shown(gate)).map((one) => messages.finding(one)),
    ...(gate.decidedBy === undefined ? [] : [messages.words.decidedBy(gate.decidedBy)]),
    ...(gate.reason === undefined ? [] : [gate.reason]),
  ].join(". ");
  return [
    { ...about, event: taken.override ? "Override" : "Decision", detail, verdict: taken.evaluated?.verdict, decision },
  ];
}

const RULE_EVENTS = {
  "rule-loosened": "Rule loosened",
  "rule-tightened": "Rule tightened",
  "rule-changed": "Rule changed",
} as const;

/** One that was logged, but not yet written beside its criterion when a write was cut short, is not logged again. */
function ruleEntry(
  change: RuleChange,
  evaluation: GatesEvaluation,
  { records }: LogReading,
  messages: Messages,
): readonly LogEntry[] {
  const { finding: one, index } = change;
  const subject = one.facts.criterion.key;
  const detail = messages.finding(one);
  const part = `${subject}: ${one.facts.part} `;
  const last = lastOf(records, (row) => isRuleEvent(row) && row.subject === subject && row.detail.startsWith(part));
  if (last?.detail === detail) return [];
  const gates = evaluation.gates
    .filter(({ members }) => members.some(({ criterion }) => criterion.measured.row.index === index))
    .map(({ gate }) => gate.key);
  return [{ event: RULE_EVENTS[one.id], subject, detail, gates }];
}

const POLICY_EVENTS = {
  "policy-loosened": "Rule loosened",
  "policy-tightened": "Rule tightened",
  "policy-changed": "Rule changed",
  "criteria-gone": "Rule loosened",
} as const;

/** What binds every gate is logged for all that are not decided; what the log already says last of it is not said again. */
function policyEntry(
  one: PolicyChange,
  { gates }: GatesEvaluation,
  { records }: LogReading,
  messages: Messages,
): readonly LogEntry[] {
  const detail = messages.finding(one);
  const open = gates.filter(({ decided }) => !decided).map(({ gate: { key } }) => key);
  const about = (): { readonly subject: string; readonly part: string; readonly gates: readonly string[] } => {
    if (one.id === "criteria-gone") return { subject: criteriaTable.name, part: "", gates: [] };
    const { gate, part } = one.facts;
    const name = messages.policyName(part, gate);
    return gate === undefined
      ? { subject: name, part: name, gates: open }
      : { subject: gate, part: name, gates: [gate] };
  };
  const { subject, part, gates: bound } = about();
  const last = lastOf(records, (row) => isRuleEvent(row) && row.subject === subject && row.detail.startsWith(part));
  return last?.detail === detail ? [] : [{ event: POLICY_EVENTS[one.id], subject, detail, gates: bound }];
}

export function isRuleEvent({ event }: LogRecord): boolean {
  return event === "Rule loosened" || event === "Rule tightened" || event === "Rule changed";
}

/** A decided gate keeps the result that is logged; any other is logged when inputs or result differ. */
function evaluationEntry(
  gate: GateEvaluation,
  rows: readonly LogRecord[],
  inputs: string,
  messages: Messages,
): readonly LogEntry[] {
  const last = lastOf(rows, ({ event, verdict }) => event === "Evaluation" && verdict !== undefined);
  if (last !== undefined && gate.decided) return [];
  if (last?.inputs === inputs) return [];
  const { verdict, score, scores, because, waiversUsed } = gate;
  const { key, decision, decidedOn } = gate.gate;
  return [
    {
      event: "Evaluation",
      subject: key,
      detail: whyText(because, messages),
      gates: [key],
      verdict,
      score,
      low: scores?.low,
      high: scores?.high,
      blockers: [...new Set(because.filter(({ severity }) => severity === "blocker").map(blockerName))],
      waivers: waiversUsed,
      ...(decision === undefined || decidedOn === undefined ? {} : { decision: decisionText(decision, decidedOn) }),
      inputs,
    },
  ];
}

const REASONS = 3;

/** The first reasons, without their cells: the log outlasts the places of today. */
function whyText(because: readonly Finding[], messages: Messages): string {
  if (because.length === 0) return messages.words.goReached;
  const more = because.length - REASONS;
  const reasons = because.slice(0, REASONS).map((one) => messages.finding(one));
  return `${reasons.join(". ")}${more > 0 ? `; ${messages.words.more(more)}` : ""}`;
}

/** The criterion or invariant that blocks, else what does in a word or two. */
function blockerName({ id, facts }: Finding): string {
  if ("criterion" in facts) return facts.criterion.key;
  if ("invariant" in facts) return facts.invariant;
  return id.startsWith("score-") ? "score" : id.replaceAll("-", " ");
}

/** What is to be said of every gate's decision, by gate. */
export function decisionsOf(
  { gates }: GatesEvaluation,
  rows: GateRows | undefined,
  { byGate, beginsOn }: LogReading,
  shown: LogInput["shown"],
): ReadonlyMap<GateEvaluation, readonly Finding[]> {
  return new Map(
    gates.map((gate): [GateEvaluation, readonly Finding[]] => {
      const row = gate.gate;
      const cells: readonly CellAddress[] = rows === undefined ? [] : [rows.cell(row, "decision")];
      const taken: TakenDecision | undefined = takenDecision(row, byGate.get(row.key.toLowerCase()) ?? [], beginsOn);
      if (taken !== undefined) return [gate, decisionFindings(taken, cells, shown(row))];
      const undated = row.decision !== undefined && rows?.has("decidedOn") === true;
      return [
        gate,
        undated ? [finding("decision-undated", "note", { gate: row.key, decision: row.decision }, cells)] : [],
      ];
    }),
  );
}
