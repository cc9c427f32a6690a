import type { Day } from "../../tabular/excelDate";
import type { RowName } from "../audit/auditFindings";
import type { Figure } from "../finding";
import type { Dimension } from "./landing";
import type { SignalRule } from "./signals";

/** The facts of every finding about fit and about temporary supports. */
export interface FitFindingFacts {
  "fit-symbolic": { readonly metrics: readonly RowName[] };
  "metric-not-met": { readonly metric: RowName; readonly actual: Figure; readonly target: Figure };
  "metric-unknown": {
    readonly metric: RowName;
    readonly why: "goal" | "no-reading" | "unusable" | "old" | "undated" | "future";
    readonly days: number | undefined;
  };
  "metric-worsening": { readonly metric: RowName; readonly rule: SignalRule; readonly since: Day };
  "metric-hit-and-miss": {
    readonly metric: RowName;
    readonly target: Figure;
    readonly lower: Figure;
    readonly upper: Figure;
  };
  "metric-never-moved": { readonly metric: RowName; readonly readings: number; readonly value: Figure };
  "metric-target-is-baseline": { readonly metric: RowName; readonly target: Figure };
  "readings-out-of-order": { readonly metric: RowName; readonly rows: number };
  "readings-gap": { readonly metric: RowName; readonly days: number; readonly from: Day; readonly usual: number };
  "dimension-without-metric": { readonly dimensions: readonly Dimension[] };
  "fit-on-crutches": { readonly supports: readonly RowName[]; readonly absorbed: number; readonly limit: number };
  "absorbed-share-unknown": { readonly supports: readonly RowName[] };
  "supports-not-assessed": { readonly metrics: number };
  "units-differ": { readonly metric: RowName; readonly phi: number; readonly units: readonly string[] };
  "units-not-compared": { readonly metric: RowName; readonly units: readonly string[] };
  "variation-beyond-adaptation": { readonly elements: readonly RowName[]; readonly metrics: readonly RowName[] };
  "support-without-exit": { readonly support: RowName; readonly lacks: readonly string[] };
  "support-ready": { readonly support: RowName; readonly receivingOwner: string };
  "support-overdue": { readonly support: RowName; readonly plannedEnd: Day; readonly days: number };
  "support-permanent": { readonly support: RowName; readonly plannedEnd: Day; readonly days: number };
  "support-extended-often": { readonly support: RowName; readonly extensions: number };
  "support-absorbs-without-exit": { readonly support: RowName; readonly absorbed: number };
  "support-one-person": {
    readonly person: string;
    readonly supports: readonly RowName[];
    readonly absorbed: number;
  };
  "support-cell-short": {
    readonly weeks: number;
    readonly week: Day;
    readonly load: number;
    readonly offered: number;
  };
  "fit-falls-with-support": { readonly metric: RowName; readonly support: RowName; readonly fellOn: Day };
  "parallel-run-without-end": { readonly support: RowName; readonly owner?: string };
  "parallel-run-owner": { readonly support: RowName; readonly owners: readonly string[] };
  "parallel-runs-differ": {
    readonly support: RowName;
    readonly days: number;
    readonly agreeing: number;
    readonly bias: number;
  };
}

export type FitFindingId = keyof FitFindingFacts;
