import { scoresOf, type Scores, type Tally } from "./tally";
import type { Verdict } from "./verdict";

/** The thresholds that hold for one gate. Scores 0 to 100, limit in percent of the scored weight. */
export interface Thresholds {
  readonly pass: number;
  readonly warn: number;
  readonly missingLimitPercent: number;
}

/** What stands against a gate beside its criteria. */
export interface OutsideBlockers {
  /** Breached invariants: never waivable. */
  readonly vetoes: number;
  readonly holds: number;
}

/**
 * The verdict, by the first rule that applies: a veto, nothing to judge by, a hold, a condition, Go.
 * Never inferred from the score alone; a veto counts whatever its weight.
 */
export function gateVerdict(
  tally: Tally,
  thresholds: Thresholds,
  outside: OutsideBlockers,
  scores: Scores | undefined = scoresOf(tally),
): Verdict {
  if (tally.mustPassNotMet > 0 || outside.vetoes > 0) return "No-go";
  if (scores !== undefined && scores.high < thresholds.warn) return "No-go";
  if (scores === undefined || scores.missingPercent >= thresholds.missingLimitPercent) return "Not evaluable";
  if (tally.mustPassUnknown > 0 || outside.holds > 0 || scores.low < thresholds.warn) return "Hold";
  return scores.low < thresholds.pass || tally.waived > 0 ? "Conditional go" : "Go";
}
