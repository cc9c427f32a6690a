import type { CellAddress } from "../tabular/cellAddress";
import type { Day } from "../tabular/excelDate";
import type { AuditFindingFacts } from "./audit/auditFindings";
import type { FitFindingFacts } from "./fit/fitFindings";
import type { Verdict } from "./gates/verdict";
import type { InvariantReason } from "./invariants/judgeReading";
import type { PolicyPart } from "./log/policyChange";
import type { RulePart } from "./log/ruleChange";
import type { RiskFindingFacts } from "./risks/riskFindings";
import type { WaveFindingFacts } from "./waves/waveFindings";

export type Severity = "blocker" | "warning" | "note";

/** A criterion as a sentence names it: by its ID, with its text beside it where that is another one. */
export interface CriterionName {
  readonly key: string;
  readonly text: string;
}

/** The facts that each finding's sentence is made from. Ids are public, kebab-case and never reused. */
export interface FindingFacts extends AuditFindingFacts, FitFindingFacts, RiskFindingFacts, WaveFindingFacts {
  "must-pass-not-met": { readonly criterion: CriterionName; readonly reason: CriterionReason };
  "must-pass-unknown": { readonly criterion: CriterionName; readonly reason: CriterionReason };
  "score-cannot-reach-warn": { readonly score: number; readonly high: number; readonly warn: number };
  "nothing-scored": { readonly gate: string };
  "no-weight": { readonly criteria: number };
  "too-much-missing": { readonly missing: number; readonly limit: number };
  "score-below-warn": { readonly score: number; readonly high: number; readonly warn: number };
  "score-below-pass": { readonly score: number; readonly pass: number };
  "waiver-used": { readonly waiver: string; readonly criterion: CriterionName; readonly until: Day };
  "no-authority": { readonly gate: string };
  "invariant-breached": InvariantFacts;
  "invariant-unknown": InvariantFacts;
  "reading-measure-unknown": { readonly measure: string; readonly readings: number };
  "evidence-undated": { readonly criterion: CriterionName };
  "criterion-without-gate": { readonly criterion: CriterionName };
  "criterion-gate-unreadable": { readonly criterion: CriterionName };
  "criterion-gate-unknown": { readonly criterion: CriterionName; readonly gate: string };
  "waiver-target-unknown": { readonly waiver: string; readonly what: "criterion" | "gate"; readonly target: string };
  "gates-from-criteria": { readonly count: number };
  "checklist-beside": { readonly headers: readonly string[] };
  "checklist-used": { readonly range: string; readonly columns: readonly { column: string; header: string }[] };
  "checklist-headings": { readonly count: number };
  "checklist-goes-on": { readonly lastRow: number; readonly nextRow: number };
  "checklist-cut": { readonly rows: number; readonly lastColumn: string };
  "results-elsewhere": {
    readonly sheet: string;
    /** Undefined: the checklist of the user's own there. */
    readonly table?: string | undefined;
    readonly results: string;
    readonly why: "no-room" | "protected" | "room-again";
  };
  "checklist-alone": { readonly missing: readonly string[] };
  "rule-loosened": RuleFacts;
  "rule-tightened": RuleFacts;
  "rule-changed": RuleFacts;
  "policy-loosened": PolicyFacts;
  "policy-tightened": PolicyFacts;
  "policy-changed": PolicyFacts;
  "criteria-gone": {
    readonly criteria: number;
    /** Of them. */
    readonly mustPass: number;
    /** The first of them by key, must-pass ones before others. */
    readonly named: readonly string[];
  };
  "rules-not-kept": { readonly criteria: number };
  "decision-override": {
    readonly gate: string;
    readonly decision: string;
    readonly decidedOn: Day;
    readonly verdict: Verdict;
    readonly evaluatedOn: Day;
  };
  "decision-unevaluated": { readonly gate: string; readonly decision: string; readonly decidedOn: Day };
  "decision-basis-gone": {
    readonly gate: string;
    readonly decision: string;
    readonly decidedOn: Day;
    /** What the gate's cells showed when the log was found to be gone; undefined: they say it no longer. */
    readonly shown?: Verdict | undefined;
  };
  "decision-undated": { readonly gate: string; readonly decision: string };
  "result-kept": { readonly gate: string; readonly verdict: Verdict; readonly evaluatedOn: Day | undefined };
  "would-be-now": { readonly gate: string; readonly verdict: Verdict };
  "crossed-without-decision": { readonly what: string; readonly gate: string };
  "log-gone": { readonly row: string; readonly rows: number };
  "log-beginning-gone": { readonly row: string; readonly rows: number };
  "log-row-altered": { readonly row: string; readonly rows: number };
  "log-row-missing": { readonly row: string; readonly rows: number };
  "log-row-copied": { readonly row: string; readonly rows: number };
  "log-row-foreign": { readonly cell: CellAddress; readonly rows: number };
  "log-forked": { readonly after: string | undefined; readonly rows: number };
  "column-renamed": { readonly table: string; readonly column: string; readonly name: string };
  "sheet-renamed": { readonly sheet: string; readonly name: string };
}

