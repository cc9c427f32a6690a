import { createSheets } from "../../src/workflows/createSheets";
import { colleague } from "../excel";
import { closeBooks, openBook } from "../workflows/book";
import { firstEvaluation } from "./workflows";

afterEach(closeBooks);

test("where Excel numbers new columns otherwise, the record is corrected and every column is known again", async () => {
  const { book, evaluate, syncs } = await openBook(firstEvaluation.tables);
  for (const table of book.tables) {
    table.newColumnId = () => Math.max(...table.columns.map(({ id }) => id)) + 5;
  }
  await evaluate();
  expect(syncs()).toBe(5);
  const columns = book.tables.map((table) => table.columns.map(({ name }) => name));
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
  expect(book.tables.map((table) => table.columns.map(({ name }) => name))).toEqual(columns);
});

test("a column that a write cut short has made is still ours when the user renames it after the next evaluation", async () => {
  const { book, addin, evaluate } = await openBook(firstEvaluation.tables);
  addin.host.faultAt = (request) =>
    request === 4 ? { kind: "fail-midway", code: "GeneralException", part: 0.9 } : undefined;
  await expect(evaluate()).rejects.toMatchObject({ reason: { code: "host-refused" } });
  addin.host.faultAt = undefined;
  await evaluate();
  const criteria = book.table("Criteria");
  const result = criteria?.columns.find(({ name }) => name === "Result");
  if (result === undefined) throw new Error("there is no Result");
  result.name = "Our result";
  criteria?.writeHeaders();
  await evaluate();
  expect(criteria?.columns.filter(({ name }) => /result/i.test(name)).map(({ name }) => name)).toEqual(["Our result"]);
});

test("what a cut-short making of the sheets has left stays where somebody has typed there", async () => {
  const { book, addin, workbook } = await openBook([]);
  addin.host.faultAt = (request) =>
    request === 3 ? { kind: "fail-midway", code: "GeneralException", part: 0.1 } : undefined;
  await expect(createSheets(workbook)).rejects.toMatchObject({ reason: { code: "host-refused" } });
  addin.host.faultAt = undefined;
  const [half] = book.sheets.filter(({ customProperties }) => customProperties.size > 0);
  if (half === undefined) throw new Error("nothing was left");
  book.setCell(`${half.name}!A30`, "mine");
  await createSheets(workbook);
  expect(book.cell(`${half.name}!A30`).value).toBe("mine");
  expect(book.sheets.some(({ customProperties }) => customProperties.has("ScaleTransition.making"))).toBe(false);
  expect(await createSheets(workbook)).toEqual([]);
});

test("a report sheet that is protected after the guard stops a write that had begun, and says so", async () => {
  const { book, addin, evaluate } = await openBook(firstEvaluation.tables);
  await evaluate();
  book.setCell("Criteria!D2", 10);
  addin.host.resetTraffic();
  addin.host.onRequest = (request) => {
    if (request === 4) colleague.protectSheetOf(book, "Gate report");
  };
  await expect(evaluate()).rejects.toMatchObject({
    reason: { code: "interrupted", because: { code: "sheet-protected", sheet: "Gate report" }, cells: 0 },
  });
  addin.host.onRequest = undefined;
  colleague.unprotectAll(book);
  const { findings } = await evaluate();
  expect(findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("a table that grows after the guard stops a write before it begins, and nothing is written", async () => {
  const { book, addin, evaluate } = await openBook(firstEvaluation.tables);
  await evaluate();
  book.setCell("Criteria!D2", 10);
  const criteria = book.table("Criteria");
  if (criteria === undefined) throw new Error("there are no criteria");
  addin.host.resetTraffic();
  addin.host.onRequest = (request) => {
    if (request === 4) colleague.insertRow(criteria, 1, ["New", "A new one"]);
  };
  await expect(evaluate()).rejects.toMatchObject({ reason: { code: "changed-meanwhile" } });
});
