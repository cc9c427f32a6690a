import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { newWorkbook, openWorkbook, saveWorkbook, type Workbook } from "../excel";
import { openHeadless, type Headless } from "../cli/headless";
import { cultureOf } from "../excel/model/culture";
import { columnOf, nextBook, on, type Book, type Cell } from "./book";
import { onlyChoice, openSheets } from "./checklistBook";

/*
 * Sheets as people have them, the long way: .xlsx → stand-in → adapter → evaluation → .xlsx. Each differs in one mess from
 * one clean workbook, and says what that mess changes; a second evaluation of the saved file writes nothing.
 */

type Row = readonly Cell[];

interface Mess {
  /** What is different about the workbook. */
  readonly title: string;
  /** The criteria with their header row; left out: the clean ones. */
  readonly criteria?: readonly Row[];
  /** Made with the workbook before it is saved. */
  readonly change?: (book: Workbook, sheet: Excel.Worksheet, table: Excel.Table) => void;
  readonly culture?: string;
  readonly date1904?: boolean;
  readonly results: Readonly<Record<string, string>>;
  /** Codes of the cells that are named. */
  readonly problems?: readonly string[];
  readonly also?: (outcome: GatesOutcome, book: Workbook) => void;
}

const HEADERS = ["ID", "Criterion", "Actual", "Pass at", "Must pass", "Evidence date"];
const DAY = on("2026-11-20");
const CLEAN: readonly Row[] = [
  HEADERS,
  ["C1", "Staff trained", 95, 90, "Yes", DAY],
  ["C2", "Backups restored", "Yes", "Yes", "", DAY],
  ["C3", "Error rate", 7, "<5", "", DAY],
];
const CLEAN_RESULTS = { C1: "Met", C2: "Met", C3: "Not met" };

/** The clean rows with some cells as somebody else wrote them, by address in the range. */
function but(cells: Readonly<Record<string, Cell>>): readonly Row[] {
  return CLEAN.map((row, r) => row.map((cell, c) => cells[`${"ABCDEF".charAt(c)}${r + 1}`] ?? cell));
}

