import { makeRoom } from "./makeRoom";
import type { PlanState } from "./planState";
import type { Random } from "./random";
import type { Windows } from "./windows";

/** How many slots are looked at for a block that fits nowhere. */
const SLOTS_TRIED = 16;
/** Random moves that shake the plan after each ejection. */
const SHAKES = 6;

/**
 * Finds places for blocks that fit nowhere by putting out others in their favour: those that were put out least so far.
 * What is put out is placed next, the plan is shaken, and so on until all stand. After Y. Nagata and O. Bräysy's ejection
 * pool for vehicle routing (2009).
 */
export class EjectionPool {
  readonly pool: number[] = [];
  private readonly penalty: Float64Array;

  constructor(
    readonly state: PlanState,
    readonly windows: Windows,
    private readonly random: Random,
    /** Blocks that must not be moved. */
    readonly fixed: (block: number) => boolean,
    /** What it costs to move a block, beside 1. */
    cost?: Float64Array,
  ) {
    this.penalty = new Float64Array(state.problem.blocks).fill(1);
    if (cost !== undefined) this.penalty.forEach((_, block) => (this.penalty[block]! += cost[block]!));
  }

  /**
   * Works until all stand (true) or that many steps are taken. Without shaking as few as possible are moved: where one
   * move makes room, that one is made.
   */
  run(steps: number, shaking = true): boolean {
    const { state, pool } = this;
    const end = state.steps + steps;
    while (pool.length > 0) {
      if (state.steps >= end) return false;
      const block = pool.pop()!;
      if (this.settle(block) || (!shaking && makeRoom(this, block))) continue;
      if (!this.force(block)) {
        pool.unshift(block);
        state.steps += 8;
      }
      if (shaking) this.shake();
    }
    return true;
  }

  /** Places a block in the first slot that holds it, dependencies considered. */
  private settle(block: number): boolean {
    const { state, windows } = this;
    const from = Math.max(state.lowest(block), windows.earliest[block]!);
    const to = Math.min(state.highest(block), windows.latest[block]!);
    for (let slot = from; slot <= to; slot += 1) {
      if (!state.holds(block, slot)) continue;
      state.place(block, slot);
      return true;
    }
    return false;
  }

  private force(block: number): boolean {
    const { state, windows, random } = this;
    this.penalty[block]! += 1;
    const from = windows.earliest[block]!;
    const width = windows.latest[block]! - from + 1;
    let best: readonly number[] | undefined;
    let cost = Infinity;
    let into = -1;
    const all = width <= SLOTS_TRIED;
    for (let tried = 0; tried < Math.min(width, SLOTS_TRIED); tried += 1) {
      const slot = from + (all ? tried : random(width));
      if (state.problem.open[slot] === 0) continue;
      const out = this.toPutOut(block, slot, cost);
      if (out === undefined) continue;
      best = out.blocks;
      cost = out.cost;
      into = slot;
    }
    if (best === undefined) return false;
    for (const other of best) state.remove(other);
    if (!state.holds(block, into)) {
      for (const other of best) this.pool.push(other);
      return false;
    }
    state.place(block, into);
    for (const other of best) this.pool.push(other);
    return true;
  }

