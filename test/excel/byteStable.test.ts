import { openWorkbook, saveWorkbook, type Workbook } from "./index";
import { openBench, type Bench } from "./testSupport";

/** A saved file that is opened and saved again without a change is the same, byte for byte. */
describe("a saved file opened and saved again", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => {
    bench.close();
  });

  async function again(workbook: Workbook): Promise<boolean[]> {
    const saved = await saveWorkbook(workbook);
    const second = await openWorkbook(saved);
    const unchanged = Buffer.compare(saved, await saveWorkbook(second)) === 0;
    // A change that is taken back makes every formula calculate anew.
    second.setCell("Sheet1!Z99", 1);
    second.setCell("Sheet1!Z99", "");
    const changedBack = await saveWorkbook(second);
    const third = await openWorkbook(changedBack);
    return [unchanged, Buffer.compare(changedBack, await saveWorkbook(third)) === 0];
  }

  it("is the same with tables, formulas, filters, rules, charts, comments and settings", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C4").formulas = [
        ["Name", "N", "Double"],
        ["a", 1, "=[@N]*2"],
        ["b", "1/2/2026", "=B3*2"],
        ["_x000D_", "50%", "=LET(x,1,x&B4)"],
      ];
      const table = sheet.tables.add("A1:C4", true);
      table.columns.getItemAt(0).filter.applyValuesFilter(["a", "b"]);
      table.showTotals = true;
      sheet.getRange("E1").formulas = [["=SEQUENCE(3)"]];
      sheet.getRange("F1").formulas = [["=SUM(E1#)"]];
      sheet.getRange("G1:G9").format.fill.color = "#FFCC00";
      sheet.getRange("H:H").format.columnWidth = 90;
      sheet.getRange("I5").format.font.bold = true;
      const numbers = sheet.getRange("E1:E9").conditionalFormats;
      for (const kind of ["DataBar", "ColorScale", "IconSet"] as const) numbers.add(kind);
      numbers.add("DataBar").priority = 2;
      sheet.getRange("B2:B4").dataValidation.rule = { decimal: { formula1: 0, formula2: 9, operator: "Between" } };
      sheet.comments.add("A2", "first\r\nsecond _x000D_ third");
      sheet.charts.add("ColumnClustered", sheet.getRange("A1:B4"));
      sheet.freezePanes.freezeRows(1);
      context.workbook.names.add("Rate", sheet.getRange("B2"));
      context.workbook.settings.add("k", { v: [1, "a\nb"] });
      context.workbook.customXmlParts.add("<a xmlns='urn:x'>1</a>");
      context.workbook.worksheets.add("Second").getRange("B2").values = [[true]];
      await context.sync();
    });
    expect(await again(bench.workbook)).toEqual([true, true]);
  });

  it("keeps the words of a comment however often it is saved", async () => {
    await bench.run(async (context, sheet) => {
      sheet.comments.add("A1", "first\r\nsecond _x000D_ third");
      await context.sync();
    });
    let { workbook } = bench;
    for (let round = 0; round < 3; round++) workbook = await openWorkbook(await saveWorkbook(workbook));
    expect(workbook.sheets[0]?.comments[0]?.text).toBe("first\r\nsecond _x000D_ third");
  });
});
