import { fillWaves } from "./construct";
import { EjectionPool } from "./ejection";
import { ExactSearch } from "./exactSearch";
import { fewestSlots } from "./lowerBound";
import { FewerMoves } from "./fewerMoves";
import type { PlanProblem } from "./planProblem";
import { prune } from "./prune";
import { PlanState } from "./planState";
import { leftShift, Swapper } from "./polish";
import { randomFrom, type Random } from "./random";
import { standingPlan } from "./standingPlan";
import { rankings, type Ranks } from "./rules";
import { subProblem } from "./subProblem";
import { compareWorth, worthOf, type Worth } from "./worth";
import { networkOf, windowsFor, type Network, type Windows } from "./windows";

export interface PlannerOptions {
  /** Trial placements that may be made in all. */
  readonly steps: number;
  readonly seed: number;
  /** Begins with the plan as it stands, and moves as few blocks as it can. */
  readonly keep: boolean;
}

export interface PlannerProgress {
  readonly phase: "placing" | "shortening" | "improving" | "done";
  readonly steps: number;
  readonly of: number;
  readonly worth: Worth;
  /** Slots that are needed at least. */
  readonly lowerBound: number;
}

/** Exact search keeps sets of blocks; beyond so many the sets outgrow memory before they prove anything. */
const EXACT_UP_TO = 1500;
const TURN = 100_000;
/** Share of the budget by whose end the places, and the finish, are settled. */
const PLACED_BY = 0.9;
const PLACED_BACK_BY = [
  [false, 0.3],
  [true, 0.6],
] as const;
const SHORTENED_BY = 0.75;
const QUICK_SHARE = 0.1;
/** Steps for each block that does not stand where it stood; with the last ones, thousands of units come to rest. */
const MOVE_STEPS = [2_000, 50_000];

/**
 * Plans blocks into slots, anytime: each step of `run` leaves the best plan so far in `best`, and says how far it has
 * come. The first one comes with the first step. The same problem, seed and number of steps give the same plan on every
 * machine; nothing in here knows the time.
 */
export class Planner {
  best: Int32Array;
  worth: Worth;
  lowerBound: number;
  /** The finish is the least possible one for the blocks that are placed. */
  proven = false;
  private readonly problem: PlanProblem;
  private readonly network: Network;
  private readonly windows: Windows;
  private readonly random: Random;
  private readonly ranks: readonly Ranks[];
  private state: PlanState;
  private extraSteps = 0;
  /** Blocks that cannot be placed, whatever the others do: a pin without room, and what depends on it. */
  private readonly dead: Uint8Array;

  constructor(
    given: PlanProblem,
    private readonly options: PlannerOptions,
  ) {
    const { problem, network, dead } = prune(given);
    this.problem = problem;
    this.network = network;
    this.dead = dead;
    this.windows = windowsFor(problem, this.network, problem.slots);
    this.random = randomFrom(options.seed);
    this.ranks = rankings(problem, this.windows);
    this.state = new PlanState(problem, this.network);
    this.best = this.state.slotOf.slice();
    this.worth = worthOf(this.state);
    this.lowerBound = 0;
  }

  get steps(): number {
    return this.state.steps + this.extraSteps;
  }

  *run(): Generator<PlannerProgress, void> {
    this.placePins();
    this.construct();
    this.lowerBound = this.boundOf();
    yield this.progress("placing");
    yield* this.placeAll();
    yield* this.shorten();
    yield* this.improve();
    this.placeLast();
    this.proven = this.worth.finish <= this.lowerBound;
    yield this.progress("done");
  }

  /** The best plan so far, with the blocks that are planned last; for whoever stops before the end. */
  finished(): Int32Array {
    this.state.restore(this.best);
    this.placeLast();
    return this.best;
  }

  private readonly isFixed = (block: number): boolean =>
    this.problem.pinned[block] === 1 || this.problem.plannedLast[block] === 1;

  private readonly isOut = (block: number): boolean => this.dead[block] === 1 || this.problem.plannedLast[block] === 1;

  private progress(phase: PlannerProgress["phase"]): PlannerProgress {
    return { phase, steps: this.steps, of: this.options.steps, worth: this.worth, lowerBound: this.lowerBound };
  }

