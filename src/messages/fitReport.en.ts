import type { Format } from "./format";

/** Headings and fixed sentences of the Fit review, in English. Fetched with the report. */
export function fitReportWords({ number, percent }: Format) {
  const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
  return {
    title: "Fit review",
    subtitle: (name: string | undefined, asOf: string): string =>
      `${name === undefined ? "" : `${name}. `}Status date ${asOf}. Values, not formulas.`,
    noMetrics: "There is no FitMetrics table: whether the new model landed is not assessed.",
    scoreRange: (low: string, high: string): string => `of 100; from ${low} to ${high}, as far as it is known`,
    scoreKnown: "of 100, by progress towards the targets",
    noScore: (low: string, high: string): string => `Too much is unknown for a score: from ${low} to ${high}`,
    noWeight: "No metric has weight, so there is no score",
    dimensions: "Dimensions",
    dimensionsHeader: ["", "Dimension", "Stands", "Metrics"],
    noMetric: "No metric: not assessed",
    metrics: "Metrics",
    metricsHeader: [
      "ID",
      "Metric",
      "State",
      "Current",
      "Target",
      "Progress",
      "Trend",
      "Observed on",
      "Why, and what is to be expected",
    ],
    assurance: {
      "Consistently fits": "By its control limits every reading will meet the target",
      "Hit and miss": "By its control limits some readings will meet the target and some will not",
      "Does not fit": "By the control limits of its baseline no reading meets the target",
      "Not enough data": "Too few readings for control limits, or too many alike",
    },
    charts: "Control charts",
    chartsIntro:
      "Limits hold what varies by chance (mean ± 2.66 × mean moving range of the baseline). A marked reading, or a run of them, has a cause of its own.",
    chartSays: (metric: string, assurance: string): string => `${metric}: ${assurance.toLowerCase()}.`,
    notDrawn: (metrics: number): string =>
      `${count(metrics, "chart is", "charts are")} not drawn for want of room; the computed columns have their trend.`,
    tooFew: (metrics: readonly string[]): string =>
      `Fewer than twelve readings, so no chart yet: ${metrics.join(", ")}.`,
    lastShown: (shown: number, all: number): string =>
      `The last ${number(shown)} of ${number(all)} readings are drawn.`,
    chartHeader: [
      "Wave",
      "Reading",
      "Value",
      "Mean",
      "Upper limit",
      "Lower limit",
      "Signal",
      "Target",
      "What was seen",
    ],
    value: "Reading",
    mean: "Mean",
    limits: ["Upper limit", "Lower limit"],
    signal: "Signal",
    target: "Target",
    inWave: (date: string, wave: number): string => `${date}, wave ${number(wave)}`,
    rebaseline: "baseline anew",
    spread: "Differences between units",
    spreadIntro:
      "Small units are allowed to differ more: z counts standard deviations from what was to be expected of a unit of that size. Overdispersion above 1: units differ more than chance explains.",
    spreadHeader: ["ID", "Metric", "Overdispersion", "Unit", "z", "Observed", "Expected", "", "What it says"],
    outlying: "Further out than chance explains",
    supports: "Supports to retire",
    supportsHeader: [
      "ID",
      "Support",
      "Exit state",
      "Planned end",
      "Hours a week",
      "Share of work",
      "Extended",
      "Owner",
      "Why, and what must be true before it can go",
    ],
    noSupports: "There is no Supports table: temporary supports are not assessed.",
    gone: (supports: number): string =>
      `${count(supports, "support is", "supports are")} retired or part of the operating model.`,
    together: (absorbed: number): string => `Active supports are known to take ${percent(100 * absorbed)} of the work.`,
    cellLoad: "Load of the support cell",
    cellLoadChart: "Hours that settling units ask for, by week, and what the support cell gives",
    cellLoadHeader: ["Week of", "", "Asked for", "Capacity of the wave", "Support cell gives"],
    parallel: "Parallel runs",
    parallelHeader: ["ID", "Parallel run", "Days", "Agree", "New − old", "95 % from", "to", "Ends", "Owner"],
    notCompared: "not compared",
    nobody: "Nobody",
    risks: "Residual risks",
    risksHeader: ["ID", "Risk", "Rating", "Expected loss", "After mitigation", "", "Signal", "Owner", "Mitigation"],
    noRisks: "There is no Risks table: residual risks are not assessed.",
    noOpenRisks: "No risk is open.",
    moreRisks: (risks: number): string => `${count(risks, "more risk is", "more risks are")} in the Risk register.`,
    said: "What to look at",
    nothingSaid: "Nothing was found.",
    figures: "Figures of the charts",
    none: "none",
  };
}

export type FitReportWords = ReturnType<typeof fitReportWords>;
