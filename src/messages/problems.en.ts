import type { CellProblem, ProblemCode } from "../tabular/cellProblem";
import type { Format } from "./format";
import type { ProblemText } from "./messages";

export function problemText(problem: CellProblem, format: Format): ProblemText {
  const { expected, effect } = TEXTS[problem.code];
  return {
    found: foundText(problem, format),
    expected: expected(problem.facts, problem.column),
    effect: effect(problem.facts, problem.column),
  };
}

function foundText({ found }: CellProblem, format: Format): string {
  if (found === "") return "(blank)";
  if (typeof found === "number") return format.number(found);
  if (typeof found === "boolean") return found ? "TRUE" : "FALSE";
  return found.startsWith("#") ? found : `“${found.length > 60 ? `${found.slice(0, 59)}…` : found}”`;
}

type Facts = CellProblem["facts"];
type Sentence = (facts: Facts, column: string) => string;

const text = (value: string | number | undefined): string => String(value ?? "");

/** What a word may have meant is offered, and never assumed. */
const perhaps = (meant: string | number | undefined): string =>
  meant === undefined ? "" : `; perhaps “${meant}” is meant`;

/** The row and what becomes of it. */
const row =
  (what: string): Sentence =>
  (facts) =>
    `${text(facts["row"])} ${what}`;
const noEvidence = row("counts as No evidence");
/** What a cell that cannot be read counts as; blank, but for those that would otherwise weaken a criterion. */
const blank: Sentence = (facts, column) => {
  const name = text(facts["row"]);
  const counts = facts["counts"];
  return counts === undefined ? `${name} has no ${column}` : `${name}: ${column} counts as ${text(counts)}`;
};
const warnIgnored = row("has no warning level");

/** An after-cell that cannot be used counts as the one before mitigation. */
const orAsBefore =
  (what: string): Sentence =>
  (facts) =>
    facts["counts"] === undefined
      ? `${text(facts["row"])} ${what}`
      : `${text(facts["row"])} counts as before its mitigation: as in ${text(facts["counts"])}`;
const unquantified = orAsBefore("has no cost interval here, so it is not in the figures");
const noProbability = orAsBefore("has no probability");

