/* eslint-disable @typescript-eslint/no-confusing-void-expression -- each row of the table is one call */

import { openBench, type Bench } from "./testSupport";

/**
 * Calls that Microsoft documents as errors (Excel JavaScript API reference and "Error handling with the
 * application-specific JavaScript APIs"), each with the code it is documented to fail with.
 */
let bench: Bench;
beforeAll(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:B3").values = [
      ["ID", "N"],
      ["a", 1],
      ["b", 2],
    ];
    sheet.tables.add("A1:B3", true).name = "Items";
    sheet.getRange("E1:F2").merge();
    sheet.getRange("XFD1").values = [["edge"]];
    const locked = context.workbook.worksheets.add("Locked");
    locked.getRange("A1").values = [["locked"]];
    locked.protection.protect();
    const hidden = context.workbook.worksheets.add("Hidden");
    hidden.visibility = "Hidden";
    await context.sync();
  });
});
afterAll(() => {
  bench.close();
});

type Call = (context: Excel.RequestContext, sheet: Excel.Worksheet) => unknown;

const table = (context: Excel.RequestContext): Excel.Table => context.workbook.tables.getItem("Items");
const locked = (context: Excel.RequestContext): Excel.Worksheet => context.workbook.worksheets.getItem("Locked");

const CALLS: [rule: string, code: string, call: Call][] = [
  [
    "a sheet that is not there",
    "ItemNotFound",
    (context) => context.workbook.worksheets.getItem("Nowhere").load("name"),
  ],
  ["a table that is not there", "ItemNotFound", (context) => context.workbook.tables.getItem("Nowhere").load("name")],
  ["a column that is not there", "ItemNotFound", (context) => table(context).columns.getItem("Nowhere").load("name")],
  ["a setting that is not there", "ItemNotFound", (context) => context.workbook.settings.getItem("none").load("value")],
  [
    "ranges that do not meet",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("A1").getIntersection("C3").load("address"),
  ],
  [
    "a text that is not found",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("A1:B3").find("zebra", {}).load("address"),
  ],
  ["a text found nowhere on the sheet", "ItemNotFound", (_c, sheet) => sheet.findAll("zebra", {}).load("address")],
  [
    "special cells that do not exist",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("A1:B3").getSpecialCells("Formulas").load("address"),
  ],
  [
    "the sheet after the last",
    "ItemNotFound",
    (context) => context.workbook.worksheets.getLast().getNext().load("name"),
  ],
  ["the sheet before the first", "ItemNotFound", (_c, sheet) => sheet.getPrevious().load("name")],
  [
    "the range of a filter that is not there",
    "ItemNotFound",
    (_c, sheet) => sheet.autoFilter.getRange().load("address"),
  ],
  [
    "a table at a place beyond the last",
    "InvalidArgument",
    (context) => context.workbook.tables.getItemAt(9).load("name"),
  ],
  ["a row at a place beyond the last", "InvalidArgument", (context) => table(context).rows.getItemAt(9).load("values")],
  ["an address that is none", "InvalidArgument", (_c, sheet) => sheet.getRange("A1:").load("address")],
  [
    "a range left of the sheet",
    "InvalidArgument",
    (_c, sheet) => sheet.getRange("A1").getOffsetRange(0, -1).load("address"),
  ],
  [
    "a range below the sheet",
    "InvalidArgument",
    (_c, sheet) => sheet.getRangeByIndexes(1_048_576, 0, 1, 1).load("address"),
  ],
  [
    "a range without rows",
    "InvalidArgument",
    (_c, sheet) => sheet.getRange("A1").getResizedRange(-1, 0).load("address"),
  ],
  ["values of another size", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1:H2").values = [[1]])],
  ["lines of different length", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1:I2").values = [[1, 2], [3]])],
  ["formats of another size", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1:H2").numberFormat = [["0", "0"]])],
  ["formulas of another size", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1:H2").formulas = [["=1"]])],
  ["a formula that is not complete", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1").formulas = [["=SUM("]])],
  [
    "an R1C1 formula off the sheet",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").formulasR1C1 = [["=R[-1]C"]]),
  ],
  [
    "more than 32,767 characters",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").values = [["x".repeat(32_768)]]),
  ],
  [
    "a number format in an unclosed quote",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").numberFormat = [['0 "kg']]),
  ],
  [
    "a number format of a word without quotes",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").numberFormat = [["0 kg"]]),
  ],
  [
    "a number format of five sections",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").numberFormat = [["0;0;0;@;0"]]),
  ],
  [
    "a number format in a colour that is none",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").numberFormat = [["[Greenish]0"]]),
  ],
  [
    "a validation between one number",
    "InvalidArgument",
    (_c, sheet) => (sheet.getRange("H1").dataValidation.rule = { wholeNumber: { formula1: 1, operator: "Between" } }),
  ],
  [
    "a validation not between a number and nothing",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("H1").dataValidation.rule = { decimal: { formula1: 1, formula2: "", operator: "NotBetween" } }),
  ],
  [
    "a validation by a word",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("H1").dataValidation.rule = { textLength: { formula1: "ten", operator: "EqualTo" } }),
  ],
  [
    "a validation by a date that is none",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("H1").dataValidation.rule = { date: { formula1: "tomorrow", operator: "GreaterThan" } }),
  ],
  [
    "a conditional format between one number",
    "InvalidArgument",
    (_c, sheet) =>
      (sheet.getRange("H1").conditionalFormats.add("CellValue").cellValue.rule = {
        formula1: "1",
        operator: "Between",
      }),
  ],
  ["a colour that is none", "InvalidArgument", (_c, sheet) => (sheet.getRange("H1").format.fill.color = "greenish")],
  ["a sheet name with a forbidden character", "InvalidArgument", (context) => context.workbook.worksheets.add("a/b")],
  ["a sheet name of 32 characters", "InvalidArgument", (context) => context.workbook.worksheets.add("x".repeat(32))],
  ["a sheet name between apostrophes", "InvalidArgument", (context) => context.workbook.worksheets.add("'a'")],
  ["the reserved sheet name History", "InvalidArgument", (_c, sheet) => (sheet.name = "History")],
  ["a sheet name in use", "ItemAlreadyExists", (context) => context.workbook.worksheets.add("LOCKED")],
  ["a sheet moved beyond the last", "InvalidArgument", (_c, sheet) => (sheet.position = 9)],
  ["a table name with a space", "InvalidArgument", (context) => (table(context).name = "My table")],
  ["a table name that is an address", "InvalidArgument", (context) => (table(context).name = "AB12")],
  ["a table over another", "MergedRangeConflict", (_c, sheet) => sheet.tables.add("B2:C4", true)],
  ["a table over merged cells", "MergedRangeConflict", (_c, sheet) => sheet.tables.add("E1:F3", true)],
  ["merging cells of a table", "MergedRangeConflict", (_c, sheet) => sheet.getRange("A2:B2").merge()],
  ["a table resized off its header row", "InvalidArgument", (context) => table(context).resize("A2:B4")],
  ["rows of another width", "InvalidArgument", (context) => table(context).rows.add(undefined, [["c", 3, 4]])],
  ["rows added beyond the last", "InvalidArgument", (context) => table(context).rows.add(9, [["c", 3]])],
  [
    "a column of another height",
    "InvalidArgument",
    (context) => table(context).columns.add(-1, [["X"], [1], [2], [3]]),
  ],
  ["a sort by a column outside", "InvalidArgument", (context) => table(context).sort.apply([{ key: 2 }])],
  ["the totals row of a table without", "ItemNotFound", (context) => table(context).getTotalRowRange().load("address")],
  [
    "a top filter of no items",
    "InvalidArgument",
    (context) => table(context).columns.getItem("N").filter.applyTopItemsFilter(0),
  ],
  [
    "a percentage above 100",
    "InvalidArgument",
    (context) => table(context).columns.getItem("N").filter.applyTopPercentFilter(101),
  ],
  [
    "a filter column outside the range",
    "InvalidArgument",
    (_c, sheet) => sheet.autoFilter.apply(sheet.getRange("H1:I3"), 2),
  ],
  [
    "duplicates by a column outside",
    "InvalidArgument",
    (_c, sheet) => sheet.getRange("H1:I3").removeDuplicates([2], false).load(),
  ],
  ["a fill that leaves out its source", "InvalidArgument", (_c, sheet) => sheet.getRange("H1").autoFill("I1:I4")],
  ["a copy beyond the sheet's edge", "InvalidArgument", (_c, sheet) => sheet.getRange("A1048576").copyFrom("H1:H2")],
  [
    "an edge in no direction",
    "InvalidArgument",
    (_c, sheet) =>
      sheet
        .getRange("A1")
        .getRangeEdge("Sideways" as "Left")
        .load("address"),
  ],
  ["shifting part of a table", "InsertDeleteConflict", (_c, sheet) => sheet.getRange("A2").insert("Down")],
  ["pushing filled cells off the sheet", "NonBlankCellOffSheet", (_c, sheet) => sheet.getRange("H1").insert("Right")],
  ["writing to a locked cell", "AccessDenied", (context) => (locked(context).getRange("A1").values = [[1]])],
  [
    "formatting on a protected sheet",
    "AccessDenied",
    (context) => (locked(context).getRange("A1").format.font.bold = true),
  ],
  ["inserting rows on a protected sheet", "AccessDenied", (context) => locked(context).getRange("1:1").insert("Down")],
  [
    "replacing on a protected sheet",
    "AccessDenied",
    (context) => locked(context).getRange("A1").replaceAll("locked", "x", {}),
  ],
  ["moving from a protected sheet", "AccessDenied", (context) => locked(context).getRange("A1").moveTo("B1")],
  ["filtering a protected sheet", "AccessDenied", (context) => locked(context).autoFilter.apply("A1:A2")],
  ["protecting twice", "InvalidOperation", (context) => locked(context).protection.protect()],
  [
    "activating a hidden sheet",
    "InvalidOperation",
    (context) => context.workbook.worksheets.getItem("Hidden").activate(),
  ],
  ["six million values at once", "RangeExceedsLimit", (_c, sheet) => sheet.getRange("A:F").load("values")],
  [
    "invalid cells where all are valid",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("K1").dataValidation.getInvalidCells().load("address"),
  ],
  [
    "precedents of a cell without a formula",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("K1").getPrecedents().load("addresses"),
  ],
  [
    "dependents of a cell nobody names",
    "ItemNotFound",
    (_c, sheet) => sheet.getRange("K1").getDirectDependents().load("addresses"),
  ],
  ["a comment on several cells", "InvalidArgument", (_c, sheet) => sheet.comments.add("K1:K2", "text")],
  [
    "a comment where there is none",
    "ItemNotFound",
    (context) => context.workbook.comments.getItemByCell("Sheet1!K1").load("id"),
  ],
  ["whole columns grouped by rows", "InvalidArgument", (_c, sheet) => sheet.getRange("K:L").group("ByRows")],
  [
    "the spill of more than one cell",
    "InvalidArgument",
    (_c, sheet) => sheet.getRange("K1:K2").getSpillingToRange().load("address"),
  ],
  [
    "a custom property that is not there",
    "ItemNotFound",
    (context) => context.workbook.properties.custom.getItem("none").load("value"),
  ],
  [
    "a custom XML part that is not there",
    "ItemNotFound",
    (context) => context.workbook.customXmlParts.getItem("{none}").load("id"),
  ],
  ["a style that is not there", "ItemNotFound", (context) => context.workbook.styles.getItem("none").load("name")],
];

describe("calls that Excel documents as errors", () => {
  it.each(CALLS)("refuses %s: %s", async (_rule, code, call) => {
    const refused = await bench.refusal(call);
    expect(refused.code).toBe(code);
  });

  it("refuses to use a range whose cells were deleted", async () => {
    const refused = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("J9");
      range.load("address");
      await context.sync();
      sheet.getRange("J9").delete("Up");
      range.load("values");
      return context.sync().then(
        () => "",
        (error: unknown) => (error as OfficeExtension.Error).code,
      );
    });
    expect(refused).toBe("InvalidReference");
  });
});
