/** The settings of a sheet's rows or columns, kept as they were before a step changes them. */

import type { Style } from "./style";

/** A row's or column's own settings; size in points. */
export interface Lane {
  size?: number;
  hidden?: boolean;
  style?: Style;
  /** Grouping, as files have it. */
  outline?: Record<string, string>;
  /** A column's width as its file has it, with the size that was read from it; it goes back while that size holds. */
  filed?: { points: number; characters: number };
  /** The height Excel fitted to a row's contents, with a mark of those contents; it holds while they do. */
  fitted?: { points: number; contents: string };
}

/** Lanes as they were, by their number; undefined where there was none. */
export type LanesBefore = Map<number, Readonly<Lane> | undefined>;

/** Lanes are given to read; whoever changes one asks for it by `make`. */
export class Lanes extends Map<number, Readonly<Lane>> {
  private before: LanesBefore | undefined;
  /** Made since the last step began or ended, so no step remembers them. */
  private readonly own = new Set<Readonly<Lane>>();

  beginStep(): void {
    this.own.clear();
    this.before = new Map();
  }

  /** What lanes were before the step. */
  endStep(): LanesBefore {
    const before = this.before ?? new Map<number, Readonly<Lane> | undefined>();
    this.own.clear();
    this.before = undefined;
    return before;
  }

  /** Puts lanes back and gives what was there instead. */
  exchange(lanes: LanesBefore): LanesBefore {
    this.beginStep();
    for (const [index, lane] of lanes) {
      if (lane) this.set(index, lane);
      else this.delete(index);
    }
    return this.endStep();
  }

  private remember(index: number): void {
    if (this.before && !this.before.has(index)) this.before.set(index, this.get(index));
  }

  override set(index: number, lane: Readonly<Lane>): this {
    this.remember(index);
    return super.set(index, lane);
  }

  override delete(index: number): boolean {
    this.remember(index);
    return super.delete(index);
  }

  override clear(): void {
    for (const index of this.before ? this.keys() : []) this.remember(index);
    super.clear();
  }

  /** A lane to change, made when there is none. */
  make(index: number): Lane {
    const found = this.get(index);
    if (found && this.own.has(found)) return found;
    const made: Lane = { ...found };
    this.own.add(made);
    this.set(index, made);
    return made;
  }
}
