import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { createSheets } from "../../src/workflows/createSheets";
import { closeBooks, columnOf, openBook } from "./book";

afterEach(closeBooks);

test("makes the sheets with their tables, drop-downs and help; nothing a second time", async () => {
  const { book, workbook, addin } = await openBook([]);
  expect(await createSheets(workbook)).toEqual(["Transition", "Gates", "Criteria", "Waivers"]);
  expect(book.tables.map(({ name }) => name)).toEqual(["Transition", "Gates", "Criteria", "Waivers"]);
  expect(columnOf(book, "Transition", "Setting")).toContain("Pass score");
  expect(book.table("Criteria")?.columns.map(({ name }) => name)).toEqual([
    "Criterion",
    "Gate",
    "Actual",
    "Pass at",
    "Must pass",
    "Owner",
    "Evidence date",
  ]);
  const validation = await addin.Excel.run(async (context) => {
    const gates = context.workbook.tables.getItem("Gates").columns.getItem("Decision");
    const cells = gates.getDataBodyRange().dataValidation.load({ rule: true });
    const help = gates.getHeaderRowRange().dataValidation.load({ prompt: true });
    await context.sync();
    return { rule: cells.rule, prompt: help.prompt };
  });
  expect(validation.rule.list?.source).toBe("Go,Conditional go,Hold,No-go");
  expect(validation.prompt.message).toContain("What the authority decided");
  expect(await createSheets(workbook)).toEqual([]);
});

test("the empty sheets can be evaluated: no gates yet, and no cell is called wrong", async () => {
  const { workbook, evaluate } = await openBook([]);
  await createSheets(workbook);
  const { evaluation, problems } = await evaluate();
  expect(evaluation.gates).toEqual([]);
  expect(problems).toEqual([]);
});

test("a sheet of the user's with the same name stays theirs", async () => {
  const { book, addin, workbook } = await openBook([]);
  await addin.Excel.run(async (context) => {
    context.workbook.worksheets.add("Gates").getRange("A1").values = [["mine"]];
    await context.sync();
  });
  expect(await createSheets(workbook)).toContain("Gates (2)");
  expect(book.cell("Gates!A1").value).toBe("mine");
});

test("only the tables that are missing are made", async () => {
  const { workbook } = await openBook([{ name: "Criteria", headers: ["Criterion", "Actual"], rows: [["a", "Yes"]] }]);
  expect(await createSheets(workbook)).toEqual(["Transition", "Gates", "Waivers"]);
});

test("More columns adds what is missing at the right end, and the results behind it come with the next evaluation", async () => {
  const { book, workbook, evaluate } = await openBook([
    {
      name: "Criteria",
      headers: ["Criterion", "Actual", "Weight"],
      rows: [
        ["a", "Yes", 2],
        ["b", "No", 1],
      ],
    },
  ]);
  expect(await addMoreColumns(workbook)).toBe(7);
  expect(book.table("Criteria")?.columns.map(({ name }) => name)).toEqual([
    "Criterion",
    "Actual",
    "Weight",
    "ID",
    "Area",
    "Operator",
    "Warn at",
    "Applies",
    "Reason not applicable",
    "Evidence",
  ]);
  await evaluate();
  expect(columnOf(book, "Criteria", "Points")).toEqual([1, 0]);
  expect(await addMoreColumns(workbook)).toBe(0);
});
