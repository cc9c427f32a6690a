import { paneWordsFor } from "../../src/messages/pane";
import { canShowOnly } from "../../src/taskpane/paneState";
import { Refusal } from "../../src/workflows/refusal";
import { colleague } from "../excel";
import { closeBooks, columnOf, openBook, type Book } from "./book";
import { CRITERIA, GATES } from "./twoGates";

/** Where only the writing is refused the verdicts can be shown, and the refusal says what to do. */

afterEach(closeBooks);

const words = paneWordsFor("en-GB");

function protect({ book }: Book): Promise<void> {
  const criteria = book.table("Criteria");
  if (criteria === undefined) throw new Error("there are no criteria");
  colleague.protect(criteria);
  return Promise.resolve();
}

function openReadOnly({ book }: Book): Promise<void> {
  book.readOnly = true;
  return Promise.resolve();
}

test.each([
  ["sheet-protected", protect],
  ["read-only", openReadOnly],
])("%s: refused in words, and shown without writing", async (code, hinder) => {
  const book = await openBook([GATES, CRITERIA]);
  // Our columns stand there, and are to change.
  await book.evaluate();
  const criteria = book.book.table("Criteria");
  if (criteria === undefined) throw new Error("there are no criteria");
  colleague.typeInTable(criteria, 0, "Actual", 1);
  await hinder(book);
  const before = JSON.stringify(book.book.snapshot());
  const refused: unknown = await book.evaluate().catch((error: unknown) => error);
  if (!(refused instanceof Refusal)) throw new Error("it was not refused");
  expect(refused.reason.code).toBe(code);
  expect(canShowOnly(refused.reason)).toBe(true);
  expect(words.refusal(refused.reason).steps.join(" ")).toMatch(/In Excel|move what stands/);
  const { evaluation, written } = await book.evaluate({ write: false });
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["No-go", "No-go"]);
  expect(written.cells).toBe(0);
  expect(JSON.stringify(book.book.snapshot())).toBe(before);
});

test("a filtered table is no hindrance: rows that are hidden get their results too", async () => {
  const book = await openBook([GATES, CRITERIA]);
  await book.addin.Excel.run(async (context) => {
    context.workbook.tables.getItem("Criteria").columns.getItem("ID").filter.applyValuesFilter(["C1"]);
    await context.sync();
  });
  await book.evaluate();
  expect(columnOf(book.book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
});
