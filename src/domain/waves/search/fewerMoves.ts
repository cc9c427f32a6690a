import { trySwap } from "./ejection";
import type { Standing } from "./makeRoom";
import { latenessIn } from "./planProblem";
import type { Random } from "./random";

/** The chance to accept a plan that costs 1 more, at the start; it falls to 0. */
const CHANCE = 0.1;
/** What a move costs of a block that depends on nothing that has to move, where the others cost 1. */
const UNAFFECTED = 2;
const FINE = 2 ** 30;

/**
 * Looks for the plan that moves fewest by simulated annealing: blocks that left their slots go home or elsewhere, in
 * exchange with another block where there is no room, and every plan in between is valid. A move counts twice where the
 * block neither has to move nor depends on one that has. No move makes a block later than it was after its due day.
 */
export class FewerMoves {
  best: Int32Array;
  private readonly affected: Uint8Array;
  /** Blocks that may move and do not stand where they stood, and the place of each in the list. */
  private readonly away: number[] = [];
  private readonly at: Int32Array;
  private readonly least: number;
  private cost = 0;
  private bestCost: number;
  private readonly start: number;
  private readonly steps: number;

  /** `stepsEach`: for every block that is away, but not more than `most` in all. */
  constructor(
    private readonly standing: Standing,
    private readonly random: Random,
    stepsEach: number,
    most: number,
  ) {
    const { state, fixed } = standing;
    const { blocks } = state.problem;
    this.affected = affectedBlocks(standing);
    this.at = new Int32Array(blocks).fill(-1);
    let least = 0;
    for (let block = 0; block < blocks; block += 1) {
      if (state.slotOf[block]! < 0 || fixed(block)) continue;
      this.note(block);
      if (this.at[block]! >= 0 && mustLeave(standing, block)) least += this.price(block);
    }
    this.least = least;
    this.best = state.slotOf.slice();
    this.bestCost = this.cost;
    this.start = state.steps;
    this.steps = Math.min(most, stepsEach * this.away.length);
  }

  get done(): boolean {
    return this.bestCost <= this.least || this.standing.state.steps >= this.start + this.steps;
  }

  run(steps: number): void {
    const { state } = this.standing;
    const end = Math.min(state.steps + steps, this.start + this.steps);
    while (state.steps < end && this.bestCost > this.least) {
      state.steps += 1;
      this.change(this.away[this.random(this.away.length)]!);
      if (this.cost >= this.bestCost) continue;
      this.best = state.slotOf.slice();
      this.bestCost = this.cost;
    }
  }

  private change(block: number): void {
    const { state, windows, fixed } = this.standing;
    const slot = state.slotOf[block]!;
    const from = Math.max(state.lowest(block), windows.earliest[block]!);
    const to = Math.min(state.highest(block), windows.latest[block]!);
    if (to <= from) return;
    const target = this.target(block, from, to);
    if (target === slot || state.problem.open[target] === 0) return;
    const own = this.extra(block, target);
    if (state.holds(block, target)) {
      if (!this.accepts(own)) return;
      state.move(block, target);
      this.note(block);
      return;
    }
    const members = state.members[target]!;
    const other = members[this.random(members.length)];
    if (other === undefined || !this.accepts(own + this.extra(other, slot))) return;
    if (!trySwap(state, windows, block, other, fixed)) return;
    this.note(block);
    this.note(other);
  }

  /** Home, half of the time it can be; else any slot, early ones rather than late ones. */
  private target(block: number, from: number, to: number): number {
    const { random } = this;
    const home = this.standing.state.problem.present[block]!;
    if (home >= from && home <= to && random(2) === 0) return home;
    const width = to - from + 1;
    return from + Math.min(random(width), random(width));
  }

  /** What a plan costs more when a block goes to a slot; Infinity where it is later then after its due day. */
  private extra(block: number, slot: number): number {
    const { problem, slotOf } = this.standing.state;
    const stands = slotOf[block]!;
    if (latenessIn(problem, block, slot) > latenessIn(problem, block, stands)) return Infinity;
    const home = problem.present[block]!;
    return this.price(block) * ((slot === home ? 0 : 1) - (stands === home ? 0 : 1));
  }

  private accepts(extra: number): boolean {
    if (extra <= 0) return true;
    if (extra === Infinity) return false;
    const left = 1 - (this.standing.state.steps - this.start) / this.steps;
    // No exponential: its last bits differ between machines.
    let chance = 1;
    for (let cost = 0; cost < extra; cost += 1) chance *= CHANCE * left * left;
    return this.random(FINE) < chance * FINE;
  }

  private price(block: number): number {
    if (this.standing.state.problem.present[block]! < 0) return 0;
    return this.affected[block] === 1 ? 1 : UNAFFECTED;
  }

  /** Keeps the list of the blocks that are away. */
  private note(block: number): void {
    const { slotOf, problem } = this.standing.state;
    const { away, at } = this;
    const isAway = slotOf[block] !== problem.present[block];
    const place = at[block]!;
    if (isAway === place >= 0) return;
    this.cost += isAway ? this.price(block) : -this.price(block);
    if (isAway) {
      at[block] = away.length;
      away.push(block);
      return;
    }
    const last = away.pop()!;
    at[block] = -1;
    if (last === block) return;
    away[place] = last;
    at[last] = place;
  }
}

/** Whatever the others do, the block cannot stand where it stood. */
function mustLeave({ state, windows }: Standing, block: number): boolean {
  const home = state.problem.present[block]!;
  if (home < 0) return false;
  return home < windows.earliest[block]! || home > windows.latest[block]! || state.problem.open[home] === 0;
}

/** 1: the block is new, has to leave its slot, or depends on such a block. */
function affectedBlocks(standing: Standing): Uint8Array {
  const { problem, network } = standing.state;
  const { first, other } = network.predecessors;
  const affected = new Uint8Array(problem.blocks);
  for (const block of network.order) {
    if (problem.present[block]! < 0 || mustLeave(standing, block)) affected[block] = 1;
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      if (affected[other[edge]!] === 1) affected[block] = 1;
    }
  }
  return affected;
}
