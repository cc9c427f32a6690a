import { fullAddress } from "../../src/tabular/cellAddress";
import type { LastWrite } from "../../src/workflows/lastWrite";
import { restoreEvaluation } from "../../src/workflows/restoreEvaluation";
import { closeBooks, columnOf, on, openBook, type TableLiteral } from "./book";
import { UNITS, WAVES } from "./waveBook";

afterEach(closeBooks);

test("units without a wave are planned unasked, the plan is written with its reasons, and then only checked", async () => {
  const { book, evaluate, syncs } = await openBook([UNITS, WAVES]);
  const { wavePlan, written } = await evaluate();
  expect(wavePlan).toMatchObject({ planned: true, wavesUsed: 3, provenOptimal: true, violations: [], cut: false });
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 2, 3, 2]);
  expect(columnOf(book, "Units", "Why")).toEqual([
    "First wave",
    "After U1 in wave 1 (Units!E3)",
    "Wave 2 is full: units 2 of 2, it asks 1 (Waves!D3)",
    "Pinned to wave 2 (Units!F5)",
  ]);
  expect(columnOf(book, "Waves", "Units planned")).toEqual([1, 2, 1]);
  expect(columnOf(book, "Waves", "Size planned")).toEqual([10, 25, 30]);
  expect(columnOf(book, "Waves", "Cumulative size")).toEqual([10, 35, 65]);
  expect(columnOf(book, "Waves", "Load %")).toEqual([1, 1, undefined]);
  expect(columnOf(book, "Waves", "Highest tier")).toEqual(["Low", "Medium", "High"]);
  expect(written.sheets).toEqual(["Units", "Waves", "Wave plan"]);
  expect(syncs()).toBe(4);
  const again = await evaluate();
  expect(again.wavePlan).toMatchObject({ planned: false, violations: [] });
  expect(again.written.cells).toBe(0);
});

test("what has no place says why, and says the same when the plan that stands is checked", async () => {
  const units = { ...UNITS, rows: [...UNITS.rows, ["U5", "Too large", 90, "Low", "", "", ""]] };
  const waves = { ...WAVES, rows: WAVES.rows.map((row) => row.map((cell, at) => (at === 4 ? 80 : cell))) };
  const { book, evaluate, syncs } = await openBook([units, waves]);
  const { findings } = await evaluate();
  syncs();
  expect(columnOf(book, "Units", "Why")[4]).toBe(
    "No place in any wave: larger than every wave: size 90, at most 80 (Waves!E2)",
  );
  const again = await evaluate();
  expect(again.written).toEqual({ cells: 0, sheets: [] });
  expect(syncs()).toBe(2);
  expect(again.findings).toEqual(findings);
  expect(again.wavePlan?.unplaced.map(({ unit }) => unit)).toEqual(["U5"]);
});

test("a unit that is late by a hand edit says so, and its wave counts it", async () => {
  const own = {
    ...UNITS,
    headers: [...UNITS.headers, "Due by", "Wave"],
    rows: UNITS.rows.map((row, at) => [...row, at === 2 ? on("2027-03-01") : "", [1, 2, 3, 2][at] ?? 1]),
  };
  const { book, evaluate } = await openBook([own, WAVES]);
  await evaluate();
  expect(columnOf(book, "Units", "Why")[2]).toBe(
    "Wave 2 is full: units 2 of 2, it asks 1 (Waves!D3). Late: its wave ends 28 Mar 2027, due by 1 Mar 2027",
  );
  expect(columnOf(book, "Waves", "Finding")).toEqual([undefined, undefined, "1 unit is late"]);
});

test("a bound that was proven while planning is known of the plan that stands, until an input changes", async () => {
  const { book, evaluate } = await openBook([UNITS, WAVES]);
  const { wavePlan: made } = await evaluate();
  const { wavePlan: standing } = await evaluate();
  const { fewestSlots, steps, seed, cut } = made ?? {};
  expect(standing).toMatchObject({ planned: false, fewestSlots, steps, seed, cut });
  book.setCell("Units!C2", 11);
  expect((await evaluate()).wavePlan?.steps).toBe(0);
});

