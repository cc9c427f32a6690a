import { strFromU8, unzipSync } from "fflate";
import { openWorkbook, saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const values = (address: string): Promise<unknown[][]> =>
  bench.run(async (context, sheet) => {
    const range = sheet.getRange(address).load("values");
    await context.sync();
    return range.values as unknown[][];
  });

const write = (address: string, cells: unknown[][]): Promise<void> =>
  bench.run(async (context, sheet) => {
    sheet.getRange(address).formulas = cells;
    await context.sync();
  });

describe("sorting a range", () => {
  it("orders its rows by several fields and moves formulas with them", async () => {
    await write("A1:C4", [
      ["b", 1, "=B1*10"],
      ["a", 2, "=B2*10"],
      ["b", 3, "=B3*10"],
      ["", "", ""],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C4").sort.apply([
        { key: 0, ascending: true },
        { key: 1, ascending: false },
      ]);
      await context.sync();
    });
    expect(await values("A1:C4")).toEqual([
      ["a", 2, 20],
      ["b", 3, 30],
      ["b", 1, 10],
      ["", "", ""],
    ]);
    expect(bench.workbook.cell("Sheet1!C2").formula).toBe("=B2*10");
  });

  it("leaves the header where it is, and sorts columns when asked to", async () => {
    await write("A1:A3", [["Z header"], [2], [1]]);
    await write("C1:E2", [
      ["name", "y", "x"],
      ["n", 1, 2],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A3").sort.apply([{ key: 0 }], false, true);
      sheet.getRange("C1:E2").sort.apply([{ key: 0 }], false, true, "Columns");
      await context.sync();
    });
    expect(await values("A1:A3")).toEqual([["Z header"], [1], [2]]);
    expect(await values("C1:E2")).toEqual([
      ["name", "x", "y"],
      ["n", 2, 1],
    ]);
  });

  it("puts cells of a colour first or last, and reads texts as numbers when asked to", async () => {
    await write("A1:A3", [[1], [2], [3]]);
    await write("C1:C3", [["'10"], ["'9"], [8]]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A2").format.fill.color = "yellow";
      sheet.getRange("A1:A3").sort.apply([{ key: 0, sortOn: "CellColor", color: "#FFFF00", ascending: true }]);
      sheet.getRange("C1:C3").sort.apply([{ key: 0, dataOption: "TextAsNumber" }]);
      await context.sync();
    });
    expect(await values("A1:A3")).toEqual([[2], [1], [3]]);
    expect(await values("C1:C3")).toEqual([[8], ["9"], ["10"]]);
  });

  it("refuses a field outside the range, merged cells, and a range that cuts a table", async () => {
    await write("A1:B3", [
      ["h", "i"],
      [1, 2],
      [3, 4],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.tables.add("A1:B3", true);
      sheet.getRange("E1:F1").merge();
      await context.sync();
    });
    const sort = async (address: string, key: number): Promise<string> =>
      (
        await bench.refusal((_context, sheet) => {
          sheet.getRange(address).sort.apply([{ key }]);
        })
      ).code;
    expect([await sort("H1:H3", 1), await sort("E1:F3", 0), await sort("A2:C3", 0)]).toEqual([
      "InvalidArgument",
      "MergedRangeConflict",
      "InvalidOperation",
    ]);
  });
});