const MESSES: readonly Mess[] = [
  { title: "a clean sheet", results: CLEAN_RESULTS },
  {
    title: "an error value as Actual is No evidence",
    criteria: but({ C2: "=1/0", C4: "=NA()" }),
    results: { C1: "No evidence", C2: "Met", C3: "No evidence" },
  },
  {
    title: "an error value as the name of a row keeps the row",
    criteria: but({ A3: "", B3: "=1/0" }),
    results: { C1: "Met", "": "Met", C3: "Not met" },
  },
  {
    title: "figures as text in the workbook's locale count, with a note",
    culture: "de-DE",
    criteria: but({ C2: "'95,5", D2: "'90,5", C4: "'1.007,5" }),
    results: CLEAN_RESULTS,
    problems: ["number-as-text", "number-as-text", "number-as-text"],
  },
  {
    title: "a figure as text in another locale is no figure",
    culture: "de-DE",
    criteria: but({ C2: "'1,234.5" }),
    results: { ...CLEAN_RESULTS, C1: "No evidence" },
    problems: ["actual-not-a-number"],
  },
  {
    title: "a percentage as text counts beside percentages",
    criteria: but({ C2: "'95 %", D2: "'90%" }),
    results: CLEAN_RESULTS,
    problems: ["number-as-text", "number-as-text"],
  },
  {
    title: "dates as text in the workbook's order of day and month count, with a note",
    culture: "de-DE",
    criteria: but({ F2: "'20.11.2026", F3: "'2026-11-20" }),
    results: CLEAN_RESULTS,
    problems: ["date-as-text", "date-as-text"],
  },
  {
    title: "a date as text that no calendar has counts as blank, so a must-pass is Stale",
    criteria: but({ F2: "'31/31/2026" }),
    results: { ...CLEAN_RESULTS, C1: "Stale" },
    problems: ["not-a-date"],
  },
  {
    title: "IDs as numbers are read as text",
    criteria: but({ A2: 101, A3: 102, A4: 103 }),
    results: { 101: "Met", 102: "Met", 103: "Not met" },
    problems: ["id-as-number", "id-as-number", "id-as-number"],
  },
  {
    title: "stray spaces in headers, IDs, words and figures are no matter",
    criteria: but({ A1: "ID ", C1: " Actual", A2: " C1 ", C3: " yes ", D3: "Yes  ", D4: " < 5 ", E2: "Yes " }),
    results: { " C1 ": "Met", C2: "Met", C3: "Not met" },
  },
  {
    title: "non-breaking spaces are no matter either",
    criteria: but({ C3: "\u00a0Yes\u00a0", B2: "Staff\u00a0trained" }),
    results: CLEAN_RESULTS,
  },
  {
    title: "blank rows between and below are no rows",
    criteria: [...CLEAN.slice(0, 3), ["", "", "", "", "", ""], ...CLEAN.slice(3), ["", "", "", "", "", ""]],
    results: { ...CLEAN_RESULTS, "": "" },
  },
  {
    title: "phantom rows of formulas that show nothing are no rows",
    criteria: [...CLEAN, ['=""', '=""', '=IF(1>2,1,"")', "", "", '=""']],
    results: { ...CLEAN_RESULTS, "": "" },
  },
  {
    title: "formulas in input cells count by what they show, and stay",
    criteria: but({ C2: "=90+5", D2: "=45*2", C3: '=IF(1<2,"Yes","No")', F2: `=${DAY}+0` }),
    results: CLEAN_RESULTS,
    also: (_, book) => {
      expect(book.sheet("Plan")?.cells.formula(2, 3)).toBe("=90+5");
    },
  },
  {
    title: "hidden rows and columns count",
    change: (_, sheet) => {
      sheet.getRange("4:4").rowHidden = true;
      sheet.getRange("D:D").columnHidden = true;
    },
    results: CLEAN_RESULTS,
  },
  {
    title: "rows that a filter hides count",
    change: (_book, _sheet, table) => {
      table.columns.getItem("Must pass").filter.applyValuesFilter(["Yes"]);
    },
    results: CLEAN_RESULTS,
  },
  {
    title: "a sorted table has its results beside their rows",
    change: (_book, _sheet, table) => {
      table.sort.apply([{ key: 0, ascending: false }]);
    },
    results: CLEAN_RESULTS,
    also: (_, book) => {
      expect(columnOf(book, "Criteria", "Result")).toEqual(["Not met", "Met", "Met"]);
    },
  },
  {
    title: "a table and a sheet with names of the user's are found by the headers",
    change: (_book, sheet, table) => {
      table.name = "Tabelle1";
      sheet.name = "Blatt 'A' 1";
    },
    results: CLEAN_RESULTS,
  },
  {
    title: "another table side by side is left alone",
    change: (_book, sheet) => {
      sheet.getRange("N2:O4").values = [
        ["Supplier", "Phone"],
        ["Acme", 1],
        ["Bolt", 2],
      ];
      sheet.tables.add("N2:O4", true).name = "Suppliers";
    },
    results: CLEAN_RESULTS,
  },
  {
    title: "the 1904 date system shows the same days",
    date1904: true,
    criteria: CLEAN.map((row, r) => (r === 0 ? row : row.map((cell, c) => (c === 5 ? Number(cell) - 1462 : cell)))),
    results: CLEAN_RESULTS,
  },
  {
    title: "an X is offered as Yes, never assumed",
    criteria: but({ C3: "X", D3: "" }),
    results: { ...CLEAN_RESULTS, C2: "No evidence" },
    problems: ["word-unknown"],
    also: ({ problems }) => {
      expect(problems[0]?.facts["meant"]).toBe("Yes");
    },
  },
  {
    title: "traffic-light words count without Pass at",
    criteria: but({ C2: "Green", D2: "", C3: "amber", D3: "", C4: "RED", D4: "" }),
    results: { C1: "Met", C2: "Warning", C3: "Not met" },
  },
  {
    title: "a word one letter away is offered, never assumed",
    criteria: but({ C2: "Gren", D2: "", C3: "Doen", D3: "" }),
    results: { C1: "No evidence", C2: "No evidence", C3: "Not met" },
    problems: ["word-unknown", "word-unknown"],
    also: ({ problems }) => {
      expect(problems.map(({ facts }) => facts["meant"])).toEqual(["Green", "Done"]);
    },
  },
  {
    title: "TRUE and FALSE are Yes and No",
    criteria: but({ C2: true, D2: "", C3: false, D3: "", E2: true }),
    results: { C1: "Met", C2: "Not met", C3: "Not met" },
  },
  {
    title: "the same ID twice: the second row is used under a name of its own",
    criteria: but({ A3: "c1" }),
    results: { C1: "Met", c1: "Met", C3: "Not met" },
    problems: ["duplicate-id"],
  },
];

let headless: Headless;
beforeAll(async () => {
  headless = await openHeadless(newWorkbook());
});
afterAll(() => {
  headless.close();
});

const TOP = 1;

