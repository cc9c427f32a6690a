/**
 * The control chart a second time, straight from its rules and without a line of the product: every window of readings
 * is looked at for itself. Used to hold the product's signals and false-signal rates against.
 */
export type Rates = Readonly<Record<(typeof RULES)[number], number>>;

export const RULES = ["outside limits", "seven on one side", "seven in one direction", "two of three"] as const;

/** The position at which each rule first holds; undefined where it never does. From `from` on. */
export function firstFired(
  readings: readonly number[],
  from = 0,
): Readonly<Record<(typeof RULES)[number], number | undefined>> {
  const { mean, reach } = limitsOf(readings.slice(0, 20));
  const upTo = (end: number, length: number): readonly number[] =>
    end + 1 < length ? [] : readings.slice(end + 1 - length, end + 1);
  const all = (window: readonly number[], holds: (value: number, before: number | undefined) => boolean): boolean =>
    window.length > 0 && window.every((value, i) => holds(value, window[i - 1]));
  const first = (holds: (index: number) => boolean): number | undefined => {
    for (let index = from; index < readings.length; index += 1) if (holds(index)) return index;
    return undefined;
  };
  const beyond = (sign: number, end: number): boolean => {
    const window = readings.slice(Math.max(0, end - 2), end + 1);
    return window.filter((value) => sign * (value - mean) > (2 / 3) * reach).length >= 2;
  };
  return {
    "outside limits": first((i) => Math.abs((readings[i] ?? NaN) - mean) > reach),
    "seven on one side": first(
      (i) => all(upTo(i, 7), (value) => value > mean) || all(upTo(i, 7), (value) => value < mean),
    ),
    "seven in one direction": first(
      (i) =>
        all(upTo(i, 7), (value, before) => before === undefined || value > before) ||
        all(upTo(i, 7), (value, before) => before === undefined || value < before),
    ),
    "two of three": first((i) => beyond(1, i) || beyond(-1, i)),
  };
}

function limitsOf(baseline: readonly number[]): { readonly mean: number; readonly reach: number } {
  let sum = 0;
  for (const value of baseline) sum += value;
  const moves: number[] = [];
  for (let i = 1; i < baseline.length; i += 1) moves.push(Math.abs((baseline[i] ?? NaN) - (baseline[i - 1] ?? NaN)));
  const average = (list: readonly number[]): number => list.reduce((total, one) => total + one, 0) / list.length;
  const rough = average(moves);
  return { mean: sum / baseline.length, reach: 2.66 * average(moves.filter((move) => !(move >= 3.267 * rough))) };
}

/** Standard normal draws: mulberry32, Box and Muller. */
export function normals(seed: number): () => number {
  let state = seed >>> 0;
  const uniform = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return (((mixed ^ (mixed >>> 14)) >>> 0) + 0.5) / 4294967296;
  };
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
}

/** The same from another source: xorshift128, the polar method. */
export function otherNormals(seed: number): () => number {
  const state = new Uint32Array([seed, 362436069, 521288629, 88675123]);
  const uniform = (): number => {
    const [x = 0, y = 0, z = 0, w = 0] = state;
    const mixed = x ^ (x << 11);
    state.set([y, z, w, w ^ (w >>> 19) ^ mixed ^ (mixed >>> 8)]);
    return ((state[3] ?? 0) + 0.5) / 4294967296;
  };
  for (let i = 0; i < 50; i += 1) uniform();
  return () => {
    for (;;) {
      const [one, other] = [2 * uniform() - 1, 2 * uniform() - 1];
      const length = one * one + other * other;
      if (length > 0 && length < 1) return one * Math.sqrt((-2 * Math.log(length)) / length);
    }
  };
}
