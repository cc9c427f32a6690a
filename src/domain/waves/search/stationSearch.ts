import { BlockTable } from "./blockTable";
import { dualWeights } from "./dualFeasible";
import { largestCap } from "./lowerBound";
import type { Packing } from "./packing";
import { windowsFor, type Network } from "./windows";

/** Where every block stands, by block. */
export type Assignment = Int32Array;

export type SearchEnd = "found" | "exhausted" | "working";

/** How a search is bounded beside its steps. */
export interface SearchLimits {
  /** Full loads that are tried from one state; beyond them the search proves nothing. */
  readonly loads: number;
  /** States that are kept. */
  readonly states: number;
}

/** How many of the strongest weightings every state is held against. */
const WEIGHTINGS = 8;
/** How much a block that is placed already counts against idle capacity, when states are compared. */
const PLACED_COUNTS = 0.02;
/** Idle capacity counts in such parts of the largest cap. */
const IDLE_PARTS = 25;

/**
 * Looks for a plan that ends before slot `target`, wave by wave: from a state (the blocks placed so far) every full load
 * of the next slot leads to a state of the next level. Levels take turns and give their most promising state (cyclic best
 * first). Dominance: a set of blocks that was reached with as few slots before; a load that leaves out a block that fits;
 * a load in which a block could be replaced by a larger one that more depends on. After E. C. Sewell and S. H. Jacobson,
 * A branch, bound, and remember algorithm for the simple assembly line balancing problem, INFORMS Journal on Computing 24
 * (2012), for several resources, differing slots and lags of 0 and 1.
 */
export class StationSearch {
  /** Trial placements so far. */
  steps = 0;
  found: Assignment | undefined;
  private readonly table: BlockTable;
  private readonly heaps: number[][] = [];
  private readonly resources: number;
  /** Demands of every resource, then the weights of the strongest weightings. */
  private readonly measures: Float64Array[];
  private readonly room: Float64Array[];
  private readonly mustBy: Int32Array;
  private readonly words: number;
  private readonly earliest: Int32Array;
  private readonly eligible: Int32Array;
  private readonly waiting: Int32Array;
  private readonly load: Int32Array;
  private readonly replaceable: readonly Int32Array[];
  private readonly free: Float64Array;
  private readonly child: Int32Array;
  private readonly left: Float64Array;
  private readonly order: Int32Array;
  private level = 0;
  private complete = true;
  private readonly idleUnit: readonly number[];

  constructor(
    private readonly packing: Packing,
    private readonly network: Network,
    private readonly target: number,
    private readonly limits: SearchLimits,
  ) {
    const { blocks, demand } = packing;
    this.words = (blocks + 31) >>> 5;
    this.resources = demand.length;
    const windows = windowsFor(packing, network, target);
    this.earliest = windows.earliest;
    const { measures, room } = measuresOf(packing, target);
    this.measures = measures;
    this.room = room;
    this.mustBy = mustBySlot(windows.latest, target, this.words);
    this.table = new BlockTable(this.words, measures.length);
    this.eligible = new Int32Array(blocks);
    this.waiting = new Int32Array(blocks);
    this.load = new Int32Array(blocks);
    this.free = new Float64Array(this.resources);
    this.child = new Int32Array(this.words);
    this.left = new Float64Array(measures.length);
    this.replaceable = replacements(packing, network);
    this.order = bySizeAndFollowers(packing, network);
    this.idleUnit = demand.map((_, resource) => largestCap(packing, resource) / IDLE_PARTS);
    for (let level = 0; level <= target; level += 1) this.heaps.push([]);
    if (windows.impossible < 0) this.start();
  }

  /** Works until it has found a plan, has looked everywhere, or has taken that many steps more. */
  run(steps: number): SearchEnd {
    const end = this.steps + steps;
    while (this.found === undefined && this.steps < end) {
      const state = this.nextState();
      if (state < 0) return this.complete ? "exhausted" : "working";
      this.expand(state);
      if (this.table.count >= this.limits.states) {
        this.complete = false;
        this.forget();
      }
    }
    return this.found === undefined ? "working" : "found";
  }

  /** Nothing is left to look at. */
  get idle(): boolean {
    return this.heaps.every((heap) => heap.length === 0);
  }

  private forget(): void {
    for (const heap of this.heaps) heap.length = 0;
  }

  private start(): void {
    this.measures.forEach((values, measure) => {
      this.left[measure] = values.reduce((sum, value) => sum + value, 0);
    });
    this.child.fill(0);
    this.reach(-1, 0);
  }

