import type { Finding } from "../domain/finding";
import type { Gap, Requirement, RiskFindingFacts, RiskName, ScoreKind } from "../domain/risks/riskFindings";
import type { Format } from "./format";

/** What is said of risks. */
export type RiskFinding = Extract<Finding, { id: keyof RiskFindingFacts }>;

const NAMED = 5;

export function riskSentence(finding: RiskFinding, format: Format): string {
  switch (finding.id) {
    case "risk-above-appetite": {
      const { risk, lacking, score, loss } = finding.facts;
      const why = [
        ...(score === undefined ? [] : [`score ${format.number(score)}`]),
        ...(loss === undefined ? [] : [`expected loss ${format.money(loss)}`]),
      ];
      return `${nameOf(risk)} is above appetite (${why.join(", ")}) and has no ${listed(lacking, "or")}`;
    }
    case "risk-owner-missing":
      return `${risksWith(finding.facts.risks)} no owner`;
    case "risk-signal-missing":
      return `${risksWith(finding.facts.risks)} no early-warning signal`;
    case "risk-mitigation-missing":
      return `${risksWith(finding.facts.risks)} no mitigation`;
    case "risk-contingency-missing":
      return `${risksWith(finding.facts.risks)} no contingency`;
    case "risk-review-missing":
      return `${risksWith(finding.facts.risks)} no review date`;
    case "risk-review-overdue":
      return `${risksWith(finding.facts.risks)} an overdue review`;
    case "risk-one-owner":
      return `${finding.facts.owner} owns all ${format.number(finding.facts.risks)} open risks`;
    case "risk-unquantified": {
      const { risks } = finding.facts;
      return `${named(risks)} ${risks.length === 1 ? "is" : "are"} not in the figures: a probability or a cost interval is missing`;
    }
    case "risk-rating-misleads": {
      const { pairs, total } = finding.facts;
      const texts = pairs.map(
        ({ higher, higherRating, higherLoss, lower, lowerRating, lowerLoss }) =>
          `${higher.key} is rated ${higherRating} with an expected loss of ${format.money(higherLoss)}, ${lower.key} only ${lowerRating} with ${format.money(lowerLoss)}`,
      );
      const more = total - pairs.length;
      const end = more > 0 ? `; and ${format.number(more)} more ${more === 1 ? "pair" : "pairs"}` : "";
      return `The 5 × 5 view misleads: ${texts.join("; ")}${end}`;
    }
    case "risk-gate-unknown":
      return `${nameOf(finding.facts.risk)} names “${finding.facts.target}”, which is no gate and no wave`;
    case "risk-cause-unknown":
      return `${nameOf(finding.facts.risk)} names the cause “${finding.facts.target}”, which is not in the Assumptions table`;
    case "risk-signal-unknown":
      return `${nameOf(finding.facts.risk)} names the signal “${finding.facts.target}”, which is not in the Signals table`;
    case "risk-signal-firing": {
      const { risk, signal, rating } = finding.facts;
      const rated = rating === undefined ? "" : `; it is rated ${rating}`;
      return `The signal ${signal} of ${nameOf(risk)} is firing${rated}`;
    }
    case "risk-certain": {
      const { risks } = finding.facts;
      return `${named(risks)} ${risks.length === 1 ? "has" : "have"} a probability of 100%: what is certain is a cost, or has occurred`;
    }
    case "risk-impossible": {
      const { risks } = finding.facts;
      return `${named(risks)} ${risks.length === 1 ? "has" : "have"} a probability of 0%: close what cannot happen`;
    }
    case "risk-after-worse": {
      const { risk, before, after } = finding.facts;
      return `${nameOf(risk)} costs more with its mitigation: expected loss ${format.money(before)} before, ${format.money(after)} after`;
    }
    case "risk-scale-unclear": {
      const { column, cells, of, setting } = finding.facts;
      const ask = of === "impact" ? "which scale?" : "fractions of 1, percent, or 1 to 5?";
      return `${format.number(cells)} ${cells === 1 ? "figure" : "figures"} in ${column} cannot be told: ${ask} Say so in the setting ${setting}`;
    }
    case "risk-scale-read":
      return `“${finding.facts.column}”: ${listed(waysOf(finding.facts, format), "and")}`;
    case "risk-score-theirs":
      return `The column ${finding.facts.column} holds a score of your own${KINDS[finding.facts.kind]}; it is left alone`;
    case "assumption-without-risk":
      return `${nameOf(finding.facts.assumption)} breaks, and no open risk names it as its cause`;
    case "price-of-waiting": {
      const { weeks, now, then, cost } = finding.facts;
      const removed = now - then;
      return `Go now: P80 ${format.money(now)}; ${format.number(weeks)} ${weeks === 1 ? "week" : "weeks"} later: costs ${format.money(cost)}, removes ${format.money(removed)}`;
    }
  }
}

