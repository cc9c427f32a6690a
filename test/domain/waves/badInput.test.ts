import { messagesFor } from "../../../src/messages/messages";
import type { WavePlan } from "../../../src/domain/waves/planWaves";
import { planned, standing, weeklyWaves } from "./sheets";

const { finding, waveReason } = messagesFor("en");
const said = (plan: WavePlan): readonly string[] => plan.findings.map(finding);
const place = (plan: WavePlan): Readonly<Record<string, number>> => Object.fromEntries(plan.assignments);
const why = (plan: WavePlan, unit: string): readonly string[] => (plan.why.get(unit) ?? []).map(waveReason);

const THREE = weeklyWaves(3, () => ({ maxUnits: 2, maxSize: 50 }));

test("a cycle of dependencies moves as one and is named", () => {
  const plan = planned({
    units: "ID | Unit | Size | After\nA | a | 1 | C\nB | b | 1 | A\nC | c | 1 | B\nD | d | 1 | C",
    waves: weeklyWaves(3, () => ({ maxUnits: 3 })),
  });
  expect(place(plan)).toEqual({ A: 1, B: 1, C: 1, D: 2 });
  expect(said(plan)).toContain("A, B, C depend on each other in a circle, so they move in the same wave");
});

test("an unknown ID is named and the unit is planned all the same", () => {
  const plan = planned({ units: "ID | Unit | Size | After\nA | a | 1 | Z\nB | b | 1 | A", waves: THREE });
  expect(place(plan)).toEqual({ A: 1, B: 2 });
  expect(said(plan)).toContain(
    "A names “Z” under After, which the Units table does not have; the plan cannot keep to it",
  );
});

test("a unit or a group larger than every cap is refused by name, what depends on it too, and the rest is planned", () => {
  const plan = planned({
    units:
      "ID | Unit | Size | After | Together\nA | a | 60 | | \nB | b | 1 | A | \nC | c | 30 | | T\nD | d | 30 | | t\nE | e | 9 | | ",
    waves: THREE,
  });
  expect(place(plan)).toEqual({ E: 1 });
  expect(why(plan, "A")).toEqual(["larger than every wave: size 60, at most 50"]);
  expect(why(plan, "B")).toEqual(["A, which it depends on, has no place"]);
  expect(why(plan, "C")).toEqual(["larger than every wave: size 60, at most 50"]);
  expect(plan.unplaced.find(({ unit }) => unit === "D")?.because[0]?.cells.length).toBeGreaterThan(0);
});

test("where no unit has a place the work ends all the same", () => {
  const plan = planned({ units: "ID | Unit | Size\nA | a | 60", waves: THREE });
  expect(plan.unplaced.map(({ unit }) => unit)).toEqual(["A"]);
});

test("waves out of order, overlapping or ending before they start are named, and the others used", () => {
  const waves =
    "Wave | Start | End | Max units\n1 | 2027-01-04 | 2027-01-12 | 1\n2 | 2027-01-11 | 2027-01-17 | 1\n" +
    "3 | 2026-12-01 | 2027-01-24 | 1\n4 | 2027-01-25 | 2027-01-20 | 1\n5 | 2027-02-01 | 2027-02-07 | 1";
  const plan = planned({ units: "ID | Unit | Size\nA | a | 1\nB | b | 1\nC | c | 1", waves });
  expect([...plan.assignments.values()].sort()).toEqual([1, 2, 5]);
  expect(said(plan)).toEqual([
    "Wave 4 ends 20 Jan 2027, before it starts 25 Jan 2027; nothing is placed in it",
    "Wave 2 starts before wave 1 has ended",
    "Wave 3 starts no later than wave 2; nothing is placed in it",
  ]);
});

test("a unit without a size is planned last, counted as the largest known, and flagged", () => {
  const plan = planned({ units: "ID | Unit | Size\nA | a | \nB | b | 40\nC | c | 40\nD | d | 5", waves: THREE });
  expect(place(plan)).toEqual({ A: 3, B: 1, C: 2, D: 1 });
  expect(said(plan)).toContain("A has no size; it is planned last and counts as the largest known size");
});

