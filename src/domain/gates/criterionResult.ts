import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { CellValue } from "../../tabular/cellValue";
import type { Day } from "../../tabular/excelDate";
import { numberFromText } from "../../tabular/numberText";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import { ROWS_A_STEP, type Steps } from "../../tabular/steps";
import type { Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { CriterionReason, Figure, Shown } from "../finding";
import type { Policy } from "../policy";
import { round9 } from "../rounding";
import { entry } from "../entry";
import { comparable } from "../words";
import type { criteriaTable } from "./criteria.table";
import {
  judgeFigure,
  judgeFigureAsWord,
  judgeWord,
  ruleReader,
  ruleText,
  type Rule,
  type RuleCells,
  type RuleFault,
  type RuleReading,
} from "./criterionRule";
import { offeredWord } from "./offeredWord";
import type { Result } from "./verdict";

export type CriterionRow = Row<typeof criteriaTable>;
export type CriteriaRows = TableRows<typeof criteriaTable>;

/** What a criterion says before its evidence ages: everything that does not depend on the day. */
export interface Measured {
  readonly row: CriterionRow;
  readonly mustPass: boolean;
  readonly weight: number;
  readonly rule: Rule | undefined;
  readonly result: Exclude<Result, "Stale">;
  readonly reason: CriterionReason;
  /** The column of the cell that keeps the rule from being used. */
  readonly mend: RuleFault["column"] | undefined;
  readonly evidenceDate: Day | undefined;
  /** The sheet has an Evidence date column, so an undated pass of a must-pass is not believed. */
  readonly dated: boolean;
}

/** A criterion on a given day. */
export interface Judged {
  readonly result: Result;
  readonly reason: CriterionReason;
}

type MeasurePolicy = Pick<Policy, "wordsThatPass" | "wordsThatWarn" | "wordsThatFail" | "wordsShown">;

/** Measures every criterion; problems go to `report` in sheet order. */
export function* measureCriteria(
  criteria: CriteriaRows,
  policy: MeasurePolicy,
  locale: WorkbookLocale,
): Steps<{ readonly measured: readonly Measured[]; readonly problems: readonly CellProblem[] }> {
  const problems: CellProblem[] = [];
  const sheet: SheetFacts = {
    hasPassAt: criteria.has("passAt"),
    hasReason: criteria.has("reasonNotApplicable"),
    dated: criteria.has("evidenceDate"),
    passPercent: criteria.percentHeader("passAt"),
    warnPercent: criteria.percentHeader("warnAt"),
    readRule: ruleReader(locale),
    judge: judgeOnce(locale),
  };
  const report: Report = (row, code, key, facts = {}) => {
    const cell = criteria.cell(row, key);
    problems.push({
      cell,
      severity: "problem",
      code,
      column: criteria.table.columns[key].header,
      found: cellValue(criteria, cell.column, row.index),
      facts: { row: row.key, ...facts },
    });
  };
  const measured: Measured[] = [];
  for (const row of criteria.rows) {
    measured.push(measure(row, sheet, policy, report));
    if (measured.length % ROWS_A_STEP === 0) yield;
  }
  return { measured, problems };
}

function cellValue({ snapshot }: CriteriaRows, column: number, index: number): CellValue {
  return snapshot.values[index]?.[column - snapshot.firstColumn] ?? "";
}

interface SheetFacts {
  readonly hasPassAt: boolean;
  readonly hasReason: boolean;
  readonly dated: boolean;
  readonly passPercent: boolean;
  readonly warnPercent: boolean;
  readonly readRule: (cells: RuleCells) => RuleReading;
  readonly judge: (rule: Rule, actual: Readable) => Judgement;
}

type Report = (
  row: CriterionRow,
  code: ProblemCode,
  column: keyof typeof criteriaTable.columns,
  facts?: Readonly<Record<string, string | number>>,
) => void;

function measure(row: CriterionRow, sheet: SheetFacts, policy: MeasurePolicy, report: Report): Measured {
  // What cannot be read counts against the criterion: it must pass, it applies, it weighs 1.
  const mustPass = row.unreadable.has("mustPass") || row.mustPass === true;
  const applies = row.unreadable.has("applies") || row.applies !== false;
  const negative = row.weight !== undefined && row.weight < 0;
  if (negative) report(row, "negative-weight", "weight");
  if (!applies && mustPass) report(row, "must-pass-applies", "applies");
  const { rule, result, reason, mend } =
    !applies && !mustPass
      ? notApplicable(row, sheet, report)
      : row.passAt === undefined
        ? withoutRule(row, mustPass, sheet, policy, report)
        : withRule(row, row.passAt, sheet, report);
  const weight = negative ? 1 : (row.weight ?? 1);
  return { row, mustPass, weight, rule, result, reason, mend, evidenceDate: row.evidenceDate, dated: sheet.dated };
}

interface Outcome {
  readonly rule?: Rule | undefined;
  readonly result: Exclude<Result, "Stale">;
  readonly reason: CriterionReason;
  readonly mend?: RuleFault["column"] | undefined;
}

function notApplicable(row: CriterionRow, sheet: SheetFacts, report: Report): Outcome {
  if (row.reasonNotApplicable !== undefined) {
    return { result: "Not applicable", reason: { id: "not-applicable", reason: row.reasonNotApplicable } };
  }
  report(row, "reason-missing", sheet.hasReason ? "reasonNotApplicable" : "applies");
  return { result: "No evidence", reason: { id: "reason-missing" } };
}

/** Pass at is blank: words that pass, warn and fail apply, on must-pass rows too. */
function withoutRule(
  row: CriterionRow,
  mustPass: boolean,
  sheet: SheetFacts,
  policy: MeasurePolicy,
  report: Report,
): Outcome {
  if (row.warnAt !== undefined) report(row, "warn-at-not-used", "warnAt");
  const { actual } = row;
  if (actual === undefined) {
    report(row, "word-blank", "actual", { words: wordList(policy) });
    return { result: "No evidence", reason: { id: "actual-blank" } };
  }
  if (actual.kind === "error") return errorValue(row, actual, report);
  if (actual.kind === "number") {
    if (!mustPass && sheet.hasPassAt) return { result: "Information", reason: { id: "information" } };
    if (sheet.hasPassAt) report(row, "pass-at-missing", "passAt");
    else report(row, "pass-at-missing", "actual", { column: "none" });
    return { result: "No evidence", reason: { id: "rule-missing" }, mend: "passAt" };
  }
  const word = comparable(actual.text);
  if (policy.wordsThatPass.includes(word)) {
    return { result: "Met", reason: { id: "word-passes", word: actual.text } };
  }
  if (policy.wordsThatWarn.includes(word)) {
    return { result: "Warning", reason: { id: "word-warns", word: actual.text } };
  }
  if (policy.wordsThatFail.includes(word)) {
    return { result: "Not met", reason: { id: "word-fails", word: actual.text } };
  }
  const meant = offeredWord(actual.text, policy);
  report(row, "word-unknown", "actual", { words: wordList(policy), ...(meant === undefined ? {} : { meant }) });
  return { result: "No evidence", reason: { id: "actual-unreadable", found: actual.text } };
}

function wordList(policy: MeasurePolicy): string {
  return policy.wordsShown.join(", ");
}

function errorValue(
  row: CriterionRow,
  actual: Extract<Quantity, { kind: "error" }>,
  report: Report,
  rule?: Rule,
): Outcome {
  report(row, "error-value", "actual");
  return { rule, result: "No evidence", reason: { id: "actual-error", error: actual.text } };
}

function withRule(row: CriterionRow, passAt: Quantity, sheet: SheetFacts, report: Report): Outcome {
  const { rule, faults } = sheet.readRule({
    operator: row.operator,
    passAt,
    warnAt: row.warnAt,
    passPercent: sheet.passPercent,
    warnPercent: sheet.warnPercent,
  });
  for (const fault of faults) report(row, fault.code, fault.column);
  const { actual } = row;
  if (rule === undefined) {
    const [fault] = faults;
    if (fault?.code === "some-percent" || fault?.code === "unit-differs") {
      return { rule, result: "No evidence", reason: { id: "units-differ" }, mend: fault.column };
    }
    const what = fault?.column === "operator" ? "Operator" : "Pass at";
    return { rule, result: "No evidence", reason: { id: "rule-unreadable", what }, mend: fault?.column };
  }
  if (actual === undefined) return { rule, result: "No evidence", reason: { id: "actual-blank" } };
  if (actual.kind === "error") return errorValue(row, actual, report, rule);
  const { outcome, problem } = sheet.judge(rule, actual);
  if (problem !== undefined) report(row, problem.code, problem.column ?? "actual", problem.facts);
  return outcome;
}

type Readable = Exclude<Quantity, { kind: "error" }>;

/** What a rule says of an actual value, and what is wrong with the value. */
interface Judgement {
  readonly outcome: Outcome;
  readonly problem?: {
    readonly code: ProblemCode;
    /** Where it is to be mended; Actual where nothing else is said. */
    readonly column?: "passAt";
    readonly facts?: Readonly<Record<string, string>>;
  };
}

/** Judges each pair of rule and actual value once: in a long sheet they come back over and over. */
function judgeOnce(locale: WorkbookLocale): (rule: Rule, actual: Readable) => Judgement {
  const seen = new Map<Rule, Map<Readable, Judgement>>();
  return (rule, actual) => {
    const ofRule = entry(seen, rule, () => new Map<Readable, Judgement>());
    return entry(ofRule, actual, () =>
      rule.kind === "figure" ? judgedFigure(rule, actual) : judgedWord(rule, actual, locale),
    );
  };
}

function unknown(rule: Rule, reason: CriterionReason, problem: Judgement["problem"]): Judgement {
  return { outcome: { rule, result: "No evidence", reason }, ...(problem === undefined ? {} : { problem }) };
}

function judgedFigure(rule: Extract<Rule, { kind: "figure" }>, actual: Readable): Judgement {
  if (actual.kind === "words") {
    return unknown(rule, { id: "actual-unreadable", found: actual.text }, { code: "actual-not-a-number" });
  }
  if (actual.unit !== rule.unit) {
    const code = [actual.unit, rule.unit].includes("percent") ? "some-percent" : "unit-differs";
    return unknown(rule, { id: "units-differ" }, { code });
  }
  return { outcome: outcome(judgeFigure(rule, actual.value), shownFigure(actual), rule) };
}

/** The figure as it is compared; the cell's own where rounding changes nothing. */
function shownFigure(actual: Extract<Quantity, { kind: "number" }>): Figure {
  const value = round9(actual.value);
  return value === actual.value ? actual : { value, unit: actual.unit };
}

const RULE_UNREADABLE: CriterionReason = { id: "rule-unreadable", what: "Pass at" };

function judgedWord(rule: Extract<Rule, { kind: "words" }>, actual: Readable, locale: WorkbookLocale): Judgement {
  if (actual.kind === "words") return { outcome: outcome(judgeWord(rule, actual.text), actual.text, rule) };
  const judgement = judgeFigureAsWord(rule, actual, locale);
  if (judgement !== undefined) return { outcome: outcome(judgement, shownFigure(actual), rule) };
  if (rule.pass.some((word) => /\d/.test(word) && numberFromText(word, locale) === undefined)) {
    // "10-20" or "at least 90" was meant as a figure, and cannot be read as one.
    return {
      outcome: { rule: undefined, result: "No evidence", reason: RULE_UNREADABLE, mend: "passAt" },
      problem: { code: "pass-at-unreadable", column: "passAt" },
    };
  }
  // A bare figure where a word is asked for shows nothing.
  return unknown(
    rule,
    { id: "actual-unreadable", found: String(round9(actual.value)) },
    { code: "actual-not-a-word", facts: { words: [...rule.pass, ...rule.warn].join(", ") } },
  );
}

function outcome(judgement: "pass" | "warn" | "fail", actual: Shown, rule: Rule): Outcome {
  const text = ruleText(rule);
  switch (judgement) {
    case "pass":
      return { rule, result: "Met", reason: { id: "meets", actual, rule: text } };
    case "warn":
      return { rule, result: "Warning", reason: { id: "warns", actual, rule: text } };
    case "fail":
      return { rule, result: "Not met", reason: { id: "fails", actual, rule: text } };
  }
}

/**
 * The criterion as of a day: passes age, failures do not. `known`: the day up to which evidence can exist (the status
 * date, also when the day judged lies ahead); what is dated after it is not believed.
 */
export function judgeOn(measured: Measured, day: Day, known: Day, evidenceAgeDays: number): Judged {
  const { result, evidenceDate: date } = measured;
  // What has not aged is as it was measured.
  if ((result !== "Met" && result !== "Warning") || !measured.dated) return measured;
  if (date === undefined) {
    return measured.mustPass ? { result: "Stale", reason: { id: "evidence-undated" } } : measured;
  }
  if (date > known) return { result: "Stale", reason: { id: "evidence-future", date } };
  if (day - date > evidenceAgeDays) {
    return { result: "Stale", reason: { id: "evidence-old", date, days: day - date, limit: evidenceAgeDays } };
  }
  return measured;
}
