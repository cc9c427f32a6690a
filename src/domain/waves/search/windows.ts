import { allSuccessors, transposed, type BlockSets } from "./closure";
import { predecessorsOf, successorsOf, topologicalOrder, type Adjacency, type Packing } from "./packing";

/** What the dependencies alone say about every block; worked out once. */
export interface Network {
  readonly successors: Adjacency;
  readonly predecessors: Adjacency;
  readonly order: Int32Array;
  /** Undefined where there are too many blocks to hold them. */
  readonly closure: { readonly after: BlockSets; readonly before: BlockSets } | undefined;
}

/** Closures of more blocks than this would take more memory and time than they save. */
const CLOSED_UP_TO = 3000;

export function networkOf(packing: Packing): Network {
  const successors = successorsOf(packing);
  const predecessors = predecessorsOf(packing);
  const order = topologicalOrder(packing, successors);
  if (packing.blocks > CLOSED_UP_TO) return { successors, predecessors, order, closure: undefined };
  const after = allSuccessors(packing, successors, order);
  return { successors, predecessors, order, closure: { after, before: transposed(after, packing.blocks) } };
}

/** The slots between which a block must stand, when nothing may stand beyond slot `slots` − 1. */
export interface Windows {
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  /** A block whose window is empty, or −1: the slots do not suffice. */
  readonly impossible: number;
}

/**
 * Heads and tails: a block comes after everything before it, and what comes before it has to fit into the slots up to its
 * own. A bound on the size of the sum, resource by resource, beside the longest chain of lags.
 */
export function windowsFor(packing: Packing, network: Network, slots: number): Windows {
  const earliest = packing.earliest.slice();
  const latest = packing.latest.map((slot) => Math.min(slot, slots - 1));
  const { order, predecessors, successors, closure } = network;
  const room = capacitySums(packing, slots);
  for (const block of order) {
    let slot = earliest[block]!;
    for (let edge = predecessors.first[block]!; edge < predecessors.first[block + 1]!; edge += 1) {
      slot = Math.max(slot, earliest[predecessors.other[edge]!]! + predecessors.lag[edge]!);
    }
    if (closure !== undefined) slot = Math.max(slot, firstThatHolds(packing, room, closure.before, block));
    earliest[block] = nextOpen(packing, slot);
  }
  for (let at = packing.blocks - 1; at >= 0; at -= 1) {
    const block = order[at]!;
    let slot = latest[block]!;
    for (let edge = successors.first[block]!; edge < successors.first[block + 1]!; edge += 1) {
      slot = Math.min(slot, latest[successors.other[edge]!]! - successors.lag[edge]!);
    }
    if (closure !== undefined) slot = Math.min(slot, lastThatHolds(packing, room, closure.after, block, slots));
    latest[block] = lastOpen(packing, slot);
  }
  const impossible = earliest.findIndex((slot, block) => slot > latest[block]!);
  return { earliest, latest, impossible };
}

function nextOpen({ open, slots }: Packing, from: number): number {
  let slot = Math.max(0, from);
  while (slot < slots && open[slot] === 0) slot += 1;
  return slot;
}

function lastOpen({ open }: Packing, from: number): number {
  let slot = from;
  while (slot >= 0 && open[slot] === 0) slot -= 1;
  return slot;
}

/** By resource: capacity of the open slots before each slot. */
export function capacitySums({ caps, open }: Packing, slots: number): readonly Float64Array[] {
  return caps.map((cap) => {
    const sums = new Float64Array(slots + 1);
    for (let slot = 0; slot < slots; slot += 1) sums[slot + 1] = sums[slot]! + (open[slot] === 1 ? cap[slot]! : 0);
    return sums;
  });
}

function demandOf({ demand, blocks }: Packing, resource: number, sets: BlockSets, block: number): number {
  const own = demand[resource]!;
  let sum = own[block]!;
  const { words, bits } = sets;
  for (let word = 0; word < words; word += 1) {
    let rest = bits[block * words + word]!;
    while (rest !== 0) {
      const bit = 31 - Math.clz32(rest & -rest);
      rest &= rest - 1;
      const other = word * 32 + bit;
      if (other < blocks) sum += own[other]!;
    }
  }
  return sum;
}

function firstThatHolds(packing: Packing, room: readonly Float64Array[], before: BlockSets, block: number): number {
  let slot = 0;
  packing.demand.forEach((_, resource) => {
    const sums = room[resource]!;
    const needed = demandOf(packing, resource, before, block);
    while (slot + 1 < sums.length && sums[slot + 1]! < needed) slot += 1;
  });
  return slot;
}

function lastThatHolds(
  packing: Packing,
  room: readonly Float64Array[],
  after: BlockSets,
  block: number,
  slots: number,
): number {
  let slot = slots - 1;
  packing.demand.forEach((_, resource) => {
    const sums = room[resource]!;
    const needed = demandOf(packing, resource, after, block);
    while (slot >= 0 && remaining(sums, slots, slot) < needed) slot -= 1;
  });
  return slot;
}

function remaining(sums: Float64Array, slots: number, from: number): number {
  const all = sums[slots]!;
  return all === Infinity ? Infinity : all - sums[from]!;
}