test("the total size starts where the main boundary stands, unless units are live already", async () => {
  const boundaries: TableLiteral = {
    name: "Boundaries",
    headers: ["ID", "Boundary", "Metric", "Current", "Target", "Limit"],
    rows: [["B1", "Sites", "sites", 4, 40, 12]],
  };
  const { book, evaluate } = await openBook([UNITS, WAVES, boundaries]);
  await evaluate();
  expect(columnOf(book, "Waves", "Cumulative size")).toEqual([14, 39, 69]);
  book.setCell("Boundaries!D2", "");
  await evaluate();
  expect(columnOf(book, "Waves", "Cumulative size")).toEqual([undefined, undefined, undefined]);
});

test("a plan that breaks its rules is named and not moved; planning anew moves as few as it can", async () => {
  const { book, evaluate } = await openBook([UNITS, WAVES]);
  await evaluate();
  book.setCell("Waves!D3", 1);
  const { wavePlan, findings } = await evaluate();
  expect(wavePlan?.violations.map(({ id }) => id)).toEqual(["over-cap"]);
  expect(findings.filter(({ severity, id }) => severity === "blocker" && id === "wave-rule-broken")).toHaveLength(1);
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 2, 3, 2]);
  expect(columnOf(book, "Waves", "Finding")[1]).toBe("Wave 2 is over its cap: Max units is 1, planned are 2");
  const { wavePlan: anew } = await evaluate({ plan: { anew: true } });
  expect(anew?.moves).toEqual([{ unit: "U2", from: 2, to: 3 }]);
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 3, 3, 2]);
});

test("a hand edit is judged by its cell: the wave that it names, and the cell of the rule that it breaks", async () => {
  const { book, evaluate } = await openBook([UNITS, WAVES]);
  await evaluate();
  const cellsAfter = async (row: number, wave: number): Promise<readonly string[]> => {
    book.setCell(`Units!H${row}`, wave);
    const { findings } = await evaluate({ write: false });
    book.setCell(`Units!H${row}`, [1, 2, 3, 2][row - 2] ?? 0);
    return findings.flatMap(({ id, cells }) => (id === "wave-rule-broken" ? [cells.map(fullAddress).join(" ")] : []));
  };
  expect(await cellsAfter(3, 9)).toEqual(["Units!H3"]);
  expect(await cellsAfter(3, 1)).toEqual(["Units!H3 Units!E3", "Waves!D2"]);
  expect(await cellsAfter(5, 3)).toEqual(["Units!H5 Units!F5"]);
  book.setCell("Waves!F4", "Yes");
  expect(await cellsAfter(4, 3)).toEqual(["Units!H4 Waves!F4"]);
});

test.each(["to be agreed", "3 or 4", true])("%p is no wave: a problem of its cell, and left as it is", async (said) => {
  const { book, evaluate } = await openBook([UNITS, WAVES]);
  await evaluate();
  book.setCell("Units!H3", said);
  const { problems, findings } = await evaluate();
  const problem = { code: "not-a-number", found: said, cell: { sheet: "Units", row: 2, column: 7 } };
  expect(problems).toEqual([expect.objectContaining(problem)]);
  expect(findings.map(({ id }) => id)).toContain("units-without-wave");
  expect(columnOf(book, "Units", "Wave")).toEqual([1, said, 3, 2]);
  expect((await evaluate()).written.cells).toBe(0);
  await evaluate({ plan: { anew: true } });
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 2, 3, 2]);
});

