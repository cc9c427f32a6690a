import { dualWeights, slotsNeeded } from "./dualFeasible";
import { capacitySums, windowsFor, type Network } from "./windows";
import type { Packing } from "./packing";

/**
 * How many slots are needed at least, counted from the first: the largest of the sum bound, the dual feasible bounds and
 * the first horizon in which no block's window is empty. `packing.slots` + 1 where the slots that there are do not
 * suffice.
 */
export function fewestSlots(packing: Packing, network: Network): number {
  const start = Math.max(slotsBySums(packing), slotsByWeights(packing));
  for (let slots = Math.max(start, 1); slots <= packing.slots; slots += 1) {
    if (windowsFor(packing, network, slots).impossible < 0) return slots;
  }
  return packing.slots + 1;
}

function slotsBySums(packing: Packing): number {
  const room = capacitySums(packing, packing.slots);
  let slots = 0;
  packing.demand.forEach((demand, resource) => {
    let needed = 0;
    for (const value of demand) needed += value;
    while (slots <= packing.slots && room[resource]![slots]! < needed) slots += 1;
  });
  return slots;
}

/** Weights count open slots; each counts as large as the largest. */
function slotsByWeights(packing: Packing): number {
  let open = 0;
  packing.demand.forEach((demand, resource) => {
    const cap = largestCap(packing, resource);
    if (cap === Infinity || cap === 0) return;
    const { sizes, counts } = distinct(demand);
    for (const weights of dualWeights(sizes, cap)) open = Math.max(open, slotsNeeded(weights, counts));
  });
  return slotsWithOpen(packing, open);
}

/** Every size once, and how often it occurs: thousands of blocks share few sizes. */
function distinct(demand: Float64Array): { readonly sizes: Float64Array; readonly counts: Float64Array } {
  const counts = new Map<number, number>();
  for (const size of demand) counts.set(size, (counts.get(size) ?? 0) + 1);
  return { sizes: Float64Array.from(counts.keys()), counts: Float64Array.from(counts.values()) };
}

export function largestCap({ caps, open }: Packing, resource: number): number {
  let largest = 0;
  caps[resource]!.forEach((cap, slot) => {
    if (open[slot] === 1) largest = Math.max(largest, cap);
  });
  return largest;
}

/** The slots from the first up to the one that is the given open one. */
export function slotsWithOpen({ open, slots }: Packing, count: number): number {
  let found = 0;
  for (let slot = 0; slot < slots; slot += 1) {
    if (found >= count) return slot;
    found += open[slot]!;
  }
  return found >= count ? slots : slots + 1;
}
