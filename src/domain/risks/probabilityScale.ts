import type { Quantity } from "../../tabular/quantity";
import type { Level } from "./levelWords";

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

/**
 * Tells the scale from the plain figures of a column. All whole from 1 to 5, and not all 1: levels. Mostly up to 1 and
 * none above 5: fractions. Any above 5: percent. A header that speaks of 0 to 10, a column of nothing but 1, and
 * anything else cannot be told.
 */
export function probabilityScale(figures: readonly number[], header = ""): ProbabilityScale {
  if (figures.length === 0) return "none";
  if (saysUpTo(10, header)) return "unclear";
  const whole = figures.every((figure) => Number.isInteger(figure) && figure >= 1 && figure <= 5);
  if (whole) return figures.every((figure) => figure === 1) && !saysUpTo(5, header) ? "unclear" : "levels";
  if (figures.some((figure) => figure > 5)) return "percent";
  const upToOne = figures.filter((figure) => figure <= 1).length;
  return upToOne * 2 > figures.length ? "fraction" : "unclear";
}

/** The plain figures among the cells of a column. */
export function plainFigures(cells: readonly (Quantity | undefined)[]): readonly number[] {
  return cells.flatMap((cell) => (cell?.kind === "number" && cell.unit === "plain" ? [cell.value] : []));
}

/** "Probability 0-10", "Likelihood_1_5", "Impact (1 to 5)" */
export function saysUpTo(top: 5 | 10, header: string): boolean {
  return new RegExp(`(?<!\\d)[01]\\s*(?:-|–|_|to|\\.\\.|\\s)\\s*${top}(?!\\d)`, "i").test(header);
}
