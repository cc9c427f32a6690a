import { drawnProgramme } from "./drawnProgramme";
import { planned, weeklyWaves } from "./sheets";

test("a unit that has lost its place is given one by moving one other unit, not a chain of them", () => {
  const units = Array.from({ length: 12 }, (_, at) => ({
    id: `U${at + 1}`,
    unit: `Site ${at + 1}`,
    size: 1,
    readyFrom: at === 0 ? Number(weeklyWaves(6)[2]?.["start"]) : "",
  }));
  const present = Object.fromEntries(units.map(({ id }, at) => [id, Math.floor(at / 3) + 1]));
  const waves = weeklyWaves(6, () => ({ maxUnits: 3 }));
  const plan = planned({ units, waves, present });
  expect(plan.unplaced).toEqual([]);
  // U1 has to leave wave 1; wave 3 and 4 are full, and one unit more finds room in wave 1 or 5.
  expect(plan.moves.length).toBeLessThanOrEqual(2);
});

test("one unit slips in a full programme: few of those move that it does not reach, and no rule is broken", () => {
  const { units, waves } = drawnProgramme(7, { units: 300, waves: 12, dependencies: 300, use: [0.92, 0.97] });
  const first = planned({ units, waves });
  const slips = [...first.assignments].find(([, wave]) => wave === 3)?.[0] ?? "";
  const later = units.map((row) => (row["id"] === slips ? { ...row, readyFrom: Number(waves[4]?.["start"]) } : row));
  const next = planned({ units: later, waves, present: first.assignments });
  expect(next.violations).toEqual([]);
  expect(next.unplaced).toEqual([]);
  expect(next.moves.length).toBeLessThanOrEqual(12);
});

test("a unit whose size is missing stays where it stands, though it is planned last", () => {
  const units = "ID | Unit | Size\nA | a | 5\nB | b | \nC | c | 5\nD | d | 5";
  const waves = weeklyWaves(3, () => ({ maxSize: 10 }));
  const plan = planned({ units, waves, present: { A: 1, B: 1, C: 2 } });
  expect(Object.fromEntries(plan.assignments)).toEqual({ A: 1, B: 1, C: 2, D: 2 });
  expect(plan.moves).toEqual([]);
});

test("as many moves either way: a unit that depends on the one that slips moves, not one that nothing connects with it", () => {
  const units =
    "ID | Unit | Size | After | With or after | Ready from\nA | a | 1 | | | 2027-01-11\nB | b | 1 | | A | \n" +
    "C | c | 1 | | | \nD | d | 1 | | | \nE | e | 1 | | | \nF | f | 1 | | | ";
  const waves = weeklyWaves(3, () => ({ maxUnits: 2 }));
  const plan = planned({ units, waves, present: { A: 1, C: 1, B: 2, D: 2, E: 3 } });
  expect(plan.violations).toEqual([]);
  expect(plan.moves.map(({ unit }) => unit)).toEqual(["A", "B"]);
});
