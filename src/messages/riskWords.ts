import type { Gap } from "../domain/risks/riskFindings";

/** Words of risks that stand outside a sentence: in cells, in the Risk register, in the pane. */
export interface RiskWords {
  readonly unquantified: string;
  readonly gap: (gap: Gap) => string;
  readonly report: RiskReportWords;
}

export interface RiskReportWords {
  readonly title: string;
  readonly subtitle: (name: string | undefined, asOf: string, currency: string | undefined) => string;
  readonly exposure: string;
  readonly nothingQuantified: string;
  /** "78k covers 8 of 10 outcomes" */
  readonly covers: (p80: string, rho: string) => string;
  readonly counts: (quantified: number, unquantified: number, closed: number) => string;
  readonly exposureHeader: readonly string[];
  readonly state: (when: "before" | "after", rho: string) => string;
  readonly errors: string;
  readonly exceedance: { readonly title: string; readonly header: readonly string[]; readonly axis: string };
  readonly contributors: { readonly title: string; readonly header: readonly string[]; readonly axis: string };
  readonly ranking: string;
  readonly rankingHeader: readonly string[];
  readonly notInFigures: string;
  readonly notInFiguresHeader: readonly string[];
  readonly misleads: string;
  readonly misleadsHeader: readonly string[];
  readonly heatMap: string;
  readonly heatMapHeader: readonly string[];
  readonly heatMapNote: string;
  readonly gaps: string;
  readonly gapsHeader: readonly string[];
  readonly nobody: string;
  readonly waiting: string;
  readonly waitingHeader: readonly string[];
  readonly goNow: string;
  readonly weeksLater: (weeks: number) => string;
  readonly drafts: string;
  readonly draftsHeader: readonly string[];
  readonly draft: (assumption: string) => string;
  readonly scales: string;
  readonly figures: string;
  readonly none: string;
}
