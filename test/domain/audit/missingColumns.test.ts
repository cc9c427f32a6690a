import type { AuditEvaluation } from "../../../src/domain/audit/evaluateAudit";
import { audited, problemsOf, saidIn } from "./drawnAudit";

/** A column that a table lacks is not assessed, said once and of the table; it is no blank of any row. */

const BOUNDARY = "ID | Boundary | Metric | Current | Target | Limit\nB1 | Sites | sites | 4 | 40 | 60";

const missing = ({ findings }: AuditEvaluation): readonly string[] =>
  findings.flatMap((found) => (found.id === "column-missing" ? [`${found.facts.table}: ${found.facts.column}`] : []));
const rowsNamed = ({ findings, regime }: AuditEvaluation, id: string): readonly (readonly number[])[] =>
  [...findings, ...regime.because].filter((found) => found.id === id).map(({ cells }) => cells.map(({ row }) => row));

test.each([
  ["Metric", "ID | Boundary | Current | Target | Limit\nB1 | Sites | 4 | 40 | 60\nB2 | Staff | 4 | 40 | 60"],
  ["Current", "ID | Boundary | Metric | Target | Limit\nB1 | Sites | sites | 40 | 60\nB2 | Staff | people | 40 | 60"],
  ["Target", "ID | Boundary | Metric | Current | Limit\nB1 | Sites | sites | 4 | 60\nB2 | Staff | people | 4 | 60"],
  ["Limit", "ID | Boundary | Metric | Current | Target\nB1 | Sites | sites | 4 | 40\nB2 | Staff | people | 4 | 40"],
])("a Boundaries table without %s says so once, at its header, and calls no boundary vague", (column, boundaries) => {
  const evaluation = audited({ boundaries });
  expect(missing(evaluation)).toEqual([`Boundaries: ${column}`]);
  expect(rowsNamed(evaluation, "column-missing")).toEqual([[0]]);
  expect(problemsOf(evaluation)).toEqual([]);
  expect(saidIn(evaluation)).not.toContain("boundary-vague");
  if (column === "Metric") return;
  expect(rowsNamed(evaluation, "boundary-not-assessed")).toEqual([[0], [0]]);
  expect(evaluation.regime.state).toBe("Not assessed");
});

test("figures of two units are named where one of them stands, also without a Limit", () => {
  const boundaries = "ID | Boundary | Metric | Current | Target\nB1 | Use | share | 40% | 80";
  expect(problemsOf(audited({ boundaries }))).toEqual(["Boundaries!E2 figures-some-percent"]);
});

test("a Current that the readings tell is not missed", () => {
  const boundaries = "ID | Boundary | Metric | Target | Limit\nB1 | Sites | sites | 40 | 60";
  const readings = "Measure | Date | Value\nB1 | 2026-06-01 | 5";
  expect(missing(audited({ boundaries, readings }))).toEqual([]);
});

test("an assumption of a table without Holds up to is untested, by the header and by the column's name", () => {
  const evaluation = audited({
    boundaries: BOUNDARY,
    assumptions: "ID | Assumption | Boundary | Importance\nA1 | Calls | B1 | 5",
  });
  expect(missing(evaluation)).toEqual(["Assumptions: Holds up to"]);
  const [said] = evaluation.findings.filter(({ id }) => id === "assumption-untested");
  expect(said).toMatchObject({ facts: { lacksColumn: "Holds up to" }, cells: [{ row: 0 }] });
});

test("an assumption without a demand names Boundary where the table lacks that", () => {
  const evaluation = audited({
    boundaries: BOUNDARY,
    assumptions: "ID | Assumption | Holds up to | Importance\nA1 | Calls | 7 | 5",
  });
  const [said] = evaluation.findings.filter(({ id }) => id === "assumption-untested");
  expect(said).toMatchObject({ facts: { why: "no-demand", lacksColumn: "Boundary" }, cells: [{ row: 0 }] });
});

