import { trySwap } from "./ejection";
import { latenessIn } from "./planProblem";
import type { PlanState } from "./planState";
import type { Random } from "./random";
import type { Windows } from "./windows";
import { tierCounts } from "./worth";

/** Lets every block go as early as the others allow, again and again until none can. */
export function leftShift(state: PlanState, windows: Windows, fixed: (block: number) => boolean, steps: number): void {
  const { order } = state.network;
  const end = state.steps + steps;
  for (let moved = true; moved;) {
    moved = false;
    for (const block of order) {
      const slot = state.slotOf[block]!;
      if (slot < 0 || fixed(block)) continue;
      const from = Math.max(state.lowest(block), windows.earliest[block]!);
      for (let earlier = from; earlier < slot; earlier += 1) {
        if (!state.holds(block, earlier)) continue;
        state.move(block, earlier);
        moved = true;
        break;
      }
      if (state.steps >= end) return;
    }
  }
}

/**
 * Swaps blocks where that makes the plan better: less late, less risk early, fewer dependencies across waves, less
 * waiting, in this order. No swap makes the plan longer.
 */
export class Swapper {
  private readonly counts: readonly Float64Array[];

  constructor(
    private readonly state: PlanState,
    private readonly windows: Windows,
    private readonly random: Random,
    private readonly fixed: (block: number) => boolean,
  ) {
    this.counts = tierCounts(state);
  }

  /** Tries swaps for that many steps; answers how many were made. */
  run(steps: number): number {
    const { state, random } = this;
    const { blocks } = state.problem;
    const end = state.steps + steps;
    let made = 0;
    if (blocks < 2) return 0;
    while (state.steps < end) {
      state.steps += 1;
      const one = random(blocks);
      const slot = state.slotOf[one]!;
      if (slot < 0 || this.fixed(one)) continue;
      const from = Math.max(state.lowest(one), this.windows.earliest[one]!);
      const to = Math.min(state.highest(one), this.windows.latest[one]!);
      if (to <= from) continue;
      const members = state.members[from + random(to - from + 1)]!;
      if (members.length === 0) continue;
      const other = members[random(members.length)]!;
      if (this.gain(one, other) && trySwap(state, this.windows, one, other, this.fixed)) {
        this.count(one, slot);
        this.count(other, state.slotOf[one]!);
        made += 1;
      }
    }
    return made;
  }

  private count(block: number, from: number): void {
    const to = this.state.slotOf[block]!;
    this.state.problem.tiers.forEach((tier, rank) => {
      this.counts[rank]![from]! -= tier[block]!;
      this.counts[rank]![to]! += tier[block]!;
    });
  }

  private gain(one: number, other: number): boolean {
    const { state } = this;
    const { problem, slotOf } = state;
    const [a, b] = [slotOf[one]!, slotOf[other]!];
    if (a === b) return false;
    const late =
      latenessIn(problem, one, b) +
      latenessIn(problem, other, a) -
      latenessIn(problem, one, a) -
      latenessIn(problem, other, b);
    if (late !== 0) return late < 0;
    const risk = this.riskDelta(one, other, a, b);
    if (risk !== 0) return risk < 0;
    const cut = this.cutDelta(one, a, b, other) + this.cutDelta(other, b, a, one);
    if (cut !== 0) return cut < 0;
    const waiting = (problem.weight[one]! - problem.weight[other]!) * (b - a);
    return waiting < 0;
  }

  /** Change of the number of pairs out of order when the two swap. */
  private riskDelta(one: number, other: number, a: number, b: number): number {
    const { tiers } = this.state.problem;
    const [low, high] = a < b ? [a, b] : [b, a];
    const [early, late] = a < b ? [one, other] : [other, one];
    // What leaves the earlier slot for the later one, by tier.
    const shift = tiers.map((tier) => tier[early]! - tier[late]!);
    if (shift.every((value) => value === 0)) return 0;
    let delta = 0;
    for (let rank = 0; rank < tiers.length; rank += 1) {
      for (let higher = rank + 1; higher < tiers.length; higher += 1) {
        const lows = this.counts[rank]!;
        const highs = this.counts[higher]!;
        const [sl, sh] = [shift[rank]!, shift[higher]!];
        if (sl === 0 && sh === 0) continue;
        let [lowsIn, highsIn] = [0, 0];
        for (let slot = low + 1; slot < high; slot += 1) {
          lowsIn += lows[slot]!;
          highsIn += highs[slot]!;
        }
        // Highs that move later pass the lows between, and those of the later slot; lows the other way round.
        delta -= sh * (lowsIn + lows[high]! + sl);
        delta += sl * (highsIn + highs[low]!);
      }
    }
    return delta;
  }

  private cutDelta(block: number, from: number, to: number, partner: number): number {
    const { slotOf, network } = this.state;
    let delta = 0;
    for (const { first, other } of [network.predecessors, network.successors]) {
      for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
        const neighbour = other[edge]!;
        if (neighbour === partner) continue;
        const slot = slotOf[neighbour]!;
        if (slot < 0) continue;
        delta += (slot === to ? 0 : 1) - (slot === from ? 0 : 1);
      }
    }
    return delta;
  }
}
