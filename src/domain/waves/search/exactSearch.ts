import type { Packing } from "./packing";
import { StationSearch, type Assignment } from "./stationSearch";
import { reversed } from "./subProblem";
import { networkOf, type Network } from "./windows";

const FIRST_LOADS = 100;
const MORE_LOADS = 10;
const FIRST_TURN = 20_000;
const LONGER_TURNS = 1.5;
const MOST_STATE_WORDS = 12_000_000;

export type ExactEnd = { readonly end: "found"; readonly assignment: Assignment } | { readonly end: "none" };

/**
 * Looks for a plan that ends before slot `target`, from the first slot on and, where the problem reads the same backwards,
 * from the last one on in turns. Each side begins with few loads a state and takes ten times as many when it has run dry.
 * Undefined: it does not know yet.
 */
export class ExactSearch {
  private readonly sides: Side[];
  private turn = FIRST_TURN;
  private at = 0;

  constructor(
    packing: Packing,
    network: Network,
    private readonly target: number,
  ) {
    const backwards = reversed(packing);
    this.sides = [
      new Side(packing, network, target),
      ...(backwards === undefined ? [] : [new Side(backwards, networkOf(backwards), target)]),
    ];
    this.backwards = backwards !== undefined;
  }

  private readonly backwards: boolean;
  steps = 0;

  run(steps: number): ExactEnd | undefined {
    const end = this.steps + steps;
    while (this.steps < end) {
      const side = this.sides[this.at]!;
      const taken = side.search.steps;
      const result = side.search.run(Math.min(this.turn, end - this.steps));
      this.steps += Math.max(1, side.search.steps - taken);
      if (result === "exhausted") return { end: "none" };
      if (result === "found") return { end: "found", assignment: this.forwards(side.search.found!) };
      if (side.search.idle) side.widen();
      this.at = (this.at + 1) % this.sides.length;
      if (this.at === 0) this.turn = Math.ceil(this.turn * LONGER_TURNS);
    }
    return undefined;
  }

  private forwards(assignment: Assignment): Assignment {
    if (!this.backwards || this.at === 0) return assignment;
    return assignment.map((slot) => this.target - 1 - slot);
  }
}

class Side {
  search: StationSearch;
  private loads = FIRST_LOADS;

  constructor(
    private readonly packing: Packing,
    private readonly network: Network,
    private readonly target: number,
  ) {
    this.search = this.made();
  }

  widen(): void {
    const { steps } = this.search;
    this.loads *= MORE_LOADS;
    this.search = this.made();
    this.search.steps = steps;
  }

  private made(): StationSearch {
    const words = ((this.packing.blocks + 31) >>> 5) + 30;
    const states = Math.max(1000, Math.floor(MOST_STATE_WORDS / words));
    return new StationSearch(this.packing, this.network, this.target, { loads: this.loads, states });
  }
}
