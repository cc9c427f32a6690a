import { makeRoom } from "./makeRoom";
import type { SupportProblem } from "./planProblem";
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
    const { demand } = state.problem;
    const lacking = state.free.map((free, resource) => {
      let lack = demand[resource]![block]! - free[slot]!;
      for (const other of out) if (state.slotOf[other] === slot) lack -= demand[resource]![other]!;
      return lack;
    });
    const weeks = this.lackingWeeks(block, slot, out);
    while (lacking.some((lack) => lack > 0) || weeks.some((lack) => lack > 0)) {
      const next = this.cheapest(slot, out, lacking, weeks);
      if (next < 0) return undefined;
      out.push(next);
      cost += penalty[next]!;
      if (cost >= below) return undefined;
      if (state.slotOf[next] === slot) {
        lacking.forEach((lack, resource) => (lacking[resource] = lack - demand[resource]![next]!));
      }
      weeks.forEach((lack, week) => (weeks[week] = lack - this.loadIn(next, slot, week)));
    }
    return { blocks: out, cost };
  }

  /** How much support is lacking in each week of a block in a slot, when `out` have gone; empty where it needs none. */
  private lackingWeeks(block: number, slot: number, out: readonly number[]): number[] {
    const { weekFree, problem } = this.state;
    const { support } = problem;
    const load = support?.load[block] ?? 0;
    if (support === undefined || load === 0) return [];
    return Array.from({ length: support.weeks }, (_, week) =>
      out.reduce(
        (lack, other) => lack - this.loadIn(other, slot, week),
        load - weekFree[support.firstWeek[slot]! + week]!,
      ),
    );
  }

  /** What a block, where it stands, loads a week with, counted from the first week of a slot. */
  private loadIn(block: number, slot: number, week: number): number {
    const { problem, slotOf } = this.state;
    const { support } = problem;
    const stands = slotOf[block]!;
    if (support === undefined || stands < 0) return 0;
    const at = support.firstWeek[slot]! + week - support.firstWeek[stands]!;
    return at >= 0 && at < support.weeks ? support.load[block]! : 0;
  }

  /** The block that makes most room in a slot for what it costs; now and then, and where none there does, one beside it. */
  private cheapest(slot: number, out: readonly number[], lacking: readonly number[], weeks: readonly number[]): number {
    const { state, penalty, random } = this;
    const { demand, support } = state.problem;
    const short = weeks.reduce((sum, lack) => sum + Math.max(0, lack), 0);
    let best = -1;
    let worth = 0;
    const weigh = (from: number): void => {
      for (const block of state.members[from]!) {
        state.steps += 1;
        if (this.fixed(block) || out.includes(block)) continue;
        let gain = 0;
        for (let resource = 0; from === slot && resource < lacking.length; resource += 1) {
          const lack = lacking[resource]!;
          if (lack > 0) gain += Math.min(1, demand[resource]![block]! / lack);
        }
        if (short > 0 && support !== undefined) gain += easing(support, weeks, block, slot, from) / short;
        const value = (gain / penalty[block]!) * (1 + random(64) / 256);
        if (value > worth) {
          worth = value;
          best = block;
        }
      }
    };
    weigh(slot);
    if (short <= 0 || support === undefined || (best >= 0 && random(4) > 0)) return best;
    for (let near = 0; near < state.problem.slots; near += 1) {
      if (near !== slot && Math.abs(support.firstWeek[near]! - support.firstWeek[slot]!) < support.weeks) weigh(near);
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

/** How much of the support that is lacking in the weeks of a slot a block gives back that stands in `from`. */
function easing(
  { load, firstWeek, weeks: lasts }: SupportProblem,
  weeks: readonly number[],
  block: number,
  slot: number,
  from: number,
): number {
  const own = load[block]!;
  if (own === 0) return 0;
  const apart = firstWeek[slot]! - firstWeek[from]!;
  let eased = 0;
  for (let week = Math.max(0, -apart); week < Math.min(weeks.length, lasts - apart); week += 1) {
    const lack = weeks[week]!;
    if (lack > 0) eased += Math.min(lack, own);
  }
  return eased;
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
