import { measuredHere } from "../domain/audit/evaluateAudit";
import { measuredByFit } from "../domain/fit/fitMeasures";
import { NO_LINKS, type GateLinks } from "../domain/gates/evaluateGates";
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
  { invariants, readings, audit, fitMetrics, supports, policy, locale }: GateSheets,
  asOf: Day,
): Steps<InvariantsEvaluation | undefined> {
  if (invariants === undefined) return undefined;
  const tables = { invariants, readings };
  const known = new Set([...measuredHere(audit), ...measuredByFit({ fitMetrics, supports })]);
  return yield* evaluateInvariantsInSteps(tables, policy, asOf, locale, known);
}

/** What other parts of the workbook say about gates; what is left out is not assessed. */
export interface OtherSheets {
  readonly invariants?: InvariantsEvaluation | undefined;
  readonly blockers?: GateLinks["blockers"];
  readonly everywhere?: GateLinks["everywhere"];
  readonly crossings?: GateLinks["crossings"];
}

export function gateLinks(
  { invariants, blockers, everywhere, crossings }: OtherSheets,
  logged: GateLinks["logged"],
): GateLinks {
  return {
    blockers: blockers ?? NO_LINKS.blockers,
    ...(everywhere === undefined ? {} : { everywhere }),
    logged,
    ...(crossings === undefined ? {} : { crossings }),
    ...(invariants === undefined
      ? { invariants: [] }
      : {
          invariants: invariantBlockers(invariants.states),
          invariantsOn: (day) => invariantBlockers(invariants.on(day)),
        }),
  };
}
