import type { Format } from "./format";

export type RisksPaneWords = ReturnType<typeof risksPaneEn>;

/** The words of the view "Risks". Fetched with it. */
export function risksPaneEn(format: Format) {
  const count = (value: number, one: string, many: string): string =>
    `${format.number(value)} ${value === 1 ? one : many}`;
  return {
    notAssessed: "Risks: not assessed.",
    notAssessedHint:
      "A register of risks shows what the crossing may cost, and holds gates that threaten to open too soon.",
    add: "Add the Risks table",
    covers: (p80: string): string => `${p80} covers 8 of 10 outcomes`,
    noFigures: "No figures yet",
    noFiguresHint: "No risk has both a probability and a cost interval.",
    counts: (quantified: number, unquantified: number, closed: number): string =>
      `${count(quantified, "risk", "risks")} in the figures, ${format.number(unquantified)} without figures, ${format.number(closed)} closed.`,
    figures: "What it may cost",
    mean: "Mean",
    before: "Before mitigation",
    after: "After mitigation",
    rho: (rho: number): string => (rho === 0 ? "Independent" : `Correlation ${format.number(rho)}`),
    give: (error: string): string => `± ${error}`,
    curve: "How likely it is to cost more",
    curveOf: (before: string, after: string, from: string, to: string): string =>
      `Chance of costing more, from ${from} to ${to}. Before mitigation: ${before}. After mitigation: ${after}.`,
    point: (share: string, loss: string): string => `${share} more than ${loss}`,
    legend: "Solid: now. Dashed: with every mitigation in force.",
    largest: "Largest by money",
    partOfP80: (part: string): string => `${part} of the P80`,
    saves: (saved: string): string => `mitigation saves ${saved}`,
    firing: "signal firing",
    notInFigures: "Not in the figures",
    withoutRisk: "Assumptions that break without a risk",
    draft: "Draft a risk row",
    draftOf: (assumption: string): string => `Draft a risk row for ${assumption}`,
    findings: "What to look at",
    columns: "How the columns were read",
    columnsHint:
      "Another scale of the figures is said in the Transition table: Probability scale, Probability after scale, Impact scale.",
  };
}
