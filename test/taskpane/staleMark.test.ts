import { localDay } from "../../src/tabular/excelDate";
import { PaneSession } from "../../src/taskpane/paneSession";
import { isStale } from "../../src/taskpane/paneState";
import { paneWordsFor } from "../../src/messages/pane";
import { colleague } from "../excel";
import { closeBooks, openBook, type Book } from "../workflows/book";
import { CRITERIA, GATES } from "../workflows/twoGates";

/** The pane's session on the real client: what it says of edits that Excel tells while a result is shown. */

const NOW = new Date(2026, 10, 22, 14, 3);
const words = paneWordsFor("en-GB");

const sessions: PaneSession[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.stopWatching();
  closeBooks();
});

async function evaluated(): Promise<Book & { readonly session: PaneSession }> {
  const book = await openBook([GATES, CRITERIA]);
  const session = new PaneSession({
    workbook: book.workbook,
    contentLanguage: "en",
    openSample: () => Promise.resolve(),
    version: "test",
    signer: { read: () => "Ann", keep: () => undefined },
    now: () => NOW,
    dayOf: localDay,
    environment: () => "test",
  });
  sessions.push(session);
  await session.evaluate("evaluate");
  return { ...book, session };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What the pane says of so many changes; where none are expected, after longer than a burst takes. */
async function said(session: PaneSession, expected = 0): Promise<readonly string[]> {
  if (expected === 0) await pause(700);
  for (let tries = 0; tries < 200 && session.getState().changes.length < expected; tries += 1) await pause(20);
  const state = session.getState();
  if (!isStale(state)) return [];
  return state.changes.map((change) => `${words.stale.what(change)} ${words.stale.how(change)}`);
}

test("an evaluation's own cells, columns, report and log make no result out of date", async () => {
  const { session } = await evaluated();
  expect(await said(session)).toEqual([]);
  await session.evaluate("evaluate");
  expect(await said(session)).toEqual([]);
});

test("an edit of an input says which cell, from what to what, and whether it was done here or by a colleague", async () => {
  const { session, book } = await evaluated();
  book.setCell("Criteria!D4", 88);
  colleague.type(book, "Criteria!B3", "Watched");
  expect(await said(session, 2)).toEqual([
    "Criteria!D4 changed by you, 14:03: from 70 to 88",
    "Criteria!B3 changed by a colleague, 14:03: from Monitored to Watched",
  ]);
});

test("a cell that holds again what it held is no change", async () => {
  const { session, book } = await evaluated();
  book.setCell("Criteria!D4", 88);
  expect(await said(session, 1)).toHaveLength(1);
  book.setCell("Criteria!D4", 70);
  expect(await said(session)).toEqual([]);
});

test("several cells at once are counted by their sheet, and a date is not told as a figure", async () => {
  const { session, book } = await evaluated();
  const criteria = book.table("Criteria");
  if (criteria === undefined) throw new Error("there are no criteria");
  book.setCell("Gates!C2", 46_400);
  colleague.sortDown(criteria, 0);
  expect(await said(session, 2)).toEqual([
    "Gates!C2 changed by you, 14:03",
    "24 cells in Criteria changed by a colleague, 14:03",
  ]);
});

test("what people type in our columns, beside the tables or on other sheets is no input", async () => {
  const { session, book } = await evaluated();
  const result = book.table("Criteria")?.columns.findIndex(({ name }) => name === "Result") ?? -1;
  book.setCell(`Criteria!${String.fromCharCode(65 + result)}2`, "typed");
  book.setCell("Criteria!AA40", "a note");
  book.setCell("Sheet1!A1", "another");
  expect(await said(session)).toEqual([]);
});

test("a row typed below a table belongs to it", async () => {
  const { session, book } = await evaluated();
  book.setCell("Criteria!B5", "A new one");
  expect(await said(session, 1)).toEqual(["Criteria!B5 changed by you, 14:03: from (blank) to A new one"]);
});

test("rows that come or go above or within the inputs, and a table that is deleted, are said", async () => {
  const { session, book } = await evaluated();
  const [criteria, gates] = [book.table("Criteria"), book.table("Gates")];
  if (criteria === undefined || gates === undefined) throw new Error("a table is missing");
  colleague.insertSheetRow(criteria.sheet, 1);
  colleague.removeTable(gates);
  expect(await said(session, 2)).toEqual([
    "Rows or columns came or went in Criteria by you, 14:03",
    "Gates was deleted by a colleague, 14:03",
  ]);
});

test("an edit costs no request, and evaluating again takes the mark away", async () => {
  const { session, book, syncs } = await evaluated();
  syncs();
  book.setCell("Criteria!D4", 88);
  expect(await said(session, 1)).toHaveLength(1);
  expect(syncs()).toBe(0);
  await session.evaluate("evaluate");
  expect(await said(session)).toEqual([]);
  book.setCell("Criteria!D4", 89);
  expect(await said(session, 1)).toHaveLength(1);
});

test("a closed pane hears nothing, and says so when it is shown again", async () => {
  const { session, book } = await evaluated();
  await session.stopWatching();
  book.setCell("Criteria!D4", 88);
  expect(await said(session)).toEqual([]);
  expect(isStale(session.getState())).toBe(false);
  session.resumed();
  expect(isStale(session.getState())).toBe(true);
  expect(words.stale.line(0)).toBe("May be out of date");
  await session.evaluate("look");
  expect(isStale(session.getState())).toBe(false);
  book.setCell("Criteria!D4", 89);
  expect(await said(session, 1)).toHaveLength(1);
});
