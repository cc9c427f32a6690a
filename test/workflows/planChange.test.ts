import type { Finding } from "../../src/domain/finding";
import { prepareEvaluation, type PreparedEvaluation } from "../../src/workflows/evaluateGates";
import type { LastWrite } from "../../src/workflows/lastWrite";
import type { PlanChange } from "../../src/workflows/planChange";
import { restoreEvaluation } from "../../src/workflows/restoreEvaluation";
import { closeBooks, columnOf, on, openBook, TODAY, type Book } from "./book";
import { CRITERIA, GATES } from "./twoGates";
import { UNITS, WAVES } from "./waveBook";

afterEach(closeBooks);

function prepare({ workbook }: Book, change: PlanChange): Promise<PreparedEvaluation> {
  return prepareEvaluation(workbook, { today: TODAY, language: "en", change });
}

async function differenceOf(book: Book, change: PlanChange) {
  const { outcome } = await prepare(book, change);
  if (outcome.planned === undefined) throw new Error("nothing was planned");
  return outcome.planned.difference;
}

/** The plan is written: waves 1, 2, 3, 2. */
async function planned(): Promise<Book> {
  const book = await openBook([UNITS, WAVES]);
  await book.evaluate();
  book.syncs();
  return book;
}

const waves = ({ book }: Book): readonly unknown[] => columnOf(book, "Units", "Wave");
const ids = (findings: readonly Finding[]): readonly string[] => findings.map(({ id }) => id);