/** What lifts a risk's blocker. */
export function liftRisk({ facts }: Extract<Finding, { id: "risk-above-appetite" }>): string {
  return `Give ${nameOf(facts.risk)} ${listed(
    facts.lacking.map((what) => REQUIREMENTS[what]),
    "and",
  )}`;
}

export const GAP_WORDS: Readonly<Record<Gap, string>> = {
  owner: "owner",
  signal: "early-warning signal",
  mitigation: "mitigation",
  contingency: "contingency",
  review: "review date",
  overdue: "review overdue",
};

const REQUIREMENTS: Readonly<Record<Requirement, string>> = {
  owner: "an owner",
  mitigation: "a mitigation",
  contingency: "a contingency",
};

const SCALES = {
  fraction: "fractions of 1",
  percent: "percent",
  levels: "1 to 5",
  unclear: "unclear",
  none: "none",
} as const;

/** "4 percentages", "2 figures read as 1 to 5, as the setting Impact scale says", "3 words read as Low 20%, High 60%" */
function waysOf(facts: RiskFindingFacts["risk-scale-read"], format: Format): readonly string[] {
  const { of, figures, percentages, words, marks, scale, said, setting } = facts;
  const count = (cells: number, one: string): string => `${format.number(cells)} ${one}${cells === 1 ? "" : "s"}`;
  const by = said ? ` (setting ${setting})` : "";
  const as = typeof scale === "string" ? SCALES[scale] : `${format.number(scale.from)} to ${format.number(scale.to)}`;
  const cells = words.reduce((sum, word) => sum + word.cells, 0);
  const meanings = words.map(
    ({ word, meant }) => `“${word}” ${of === "impact" ? format.number(meant) : format.percent(100 * meant)}`,
  );
  return [
    ...(percentages === 0 ? [] : [count(percentages, "percentage")]),
    ...(figures === 0 ? [] : [`${count(figures, "figure")} read as ${as}${by}`]),
    ...(marks === 0 ? [] : [`${count(marks, "X mark")} in columns`]),
    ...(cells === 0 ? [] : [`${count(cells, "word")} read as ${meanings.join(", ")}`]),
  ];
}

const KINDS: Readonly<Record<ScoreKind, string>> = {
  product: ", probability × impact",
  sum: ", which adds probability and impact",
  lookup: ", looked up from probability and impact",
  unknown: "",
};

function nameOf({ key, text }: RiskName): string {
  return text === "" || text.toLowerCase() === key.toLowerCase() ? key : `${key} ${text}`;
}

function risksWith(risks: readonly RiskName[]): string {
  return `${named(risks)} ${risks.length === 1 ? "has" : "have"}`;
}

function named(risks: readonly RiskName[]): string {
  const [only] = risks;
  if (risks.length === 1 && only !== undefined) return nameOf(only);
  const more = risks.length - NAMED;
  return more > 0
    ? `${risks
        .slice(0, NAMED)
        .map(({ key }) => key)
        .join(", ")} and ${more} more`
    : listed(
        risks.map(({ key }) => key),
        "and",
      );
}

function listed(words: readonly string[], last: "and" | "or"): string {
  return words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} ${last} ${words.at(-1) ?? ""}`;
}
