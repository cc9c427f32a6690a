import { granularitiesFor } from "../../src/domain/waves/granularities";
import { runInline } from "../../src/workflows/runJob";
import { comparedStagings, type ComparedStagings } from "../../src/workflows/stagingsOrigin";
import { closeBooks, openBook, type Book } from "./book";
import { UNITS, WAVES } from "./waveBook";

/** What finer and coarser waves cost, in the Wave plan. */

afterEach(closeBooks);

const FREE = { ...UNITS, rows: UNITS.rows.map((row) => row.map((cell, at) => (at === 4 || at === 5 ? "" : cell))) };

async function compared({ evaluate }: Book): Promise<ComparedStagings> {
  const { waveSheets, wavePlan } = await evaluate({ write: false });
  if (waveSheets === undefined || wavePlan === undefined) throw new Error("there is no plan");
  const granularities = granularitiesFor(wavePlan.programme.units.length);
  return comparedStagings(wavePlan, await runInline("stagings", { sheets: waveSheets.plain, granularities }));
}

const sheetOf = ({ book }: Book) => {
  const sheet = book.sheets.find(({ name }) => name === "Wave plan");
  if (sheet === undefined) throw new Error("there is no Wave plan");
  return sheet;
};
const chartsOf = (book: Book): readonly string[] => sheetOf(book).charts.map(({ name }) => name);
const TITLE = "Number of waves against the largest share of all units in one wave";

function figuresOf(book: Book): readonly (readonly unknown[])[] {
  const sheet = sheetOf(book);
  const rows = Array.from({ length: 300 }, (_, row) =>
    Array.from({ length: 4 }, (__, at) => sheet.value(row, at) ?? ""),
  );
  const head = rows.findIndex(([first, , third]) => first === "Waves" && third === "Largest exposure");
  return rows.slice(head + 1).slice(
    0,
    rows.slice(head + 1).findIndex(([first]) => typeof first !== "number"),
  );
}

test("step sizes that were compared stand in the Wave plan as a chart with its figures, and stay without being made again", async () => {
  const book = await openBook([FREE, WAVES]);
  await book.evaluate();
  expect(chartsOf(book)).not.toContain(TITLE);
  const stagings = await compared(book);
  expect(stagings.found.map(({ maxUnits, waves }) => [maxUnits, waves])).toEqual([
    [2, 2],
    [1, 4],
  ]);
  book.syncs();
  const { written } = await book.evaluate({ stagings });
  expect(written.sheets).toEqual(["Wave plan"]);
  expect(book.syncs()).toBeLessThanOrEqual(4);
  expect(chartsOf(book)).toContain(TITLE);
  expect(figuresOf(book)).toEqual([
    [2, expect.stringMatching(/^2 units, /), 0.5, 0.5],
    [4, expect.stringMatching(/^1 unit, /), 0.25, 0.25],
  ]);
  const again = await book.evaluate();
  expect(again.written).toEqual({ cells: 0, sheets: [] });
  expect(again.waves?.stagings).toEqual(stagings);
});

test("a comparison goes with the units and settings that it was made from, and not with where the units stand", async () => {
  const book = await openBook([FREE, WAVES]);
  await book.evaluate();
  await book.evaluate({ stagings: await compared(book) });
  book.book.setCell("Units!H2", 3);
  book.book.setCell("Waves!D4", 3);
  await book.evaluate();
  expect(chartsOf(book)).toContain(TITLE);
  book.book.setCell("Units!G5", "Live");
  const { waves } = await book.evaluate();
  expect(waves?.stagings).toBeUndefined();
  expect(chartsOf(book)).not.toContain(TITLE);
  expect(figuresOf(book)).toEqual([]);
});

test("step sizes that were compared on other units are not written", async () => {
  const book = await openBook([FREE, WAVES]);
  await book.evaluate();
  const stagings = await compared(book);
  book.book.setCell("Units!C2", 11);
  expect((await book.evaluate({ stagings })).waves?.stagings).toBeUndefined();
});