  /** What is pinned stands first; there is room for it. */
  private placePins(): void {
    const { problem, state, dead } = this;
    for (let block = 0; block < problem.blocks; block += 1) {
      if (problem.pinned[block] === 1 && dead[block] === 0) state.place(block, problem.earliest[block]!);
    }
  }

  private construct(): void {
    const { state, windows, ranks, options, problem } = this;
    if (options.keep && problem.present.some((slot) => slot >= 0)) {
      standingPlan(state, windows, this.dead);
      this.take(state);
      const [first] = ranks;
      if (first !== undefined && this.missing() > 0) {
        fillWaves(state, first, windows, this.isOut);
        this.take(state);
      }
      return;
    }
    const pinned = state.slotOf.slice();
    for (const rank of ranks) {
      state.restore(pinned);
      fillWaves(state, rank, windows, this.isOut);
      this.take(state);
      if (state.steps > options.steps) break;
    }
    state.restore(this.best);
  }

  /** Keeps the plan if it is better than the best one. */
  private take(state: PlanState): boolean {
    const worth = worthOf(state);
    const { finish } = this.worth;
    const better = (finish === 0 && worth.finish > 0) || compareWorth(worth, this.worth, this.options.keep) < 0;
    if (better) {
      this.best = state.slotOf.slice();
      this.worth = worth;
    }
    return better;
  }

  private missing(): number {
    let missing = 0;
    this.state.slotOf.forEach((slot, block) => {
      if (slot < 0 && !this.isOut(block)) missing += 1;
    });
    return missing;
  }

  private boundOf(): number {
    const { problem, network } = this;
    const keeps = (block: number): boolean => !this.isOut(block);
    const sub = subProblem(problem, keeps);
    return fewestSlots(sub.packing, sub.packing.blocks === problem.blocks ? network : networkOf(sub.packing));
  }

  private moveCost(): Float64Array | undefined {
    if (!this.options.keep) return undefined;
    return Float64Array.from(this.problem.present, (slot) => (slot >= 0 ? 2 : 0));
  }

  /** Makes room for what found no place. */
  private *placeAll(): Generator<PlannerProgress, void> {
    const { state, options } = this;
    const waiting = this.unplaced();
    if (waiting.length === 0) return;
    if (options.keep) {
      yield* this.placeBack();
      this.fillHoles();
      return;
    }
    const pool = new EjectionPool(state, this.windows, this.random, this.isFixed);
    pool.pool.push(...waiting);
    let fewest = waiting.length;
    while (this.steps < options.steps * PLACED_BY) {
      const done = pool.run(Math.min(TURN, options.steps * PLACED_BY - this.steps));
      if (done || pool.pool.length < fewest) {
        fewest = pool.pool.length;
        this.take(state);
      }
      yield this.progress("placing");
      if (done) break;
    }
    state.restore(this.best);
    this.fillHoles();
  }

  /** Makes room in a plan that stands: by few moves, and where those do not do, by as many as it takes. */
  private *placeBack(): Generator<PlannerProgress, void> {
    const { state, options, windows, isFixed: fixed } = this;
    this.freeLast();
    for (const [shaking, share] of PLACED_BACK_BY) {
      const pool = new EjectionPool(state, windows, this.random, fixed, this.moveCost());
      pool.pool.push(...this.unplaced());
      for (let done = false; !done && this.steps < options.steps * share;) {
        done = pool.run(Math.min(TURN, options.steps * share - this.steps), shaking);
        this.take(state);
        yield this.progress("placing");
      }
      state.restore(this.best);
      if (this.missing() === 0) return;
    }
  }

  /** Blocks that are planned last take no room from the others. */
  private freeLast(): void {
    const { problem, state } = this;
    for (let block = 0; block < problem.blocks; block += 1) {
      if (problem.plannedLast[block] === 1 && problem.pinned[block] === 0 && state.slotOf[block]! >= 0)
        state.remove(block);
    }
    this.best = state.slotOf.slice();
    this.worth = worthOf(state);
  }

