import { dayFromIso, isoDate } from "../../src/tabular/excelDate";
import { assumptionsTable } from "../../src/domain/assumptions/assumptions.table";
import { createSheets } from "../../src/workflows/createSheets";
import { ASSUMPTIONS, AUDIT_BOOK, BOUNDARIES } from "./auditBook";
import { closeBooks, columnOf, openBook } from "./book";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

test("a workbook without gates is evaluated for what it holds, in two syncs each way, and a second time writes nothing", async () => {
  const { book, evaluate, syncs } = await openBook(AUDIT_BOOK);
  const { audit, evaluation, written } = await evaluate();
  expect(evaluation.gates).toEqual([]);
  expect(audit.regime.state).toBe("Crossing ahead");
  expect(syncs()).toBe(4);
  expect(columnOf(book, "Boundaries", "Ratio now")).toEqual([0.333333333]);
  expect(columnOf(book, "Boundaries", "State now")).toEqual(["Inside"]);
  expect(columnOf(book, "Boundaries", "State at target")).toEqual(["Crossed"]);
  // ln 3 ÷ ln 1.1 = 11.5267… months, × 30.4375 = 350.84… days, rounded up.
  expect(isoDate(columnOf(book, "Boundaries", "Crossing date")[0] as number)).toBe(
    isoDate((dayFromIso("2026-11-22") ?? 0) + 351),
  );
  expect(columnOf(book, "Signals", "State")).toEqual(["Watch"]);
  expect(columnOf(book, "Assumptions", "Verdict")).toEqual(["Breaks", "Holds"]);
  // 100 × 40 ÷ 120 − 4 and 50 × 40 ÷ 40 − 4.
  expect(columnOf(book, "Assumptions", "Headroom")).toEqual([29.333333333, 46]);
  expect(columnOf(book, "Assumptions", "Covered")).toEqual(["No", "No"]);
  expect(columnOf(book, "Assumptions", "Priority")).toEqual([0, 1]);
  expect(audit.audit?.nextSafeStep).toMatchObject({ size: 29, assumption: { row: { key: "A1" } } });
  expect(columnOf(book, "Decisions", "Load ratio")).toEqual([1.5]);
  expect(columnOf(book, "Decisions", "Finding")).toEqual([
    "Decision D1 Exceptions carries 1.5 times its capacity at target. Mo carries 1.5 times their capacity at target (1 duty), 0.75 times with the share delegated, 0.15 times now",
  ]);
  expect(columnOf(book, "Handoffs", "Finding")).toEqual([undefined]);
  expect(written.sheets).not.toContain("Gate report");
  expect(written.sheets).toEqual(expect.arrayContaining(["Assumption audit", "Decision matrix"]));
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("a load-bearing assumption that breaks holds every undecided gate until its redesign is in place", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, ...AUDIT_BOOK]);
  const held = await evaluate();
  expect(held.evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Hold", "No-go"]);
  expect(columnOf(book, "Gates", "Why")[0]).toBe(
    "A1 One nurse answers every call breaks: 120 at target, holds up to 100 (1.2 times) (Assumptions!E2)",
  );
  expect(columnOf(book, "Gates", "To reach go")[0]).toBe(
    "1. Replace A1 One nurse answers every call, and bring its redesign in place (Pia) → 100.0 Go",
  );
  book.setCell("OperatingModel!I2", "In place");
  const lifted = await evaluate();
  expect(lifted.evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go", "No-go"]);
  expect(columnOf(book, "Assumptions", "Covered")).toEqual(["Yes", "No"]);
  expect(columnOf(book, "Assumptions", "Verdict")).toEqual(["Breaks", "Holds"]);
});

test("an untested load-bearing assumption holds the gates, one that is not load-bearing does not", async () => {
  const rows = ASSUMPTIONS.rows.map((row, at) => (at === 0 ? row.map((cell, i) => (i === 5 ? "" : cell)) : row));
  const untested = { ...ASSUMPTIONS, rows: rows.map((row) => row.map((cell, i) => (i === 7 ? "None" : cell))) };
  const { book, evaluate } = await openBook([GATES, CRITERIA, BOUNDARIES, untested]);
  expect((await evaluate()).evaluation.gates[0]?.verdict).toBe("Hold");
  book.setCell("Assumptions!G2", 3);
  expect((await evaluate()).evaluation.gates[0]?.verdict).toBe("Go");
});

test("what is missing of the diagnosis beside gates is said, and is silent once it is there", async () => {
  const { workbook, evaluate } = await openBook([GATES, CRITERIA, BOUNDARIES]);
  const missing = (await evaluate()).findings.flatMap((one) => (one.id === "checklist-alone" ? one.facts.missing : []));
  expect(missing).toEqual(["Assumptions", "OperatingModel", "Invariants"]);
  expect(await createSheets(workbook, [assumptionsTable])).toEqual(["Assumptions"]);
});
