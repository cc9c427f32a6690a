import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import { levelOf, PROBABILITY_WORDS, type Level } from "./levelWords";
import { LEVEL_PROBABILITY, probabilityLevel, type ProbabilityScale } from "./probabilityScale";

/** A probability as a fraction of 1, and its step on 1 to 5; or why there is none. */
export type ProbabilityReading =
  | { readonly probability: number; readonly level: Level; readonly code?: undefined }
  | { readonly code: ProblemCode; readonly probability?: undefined; readonly level?: undefined };

const isLevel = (value: number): value is Level => Number.isInteger(value) && value >= 1 && value <= 5;

/**
 * Reads one cell of a probability column; a blank is neither a probability nor a problem. `said`: somebody has said
 * which scale it is.
 */
export function readProbability(
  cell: Quantity | undefined,
  scale: ProbabilityScale,
  said = false,
): ProbabilityReading | undefined {
  if (cell === undefined) return undefined;
  if (cell.kind === "error") return { code: "error-value" };
  if (cell.kind === "words") {
    const level = levelOf(cell.text, PROBABILITY_WORDS);
    return level === undefined ? { code: "probability-unreadable" } : { probability: LEVEL_PROBABILITY[level], level };
  }
  const { value, unit } = cell;
  if (unit === "percent") return fraction(value / 100);
  if (unit !== "plain") return { code: "probability-unreadable" };
  switch (scale) {
    case "fraction":
      return fraction(value);
    case "percent":
      // 0.3 beside 30: 0.3 % or 30 %.
      return value > 0 && value < 1 && !said ? { code: "probability-scale-unclear" } : fraction(value / 100);
    case "levels":
      return isLevel(value)
        ? { probability: LEVEL_PROBABILITY[value], level: value }
        : { code: "probability-out-of-scale" };
    case "unclear":
    case "none":
      return { code: "probability-scale-unclear" };
  }
}

function fraction(probability: number): ProbabilityReading {
  return probability >= 0 && probability <= 1
    ? { probability, level: probabilityLevel(probability) }
    : { code: "probability-out-of-scale" };
}