  /** The blocks to put out so that a block may stand in a slot, cheaper than `below`; undefined where there are none. */
  private toPutOut(block: number, slot: number, below: number) {
    const { state, penalty } = this;
    const { predecessors, successors } = state.network;
    const out: number[] = [];
    let cost = 0;
    for (let edge = predecessors.first[block]!; edge < predecessors.first[block + 1]!; edge += 1) {
      const other = predecessors.other[edge]!;
      if (state.slotOf[other]! < 0 || state.slotOf[other]! + predecessors.lag[edge]! <= slot) continue;
      if (this.fixed(other)) return undefined;
      if (out.includes(other)) continue;
      out.push(other);
      cost += penalty[other]!;
    }
    for (let edge = successors.first[block]!; edge < successors.first[block + 1]!; edge += 1) {
      const other = successors.other[edge]!;
      if (state.slotOf[other]! < 0 || slot + successors.lag[edge]! <= state.slotOf[other]!) continue;
      if (this.fixed(other)) return undefined;
      if (out.includes(other)) continue;
      out.push(other);
      cost += penalty[other]!;
    }
    if (cost >= below) return undefined;
    const { demand, support } = state.problem;
    const lacking = state.free.map((free, resource) => {
      let lack = demand[resource]![block]! - free[slot]!;
      for (const other of out) if (state.slotOf[other] === slot) lack -= demand[resource]![other]!;
      return lack;
    });
    const load = support === undefined ? 0 : support.load[block]!;
    let supportLack = 0;
    if (support !== undefined && load > 0) {
      const first = support.firstWeek[slot]!;
      for (let week = first; week < first + support.weeks; week += 1) {
        let lack = load - state.weekFree[week]!;
        for (const other of out) {
          const its = support.firstWeek[state.slotOf[other]!]!;
          if (its <= week && week < its + support.weeks) lack -= support.load[other]!;
        }
        supportLack = Math.max(supportLack, lack);
      }
    }
    while (lacking.some((lack) => lack > 0) || supportLack > 0) {
      const next = this.cheapest(slot, out, lacking, supportLack);
      if (next < 0) return undefined;
      out.push(next);
      cost += penalty[next]!;
      if (cost >= below) return undefined;
      lacking.forEach((lack, resource) => (lacking[resource] = lack - demand[resource]![next]!));
      if (support !== undefined) supportLack -= support.load[next]!;
    }
    return { blocks: out, cost };
  }

  /** The block of a slot that makes most room for what it costs. */
  private cheapest(slot: number, out: readonly number[], lacking: readonly number[], supportLack: number): number {
    const { state, penalty, random } = this;
    const { demand, support } = state.problem;
    let best = -1;
    let worth = 0;
    for (const block of state.members[slot]!) {
      state.steps += 1;
      if (this.fixed(block) || out.includes(block)) continue;
      let gain = 0;
      for (let resource = 0; resource < lacking.length; resource += 1) {
        const lack = lacking[resource]!;
        if (lack > 0) gain += Math.min(1, demand[resource]![block]! / lack);
      }
      if (supportLack > 0 && support !== undefined) gain += Math.min(1, support.load[block]! / supportLack);
      const value = (gain / penalty[block]!) * (1 + random(64) / 256);
      if (value > worth) {
        worth = value;
        best = block;
      }
    }
    return best;
  }

  /** A few random moves that keep the plan valid. */
  private shake(): void {
    const { state, random, windows } = this;
    const { blocks } = state.problem;
    for (let count = 0; count < SHAKES; count += 1) {
      const block = random(blocks);
      const slot = state.slotOf[block]!;
      if (slot < 0 || this.fixed(block)) continue;
      const from = Math.max(state.lowest(block), windows.earliest[block]!);
      const to = Math.min(state.highest(block), windows.latest[block]!);
      if (to <= from) continue;
      const target = from + random(to - from + 1);
      if (target === slot) continue;
      if (state.holds(block, target)) {
        state.move(block, target);
        continue;
      }
      const members = state.members[target]!;
      if (members.length > 0) trySwap(state, windows, block, members[random(members.length)]!, this.fixed);
    }
  }
}

/** Swaps two blocks of different slots if both may stand where the other does. True: they are swapped. */
export function trySwap(
  state: PlanState,
  windows: Windows,
  one: number,
  other: number,
  fixed: (block: number) => boolean,
): boolean {
  const { slotOf } = state;
  const [a, b] = [slotOf[one]!, slotOf[other]!];
  if (a === b || a < 0 || b < 0 || fixed(one) || fixed(other)) return false;
  state.remove(one);
  state.remove(other);
  const fits = (block: number, slot: number): boolean =>
    slot >= Math.max(state.lowest(block), windows.earliest[block]!) &&
    slot <= Math.min(state.highest(block), windows.latest[block]!) &&
    state.holds(block, slot);
  if (fits(one, b)) {
    state.place(one, b);
    if (fits(other, a)) {
      state.place(other, a);
      return true;
    }
    state.remove(one);
  }
  state.place(one, a);
  state.place(other, b);
  return false;
}
