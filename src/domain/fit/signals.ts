import { round9 } from "../rounding";
import type { ControlLimits } from "./controlLimits";

export const SIGNAL_RULES = ["outside limits", "seven on one side", "seven in one direction", "two of three"] as const;
export type SignalRule = (typeof SIGNAL_RULES)[number];

/** Something other than chance: the readings that say so, by their position. */
export interface Signal {
  readonly rule: SignalRule;
  readonly direction: "up" | "down";
  readonly from: number;
  /** The reading at which it was seen. */
  readonly firedAt: number;
  /** The last reading that belongs to it. */
  readonly to: number;
}

const RUN = 7;

/**
 * The signals of readings against limits, by the reading at which each fires: one outside the limits; seven on one side
 * of the mean; seven rising or falling; two of three beyond two thirds of the way to a limit, on the same side. A
 * reading on the mean ends a run. Limits without width come from readings that never moved, and signal nothing.
 */
export function signalsOf(readings: readonly number[], limits: ControlLimits): readonly Signal[] {
  return signalsAmong(Float64Array.from(readings, round9), limits);
}

/** The same of values that are rounded already. */
export function signalsAmong(values: Float64Array, limits: ControlLimits): readonly Signal[] {
  if (round9(limits.upper) <= round9(limits.lower)) return [];
  const middle = round9(limits.mean);
  const sides = new Int8Array(values.length);
  const steps = new Int8Array(values.length);
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    const before = values[index - 1] ?? value;
    sides[index] = value > middle ? 1 : value < middle ? -1 : 0;
    steps[index] = value > before ? 1 : value < before ? -1 : 0;
  }
  return [
    ...outsideLimits(values, limits),
    ...runs("seven on one side", sides, 0),
    // The first reading of a rise is the one that it rises from.
    ...runs("seven in one direction", steps, 1),
    ...twoOfThree(values, limits),
  ].sort((one, other) => one.firedAt - other.firedAt || rank(one) - rank(other));
}

const rank = ({ rule }: Signal): number => SIGNAL_RULES.indexOf(rule);

const directionOf = (sign: number): Signal["direction"] => (sign > 0 ? "up" : "down");

function outsideLimits(values: Float64Array, limits: ControlLimits): readonly Signal[] {
  const [lower, upper] = [round9(limits.lower), round9(limits.upper)];
  const found: Signal[] = [];
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (value >= lower && value <= upper) continue;
    const direction = directionOf(value - upper);
    found.push({ rule: "outside limits", direction, from: index, firedAt: index, to: index });
  }
  return found;
}

/** Seven readings in a row of the same sign; `before`: readings that belong to the run and stand before its first sign. */
function runs(rule: SignalRule, signs: Int8Array, before: number): readonly Signal[] {
  const found: Signal[] = [];
  let first = 0;
  let sign = 0;
  // One more than there are: the end ends a run.
  for (let next = 0; next <= signs.length; next += 1) {
    const now = signs[next] ?? NaN;
    if (next > 0 && now === sign) continue;
    const from = first - before;
    if (sign !== 0 && next - from >= RUN)
      found.push({ rule, direction: directionOf(sign), from, firedAt: from + RUN - 1, to: next - 1 });
    first = next;
    sign = now;
  }
  return found;
}

function twoOfThree(values: Float64Array, { mean, lower, upper }: ControlLimits): readonly Signal[] {
  const [high, low] = [round9(mean + (2 / 3) * (upper - mean)), round9(mean + (2 / 3) * (lower - mean))];
  const found: Signal[] = [];
  for (const direction of ["up", "down"] as const) {
    const up = direction === "up";
    let last = -Infinity;
    let open: Signal | undefined;
    for (let index = 0; index < values.length; index += 1) {
      const value = values[index] ?? 0;
      if (up ? value <= high : value >= low) continue;
      const other = last;
      last = index;
      if (index - other > 2) continue;
      // What goes on is one signal, not one for every further reading.
      if (open !== undefined && open.to >= other) {
        open = { ...open, to: index };
        found[found.length - 1] = open;
      } else {
        open = { rule: "two of three", direction, from: other, firedAt: index, to: index };
        found.push(open);
      }
    }
  }
  return found;
}
