import type { CellProblem, ProblemCode } from "../../tabular/cellProblem";
import type { CellValue } from "../../tabular/cellValue";
import type { Day } from "../../tabular/excelDate";
import type { Quantity } from "../../tabular/quantity";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import type { CriterionReason, Shown } from "../finding";
import type { Policy } from "../policy";
import { round9 } from "../rounding";
import type { criteriaTable } from "./criteria.table";
import { judgeFigure, judgeWord, readRule, ruleText, type Rule } from "./criterionRule";
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
  /** The sheet has an Evidence date column, so an undated pass of a must-pass is not believed. */
  readonly dated: boolean;
}

/** A criterion on a given day. */
export interface Judged {
  readonly result: Result;
  readonly reason: CriterionReason;
}

type MeasurePolicy = Pick<Policy, "wordsThatPass" | "wordsThatWarn" | "wordsThatFail">;

/** Measures every criterion; problems go to `report` in sheet order. */
export function measureCriteria(
  criteria: CriteriaRows,
  policy: MeasurePolicy,
  locale: WorkbookLocale,
): { readonly measured: readonly Measured[]; readonly problems: readonly CellProblem[] } {
  const problems: CellProblem[] = [];
  const sheet: SheetFacts = {
    hasPassAt: criteria.has("passAt"),
    dated: criteria.has("evidenceDate"),
    passPercent: criteria.percentHeader("passAt"),
    warnPercent: criteria.percentHeader("warnAt"),
  };
  const measured = criteria.rows.map((row) =>
    measure(row, sheet, policy, locale, (code, key, facts = {}) => {
      const position = criteria.cell(row, key);
      problems.push({
        cell: position,
        severity: "problem",
        code,
        column: criteria.table.columns[key].header,
        found: cellValue(criteria, position.column, row.index),
        facts: { row: row.key, ...facts },
      });
    }),
  );
  return { measured, problems };
}

function cellValue({ snapshot }: CriteriaRows, column: number, index: number): CellValue {
  return snapshot.values[index]?.[column - snapshot.firstColumn] ?? "";
}

interface SheetFacts {
  readonly hasPassAt: boolean;
  readonly dated: boolean;
  readonly passPercent: boolean;
  readonly warnPercent: boolean;
}

type Report = (
  code: ProblemCode,
  column: keyof typeof criteriaTable.columns,
  facts?: Readonly<Record<string, string | number>>,
) => void;

function measure(
  row: CriterionRow,
  sheet: SheetFacts,
  policy: MeasurePolicy,
  locale: WorkbookLocale,
  report: Report,
): Measured {
  // What cannot be read counts against the criterion: it must pass, it applies, it weighs 1.
  const mustPass = row.unreadable.has("mustPass") || row.mustPass === true;
  const applies = row.unreadable.has("applies") || row.applies !== false;
  const negative = row.weight !== undefined && row.weight < 0;
  if (negative) report("negative-weight", "weight");
  const base = { row, mustPass, weight: negative ? 1 : (row.weight ?? 1), dated: sheet.dated };
  if (!applies && mustPass) report("must-pass-applies", "applies");
  if (!applies && !mustPass) {
    if (row.reasonNotApplicable !== undefined) {
      return {
        ...base,
        rule: undefined,
        result: "Not applicable",
        reason: { id: "not-applicable", reason: row.reasonNotApplicable },
      };
    }
    report("reason-missing", "reasonNotApplicable");
    return { ...base, rule: undefined, result: "No evidence", reason: { id: "reason-missing" } };
  }
  const { rule, ...outcome } =
    row.passAt === undefined
      ? { rule: undefined, ...withoutRule(row, mustPass, sheet, policy, report) }
      : withRule(row, row.passAt, sheet, locale, report);
  return { ...base, rule, ...outcome };
}

interface Outcome {
  readonly result: Exclude<Result, "Stale">;
  readonly reason: CriterionReason;
}

/** Pass at is blank: words that pass, warn and fail apply, on must-pass rows too. */
function withoutRule(
  row: CriterionRow,
  mustPass: boolean,
  sheet: SheetFacts,
  policy: MeasurePolicy,
  report: Report,
): Outcome {
  if (row.warnAt !== undefined) report("warn-at-not-used", "warnAt");
  const { actual } = row;
  if (actual === undefined) {
    report("word-blank", "actual", { words: wordList(policy) });
    return { result: "No evidence", reason: { id: "actual-blank" } };
  }
  if (actual.kind === "error") return errorValue(actual, report);
  if (actual.kind === "number") {
    if (!mustPass && sheet.hasPassAt) return { result: "Information", reason: { id: "information" } };
    if (sheet.hasPassAt) report("pass-at-missing", "passAt");
    else report("word-unknown", "actual", { words: wordList(policy) });
    return { result: "No evidence", reason: { id: "rule-missing" } };
  }
  const word = actual.text.trim().toLowerCase();
  if (policy.wordsThatPass.includes(word)) {
    return { result: "Met", reason: { id: "word-passes", word: actual.text } };
  }
  if (policy.wordsThatWarn.includes(word)) {
    return { result: "Warning", reason: { id: "word-warns", word: actual.text } };
  }
  if (policy.wordsThatFail.includes(word)) {
    return { result: "Not met", reason: { id: "word-fails", word: actual.text } };
  }
  report("word-unknown", "actual", { words: wordList(policy) });
  return { result: "No evidence", reason: { id: "actual-unreadable", found: actual.text } };
}

