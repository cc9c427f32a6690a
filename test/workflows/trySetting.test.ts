import { dayFromIso } from "../../src/tabular/excelDate";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { nearestFlip, tryNumber, tryWord, type NearestFlip, type PolicyNumber } from "../../src/workflows/trySetting";
import { closeBooks, columnOf, on, openBook, type TableLiteral } from "./book";

/** Other settings tried on a workbook: what the pane says of them is what an evaluation by them would find. */
afterEach(closeBooks);

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Planned date", "Authority", "Decision", "Decided on"],
  rows: [
    ["G1", "Pilot exit", on("2026-12-01"), "Board", "", ""],
    ["G2", "Region", on("2027-02-01"), "Board", "", ""],
  ],
  formats: { "Planned date": "d mmm yyyy", "Decided on": "d mmm yyyy" },
};

/** G1 stands at 80 of 100 with evidence that is 40 days old; G2 at 60, up to 80 with the word that no list has. */
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["ID", "Criterion", "Gate", "Actual", "Pass at", "Weight", "Evidence date"],
  rows: [
    ["C1", "Trained", "G1", 95, 90, 8, on("2026-10-13")],
    ["C2", "Monitored", "G1", 10, 90, 2, on("2026-11-20")],
    ["C3", "Rehearsed", "G2", 95, 90, 6, on("2026-11-20")],
    ["C4", "Funded", "G2", 10, 90, 2, on("2026-11-20")],
    ["C5", "Staffed", "G2", "tbc", "", 2, on("2026-11-20")],
  ],
  formats: { "Evidence date": "d mmm yyyy" },
};

const settings = (...rows: readonly (readonly [string, string | number])[]): TableLiteral => ({
  name: "Transition",
  headers: ["Setting", "Value", "Meaning"],
  rows: rows.map(([setting, value]) => [setting, value, ""]),
});

function nearest({ inputs, evaluation }: GatesOutcome, name: PolicyNumber, side: "above" | "below") {
  const trials = nearestFlip(inputs, evaluation, name, side);
  let trial = trials.next();
  while (trial.done !== true) trial = trials.next();
  return trial.value satisfies NearestFlip | undefined;
}

async function outcome(...tables: readonly TableLiteral[]): Promise<GatesOutcome> {
  const { evaluate } = await openBook([GATES, CRITERIA, ...tables]);
  return evaluate({ write: false });
}

test("another warn score names the gates whose verdict it changes, and how", async () => {
  const { inputs, evaluation } = await outcome();
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Conditional go", "Hold"]);
  expect(tryNumber(inputs, evaluation, "warnScore", 81)).toEqual({
    refused: undefined,
    flips: [
      { gate: "G1", from: "Conditional go", to: "No-go" },
      { gate: "G2", from: "Hold", to: "No-go" },
    ],
    criteria: 0,
  });
});

test.each([
  ["passScore", "below", { value: 80, flips: [{ gate: "G1", from: "Conditional go", to: "Go" }] }],
  ["passScore", "above", undefined],
  ["warnScore", "below", { value: 60, flips: [{ gate: "G2", from: "Hold", to: "Conditional go" }] }],
  [
    "warnScore",
    "above",
    {
      value: 81,
      flips: [
        { gate: "G1", from: "Conditional go", to: "No-go" },
        { gate: "G2", from: "Hold", to: "No-go" },
      ],
    },
  ],
  ["evidenceAgeDays", "below", { value: 39, flips: [{ gate: "G1", from: "Conditional go", to: "Not evaluable" }] }],
  ["evidenceAgeDays", "above", undefined],
  ["missingLimitPercent", "below", undefined],
] as const)("the nearest %s %s that changes a verdict is found", async (name, side, expected) => {
  expect(nearest(await outcome(), name, side)).toEqual(expected);
});

test("what is found is what the workbook says once the setting is changed in its sheet", async () => {
  const tried = nearest(await outcome(), "passScore", "below");
  closeBooks();
  const { evaluate, book } = await openBook([GATES, CRITERIA, settings(["Pass score", tried?.value ?? ""])]);
  await evaluate();
  expect(columnOf(book, "Gates", "Verdict")).toEqual(["Go", "Hold"]);
});

test("a value that the Transition table would refuse is refused here for the same reason", async () => {
  const { inputs, evaluation } = await outcome();
  expect(tryNumber(inputs, evaluation, "warnScore", 50)).toEqual({ refused: "warn-too-low" });
  expect(tryNumber(inputs, evaluation, "warnScore", 91)).toEqual({ refused: "warn-above-pass" });
  expect(tryNumber(inputs, evaluation, "passScore", 101)).toEqual({ refused: "out-of-range" });
  expect(tryNumber(inputs, evaluation, "missingLimitPercent", 0)).toEqual({ refused: "out-of-range" });
  expect(tryNumber(inputs, evaluation, "evidenceAgeDays", -1)).toEqual({ refused: "below-zero" });
});

test("criteria that would count differently are counted where no verdict changes", async () => {
  const { inputs, evaluation } = await outcome();
  const older = tryNumber(inputs, evaluation, "evidenceAgeDays", 1);
  expect(older.refused === undefined && older.criteria).toBe(2); // failures never go stale
});

test("a word on no list is tried as each kind", async () => {
  const { inputs, evaluation } = await outcome();
  const passes = tryWord(inputs, evaluation, "tbc", "passes");
  expect(passes).toEqual({
    refused: undefined,
    flips: [{ gate: "G2", from: "Hold", to: "Conditional go" }],
    criteria: 1,
  });
  const fails = tryWord(inputs, evaluation, "tbc", "fails");
  expect(fails.refused === undefined && fails.flips).toEqual([{ gate: "G2", from: "Hold", to: "No-go" }]);
});

test("a decided gate keeps its result whatever is tried", async () => {
  const { evaluate, book } = await openBook([GATES, CRITERIA]);
  await evaluate();
  book.setCell("Gates!E2", "Conditional go");
  book.setCell("Gates!F2", dayFromIso("2026-11-22") ?? 0);
  const { inputs, evaluation } = await evaluate({ write: false });
  const higher = tryNumber(inputs, evaluation, "warnScore", 81);
  expect(higher.refused === undefined && higher.flips.map(({ gate }) => gate)).toEqual(["G2"]);
});

test("every setting is known by its cell, and a refused one stays known", async () => {
  const { inputs } = await outcome(settings(["Warn score", 40], ["pass score ", ""], ["Colour", "Blue"]));
  expect([...(inputs.sheets.settings ?? [])]).toEqual([
    ["Warn score", { cell: { sheet: "Transition", row: 1, column: 1 }, blank: false }],
    ["Pass score", { cell: { sheet: "Transition", row: 2, column: 1 }, blank: true }],
  ]);
});
