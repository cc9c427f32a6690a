import { largestCap } from "./lowerBound";
import type { PlanProblem } from "./planProblem";
import type { Windows } from "./windows";

/** An order in which blocks are offered to a wave: the position of every block in it. */
export type Ranks = Int32Array;

/** The constructive rules: what goes first where not all can. Low tiers, what much depends on, what is large. */
export function rankings(problem: PlanProblem, windows: Windows): readonly Ranks[] {
  const { blocks, tiers } = problem;
  const share = sharesOf(problem);
  const tier = (block: number): number => (tiers[2][block]! > 0 ? 2 : tiers[1][block]! > 0 ? 1 : 0);
  const latest = (block: number): number => windows.latest[block]!;
  const large = (block: number): number => -share[block]!;
  const due = (block: number): number => Math.min(Infinity, ...(problem.due.get(block) ?? []));
  const rules: readonly (readonly ((block: number) => number)[])[] = [
    [tier, due, latest, large],
    [latest, tier, large],
    [due, latest, tier, large],
    [latest, large],
    [(block) => latest(block) - 3 * share[block]!, tier],
    [large, latest],
  ];
  return rules.map((keys) => ranksBy(blocks, keys));
}

function ranksBy(blocks: number, keys: readonly ((block: number) => number)[]): Ranks {
  const values = keys.map((key) => Float64Array.from({ length: blocks }, (_, block) => key(block)));
  const order = Int32Array.from({ length: blocks }, (_, block) => block).sort((one, other) => {
    for (const value of values) {
      if (value[one]! !== value[other]!) return value[one]! < value[other]! ? -1 : 1;
    }
    return one - other;
  });
  const ranks = new Int32Array(blocks);
  order.forEach((block, position) => {
    ranks[block] = position;
  });
  return ranks;
}

/** The largest share of any cap that a block asks for. */
export function sharesOf(problem: PlanProblem): Float64Array {
  const share = new Float64Array(problem.blocks);
  problem.demand.forEach((values, resource) => {
    const cap = largestCap(problem, resource);
    if (cap === Infinity || cap === 0) return;
    for (let block = 0; block < problem.blocks; block += 1) {
      share[block] = Math.max(share[block]!, values[block]! / cap);
    }
  });
  const { support } = problem;
  if (support !== undefined) {
    let cap = 0;
    for (const value of support.caps) if (value !== Infinity) cap = Math.max(cap, value);
    if (cap > 0) {
      for (let block = 0; block < problem.blocks; block += 1) {
        share[block] = Math.max(share[block]!, support.load[block]! / cap);
      }
    }
  }
  return share;
}
