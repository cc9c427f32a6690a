import { openBench, type Bench } from "./testSupport";
import { openWorkbook, saveWorkbook } from "./index";

/** A table A1:C4 of amounts, prices and an empty column. */
describe("a calculated column", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C4").values = [
        ["Amount", "Price", "Total"],
        [1, 10, ""],
        [2, 20, ""],
        [3, 30, ""],
      ];
      sheet.tables.add("A1:C4", true).name = "Orders";
      await context.sync();
    });
  });
  afterEach(() => {
    bench.close();
  });

  const column = (letter: string, from = 2, to = 4): unknown[] =>
    Array.from({ length: to - from + 1 }, (_unused, index) => {
      const { formula, value } = bench.workbook.cell(`Sheet1!${letter}${from + index}`);
      return formula ?? value;
    });
  const write = (address: string, values: unknown[][]): Promise<void> =>
    bench.run(async (context, sheet) => {
      sheet.getRange(address).formulas = values;
      await context.sync();
    });

  it("is made by a formula in one cell of an empty column, which then fills the column", async () => {
    await write("C3", [["=[@Amount]*[@Price]"]]);
    expect(column("C")).toEqual(["=[@Amount]*[@Price]", "=[@Amount]*[@Price]", "=[@Amount]*[@Price]"]);
    expect(bench.workbook.cell("Sheet1!C4").value).toBe(90);
  });

  it("adapts references to cells row by row", async () => {
    await write("C3", [["=A3*B3"]]);
    expect(column("C")).toEqual(["=A2*B2", "=A3*B3", "=A4*B4"]);
  });

  it("is made by one formula written to the whole column, and fills new rows", async () => {
    await write("C2:C4", [["=A2+B2"], ["=A3+B3"], ["=A4+B4"]]);
    await bench.run(async (context) => {
      context.workbook.tables.getItem("Orders").rows.add(undefined, [[4, 40, null as unknown as string]]);
      await context.sync();
    });
    expect(column("C", 5, 5)).toEqual(["=A5+B5"]);
    bench.workbook.setCell("Sheet1!A6", 5);
    expect(column("C", 6, 6)).toEqual(["=A6+B6"]);
  });

  it("fills rows that are inserted within the table, sheet rows included", async () => {
    await write("C2", [["=A2+B2"]]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("3:3").insert("Down");
      context.workbook.tables.getItem("Orders").rows.add(0);
      await context.sync();
    });
    expect(column("C", 2, 6)).toEqual(["=A2+B2", "=A3+B3", "=A4+B4", "=A5+B5", "=A6+B6"]);
  });

  it("is not made where the column holds something else", async () => {
    await write("C4", [["mine"]]);
    await write("C2", [["=A2+B2"]]);
    expect(column("C")).toEqual(["=A2+B2", "", "mine"]);
    await bench.run(async (context) => {
      context.workbook.tables.getItem("Orders").rows.add(undefined, [[4, 40, null as unknown as string]]);
      await context.sync();
    });
    expect(column("C", 5, 5)).toEqual([""]);
  });

  it("is changed as a whole by another formula in one cell, unless it has exceptions", async () => {
    await write("C2", [["=A2+B2"]]);
    await write("C4", [["=A4-B4"]]);
    expect(column("C")).toEqual(["=A2-B2", "=A3-B3", "=A4-B4"]);
    await write("C3", [["typed"]]);
    await write("C4", [["=A4*2"]]);
    expect(column("C")).toEqual(["=A2-B2", "typed", "=A4*2"]);
  });

  it("is one no more when values are written over all of it", async () => {
    await write("C2", [["=A2+B2"]]);
    await write("C2:C4", [[1], [2], [3]]);
    bench.workbook.setCell("Sheet1!A5", 5);
    expect(column("C", 2, 5)).toEqual([1, 2, 3, ""]);
  });

  it("follows renamed columns, moved cells and a deleted first row, and survives a file", async () => {
    await write("C2", [["=[@Amount]*$F$1+B2"]]);
    await bench.run(async (context, sheet) => {
      const table = context.workbook.tables.getItem("Orders");
      table.columns.getItem("Amount").name = "Number";
      sheet.getRange("1:1").insert("Down");
      table.rows.getItemAt(0).delete();
      await context.sync();
    });
    bench.host.show(await openWorkbook(await saveWorkbook(bench.workbook)));
    await bench.run(async (context) => {
      context.workbook.tables.getItem("Orders").rows.add(undefined, [[4, 40, null as unknown as string]]);
      await context.sync();
      const body = context.workbook.tables.getItem("Orders").getDataBodyRange().load("formulas");
      await context.sync();
      expect(body.formulas.map((line) => line[2] as unknown)).toEqual([
        "=[@Number]*$F$2+B3",
        "=[@Number]*$F$2+B4",
        "=[@Number]*$F$2+B5",
      ]);
    });
  });
});