test("elements without a column of kinds lack no kind, and without one of what they replace none is premature", () => {
  const evaluation = audited({
    boundaries: BOUNDARY,
    assumptions:
      "ID | Assumption | Boundary | Holds up to | Importance | Evidence level\nA1 | Calls | B1 | 70 | 5 | Measured",
    operatingModel: "ID | Element | Target design | Owner\nE1 | Line | New | Ann",
  });
  expect(missing(evaluation)).toEqual(["OperatingModel: Kind"]);
  expect(evaluation.redesign.missingKinds).toBeUndefined();
  expect(saidIn(evaluation)).not.toContain("element-kinds-missing");
  expect(saidIn(evaluation)).not.toContain("premature-formalization");
});

test("a signal of a table without Act at has no reading, and the column is named", () => {
  const evaluation = audited({
    signals:
      "ID | Signal | Direction | Watch at | Current | Observed on\nS1 | Calls | Higher is worse | 5 | 2 | 2026-06-30",
  });
  expect(missing(evaluation)).toEqual(["Signals: Act at"]);
  expect(evaluation.signals?.[0]?.state).toBe("No reading");
});

const without = ({ findings }: AuditEvaluation) =>
  findings.flatMap((found) =>
    found.id === "reference-without-table"
      ? [`${found.facts.table}.${found.facts.column} ${found.facts.rows}: ${found.facts.tables.join(", ")}`]
      : [],
  );

test("IDs that point into a table that is not there are told once a column, with their cells", () => {
  const evaluation = audited({
    signals: "ID | Signal | Boundary | Direction | Watch at | Act at\nS1 | Calls | B1 | Higher is worse | 5 | 10",
    assumptions: `ID | Assumption | Boundary | Holds up to | Evidence level | Redesign
A1 | Calls | B1 | 7 | Measured | E1; E2
A2 | Walks | B1 | 7 | Measured |
A3 | Talks | B2 | 7 | Measured | H1`,
  });
  expect(without(evaluation)).toEqual([
    "Signals.Boundary 1: Boundaries",
    "Assumptions.Boundary 3: Boundaries",
    "Assumptions.Redesign 2: OperatingModel, Handoffs, Decisions",
  ]);
  expect(rowsNamed(evaluation, "reference-without-table")).toEqual([[1], [1, 2, 3], [1, 3]]);
  expect(saidIn(evaluation)).not.toContain("reference-unknown");
  expect(problemsOf(evaluation)).toEqual([
    "Signals!C2 unknown-id",
    "Assumptions!C2 unknown-id",
    "Assumptions!F2 unknown-id",
  ]);
});

test("signposts without signals and elements that replace what is in no table are told too", () => {
  const signposts = audited({
    boundaries: BOUNDARY,
    assumptions:
      "ID | Assumption | Boundary | Holds up to | Evidence level | Signpost\nA1 | Calls | B1 | 7 | Measured | S1",
  });
  expect(without(signposts)).toEqual(["Assumptions.Signpost 1: Signals"]);
  const replaced = audited({
    operatingModel:
      "ID | Element | Kind | Target design | Replaces\nE1 | Line | Support | New | A1, A2\nE2 | Desk | Role | New |",
  });
  expect(without(replaced)).toEqual(["OperatingModel.Replaces 1: Assumptions"]);
});

test("of a column that points into several tables one of which is there, each ID that is in none is named", () => {
  const evaluation = audited({
    boundaries: BOUNDARY,
    decisions: "ID | Decision | Escalates to\nD1 | Exceptions | Board",
    assumptions:
      "ID | Assumption | Boundary | Holds up to | Evidence level | Redesign\nA1 | Calls | B1 | 7 | Measured | E1; D1",
  });
  expect(without(evaluation)).toEqual([]);
  expect(problemsOf(evaluation)).toEqual(["Assumptions!F2 unknown-id"]);
});
