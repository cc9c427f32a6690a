import type { Packing } from "./packing";
import type { PlanProblem } from "./planProblem";

/** The blocks of a problem that an exact search looks at, and their numbers in the problem. */
export interface SubProblem {
  readonly packing: Packing;
  readonly blocks: Int32Array;
}

/** The problem without the blocks that are left out, as far as an exact search knows it. */
export function subProblem(problem: PlanProblem, keeps: (block: number) => boolean): SubProblem {
  const blocks = Int32Array.from({ length: problem.blocks }, (_, block) => block).filter(keeps);
  const position = new Int32Array(problem.blocks).fill(-1);
  blocks.forEach((block, at) => {
    position[block] = at;
  });
  const chosen = (values: Float64Array): Float64Array => Float64Array.from(blocks, (block) => values[block]!);
  return {
    blocks,
    packing: {
      blocks: blocks.length,
      slots: problem.slots,
      demand: problem.demand.map(chosen),
      caps: problem.caps,
      open: problem.open,
      earliest: Int32Array.from(blocks, (block) => problem.earliest[block]!),
      latest: Int32Array.from(blocks, (block) => problem.latest[block]!),
      edges: problem.edges
        .map(({ from, to, lag }) => ({ from: position[from]!, to: position[to]!, lag }))
        .filter(({ from, to }) => from >= 0 && to >= 0),
    },
  };
}

/** Turned round in time, where nothing tells the first slot from the last one; undefined elsewhere. */
export function reversed(packing: Packing): Packing | undefined {
  const { caps, open, earliest, latest, slots } = packing;
  const uniform =
    open.every((value) => value === 1) &&
    caps.every((cap) => cap.every((value) => value === cap[0])) &&
    earliest.every((slot) => slot === 0) &&
    latest.every((slot) => slot >= slots - 1);
  if (!uniform) return undefined;
  return { ...packing, edges: packing.edges.map(({ from, to, lag }) => ({ from: to, to: from, lag })) };
}
