import { evaluateGatesInSteps, type GateLinks, type GatesEvaluation } from "../domain/gates/evaluateGates";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Policy } from "../domain/policy";
import type { Day } from "../tabular/excelDate";
import { atOnce, type Steps } from "../tabular/steps";
import { gateLinks, invariantsOf } from "./gateLinks";
import type { GateSheets } from "./readGateSheets";

/** Everything that gates are evaluated from, as it was read: kept so that another policy can be tried without reading. */
export interface GateInputs {
  readonly sheets: GateSheets;
  readonly logged: GateLinks["logged"];
  readonly asOf: Day;
}

export interface InputsEvaluation {
  readonly evaluation: GatesEvaluation;
  readonly invariants: InvariantsEvaluation | undefined;
}

/** The gates and invariants by a policy: the one of the workbook, or another one that is only tried. Pure. */
export function evaluateInputs(inputs: GateInputs, policy?: Policy): InputsEvaluation {
  return atOnce(evaluateInputsInSteps(inputs, policy));
}

/** The same in steps. */
export function* evaluateInputsInSteps(
  { sheets, logged, asOf }: GateInputs,
  policy: Policy = sheets.policy,
): Steps<InputsEvaluation> {
  const invariants = yield* invariantsOf({ ...sheets, policy }, asOf);
  const links = gateLinks({ invariants }, logged);
  return { evaluation: yield* evaluateGatesInSteps(sheets, policy, asOf, sheets.locale, links), invariants };
}