describe("formulas with several results", () => {
  const spill = (address: string): Promise<unknown> =>
    bench.run(async (context, sheet) => {
      const range = sheet.getRange(address).load("hasSpill");
      const to = range.getSpillingToRangeOrNullObject().load("address");
      const parent = range.getSpillParentOrNullObject().load("address");
      await context.sync();
      return [to.isNullObject ? null : to.address, parent.isNullObject ? null : parent.address, range.hasSpill];
    });

  beforeEach(async () => {
    await write("A1:B3", [
      ["x", 1],
      ["y", 2],
      ["x", 3],
    ]);
  });

  it("spill into the cells beside and below, and shrink and grow with what they name", async () => {
    await write("D1", [['=FILTER(A1:B3,A1:A3="x")']]);
    expect(await values("D1:E3")).toEqual([
      ["x", 1],
      ["x", 3],
      ["", ""],
    ]);
    expect(await spill("D1")).toEqual(["Sheet1!D1:E2", "Sheet1!D1", true]);
    expect(await spill("E2")).toEqual([null, "Sheet1!D1", true]);
    expect(await spill("D1:D3")).toEqual([null, null, null]);
    bench.workbook.setCell("Sheet1!A2", "x");
    expect(await values("D1:E3")).toEqual([
      ["x", 1],
      ["x", 2],
      ["x", 3],
    ]);
    bench.workbook.setCell("Sheet1!A1", "z");
    expect(await values("D1:E3")).toEqual([
      ["x", 2],
      ["x", 3],
      ["", ""],
    ]);
  });

  it("say #SPILL! when something stands in the way, and nothing of the user's is overwritten", async () => {
    await write("D1", [["=A1:B3"]]);
    expect(await values("D3:E3")).toEqual([["x", 3]]);
    bench.workbook.setCell("Sheet1!E2", "mine");
    expect(await values("D1:E3")).toEqual([
      ["#SPILL!", ""],
      ["", "mine"],
      ["", ""],
    ]);
    bench.workbook.setCell("Sheet1!E2", "");
    expect(await values("D1:E1")).toEqual([["x", 1]]);
  });

  it("take their results with them when they are cleared, and keep them in files", async () => {
    await write("D1", [["=A1:B3"]]);
    await values("D1");
    const again = await openWorkbook(await saveWorkbook(bench.workbook));
    again.setCell("Sheet1!B3", 30);
    expect(again.cell("Sheet1!E3").value).toBe(30);
    again.setCell("Sheet1!D1", "");
    expect(again.cell("Sheet1!E3").value).toBe("");
    await bench.run(async (context, sheet) => {
      sheet.getRange("D1").clear("Contents");
      await context.sync();
    });
    expect(await values("D1:E2")).toEqual([
      ["", ""],
      ["", ""],
    ]);
  });

  it("are asked for by one cell only", async () => {
    const { code } = await bench.refusal((_context, sheet) =>
      sheet.getRange("A1:A2").getSpillingToRange().load("address"),
    );
    const none = await bench.refusal((_context, sheet) => sheet.getRange("A1").getSpillParent().load("address"));
    expect([code, none.code]).toEqual(["InvalidArgument", "ItemNotFound"]);
  });
});

describe("precedents and dependents", () => {
  beforeEach(async () => {
    await bench.run(async (context, sheet) => {
      const other = context.workbook.worksheets.add("Other side");
      other.getRange("A1:A2").values = [[1], [2]];
      sheet.getRange("A1:C1").formulas = [["='Other side'!A1+SUM('Other side'!A1:A2)", "=A1*Rate", "=B1"]];
      sheet.getRange("E1").values = [[3]];
      context.workbook.names.add("Rate", sheet.getRange("E1"));
      await context.sync();
    });
  });

  const addresses = (
    of: string,
    find: (range: Excel.Range) => Excel.WorkbookRangeAreas,
  ): Promise<{ addresses: string[]; ranges: string[] }> =>
    bench.run(async (context, sheet) => {
      const areas = find(sheet.getRange(of)).load("addresses,ranges/address");
      await context.sync();
      return { addresses: areas.addresses, ranges: areas.ranges.items.map(({ address }) => address) };
    });

  it("are found across sheets and through names, directly or step by step", async () => {
    expect(await addresses("B1", (range) => range.getDirectPrecedents())).toEqual({
      addresses: ["Sheet1!A1,Sheet1!E1"],
      ranges: ["Sheet1!A1", "Sheet1!E1"],
    });
    expect((await addresses("C1", (range) => range.getPrecedents())).addresses).toEqual([
      "Sheet1!B1,Sheet1!A1,Sheet1!E1",
      "'Other side'!A1,'Other side'!A2",
    ]);
    expect((await addresses("E1", (range) => range.getDirectDependents())).addresses).toEqual(["Sheet1!B1"]);
    expect((await addresses("A1", (range) => range.getDependents())).addresses).toEqual(["Sheet1!B1,Sheet1!C1"]);
  });

  it("are given sheet by sheet", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const areas = sheet.getRange("C1").getPrecedents();
      const here = areas.getRangeAreasBySheet("Other side").load("address");
      const nowhere = areas.getRangeAreasOrNullObjectBySheet("Elsewhere");
      await context.sync();
      return [here.address, nowhere.isNullObject];
    });
    expect(seen).toEqual(["'Other side'!A1,'Other side'!A2", true]);
  });

  it("that do not exist are refused", async () => {
    const { code } = await bench.refusal((_context, sheet) =>
      sheet.getRange("Z9").getDirectPrecedents().load("addresses"),
    );
    expect(code).toBe("ItemNotFound");
  });
});

