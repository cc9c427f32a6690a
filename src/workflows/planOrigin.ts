import type { PlanOrigin, WavePlan } from "../domain/waves/planWaves";
import type { Programme, ProgrammeUnit } from "../domain/waves/programme";
import { fingerprint } from "./fingerprint";
import type { OwnershipRecord } from "./record";

/** Tells plans apart, with all that they were made from: another unit, wave or policy is another plan. */
export function planPrint({ units, waves, policy }: Programme, assignments: ReadonlyMap<string, number>): string {
  return fingerprint([
    units.map((unit) => {
      const [key, ...facts] = unitPrint(unit);
      return [key, assignments.get(unit.key) ?? null, ...facts];
    }),
    waves.map(({ row, ...wave }) => [row !== undefined, wave]),
    policy,
  ]);
}

/** What a plan asks of a unit, its key first. */
export function unitPrint(unit: ProgrammeUnit) {
  return [
    unit.key,
    unit.size ?? null,
    unit.support ?? null,
    unit.tier ?? null,
    unit.ready ?? null,
    unit.due ?? null,
    unit.after,
    unit.withOrAfter,
    unit.lag,
    unit.together ?? null,
    unit.pinned ?? null,
    unit.state,
  ];
}

/** How the plan that stands was made, where it is still the one that was recorded. */
export function originIn({ wavePlan }: OwnershipRecord) {
  return (programme: Programme, assignments: ReadonlyMap<string, number>): PlanOrigin | undefined =>
    wavePlan !== undefined && wavePlan.print === planPrint(programme, assignments) ? wavePlan : undefined;
}

/**
 * What is to be recorded of a plan; undefined where nobody knows how it was made. One that was found again, in however
 * many steps, is the one that is recorded.
 */
export function recordOfPlan(plan: WavePlan, { wavePlan: recorded }: OwnershipRecord): OwnershipRecord["wavePlan"] {
  const { planned, programme, assignments, fewestSlots, cut, steps, seed } = plan;
  if (!planned && steps === 0) return undefined;
  const print = planPrint(programme, assignments);
  const same = recorded?.print === print && recorded.fewestSlots === fewestSlots && recorded.cut === cut;
  return same ? recorded : { print, fewestSlots, cut, steps, seed };
}
