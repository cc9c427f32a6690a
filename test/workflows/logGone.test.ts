import { colleague } from "../excel";
import { closeBooks, columnOf, on, openBook, type Book } from "./book";
import { CRITERIA, GATES } from "./twoGates";

/* The log deleted, emptied or moved: the work goes on, and nobody can fail to see that it is gone. */
afterEach(closeBooks);

const LOG = "EvaluationLog";

/** G1 decided Go while it stood at Go; since then its evidence has become worse, and it keeps its result. */
async function decided(): Promise<Book> {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  open.book.setCell("Gates!E2", "Go");
  open.book.setCell("Gates!F2", on("2026-11-22"));
  await open.evaluate();
  open.book.setCell("Criteria!D2", 40);
  await open.evaluate();
  expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
  return open;
}

const inSheet = async ({ addin }: Book, change: (sheet: Excel.Worksheet) => void): Promise<void> => {
  await addin.Excel.run(async (context) => {
    change(context.workbook.worksheets.getItem("Evaluation log"));
    await context.sync();
  });
};

const rowsOf = ({ book }: Book, ...headers: readonly string[]): readonly (readonly unknown[])[] => {
  const columns = headers.map((header) => columnOf(book, LOG, header));
  const rows = (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? ""));
  return rows.filter((row) => row.some((cell) => cell !== ""));
};

const told = async (open: Book, today = "2026-11-22"): Promise<readonly string[]> => {
  const { findings, messages } = await open.evaluate({ today: on(today) });
  return findings.filter(({ id }) => /^(log|decision)-/.test(id)).map((one) => messages.finding(one));
};

const GONE = /^The log is gone: .* with 3 rows or more, the last one 3-[0-9a-f]{6}\. A new log begins behind it/;
const BEGINNING = /^The beginning of the log is gone: 3 rows or more, the last one 3-[0-9a-f]{6}$/;
const BASIS = "What G1 was decided Go by on 22 Nov 2026 is gone with the beginning of the log";

test.each([
  [
    "deleted with its sheet",
    (open: Book) =>
      inSheet(open, (sheet) => {
        sheet.delete();
      }),
  ],
  [
    "emptied of its rows",
    (open: Book) =>
      inSheet(open, (sheet) => {
        sheet.tables.getItem(LOG).getDataBodyRange().clear("Contents");
      }),
  ],
])("a log that was %s is told apart from missing rows; a new one goes on behind it", async (_, lose) => {
  const open = await decided();
  const last = rowsOf(open, "Row").at(-1)?.[0];
  await lose(open);
  expect(await told(open)).toEqual([
    expect.stringMatching(GONE),
    `${BASIS}; its cells showed Go, and it is evaluated anew`,
  ]);
  expect(rowsOf(open, "Event", "Subject", "Follows")[0]).toEqual(["Decision", "G1", last]);
  // What the cells showed is overwritten, so the new log keeps it in words.
  expect(rowsOf(open, "Detail")[0]?.[0]).toBe(`${BASIS}; its cells showed Go, and it is evaluated anew`);
  expect(rowsOf(open, "Event", "Subject", "Verdict").slice(1)).toEqual([
    ["Evaluation", "G1", "No-go"],
    ["Evaluation", "G2", "No-go"],
  ]);
  expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["No-go", "No-go"]);

  const again = await open.evaluate();
  expect(again.written).toEqual({ cells: 0, sheets: [] });
  expect(await told(open)).toEqual([expect.stringMatching(BEGINNING), BASIS]);
});

test("a gate decided after the log began anew without an evaluation is told as ever", async () => {
  const open = await decided();
  await inSheet(open, (sheet) => {
    sheet.delete();
  });
  await open.evaluate();
  colleague.insertRow(open.book.table("Gates") ?? raise(), 2, ["G3", "Late", "", "Board", "Go", on("2026-11-25")]);
  expect(await told(open, "2026-11-26")).toEqual([
    expect.stringMatching(BEGINNING),
    BASIS,
    "G3 was decided Go on 25 Nov 2026 without an evaluation",
  ]);
});

test("rows deleted from the beginning on are told by how many, a single one further down by its name", async () => {
  const open = await decided();
  const table = open.book.table(LOG) ?? raise();
  colleague.deleteRow(table, 1);
  expect(await told(open)).toEqual([expect.stringMatching(/^The row 2-[0-9a-f]{6} of the log is missing$/)]);
  colleague.deleteRow(table, 0);
  expect((await told(open))[0]).toMatch(/^The beginning of the log is gone: 2 rows or more, the last one 2-/);
});

test("a log that somebody moved to another sheet is still the log, under whatever name", async () => {
  const open = await decided();
  const before = rowsOf(open, "Row");
  await open.addin.Excel.run(async (context) => {
    const { worksheets } = context.workbook;
    const from = worksheets.getItem("Evaluation log").tables.getItem(LOG).getRange();
    from.load("values,rowCount,columnCount");
    await context.sync();
    const to = worksheets.add("Archive").getRangeByIndexes(4, 2, from.rowCount, from.columnCount);
    to.values = (from.values as unknown[][]).map((row) =>
      row.map((value) => (typeof value === "string" && value !== "" ? `'${value}` : value)),
    );
    worksheets.getItem("Evaluation log").delete();
    worksheets.getItem("Archive").tables.add(to, true).name = LOG;
    await context.sync();
  });
  expect(await told(open)).toEqual([]);
  expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
  open.book.setCell("Criteria!D4", 95);
  expect(await told(open)).toEqual([]);
  expect(rowsOf(open, "Row").slice(0, 3)).toEqual(before);
  expect(rowsOf(open, "Row")).toHaveLength(4);
  expect(open.book.sheets.map(({ name }) => name)).not.toContain("Evaluation log");
});

function raise(): never {
  throw new Error("There is no such table");
}
