/** From worst to best; a better result of a criterion never moves a gate to the left. */
export const VERDICTS = ["No-go", "Not evaluable", "Hold", "Conditional go", "Go"] as const;
export type Verdict = (typeof VERDICTS)[number];

export const RESULTS = ["Met", "Warning", "Not met", "No evidence", "Stale", "Not applicable", "Information"] as const;
export type Result = (typeof RESULTS)[number];

/** Nobody knows whether it is met: it earns no points, and may turn out either way. */
export function isUnknown(result: Result): boolean {
  return result === "No evidence" || result === "Stale";
}

/** Counts in the sums; "Not applicable" and "Information" stand outside them. */
export function isScored(result: Result): boolean {
  return result !== "Not applicable" && result !== "Information";
}
