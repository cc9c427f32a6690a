import { prepareEvaluation } from "../../src/workflows/evaluateGates";
import type { PlanChange } from "../../src/workflows/planChange";
import type { LastWrite } from "../../src/workflows/lastWrite";
import { restoreEvaluation } from "../../src/workflows/restoreEvaluation";
import { BOUNDARIES } from "./auditBook";
import { closeBooks, columnOf, on, openBook, TODAY, type Book, type TableLiteral } from "./book";
import { drawnProgramme } from "../domain/waves/drawnProgramme";

afterEach(closeBooks);

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Authority"],
  rows: [["G1", "Region", "Board"]],
};
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["Criterion", "Gate", "Actual", "Pass at", "Must pass"],
  rows: [["Trained", "G1", 70, 90, "Yes"]],
};
const ASSUMPTIONS: TableLiteral = {
  name: "Assumptions",
  headers: ["ID", "Assumption", "Boundary", "Holds up to", "Demand at target", "Importance", "Evidence level"],
  rows: [["A1", "One nurse answers every call", "B1", 100, 120, 5, "Measured"]],
};
const UNITS: TableLiteral = {
  name: "Units",
  headers: ["ID", "Unit", "Size", "After", "Owner", "Parallel until", "State", "Pinned wave"],
  rows: [
    ["U1", "Harrow Lane", 10, "", "Ann", on("2026-12-31"), "Moving", 1],
    ["U2", "St Brannock", 20, "U1", "Bo", "", "", ""],
    ["U3", "Aldermoor", 90, "U1", "Bo", "", "", ""],
  ],
};
const WAVES: TableLiteral = {
  name: "Waves",
  headers: ["Wave", "Start", "End", "Max size", "Frozen", "Gate"],
  rows: [
    [1, on("2026-11-02"), on("2026-11-29"), 30, "No", ""],
    [2, on("2026-12-07"), on("2027-01-03"), 30, "No", "G1"],
    [3, on("2027-01-04"), on("2027-01-31"), 30, "Yes", ""],
  ],
};

const sheetOf = ({ book }: Book) => {
  const sheet = book.sheets.find(({ name }) => name === "Wave plan");
  if (sheet === undefined) throw new Error("there is no Wave plan");
  return sheet;
};

/** All text of the report, row by row. */
function textOf(opened: Book, rows = 160): readonly string[] {
  const sheet = sheetOf(opened);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: 17 }, (__, column) => String((sheet.value(row, column) as string | number | undefined) ?? ""))
      .filter((cell) => cell !== "")
      .join(" | "),
  ).filter((line) => line !== "");
}

test("the Wave plan says what it comes to, when, how much, what gives out, who has no place and why", async () => {
  const opened = await openBook([GATES, CRITERIA, BOUNDARIES, ASSUMPTIONS, UNITS, WAVES]);
  await opened.evaluate();
  const lines = textOf(opened);
  expect(lines).toContain("Finish 3 Jan 2027: 2 units in 2 waves.");
  expect(lines).toContain("If the gates stay as they are the plan ends 7 Feb 2027.");
  expect(lines).toContain("1 unit without a place.");
  // The main boundary stands at 4; 100 × 40 ÷ 120 is passed by 34.
  expect(lines).toContain(
    "2 | 7 Dec 2026 – 3 Jan 2027 | 1 | 20 | 30 | 34 | 0.6666666666666666 | 1 | G1 | 11 Jan 2027 | No-go",
  );
  expect(lines).toContain("3 | 4 Jan 2027 – 31 Jan 2027 | Frozen | Frozen | Frozen | Frozen");
  expect(lines).toContain("A1 | One nurse answers every call | 2 | 7 Dec 2026 | 100 | 33.333333333333336 | Yes");
  expect(lines).toContain("U1 | Harrow Lane | Moving | Ann");
  expect(lines).toContain("1 unit | U3: larger than every wave: size 90, at most 30. | Waves!D2, Waves!D3, +1");
  expect(lines).toContain("U1 | Harrow Lane | 1 | 2 Nov 2026 | 31 Dec 2026 | 60 | Yes");
  expect(sheetOf(opened).charts.map(({ name }) => name)).toHaveLength(3);
});

