import { isAbove } from "../rounding";
import { ratingRank } from "./rating";
import type { MisleadingPair, RiskName } from "./riskFindings";
import { RATINGS, type Rating } from "./risks.table";

export interface RatedLoss {
  readonly name: RiskName;
  /** As the 5 × 5 view gives it, before any signal. */
  readonly rating: Rating;
  readonly loss: number;
}

/** How many pairs are named; all are counted. */
const NAMED = 5;

/**
 * Pairs of risks of which the one with the higher rating has the lower expected loss: the widest first, each risk named
 * once for a pair of ratings. `total` counts every such pair.
 */
export function misleadingPairs(risks: readonly RatedLoss[]): {
  readonly pairs: readonly MisleadingPair[];
  readonly total: number;
} {
  const byRating = RATINGS.map((rating) =>
    risks.filter((risk) => risk.rating === rating).sort((one, other) => one.loss - other.loss),
  );
  const pairs: MisleadingPair[] = [];
  let total = 0;
  for (const higher of byRating) {
    const [first] = higher;
    if (first === undefined) continue;
    for (const lower of byRating.slice(0, ratingRank(first.rating))) {
      total += countAgainst(higher, lower);
      for (let i = 0; i < Math.min(NAMED, higher.length, lower.length); i += 1) {
        const [small, large] = [higher[i], lower[lower.length - 1 - i]];
        if (small === undefined || large === undefined || !isAbove(large.loss, small.loss)) break;
        pairs.push({
          higher: small.name,
          higherRating: small.rating,
          higherLoss: small.loss,
          lower: large.name,
          lowerRating: large.rating,
          lowerLoss: large.loss,
        });
      }
    }
  }
  const gap = ({ higherLoss, lowerLoss }: MisleadingPair): number => lowerLoss - higherLoss;
  return { pairs: pairs.sort((one, other) => gap(other) - gap(one)).slice(0, NAMED), total };
}

/** Pairs in which a loss of the first list is less than one of the second; both in rising order. */
function countAgainst(higher: readonly RatedLoss[], lower: readonly RatedLoss[]): number {
  let below = 0;
  let count = 0;
  for (const { loss } of lower) {
    while (isAbove(loss, higher[below]?.loss ?? Infinity)) below += 1;
    count += below;
  }
  return count;
}
