import type { Day } from "../../tabular/excelDate";
import type { AssumptionVerdict } from "../assumptions/assumptions.table";
import type { Figure } from "../finding";
import type { ElementKind } from "../operatingModel/operatingModel.table";

/** A row as a sentence names it: by its ID, with its text beside it where that is another one. */
export interface RowName {
  readonly key: string;
  readonly text: string;
}

export function rowName(row: { readonly key: string }, text: string | undefined): RowName {
  return { key: row.key, text: text ?? row.key };
}

/** What is accountable for something: a handoff or a decision. */
export type Duty = "handoff" | "decision";

/** The facts behind everything that is said of boundaries, signals, assumptions and the redesign. */
export interface AuditFindingFacts {
  "boundary-crossed": { readonly boundary: RowName; readonly current: Figure; readonly limit: Figure };
  "boundary-crossed-at-target": {
    readonly boundary: RowName;
    readonly target: Figure;
    readonly limit: Figure;
    readonly crossing: Day | undefined;
  };
  "boundary-not-assessed": {
    readonly boundary: RowName;
    readonly lacks: readonly ("Current" | "Target" | "Limit")[];
  };
  "boundary-vague": { readonly boundary: RowName; readonly lacks: readonly ("Metric" | "Limit")[] };
  "no-boundary": { readonly table: boolean };
  "ordinary-growth": { readonly boundaries: number };
  "target-below-current": { readonly boundary: RowName; readonly current: Figure; readonly target: Figure };
  "growth-not-positive": { readonly boundary: RowName; readonly growth: number };
  "limit-proposed": {
    readonly boundary: RowName;
    readonly peak: number;
    /** Ends of its 95 % confidence interval. */
    readonly low: number;
    readonly high: number;
    readonly limit: Figure | undefined;
    /** The peak lies beyond every load that was measured. */
    readonly beyond: boolean;
  };
  "scaling-law-no-fit": { readonly boundary: RowName; readonly readings: number; readonly why: NoFitReason };
  "limit-not-proposed": { readonly boundary: RowName; readonly readings: number; readonly why: NoPeakReason };
  "main-boundary-unknown": { readonly name: string; readonly used: RowName };
  "signal-contradicts-boundary": { readonly signal: RowName; readonly boundary: RowName };
  "signal-levels-reversed": { readonly signal: RowName };
  "assumption-breaks": AssumptionFacts & { readonly demand: Figure; readonly holdsUpTo: Figure };
  "assumption-too-expensive": AssumptionFacts & { readonly cost: number; readonly limit: number };
  "assumption-untested": AssumptionFacts & {
    readonly why: UntestedReason;
    /** Header of the column that would say it, where the sheet lacks it. */
    readonly lacksColumn?: string | undefined;
  };
  "importance-blank": { readonly assumption: RowName };
  "reference-unknown": {
    readonly table: string;
    readonly row: string;
    readonly column: string;
    readonly reference: string;
    /** Where it was looked for. */
    readonly tables: readonly string[];
  };
  /** Once a column: `tables` are where it would have been looked for, and none of them is there. */
  "reference-without-table": {
    readonly table: string;
    readonly column: string;
    readonly rows: number;
    readonly tables: readonly string[];
  };
  "column-missing": { readonly table: string; readonly column: string };
  "element-kinds-missing": { readonly kinds: readonly ElementKind[] };
  "element-unowned": { readonly element: RowName };
  "element-late": {
    readonly element: RowName;
    readonly due: Day | undefined;
    readonly wave: number;
    readonly start: Day;
  };
  "premature-formalization": { readonly element: RowName };
  "adaptation-without-bounds": { readonly element: RowName; readonly adaptation: string };
  "capacity-exceeded": { readonly duty: Duty; readonly name: RowName; readonly ratio: number };
  "accountable-missing": { readonly duty: Duty; readonly name: RowName };
  "accountable-several": { readonly duty: Duty; readonly name: RowName; readonly people: readonly string[] };
  "response-not-agreed": { readonly handoff: RowName };
  "latency-above-agreed": { readonly decision: RowName; readonly actual: number; readonly agreed: number };
  "person-overloaded": {
    readonly person: string;
    /** Sums of load ratios: at target, with the share delegated, and now where that is known. */
    readonly ratio: number;
    readonly delegated: number;
    readonly now: number | undefined;
    readonly duties: number;
    /** Of them: nobody knows their load, and it is not in the sums. */
    readonly unknown: number;
  };
  "delegate-missing": {
    readonly decision: RowName;
    /** In percent. */
    readonly share: number;
    /** Who is accountable already; undefined: nobody is named. */
    readonly to: string | undefined;
  };
  "escalation-circular": { readonly decisions: readonly string[] };
  "escalation-to-nobody": { readonly decision: RowName };
  "exceptions-unowned": { readonly measuredBy: readonly string[] };
  "coordination-growth": { readonly ratio: number; readonly handoffs: number; readonly boundary: number };
}

export type AuditFindingId = keyof AuditFindingFacts;

interface AssumptionFacts {
  readonly assumption: RowName;
  readonly verdict: AssumptionVerdict;
  readonly ratio: number | undefined;
  readonly loadBearing: boolean;
  readonly owner?: string | undefined;
  /** All that replaces it is in place. */
  readonly replaced?: boolean;
  readonly wave: number | undefined;
  readonly on: Day | undefined;
}

/** Why nobody knows whether an assumption holds. */
export type UntestedReason = "no-breaking-point" | "no-demand" | "no-cost" | "no-evidence";

/** Why there is no curve through the readings. */
export type NoFitReason = "too-few-loads" | "not-converged" | "not-the-law";

/** Why readings that a curve fits show no peak. */
export type NoPeakReason = "no-decline" | "faster-than-linear" | "no-rise" | "too-far" | "uncertain";