test("a wave whose cap is 0 takes nothing and is named", () => {
  const waves = weeklyWaves(3, (wave) => ({ maxUnits: wave === 1 ? 0 : 2 }));
  const plan = planned({ units: "ID | Unit | Size\nA | a | 1\nB | b | 1", waves });
  expect(place(plan)).toEqual({ A: 2, B: 2 });
  expect(said(plan)).toEqual(["Wave 1 takes nothing: Max units is 0"]);
});

test("a pin into a frozen wave and one into no wave are conflicts that name their constraints", () => {
  const waves = weeklyWaves(3, (wave) => ({ frozen: wave === 2 ? "Yes" : "No" }));
  const plan = planned({
    units: "ID | Unit | Size | Pinned wave\nA | a | 1 | 2\nB | b | 1 | 9\nC | c | 1 | ",
    waves,
  });
  expect(place(plan)).toEqual({ C: 1 });
  expect(why(plan, "A")).toEqual(["pinned to wave 2", "wave 2 is frozen"]);
  expect(why(plan, "B")).toEqual(["pinned to wave 9, which does not exist"]);
});

test("pins that contradict a dependency: the dependent unit is named with both, the rest is planned", () => {
  const plan = planned({
    units: "ID | Unit | Size | After | Pinned wave\nA | a | 1 | | 3\nB | b | 1 | A | 2\nC | c | 1 | | ",
    waves: weeklyWaves(4),
  });
  expect(place(plan)).toEqual({ A: 3, C: 1 });
  expect(why(plan, "B")).toEqual(["pinned to wave 2", "after A in wave 3"]);
});

test("more pins than a wave holds: the first of the sheet have it", () => {
  const plan = planned({
    units: "ID | Unit | Size | Pinned wave\nA | a | 1 | 2\nB | b | 1 | 2\nC | c | 1 | 2",
    waves: THREE,
  });
  expect(place(plan)).toEqual({ A: 2, B: 2 });
  expect(why(plan, "C")).toEqual(["pinned to wave 2", "wave 2 is full: units 2 of 2, it asks 1"]);
});

test("low tiers go before high ones, a late unit is placed and named", () => {
  const plan = planned({
    units:
      "ID | Unit | Size | Risk tier | Due by\nA | a | 9 | High | \nB | b | 1 | Low | \nC | c | 1 | Medium | 2027-01-05\nD | d | 1 | Low | ",
    waves: weeklyWaves(4, () => ({ maxUnits: 1 })),
  });
  expect(place(plan)).toEqual({ A: 4, B: 2, C: 1, D: 3 });
  expect(said(plan)).toEqual(["C is late: wave 1 ends 10 Jan 2027, due by 5 Jan 2027"]);
});

test("Live, Moving and Stable units stay and take up room; lags count in waves", () => {
  const plan = planned({
    units:
      "ID | Unit | Size | State | After | Lag\nA | a | 1 | Live | | \nB | b | 1 | Moving | | \nC | c | 1 | | A | 3\nD | d | 1 | Planned | | ",
    waves: weeklyWaves(4, () => ({ maxUnits: 1 })),
    present: { A: 1, B: 2, C: 2 },
  });
  expect(place(plan)).toEqual({ A: 1, B: 2, C: 4, D: 3 });
  expect(plan.moves).toEqual([{ unit: "C", from: 2, to: 4 }]);
});

test("support runs on for the hypercare weeks, against the capacity of the wave that started last", () => {
  const plan = planned({
    units: "ID | Unit | Size | Support load\nA | a | 1 | 6\nB | b | 1 | 6\nC | c | 1 | 0",
    waves: weeklyWaves(4, () => ({ supportCapacity: 10 })),
    policy: { hypercareWeeks: 2 },
  });
  expect([...plan.assignments.values()].sort()).toEqual([1, 1, 3]);
});

test("the plan as it stands is checked by the sheet's words and never changed", () => {
  const units = "ID | Unit | Size | After\nA | a | 1 | \nB | b | 1 | A\nC | c | 1 | ";
  const plan = standing({ units, waves: THREE, present: { A: 2, B: 2 } });
  expect(place(plan)).toEqual({ A: 2, B: 2 });
  expect(plan.violations.map(({ id }) => id)).toEqual(["too-early"]);
  expect(said(plan)).toContain("C has no wave, though no rule bars every wave; plan the waves anew");
});