  private nextState(): number {
    for (let tried = 0; tried <= this.target; tried += 1) {
      const { level } = this;
      const heap = this.heaps[level]!;
      this.level = this.level === this.target ? 0 : this.level + 1;
      while (heap.length > 0) {
        const state = this.pop(heap);
        if (this.table.slots[state]! === level) return state;
      }
    }
    return -1;
  }

  /** Every full load of the slot that a state has reached. */
  private expand(state: number): void {
    const { packing, network, table, words } = this;
    const slot = table.slots[state]!;
    const base = state * words;
    for (let measure = 0; measure < this.left.length; measure += 1) {
      this.left[measure] = table.left[state * this.left.length + measure]!;
    }
    for (let word = 0; word < words; word += 1) this.child[word] = table.bits[base + word]!;
    for (let resource = 0; resource < this.resources; resource += 1) {
      this.free[resource] = packing.caps[resource]![slot]!;
    }
    let ready = 0;
    for (let at = 0; at < packing.blocks; at += 1) {
      const block = this.order[at]!;
      if ((this.child[block >>> 5]! & (1 << (block & 31))) !== 0) {
        this.waiting[block] = -1;
        continue;
      }
      let waiting = this.earliest[block]! > slot ? packing.blocks : 0;
      const { first, other } = network.predecessors;
      for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
        const before = other[edge]!;
        if ((this.child[before >>> 5]! & (1 << (before & 31))) === 0) {
          waiting += network.predecessors.lag[edge]! === 0 ? 1 : packing.blocks;
        }
      }
      this.waiting[block] = waiting;
      if (waiting === 0) {
        this.eligible[ready] = block;
        ready += 1;
      }
    }
    this.loads = 0;
    this.parent = state;
    this.slot = slot;
    this.enumerate(0, 0, ready);
  }

  private loads = 0;
  private parent = -1;
  private slot = 0;

  private fits(block: number): boolean {
    for (let resource = 0; resource < this.resources; resource += 1) {
      if (this.measures[resource]![block]! > this.free[resource]!) return false;
    }
    return true;
  }

  private take(block: number, sign: number): void {
    for (let resource = 0; resource < this.resources; resource += 1) {
      this.free[resource]! -= sign * this.measures[resource]![block]!;
    }
    for (let measure = 0; measure < this.left.length; measure += 1) {
      this.left[measure]! -= sign * this.measures[measure]![block]!;
    }
    this.child[block >>> 5]! ^= 1 << (block & 31);
  }

  private enumerate(depth: number, start: number, ready: number): void {
    let full = true;
    const { first, other, lag } = this.network.successors;
    for (let at = start; at < ready; at += 1) {
      const block = this.eligible[at]!;
      this.steps += 1;
      if (!this.fits(block)) continue;
      full = false;
      this.take(block, 1);
      this.load[depth] = block;
      this.waiting[block] = -1;
      let next = ready;
      for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
        if (lag[edge] !== 0) continue;
        const follower = other[edge]!;
        const waiting = this.waiting[follower]! - 1;
        this.waiting[follower] = waiting;
        if (waiting === 0) {
          this.eligible[next] = follower;
          next += 1;
        }
      }
      this.enumerate(depth + 1, at + 1, next);
      for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
        if (lag[edge] === 0) this.waiting[other[edge]!]! += 1;
      }
      this.waiting[block] = 0;
      this.take(block, -1);
      if (this.found !== undefined) return;
      if (this.loads >= this.limits.loads) {
        this.complete = false;
        return;
      }
    }
    if (full && this.isFull(start) && !this.isDominated(depth)) this.leave();
  }

  /** No block before `start` that fits was left out. */
  private isFull(start: number): boolean {
    for (let at = 0; at < start; at += 1) {
      const block = this.eligible[at]!;
      if (this.waiting[block] === 0 && this.fits(block)) return false;
    }
    return true;
  }

  /** Jackson's rule: a block of the load gives way to a larger one, left out, that at least as much depends on. */
  private isDominated(depth: number): boolean {
    for (let at = 0; at < depth; at += 1) {
      const block = this.load[at]!;
      for (const better of this.replaceable[block]!) {
        if (this.waiting[better] === 0 && this.fitsInstead(better, block)) return true;
      }
    }
    return false;
  }

  private fitsInstead(block: number, instead: number): boolean {
    for (let resource = 0; resource < this.resources; resource += 1) {
      const demand = this.measures[resource]!;
      if (demand[block]! - demand[instead]! > this.free[resource]!) return false;
    }
    return true;
  }

  private leave(): void {
    this.loads += 1;
    this.reach(this.parent, this.slot + 1);
  }

  /** Keeps the state in `child` at a slot, unless it cannot lead to a plan in time or is known. */
  private reach(parent: number, from: number): void {
    const { packing, target, words } = this;
    let slot = from;
    while (slot < target && packing.open[slot] === 0) slot += 1;
    if (this.placed() === packing.blocks) {
      this.found = this.traced(parent);
      return;
    }
    if (slot >= target) return;
    for (let measure = 0; measure < this.left.length; measure += 1) {
      if (this.left[measure]! > this.room[measure]![slot]!) return;
    }
    const due = (slot - 1) * words;
    if (slot > 0) {
      for (let word = 0; word < words; word += 1) {
        if ((this.mustBy[due + word]! & ~this.child[word]!) !== 0) return;
      }
    }
    const state = this.table.add(this.child, slot, parent, this.left);
    if (state < 0) return;
    this.push(this.heaps[slot]!, state, this.worth(slot));
  }

  private placed(): number {
    let placed = 0;
    for (let word = 0; word < this.words; word += 1) {
      let bits = this.child[word]!;
      while (bits !== 0) {
        bits &= bits - 1;
        placed += 1;
      }
    }
    return placed;
  }

  /** Idle capacity a slot, less what the number of blocks still to place makes up for; low is promising. */
  private worth(slot: number): number {
    let idle = 0;
    for (let resource = 0; resource < this.resources; resource += 1) {
      const spare = this.room[resource]![0]! - this.room[resource]![slot]!;
      if (!Number.isFinite(spare)) continue;
      const placed = this.table.left[resource]! - this.left[resource]!;
      idle += (spare - placed) / this.idleUnit[resource]!;
    }
    return idle / Math.max(1, slot) - PLACED_COUNTS * (this.packing.blocks - this.placed());
  }

  private traced(parent: number): Assignment {
    const { table, words, packing } = this;
    const assignment = new Int32Array(packing.blocks).fill(-1);
    const later = this.child.slice();
    for (let state = parent; state >= 0; state = table.parents[state]!) {
      const slot = table.slots[state]!;
      for (let block = 0; block < packing.blocks; block += 1) {
        const bit = 1 << (block & 31);
        const word = block >>> 5;
        if ((later[word]! & bit) !== 0 && (table.bits[state * words + word]! & bit) === 0) assignment[block] = slot;
      }
      for (let word = 0; word < words; word += 1) later[word] = table.bits[state * words + word]!;
    }
    return assignment;
  }

  private push(heap: number[], state: number, worth: number): void {
    const { worths } = this;
    worths[state] = worth;
    let at = heap.length;
    heap.push(state);
    while (at > 0) {
      const above = (at - 1) >>> 1;
      if (worths[heap[above]!]! <= worth) break;
      heap[at] = heap[above]!;
      at = above;
    }
    heap[at] = state;
  }

  private readonly worths: number[] = [];

  private pop(heap: number[]): number {
    const { worths } = this;
    const top = heap[0]!;
    const last = heap.pop()!;
    if (heap.length === 0) return top;
    const worth = worths[last]!;
    let at = 0;
    for (;;) {
      let below = 2 * at + 1;
      if (below >= heap.length) break;
      if (below + 1 < heap.length && worths[heap[below + 1]!]! < worths[heap[below]!]!) below += 1;
      if (worths[heap[below]!]! >= worth) break;
      heap[at] = heap[below]!;
      at = below;
    }
    heap[at] = last;
    return top;
  }
}

