import type { Workbook } from "../../src/workflows/workbook";
import { draftRedesign } from "../../src/workflows/draftRedesign";
import { ASSUMPTIONS, AUDIT_BOOK, OPERATING_MODEL } from "./auditBook";
import { closeBooks, columnOf, openBook } from "./book";

afterEach(closeBooks);

test("a draft names what it replaces, is marked, covers nothing yet, and one undo takes it back", async () => {
  const { book, workbook, evaluate } = await openBook(AUDIT_BOOK);
  const before = book.table("OperatingModel")?.area.rows;
  const cell = await draftRedesign(workbook, "a2", "en");
  expect(cell).toEqual({ sheet: "OperatingModel", row: 2, column: 1 });
  expect(columnOf(book, "OperatingModel", "ID")).toEqual(["E1", "E2"]);
  expect(columnOf(book, "OperatingModel", "Element")[1]).toBe("Draft: in place of “Sites know each other”");
  expect(columnOf(book, "OperatingModel", "Kind")[1]).toBe("Interface");
  expect(columnOf(book, "OperatingModel", "Target design")[1]).toBe("Draft: to be designed");
  expect(columnOf(book, "OperatingModel", "Replaces")[1]).toBe("A2");
  expect(columnOf(book, "OperatingModel", "State")[1]).toBe("Planned");
  expect(columnOf(book, "OperatingModel", "Owner")[1]).toBeUndefined();
  const { audit } = await evaluate({ write: false });
  expect(audit.audit?.assumptions.map(({ covered, redesigns }) => [covered, redesigns.map(({ key }) => key)])).toEqual([
    ["No", ["E1"]],
    ["No", ["E2"]],
  ]);
  expect(book.undo()).toBe(true);
  expect(book.table("OperatingModel")?.area.rows).toBe(before);
});

test("a blank row is filled before one is added, in two syncs beside the two of reading", async () => {
  const blank = { ...OPERATING_MODEL, rows: [...OPERATING_MODEL.rows, ["", "", "", "", "", "", "", "", ""]] };
  const { book, workbook, syncs } = await openBook([ASSUMPTIONS, blank]);
  await draftRedesign(workbook, "A1", "en");
  expect(syncs()).toBe(4);
  expect(columnOf(book, "OperatingModel", "ID")).toEqual(["E1", "E2"]);
});

test("a row that somebody typed into meanwhile is not written over", async () => {
  const blank = { ...OPERATING_MODEL, rows: [...OPERATING_MODEL.rows, ["", "", "", "", "", "", "", "", ""]] };
  const { book, workbook } = await openBook([ASSUMPTIONS, blank]);
  const meanwhile: Workbook = {
    ...workbook,
    addRow: (...row) => {
      book.setCell("OperatingModel!B3", "Somebody's");
      return workbook.addRow(...row);
    },
  };
  await expect(draftRedesign(meanwhile, "A1", "en")).rejects.toMatchObject({ reason: { code: "changed-meanwhile" } });
  expect(columnOf(book, "OperatingModel", "ID")).toEqual(["E1", undefined]);
});

test("without the table it is made first; an assumption that is gone gets no draft", async () => {
  const { book, workbook } = await openBook([ASSUMPTIONS]);
  expect(await draftRedesign(workbook, "A1", "en")).toEqual({ sheet: "OperatingModel", row: 1, column: 1 });
  expect(columnOf(book, "OperatingModel", "ID")[0]).toBe("E1");
  expect(await draftRedesign(workbook, "A9", "en")).toBeUndefined();
});
