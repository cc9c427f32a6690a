import { entry } from "../entry";
import { round9 } from "../rounding";
import type { RowPlace } from "./redesignContext";
import type { DecisionEvaluation, HandoffEvaluation } from "./loads";

/** The sum of what one person or role is accountable for. A part that is unknown is counted, never taken for 0. */
export interface PersonLoad {
  /** As written first. */
  readonly person: string;
  readonly duties: number;
  /** Duties whose load nobody knows. */
  readonly unknown: number;
  readonly atTarget: number;
  readonly delegated: number;
  /** Undefined where the load of a duty now is unknown. */
  readonly now: number | undefined;
  readonly rows: readonly RowPlace[];
}

/** Everybody who is accountable for a handoff or a decision, the highest load first. */
export function personLoads(
  handoffs: readonly HandoffEvaluation[],
  decisions: readonly DecisionEvaluation[],
): readonly PersonLoad[] {
  const duties = [
    ...handoffs.map((one) => ({ ...one, place: { table: "handoffs" as const, index: one.row.index } })),
    ...decisions.map((one) => ({ ...one, place: { table: "decisions" as const, index: one.row.index } })),
  ];
  const byPerson = new Map<string, { readonly person: string; readonly own: (typeof duties)[number][] }>();
  for (const duty of duties) {
    for (const person of duty.accountable) {
      entry(byPerson, person.toLowerCase(), () => ({ person, own: [] })).own.push(duty);
    }
  }
  return [...byPerson.values()]
    .map(({ person, own }): PersonLoad => {
      const known = own.filter(({ loadRatio }) => loadRatio !== undefined);
      const sum = (of: (duty: (typeof own)[number]) => number | undefined): number =>
        round9(known.reduce((total, duty) => total + (of(duty) ?? 0), 0));
      return {
        person,
        duties: own.length,
        unknown: own.length - known.length,
        atTarget: sum(({ loadRatio }) => loadRatio),
        delegated: sum(({ loadDelegated }) => loadDelegated),
        now: own.some(({ loadNow }) => loadNow === undefined) ? undefined : sum(({ loadNow }) => loadNow),
        rows: known.map(({ place }) => place),
      };
    })
    .sort((one, other) => other.atTarget - one.atTarget || (one.person < other.person ? -1 : 1));
}