test("planning anew shows what would move and writes nothing, until the plan is written", async () => {
  const book = await planned();
  book.book.setCell("Waves!D3", 1);
  const before = JSON.stringify(book.book.snapshot());
  const { outcome, write } = await prepare(book, { kind: "plan" });
  expect(book.syncs()).toBe(2);
  expect(JSON.stringify(book.book.snapshot())).toBe(before);
  expect(outcome.planned?.difference).toMatchObject({
    moves: [{ unit: "U2", from: 2, to: 3 }],
    broken: [],
    mended: [{ id: "over-cap", wave: 2 }],
    finish: { before: on("2027-03-28"), after: on("2027-03-28") },
  });
  const written = await write({});
  expect(book.syncs()).toBe(2);
  expect(waves(book)).toEqual([1, 3, 3, 2]);
  expect(written.written.sheets).toEqual(expect.arrayContaining(["Units", "Waves"]));
  expect((await book.evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("another plan in the place of one that stood is logged, and its evaluation can be taken back", async () => {
  const book = await openBook([UNITS, WAVES, GATES, CRITERIA]);
  await book.evaluate();
  book.book.setCell("Waves!D3", 1);
  await book.evaluate();
  const [criteria, verdicts] = [columnOf(book.book, "Criteria", "Result"), columnOf(book.book, "Gates", "Verdict")];
  const { write } = await prepare(book, { kind: "plan" });
  let last: LastWrite | undefined;
  await write({
    onWriting: (lastWrite) => {
      last = lastWrite;
    },
  });
  const at = columnOf(book.book, "EvaluationLog", "Event").indexOf("Re-baseline");
  expect(columnOf(book.book, "EvaluationLog", "Detail")[at]).toBe(
    "The waves were planned anew: 1 unit moved, the plan still ends 28 Mar 2027",
  );
  if (last === undefined) throw new Error("nothing was written");
  await restoreEvaluation(book.workbook, last, { by: "", version: "test", language: "en" });
  expect(waves(book)).toEqual([1, 2, 3, 2]);
  expect(columnOf(book.book, "Criteria", "Result")).toEqual(criteria);
  expect(columnOf(book.book, "Gates", "Verdict")).toEqual(verdicts);
  expect((await book.evaluate()).wavePlan).toMatchObject({ planned: false });
});

test("a unit that is moved or pinned breaks what the checker says, before anything is written", async () => {
  const book = await planned();
  expect(await differenceOf(book, { kind: "move", unit: "U2", wave: 1 })).toMatchObject({
    moves: [{ unit: "U2", from: 2, to: 1 }],
    broken: [
      { id: "too-early", unit: "U2", other: "U1" },
      { id: "over-cap", wave: 1 },
    ],
  });
  const { moves, broken, finish } = await differenceOf(book, { kind: "pin", unit: "U3", wave: 2 });
  expect([moves, broken.map(({ id }) => id)]).toEqual([[{ unit: "U3", from: 3, to: 2 }], ["over-cap"]]);
  expect(finish).toEqual({ before: on("2027-03-28"), after: on("2027-02-28") });
  expect(waves(book)).toEqual([1, 2, 3, 2]);
});

test("a pin fills in the unit's Pinned wave and Wave with all that follows, in one step that can be taken back", async () => {
  const book = await planned();
  const { write } = await prepare(book, { kind: "pin", unit: "U2", wave: 3 });
  let last: LastWrite | undefined;
  book.syncs();
  await write({
    onWriting: (lastWrite) => {
      last = lastWrite;
    },
  });
  expect(book.syncs()).toBe(2);
  expect(columnOf(book.book, "Units", "Pinned wave")).toEqual([undefined, 3, undefined, 2]);
  expect(waves(book)).toEqual([1, 3, 3, 2]);
  expect(columnOf(book.book, "Units", "Why")[1]).toBe("Pinned to wave 3 (Units!F3)");
  expect(columnOf(book.book, "Waves", "Units planned")).toEqual([1, 1, 2]);
  expect((await book.evaluate()).written.cells).toBe(0);
  if (last === undefined) throw new Error("nothing was written");
  await restoreEvaluation(book.workbook, last, { by: "", version: "test", language: "en" });
  expect(columnOf(book.book, "Units", "Pinned wave")).toEqual(
    ["", undefined, undefined, 2].map((one) => one || undefined),
  );
  expect(waves(book)).toEqual([1, 2, 3, 2]);
  expect(columnOf(book.book, "Waves", "Units planned")).toEqual([1, 2, 1]);
});

test("Excel's own undo takes a pin back at once", async () => {
  const book = await planned();
  const before = columnOf(book.book, "Units", "Why");
  await (await prepare(book, { kind: "pin", unit: "U2", wave: 3 })).write({});
  book.book.undo();
  expect(columnOf(book.book, "Units", "Pinned wave")[1]).toBeUndefined();
  expect(waves(book)).toEqual([1, 2, 3, 2]);
  expect(columnOf(book.book, "Units", "Why")).toEqual(before);
});

test("a pinned unit that is moved is pinned to where it moves; unpinned it stays where it is", async () => {
  const book = await planned();
  await (await prepare(book, { kind: "move", unit: "U4", wave: 3 })).write({});
  expect([columnOf(book.book, "Units", "Pinned wave")[3], waves(book)[3]]).toEqual([3, 3]);
  await (await prepare(book, { kind: "unpin", unit: "U4" })).write({});
  expect([columnOf(book.book, "Units", "Pinned wave")[3], waves(book)[3]]).toEqual([undefined, 3]);
});

test("a unit that is left out has no place in any later plan, and what depends on it is named", async () => {
  const book = await planned();
  const change: PlanChange = { kind: "leave-out", unit: "U1" };
  const { broken } = await differenceOf(book, change);
  expect(broken).toMatchObject([
    { id: "too-early", unit: "U2", other: "U1", least: undefined },
    { id: "too-early", unit: "U3", other: "U1", least: undefined },
  ]);
  await (await prepare(book, change)).write({});
  expect([columnOf(book.book, "Units", "Pinned wave")[0], waves(book)]).toEqual([0, [undefined, 2, 3, 2]]);
  expect(ids((await book.evaluate()).findings)).toContain("wave-rule-broken");
  const { outcome, write } = await prepare(book, { kind: "plan" });
  expect(outcome.wavePlan?.unplaced.map(({ unit }) => unit)).toEqual(["U1", "U2", "U3"]);
  await write({});
  expect(waves(book)).toEqual([undefined, undefined, undefined, 2]);
  expect((await book.evaluate()).written.cells).toBe(0);
});

test("a step size fills in the caps that it stands for, and the plan follows them", async () => {
  const book = await planned();
  const { outcome, write } = await prepare(book, { kind: "staging", maxUnits: 2 });
  expect(outcome.planned?.cells.map(({ before, value }) => [before, value])).toEqual([
    [1, 2],
    ["", 2],
  ]);
  await write({});
  expect(columnOf(book.book, "Waves", "Max units")).toEqual([2, 2, 2]);
  expect((await book.evaluate()).wavePlan).toMatchObject({ planned: false, violations: [] });
});

test("without rows of waves a step size becomes the cap ramp; without that row it is refused by name", async () => {
  const settings = (rows: readonly (readonly (string | number)[])[]) => ({
    name: "Transition",
    headers: ["Setting", "Value", "Meaning"],
    rows: [["First wave start", on("2027-01-04"), ""], ...rows],
  });
  const book = await openBook([UNITS, settings([["Cap ramp", "1, 2, rest", ""]])]);
  await book.evaluate();
  await (await prepare(book, { kind: "staging", maxUnits: 2 })).write({});
  expect(columnOf(book.book, "Transition", "Value")[1]).toBe(2);
  expect((await book.evaluate()).wavePlan).toMatchObject({ planned: false, violations: [] });
  const bare = await openBook([UNITS, settings([])]);
  await expect(prepare(bare, { kind: "staging", maxUnits: 2 })).rejects.toMatchObject({
    reason: { code: "place-missing", table: "Transition", what: "row", name: "Cap ramp" },
  });
});

test("a plan that waits to be written is refused by name once its cells have changed", async () => {
  const book = await planned();
  const { write } = await prepare(book, { kind: "pin", unit: "U2", wave: 3 });
  book.book.setCell("Units!C3", 99);
  await expect(write({})).rejects.toMatchObject({ reason: { code: "changed-meanwhile" } });
  expect(columnOf(book.book, "Units", "Pinned wave")[1]).toBeUndefined();
});

test("a unit that is gone, and a column that is not there, are refused by name", async () => {
  const book = await planned();
  await expect(prepare(book, { kind: "unpin", unit: "U9" })).rejects.toMatchObject({
    reason: { code: "place-missing", what: "row", name: "U9" },
  });
  const unpinned = {
    ...UNITS,
    headers: UNITS.headers.filter((_, at) => at !== 5),
    rows: UNITS.rows.map((row) => row.filter((_, at) => at !== 5)),
  };
  const bare = await openBook([unpinned, WAVES]);
  await bare.evaluate();
  await expect(prepare(bare, { kind: "pin", unit: "U2", wave: 3 })).rejects.toMatchObject({
    reason: { code: "place-missing", what: "column", name: "Pinned wave" },
  });
});

test("a formula in a cell that would be filled in is the user's: the change is refused by its address", async () => {
  const book = await planned();
  book.book.setCell("Units!F3", "=1+1");
  const before = JSON.stringify(book.book.snapshot());
  for (const change of [
    { kind: "pin", unit: "U2", wave: 3 },
    { kind: "unpin", unit: "U2" },
    { kind: "leave-out", unit: "U2" },
  ] as const) {
    await expect(prepare(book, change)).rejects.toMatchObject({
      reason: { code: "formula-there", cell: { sheet: "Units", row: 2, column: 5 } },
    });
  }
  book.book.setCell("Waves!D3", "=2");
  await expect(prepare(book, { kind: "staging", maxUnits: 1 })).rejects.toMatchObject({
    reason: { code: "formula-there", cell: { sheet: "Waves" } },
  });
  book.book.setCell("Waves!D3", 2);
  expect(JSON.stringify(book.book.snapshot())).toBe(before);
});
