import type { Day } from "../../../tabular/excelDate";
import type { Packing } from "./packing";

/** Everything that a plan of waves is judged by, as numbers. */
export interface PlanProblem extends Packing {
  readonly support: SupportProblem | undefined;
  /** What each block adds to the exposure. */
  readonly weight: Float64Array;
  /** Units of each tier, low to high, by block; unknown ones count as high. */
  readonly tiers: readonly [Float64Array, Float64Array, Float64Array];
  /** Due days of the members of a block, where they have one. */
  readonly due: ReadonlyMap<number, readonly Day[]>;
  /** Last day of every slot; NaN where nobody knows. */
  readonly ends: Float64Array;
  /** The slot in which a block stands now; −1 where it has none. */
  readonly present: Int32Array;
  /** 1: it must stand in its first slot, which is its last one too. */
  readonly pinned: Uint8Array;
  /** 1: its size is unknown, or it follows such a block; it is placed when all others are. */
  readonly plannedLast: Uint8Array;
}

/** The load of the weeks that follow the start of a wave. Week 0 is the first one that any wave reaches. */
export interface SupportProblem {
  readonly load: Float64Array;
  readonly firstWeek: Int32Array;
  readonly weeks: number;
  /** By week; Infinity where it is not limited. */
  readonly caps: Float64Array;
}

/** Days that the units of a block are late in a slot. */
export function latenessIn({ due, ends }: PlanProblem, block: number, slot: number): number {
  const days = due.get(block);
  if (days === undefined) return 0;
  const end = ends[slot]!;
  let late = 0;
  for (const day of days) if (end > day) late += end - day;
  return late;
}
