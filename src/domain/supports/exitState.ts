import type { Day } from "../../tabular/excelDate";
import { round9 } from "../rounding";

export const EXIT_STATES = [
  "No exit criterion",
  "Ready to retire",
  "Permanent by default",
  "Overdue",
  "Not due",
] as const;
export type ExitState = (typeof EXIT_STATES)[number];

/** What the exit of a temporary support rests on. */
export interface SupportExit {
  /** Measure, level and planned end are there and can be read. */
  readonly hasCriterion: boolean;
  /** The measure passes in the latest readings, as many as the policy asks for. */
  readonly measurePasses: boolean;
  readonly receivingOwner: string | undefined;
  /** Hours per week; undefined where nobody knows. */
  readonly hoursPerWeek: number | undefined;
  readonly receivingCapacity: number | undefined;
  readonly start: Day | undefined;
  readonly plannedEnd: Day | undefined;
}

/** Where a support stands on a day; the first that applies. Unknown hours or capacity never make it ready. */
export function exitState(support: SupportExit, day: Day): ExitState {
  const { start, plannedEnd } = support;
  if (!support.hasCriterion || plannedEnd === undefined) return "No exit criterion";
  if (support.measurePasses && canBeReceived(support)) return "Ready to retire";
  if (day <= plannedEnd) return "Not due";
  const planned = start === undefined ? undefined : Math.max(0, plannedEnd - start);
  return planned !== undefined && day - plannedEnd > planned ? "Permanent by default" : "Overdue";
}

function canBeReceived({ receivingOwner, hoursPerWeek, receivingCapacity }: SupportExit): boolean {
  return (
    receivingOwner !== undefined &&
    hoursPerWeek !== undefined &&
    receivingCapacity !== undefined &&
    round9(receivingCapacity) >= round9(hoursPerWeek)
  );
}

const WORST_FIRST: readonly ExitState[] = [
  "Permanent by default",
  "Overdue",
  "No exit criterion",
  "Ready to retire",
  "Not due",
];

/** Those that still have an exit state, the worst first, then in the order of the sheet. */
export function worstExitFirst<T extends { readonly exitState: ExitState | undefined }>(
  supports: readonly T[],
): readonly T[] {
  const rank = ({ exitState: state }: T): number => (state === undefined ? -1 : WORST_FIRST.indexOf(state));
  return supports.filter((support) => support.exitState !== undefined).sort((one, other) => rank(one) - rank(other));
}
