import type { PlanState } from "./planState";
import type { Ranks } from "./rules";
import type { Windows } from "./windows";

/**
 * Fills wave after wave with what may go and fits, in the order of the ranks (list scheduling). What stands already stays.
 * `skip`: blocks that are left out. What found no place is not placed.
 */
export function fillWaves(state: PlanState, ranks: Ranks, windows: Windows, skip: (block: number) => boolean): void {
  const { problem, network, slotOf } = state;
  const { blocks, slots } = problem;
  const waiting = new Int32Array(blocks);
  const from = windows.earliest.slice();
  const byRank = (one: number, other: number): number => ranks[one]! - ranks[other]!;
  const arriving: number[][] = Array.from({ length: slots }, () => []);
  const { predecessors, successors } = network;
  for (let block = 0; block < blocks; block += 1) {
    for (let edge = predecessors.first[block]!; edge < predecessors.first[block + 1]!; edge += 1) {
      const before = slotOf[predecessors.other[edge]!]!;
      if (before < 0) waiting[block]! += 1;
      else from[block] = Math.max(from[block]!, before + predecessors.lag[edge]!);
    }
  }
  const arrive = (block: number): void => {
    if (slotOf[block]! < 0 && !skip(block) && from[block]! < slots) arriving[from[block]!]!.push(block);
  };
  for (let block = 0; block < blocks; block += 1) if (waiting[block] === 0) arrive(block);
  let pool: number[] = [];
  for (let slot = 0; slot < slots; slot += 1) {
    pool = merged(pool, arriving[slot]!.sort(byRank), byRank);
    if (problem.open[slot] === 0) continue;
    const kept: number[] = [];
    let next = pool;
    while (next.length > 0) {
      const fresh: number[] = [];
      for (const block of next) {
        if (slot > windows.latest[block]!) continue;
        if (slot > state.highest(block) || !state.holds(block, slot)) {
          kept.push(block);
          continue;
        }
        state.place(block, slot);
        for (let edge = successors.first[block]!; edge < successors.first[block + 1]!; edge += 1) {
          const follower = successors.other[edge]!;
          waiting[follower]! -= 1;
          from[follower] = Math.max(from[follower]!, slot + successors.lag[edge]!);
          if (waiting[follower]! > 0 || slotOf[follower]! >= 0 || skip(follower)) continue;
          if (from[follower] === slot) fresh.push(follower);
          else arrive(follower);
        }
      }
      next = fresh.sort(byRank);
    }
    pool = kept.sort(byRank);
  }
}

function merged(one: readonly number[], other: readonly number[], order: (a: number, b: number) => number): number[] {
  if (one.length === 0) return [...other];
  const all: number[] = [];
  let at = 0;
  for (const block of one) {
    while (at < other.length && order(other[at]!, block) < 0) {
      all.push(other[at]!);
      at += 1;
    }
    all.push(block);
  }
  for (; at < other.length; at += 1) all.push(other[at]!);
  return all;
}
