import type { PlanState } from "./planState";
import type { Windows } from "./windows";

/**
 * Puts blocks back where they stood. A block that has to go later, because its date moved or because something before it
 * has to, goes to the first slot that takes it once all others stand; what finds none is left unplaced. Blocks that did
 * not stand anywhere come last. Those that are planned last stay or are left out. `dead`: blocks that are left out.
 */
export function standingPlan(state: PlanState, windows: Windows, dead: Uint8Array): void {
  const { problem, network, slotOf } = state;
  const { present } = problem;
  const { first, other, lag } = network.predecessors;
  const wanted = new Int32Array(problem.blocks);
  const stays: number[] = [];
  const moves: number[] = [];
  const joins: number[] = [];
  for (const block of network.order) {
    const placed = slotOf[block]!;
    let slot = Math.max(windows.earliest[block]!, present[block]!);
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      slot = Math.max(slot, wanted[other[edge]!]! + lag[edge]!);
    }
    wanted[block] = placed >= 0 ? placed : slot;
    if (placed >= 0 || dead[block] === 1) continue;
    if (present[block]! < 0) joins.push(block);
    else if (slot === present[block] && slot <= windows.latest[block]!) stays.push(block);
    else moves.push(block);
  }
  const displaced: number[] = [];
  for (const block of stays) {
    const slot = present[block]!;
    if (slot >= state.lowest(block) && slot <= state.highest(block) && state.holds(block, slot))
      state.place(block, slot);
    else displaced.push(block);
  }
  const rank = new Int32Array(problem.blocks);
  network.order.forEach((block, position) => {
    rank[block] = position;
  });
  const now = (block: number): boolean => problem.plannedLast[block] === 0;
  const rest = [...moves, ...displaced].filter(now).sort((one, next) => rank[one]! - rank[next]!);
  for (const block of [...rest, ...joins.filter(now)]) {
    const to = Math.min(state.highest(block), windows.latest[block]!);
    for (let slot = Math.max(state.lowest(block), windows.earliest[block]!); slot <= to; slot += 1) {
      if (!state.holds(block, slot)) continue;
      state.place(block, slot);
      break;
    }
  }
}
