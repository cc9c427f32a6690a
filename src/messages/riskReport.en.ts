/** Headings and fixed sentences of the Risk register, in English. Fetched with the report. */
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
  /** The name of a row that the add-in has drafted. */
  readonly draftName: (assumption: string) => string;
  readonly said: string;
  readonly figures: string;
  readonly none: string;
}

export const riskReportWords: RiskReportWords = {
  title: "Risk register",
  subtitle: (name, asOf, currency) =>
    `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas.${currency === undefined ? "" : ` Money in ${currency}.`}`,
  exposure: "Exposure",
  nothingQuantified: "No risk has both a probability and a cost interval, so there are no figures",
  covers: (p80, rho) => `${p80} covers 8 of 10 outcomes${rho === "0" ? " where risks occur independently" : ""}`,
  counts: (quantified, unquantified, closed) =>
    `${quantified} ${quantified === 1 ? "risk" : "risks"} in the figures, ${unquantified} without figures, ${closed} closed`,
  exposureHeader: ["", "", "Mean", "P50", "P80", "P95"],
  state: (when, rho) => `${when === "before" ? "Before" : "After"} mitigation, correlation ${rho}`,
  errors: "Standard error",
  exceedance: {
    title: "How likely it is to cost more",
    header: ["Probability", "", "Before mitigation", "After mitigation"],
    axis: "Chance of costing more, %",
  },
  contributors: {
    title: "What makes up the P80",
    header: ["ID", "Risk", "Part of P80"],
    axis: "Part of P80",
  },
  ranking: "Ranked by expected loss",
  rankingHeader: [
    "ID",
    "Risk",
    "Rating",
    "Score",
    "Expected loss",
    "Share",
    "Mitigation saves",
    "Signal",
    "Owner and gaps",
  ],
  notInFigures: "Not in the figures",
  notInFiguresHeader: ["ID", "Risk", "Rating", "Score", "", "", "", "Signal", "Owner and gaps"],
  misleads: "Where the 5 × 5 view misleads",
  misleadsHeader: [
    "ID",
    "Rated higher",
    "Rating",
    "",
    "Expected loss",
    "",
    "ID",
    "Rating",
    "Rated lower, and its expected loss",
  ],
  heatMap: "5 × 5 view",
  heatMapHeader: ["", "Probability", "Impact 1", "Impact 2", "Impact 3", "Impact 4", "Impact 5"],
  heatMapNote: "A view only: the ranking that counts is money. Each cell names the open risks in it.",
  gaps: "Gaps by owner",
  gapsHeader: ["", "Owner", "Risks", "Gaps", "", "", "", "", "What is missing"],
  nobody: "(nobody)",
  waiting: "Price of waiting",
  waitingHeader: ["", "", "Costs", "P80", "Removes", "Net"],
  goNow: "Go now",
  weeksLater: (weeks) => `${weeks} ${weeks === 1 ? "week" : "weeks"} later`,
  drafts: "Risks to add",
  draftsHeader: ["ID", "Risk", "Cause"],
  draftName: (assumption) => `Draft: “${assumption}” no longer holds at the new scale`,
  draft: (assumption) => `${assumption} no longer holds at the new scale`,
  said: "What to look at",
  figures: "Figures of the charts",
  none: "none",
};
