import type { Format } from "./format";

export type FitPaneWords = ReturnType<typeof fitPaneEn>;

/** The words of the view "Landing". Fetched with it. */
export function fitPaneEn(format: Format) {
  const { number, date, percent } = format;
  const count = (value: number, one: string, many: string): string => `${number(value)} ${value === 1 ? one : many}`;
  return {
    notAssessed: "Landing: not assessed.",
    notAssessedHint:
      "Fit metrics show whether the new model works at the new scale, and Supports what still carries it.",
    add: "Add FitMetrics and Supports",
    noMetrics: "Landing: not assessed. There is no FitMetrics table.",
    noSupports: "Temporary supports: not assessed. There is no Supports table.",
    score: (score: string): string => `Fit score ${score} of 100`,
    noScore: "Too much is unknown for a fit score",
    bar: (score: string | undefined, low: string, high: string): string =>
      score === undefined
        ? `No fit score: between ${low} and ${high} of 100.`
        : `Fit score ${score} of 100${low === high ? "" : `, up to ${high} if all that is unknown were at target`}.`,
    upTo: (high: string): string => `to ${high}`,
    dimensions: "Dimensions",
    noMetric: "no metric",
    progress: (share: number): string => `${percent(100 * share)} of the way`,
    sparkline: (facts: {
      readonly metric: string;
      readonly readings: number;
      readonly first: string;
      readonly firstOn: number;
      readonly last: string;
      readonly lastOn: number;
      readonly limits: readonly [string, string] | undefined;
      readonly signals: number;
    }): string => {
      const { metric, readings, first, firstOn, last, lastOn, limits, signals } = facts;
      const within =
        limits === undefined ? "" : ` Limits ${limits[0]} and ${limits[1]}, ${count(signals, "signal", "signals")}.`;
      return `${metric}: ${count(readings, "reading", "readings")}, from ${first} on ${date(firstOn)} to ${last} on ${date(lastOn)}.${within}`;
    },
    supports: "Supports",
    gone: (supports: number): string => `${count(supports, "support is", "supports are")} retired or permanent.`,
    noneLeft: "No temporary support is left.",
    absorbed: (share: number): string => `Active supports are known to take ${percent(100 * share)} of the work.`,
    extended: (times: number): string => `extended ${count(times, "time", "times")}`,
    needs: "Before it can go",
    retire: "Retire",
    extend: "Extend",
    makePermanent: "Make permanent",
    of: (action: string, support: string): string => `${action}: ${support}`,
    reason: "Reason",
    reasonRetire: "Reason, although it is not ready",
    authority: "Allowed by",
    until: "New planned end",
    owner: "Owner in the operating model",
    willWrite: {
      retire: "Its State becomes Retired; the log keeps it.",
      extend: "Its Planned end changes; the log keeps the old one and counts the extension.",
      "make-permanent": "Its State becomes Made permanent, and a row is drafted in OperatingModel.",
    },
    baseline: "New baseline",
    baselineFrom: "From the first reading on or after",
    baselineHint: "Only after a known change. The log keeps it; earlier readings keep their limits.",
    cancel: "Cancel",
    needsAll: "Fill in every field.",
    findings: "What to look at",
  };
}
