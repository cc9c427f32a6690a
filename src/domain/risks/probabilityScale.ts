import type { Quantity } from "../../tabular/quantity";
import type { Level } from "./levelWords";
import { isSpan, ONE_TO_FIVE, spanSaid } from "./scaleSpan";

/**
 * How the plain figures of a probability column are meant. Percentages, words and marks say themselves what they are;
 * `unclear`: the figures could be meant in two ways, and somebody has to say which.
 */
export type ProbabilityScale = "fraction" | "levels" | "percent" | "unclear" | "none";

/** What 1 to 5 and the words of a scale stand for, as fractions of 1. */
export const LEVEL_PROBABILITY: Readonly<Record<Level, number>> = { 1: 0.05, 2: 0.2, 3: 0.4, 4: 0.6, 5: 0.85 };

/** Lower edges of the steps 2 to 5: an edge belongs to the step below it. */
const EDGES = [0.1, 0.3, 0.5, 0.7] as const;

/** The step on 1 to 5 of a probability: up to 10 % is 1, up to 30 % 2, up to 50 % 3, up to 70 % 4, above 5. */
export function probabilityLevel(probability: number): Level {
  return (1 + EDGES.filter((edge) => Math.round(probability * 1e9) / 1e9 > edge).length) as Level;
}

/** What a column holds, as far as its scale is told from it. */
export interface ScaleEvidence {
  readonly header: string;
  /** Plain figures. */
  readonly figures: readonly number[];
  /** Cells that say themselves that they are percentages. */
  readonly percentages: number;
}

/**
 * Tells the scale from what a header says, else from what the column holds. All whole from 1 to 5, and not all 1: levels.
 * Mostly up to 1 and none above 5: fractions. Any above 5: percent. A header that speaks of another scale, such as 1 to 3,
 * a column of nothing but 1, a bare 5 among percentages, and anything else cannot be told.
 */
export function probabilityScale({ header, figures, percentages }: ScaleEvidence): ProbabilityScale {
  if (figures.length === 0) return "none";
  const said = spanSaid(header);
  if (said !== undefined) return SPANS.find(([span]) => isSpan(said, span))?.[1] ?? "unclear";
  if (mayBeLevels(figures)) {
    return figures.every((figure) => figure === 1) || percentages >= figures.length ? "unclear" : "levels";
  }
  if (figures.some((figure) => figure > 5)) return "percent";
  const upToOne = figures.filter((figure) => figure <= 1).length;
  return upToOne * 2 > figures.length ? "fraction" : "unclear";
}

/** Scales that a header says: "Probability (1-5)". */
const SPANS = [
  [ONE_TO_FIVE, "levels"],
  [{ from: 0, to: 1 }, "fraction"],
  [{ from: 0, to: 100 }, "percent"],
  [{ from: 1, to: 100 }, "percent"],
] as const;

/** Scales of the probability before and after mitigation, as somebody has said them or as their columns show them. */
export function probabilityScales(
  before: ScaleEvidence,
  after: ScaleEvidence,
  said: { readonly before: ProbabilityScale | undefined; readonly after: ProbabilityScale | undefined },
): { readonly before: ProbabilityScale; readonly after: ProbabilityScale } {
  const scaleOf = (evidence: ScaleEvidence, named: ProbabilityScale | undefined): ProbabilityScale =>
    evidence.figures.length === 0 ? "none" : (named ?? probabilityScale(evidence));
  const own = { before: scaleOf(before, said.before), after: scaleOf(after, said.after) };
  const inPercent = own.before === "percent" || (own.before === "none" && before.percentages > 0);
  // From 20 to 5: after percentages a whole figure up to 5 is as likely one more of them as a step of five.
  const mixed = inPercent && own.after === "levels" && said.after === undefined && spanSaid(after.header) === undefined;
  return {
    before: own.before === "unclear" ? helped(before, own.after) : own.before,
    after: mixed ? "unclear" : own.after === "unclear" ? helped(after, own.before) : own.after,
  };
}

/** A column that does not tell its own scale is read like the one beside it, where every figure fits that one alone. */
function helped({ header, figures }: ScaleEvidence, other: ProbabilityScale): ProbabilityScale {
  const fits =
    (other === "levels" && mayBeLevels(figures)) ||
    (other === "fraction" && figures.every((figure) => figure >= 0 && figure <= 1)) ||
    (other === "percent" && !mayBeLevels(figures) && figures.every((figure) => figure >= 0 && figure <= 100));
  return fits && spanSaid(header) === undefined ? other : "unclear";
}

function mayBeLevels(figures: readonly number[]): boolean {
  return figures.every((figure) => Number.isInteger(figure) && figure >= 1 && figure <= 5);
}

/** What the cells of a column tell of its scale. */
export function scaleEvidence(cells: readonly (Quantity | undefined)[], header: string): ScaleEvidence {
  const numbers = cells.flatMap((cell) => (cell?.kind === "number" ? [cell] : []));
  return {
    header,
    figures: numbers.flatMap(({ value, unit }) => (unit === "plain" ? [value] : [])),
    percentages: numbers.filter(({ unit }) => unit === "percent").length,
  };
}
