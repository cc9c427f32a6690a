import type { ColumnReading, ScaledColumn } from "./columnReading";
import type { Rating } from "./risks.table";

/** A risk as a sentence names it: by its ID, with its text beside it where that is another one. */
export interface RiskName {
  readonly key: string;
  readonly text: string;
}

export const GAPS = ["owner", "signal", "mitigation", "contingency", "review", "overdue"] as const;
/** What a risk lacks. `overdue`: its review date has passed. */
export type Gap = (typeof GAPS)[number];

/** What a gate asks of a risk above appetite. */
export type Requirement = "owner" | "mitigation" | "contingency";

export interface MisleadingPair {
  readonly higher: RiskName;
  readonly higherRating: Rating;
  readonly higherLoss: number;
  readonly lower: RiskName;
  readonly lowerRating: Rating;
  readonly lowerLoss: number;
}

/** How somebody else's score comes about, as far as its figures show it. */
export type ScoreKind = "product" | "sum" | "lookup" | "unknown";

/** The facts of every finding about risks. */
export interface RiskFindingFacts {
  "risk-above-appetite": {
    readonly risk: RiskName;
    readonly lacking: readonly Requirement[];
    readonly score: number | undefined;
    readonly loss: number | undefined;
    readonly owner?: string;
  };
  "risk-owner-missing": RiskList;
  "risk-signal-missing": RiskList;
  "risk-mitigation-missing": RiskList;
  "risk-contingency-missing": RiskList;
  "risk-review-missing": RiskList;
  "risk-review-overdue": RiskList;
  "risk-one-owner": { readonly owner: string; readonly risks: number };
  "risk-unquantified": RiskList;
  "risk-rating-misleads": { readonly pairs: readonly MisleadingPair[]; readonly total: number };
  "risk-gate-unknown": { readonly risk: RiskName; readonly target: string };
  "risk-cause-unknown": { readonly risk: RiskName; readonly target: string };
  "risk-signal-unknown": { readonly risk: RiskName; readonly target: string };
  "risk-signal-firing": { readonly risk: RiskName; readonly signal: string; readonly rating: Rating | undefined };
  "risk-certain": RiskList;
  "risk-impossible": RiskList;
  "risk-after-worse": { readonly risk: RiskName; readonly before: number; readonly after: number };
  "risk-scale-unclear": {
    readonly column: string;
    readonly cells: number;
    readonly of: ScaledColumn;
    /** That says the scale. */
    readonly setting: string;
  };
  "risk-scale-read": Omit<ColumnReading, "key" | "header" | "unclear"> & {
    readonly column: string;
    readonly of: ScaledColumn;
    readonly setting: string;
  };
  "risk-score-theirs": { readonly column: string; readonly kind: ScoreKind };
  "assumption-without-risk": { readonly assumption: RiskName };
  "price-of-waiting": {
    readonly weeks: number;
    readonly now: number;
    readonly then: number;
    readonly cost: number;
  };
}

export interface RiskList {
  readonly risks: readonly RiskName[];
}

/** Finding by gap. */
export const GAP_FINDINGS = {
  owner: "risk-owner-missing",
  signal: "risk-signal-missing",
  mitigation: "risk-mitigation-missing",
  contingency: "risk-contingency-missing",
  review: "risk-review-missing",
  overdue: "risk-review-overdue",
} as const satisfies Readonly<Record<Gap, keyof RiskFindingFacts>>;
