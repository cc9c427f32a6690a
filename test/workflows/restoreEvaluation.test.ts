import type { LastWrite } from "../../src/workflows/lastWrite";
import { restoreEvaluation, type RestoreOutcome } from "../../src/workflows/restoreEvaluation";
import { colleague, type Table } from "../excel";
import { closeBooks, columnOf, openBook, type Book } from "./book";
import { onlyChoice, openSheets, READINESS } from "./checklistBook";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

interface Evaluated extends Book {
  /** Evaluates, and answers what puts that back. */
  readonly evaluateOnce: (options?: Parameters<Book["evaluate"]>[0]) => Promise<LastWrite>;
  readonly restore: (last: LastWrite) => Promise<RestoreOutcome>;
}

function restorable(book: Book): Evaluated {
  return {
    ...book,
    evaluateOnce: async (options) => {
      let last: LastWrite | undefined;
      await book.evaluate({
        by: "Ann",
        ...options,
        onWriting: (write) => {
          last = write;
        },
      });
      if (last === undefined) throw new Error("nothing was written");
      return last;
    },
    restore: (last) => restoreEvaluation(book.workbook, last, { by: "Ann", version: "test", language: "en" }),
  };
}

/** A workbook that was evaluated, and whose first and third criterion have other figures since. */
async function twice(): Promise<Evaluated> {
  const book = restorable(await openBook([GATES, CRITERIA]));
  await book.evaluate();
  book.book.setCell("Criteria!D2", 50);
  book.book.setCell("Criteria!D4", 95);
  return book;
}

function table(book: Book, name: string): Table {
  const found = book.book.table(name);
  if (found === undefined) throw new Error(`there is no ${name}`);
  return found;
}

const results = ({ book }: Book) => [columnOf(book, "Gates", "Verdict"), columnOf(book, "Criteria", "Result")];
const events = ({ book }: Book) => columnOf(book, "EvaluationLog", "Event");

/** Every cell of a sheet but the log's and the settings'. */
const shown = ({ book }: Book, sheet: string): unknown =>
  book.snapshot().sheets.find(({ name }) => name === sheet)?.cells;

test("the cells hold again what they held, the user's cells are untouched, and the log says so in a row of its own", async () => {
  const book = await twice();
  const before = results(book);
  const last = await book.evaluateOnce();
  expect(results(book)).not.toEqual(before);
  const logged = events(book);

  const { cells, left, emptied } = await book.restore(last);
  expect(results(book)).toEqual(before);
  expect(left).toEqual([]);
  expect(emptied).toBe(0);
  expect(cells).toBeGreaterThan(4);
  expect(columnOf(book.book, "Criteria", "Actual")).toEqual([50, "Yes", 95]);
  expect(events(book)).toEqual([...logged, "Restored"]);
  expect(columnOf(book.book, "EvaluationLog", "Detail").at(-1)).toBe(
    "What the evaluation of 22 Nov 2026 changed was put back",
  );
});

test("restoring takes two requests to read and two to write, and a second one finds nothing to do", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  book.syncs();
  await book.restore(last);
  expect(book.syncs()).toBe(4);
  const still = JSON.stringify(book.book.snapshot());
  expect(await book.restore(last)).toMatchObject({ cells: 0, left: [] });
  expect(JSON.stringify(book.book.snapshot())).toBe(still);
});

test("what is evaluated again after it was taken back is logged again, and the log stays whole", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  const after = results(book);
  await book.restore(last);
  const { findings } = await book.evaluate();
  expect(results(book)).toEqual(after);
  expect(events(book).slice(-3)).toEqual(["Restored", "Evaluation", "Evaluation"]);
  expect(findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
  expect((await book.evaluate()).written.cells).toBe(0);
});