const TEXTS: Readonly<Record<ProblemCode, { readonly expected: Sentence; readonly effect: Sentence }>> = {
  "error-value": {
    expected: () => "a value",
    effect: (facts, column) => `${blank(facts, column)}: the formula returns an error`,
  },
  "not-a-number": { expected: () => "a number, such as 12 or 7.5", effect: blank },
  "not-a-date": { expected: () => "a date", effect: blank },
  "not-yes-or-no": {
    expected: () => "Yes or No",
    effect: (facts, column) => `${text(facts["row"])}: ${column} counts as Yes`,
  },
  "not-a-choice": { expected: ({ choices, meant }) => `one of: ${choices}${perhaps(meant)}`, effect: blank },
  "number-as-text": { expected: () => "a number", effect: () => "read as a number" },
  "date-as-text": { expected: () => "a date", effect: () => "read as a date" },
  "id-as-number": { expected: () => "text", effect: () => "read as an ID" },
  "required-blank": { expected: () => "a value", effect: row("cannot be judged in full") },
  "row-without-name": { expected: () => "an ID or a name in this row", effect: () => "The row is not used" },
  "duplicate-id": {
    expected: () => "an ID of its own",
    effect: ({ row: key }) => `Used as ${text(key)}; the first row keeps its ID`,
  },
  "unknown-id": {
    expected: ({ table, meant }) => `an ID or a name from the ${table} table${perhaps(meant)}`,
    effect: row("points nowhere"),
  },
  "duplicate-column": { expected: () => "one column of this kind", effect: () => "the other one is used" },
  "reason-missing": { expected: () => "a reason why it does not apply", effect: noEvidence },
  "must-pass-applies": {
    expected: () => "Yes, or Must pass = No",
    effect: row("is judged: a must-pass always applies"),
  },
  "negative-weight": { expected: () => "0 or more", effect: row("counts with weight 1") },
  "pass-at-unreadable": { expected: () => "a figure, a word, or two ends such as 10..20", effect: noEvidence },
  "operator-unreadable": { expected: () => "≥, ≤, >, <, =, between or is", effect: noEvidence },
  "operator-contradicts": { expected: () => "the operator that Pass at asks for", effect: noEvidence },
  "warn-at-unreadable": { expected: () => "a figure or word that fits Pass at", effect: warnIgnored },
  "warn-at-not-used": { expected: () => "a blank: this rule has no warning level", effect: warnIgnored },
  "warn-at-stricter": { expected: () => "a level as strict as Pass at or less", effect: warnIgnored },
  "some-percent": {
    expected: () => "percentages in all of Actual, Pass at and Warn at, or in none",
    effect: noEvidence,
  },
  "unit-differs": {
    expected: () => "the same unit (dates, times or plain figures) in Actual, Pass at and Warn at",
    effect: noEvidence,
  },
  "actual-not-a-number": { expected: () => "a number, such as 12 or 85%", effect: noEvidence },
  "actual-not-a-word": { expected: ({ words }) => `a word, such as ${words}`, effect: noEvidence },
  "word-unknown": { expected: ({ words, meant }) => `one of: ${words}${perhaps(meant)}`, effect: noEvidence },
  "word-blank": { expected: ({ words }) => `one of: ${words}`, effect: noEvidence },
  "pass-at-missing": {
    expected: ({ column }) =>
      column === "none"
        ? "a column Pass at with the figure from which it passes, or a word"
        : "the figure at which it passes, since it must pass",
    effect: noEvidence,
  },
  "threshold-refused": {
    expected: ({ fault }) => faultText(text(fault)),
    effect: ({ pass, warn }) => `Pass ${pass} and warn ${warn} are used`,
  },
  "policy-refused": {
    expected: ({ fault }) => faultText(text(fault)),
    effect: () => "90, 75 and 50 % are used instead",
  },
  "policy-unreadable": {
    expected: ({ unit, setting }) => `${unitText(text(unit))} for ${setting}`,
    effect: () => "The default is used",
  },
  "word-on-two-lists": {
    expected: ({ words, other }) => `each word on one list: ${words} is on ${other} too`,
    effect: ({ words, other }) => `${words} counts as ${other} says`,
  },
  "setting-unknown": { expected: () => "the name of a setting", effect: () => "The row is left alone" },
  "computed-cell-taken": {
    expected: () => "a blank cell for the result of this row",
    effect: () => "What you typed there stays",
  },
  "computed-cell-formula": {
    expected: () => "no formula in a computed column",
    effect: () => "The cell is left as it is",
  },
  "limit-unreadable": {
    expected: () => "a figure, a word, or two ends such as 10..20",
    effect: row("cannot be judged: nobody can tell whether it is kept"),
  },
  "limit-operator-unreadable": {
    expected: () => "≥, ≤, >, <, =, between or is, as the limit asks for",
    effect: row("cannot be judged: nobody can tell whether it is kept"),
  },
  "reading-not-a-number": { expected: () => "a number, such as 12 or 85%", effect: row("has no reading here") },
  "reading-unit-differs": {
    expected: () => "a figure in the unit that it is compared in, percent or plain",
    effect: row("has no reading here"),
  },
  "figure-not-positive": { expected: () => "a number above 0", effect: row("cannot be judged by it") },
  "figure-negative": { expected: () => "a number, 0 or more", effect: row("cannot be judged by it") },
  "figures-some-percent": {
    expected: () => "percentages in all cells that are compared, or in none",
    effect: row("cannot be judged: its figures are not in one unit"),
  },
  "importance-out-of-range": {
    expected: () => "a number from 1 to 5",
    effect: row("counts as load-bearing, with importance 4"),
  },
  "share-out-of-range": { expected: () => "a percentage from 0 to 100", effect: row("counts as not delegated") },
  "denominator-not-positive": { expected: () => "a number above 0", effect: row("has no reading here") },
  "probability-unreadable": {
    expected: () => "a probability: 30%, 0.3, 1 to 5, or a word such as Low or Likely",
    effect: noProbability,
  },
  "probability-out-of-scale": {
    expected: () => "a probability within the scale of its column, 0% to 100%",
    effect: noProbability,
  },
  "probability-scale-unclear": {
    expected: ({ scaleSetting = "Probability scale" }) =>
      `a figure whose scale can be told; say which in the setting ${text(scaleSetting)}`,
    effect: noProbability,
  },
  "impact-unreadable": {
    expected: () => "an impact: 1 to 5, or a word such as Minor or High",
    effect: row("has no score"),
  },
  "impact-out-of-scale": { expected: () => "an impact within the scale of its column", effect: row("has no score") },
  "impact-scale-unclear": {
    expected: () => "an impact from 1 to 5, or a word; another scale is said in the setting Impact scale",
    effect: row("has no score"),
  },
  "mark-unreadable": { expected: () => "an X, or nothing", effect: row("has no mark here") },
  "two-marks": { expected: () => "one mark in the row", effect: row("has no probability or impact here") },
  "cost-unreadable": {
    expected: () => "an amount such as 50000 or 50k, or both ends such as 10k–50k",
    effect: unquantified,
  },
  "cost-too-extreme": {
    expected: () => "a cost interval whose mean is at most 1,000,000,000,000,000",
    effect: unquantified,
  },
  "cost-not-positive": { expected: () => "an amount above 0", effect: unquantified },
  "range-one-end": { expected: () => "both ends of the cost interval", effect: unquantified },
  "range-reversed": { expected: () => "the lower end first", effect: unquantified },
  "range-unit-unclear": {
    expected: () => "both ends with their unit, such as 10k–50k",
    effect: unquantified,
  },
  "goal-not-a-number": { expected: () => "a figure, such as 4 or 85%", effect: row("cannot be judged in full") },
  "goal-unit-differs": {
    expected: () => "the unit of the target, percent or plain",
    effect: row("cannot be judged in full"),
  },
  "tolerable-beyond-target": {
    expected: () => "a level no better than the target",
    effect: row("has no tolerable level"),
  },
  "readings-same-day": {
    expected: () => "one reading a day",
    effect: row("is judged by the worst of them, its chart shows their mean"),
  },
  "run-read-twice": {
    expected: () => "one reading a day of the old way, and one of the new",
    effect: row("is not compared on that day"),
  },
  "run-side-unknown": {
    expected: () => "Old or New, the way that this was read of; blank for the hours that the run takes",
    effect: row("is compared without this reading"),
  },
  "absorbed-out-of-range": { expected: () => "a percentage from 0 to 100", effect: blank },
  "below-zero": { expected: () => "0 or more", effect: blank },
  "end-before-start": {
    expected: () => "a day on or after the start",
    effect: row("has no planned length: past this day it counts as permanent"),
  },
  "level-unreadable": {
    expected: () => "a figure, a word, or two ends such as 10..20",
    effect: row("has no exit criterion: nobody can tell when it can go"),
  },
  "level-operator-unreadable": {
    expected: () => "≥, ≤, >, <, =, between or is, as the level asks for",
    effect: row("has no exit criterion: nobody can tell when it can go"),
  },
};

