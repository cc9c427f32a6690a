import { auditBlockers, type AuditBlockers } from "../domain/audit/auditBlockers";
import { evaluateAudit, NO_AUDIT_LINKS, type AuditEvaluation } from "../domain/audit/evaluateAudit";
import { evaluateGatesInSteps, type GateLinks, type GatesEvaluation } from "../domain/gates/evaluateGates";
import { exceptionMeasures } from "../domain/fit/exceptionMeasures";
import { measuredByFit } from "../domain/fit/fitMeasures";
import type { FitReview } from "../domain/fit/fitReview";
import { gateList, type GateRow } from "../domain/gates/gateList";
import { isDecided } from "../domain/gates/isDecided";
import type { InvariantsEvaluation } from "../domain/invariants/evaluateInvariants";
import type { RisksEvaluation } from "../domain/risks/evaluateRisks";
import type { Policy } from "../domain/policy";
import { withWaveBlockers } from "../domain/waves/waveBlockers";
import type { WaveLinks } from "../domain/waves/waveLinks";
import type { Day } from "../tabular/excelDate";
import { atOnce, type Steps } from "../tabular/steps";
import { gateLinks, invariantsOf } from "./gateLinks";
import { withFitBlockers } from "./fitLinks";
import { withRiskBlockers } from "./riskLinks";
import type { GateSheets } from "./readGateSheets";

/** Everything that gates are evaluated from, as it was read: kept so that another policy can be tried without reading. */
export interface GateInputs {
  readonly sheets: GateSheets;
  readonly logged: GateLinks["logged"];
  readonly asOf: Day;
  /** What the wave plan says; left out where there are no units. */
  readonly waves?: WaveLinks | undefined;
  /** How the risks stand; left out where there is no register. */
  readonly risksOf?:
    | ((sheets: GateSheets, audit: AuditEvaluation, gates: readonly GateRow[]) => RisksEvaluation | undefined)
    | undefined;
  /** Whether it landed; left out where there are neither fit metrics nor supports. */
  readonly fitOf?: ((sheets: GateSheets) => FitReview) | undefined;
}

export interface InputsEvaluation {
  readonly evaluation: GatesEvaluation;
  readonly invariants: InvariantsEvaluation | undefined;
  readonly audit: AuditEvaluation;
  readonly risks: RisksEvaluation | undefined;
  readonly fit: FitReview | undefined;
  /** What the other sheets hold gates back by. */
  readonly blockers: AuditBlockers;
}

/** The gates, the invariants and the diagnosis by a policy: the one of the workbook, or another one that is only tried. Pure. */
export function evaluateInputs(inputs: GateInputs, policy?: Policy): InputsEvaluation {
  return atOnce(evaluateInputsInSteps(inputs, policy));
}

/** The same in steps. */
export function* evaluateInputsInSteps(
  { sheets, logged, asOf, waves, risksOf, fitOf }: GateInputs,
  policy: Policy = sheets.policy,
): Steps<InputsEvaluation> {
  const invariants = yield* invariantsOf({ ...sheets, policy }, asOf);
  const audit = evaluateAudit(sheets.audit, policy, asOf, {
    ...NO_AUDIT_LINKS,
    ...(waves === undefined ? {} : { waves: waves.exposures }),
    // Beside invariants they say themselves which readings are of nothing.
    otherMeasures: invariants === undefined ? measuredByFit(sheets) : undefined,
    exceptionMeasures: exceptionMeasures(sheets.fitMetrics, sheets.audit.readings, asOf),
  });
  yield;
  const gates = gatesOf(sheets);
  const risks = risksOf?.({ ...sheets, policy }, audit, gates);
  yield;
  const fit = fitOf?.({ ...sheets, policy });
  yield;
  const keysOf = (some: readonly GateRow[]) => new Set(some.map(({ key }) => key.toLowerCase()));
  const known = keysOf(gates);
  const decided = keysOf(gates.filter((gate) => isDecided(gate, asOf)));
  const ofAudit = withWaveBlockers(auditBlockers(audit, known, decided), waves?.blockers ?? [], known);
  const blockers = withFitBlockers(withRiskBlockers(ofAudit, risks), fit);
  const { byGate, everywhere } = blockers;
  const links = gateLinks({ invariants, blockers: byGate, everywhere, crossings: waves?.crossings }, logged);
  const evaluation = yield* evaluateGatesInSteps(sheets, policy, asOf, sheets.locale, links);
  return { evaluation, invariants, audit, risks, fit, blockers };
}

/** All gates; without a Gates table those that the criteria name. */
function gatesOf({ gates, criteria }: GateSheets): readonly GateRow[] {
  return gateList(gates, gates === undefined ? criteria : undefined).gates;
}