test("a plan that was made and the same plan as it stands have one report, brought up to date in place", async () => {
  const opened = await openBook([GATES, CRITERIA, BOUNDARIES, ASSUMPTIONS, UNITS, WAVES]);
  await opened.evaluate();
  opened.syncs();
  expect((await opened.evaluate()).written).toEqual({ cells: 0, sheets: [] });
  expect(opened.syncs()).toBe(2);
  opened.book.setCell("Units!B3", "St Brannock's");
  expect((await opened.evaluate()).written).toEqual({ cells: 1, sheets: ["Wave plan"] });
});

test("a chart goes with its figures and is there again with them; an evaluation that is taken back leaves none behind", async () => {
  const opened = await openBook([GATES, CRITERIA, BOUNDARIES, ASSUMPTIONS, UNITS, WAVES]);
  let last: LastWrite | undefined;
  await opened.evaluate({ onWriting: (write) => (last = write) });
  const charts = (): readonly string[] => sheetOf(opened).charts.map(({ name }) => name.split(" ", 2).join(" "));
  const all = ["Load of", "Size of", "Total size"];
  expect(charts()).toEqual(all);
  opened.book.setCell("Boundaries!D2", "");
  await opened.evaluate();
  expect(charts()).toEqual(["Load of", "Size of"]);
  opened.book.setCell("Boundaries!D2", 4);
  await opened.evaluate({ onWriting: (write) => (last = write) });
  expect(charts()).toEqual(all);
  if (last === undefined) throw new Error("nothing was written");
  await restoreEvaluation(opened.workbook, last, { by: "", version: "test", language: "en" });
  await opened.evaluate();
  expect(charts()).toEqual(all);
});

test("thousands of units are told by group; evaluating, planning anew and a move take two syncs to read and two to write", async () => {
  const { units, waves } = drawnProgramme(3, { units: 2000, waves: 40, dependencies: 4000, use: [0.9, 0.95] });
  const headers = {
    id: "ID",
    unit: "Unit",
    group: "Group",
    size: "Size",
    after: "After",
    withOrAfter: "With or after",
  };
  const opened = await openBook([
    {
      name: "Units",
      headers: Object.values(headers),
      rows: units.map((row, at) =>
        Object.keys(headers).map((key) => (key === "group" ? `Region ${at % 60}` : (row[key] ?? "")) as string),
      ),
    },
    {
      name: "Waves",
      headers: ["Wave", "Start", "End", "Max units", "Max size"],
      rows: waves.map(({ wave, start, end, maxUnits, maxSize }) => [wave, start, end, maxUnits, maxSize] as number[]),
    },
  ]);
  await opened.evaluate({ plan: { steps: 60_000 } });
  expect(opened.syncs()).toBe(4);
  const lines = textOf(opened, 200);
  expect(lines.find((line) => line.startsWith("21 more groups"))).toMatch(/ units$/);
  expect(lines.find((line) => line.startsWith("All | "))).toMatch(/ \| 2,000 units$/);
  expect(lines.length).toBeLessThan(340);
  opened.syncs();
  expect((await opened.evaluate()).written.cells).toBe(0);
  expect(opened.syncs()).toBe(2);
  const [first] = units;
  const wave = Number(columnOf(opened.book, "Units", "Wave")[0]);
  for (const change of [
    { kind: "plan" },
    { kind: "move", unit: String(first?.["id"]), wave: wave + 1 },
  ] as const satisfies readonly PlanChange[]) {
    const options = { today: TODAY, language: "en", change, plan: { steps: 20_000 } };
    const { outcome, write } = await prepareEvaluation(opened.workbook, options);
    expect([outcome.planned?.change.kind, opened.syncs()]).toEqual([change.kind, 2]);
    await write({});
    expect(opened.syncs()).toBeLessThanOrEqual(2);
  }
  expect(columnOf(opened.book, "Units", "Wave")[0]).toBe(wave + 1);
});
