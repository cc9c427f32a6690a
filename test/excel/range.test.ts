import { strFromU8, unzipSync } from "fflate";
import { saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

describe("ranges", () => {
  let bench: Bench;
  beforeAll(async () => {
    bench = await openBench();
  });
  afterAll(() => {
    bench.close();
  });
  beforeEach(async () => {
    await bench.run(async (context, sheet) => {
      const fresh = context.workbook.worksheets.add();
      fresh.activate();
      sheet.delete();
      await context.sync();
      fresh.name = "Data";
      await context.sync();
    });
  });

  it("parses what is written and gives General cells the format of what it read", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:F1");
      range.values = [["1/2/2017", "50%", "'00123", "=1+1", "#N/A", "TRUE"]];
      range.load("values,formulas,numberFormat,text,valueTypes");
      await context.sync();
      return range.toJSON();
    });
    expect(seen).toMatchObject({
      values: [[42737, 0.5, "00123", 2, "#N/A", true]],
      formulas: [[42737, 0.5, "00123", "=1+1", "#N/A", true]],
      numberFormat: [["m/d/yyyy", "0%", "General", "General", "General", "General"]],
      text: [["1/2/2017", "50%", "00123", "2", "#N/A", "TRUE"]],
      valueTypes: [["Double", "Double", "String", "Double", "Error", "Boolean"]],
    });
  });

  it("keeps what is written into cells formatted as text", async () => {
    const values = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:D1");
      range.numberFormat = [["@", "@", "@", "@"]];
      range.values = [["=1+1", 5, "1-2", "'quoted"]];
      range.load("values");
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([["=1+1", "5", "1-2", "quoted"]]);
  });

  it("tells an error value from a text that looks like one", async () => {
    const types = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:B1");
      range.values = [["#N/A", "'#N/A"]];
      range.load("valueTypes");
      await context.sync();
      return range.valueTypes;
    });
    expect(types).toEqual([["Error", "String"]]);
  });

  it("leaves cells alone where null is written, clears them with an empty text, and spreads one value", async () => {
    const values = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C1").values = [[1, 2, 3]];
      sheet.getRange("A1:C1").values = [[null, "", 4]];
      sheet.getRange("A2:C2").values = "x" as unknown as string[][];
      const range = sheet.getRange("A1:C2").load("values");
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([
      [1, "", 4],
      ["x", "x", "x"],
    ]);
  });

  it("refuses arrays of another size and formulas that are not complete", async () => {
    const size = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1:B2").values = [[1]];
    });
    expect(size.code).toBe("InvalidArgument");
    const many = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1:B2000").values = Array.from({ length: 1999 }, () => [1, 2]);
    });
    expect(many.code).toBe("InvalidArgument");
    const formula = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1").formulas = [["=SUM(A2"]];
    });
    expect(formula.code).toBe("InvalidArgument");
  });

  it("finds the ranges around a range", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("B2:C4");
      const found = [
        range.getCell(1, 1),
        range.getRow(2),
        range.getColumn(1),
        range.getOffsetRange(1, -1),
        range.getResizedRange(1, -1),
        range.getColumnsAfter(2),
        range.getRowsBelow(1),
        range.getEntireRow(),
        range.getBoundingRect("E1:E2"),
        range.getIntersectionOrNullObject("C3:Z9"),
        sheet.getRangeByIndexes(0, 2, 2, 1),
        sheet.getCell(4, 0),
      ].map((one) => one.load("address"));
      const nothing = range.getIntersectionOrNullObject("Z9");
      await context.sync();
      return [...found.map(({ address }) => address.replace("Data!", "")), nothing.isNullObject];
    });
    const expected = [
      "C3",
      "B4:C4",
      "C2:C4",
      "A3:B5",
      "B2:B5",
      "D2:E4",
      "B5:C5",
      "2:4",
      "B1:E4",
      "C3:C4",
      "C1:C2",
      "A5",
    ];
    expect(seen).toEqual([...expected, true]);
    const outside = await bench.refusal((_context, sheet) =>
      sheet.getRange("A1").getOffsetRange(-1, 0).load("address"),
    );
    expect(outside.code).toBe("InvalidArgument");
  });

  it("knows the used range, with and without formats", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const none = sheet.getUsedRangeOrNullObject();
      const corner = sheet.getUsedRange().load("address");
      await context.sync();
      sheet.getRange("B2").values = [[1]];
      sheet.getRange("D9").format.fill.color = "#FF0000";
      const all = sheet.getUsedRange().load("address");
      const values = sheet.getUsedRange(true).load("address");
      const below = sheet.getRange("A5:A20").getUsedRangeOrNullObject(true);
      await context.sync();
      return [none.isNullObject, corner.address, all.address, values.address, below.isNullObject];
    });
    expect(seen).toEqual([true, "Data!A1", "Data!B2:D9", "Data!B2", true]);
  });

  it("moves kept ranges, formulas and names of cells when rows and columns come and go", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("B5").values = [["here"]];
      sheet.getRange("D1:D2").formulas = [["=B5"], ["=SUM(B4:B6)"]];
      const kept = sheet.getRange("B5");
      await context.sync();
      sheet.getRange("2:3").insert("Down");
      sheet.getRange("A:A").insert("Right");
      kept.load("address,values");
      const formulas = sheet.getRange("E1:E4").load("formulas");
      await context.sync();
      const first = [kept.address, kept.values, formulas.formulas.flat()];
      sheet.getRange("7:7").delete("Up");
      const deleted = sheet.getRange("E1:E4").load("formulas");
      await context.sync();
      return [...first, deleted.formulas.flat()];
    });
    expect(seen).toEqual(["Data!C7", [["here"]], ["=C7", "", "", "=SUM(C6:C8)"], ["=#REF!", "", "", "=SUM(C6:C7)"]]);
  });

  it("answers InvalidReference for a kept range whose cells were deleted", async () => {
    const refused = await bench
      .run(async (context, sheet) => {
        const range = sheet.getRange("A5");
        range.load("address");
        await context.sync();
        sheet.getRange("5:5").delete("Up");
        range.load("values");
        await context.sync();
      })
      .catch((error: unknown) => (error as OfficeExtension.Error).code);
    expect(refused).toBe("InvalidReference");
  });

  it("shifts only the cells in the way of a partial insertion", async () => {
    const values = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        [1, 4],
        [2, 5],
        [3, 6],
      ];
      sheet.getRange("A2").insert("Down");
      sheet.getRange("B1").delete("Up");
      const range = sheet.getRange("A1:B4").load("values");
      await context.sync();
      return range.values as unknown;
    });
    expect(values).toEqual([
      [1, 5],
      ["", 6],
      [2, ""],
      [3, ""],
    ]);
  });

  it("formats cells and tells what a range has in common", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:B2");
      range.format.fill.color = "orange";
      range.format.font.bold = true;
      range.format.horizontalAlignment = "Center";
      range.format.wrapText = true;
      range.format.columnWidth = 100;
      range.format.borders.getItem("EdgeBottom").style = "Double";
      sheet.getRange("B2").format.fill.clear();
      range.load("format/fill/color,format/font/bold,format/wrapText,format/columnWidth,format/horizontalAlignment");
      const edge = range.format.borders.getItem("EdgeBottom").load("style,weight,color");
      const plain = sheet.getRange("B2").load("format/fill/color");
      await context.sync();
      const { format } = range;
      return [
        format.fill.color,
        format.font.bold,
        format.wrapText,
        format.columnWidth,
        format.horizontalAlignment,
        edge.style,
        edge.weight,
        edge.color,
        plain.format.fill.color,
      ];
    });
    expect(seen).toEqual([null, true, true, 100, "Center", "Double", "Thick", "#000000", "#FFFFFF"]);
    const color = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1").format.fill.color = "no colour";
    });
    expect(color.code).toBe("InvalidArgument");
  });

  it("formats whole columns without walking them, and new cells look like their column", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A:A").numberFormat = "0.00" as unknown as string[][];
      sheet.getRange("A7").values = [[1]];
      const cell = sheet.getRange("A7").load("text");
      const used = sheet.getUsedRange().load("address");
      await context.sync();
      return [cell.text, used.address];
    });
    expect(seen).toEqual([[["1.00"]], "Data!A7"]);
  });

  it("clears contents, formats or both", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:C1");
      range.values = [[1, 2, 3]];
      range.format.fill.color = "#FF0000";
      sheet.getRange("A1").clear("Contents");
      sheet.getRange("B1").clear("Formats");
      sheet.getRange("C1").clear();
      range.load("values");
      const colors = ["A1", "B1", "C1"].map((address) => sheet.getRange(address).load("format/fill/color"));
      await context.sync();
      return [range.values, colors.map(({ format }) => format.fill.color)];
    });
    expect(seen).toEqual([[["", 2, ""]], ["#FF0000", "#FFFFFF", "#FFFFFF"]]);
  });

  it("merges, keeping the first content, and tells the merged areas", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B2").values = [
        ["", "kept"],
        ["lost", "lost"],
      ];
      sheet.getRange("A1:B2").merge();
      sheet.getRange("D1:E2").merge(true);
      const merged = sheet.getRange("A1:Z9").getMergedAreasOrNullObject().load("address,areaCount");
      const values = sheet.getRange("A1:B2").load("values");
      await context.sync();
      const before = [merged.address, merged.areaCount, values.values];
      sheet.getRange("A1:Z9").unmerge();
      const none = sheet.getRange("A1:Z9").getMergedAreasOrNullObject();
      await context.sync();
      return [...before, none.isNullObject];
    });
    expect(seen).toEqual([
      "Data!A1:B2,Data!D1:E1,Data!D2:E2",
      3,
      [
        ["kept", ""],
        ["", ""],
      ],
      true,
    ]);
  });

  it("keeps conditional formats with their rules, looks and order", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:A9");
      const value = range.conditionalFormats.add("CellValue");
      value.cellValue.rule = { formula1: "=3", operator: "GreaterThan" };
      value.cellValue.format.fill.color = "#FFC7CE";
      const custom = range.conditionalFormats.add("Custom");
      custom.custom.rule.formula = "=A1>2";
      custom.custom.format.font.bold = true;
      sheet.getRange("A4:A5").conditionalFormats.clearAll();
      const { conditionalFormats } = sheet.getRange("A1");
      conditionalFormats.load(
        "items/type,items/priority,items/cellValueOrNullObject/rule,items/customOrNullObject/rule/formula",
      );
      const count = sheet.getRange("A4").conditionalFormats.getCount();
      await context.sync();
      return [
        count.value,
        ...conditionalFormats.items.map((one) => [
          one.type,
          one.priority,
          one.type === "Custom" ? one.customOrNullObject.rule.formula : one.cellValueOrNullObject.rule,
        ]),
      ];
    });
    expect(seen).toEqual([0, ["Custom", 0, "=A1>2"], ["CellValue", 1, { formula1: "=3", operator: "GreaterThan" }]]);
  });

  it("keeps validation rules, and tells where a range has several", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const list = sheet.getRange("A1:A9").dataValidation;
      list.rule = { list: { inCellDropDown: true, source: sheet.getRange("Z1:Z3") } };
      list.prompt = { title: "Choice", message: "Pick one", showPrompt: true };
      sheet.getRange("A5").dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } };
      const first = sheet.getRange("A1:A4").dataValidation.load("type,rule,prompt,ignoreBlanks");
      const fifth = sheet.getRange("A5").dataValidation.load("type,rule");
      const all = sheet.getRange("A1:A9").dataValidation.load("type");
      await context.sync();
      return [first.type, first.rule, first.prompt.title, first.ignoreBlanks, fifth.type, fifth.rule, all.type];
    });
    expect(seen).toEqual([
      "List",
      { list: { inCellDropDown: true, source: "=Data!$Z$1:$Z$3" } },
      "Choice",
      true,
      "WholeNumber",
      { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } },
      "MixedCriteria",
    ]);
  });

  it("links cells to places and addresses", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const cell = sheet.getRange("B2");
      cell.hyperlink = { documentReference: "Data!A1", textToDisplay: "=go", screenTip: "tip" };
      cell.load("hyperlink,values,format/font/color");
      const none = sheet.getRange("C2").load("hyperlink");
      await context.sync();
      return [cell.hyperlink, cell.values, cell.format.font.color, none.hyperlink];
    });
    expect(seen).toEqual([
      { documentReference: "Data!A1", textToDisplay: "=go", screenTip: "tip" },
      [["=go"]],
      "#0563C1",
      null,
    ]);
  });

  it("selects cells and tells the selection", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("C3:D4").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      return [selected.address, active.address];
    });
    expect(seen).toEqual(["Data!C3:D4", "Data!C3"]);
  });

  it("shows fractions and telephone numbers as their formats say", async () => {
    const text = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:C1");
      range.numberFormat = [["# ?/?", "# ??/??", "(###) ###-####"]];
      range.values = [[0.5, 1.25, 5551234567]];
      range.load("text");
      await context.sync();
      return range.text;
    });
    expect(text).toEqual([[" 1/2", "1  1/4 ", "(555) 123-4567"]]);
  });

  it("shows 0 where a formula refers to a blank cell, alone or spilled, and saves it", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C1").formulas = [["=Z1", "=Y1:Y2", '=""']];
      const range = sheet.getRange("A1:C2").load("values,valueTypes,text");
      await context.sync();
      expect(range.values).toEqual([
        [0, 0, ""],
        ["", 0, ""],
      ]);
      expect(range.valueTypes[0]).toEqual(["Double", "Double", "String"]);
      expect(range.text[0]).toEqual(["0", "0", ""]);
    });
    const parts = unzipSync(await saveWorkbook(bench.workbook));
    const saved = Object.values(parts).map((part) => strFromU8(part));
    expect(saved.some((text) => text.includes("<f>Z1</f><v>0</v>"))).toBe(true);
  });

  it("recalculates formulas after a change, unless calculation is manual", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A3").formulas = [[2], ["=A1*3"], ['=SUM(A1:A2)&" in all"']];
      const range = sheet.getRange("A1:A3").load("values");
      await context.sync();
      const first = range.values.flat() as unknown[];
      context.application.calculationMode = "Manual";
      sheet.getRange("A1").values = [[5]];
      range.load("values");
      await context.sync();
      const stale = range.values.flat() as unknown[];
      context.application.calculate("Full");
      range.load("values");
      context.application.calculationMode = "Automatic";
      await context.sync();
      return [first, stale, range.values.flat()];
    });
    expect(seen).toEqual([
      [2, 6, "8 in all"],
      [5, 6, "8 in all"],
      [5, 15, "20 in all"],
    ]);
  });
});
