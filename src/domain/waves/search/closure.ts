import type { Adjacency, Packing } from "./packing";

/** Sets of blocks as bits, one row a block. */
export interface BlockSets {
  readonly words: number;
  readonly bits: Int32Array;
}

/** Everything that follows each block, directly or not. */
export function allSuccessors({ blocks }: Packing, successors: Adjacency, order: Int32Array): BlockSets {
  const words = (blocks + 31) >>> 5;
  const bits = new Int32Array(blocks * words);
  for (let at = blocks - 1; at >= 0; at -= 1) {
    const block = order[at]!;
    for (let edge = successors.first[block]!; edge < successors.first[block + 1]!; edge += 1) {
      const next = successors.other[edge]!;
      bits[block * words + (next >>> 5)]! |= 1 << (next & 31);
      for (let word = 0; word < words; word += 1) bits[block * words + word]! |= bits[next * words + word]!;
    }
  }
  return { words, bits };
}

export function has({ words, bits }: BlockSets, block: number, other: number): boolean {
  return (bits[block * words + (other >>> 5)]! & (1 << (other & 31))) !== 0;
}

/** The same the other way round: everything that each block follows. */
export function transposed({ words, bits }: BlockSets, blocks: number): BlockSets {
  const turned = new Int32Array(blocks * words);
  for (let block = 0; block < blocks; block += 1) {
    for (let other = 0; other < blocks; other += 1) {
      if ((bits[block * words + (other >>> 5)]! & (1 << (other & 31))) !== 0) {
        turned[other * words + (block >>> 5)]! |= 1 << (block & 31);
      }
    }
  }
  return { words, bits: turned };
}