function faultText(fault: string): string {
  switch (fault) {
    case "warn-above-pass":
      return "a warn score no higher than the pass score";
    case "warn-too-low":
      return "a warn score above 50 and above 100 less the missing limit";
    default:
      return "a score above 0 and up to 100";
  }
}

function unitText(unit: string): string {
  switch (unit) {
    case "date":
      return "a date";
    case "percent":
      return "a percentage above 0 and up to 100";
    case "share":
      return "a share above 0 and up to 1, such as 0.8 or 80%";
    case "importance":
      return "a whole number from 1 to 5";
    case "score":
      return "a score above 0 and up to 100";
    case "days":
    case "count":
      return "a number, 0 or more";
    case "ramp":
      return "numbers of units, percentages or the word rest, such as 1, 5 %, 15 %, rest,";
    case "language":
      return "a language tag such as en-GB or de-DE";
    case "correlation":
      return "a share from 0 to 1";
    case "money":
      return "an amount above 0, up to 1,000,000,000,000,000";
    case "draws":
      return "a whole number from 1,000 to 1,000,000";
    case "seed":
      return "a whole number";
    case "whole":
      return "a whole number, 0 or more";
    case "wholeFromOne":
      return "a whole number, 1 or more";
    case "probabilityScale":
      return "Fraction, Percent or 1 to 5";
    case "impactScale":
      return "the least and the largest figure of the scale, such as 1 to 10";
    default:
      return "words";
  }
}