/** The demands, and the weights that come closest to needing every slot up to the target; with the room from each slot. */
function measuresOf(packing: Packing, target: number): { measures: Float64Array[]; room: Float64Array[] } {
  const { demand, caps, open } = packing;
  const roomOf = (cap: (slot: number) => number): Float64Array => {
    const room = new Float64Array(target + 1);
    for (let slot = target - 1; slot >= 0; slot -= 1) room[slot] = room[slot + 1]! + (open[slot] === 1 ? cap(slot) : 0);
    return room;
  };
  const measures = [...demand];
  const room = caps.map((cap) => roomOf((slot) => cap[slot]!));
  let openSlots = 0;
  for (let slot = 0; slot < target; slot += 1) openSlots += open[slot]!;
  const candidates: { readonly weight: Float64Array; readonly whole: number; readonly use: number }[] = [];
  demand.forEach((sizes, resource) => {
    const cap = largestCap(packing, resource);
    if (cap === Infinity || cap === 0) return;
    for (const { whole, weight } of dualWeights(sizes, cap)) {
      if (weight === sizes) continue;
      const use = weight.reduce((sum, value) => sum + value, 0) / whole / openSlots;
      candidates.push({ weight, whole, use });
    }
  });
  candidates.sort((one, other) => other.use - one.use);
  for (const { weight, whole } of distinctWeights(candidates)) {
    measures.push(weight);
    room.push(roomOf(() => whole));
  }
  return { measures, room };
}

