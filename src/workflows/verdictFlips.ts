import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import type { Verdict } from "../domain/gates/verdict";

/** A gate with another verdict than before, or than by other rules. */
export interface VerdictFlip {
  readonly gate: string;
  readonly from: Verdict;
  readonly to: Verdict;
}

/** Gates that both evaluations have, with another verdict. */
export function verdictFlips(before: GatesEvaluation, after: GatesEvaluation): readonly VerdictFlip[] {
  const earlier = new Map(before.gates.map(({ gate, verdict }) => [gate.key, verdict]));
  return after.gates.flatMap(({ gate, verdict }) => {
    const from = earlier.get(gate.key);
    return from === undefined || from === verdict ? [] : [{ gate: gate.key, from, to: verdict }];
  });
}