function wordList(policy: MeasurePolicy): string {
  return [...policy.wordsThatPass, ...policy.wordsThatWarn, ...policy.wordsThatFail].join(", ");
}

function errorValue(actual: Extract<Quantity, { kind: "error" }>, report: Report): Outcome {
  report("error-value", "actual");
  return { result: "No evidence", reason: { id: "actual-error", error: actual.text } };
}

function withRule(
  row: CriterionRow,
  passAt: Quantity,
  sheet: SheetFacts,
  locale: WorkbookLocale,
  report: Report,
): Outcome & { readonly rule: Rule | undefined } {
  const { rule, faults } = readRule(
    {
      operator: row.operator,
      passAt,
      warnAt: row.warnAt,
      passPercent: sheet.passPercent,
      warnPercent: sheet.warnPercent,
    },
    locale,
  );
  for (const fault of faults) report(fault.code, fault.column);
  const { actual } = row;
  if (rule === undefined) {
    const [fault] = faults;
    if (fault?.code === "some-percent" || fault?.code === "unit-differs") {
      return { rule, result: "No evidence", reason: { id: "units-differ" } };
    }
    const what = fault?.column === "operator" ? "Operator" : "Pass at";
    return { rule, result: "No evidence", reason: { id: "rule-unreadable", what } };
  }
  if (actual === undefined) return { rule, result: "No evidence", reason: { id: "actual-blank" } };
  if (actual.kind === "error") return { rule, ...errorValue(actual, report) };
  return rule.kind === "figure"
    ? { rule, ...judgedFigure(rule, actual, report) }
    : { rule, ...judgedWord(rule, actual, report) };
}

type Readable = Exclude<Quantity, { kind: "error" }>;

function judgedFigure(rule: Extract<Rule, { kind: "figure" }>, actual: Readable, report: Report): Outcome {
  if (actual.kind === "words") {
    report("actual-not-a-number", "actual");
    return { result: "No evidence", reason: { id: "actual-unreadable", found: actual.text } };
  }
  if (actual.unit !== rule.unit) {
    report([actual.unit, rule.unit].includes("date") ? "unit-differs" : "some-percent", "actual");
    return { result: "No evidence", reason: { id: "units-differ" } };
  }
  return outcome(judgeFigure(rule, actual.value), { value: round9(actual.value), unit: actual.unit }, rule);
}

function judgedWord(rule: Extract<Rule, { kind: "words" }>, actual: Readable, report: Report): Outcome {
  if (actual.kind === "words") return outcome(judgeWord(rule, actual.text), actual.text, rule);
  // A bare figure where a word is asked for shows nothing, unless a figure is among the words.
  if (![...rule.pass, ...rule.warn].some((word) => /\d/.test(word))) {
    report("actual-not-a-word", "actual", { words: [...rule.pass, ...rule.warn].join(", ") });
    return { result: "No evidence", reason: { id: "actual-unreadable", found: String(round9(actual.value)) } };
  }
  return outcome(
    judgeWord(rule, String(round9(actual.value))),
    { value: round9(actual.value), unit: actual.unit },
    rule,
  );
}

function outcome(judgement: "pass" | "warn" | "fail", actual: Shown, rule: Rule): Outcome {
  const facts = { actual, rule: ruleText(rule) };
  switch (judgement) {
    case "pass":
      return { result: "Met", reason: { id: "meets", ...facts } };
    case "warn":
      return { result: "Warning", reason: { id: "warns", ...facts } };
    case "fail":
      return { result: "Not met", reason: { id: "fails", ...facts } };
  }
}

/**
 * The criterion as of a day: passes age, failures do not. `known`: the day up to which evidence can exist (the status
 * date, also when the day judged lies ahead); what is dated after it is not believed.
 */
export function judgeOn(measured: Measured, day: Day, known: Day, evidenceAgeDays: number): Judged {
  const { result, reason, row } = measured;
  if ((result !== "Met" && result !== "Warning") || !measured.dated) return { result, reason };
  const date = row.evidenceDate;
  if (date === undefined) {
    return measured.mustPass ? { result: "Stale", reason: { id: "evidence-undated" } } : { result, reason };
  }
  if (date > known) return { result: "Stale", reason: { id: "evidence-future", date } };
  if (day - date > evidenceAgeDays) {
    return { result: "Stale", reason: { id: "evidence-old", date, days: day - date, limit: evidenceAgeDays } };
  }
  return { result, reason };
}
