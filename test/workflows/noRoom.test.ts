import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { Refusal } from "../../src/workflows/refusal";
import { evaluationText } from "../cli/evaluationText";
import { openWorkbook, saveWorkbook } from "../excel";
import { closeBooks, columnOf, openBook, type Book, type TableLiteral } from "./book";
import { valuesOf } from "./checklistBook";
import { CRITERIA, GATES } from "./twoGates";

/*
 * Results at the right end of a table need free cells there. Where there are none they go to a sheet of ours, by cell
 * and ID, and nothing of the user's moves.
 */
afterEach(closeBooks);

const PLAN = "Plan";

/** Gates left of Criteria on one sheet, with `gap` blank columns between them. */
async function sideBySide(gap: number): Promise<Book> {
  const open = await openBook([{ ...GATES, sheet: PLAN }]);
  await addBeside(open, { ...CRITERIA, at: [0, GATES.headers.length + gap] });
  return open;
}

/** A table on a sheet that is there already. */
async function addBeside({ addin }: Book, { name, at = [0, 0], headers, rows }: TableLiteral): Promise<void> {
  await addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem(PLAN);
    const cells = sheet.getRangeByIndexes(at[0], at[1], rows.length + 1, headers.length);
    cells.values = [[...headers], ...rows.map((row) => [...row])];
    sheet.tables.add(cells, true).name = name;
    await context.sync();
  });
  addin.host.resetTraffic();
}

const headersOf = ({ book }: Book, table: string): readonly string[] =>
  book.table(table)?.columns.map(({ name }) => name) ?? [];

const said = async (open: Book): Promise<readonly string[]> => {
  const { findings, messages } = await open.evaluate();
  return findings.filter(({ id }) => id === "results-elsewhere").map((one) => messages.finding(one));
};

const NO_ROOM = "There is no room for results beside the table Gates on Plan; they are on the sheet “Results”";

