import { draftRisk } from "../../src/workflows/draftRisk";
import { AUDIT_BOOK } from "./auditBook";
import { closeBooks, columnOf, openBook } from "./book";
import { RISKS } from "./riskBook";

afterEach(closeBooks);

test("a draft names its cause, is marked, says nothing of probability or cost, and one undo takes it back", async () => {
  const { book, workbook, evaluate } = await openBook([RISKS, ...AUDIT_BOOK]);
  expect((await evaluate()).register?.risks.withoutRisk.map(({ key }) => key)).toEqual(["A1"]);
  const before = book.table("Risks")?.area.rows;
  expect(await draftRisk(workbook, "a1")).toEqual({ sheet: "Risks", row: 5, column: 1 });
  expect(columnOf(book, "Risks", "ID")).toEqual(["R1", "R2", "R3", "R4", "R5"]);
  expect(columnOf(book, "Risks", "Risk")[4]).toBe(
    "Draft: “One nurse answers every call” no longer holds at the new scale",
  );
  expect(columnOf(book, "Risks", "Cause")[4]).toBe("A1");
  expect(columnOf(book, "Risks", "Owner")[4]).toBe("Pia");
  expect(columnOf(book, "Risks", "Probability")[4]).toBeUndefined();
  const { register } = await evaluate({ write: false });
  expect(register?.risks.withoutRisk).toEqual([]);
  expect(register?.risks.counts).toEqual({ quantified: 2, unquantified: 2, closed: 1 });
  expect(book.undo()).toBe(true);
  expect(book.table("Risks")?.area.rows).toBe(before);
});

test("the table is made where there is none; what is no assumption gets no draft", async () => {
  const { book, workbook } = await openBook(AUDIT_BOOK);
  expect(await draftRisk(workbook, "A9")).toBeUndefined();
  expect(await draftRisk(workbook, "A1")).toEqual({ sheet: "Risks", row: 1, column: 1 });
  expect(columnOf(book, "Risks", "ID")[0]).toBe("R1");
});
