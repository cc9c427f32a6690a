import type { Day } from "../../tabular/excelDate";
import type { Violation } from "./check/violation";
import type { PlanMove, WavePlan } from "./planWaves";
import type { Unplaced } from "./waveReason";

/** What another plan would change of the one that stands. */
export interface PlanDifference {
  /** Units whose wave differs, in the order of the sheet. */
  readonly moves: readonly PlanMove[];
  readonly finish: { readonly before: Day | undefined; readonly after: Day | undefined };
  readonly waves: { readonly before: number; readonly after: number };
  /** Rules that the other plan breaks and the one that stands does not. */
  readonly broken: readonly Violation[];
  /** Rules that are broken now and would be kept. */
  readonly mended: readonly Violation[];
  /** Units that would be late and are not, and those that would be no longer. */
  readonly late: readonly string[];
  readonly inTime: readonly string[];
  /** Units that would have no place and have one now, with what keeps them from every wave. */
  readonly unplaced: readonly Unplaced[];
}

/** Compares two plans of the same units; `before` is undefined where no plan stands. */
export function planDifference(before: WavePlan | undefined, after: WavePlan): PlanDifference {
  const [was, is] = [named(before?.violations ?? []), named(after.violations)];
  const [lateBefore, lateAfter] = [lateUnits(before), lateUnits(after)];
  const stood = before?.assignments ?? new Map<string, number>();
  return {
    moves: after.programme.units.flatMap(({ key }): readonly PlanMove[] => {
      const [from, to] = [stood.get(key), after.assignments.get(key)];
      return from === to ? [] : [{ unit: key, from, to }];
    }),
    finish: { before: before?.finish, after: after.finish },
    waves: { before: before?.wavesUsed ?? 0, after: after.wavesUsed },
    broken: [...is].flatMap(([name, violation]) => (was.has(name) ? [] : [violation])),
    mended: [...was].flatMap(([name, violation]) => (is.has(name) ? [] : [violation])),
    late: [...lateAfter].filter((unit) => !lateBefore.has(unit)),
    inTime: [...lateBefore].filter((unit) => !lateAfter.has(unit)),
    unplaced: after.unplaced.filter(({ unit }) => before === undefined || stood.has(unit)),
  };
}

/** By what they say: the cells that they name may stand elsewhere. */
function named(violations: readonly Violation[]): ReadonlyMap<string, Violation> {
  return new Map(violations.map((violation) => [JSON.stringify({ ...violation, cells: [] }), violation]));
}

function lateUnits(plan: WavePlan | undefined): ReadonlySet<string> {
  return new Set(plan?.late.map(({ unit }) => unit));
}
