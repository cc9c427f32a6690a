import { networkOf } from "../../../src/domain/waves/search/windows";
import { fewestSlots } from "../../../src/domain/waves/search/lowerBound";
import { drawFrom } from "./random";
import { planned, weeklyWaves, type Cells } from "./sheets";

/*
 * Assembly-line balancing of type 1 as wave planning: a task is a unit, a station a wave, the cycle time the cap. The two
 * precedence graphs and the fewest stations are those published by A. Scholl, Data of assembly line balancing problems
 * (1993): Jackson's and Bowman's; the strict variants were worked out exhaustively.
 */
interface Line {
  readonly name: string;
  readonly sizes: readonly number[];
  readonly edges: readonly (readonly [number, number])[];
}

const JACKSON: Line = {
  name: "Jackson",
  sizes: [6, 2, 5, 7, 1, 2, 3, 6, 5, 5, 4],
  edges: [
    [1, 2],
    [1, 3],
    [1, 4],
    [1, 5],
    [2, 6],
    [3, 7],
    [4, 7],
    [5, 7],
    [6, 8],
    [7, 9],
    [8, 10],
    [9, 11],
    [10, 11],
  ],
};

function programme({ sizes, edges }: Line, cap: number, strict: boolean, frozen: readonly number[], seed: number) {
  const draw = drawFrom(seed);
  // Nothing hangs on names or on the scale of the figures.
  const scale = seed === 1 ? 1 : draw.whole(2, 900) / 7;
  const name = (task: number): string => `${["U", "Site ", "x"][seed % 3] ?? ""}${(task * 7 + seed) % 97}`;
  const column = strict ? "after" : "withOrAfter";
  const units = sizes.map((size, at): Cells => ({
    id: name(at + 1),
    unit: `Unit ${at + 1}`,
    size: size * scale,
    [column]: edges.flatMap(([from, to]) => (to === at + 1 ? [name(from)] : [])).join(", "),
  }));
  const shuffled = units.map((row) => ({ row, key: draw.share() })).sort((one, other) => one.key - other.key);
  return {
    units: shuffled.map(({ row }) => row),
    waves: weeklyWaves(14, (wave) => ({ maxSize: cap * scale, frozen: frozen.includes(wave) ? "Yes" : "No" })),
  };
}

const ANSWERS = [
  [JACKSON, 7, 8, 8, 10],
  [JACKSON, 9, 6, undefined, undefined],
  [JACKSON, 10, 5, 6, 8],
  [JACKSON, 13, 4, undefined, undefined],
  [JACKSON, 14, 4, undefined, undefined],
  [JACKSON, 21, 3, undefined, undefined],
] as const;

test.each([1, 2, 3])(
  "published lines are planned in the fewest waves, proven, whatever names and scale (seed %i)",
  (seed) => {
    for (const [line, cap, same, strict, frozen] of ANSWERS) {
      const variants = [
        [false, [], same],
        [true, [], strict],
        [true, [3, 4], frozen],
      ] as const;
      for (const [isStrict, freezes, fewest] of variants) {
        if (fewest === undefined) continue;
        const plan = planned(programme(line, cap, isStrict, freezes, seed), { steps: 60_000 });
        expect([line.name, cap, isStrict, freezes, plan.lastWave, plan.provenOptimal]).toEqual([
          line.name,
          cap,
          isStrict,
          freezes,
          fewest,
          true,
        ]);
      }
    }
  },
);

test("bounds are stronger than the sum: items over a half take a wave each, over a third two share one", () => {
  const bound = (sizes: readonly number[], cap: number): number => {
    const packing = {
      blocks: sizes.length,
      slots: sizes.length,
      demand: [Float64Array.from(sizes)],
      caps: [new Float64Array(sizes.length).fill(cap)],
      open: new Uint8Array(sizes.length).fill(1),
      earliest: new Int32Array(sizes.length),
      latest: new Int32Array(sizes.length).fill(sizes.length - 1),
      edges: [],
    };
    return fewestSlots(packing, networkOf(packing));
  };
  expect(bound([6, 6, 6], 10)).toBe(3);
  expect(bound([4, 4, 4, 4, 4], 10)).toBe(3);
  expect(bound([5, 5, 5, 5], 10)).toBe(2);
});