describe("groups of rows and columns", () => {
  const hidden = (): Promise<unknown> =>
    bench.run(async (context, sheet) => {
      const rows = [1, 2, 3, 4, 5].map((row) => sheet.getRange(`${row}:${row}`).load("rowHidden"));
      await context.sync();
      return rows.map(({ rowHidden }) => rowHidden);
    });

  beforeEach(async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("2:4").group("ByRows");
      sheet.getRange("2:3").group("ByRows");
      sheet.getRange("B:D").group("ByColumns");
      await context.sync();
    });
  });

  it("show as many levels as asked for", async () => {
    const show = (levels: number): Promise<void> =>
      bench.run(async (context, sheet) => {
        sheet.showOutlineLevels(levels, 0);
        await context.sync();
      });
    await show(1);
    expect(await hidden()).toEqual([false, true, true, true, false]);
    await show(2);
    expect(await hidden()).toEqual([false, true, true, false, false]);
    await show(3);
    expect(await hidden()).toEqual([false, false, false, false, false]);
  });

  it("hide and show their details, and end when they are ungrouped", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("2:2").hideGroupDetails("ByRows");
      await context.sync();
    });
    expect(await hidden()).toEqual([false, true, true, false, false]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("2:2").showGroupDetails("ByRows");
      sheet.getRange("A1:A9").ungroup("ByRows");
      sheet.showOutlineLevels(1, 0);
      await context.sync();
    });
    expect(await hidden()).toEqual([false, true, true, false, false]);
  });

  it("are kept in files, with the number of levels", async () => {
    const xml = strFromU8(
      unzipSync(await saveWorkbook(bench.workbook))["xl/worksheets/sheet1.xml"] ?? new Uint8Array(),
    );
    expect(xml).toContain('outlineLevelRow="2" outlineLevelCol="1"');
    expect(xml).toContain('<row r="2" outlineLevel="2"');
    expect(xml).toMatch(/<col min="2" max="4"[^>]* outlineLevel="1"/);
  });

  it("are refused for whole rows by columns", async () => {
    const { code } = await bench.refusal((_context, sheet) => {
      sheet.getRange("2:2").group("ByColumns");
    });
    expect(code).toBe("InvalidArgument");
  });
});

describe("cells against their validation", () => {
  const judged = (address: string): Promise<unknown> =>
    bench.run(async (context, sheet) => {
      const validation = sheet.getRange(address).dataValidation.load("valid");
      const invalid = validation.getInvalidCellsOrNullObject().load("address");
      await context.sync();
      return [validation.valid, invalid.isNullObject ? null : invalid.address];
    });

  it("are invalid where the rule is broken, also by what stood there before the rule", async () => {
    await write("A1:A4", [[1], [1.5], ["x"], [""]]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A4").dataValidation.rule = { wholeNumber: { formula1: 1, formula2: 9, operator: "Between" } };
      await context.sync();
    });
    expect(await judged("A1:A4")).toEqual([null, "Sheet1!A2:A3"]);
    expect(await judged("A1")).toEqual([true, null]);
    expect(await judged("A2:A3")).toEqual([false, "Sheet1!A2:A3"]);
  });

  it("are compared with lists typed, in cells, and in a table's column", async () => {
    await write("A1:A3", [["yes"], ["Yes"], ["no"]]);
    await write("C1:C3", [["Word"], ["yes"], ["maybe"]]);
    await bench.run(async (context, sheet) => {
      sheet.tables.add("C1:C3", true).name = "Words";
      sheet.getRange("A1:A3").dataValidation.rule = { list: { inCellDropDown: true, source: "yes,no" } };
      await context.sync();
    });
    expect(await judged("A1:A3")).toEqual([null, "Sheet1!A2"]);
    for (const source of ["=$C$2:$C$3", '=INDIRECT("Words[Word]")']) {
      await bench.run(async (context, sheet) => {
        sheet.getRange("A1:A3").dataValidation.rule = { list: { inCellDropDown: true, source } };
        await context.sync();
      });
      expect(await judged("A1:A3")).toEqual([null, "Sheet1!A3"]);
    }
  });

  it("are held to formulas that move with the cell", async () => {
    await write("A1:B3", [
      [1, 2],
      [5, 4],
      [2, 2],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A3").dataValidation.rule = { custom: { formula: "=A1<=B1" } };
      sheet.getRange("B1:B3").dataValidation.rule = { decimal: { formula1: "=A1", operator: "GreaterThan" } };
      await context.sync();
    });
    expect(await judged("A1:A3")).toEqual([null, "Sheet1!A2"]);
    expect(await judged("B1:B3")).toEqual([null, "Sheet1!B2:B3"]);
  });

  it("that are all valid have no invalid ones to get", async () => {
    const { code } = await bench.refusal((_context, sheet) =>
      sheet.getRange("A1").dataValidation.getInvalidCells().load("address"),
    );
    expect(code).toBe("ItemNotFound");
  });
});