  private unplaced(): number[] {
    const waiting: number[] = [];
    for (const block of this.network.order) {
      if (this.state.slotOf[block]! < 0 && !this.isOut(block)) waiting.push(block);
    }
    return waiting.reverse();
  }

  private fillHoles(): void {
    const [first] = this.ranks;
    if (first === undefined || this.missing() === 0) return;
    fillWaves(this.state, first, this.windows, this.isOut);
    this.take(this.state);
  }

  private *shorten(): Generator<PlannerProgress, void> {
    const { options } = this;
    if (this.missing() > 0) return;
    const least = options.keep ? this.presentFinish() : 0;
    yield* this.shortenByEjection(this.steps + options.steps * QUICK_SHARE, least);
    if (options.keep) return;
    yield* this.shortenExactly(options.steps * SHORTENED_BY);
    yield* this.shortenByEjection(options.steps * SHORTENED_BY, least);
  }

  /** The slots that the standing plan uses: a plan that keeps to it need not be shorter. */
  private presentFinish(): number {
    let last = -1;
    for (const slot of this.problem.present) last = Math.max(last, slot);
    return last + 1;
  }

  private *shortenByEjection(until: number, least: number): Generator<PlannerProgress, void> {
    while (this.worth.finish > Math.max(this.lowerBound, least) && this.steps < until) {
      const target = this.worth.finish - 1;
      const windows = windowsFor(this.problem, this.network, target);
      if (this.tooFew(windows)) {
        this.lowerBound = Math.max(this.lowerBound, target + 1);
        return;
      }
      const { state } = this;
      state.restore(this.best);
      const pool = new EjectionPool(state, windows, this.random, this.isFixed, this.moveCost());
      for (let block = 0; block < this.problem.blocks; block += 1) {
        if (state.slotOf[block]! >= 0 && state.slotOf[block]! > windows.latest[block]! && !this.isFixed(block)) {
          state.remove(block);
          pool.pool.push(block);
        }
      }
      let done = false;
      while (!done && this.steps < until) {
        done = pool.run(Math.min(TURN, until - this.steps), !this.options.keep);
        yield this.progress("shortening");
      }
      const shorter = done && this.take(state);
      state.restore(this.best);
      if (!shorter) return;
      yield this.progress("shortening");
    }
  }

  /** Some block that is to be placed has no slot left. */
  private tooFew(windows: Windows): boolean {
    return windows.earliest.some((slot, block) => slot > windows.latest[block]! && !this.isOut(block));
  }

  private *shortenExactly(until: number): Generator<PlannerProgress, void> {
    const { problem } = this;
    if (problem.support !== undefined || problem.edges.some(({ lag }) => lag > 1)) return;
    const sub = subProblem(problem, (block) => !this.isOut(block));
    if (sub.blocks.length > EXACT_UP_TO) return;
    const network = networkOf(sub.packing);
    while (this.worth.finish > this.lowerBound && this.steps < until) {
      const target = this.lowerBound;
      const search = new ExactSearch(sub.packing, network, target);
      const last = until - this.steps < TURN ? until : this.steps + 0.8 * (until - this.steps);
      const end = yield* this.searched(search, target === this.worth.finish - 1 ? until : last);
      if (end?.end === "none") {
        this.lowerBound = target + 1;
        continue;
      }
      if (end?.end === "found") {
        // Blocks beyond the exact search may keep the plan as long as it is.
        if (!this.adopt(sub.blocks, end.assignment)) return;
        continue;
      }
      if (target === this.worth.finish - 1) return;
      const shorter = new ExactSearch(sub.packing, network, this.worth.finish - 1);
      const found = yield* this.searched(shorter, until);
      if (found?.end === "found") this.adopt(sub.blocks, found.assignment);
      else if (found?.end === "none") this.lowerBound = this.worth.finish;
      return;
    }
  }

  private *searched(search: ExactSearch, until: number) {
    for (;;) {
      const taken = search.steps;
      const end = search.run(Math.min(TURN, Math.max(1, until - this.steps)));
      this.extraSteps += search.steps - taken;
      yield this.progress("shortening");
      if (end !== undefined || this.steps >= until) return end;
    }
  }