async function opened({ criteria = CLEAN, change, culture, date1904 }: Mess): Promise<Book> {
  const book = newWorkbook();
  if (culture !== undefined) book.culture = cultureOf(culture);
  if (date1904 === true) book.date1904 = true;
  await nextBook(headless, [], book);
  await headless.addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Plan");
    sheet.getRange("B1").values = [["Readiness of the second region"]];
    const cells = sheet.getRangeByIndexes(TOP, 1, criteria.length, HEADERS.length);
    cells.formulas = criteria.map((row) => [...row]);
    sheet.getRangeByIndexes(TOP + 1, 6, criteria.length - 1, 1).numberFormat = criteria
      .slice(1)
      .map(() => ["d mmm yyyy"]);
    const table = sheet.tables.add(cells, true);
    table.name = "Criteria";
    await context.sync();
    change?.(book, sheet, table);
    await context.sync();
  });
  const file = await openWorkbook(await saveWorkbook(book));
  if (culture !== undefined) file.culture = cultureOf(culture);
  return nextBook(headless, [], file);
}

function resultsOf(book: Workbook): Readonly<Record<string, Cell>> {
  const table = book.tables.find(({ columns }) => columns.some(({ name }) => name === "Result"));
  if (table === undefined) throw new Error("no table has results");
  const ids = columnOf(book, table.name, table.columns[0]?.name ?? "");
  const results = columnOf(book, table.name, "Result");
  return Object.fromEntries<Cell>(ids.map((id, row): [string, Cell] => [String(blank(id)), blank(results[row])]));
}

/** A cell that was never filled in. */
function blank(value: Cell | undefined): Cell {
  return value ?? "";
}

test.each(MESSES)("$title", async (mess) => {
  const open = await opened(mess);
  const outcome = await open.evaluate();
  const saved = await openWorkbook(await saveWorkbook(open.book));
  if (mess.culture !== undefined) saved.culture = cultureOf(mess.culture);
  expect(resultsOf(saved)).toEqual(mess.results);
  if (mess.problems !== undefined) expect(outcome.problems.map(({ code }) => code)).toEqual(mess.problems);
  mess.also?.(outcome, saved);
  expect((await (await nextBook(headless, [], saved)).evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("a merged header of two rows over a plain range is read as one, and has its results beside it", async () => {
  const book = newWorkbook();
  await nextBook(headless, [], book);
  await headless.addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add("Readiness");
    sheet.getRange("B1").values = [["Go-live readiness"]];
    sheet.getRange("B3:G7").values = [
      ["Ref", "Requirement", "", "Assessment", "", "Owner"],
      ["", "Criterion", "Target", "Status", "Comment", ""],
      ["R1", "Backups are restored in a drill", "Yes", "Yes", "in May", "Ann"],
      ["R2", "On-call rota is staffed", "Yes", "No", "", "Bob"],
      ["R3", "Runbook is reviewed", "Yes", "", "", "Ann"],
    ];
    for (const merged of ["B1:G1", "B3:B4", "C3:D3", "E3:F3", "G3:G4"]) sheet.getRange(merged).merge();
    await context.sync();
  });
  const open = await nextBook(headless, [], await openWorkbook(await saveWorkbook(book)));
  await open.evaluate({ checklist: await onlyChoice(open) });
  const saved = await openWorkbook(await saveWorkbook(open.book));
  const cells = ["H4", "H5", "H6", "H7"].map((cell) => saved.cell(`Readiness!${cell}`).value);
  expect(cells).toEqual(["Result", "Met", "Not met", "No evidence"]);
  expect(saved.sheet("Readiness")?.merges).toHaveLength(5);
  const again = await nextBook(headless, [], saved);
  const { evaluation, written } = await again.evaluate();
  expect(evaluation.criteria.map(({ measured: { row } }) => [row.key, row.owner])).toEqual([
    ["R1", "Ann"],
    ["R2", "Bob"],
    ["R3", "Ann"],
  ]);
  expect(written).toEqual({ cells: 0, sheets: [] });
});

test("a gate that is merged over its rows is the gate of each of them", async () => {
  const rows = [
    ["Ref", "Criterion", "Gate", "Status"],
    ["R1", "Backups are restored", "G1", "Yes"],
    ["R2", "Rota is staffed", "", "No"],
    ["R3", "Runbook is reviewed", "G2", "Yes"],
    ["R4", "Rollback is rehearsed", "", "Yes"],
  ];
  const open = await openSheets({ name: "Readiness", rows });
  const gates = async (): Promise<readonly (readonly [string, number])[]> => {
    const { evaluation } = await open.evaluate({ checklist: await onlyChoice(open) });
    return evaluation.gates.map(({ gate, members }) => [gate.key, members.length]);
  };
  expect(await gates()).toEqual([
    ["G1", 1],
    ["G2", 1],
  ]);
  await open.addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Readiness");
    for (const merged of ["C2:C3", "C4:C5"]) sheet.getRange(merged).merge();
    await context.sync();
  });
  expect(await gates()).toEqual([
    ["G1", 2],
    ["G2", 2],
  ]);
  expect((await open.evaluate()).written.cells).toBe(0);
});
