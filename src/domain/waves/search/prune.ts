import type { PlanProblem } from "./planProblem";
import { PlanState } from "./planState";
import { networkOf, windowsFor, type Network } from "./windows";

/** A problem whose blocks can all be placed as far as dates, pins and dependencies go. */
export interface PrunedProblem {
  readonly problem: PlanProblem;
  readonly network: Network;
  /** 1: the block cannot be placed, whatever the others do; the problem asks nothing of it. */
  readonly dead: Uint8Array;
}

/**
 * Finds the blocks that cannot be placed: those that what comes before them pushes beyond their last slot, pins without
 * room (the first of the sheet have it), and everything that depends on such a block.
 */
export function prune(problem: PlanProblem): PrunedProblem {
  const network = networkOf(problem);
  const { earliest } = windowsFor(problem, network, problem.slots);
  const dead = new Uint8Array(problem.blocks);
  const state = new PlanState(problem, network);
  for (let block = 0; block < problem.blocks; block += 1) {
    if (earliest[block]! > problem.latest[block]!) dead[block] = 1;
    else if (problem.pinned[block] === 1) {
      if (state.holds(block, problem.earliest[block]!)) state.place(block, problem.earliest[block]!);
      else dead[block] = 1;
    }
  }
  const { first, other } = network.predecessors;
  for (const block of network.order) {
    for (let edge = first[block]!; edge < first[block + 1]!; edge += 1) {
      if (dead[other[edge]!] === 1) dead[block] = 1;
    }
  }
  if (dead.every((value) => value === 0)) return { problem, network, dead };
  const asked = (values: Float64Array): Float64Array => values.map((value, block) => (dead[block] === 1 ? 0 : value));
  const pruned = {
    ...problem,
    demand: problem.demand.map(asked),
    edges: problem.edges.filter(({ from, to }) => dead[from] === 0 && dead[to] === 0),
  };
  return { problem: pruned, network: networkOf(pruned), dead };
}
