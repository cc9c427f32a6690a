/** The states of a search: each a set of blocks, with the fewest slots that it was reached in. Open addressing. */
export class BlockTable {
  count = 0;
  bits: Int32Array;
  left: Float64Array;
  slots: Int32Array;
  parents: Int32Array;
  private capacity = 1024;
  private index = new Int32Array(4096).fill(-1);

  constructor(
    private readonly words: number,
    private readonly measures: number,
  ) {
    this.bits = new Int32Array(this.capacity * words);
    this.left = new Float64Array(this.capacity * measures);
    this.slots = new Int32Array(this.capacity);
    this.parents = new Int32Array(this.capacity);
  }

  /** The number of the state, new or reached in fewer slots than before; −1 where it was known as well or better. */
  add(set: Int32Array, slot: number, parent: number, left: Float64Array): number {
    const { words } = this;
    const mask = this.index.length - 1;
    let at = hash(set) & mask;
    for (let state = this.index[at]!; state >= 0; state = this.index[at]!) {
      if (this.holds(state, set)) {
        if (this.slots[state]! <= slot) return -1;
        this.slots[state] = slot;
        this.parents[state] = parent;
        return state;
      }
      at = (at + 1) & mask;
    }
    if (this.count === this.capacity) this.grow();
    const state = this.count;
    this.count += 1;
    this.index[at] = state;
    this.bits.set(set, state * words);
    this.left.set(left, state * this.measures);
    this.slots[state] = slot;
    this.parents[state] = parent;
    if (2 * this.count > this.index.length) this.rehash();
    return state;
  }

  private holds(state: number, set: Int32Array): boolean {
    const base = state * this.words;
    for (let word = 0; word < this.words; word += 1) {
      if (this.bits[base + word] !== set[word]) return false;
    }
    return true;
  }

  private grow(): void {
    this.capacity *= 2;
    this.bits = grown(this.bits, new Int32Array(this.capacity * this.words));
    this.slots = grown(this.slots, new Int32Array(this.capacity));
    this.parents = grown(this.parents, new Int32Array(this.capacity));
    const left = new Float64Array(this.capacity * this.measures);
    left.set(this.left);
    this.left = left;
  }

  private rehash(): void {
    const size = this.index.length * 2;
    this.index = new Int32Array(size).fill(-1);
    const mask = size - 1;
    for (let state = 0; state < this.count; state += 1) {
      let at = hash(this.bits.subarray(state * this.words, (state + 1) * this.words)) & mask;
      while (this.index[at]! >= 0) at = (at + 1) & mask;
      this.index[at] = state;
    }
  }
}

function grown(from: Int32Array, to: Int32Array): Int32Array {
  to.set(from);
  return to;
}

function hash(set: Int32Array): number {
  let value = 0x811c9dc5 | 0;
  for (const word of set) {
    value = Math.imul(value ^ word, 0x9e3779b1);
    value ^= value >>> 15;
  }
  value = Math.imul(value ^ (value >>> 13), 0x85ebca6b);
  return (value ^ (value >>> 16)) & 0x7fffffff;
}
