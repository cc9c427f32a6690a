import { invariantsTable } from "../../src/domain/invariants/invariants.table";
import { readingsTable } from "../../src/domain/readings/readings.table";
import { createSheets } from "../../src/workflows/createSheets";
import { closeBooks, columnOf, on, openBook, type TableLiteral } from "./book";

afterEach(closeBooks);

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Authority"],
  rows: [["G1", "Pilot exit", "Board"]],
};
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["Criterion", "Gate", "Actual"],
  rows: [["Trained", "G1", "Yes"]],
};
const INVARIANTS: TableLiteral = {
  name: "Invariants",
  headers: ["ID", "Invariant", "Operator", "Limit", "Current", "Observed on", "Owner"],
  rows: [["I1", "Checked before theatre", "≥", 0.98, "", "", "Pia"]],
  formats: { Limit: "0%" },
};
const READINGS: TableLiteral = {
  name: "Readings",
  headers: ["Measure", "Date", "Unit", "Value", "Denominator"],
  rows: [
    ["I1", on("2026-11-16"), "Harrow Lane", 125, 125],
    ["I1", on("2026-11-16"), "St Brannock", 99, 102],
  ],
  formats: { Date: "d mmm yyyy" },
};

test("a breach at one unit stops the gate, is written beside the invariant, and a second evaluation writes nothing", async () => {
  const { book, evaluate, syncs } = await openBook([GATES, CRITERIA, INVARIANTS, READINGS]);
  const { evaluation, invariants, written } = await evaluate();
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["No-go"]);
  expect(invariants?.states.map(({ state }) => state)).toEqual(["Breached"]);
  expect(columnOf(book, "Invariants", "State")).toEqual(["Breached"]);
  expect(columnOf(book, "Gates", "Why")[0]).toBe(
    "Invariant I1 Checked before theatre is breached: 97.06% at St Brannock on 16 Nov 2026, needs ≥ 98% (Readings!D3)",
  );
  expect(columnOf(book, "Gates", "To reach go")[0]).toBe(
    "1. Bring invariant I1 Checked before theatre back to ≥ 98% (Pia) → 100.0 Go",
  );
  expect(written.sheets).toContain("Invariants");
  expect(syncs()).toBe(4);
  expect((await evaluate()).written.cells).toBe(0);
});

test("a newer reading lifts the veto", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, INVARIANTS, READINGS]);
  await evaluate();
  book.setCell("Readings!D3", 101);
  expect((await evaluate()).evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go"]);
  expect(columnOf(book, "Invariants", "State")).toEqual(["Kept"]);
});

test("without the table invariants are not assessed, and that is said", async () => {
  const { evaluate } = await openBook([GATES, CRITERIA]);
  const { invariants, findings } = await evaluate();
  expect(invariants).toBeUndefined();
  expect(findings.flatMap((one) => (one.id === "checklist-alone" ? one.facts.missing : []))).toContain("Invariants");
});

test("two tables that could hold readings are no matter where there is nothing that they measure", async () => {
  const { evaluate } = await openBook([
    GATES,
    CRITERIA,
    { ...READINGS, name: "Sales" },
    { ...READINGS, name: "Costs" },
  ]);
  expect((await evaluate()).evaluation.gates).toHaveLength(1);
});

test("the sheets are added when they are asked for, with nothing that keeps a gate back yet", async () => {
  const { workbook, evaluate } = await openBook([GATES, CRITERIA]);
  expect(await createSheets(workbook, [invariantsTable, readingsTable])).toEqual(["Invariants", "Readings"]);
  const { evaluation, invariants } = await evaluate();
  expect(invariants?.states).toEqual([]);
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go"]);
});
