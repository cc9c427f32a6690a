import type { GateLinks } from "../domain/gates/evaluateGates";
import {
  evaluateInvariantsInSteps,
  invariantBlockers,
  type InvariantsEvaluation,
} from "../domain/invariants/evaluateInvariants";
import type { Day } from "../tabular/excelDate";
import type { Steps } from "../tabular/steps";
import type { GateSheets } from "./readGateSheets";

/** The invariants as of a day, or undefined where the workbook has none: not assessed. */
export function* invariantsOf(
  { invariants, readings, policy, locale }: GateSheets,
  asOf: Day,
): Steps<InvariantsEvaluation | undefined> {
  if (invariants === undefined) return undefined;
  return yield* evaluateInvariantsInSteps({ invariants, readings }, policy, asOf, locale);
}

/** What the other sheets say about gates. */
export function gateLinks(invariants: InvariantsEvaluation | undefined, logged: GateLinks["logged"]): GateLinks {
  const blockers = new Map<never, never>();
  if (invariants === undefined) return { blockers, logged, invariants: [] };
  return {
    blockers,
    logged,
    invariants: invariantBlockers(invariants.states),
    invariantsOn: (day) => invariantBlockers(invariants.on(day)),
  };
}