  /** Whether the plan with these places is the better one. */
  private adopt(blocks: Int32Array, assignment: Int32Array): boolean {
    const slots = this.best.slice();
    blocks.forEach((block, at) => {
      slots[block] = assignment[at]!;
    });
    this.state.restore(slots);
    const better = this.take(this.state);
    this.state.restore(this.best);
    return better;
  }

  private *improve(): Generator<PlannerProgress, void> {
    const { state, options, problem } = this;
    const kept = (block: number): boolean =>
      this.isFixed(block) ||
      (options.keep && problem.present[block]! >= 0 && problem.present[block] === state.slotOf[block]);
    state.restore(this.best);
    const windows = windowsFor(problem, this.network, Math.max(this.worth.finish, 1));
    if (options.keep) yield* this.moveFewer(windows);
    leftShift(state, windows, kept, options.steps);
    this.best = state.slotOf.slice();
    this.worth = worthOf(state);
    yield this.progress("improving");
    if (options.keep) return;
    while (this.steps < options.steps) {
      const swapper = new Swapper(state, windows, this.random, kept);
      const made = swapper.run(Math.min(4 * TURN, options.steps - this.steps));
      leftShift(state, windows, kept, TURN);
      const better = this.take(state);
      yield this.progress("improving");
      if (made === 0 && !better) break;
    }
    state.restore(this.best);
    leftShift(state, windows, kept, options.steps);
    this.best = state.slotOf.slice();
    this.worth = worthOf(state);
  }

  /** Lets as few blocks move as it can: soon most of what can be had, then the rest. */
  private *moveFewer(windows: Windows): Generator<PlannerProgress, void> {
    const { state, options } = this;
    for (const steps of MOVE_STEPS) {
      const standing = { state, windows, fixed: this.isFixed };
      const search = new FewerMoves(standing, this.random, steps, options.steps - this.steps);
      while (!search.done) {
        search.run(TURN);
        this.best = search.best;
        yield this.progress("improving");
      }
      state.restore(search.best);
      this.best = search.best;
      this.worth = worthOf(state);
    }
  }

  /** What depends on a block without a place has none either; what fits into the room it leaves is placed. */
  private settle(): void {
    const { state, network, ranks } = this;
    for (let removed = true; removed;) {
      removed = false;
      for (const block of network.order) {
        if (state.slotOf[block]! < 0 || !this.waitsForNothing(block)) continue;
        state.remove(block);
        removed = true;
      }
      const [first] = ranks;
      if (removed && first !== undefined) fillWaves(state, first, this.windows, this.isOut);
    }
  }

  /** Blocks whose size nobody knows: where they stood, else as late as the plan goes already, else earlier, else later. */
  private placeLast(): void {
    const { problem, state, network } = this;
    state.restore(this.best);
    this.settle();
    const end = Math.max(0, state.last);
    for (const block of network.order) {
      if (problem.plannedLast[block] === 0 || this.dead[block] === 1 || state.slotOf[block]! >= 0) continue;
      if (this.waitsForNothing(block)) continue;
      const from = Math.max(state.lowest(block), 0);
      const to = Math.min(state.highest(block), problem.slots - 1);
      const slot = this.lastSlotFor(block, from, to, end);
      if (slot >= 0) state.place(block, slot);
    }
    this.best = state.slotOf.slice();
    this.worth = worthOf(state);
  }

  private lastSlotFor(block: number, from: number, to: number, end: number): number {
    const stood = this.options.keep ? this.problem.present[block]! : -1;
    if (stood >= from && stood <= to && this.state.holds(block, stood)) return stood;
    for (let slot = Math.min(end, to); slot >= from; slot -= 1) if (this.state.holds(block, slot)) return slot;
    for (let slot = Math.max(end + 1, from); slot <= to; slot += 1) if (this.state.holds(block, slot)) return slot;
    return -1;
  }

  /** Something that it depends on has no place. */
  private waitsForNothing(block: number): boolean {
    const { first, other } = this.network.predecessors;
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      if (this.state.slotOf[other[edge]!]! < 0) return true;
    }
    return false;
  }
}
