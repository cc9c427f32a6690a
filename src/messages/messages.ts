import type { RiskWords } from "./riskWords";
import type { CriterionReason, Finding, RuleText, Shown, Step } from "../domain/finding";
import type { WaiverFault } from "../domain/gates/waiverValidity";
import type { OnTheDay } from "../domain/gates/onTheDay";
import type { Verdict } from "../domain/gates/verdict";
import type { InvariantReason } from "../domain/invariants/judgeReading";
import type { Violation } from "../domain/waves/check/violation";
import type { PolicyPart } from "../domain/log/policyChange";
import type { PlanDifference } from "../domain/waves/planDifference";
import type { WaveReason } from "../domain/waves/waveReason";
import type { CellProblem } from "../tabular/cellProblem";
import type { Day } from "../tabular/excelDate";
import type { AuditReportWords } from "./auditReport.en";
import { en } from "./en";
import { formatFor, type Format } from "./format";

/** What was found in a cell, what was expected there, and what follows. Plain words: no "invalid", no "error" of ours. */
export interface ProblemText {
  readonly found: string;
  readonly expected: string;
  /** "C7 counts as No evidence"; of a guess what it was read as. */
  readonly effect: string;
}

/** Every sentence that the product says about a workbook, in one language. */
export interface Messages {
  readonly format: Format;
  readonly finding: (finding: Finding) => string;
  /** What to do about it, where there is one thing to do whatever else is found. */
  readonly remedy: (finding: Finding) => string | undefined;
  /** Why a criterion has its result. */
  readonly reason: (reason: CriterionReason) => string;
  /** "≥ 90, warn 80" */
  readonly rule: (rule: RuleText) => string;
  /** What a rule of the policy is called, or that of one gate. */
  readonly policyName: (part: PolicyPart, gate: string | undefined) => string;
  readonly policyValue: (part: PolicyPart, value: number | readonly string[]) => string;
  /** What a planner is asked to do in one step. */
  readonly step: (step: Step) => string;
  /** What was found in the cell, and what was expected there. */
  readonly problem: (problem: CellProblem) => ProblemText;
  /** Why an invariant is in its state. */
  readonly invariantReason: (reason: InvariantReason) => string;
  /** What was measured, with no more decimals than its limit needs. */
  readonly measured: (actual: Shown, rule: RuleText | undefined) => string;
  /** What keeps a unit out of a wave. */
  readonly waveReason: (reason: WaveReason) => string;
  /** What another plan in the place of one that stood changed, for the log. */
  readonly rebaselined: (difference: PlanDifference) => string;
  /** What a plan breaks. */
  readonly waveViolation: (violation: Violation) => string;
  readonly waiverFault: (fault: WaiverFault) => string;
  /** "Go today, Hold on 12 Jan: evidence of C7 expires 9 Jan" */
  readonly onTheDay: (then: OnTheDay, today: Verdict, asOf: Day) => string;
  readonly words: MessageWords;
  readonly report: ReportWords;
  readonly risks: RiskWords;
  readonly auditReport: AuditReportWords;
}

/** Words of the cells and report sheets that stand outside a sentence. */
export interface MessageWords {
  readonly yes: string;
  readonly no: string;
  readonly to: string;
  readonly noScore: string;
  readonly goReached: string;
  readonly mustPass: string;
  readonly must: string;
  readonly warn: string;
  readonly weight: string;
  readonly more: (count: number) => string;
  readonly none: string;
  readonly noWave: string;
  readonly lateBy: (end: Day, due: Day) => string;
  readonly lateUnits: (units: number) => string;
  readonly decidedBy: (who: string) => string;
  readonly decisionCleared: (decision: string) => string;
  readonly putBack: (on: string) => string;
  readonly waivedBy: (waiver: string, until: string) => string;
}

/** A table by its name and sheet, or a range without a name on its sheet. */
export interface ResultsOf {
  readonly table: string | undefined;
  readonly sheet: string;
}

/** Headings and fixed sentences of the Gate report. */
/** Of the chart of scores and the table of its figures. */
export interface ScoreChartWords {
  readonly title: string;
  readonly figures: string;
  /** Gate, name, then a word for each series. */
  readonly gate: string;
  readonly name: string;
  readonly below: string;
  readonly score: string;
  readonly open: string;
  readonly warn: string;
  readonly pass: string;
}

export interface ReportWords {
  readonly title: string;
  readonly allGates: string;
  readonly notAssessed: string;
  readonly because: string;
  readonly smallestWay: string;
  readonly criteria: string;
  readonly nothingToDo: string;
  readonly logTitle: string;
  readonly logHeader: readonly string[];
  readonly overrides: (count: number) => string;
  readonly toDecide: string;
  readonly toSign: string;
  readonly invariants: string;
  readonly addInvariants: string;
  readonly invariantsHeader: readonly string[];
  readonly gatesHeader: readonly string[];
  readonly stepsHeader: readonly string[];
  readonly criteriaHeader: readonly string[];
  readonly scores: ScoreChartWords;
  readonly owed: string;
  readonly owedHeader: readonly string[];
  readonly nobodyNamed: string;
  readonly cellsToFix: string;
  readonly toFix: (cells: number) => string;
  readonly toFixLine: (facts: ProblemText & { readonly column: string }) => string;
  readonly severity: Readonly<Record<"blocker" | "warning" | "note", string>>;
  readonly blank: string;
  /** The sheet for results that have no room beside their table or checklist. */
  readonly results: {
    readonly title: string;
    readonly subtitle: (of: ResultsOf) => string;
    readonly severalSubtitle: string;
    readonly nothing: string;
    readonly section: (of: ResultsOf) => string;
    readonly cell: string;
  };
  /** Of a report whose evaluation was taken back. */
  readonly takenBack: (on: string) => string;
  readonly subtitle: (name: string | undefined, asOf: string, inputs: string) => string;
  readonly scoreLine: (facts: { high: string; beforeWaivers: string; warn: string; pass: string }) => string;
  readonly noScoreLine: (facts: { range: string; warn: string; pass: string }) => string;
  readonly decision: (facts: {
    authority: { readonly name: string } | "nobody" | "not assessed";
    planned: string | undefined;
    decision: string | undefined;
    decidedOn: string | undefined;
  }) => string;
}

/**
 * The sentences of a language. English is the only wording yet; figures and dates follow the language all the same.
 */
export function messagesFor(language: string): Messages {
  return en(formatFor(language));
}
