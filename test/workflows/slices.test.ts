import { closeBooks, openBook, type TableLiteral } from "./book";
import { GATES } from "./twoGates";

afterEach(closeBooks);

const MANY: TableLiteral = {
  name: "Criteria",
  headers: ["ID", "Criterion", "Gate", "Actual", "Pass at"],
  rows: Array.from({ length: 1200 }, (_, i) => [`C${i + 1}`, `Criterion ${i + 1}`, `G${(i % 2) + 1}`, i % 100, 50]),
};

test("an evaluation in slices finds and writes what one without does", async () => {
  const whole = await openBook([GATES, MANY]);
  await whole.evaluate();
  const sliced = await openBook([GATES, MANY]);
  let pauses = 0;
  await sliced.evaluate({
    pause: () => {
      pauses += 1;
      return Promise.resolve();
    },
  });
  expect(pauses).toBeGreaterThan(10);
  expect(JSON.stringify(sliced.book.snapshot())).toBe(JSON.stringify(whole.book.snapshot()));
});

test("a cancel that comes while an evaluation computes stops it there, and nothing is written", async () => {
  const { book, evaluate } = await openBook([GATES, MANY]);
  const before = JSON.stringify(book.snapshot());
  const cancelling = new AbortController();
  let pauses = 0;
  const run = evaluate({
    signal: cancelling.signal,
    pause: () => {
      pauses += 1;
      if (pauses === 5) cancelling.abort();
      return Promise.resolve();
    },
  });
  await expect(run).rejects.toMatchObject({ reason: { code: "cancelled" } });
  expect(pauses).toBe(5);
  expect(JSON.stringify(book.snapshot())).toBe(before);
});

test("what is written is prepared, compared and handed over in slices too", async () => {
  const { evaluate } = await openBook([GATES, MANY]);
  let writing = false;
  let pauses = 0;
  await evaluate({
    onStep: ({ name }) => {
      writing = name === "write";
    },
    pause: () => {
      if (writing) pauses += 1;
      return Promise.resolve();
    },
  });
  // 1,200 criteria are sized before the guard and for the proof, compared twice, and written in several pieces.
  expect(pauses).toBeGreaterThan(4 * (MANY.rows.length / 500));
});