test("of two tables side by side the left one has its results on our sheet, the right one beside it", async () => {
  const open = await sideBySide(1);
  const gates = valuesOf(open.book, PLAN, "A1:G4");
  const outcome = await open.evaluate();
  expect(outcome.written.sheets).toEqual([PLAN, "Gate report", "Results", "Evaluation log"]);
  expect(headersOf(open, "Gates")).toEqual(GATES.headers);
  expect(valuesOf(open.book, PLAN, "A1:G4")).toEqual(gates);
  expect(open.book.table("Criteria")?.area.column).toBe(7);
  expect(columnOf(open.book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
  expect(valuesOf(open.book, "Results", "A1:A2")).toEqual([
    ["Results"],
    [
      "Of the table Gates on the sheet Plan. Values, not formulas. Delete this sheet to have them there once there is room.",
    ],
  ]);
  const [header, first, second] = valuesOf(open.book, "Results", "A4:H6");
  expect(header).toEqual(["Cell", "ID", "Gate", "Verdict", "Why", "Score", "Range", "To reach go"]);
  expect(first).toEqual(["B2", "G1", "Pilot exit", "Go", expect.any(String), 100, "100.0", ""]);
  expect(second?.slice(0, 4)).toEqual(["B3", "G2", "Region", "No-go"]);
  expect(outcome.findings.find(({ id }) => id === "results-elsewhere")?.facts).toMatchObject({ table: "Gates" });
  expect(evaluationText(outcome)).toContain(NO_ROOM);
  expect((await open.evaluate()).written).toEqual({ cells: 0, sheets: [] });
  expect(await said(open)).toEqual([NO_ROOM]);
});

test("as many blank columns as there are results are room enough, one fewer is none", async () => {
  const enough = await sideBySide(5);
  await enough.evaluate();
  expect(headersOf(enough, "Gates").slice(-5)).toEqual(["Verdict", "Score", "Range", "Why", "To reach go"]);
  expect(enough.book.table("Criteria")?.area.column).toBe(11);
  const tooFew = await sideBySide(4);
  await tooFew.evaluate();
  expect(headersOf(tooFew, "Gates")).toEqual(GATES.headers);
});

const HINDRANCES: Readonly<Record<string, (sheet: Excel.Worksheet) => void>> = {
  "a note in the row of a gate": (sheet) => {
    sheet.getRange("H3").values = [["ask Ann"]];
  },
  "a note in the last column that is needed": (sheet) => {
    sheet.getRange("K1").values = [["ask Ann"]];
  },
  "a merged area without any text": (sheet) => {
    sheet.getRange("J2:L9").merge();
  },
  "a merged area that begins above the table": (sheet) => {
    sheet.getRange("G1:H3").merge();
  },
};

test.each(Object.entries(HINDRANCES))("%s stays where it is", async (_, hinder) => {
  const open = await openBook([CRITERIA, GATES]);
  await open.addin.Excel.run(async (context) => {
    hinder(context.workbook.worksheets.getItem("Gates"));
    await context.sync();
  });
  const { sheets } = open.book.snapshot();
  const before = JSON.stringify(sheets.find(({ name }) => name === "Gates"));
  const { written } = await open.evaluate();
  expect(written.sheets).toEqual(["Criteria", "Gate report", "Results", "Evaluation log"]);
  expect(JSON.stringify(open.book.snapshot().sheets.find(({ name }) => name === "Gates"))).toBe(before);
  expect((await open.evaluate()).written.cells).toBe(0);
});

test("notes above, below and far to the right of the table are no hindrance", async () => {
  const open = await openBook([CRITERIA, { ...GATES, at: [3, 0] }]);
  for (const cell of ["G1", "G3", "G7", "H8", "L4"]) open.book.setCell(`Gates!${cell}`, "note");
  await open.evaluate();
  expect(headersOf(open, "Gates")).toContain("Verdict");
  for (const cell of ["G1", "G3", "G7", "H8", "L4"]) expect(open.book.cell(`Gates!${cell}`).value).toBe("note");
});

test("a protected sheet without columns of ours has its results on our sheet; opened again it says how to have them back", async () => {
  const open = await openBook([GATES, CRITERIA]);
  const criteria = open.book.sheet("Criteria");
  if (criteria === undefined) throw new Error("no sheet");
  criteria.protection = { options: {} };
  expect(await said(open)).toEqual([
    "The sheet Criteria is protected, so no results were written into the table Criteria; they are on the sheet “Results”",
  ]);
  criteria.protection = undefined;
  const stays =
    "The results of the table Criteria on Criteria stay on the sheet “Results”; delete that sheet to have them beside the table Criteria, where there is room now";
  expect(await said(open)).toEqual([stays]);
  expect(headersOf(open, "Criteria")).toEqual(CRITERIA.headers);
  await open.addin.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Results").delete();
    await context.sync();
  });
  expect(await said(open)).toEqual([]);
  expect(columnOf(open.book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
  expect(open.book.sheet("Results")).toBeUndefined();
});

test("several tables without room stand below each other on the one sheet, and follow their tables", async () => {
  const open = await sideBySide(0);
  await open.addin.Excel.run(async (context) => {
    context.workbook.worksheets.getItem(PLAN).getRange("O2").values = [["mine"]];
    await context.sync();
  });
  await open.evaluate();
  expect(valuesOf(open.book, "Results", "A4:E6")).toEqual([
    ["Criteria, on the sheet Plan", "", "", "", ""],
    ["Cell", "ID", "Criterion", "Result", "Why"],
    ["H2", "C1", "Trained", "Met", expect.any(String)],
  ]);
  expect(valuesOf(open.book, "Results", "A10:D12")).toEqual([
    ["Gates, on the sheet Plan", "", "", ""],
    ["Cell", "ID", "Gate", "Verdict"],
    ["B2", "G1", "Pilot exit", "Go"],
  ]);
  open.book.setCell(`${PLAN}!J4`, 95);
  await open.evaluate();
  expect(valuesOf(open.book, "Results", "D8:D13")).toEqual([["Met"], [""], [""], ["Verdict"], ["Go"], ["Go"]]);
  const again = await openBook([], await openWorkbook(await saveWorkbook(open.book)));
  expect((await again.evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("a sheet of results on which nothing stands any more says so", async () => {
  const open = await sideBySide(0);
  await open.evaluate();
  await open.addin.Excel.run(async (context) => {
    context.workbook.tables.getItem("Gates").delete();
    await context.sync();
  });
  await open.evaluate();
  expect(valuesOf(open.book, "Results", "A1:B5")).toEqual([
    ["Results", ""],
    ["No results stand here any more; this sheet can be deleted.", ""],
    ["", ""],
    ["", ""],
    ["", ""],
  ]);
  expect((await open.evaluate()).written.cells).toBe(0);
});

test("a table that keeps some of our columns has them brought up to date, and all results on our sheet", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  await open.addin.Excel.run(async (context) => {
    context.workbook.tables.getItem("Gates").columns.getItem("Why").delete();
    await context.sync();
  });
  open.book.sheet("Gates")?.cells.set(1, 10, "mine");
  open.book.setCell("Criteria!D4", 95);
  await open.evaluate();
  expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["Go", "Go"]);
  expect(headersOf(open, "Gates")).not.toContain("Why");
  expect(valuesOf(open.book, "Results", "B4:E6")).toEqual([
    ["ID", "Gate", "Verdict", "Why"],
    ["G1", "Pilot exit", "Go", expect.any(String)],
    ["G2", "Region", "Go", expect.any(String)],
  ]);
  expect(open.book.cell("Gates!K2").value).toBe("mine");
});

test("what is typed at the right of a table after it was read is never pushed away: nothing is written", async () => {
  const open = await openBook([GATES, CRITERIA]);
  open.addin.host.resetTraffic();
  open.addin.host.onRequest = (request) => {
    if (request === 3) open.book.setCell("Gates!H2", "mine");
  };
  await expect(open.evaluate()).rejects.toEqual(new Refusal({ code: "no-room", table: "Gates", sheet: "Gates" }));
  open.addin.host.onRequest = undefined;
  expect(headersOf(open, "Criteria")).toEqual(CRITERIA.headers);
  expect((await open.evaluate()).written.sheets).toContain("Results");
  expect(open.book.cell("Gates!H2").value).toBe("mine");
});

test("columns that are asked for have no other place: without room they are refused by name", async () => {
  const open = await openBook([GATES, CRITERIA]);
  open.book.setCell("Criteria!J3", "mine");
  const before = JSON.stringify(open.book.snapshot());
  await expect(addMoreColumns(open.workbook)).rejects.toMatchObject({
    reason: { code: "no-room", table: "Criteria", sheet: "Criteria" },
  });
  expect(JSON.stringify(open.book.snapshot())).toBe(before);
});

test("it takes four syncs as ever, and one more where something stands at the right", async () => {
  const free = await openBook([GATES, CRITERIA]);
  await free.evaluate();
  expect(free.syncs()).toBe(4);
  const crowded = await openBook([GATES, CRITERIA]);
  crowded.book.setCell("Gates!H2", "mine");
  await crowded.evaluate();
  expect(crowded.syncs()).toBe(5);
});
