import type { CellProblem, ProblemCode } from "../tabular/cellProblem";
import type { Format } from "./format";

/** What was found in a cell and what was expected there. Plain words: no "invalid", no "error" of ours. */
export function problemText(
  problem: CellProblem,
  format: Format,
): { readonly found: string; readonly expected: string } {
  return { found: foundText(problem, format), expected: EXPECTED[problem.code](problem.facts, format) };
}

function foundText({ found }: CellProblem, format: Format): string {
  if (found === "") return "(blank)";
  if (typeof found === "number") return format.number(found);
  if (typeof found === "boolean") return found ? "TRUE" : "FALSE";
  return found.startsWith("#") ? found : `“${found.length > 60 ? `${found.slice(0, 59)}…` : found}”`;
}

type Facts = CellProblem["facts"];

const text = (value: string | number | undefined): string => String(value ?? "");

/** What a word may have meant is offered, and never assumed. */
const perhaps = (meant: string | number | undefined): string =>
  meant === undefined ? "" : `; perhaps “${meant}” is meant`;

const EXPECTED: Readonly<Record<ProblemCode, (facts: Facts, format: Format) => string>> = {
  "error-value": ({ row }) => `a value; the formula returns an error, so ${row} has none here`,
  "not-a-number": () => "a number, such as 12 or 7.5",
  "not-a-date": () => "a date",
  "not-yes-or-no": () => "Yes or No; it counts as Yes until it says No",
  "not-a-choice": ({ choices, meant }) => `one of: ${choices}${perhaps(meant)}`,
  "number-as-text": () => "a number; the text was read as one",
  "date-as-text": () => "a date; the text was read as one",
  "id-as-number": () => "text; the number was read as an ID",
  "required-blank": ({ row }) => `a value; without it ${row} cannot be judged in full`,
  "row-without-name": () => "an ID or a name in this row; without one the row is not used",
  "duplicate-id": ({ row }) => `an ID of its own; the first row keeps it, this one is used as ${row}`,
  "unknown-id": ({ table, meant }) => `an ID or a name from the ${table} table${perhaps(meant)}`,
  "duplicate-column": () => "one column of this kind; the other one is used",
  "reason-missing": ({ row }) => `a reason why ${row} does not apply; until then it counts as No evidence`,
  "must-pass-applies": ({ row }) => `Yes, or Must pass = No; a must-pass always applies, so ${row} is judged`,
  "negative-weight": () => "0 or more; it counts as 1",
  "pass-at-unreadable": () => "a figure, a word, or two ends such as 10..20; until then it counts as No evidence",
  "operator-unreadable": () => "≥, ≤, >, <, =, between or is; until then it counts as No evidence",
  "operator-contradicts": () => "the operator that Pass at asks for; until they agree it counts as No evidence",
  "warn-at-unreadable": () => "a figure or word that fits Pass at; it is ignored",
  "warn-at-not-used": () => "a blank; this rule has no warning level, so it is ignored",
  "warn-at-stricter": () => "a level as strict as Pass at or less; it is ignored",
  "some-percent": () => "percentages in all of Actual, Pass at and Warn at, or in none; it counts as No evidence",
  "unit-differs": () =>
    "the same unit (dates, times or plain figures) in Actual, Pass at and Warn at; it counts as No evidence",
  "actual-not-a-number": () => "a number, such as 12 or 85%; it counts as No evidence",
  "actual-not-a-word": ({ words }) => `a word, such as ${words}; it counts as No evidence`,
  "word-unknown": ({ words, meant }) => `one of: ${words}${perhaps(meant)}; it counts as No evidence`,
  "word-blank": ({ words }) => `one of: ${words}; it counts as No evidence`,
  "pass-at-missing": ({ row }) => `the figure at which ${row} passes, since it must pass; it counts as No evidence`,
  "threshold-refused": ({ fault, pass, warn }) =>
    `${faultText(text(fault))}; the policy's ${pass} and ${warn} are used`,
  "policy-refused": ({ fault }) => `${faultText(text(fault))}; 90, 75 and 50 % are used instead`,
  "policy-unreadable": ({ unit, setting }) => `${unitText(text(unit))} for ${setting}; the default is used`,
  "setting-unknown": () => "the name of a setting; the row is left alone",
  "computed-cell-taken": () => "a blank cell for the result of this row; what you typed there stays",
  "computed-cell-formula": () => "no formula in a computed column; the cell is left as it is",
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
    case "score":
      return "a score above 0 and up to 100";
    case "days":
    case "count":
      return "a number, 0 or more";
    case "language":
      return "a language tag such as en-GB or de-DE";
    default:
      return "words";
  }
}