export type FindingId = keyof FindingFacts;

/** What is different about the rule of a criterion since it was last evaluated, as a person reads both. */
export interface RuleFacts {
  readonly criterion: CriterionName;
  readonly part: "rule" | RulePart;
  readonly from: string;
  readonly to: string;
}

/** What is different about a rule of the policy, or of one gate, since the last evaluation, as a person reads both. */
export interface PolicyFacts {
  /** The gate that has the rule for itself. */
  readonly gate?: string | undefined;
  readonly part: PolicyPart;
  readonly from: string;
  readonly to: string;
}

/** An invariant that keeps gates back: its ID, its text where that is another one, who owns it, and why. */
export interface InvariantFacts {
  readonly invariant: string;
  readonly text?: string;
  readonly owner?: string;
  readonly reason?: InvariantReason;
}

/** Something worth saying, with the cells it rests on. The sentence is made in messages. */
export type Finding = {
  readonly [Id in FindingId]: {
    readonly id: Id;
    readonly severity: Severity;
    readonly facts: FindingFacts[Id];
    readonly cells: readonly CellAddress[];
  };
}[FindingId];

/** Builds a finding with the facts that its id asks for. */
export function finding<Id extends FindingId>(
  id: Id,
  severity: Severity,
  facts: FindingFacts[Id],
  cells: readonly CellAddress[],
): Finding {
  return { id, severity, facts, cells } as Finding;
}

/** A figure with its unit, as a sentence shows it. */
export interface Figure {
  readonly value: number;
  readonly unit: "plain" | "percent" | "date" | "time";
}

/** What was measured, as a sentence shows it. */
export type Shown = Figure | string;

/** Why a criterion has its result. */
export type CriterionReason =
  | { readonly id: "meets"; readonly actual: Shown; readonly rule: RuleText }
  | { readonly id: "warns"; readonly actual: Shown; readonly rule: RuleText }
  | { readonly id: "fails"; readonly actual: Shown; readonly rule: RuleText }
  | { readonly id: "word-passes"; readonly word: string }
  | { readonly id: "word-warns"; readonly word: string }
  | { readonly id: "word-fails"; readonly word: string }
  | { readonly id: "actual-blank" }
  | { readonly id: "actual-error"; readonly error: string }
  | { readonly id: "actual-unreadable"; readonly found: string }
  | { readonly id: "units-differ" }
  | { readonly id: "rule-unreadable"; readonly what: "Pass at" | "Operator" }
  | { readonly id: "rule-missing" }
  | { readonly id: "reason-missing" }
  | { readonly id: "evidence-old"; readonly date: Day; readonly days: number; readonly limit: number }
  | { readonly id: "evidence-future"; readonly date: Day }
  | { readonly id: "evidence-undated" }
  | { readonly id: "not-applicable"; readonly reason: string }
  | { readonly id: "information" };

/** A rule in its parts, for "≥ 90 %, warn 80 %". */
export interface RuleText {
  readonly operator: Operator;
  readonly pass: readonly Shown[];
  readonly warn: readonly Shown[];
}

export const OPERATORS = ["≥", "≤", ">", "<", "=", "between", "is"] as const;
export type Operator = (typeof OPERATORS)[number];

/** One step of the smallest way to Go. */
export interface Step {
  readonly change: StepChange;
  readonly criterion: CriterionName | undefined;
  readonly owner: string | undefined;
  readonly cells: readonly CellAddress[];
  /** After this step and all before it. */
  readonly scoreAfter: number | undefined;
  readonly verdictAfter: Verdict;
}

export type StepChange =
  | { readonly id: "bring-to"; readonly rule: RuleText }
  | { readonly id: "bring-to-without-waiver"; readonly rule: RuleText | undefined; readonly waiver: string }
  | { readonly id: "give-evidence"; readonly rule: RuleText | undefined }
  | { readonly id: "renew-evidence" }
  | { readonly id: "answer-with-word" }
  | { readonly id: "mend-rule" }
  | { readonly id: "give-reason" }
  | { readonly id: "lift-blocker"; readonly blocker: Finding }
  | { readonly id: "add-criteria"; readonly gate: string }
  | { readonly id: "give-weight" };
