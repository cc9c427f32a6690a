import type { Day } from "../../tabular/excelDate";
import { splitList } from "../../tabular/readCell";
import { entry } from "../entry";
import { round9 } from "../rounding";
import { comparable } from "../words";
import type { SupportEvaluation } from "./evaluateSupports";

/** Signs that the new model rests on help that nobody sees ending. Supports by their ID. */
export interface SupportDependency {
  /** Share of the whole work, of 1, that active supports are known to take together. */
  readonly absorbed: number;
  readonly absorbedUnknown: readonly string[];
  /** They take work and have no exit, or have passed it by more than their planned length. */
  readonly withoutExit: readonly string[];
  readonly onePerson: readonly PersonBehindSupports[];
}

/** Somebody who owns several active supports; `absorbed`: the share that is known of them. */
export interface PersonBehindSupports {
  readonly person: string;
  readonly supports: readonly string[];
  readonly absorbed: number;
}

export function supportDependency(supports: readonly SupportEvaluation[]): SupportDependency {
  const active = supports.filter((support) => support.active);
  const people = new Map<string, { readonly person: string; readonly owned: Set<SupportEvaluation> }>();
  for (const support of active) {
    for (const person of ownersOf(support)) {
      entry(people, comparable(person), () => ({ person, owned: new Set() })).owned.add(support);
    }
  }
  const lost = ({ exitState }: SupportEvaluation): boolean =>
    exitState === "No exit criterion" || exitState === "Permanent by default";
  return {
    absorbed: shareOf(active),
    absorbedUnknown: ids(active.filter(({ absorbed }) => absorbed === undefined)),
    withoutExit: ids(active.filter((support) => (support.absorbed ?? 0) > 0 && lost(support))),
    onePerson: [...people.values()].flatMap(({ person, owned }) =>
      owned.size < 2 ? [] : [{ person, supports: ids([...owned]), absorbed: shareOf([...owned]) }],
    ),
  };
}

/** An old way of working that goes on beside the new one. */
export interface ParallelRun {
  readonly id: string;
  /** Undefined: nobody said when it ends. */
  readonly plannedEnd: Day | undefined;
  /** It has an end that lies on or after its start. */
  readonly bounded: boolean;
  /** Days past its end; 0 where it is not. */
  readonly overdueDays: number;
  /** Exactly one has to answer for it. */
  readonly owners: readonly string[];
}

export function parallelRuns(supports: readonly SupportEvaluation[], asOf: Day): readonly ParallelRun[] {
  return supports.flatMap((support) => {
    const { kind, start, plannedEnd, key } = support.row;
    if (kind !== "Parallel run" || !support.active) return [];
    const bounded = plannedEnd !== undefined && (start === undefined || plannedEnd >= start);
    const overdueDays = plannedEnd === undefined ? 0 : Math.max(0, asOf - plannedEnd);
    return [{ id: key, plannedEnd, bounded, overdueDays, owners: ownersOf(support) }];
  });
}

function ownersOf({ row }: SupportEvaluation): readonly string[] {
  return splitList(row.owner ?? "");
}

function shareOf(supports: readonly SupportEvaluation[]): number {
  return round9(supports.reduce((sum, { absorbed }) => sum + (absorbed ?? 0), 0));
}

function ids(supports: readonly SupportEvaluation[]): readonly string[] {
  return supports.map(({ row }) => row.key);
}
