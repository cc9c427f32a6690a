import type { AuditBlockers } from "../domain/audit/auditBlockers";
import { measuredHere } from "../domain/audit/evaluateAudit";
import type { GateLinks } from "../domain/gates/evaluateGates";
import {
  evaluateInvariants,
  invariantBlockers,
  type InvariantsEvaluation,
} from "../domain/invariants/evaluateInvariants";
import type { Day } from "../tabular/excelDate";
import type { GateSheets } from "./readGateSheets";

/** The invariants as of a day, or undefined where the workbook has none: not assessed. */
export function invariantsOf(
  { invariants, readings, audit, policy, locale }: GateSheets,
  asOf: Day,
): InvariantsEvaluation | undefined {
  if (invariants === undefined) return undefined;
  return evaluateInvariants({ invariants, readings }, policy, asOf, locale, measuredHere(audit));
}

/** What the other sheets say about gates. */
export function gateLinks(
  invariants: InvariantsEvaluation | undefined,
  { byGate: blockers, everywhere }: AuditBlockers,
  logged: GateLinks["logged"],
): GateLinks {
  if (invariants === undefined) return { blockers, everywhere, logged, invariants: [] };
  return {
    blockers,
    everywhere,
    logged,
    invariants: invariantBlockers(invariants.states),
    invariantsOn: (day) => invariantBlockers(invariants.on(day)),
  };
}
