import type { PlanState } from "./planState";
import type { Windows } from "./windows";

/** A block may stand in a slot, dependencies and room considered. */
function fits({ state, windows }: Standing, block: number, slot: number): boolean {
  return (
    slot >= Math.max(state.lowest(block), windows.earliest[block]!) &&
    slot <= Math.min(state.highest(block), windows.latest[block]!) &&
    state.holds(block, slot)
  );
}

/** A plan, where its blocks may stand at all, and those that must not be moved. */
export interface Standing {
  readonly state: PlanState;
  readonly windows: Windows;
  readonly fixed: (block: number) => boolean;
}

/**
 * Places a block that fits nowhere by moving one other block, which finds a place of its own at once: the fewest moves
 * that make room. The first slot that can be had is taken. False: no single move is enough, and nothing has changed.
 */
export function makeRoom(standing: Standing, block: number): boolean {
  const { windows } = standing;
  for (let slot = windows.earliest[block]!; slot <= windows.latest[block]!; slot += 1) {
    if (takeSlot(standing, block, slot)) return true;
  }
  return false;
}

/** Places a block in a slot by moving one other block out of it. */
function takeSlot(standing: Standing, block: number, slot: number): boolean {
  const { state, fixed } = standing;
  if (state.problem.open[slot] === 0) return false;
  for (const other of [...state.members[slot]!]) {
    if (fixed(other)) continue;
    state.remove(other);
    if (fits(standing, block, slot)) {
      state.place(block, slot);
      const place = firstFit(standing, other, slot);
      if (place >= 0) {
        state.place(other, place);
        return true;
      }
      state.remove(block);
    }
    state.place(other, slot);
  }
  return false;
}

/** The first slot beside `not` that takes a block as the plan stands; -1: there is none. */
function firstFit({ state, windows }: Standing, block: number, not: number): number {
  const to = Math.min(state.highest(block), windows.latest[block]!);
  for (let slot = Math.max(state.lowest(block), windows.earliest[block]!); slot <= to; slot += 1) {
    if (slot !== not && state.holds(block, slot)) return slot;
  }
  return -1;
}
