import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import { thresholdFault, withWords, type Policy, type ThresholdFault } from "../domain/policy";
import { round9 } from "../domain/rounding";
import type { WordMeaning } from "../tabular/range/chosenRange";
import { evaluateInputs, type GateInputs } from "./gateInputs";
import { verdictFlips, type VerdictFlip } from "./verdictFlips";

/** Another value of a setting, tried on what was read: the same evaluation, and nothing is written. */

/** The numbers of the policy, by what the policy calls them, with the names of their settings. */
export const POLICY_NUMBERS = {
  passScore: "Pass score",
  warnScore: "Warn score",
  evidenceAgeDays: "Evidence age (days)",
  missingLimitPercent: "Missing limit",
} as const;
export type PolicyNumber = keyof typeof POLICY_NUMBERS;

export type Tried =
  | { readonly refused: ThresholdFault | "below-zero" }
  | {
      readonly refused: undefined;
      readonly flips: readonly VerdictFlip[];
      /** Criteria that would count differently. */
      readonly criteria: number;
    };

/** What another value of a number would do; or why the Transition table would not take it. */
export function tryNumber(inputs: GateInputs, now: GatesEvaluation, name: PolicyNumber, value: number): Tried {
  const policy: Policy = { ...inputs.sheets.policy, [name]: round9(value) };
  const refused = refusalOf(name, policy);
  return refused === undefined ? tried(inputs, now, policy) : { refused };
}

/** What would follow if a word that no list has passed, warned or failed. */
export function tryWord(inputs: GateInputs, now: GatesEvaluation, word: string, meaning: WordMeaning): Tried {
  return tried(inputs, now, withWords(inputs.sheets.policy, { [word]: meaning }));
}

function tried(inputs: GateInputs, now: GatesEvaluation, policy: Policy): Tried {
  const { evaluation } = evaluateInputs(inputs, policy);
  const results = evaluation.criteria.filter(({ result }, position) => result !== now.criteria[position]?.result);
  return { refused: undefined, flips: verdictFlips(now, evaluation), criteria: results.length };
}

function refusalOf(name: PolicyNumber, policy: Policy): ThresholdFault | "below-zero" | undefined {
  if (name === "evidenceAgeDays") return policy.evidenceAgeDays < 0 ? "below-zero" : undefined;
  if (!(policy[name] > 0 && policy[name] <= 100)) return "out-of-range";
  return thresholdFault(policy.passScore, policy.warnScore, policy.missingLimitPercent);
}

/** The nearest value on one side at which a verdict changes; undefined: none that the Transition table would take. */
export interface NearestFlip {
  readonly value: number;
  readonly flips: readonly VerdictFlip[];
}

/**
 * Looks for the nearest value above or below. One trial a step, so that the caller can let others work in between:
 * only at whole numbers beside a score, a missing share or an age of evidence can anything change.
 */
export function* nearestFlip(
  inputs: GateInputs,
  now: GatesEvaluation,
  name: PolicyNumber,
  side: "above" | "below",
): Generator<undefined, NearestFlip | undefined> {
  const current = inputs.sheets.policy[name];
  const candidates = turningPoints(inputs, now, name).filter((value) =>
    side === "above" ? value > current : value < current,
  );
  if (side === "below") candidates.reverse();
  for (const value of candidates) {
    const outcome = tryNumber(inputs, now, name, value);
    if (outcome.refused === undefined && outcome.flips.length > 0) return { value, flips: outcome.flips };
    yield undefined;
  }
  return undefined;
}

/** In ascending order, each once. */
function turningPoints(inputs: GateInputs, now: GatesEvaluation, name: PolicyNumber): number[] {
  const values =
    name === "evidenceAgeDays"
      ? agesOf(inputs)
      : name === "missingLimitPercent"
        ? now.gates.map(({ scores }) => scores?.missingPercent)
        : now.gates.flatMap(({ scores, thresholds: { pass, warn } }) => [scores?.low, scores?.high, pass, warn]);
  const points = new Set<number>();
  for (const value of values) {
    if (value === undefined) continue;
    const whole = Math.floor(round9(value));
    // Of evidence that is 40 days old a limit of 40 is the first to let it count, 39 the last not to.
    for (const point of name === "evidenceAgeDays" ? [whole - 1, whole] : [whole, whole + 1]) {
      if (point >= 0) points.add(point);
    }
  }
  return [...points].sort((one, other) => one - other);
}

function agesOf({ sheets, asOf }: GateInputs): readonly number[] {
  const days = [
    ...(sheets.criteria?.rows ?? []).map(({ evidenceDate }) => evidenceDate),
    ...(sheets.invariants?.rows ?? []).map(({ observedOn }) => observedOn),
    ...(sheets.readings?.rows ?? []).map(({ date }) => date),
  ];
  return days.flatMap((day) => (day === undefined || day > asOf ? [] : [asOf - day]));
}
