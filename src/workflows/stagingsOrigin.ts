import type { Staging } from "../domain/waves/tradeOff";
import { mondayOnOrAfter } from "../domain/waves/generatedWaves";
import type { WavePlan } from "../domain/waves/planWaves";
import { fingerprint } from "./fingerprint";
import { unitPrint } from "./planOrigin";
import type { OwnershipRecord } from "./record";

/** Step sizes that were compared, with a print of what they were compared on. */
export interface ComparedStagings {
  readonly print: string;
  readonly found: readonly Staging[];
}

/** Tells apart what step sizes are compared on: units and policy, but neither where units stand nor the caps of today. */
function stagingsPrint({ programme: { units, policy }, asOf }: Pick<WavePlan, "programme" | "asOf">): string {
  const { firstStart = mondayOnOrAfter(asOf) } = policy;
  return fingerprint([units.map(unitPrint), { ...policy, firstStart, ramp: [] }]);
}

/** The comparison as it is kept beside the plan that it was made for. */
export function comparedStagings(plan: WavePlan, found: readonly Staging[]): ComparedStagings {
  return { print: stagingsPrint(plan), found };
}

/** The comparison that still holds: one that was made just now, else the one that was recorded. */
export function standingStagings(
  plan: WavePlan,
  made: ComparedStagings | undefined,
  { stagings: recorded }: OwnershipRecord,
): ComparedStagings | undefined {
  if (made === undefined && recorded === undefined) return undefined;
  const print = stagingsPrint(plan);
  return [made, recorded].find((one) => one?.print === print);
}
