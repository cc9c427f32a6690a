import type { Day } from "../../tabular/excelDate";
import type { Finding } from "../finding";
import type { GateLinks } from "./evaluateGates";
import type { ChangeByThen } from "./onTheDay";

/** How the invariants bind a gate on its planned date, and whose readings will have aged by then. */
export interface InvariantsByThen {
  readonly then: readonly Finding[];
  readonly changes: readonly ChangeByThen[];
}

export const NO_INVARIANTS: InvariantsByThen = { then: [], changes: [] };

export function invariantsBy({ invariants, invariantsOn }: GateLinks, day: Day): InvariantsByThen {
  if (invariantsOn === undefined) return { then: invariants, changes: [] };
  const then = invariantsOn(day);
  const now = new Set(invariants.flatMap(({ facts }) => ("invariant" in facts ? [facts.invariant] : [])));
  return {
    then,
    changes: then.flatMap((blocker): readonly ChangeByThen[] => {
      if (blocker.id !== "invariant-unknown" || now.has(blocker.facts.invariant)) return [];
      const { invariant, reason } = blocker.facts;
      return reason?.id === "reading-old"
        ? [{ id: "invariant-expires", invariant, lastDay: reason.date + reason.limit }]
        : [];
    }),
  };
}