test("a result that was taken back binds no decision: the last one that was logged before it does", async () => {
  const book = restorable(await openBook([GATES, CRITERIA]));
  await book.evaluate();
  book.book.setCell("Criteria!D2", 50);
  const last = await book.evaluateOnce();
  expect(columnOf(book.book, "Gates", "Verdict")[0]).toBe("No-go");
  await book.restore(last);
  book.book.setCell("Criteria!D2", 95);
  book.book.setCell("Gates!E2", "Go");
  book.book.setCell("Gates!F2", 46_348);
  const { findings } = await book.evaluate();
  expect(columnOf(book.book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
  expect(findings.filter(({ id }) => id.startsWith("decision-"))).toEqual([]);
  expect(events(book)).toEqual(["Evaluation", "Evaluation", "Evaluation", "Restored", "Decision"]);
  expect((await book.evaluate()).written.cells).toBe(0);
});

test("columns that the first evaluation added stay, empty, and what the user typed into one is left and named", async () => {
  const book = restorable(await openBook([GATES, CRITERIA]));
  const last = await book.evaluateOnce();
  const criteria = table(book, "Criteria");
  const headers = criteria.columns.map(({ name }) => name);
  colleague.typeInTable(criteria, 1, "Why", "mine");
  const { left, emptied } = await book.restore(last);
  expect(criteria.columns.map(({ name }) => name)).toEqual(headers);
  expect(columnOf(book.book, "Criteria", "Result")).toEqual([undefined, undefined, undefined]);
  expect(columnOf(book.book, "Criteria", "Why")).toEqual([undefined, "mine", undefined]);
  expect(emptied).toBeGreaterThan(4);
  expect(left).toEqual([{ sheet: "Criteria", row: 2, column: headers.indexOf("Why") }]);
  expect(shown(book, "Gate report")).toMatchObject({
    A1: { value: "Gate report" },
    A3: {
      value: "The evaluation of 22 Nov 2026 was taken back, and this report with it. Evaluate gates makes it anew.",
    },
  });
  expect((await book.evaluate()).findings.filter(({ id }) => id === "column-renamed")).toEqual([]);
  expect(columnOf(book.book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
});

test("in a table that was sorted meanwhile every row gets its own values back", async () => {
  const book = await twice();
  const before = results(book)[1] ?? [];
  const last = await book.evaluateOnce();
  colleague.sortDown(table(book, "Criteria"), 0);
  await book.restore(last);
  expect(columnOf(book.book, "Criteria", "ID")).toEqual(["C3", "C2", "C1"]);
  expect(columnOf(book.book, "Criteria", "Result")).toEqual([...before].reverse());
});

test("a report whose blocks did not move shows again what it showed", async () => {
  const book = restorable(await openBook([GATES, CRITERIA]));
  await book.evaluate();
  const before = shown(book, "Gate report");
  book.book.setCell("Criteria!G2", "Anna");
  const last = await book.evaluateOnce({ today: 46_349 });
  expect(shown(book, "Gate report")).not.toEqual(before);
  await book.restore(last);
  expect(shown(book, "Gate report")).toEqual(before);
});

test("after somebody evaluated again it is refused: two evaluations would be mixed", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  book.book.setCell("Criteria!D2", 99);
  await book.evaluate();
  const still = JSON.stringify(book.book.snapshot());
  await expect(book.restore(last)).rejects.toMatchObject({ reason: { code: "evaluated-since" } });
  expect(JSON.stringify(book.book.snapshot())).toBe(still);
});

test("a cell that is typed into before the write is guarded: it is refused by name", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  book.addin.host.resetTraffic();
  book.addin.host.onRequest = (request) => {
    if (request === 3) colleague.typeInTable(table(book, "Criteria"), 1, "Result", "mine");
  };
  await expect(book.restore(last)).rejects.toMatchObject({ reason: { code: "changed-meanwhile" } });
  book.addin.host.onRequest = undefined;
  expect(columnOf(book.book, "Criteria", "Result")[1]).toBe("mine");
});

test("a table that is sorted in the instant between guard and write is named, and evaluating sets it right", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  const after = results(book)[1] ?? [];
  book.addin.host.resetTraffic();
  book.addin.host.onRequest = (request) => {
    if (request === 4) colleague.sortDown(table(book, "Criteria"), 0);
  };
  const { changedMeanwhile } = await book.restore(last);
  book.addin.host.onRequest = undefined;
  expect(changedMeanwhile.length).toBeGreaterThan(0);
  await book.evaluate();
  expect(columnOf(book.book, "Criteria", "Result")).toEqual([...after].reverse());
});

test("on a protected sheet it is refused by name, and nothing is put back", async () => {
  const book = await twice();
  const last = await book.evaluateOnce();
  colleague.protect(table(book, "Criteria"));
  const still = results(book);
  await expect(book.restore(last)).rejects.toMatchObject({
    reason: { code: "sheet-protected", sheet: "Criteria" },
  });
  expect(results(book)).toEqual(still);
});

test("a write that was cut short is put back as far as it came", async () => {
  const book = await twice();
  const before = results(book);
  let last: LastWrite | undefined;
  book.addin.host.resetTraffic();
  book.addin.host.faultAt = (request) =>
    request === 4 ? { kind: "fail-midway", code: "GeneralException", part: 0.9 } : undefined;
  await expect(
    book.evaluate({
      onWriting: (write) => {
        last = write;
      },
    }),
  ).rejects.toMatchObject({ reason: { code: "host-refused" } });
  book.addin.host.faultAt = undefined;
  if (last === undefined) throw new Error("nothing was to be written");
  await book.restore(last);
  expect(results(book)).toEqual(before);
});

test("results beside a plain range are emptied where they stand", async () => {
  const opened = await openSheets(READINESS);
  const book = restorable(opened);
  const last = await book.evaluateOnce({ checklist: await onlyChoice(opened) });
  const before = shown(book, "Readiness") as Record<string, { value?: unknown }>;
  const filled = Object.values(before).filter(({ value }) => value === "Met").length;
  expect(filled).toBeGreaterThan(0);
  const { emptied, left } = await book.restore(last);
  const after = shown(book, "Readiness") as Record<string, { value?: unknown }>;
  expect(Object.values(after).filter(({ value }) => value === "Met")).toEqual([]);
  expect([emptied, left]).toEqual([2, []]);
  await book.evaluate();
  expect(shown(book, "Readiness")).toEqual(before);
});
