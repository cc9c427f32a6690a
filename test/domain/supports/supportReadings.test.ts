import { READING_HEADERS, reviewed } from "../fit/drawnReview";
import { problemsIn } from "../sheet";

const SUPPORTS = `ID | Support | Kind | Start | Planned end | Retire when | Operator | Level | Owner
S1 | Old booking | Parallel run | 2026-01-01 | 2026-12-31 | X | ≤ | 5 | Mo
S2 | Coach | Coaching | 2026-01-01 | 2026-12-31 | X | ≤ | 5 | Ann`;

const read = (...readings: readonly string[]) =>
  reviewed({ supports: SUPPORTS, readings: [READING_HEADERS, ...readings, "X | 2026-06-29 | | 5 |"].join("\n") });

const compared = (...readings: readonly string[]) => {
  const [found] = read(...readings).comparisons;
  return found === undefined ? undefined : [found.days.length, found.agreeing, found.bias];
};

describe("old and new of a parallel run", () => {
  const DAY = ["S1 | 2026-06-01 | Old | 40% |", "S1 | 2026-06-01 | New | 41% |"];

  it("are compared in the unit of the first, and another unit is named and left out", () => {
    expect(compared(...DAY)).toEqual([1, 0, 1]);
    const mixed = [...DAY, "S1 | 2026-06-02 | Old | 40% |", "S1 | 2026-06-02 | New | 0.4 |"];
    expect(compared(...mixed)).toEqual([1, 0, 1]);
    expect(problemsIn(read(...mixed))).toEqual(["D5: reading-unit-differs"]);
  });

  it("are compared as rates where they have denominators", () => {
    expect(compared(DAY[0] ?? "", "S1 | 2026-06-01 | New | 8 | 20")).toEqual([1, 1, 0]);
  });

  test.each([
    ["words", "S1 | 2026-06-02 | Old | soon |", "D2: reading-not-a-number"],
    ["an error", "S1 | 2026-06-02 | New | #REF! |", "D2: error-value"],
    ["a denominator of zero", "S1 | 2026-06-02 | Old | 5 | 0", "E2: denominator-not-positive"],
    ["a way that is neither", "S1 | 2026-06-02 | Olde | 5 |", "C2: run-side-unknown"],
  ])("name %s", (_, row, problem) => {
    expect(problemsIn(read(row))).toContain(problem);
    expect(compared(row)).toBeUndefined();
  });

  it("name the second reading of a day, which is not compared", () => {
    const twice = [...DAY, "S1 | 2026-06-01 | old | 39% |"];
    expect(problemsIn(read(...twice))).toEqual(["B4: run-read-twice"]);
    expect(compared(...twice)).toBeUndefined();
  });
});

it("how much a support gives is in one unit, and another one is no fall", () => {
  const given = (newest: string) => read("S2 | 2026-05-01 | | 30 |", `S2 | 2026-06-01 | | ${newest} |`);
  expect(problemsIn(given("15"))).toEqual([]);
  expect(problemsIn(given("15%"))).toEqual(["D3: reading-unit-differs"]);
});

it("readings of a measure that only supports rest on are named once, whoever rests on it", () => {
  expect(problemsIn(read("X | 2026-06-01 | | bad |", "X | 2026-06-08 | | 5 | 0", "X | 2026-06-15 | | 50% |"))).toEqual([
    "D2: reading-not-a-number",
    "E3: denominator-not-positive",
    "D4: reading-unit-differs",
  ]);
});
