import type { UntestedReason } from "../audit/auditFindings";
import { isAbove, round9 } from "../rounding";
import type { AssumptionVerdict, EvidenceLevel } from "./assumptions.table";

/** An amount; undefined: blank. "unusable": something stands there, and nobody can reckon with it. */
export type Cost = number | "unusable" | undefined;

/** What a verdict on an assumption rests on. Figures are in one unit; undefined is unknown. */
export interface AssumptionFigures {
  readonly demand: number | undefined;
  /** Above 0. */
  readonly holdsUpTo: number | undefined;
  readonly cost: Cost;
  readonly costLimit: Cost;
  /** Undefined: blank. "not assessed": the sheet has no such column. */
  readonly evidence: EvidenceLevel | "not assessed" | undefined;
}

/** demand ÷ holds up to, rounded to 9 decimals. */
export function loadOf({ demand, holdsUpTo }: AssumptionFigures): number | undefined {
  return demand === undefined || holdsUpTo === undefined ? undefined : round9(demand / holdsUpTo);
}

/** The first that applies: Breaks, Too expensive, Untested, Strained, Holds. `near`: share from which it is strained. */
export function verdictOf(figures: AssumptionFigures, near: number, load = loadOf(figures)): AssumptionVerdict {
  const { cost, costLimit } = figures;
  if (load !== undefined && load > 1) return "Breaks";
  if (typeof cost === "number" && typeof costLimit === "number" && isAbove(cost, costLimit)) return "Too expensive";
  if (load === undefined || untestedReason(figures) !== undefined) return "Untested";
  return load > near ? "Strained" : "Holds";
}

/** Why it would be untested, whatever else applies. */
export function untestedReason(figures: AssumptionFigures): UntestedReason | undefined {
  const { demand, holdsUpTo, cost, costLimit, evidence } = figures;
  if (holdsUpTo === undefined) return "no-breaking-point";
  if (demand === undefined) return "no-demand";
  // Where only one of the two is given there is nothing to compare.
  if (cost !== undefined && costLimit !== undefined && (cost === "unusable" || costLimit === "unusable")) {
    return "no-cost";
  }
  return evidence === undefined || evidence === "None" ? "no-evidence" : undefined;
}

const KNOWN: Readonly<Record<EvidenceLevel, number>> = { None: 0, Opinion: 0.25, Observed: 0.5, Measured: 1 };

/** Importance × (1 − evidence): more evidence never raises it. Importance 1 to 5. */
export function priorityOf(importance: number, evidence: AssumptionFigures["evidence"]): number {
  const known = evidence === undefined || evidence === "not assessed" ? 0 : KNOWN[evidence];
  return round9(importance * (1 - known));
}
