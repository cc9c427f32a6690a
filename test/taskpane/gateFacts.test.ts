import type { Member } from "../../src/domain/gates/evaluateGates";
import type { Result } from "../../src/domain/gates/verdict";
import type { CellProblem } from "../../src/tabular/cellProblem";
import {
  bySheet,
  criteriaFilters,
  gateTitle,
  nextDecision,
  sharedThresholds,
  tallyOf,
  worstFirst,
} from "../../src/taskpane/gateFacts";
import { firstFreeCell } from "../../src/taskpane/places";
import { CELL, gateOf, outcomeOf, type GateFacts } from "./outcomes";

const evaluationOf = (...gates: readonly GateFacts[]) => outcomeOf(...gates).evaluation;
const TODAY = 46_000;

const member = (key: string, result: Result, mustPass = false): Member =>
  ({ criterion: { result, measured: { mustPass, row: { key } } }, waiver: undefined }) as unknown as Member;
const keys = (members: readonly Member[]) => members.map(({ criterion }) => criterion.measured.row.key);

test("a gate without an ID is named once", () => {
  expect(gateTitle(gateOf({ key: "G1", name: "Pilot exit", verdict: "Go" }))).toBe("G1 Pilot exit");
  expect(gateTitle(gateOf({ key: "Pilot exit", name: "Pilot exit", verdict: "Go" }))).toBe("Pilot exit");
});

test("verdicts are counted best first, without those that no gate has", () => {
  const evaluation = evaluationOf(
    { key: "a", verdict: "No-go" },
    { key: "b", verdict: "Go" },
    { key: "c", verdict: "No-go" },
  );
  expect([...tallyOf(evaluation)]).toEqual([
    ["Go", 1],
    ["No-go", 2],
  ]);
});

test("the next decision is the earliest that is neither taken nor past", () => {
  const evaluation = evaluationOf(
    { key: "past", verdict: "Go", plannedDate: TODAY - 1 },
    { key: "taken", verdict: "Go", plannedDate: TODAY, decision: "Go" },
    { key: "later", verdict: "Go", plannedDate: TODAY + 9 },
    { key: "next", verdict: "Go", plannedDate: TODAY },
    { key: "undated", verdict: "Go" },
  );
  expect(nextDecision(evaluation)?.gate.key).toBe("next");
  expect(nextDecision(evaluationOf({ key: "undated", verdict: "Go" }))).toBeUndefined();
});

test("thresholds are named once only where all gates share them", () => {
  const [one, other] = [
    { key: "a", verdict: "Go" },
    { key: "b", verdict: "Go", pass: 95 },
  ] as const;
  expect(sharedThresholds(evaluationOf(one, one))).toMatchObject({ pass: 90, warn: 75 });
  expect(sharedThresholds(evaluationOf(one, other))).toBeUndefined();
  expect(sharedThresholds(evaluationOf())).toBeUndefined();
});

test("criteria come worst first, must-pass before others, then as in the sheet", () => {
  const members = [
    member("met", "Met"),
    member("failed", "Not met"),
    member("stale", "Stale"),
    member("veto", "Not met", true),
    member("outside", "Information"),
    member("warned", "Warning"),
    member("failed too", "Not met"),
  ];
  expect(keys(worstFirst(members))).toEqual(["veto", "failed", "failed too", "stale", "warned", "met", "outside"]);
});

test("filters name what they show, and none that would show nothing", () => {
  const members = [member("a", "Met"), member("b", "Stale"), member("c", "No evidence")];
  const filters = criteriaFilters(members);
  expect([...filters.keys()]).toEqual(["all", "unknown", "met"]);
  expect(keys(filters.get("unknown") ?? [])).toEqual(["b", "c"]);
  expect([...criteriaFilters([]).keys()]).toEqual(["all"]);
});

test("cells to fix stay in their order within each sheet", () => {
  const problem = (sheet: string, row: number): CellProblem => ({
    cell: { ...CELL, sheet, row },
    severity: "problem",
    code: "not-a-number",
    column: "Actual",
    found: "tbc",
    facts: {},
  });
  const sheets = bySheet([problem("Gates", 1), problem("Criteria", 4), problem("Gates", 2)]);
  expect([...sheets].map(([sheet, problems]) => [sheet, problems.map(({ cell }) => cell.row)])).toEqual([
    ["Gates", [1, 2]],
    ["Criteria", [4]],
  ]);
});

test("the next gate is typed into the first blank row, or below the last one", () => {
  const table = {
    id: "1",
    name: "Gates",
    sheet: { id: "1", name: "Our gates" },
    headerRow: 2,
    firstColumn: 1,
    columns: [],
    numberFormats: new Map(),
    formulas: new Map(),
  };
  const cell = (...values: readonly (readonly string[])[]) => firstFreeCell({ ...table, values });
  expect(cell(["G1", "Pilot"], ["", ""], ["G3", ""])).toEqual({ sheet: "Our gates", row: 4, column: 1 });
  expect(cell(["G1", "Pilot"])).toEqual({ sheet: "Our gates", row: 4, column: 1 });
  expect(cell()).toEqual({ sheet: "Our gates", row: 3, column: 1 });
});
