/**
 * What the searches work on: blocks of units as numbers, waves as slots 0, 1, … Demands and capacities are whole
 * numbers (see `scale.ts`), so that sums compare exactly.
 */
export interface Packing {
  readonly blocks: number;
  readonly slots: number;
  /** By resource, by block. */
  readonly demand: readonly Float64Array[];
  /** By resource, by slot; Infinity where there is no cap. */
  readonly caps: readonly Float64Array[];
  /** 1 where blocks may be placed. */
  readonly open: Uint8Array;
  /** First and last slot that a block may stand in by itself: its date, its pin. */
  readonly earliest: Int32Array;
  readonly latest: Int32Array;
  readonly edges: readonly Edge[];
}

/** The slot of `to` is at least that of `from` and `lag` more. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  readonly lag: number;
}

/** Edges by the block they leave or enter, flat: those of block b are at first[b] to first[b + 1] − 1. */
export interface Adjacency {
  readonly first: Int32Array;
  readonly other: Int32Array;
  readonly lag: Int32Array;
}

export function successorsOf(packing: Packing): Adjacency {
  return adjacency(
    packing.blocks,
    packing.edges,
    ({ from }) => from,
    ({ to }) => to,
  );
}

export function predecessorsOf(packing: Packing): Adjacency {
  return adjacency(
    packing.blocks,
    packing.edges,
    ({ to }) => to,
    ({ from }) => from,
  );
}

function adjacency(
  blocks: number,
  edges: readonly Edge[],
  at: (edge: Edge) => number,
  to: (edge: Edge) => number,
): Adjacency {
  const first = new Int32Array(blocks + 1);
  for (const edge of edges) first[at(edge) + 1]! += 1;
  for (let block = 0; block < blocks; block += 1) first[block + 1]! += first[block]!;
  const next = first.slice();
  const other = new Int32Array(edges.length);
  const lag = new Int32Array(edges.length);
  for (const edge of edges) {
    const position = next[at(edge)]!;
    next[at(edge)] = position + 1;
    other[position] = to(edge);
    lag[position] = edge.lag;
  }
  return { first, other, lag };
}

/** Blocks in an order in which every block follows those it depends on. The edges hold no cycle. */
export function topologicalOrder(packing: Packing, successors: Adjacency): Int32Array {
  const waiting = new Int32Array(packing.blocks);
  for (const { to } of packing.edges) waiting[to]! += 1;
  const order = new Int32Array(packing.blocks);
  let end = 0;
  for (let block = 0; block < packing.blocks; block += 1) {
    if (waiting[block] === 0) {
      order[end] = block;
      end += 1;
    }
  }
  for (let at = 0; at < end; at += 1) {
    const block = order[at]!;
    for (let edge = successors.first[block]!; edge < successors.first[block + 1]!; edge += 1) {
      const next = successors.other[edge]!;
      waiting[next]! -= 1;
      if (waiting[next] === 0) {
        order[end] = next;
        end += 1;
      }
    }
  }
  if (end < packing.blocks) throw new Error("the dependencies hold a cycle");
  return order;
}
