import type { Adjacency } from "./packing";
import { latenessIn } from "./planProblem";
import type { PlanState } from "./planState";

/** What a plan is judged by, most important first; each is the better the smaller. */
export interface Worth {
  /** Units without a place, and those that depend on one of these. */
  readonly unplaced: number;
  /** Slots up to the last one in use. */
  readonly finish: number;
  /** Days, over all units. */
  readonly lateness: number;
  /** Pairs of units of which the riskier one goes in an earlier wave. */
  readonly riskOrder: number;
  /** Dependencies between units of different waves. */
  readonly cut: number;
  /** Sum of exposure times slot: how long the whole waits. */
  readonly waiting: number;
  /** Sum of squared shares of the caps. */
  readonly balance: number;
  /** Blocks that do not stand where they stood. */
  readonly changes: number;
}

const ORDER: readonly (keyof Worth)[] = [
  "unplaced",
  "finish",
  "lateness",
  "riskOrder",
  "cut",
  "waiting",
  "balance",
  "changes",
];

/** The same where a plan stands: nobody moves for the sake of what comes after the dates. */
const REPLAN_ORDER: typeof ORDER = [
  "unplaced",
  "finish",
  "lateness",
  "changes",
  "riskOrder",
  "cut",
  "waiting",
  "balance",
];

/** Negative where the first plan is the better one. `keep`: a plan stands, and few are to move. */
export function compareWorth(one: Worth, other: Worth, keep: boolean): number {
  for (const key of keep ? REPLAN_ORDER : ORDER) {
    const difference = one[key] - other[key];
    if (Math.abs(difference) > 1e-9 * Math.max(1, Math.abs(one[key]))) return difference;
  }
  return 0;
}

export function worthOf(state: PlanState): Worth {
  const { problem, slotOf, network } = state;
  let [unplaced, lateness, cut, waiting, changes] = [0, 0, 0, 0, 0];
  const lost = new Uint8Array(problem.blocks);
  for (const block of network.order) {
    const slot = comesAfterLost(network.predecessors, lost, block) ? -1 : slotOf[block]!;
    if (slot < 0) lost[block] = 1;
    if (problem.present[block]! >= 0 && problem.present[block] !== slot) changes += 1;
    if (slot < 0) {
      unplaced += problem.tiers[0][block]! + problem.tiers[1][block]! + problem.tiers[2][block]!;
      continue;
    }
    lateness += latenessIn(problem, block, slot);
    waiting += problem.weight[block]! * slot;
    const { first, other } = network.successors;
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) if (slotOf[other[edge]!] !== slot) cut += 1;
  }
  return {
    unplaced,
    finish: state.last + 1,
    lateness,
    riskOrder: inversions(tierCounts(state)),
    cut,
    waiting,
    balance: balanceOf(state),
    changes,
  };
}

function comesAfterLost({ first, other }: Adjacency, lost: Uint8Array, block: number): boolean {
  for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) if (lost[other[edge]!] === 1) return true;
  return false;
}

/** Units by tier and slot. */
export function tierCounts({ problem, slotOf }: PlanState): readonly Float64Array[] {
  const counts = problem.tiers.map(() => new Float64Array(problem.slots));
  for (let block = 0; block < problem.blocks; block += 1) {
    const slot = slotOf[block]!;
    if (slot < 0) continue;
    problem.tiers.forEach((tier, rank) => (counts[rank]![slot]! += tier[block]!));
  }
  return counts;
}

function inversions(counts: readonly Float64Array[]): number {
  const slots = counts[0]?.length ?? 0;
  let sum = 0;
  const seen = counts.map(() => 0);
  for (let slot = 0; slot < slots; slot += 1) {
    for (let low = 0; low < counts.length; low += 1) {
      for (let high = low + 1; high < counts.length; high += 1) sum += counts[low]![slot]! * seen[high]!;
    }
    counts.forEach((count, rank) => (seen[rank]! += count[slot]!));
  }
  return sum;
}

function balanceOf({ problem, free }: PlanState): number {
  let sum = 0;
  problem.caps.forEach((caps, resource) => {
    caps.forEach((cap, slot) => {
      if (cap > 0 && cap !== Infinity) sum += ((cap - free[resource]![slot]!) / cap) ** 2;
    });
  });
  return sum;
}
