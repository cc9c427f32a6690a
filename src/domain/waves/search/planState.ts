import type { PlanProblem } from "./planProblem";
import type { Network } from "./windows";

/** A plan in the making: where blocks stand, and how much room is left. */
export class PlanState {
  /** By block; −1: not placed. */
  readonly slotOf: Int32Array;
  readonly members: number[][];
  /** By resource, by slot. */
  readonly free: Float64Array[];
  readonly weekFree: Float64Array;
  /** Trial placements so far. */
  steps = 0;
  private readonly at: Int32Array;

  constructor(
    readonly problem: PlanProblem,
    readonly network: Network,
  ) {
    const { blocks, slots, caps, support } = problem;
    this.slotOf = new Int32Array(blocks).fill(-1);
    this.at = new Int32Array(blocks);
    this.members = Array.from({ length: slots }, () => []);
    this.free = caps.map((cap) => cap.slice());
    this.weekFree = support === undefined ? new Float64Array(0) : support.caps.slice();
  }

  copy(): PlanState {
    const other = new PlanState(this.problem, this.network);
    other.restore(this.slotOf);
    other.steps = this.steps;
    return other;
  }

  /** Makes the plan the given one. */
  restore(slotOf: Int32Array): void {
    for (let block = 0; block < slotOf.length; block += 1) {
      const slot = slotOf[block]!;
      if (this.slotOf[block] === slot) continue;
      if (this.slotOf[block]! >= 0) this.remove(block);
    }
    for (let block = 0; block < slotOf.length; block += 1) {
      const slot = slotOf[block]!;
      if (slot >= 0 && this.slotOf[block] !== slot) this.place(block, slot);
    }
  }

  /** The slot is open and has room; dependencies are not looked at. */
  holds(block: number, slot: number): boolean {
    this.steps += 1;
    const { problem, free } = this;
    if (problem.open[slot] === 0) return false;
    for (let resource = 0; resource < free.length; resource += 1) {
      if (problem.demand[resource]![block]! > free[resource]![slot]!) return false;
    }
    const { support } = problem;
    if (support === undefined) return true;
    const load = support.load[block]!;
    if (load === 0) return true;
    const first = support.firstWeek[slot]!;
    for (let week = first; week < first + support.weeks; week += 1) {
      if (load > this.weekFree[week]!) return false;
    }
    return true;
  }

  /** The first slot that what it depends on leaves open; blocks without a place count as nowhere. */
  lowest(block: number): number {
    const { first, other, lag } = this.network.predecessors;
    let slot = this.problem.earliest[block]!;
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      const before = this.slotOf[other[edge]!]!;
      if (before >= 0 && before + lag[edge]! > slot) slot = before + lag[edge]!;
    }
    return slot;
  }

  /** The last slot that what depends on it leaves open. */
  highest(block: number): number {
    const { first, other, lag } = this.network.successors;
    let slot = this.problem.latest[block]!;
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      const after = this.slotOf[other[edge]!]!;
      if (after >= 0 && after - lag[edge]! < slot) slot = after - lag[edge]!;
    }
    return slot;
  }

  place(block: number, slot: number): void {
    this.change(block, slot, -1);
    const members = this.members[slot]!;
    this.at[block] = members.length;
    members.push(block);
    this.slotOf[block] = slot;
  }

  remove(block: number): void {
    const slot = this.slotOf[block]!;
    this.change(block, slot, 1);
    const members = this.members[slot]!;
    const last = members.pop()!;
    if (last !== block) {
      members[this.at[block]!] = last;
      this.at[last] = this.at[block]!;
    }
    this.slotOf[block] = -1;
  }

  move(block: number, slot: number): void {
    this.remove(block);
    this.place(block, slot);
  }

  /** The last slot in use; −1 where nothing is placed. */
  get last(): number {
    let slot = this.members.length - 1;
    while (slot >= 0 && this.members[slot]!.length === 0) slot -= 1;
    return slot;
  }

  private change(block: number, slot: number, sign: number): void {
    const { problem, free } = this;
    for (let resource = 0; resource < free.length; resource += 1) {
      free[resource]![slot]! += sign * problem.demand[resource]![block]!;
    }
    const { support } = problem;
    if (support === undefined) return;
    const load = support.load[block]!;
    if (load === 0) return;
    const first = support.firstWeek[slot]!;
    for (let week = first; week < first + support.weeks; week += 1) this.weekFree[week]! += sign * load;
  }
}
