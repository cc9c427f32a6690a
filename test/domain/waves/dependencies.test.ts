import { checkPlan } from "../../../src/domain/waves/check/checkPlan";
import { messagesFor } from "../../../src/messages/messages";
import { fullAddress } from "../../../src/tabular/cellAddress";
import { runs } from "../../runs";
import { drawnProgramme } from "./drawnProgramme";
import { planned, sheetsOf, standing, weeklyWaves, type Cells } from "./sheets";

const { finding, waveReason } = messagesFor("en");
const UNITS = "ID | Unit | Size\nA | Ann's site | 1\nB | b | 1\nC | c | 1\nD | d | 1";
const place = (dependencies: string, units = UNITS) => {
  const plan = planned({ units, dependencies, waves: weeklyWaves(5) });
  return { plan, waves: Object.fromEntries(plan.assignments) };
};

test.each([
  ["A | Before | B", { A: 1, B: 2 }],
  ["A |  | B", { A: 1, B: 2 }],
  ["A | Finish-to-start | B", { A: 1, B: 2 }],
  ["A | whatever | B", { A: 1, B: 2 }],
  ["A | With or before | B", { A: 1, B: 1 }],
  ["A | After | B", { A: 2, B: 1 }],
  ["A | depends on | B", { A: 2, B: 1 }],
  ["A | With or after | B", { A: 1, B: 1 }],
])("a row of Dependencies reads as a sentence: %s", (row, expected) => {
  expect(place(`From | Kind | To\n${row}`).waves).toMatchObject(expected);
});

test("dependencies of both tables hold; units are found by ID, else by name; the cell that asks is named", () => {
  const units = "ID | Unit | Size | After\nA | Ann's site | 1 | \nB | b | 1 | A\nC | c | 1 | ";
  const { plan, waves } = place("From | Kind | To\nB | Before | C\nann's SITE | Before | C", units);
  expect(waves).toEqual({ A: 1, B: 2, C: 3 });
  const [why] = plan.why.get("C") ?? [];
  expect(why === undefined ? "" : waveReason(why)).toBe("after B in wave 2");
  expect(why?.cells.map(fullAddress)).toEqual(["Dependencies!C2"]);
});

test("an end that is no unit is named and not followed; a unit before itself is named and asks nothing", () => {
  const { plan, waves } = place("From | Kind | To\nZ | Before | A\nA | Before | Z\nB | Before | B");
  expect(waves).toEqual({ A: 1, B: 1, C: 1, D: 1 });
  expect(plan.findings.map(finding)).toEqual([
    "Z → A names “Z” under From, which the Units table does not have; the plan cannot keep to it",
    "A → Z names “Z” under To, which the Units table does not have; the plan cannot keep to it",
    "B is said to depend on itself; it does not wait for that",
  ]);
  const own = place("From | Kind | To\nA | Before | B", "ID | Unit | Size | After\nA | a | 1 | A\nB | b | 1 | ").plan;
  expect(own.findings.map(({ id, cells }) => [id, cells.map(fullAddress)])).toEqual([
    ["dependency-cycle", ["Units!D2"]],
  ]);
  expect(own.violations).toEqual([]);
});

test("a circle is named with the cells that ask for it, in whichever table they stand", () => {
  const units = "ID | Unit | Size | After\nA | a | 1 | D\nB | b | 1 | A\nC | c | 1 | \nD | d | 1 | ";
  const { plan } = place("From | Kind | To\nB | Before | C\nC | With or before | A", units);
  const cycles = plan.findings.filter(({ id }) => id === "dependency-cycle");
  expect(cycles.map(({ facts, cells }) => [facts, cells.map(fullAddress)])).toEqual([
    [{ units: ["A", "B", "C"] }, ["Dependencies!C3", "Units!D3", "Dependencies!C2"]],
  ]);
});

test("a hand edit against a row of Dependencies is judged, with that row's cell", () => {
  const plan = standing({
    units: UNITS,
    dependencies: "From | Kind | To\nA | Before | B",
    waves: weeklyWaves(5),
    present: { A: 2, B: 2, C: 1, D: 1 },
  });
  expect(plan.violations.map(({ id, cells }) => [id, cells.map(fullAddress)])).toEqual([
    ["too-early", ["Dependencies!C2"]],
  ]);
});

test("dependencies in their own table give the plan that the columns of Units give", () => {
  for (let seed = 1; seed <= runs(6).numRuns; seed += 1) {
    const { units, waves } = drawnProgramme(seed, { units: 24, waves: 6, dependencies: 30, use: [0.9, 1] });
    const listed = (row: Cells, column: string): readonly string[] =>
      String(row[column])
        .split(", ")
        .filter((id) => id !== "");
    const moved = units.map((row): Cells => ({ ...row, after: "", withOrAfter: "" }));
    const dependencies = units.flatMap((row) => [
      ...listed(row, "after").map((id): Cells => ({ from: id, to: String(row["id"]), kind: "Before" })),
      ...listed(row, "withOrAfter").map((id): Cells => ({ from: String(row["id"]), to: id, kind: "With or after" })),
    ]);
    const one = planned({ units, waves }, { steps: 20_000 });
    const other = planned({ units: moved, waves, dependencies }, { steps: 20_000 });
    expect([...other.assignments]).toEqual([...one.assignments]);
    const sheets = sheetsOf({ units, waves });
    expect(checkPlan({ ...sheets, waveOf: other.assignments, stoodIn: new Map() })).toEqual([]);
  }
});