function distinctWeights<W extends { readonly weight: Float64Array; readonly use: number }>(
  candidates: readonly W[],
): readonly W[] {
  const kept: W[] = [];
  for (const candidate of candidates) {
    if (kept.length >= WEIGHTINGS || candidate.use < 0.5) break;
    if (!kept.some(({ use }) => Math.abs(use - candidate.use) < 1e-12)) kept.push(candidate);
  }
  return kept;
}

/** By slot: the blocks that must be placed by its end. */
function mustBySlot(latest: Int32Array, target: number, words: number): Int32Array {
  const must = new Int32Array(Math.max(1, target) * words);
  latest.forEach((last, block) => {
    for (let slot = Math.max(0, last); slot < target; slot += 1) {
      must[slot * words + (block >>> 5)]! |= 1 << (block & 31);
    }
  });
  return must;
}

/** The blocks that Jackson's rule prefers to each block. Ties go to the smaller number, so that no two prefer each other. */
function replacements(packing: Packing, { successors, closure }: Network): readonly Int32Array[] {
  const { blocks, demand, latest, earliest, slots } = packing;
  const none = new Int32Array(0);
  if (closure === undefined) return Array.from({ length: blocks }, () => none);
  const { after } = closure;
  const strict = packing.edges.some(({ lag }) => lag > 0);
  const { words, bits } = after;
  const better: number[][] = Array.from({ length: blocks }, () => []);
  for (let block = 0; block < blocks; block += 1) {
    if (latest[block]! < slots - 1) continue;
    for (let other = 0; other < blocks; other += 1) {
      if (other === block || earliest[other]! > 0) continue;
      if (!demand.every((values) => values[other]! >= values[block]!)) continue;
      let covered = (bits[block * words + (other >>> 5)]! & (1 << (other & 31))) === 0;
      let same = true;
      for (let word = 0; covered && word < words; word += 1) {
        const own = bits[block * words + word]!;
        const its = bits[other * words + word]!;
        if ((own & ~its) !== 0) covered = false;
        if (own !== its) same = false;
      }
      if (!covered) continue;
      if (strict && !strictlyCovered(successors, block, other)) continue;
      const equal = same && demand.every((values) => values[other] === values[block]);
      if (equal && other > block) continue;
      better[block]!.push(other);
    }
  }
  return better.map((list) => Int32Array.from(list));
}

/** Every direct follower of the block follows the other one directly, with as large a lag. */
function strictlyCovered({ first, other: to, lag }: Network["successors"], block: number, other: number): boolean {
  for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
    let found = false;
    for (let its = first[other]!; its < first[other + 1]!; its += 1) {
      if (to[its] === to[edge] && lag[its]! >= lag[edge]!) found = true;
    }
    if (!found) return false;
  }
  return true;
}

/** Large blocks and those that much depends on come first, so that good loads are found early. */
function bySizeAndFollowers(packing: Packing, { closure }: Network): Int32Array {
  const { blocks, demand } = packing;
  const share = new Float64Array(blocks);
  demand.forEach((values, resource) => {
    const cap = largestCap(packing, resource);
    if (cap === Infinity || cap === 0) return;
    for (let block = 0; block < blocks; block += 1) share[block]! += values[block]! / cap;
  });
  const rank = share.slice();
  if (closure !== undefined) {
    const { words, bits } = closure.after;
    for (let block = 0; block < blocks; block += 1) {
      for (let other = 0; other < blocks; other += 1) {
        if ((bits[block * words + (other >>> 5)]! & (1 << (other & 31))) !== 0) rank[block]! += share[other]!;
      }
    }
  }
  return Int32Array.from({ length: blocks }, (_, block) => block).sort((one, other) => rank[other]! - rank[one]!);
}
