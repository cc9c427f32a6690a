import type { CellValue } from "../tabular/cellValue";

/** Stands between two cells; no UTF-16 code unit is as large. */
const BETWEEN = 0x10000;

/**
 * Tells sets of rows apart, whatever the order of the rows: two numbers of 32 bits a row (cyrb53 by bryc, public
 * domain), summed. It looks at each character once and makes no text of them, so thousands of rows take milliseconds.
 * It finds a change, and is no proof against somebody who looks for another set of rows with the same digest.
 */
export class RowsDigest {
  #sum = 0;
  #otherSum = 0;
  #one = 0;
  #other = 0;

  /** One more row: its cells in the order of `positions` (undefined: a column that is not there), then `more`. */
  add(cells: readonly CellValue[], positions: readonly (number | undefined)[], more: readonly string[] = []): this {
    this.#one = 0xdeadbeef;
    this.#other = 0x41c6ce57;
    for (const position of positions) this.#take(position === undefined ? "" : (cells[position] ?? ""));
    for (const text of more) this.#take(text);
    const [one, other] = [this.#one, this.#other];
    // Each half is mixed with the other: sums of halves that were not would miss what two rows exchange.
    this.#sum += (Math.imul(one ^ (one >>> 16), 2246822507) ^ Math.imul(other ^ (other >>> 13), 3266489909)) >>> 0;
    this.#otherSum += (Math.imul(other ^ (other >>> 16), 2246822507) ^ Math.imul(one ^ (one >>> 13), 3266489909)) >>> 0;
    return this;
  }

  /** Sums of numbers of 32 bits: exact for two million rows. */
  get text(): string {
    return `${this.#sum.toString(36)}-${this.#otherSum.toString(36)}`;
  }

  #take(cell: CellValue): void {
    const text = typeof cell === "string" ? cell : String(cell);
    let [one, other] = [this.#one, this.#other];
    for (let index = 0; index < text.length; index += 1) {
      const unit = text.charCodeAt(index);
      one = Math.imul(one ^ unit, 2654435761);
      other = Math.imul(other ^ unit, 1597334677);
    }
    this.#one = Math.imul(one ^ BETWEEN, 2654435761);
    this.#other = Math.imul(other ^ BETWEEN, 1597334677);
  }
}
