import { atOverallRate, funnel } from "../../../src/domain/fit/funnel";

const COUNTS = [100, 150, 180, 80, 120, 225];
const EXPECTED = [108, 112, 165, 95, 100, 220];

describe("a funnel of units", () => {
  it("finds the overdispersion of the published example", () => {
    const found = funnel(COUNTS.map((observed, i) => ({ unit: `U${i}`, observed, expected: EXPECTED[i] ?? 0 })));
    expect(found?.phi).toBeCloseTo(2.948033, 6);
    expect(found?.units.filter(({ outlying }) => outlying)).toEqual([]);
  });

  it("names the unit beyond 99.8 % where the others are alike, and not a small one for the same rate", () => {
    const alike = Array.from({ length: 40 }, (_, i) => ({ unit: `U${i}`, observed: 100, denominator: 1000 }));
    const outlying = (observed: number, denominator: number) =>
      funnel(atOverallRate([...alike, { unit: "X", observed, denominator }]))?.units.flatMap(
        ({ unit, outlying: is }) => (is ? [unit] : []),
      );
    expect(outlying(160, 1000)).toEqual(["X"]);
    expect(outlying(8, 50)).toEqual([]);
  });

  it("gives a unit that counted nothing a distance too", () => {
    const found = funnel([
      { unit: "A", observed: 0, expected: 4 },
      { unit: "B", observed: 4, expected: 4 },
    ]);
    expect(found?.units[0]?.z).toBe(-4);
  });

  it("compares nothing with a single unit", () => {
    expect(funnel([{ unit: "A", observed: 1, expected: 1 }])).toBeUndefined();
  });
});