test("words in the place of every wave are nobody's leave to plan over them", async () => {
  const { book, evaluate } = await openBook([UNITS, WAVES]);
  await evaluate();
  for (const row of [2, 3, 4, 5]) book.setCell(`Units!H${row}`, "later");
  expect((await evaluate()).wavePlan?.planned).toBe(false);
  expect(columnOf(book, "Units", "Wave")).toEqual(["later", "later", "later", "later"]);
});

test("a Wave column of the user's own is the plan that stands, and is never written", async () => {
  const own = {
    ...UNITS,
    headers: [...UNITS.headers, "Wave"],
    rows: UNITS.rows.map((row, at) => [...row, at < 2 ? 1 : 3]),
  };
  const { book, evaluate } = await openBook([own, WAVES]);
  const { wavePlan } = await evaluate();
  expect(wavePlan?.planned).toBe(false);
  expect(wavePlan?.violations.map(({ id }) => id).sort()).toEqual(["off-pin", "over-cap", "too-early"]);
  expect(columnOf(book, "Units", "Why")[1]).toBe(
    "U2 is in wave 1, but depends on U1, which allows wave 2 at the earliest",
  );
  await evaluate({ plan: { anew: true } });
  expect(columnOf(book, "Units", "Wave")).toEqual([1, 1, 3, 3]);
  expect(columnOf(book, "Units", "Wave (computed)")).toEqual([1, 2, 3, 2]);
});

test("without a Waves table the waves come from the settings", async () => {
  const { evaluate } = await openBook([
    UNITS,
    {
      name: "Transition",
      headers: ["Setting", "Value", "Meaning"],
      rows: [
        ["First wave start", on("2027-01-04"), ""],
        ["Wave length (weeks)", 2, ""],
        ["Cap ramp", "1, 2, rest", ""],
      ],
    },
  ]);
  const { wavePlan } = await evaluate();
  expect(wavePlan?.waves.map(({ wave, units }) => [wave.number, wave.start, wave.end, units])).toEqual([
    [1, on("2027-01-04"), on("2027-01-17"), 1],
    [2, on("2027-01-18"), on("2027-01-31"), 2],
    [3, on("2027-02-01"), on("2027-02-14"), 1],
  ]);
});

test("a plan that was made anew is taken back: waves, reasons and findings are as they were, and the Wave plan says so", async () => {
  const book = await openBook([UNITS, WAVES]);
  await book.evaluate();
  book.book.setCell("Waves!D3", 1);
  await book.evaluate();
  const shown = () => [
    columnOf(book.book, "Units", "Wave"),
    columnOf(book.book, "Units", "Why"),
    columnOf(book.book, "Waves", "Finding"),
  ];
  const before = shown();
  let last: LastWrite | undefined;
  await book.evaluate({ plan: { anew: true }, onWriting: (write) => (last = write) });
  expect(shown()).not.toEqual(before);
  if (last === undefined) throw new Error("nothing was written");
  const { takenBack } = await restoreEvaluation(book.workbook, last, { by: "Ann", version: "test", language: "en" });
  expect(takenBack).toEqual(["Wave plan"]);
  expect(shown()).toEqual(before);
});

test("time that has run out ends the work with the best plan so far, which says that it was cut", async () => {
  const { evaluate } = await openBook([UNITS, WAVES]);
  let now = 0;
  const clock = (): number => (now += 10_000);
  const { wavePlan } = await evaluate({ plan: { seconds: 1, clock } });
  expect(wavePlan).toMatchObject({ cut: true, violations: [] });
  expect(wavePlan?.findings.map(({ id }) => id)).toContain("wave-plan-cut");
});

test("two tables that could hold waves are no matter where there are no units", async () => {
  const gates: TableLiteral = { name: "Gates", headers: ["ID", "Gate", "Authority"], rows: [["G1", "Exit", "Board"]] };
  const { evaluate } = await openBook([gates, { ...WAVES, name: "First" }, { ...WAVES, name: "Second" }]);
  expect((await evaluate()).wavePlan).toBeUndefined();
});
