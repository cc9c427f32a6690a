import type { CellValue } from "./cellValue";
import type { CellAddress } from "./cellAddress";

/**
 * A cell that could not be used as it stands (`problem`), or was used after a guess (`guess`).
 * Never thrown: it is shown, counted, and the rest goes on. Wording lives in messages.
 */
export interface CellProblem {
  readonly cell: CellAddress;
  readonly severity: "problem" | "guess";
  readonly code: ProblemCode;
  /** Header of the column, as the sheet writes it. */
  readonly column: string;
  readonly found: CellValue;
  /** Facts that the sentence needs: the row's key, the allowed words, the other cell. */
  readonly facts: Readonly<Record<string, string | number>>;
}

/** Public and never reused. */
export const PROBLEM_CODES = [
  "error-value",
  "not-a-number",
  "not-a-date",
  "not-yes-or-no",
  "not-a-choice",
  "number-as-text",
  "date-as-text",
  "id-as-number",
  "required-blank",
  "row-without-name",
  "duplicate-id",
  "unknown-id",
  "duplicate-column",
  "reason-missing",
  "must-pass-applies",
  "negative-weight",
  "pass-at-unreadable",
  "operator-unreadable",
  "operator-contradicts",
  "warn-at-unreadable",
  "warn-at-not-used",
  "warn-at-stricter",
  "some-percent",
  "unit-differs",
  "actual-not-a-number",
  "actual-not-a-word",
  "word-unknown",
  "word-blank",
  "pass-at-missing",
  "threshold-refused",
  "policy-refused",
  "policy-unreadable",
  "setting-unknown",
  "word-on-two-lists",
  "computed-cell-formula",
  "limit-unreadable",
  "limit-operator-unreadable",
  "reading-not-a-number",
  "reading-unit-differs",
  "denominator-not-positive",
  "computed-cell-taken",
  "probability-unreadable",
  "probability-out-of-scale",
  "probability-scale-unclear",
  "impact-unreadable",
  "impact-out-of-scale",
  "impact-scale-unclear",
  "two-marks",
  "mark-unreadable",
  "cost-unreadable",
  "cost-not-positive",
  "cost-too-extreme",
  "range-one-end",
  "range-reversed",
  "range-unit-unclear",
  "figure-not-positive",
  "figure-negative",
  "figures-some-percent",
  "importance-out-of-range",
  "share-out-of-range",
  "goal-not-a-number",
  "goal-unit-differs",
  "tolerable-beyond-target",
  "readings-same-day",
  "run-read-twice",
  "run-side-unknown",
  "absorbed-out-of-range",
  "below-zero",
  "end-before-start",
  "level-unreadable",
  "level-operator-unreadable",
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];
