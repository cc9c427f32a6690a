import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import type { RandomGenerator } from "pure-rand/types/RandomGenerator";

/**
 * Standard normal numbers from a generator, two at a time.
 * Source: G. Marsaglia and T. A. Bray, A convenient method for generating normal variables, SIAM Review 6 (1964).
 */
export class Normals {
  readonly #generator: RandomGenerator;
  #spare = 0;
  #hasSpare = false;

  constructor(generator: RandomGenerator) {
    this.#generator = generator;
  }

  next(): number {
    if (this.#hasSpare) {
      this.#hasSpare = false;
      return this.#spare;
    }
    let x: number;
    let y: number;
    let square: number;
    do {
      x = 2 * uniformFloat64(this.#generator) - 1;
      y = 2 * uniformFloat64(this.#generator) - 1;
      square = x * x + y * y;
    } while (square >= 1 || square === 0);
    const factor = Math.sqrt((-2 * Math.log(square)) / square);
    this.#spare = y * factor;
    this.#hasSpare = true;
    return x * factor;
  }
}
