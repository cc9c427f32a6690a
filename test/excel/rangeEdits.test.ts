import { openBench, type Bench } from "./testSupport";

/** Expected values are worked out from Microsoft's documentation of each member. */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const grid = (address: string, values: unknown[][]): Promise<void> =>
  bench.run(async (context, sheet) => {
    sheet.getRange(address).values = values;
    await context.sync();
  });

const read = (address: string, kind: "values" | "formulas" | "formulasR1C1" = "values"): Promise<unknown[][]> =>
  bench.run(async (context, sheet) => {
    const range = sheet.getRange(address).load(kind);
    await context.sync();
    return range[kind] as unknown[][];
  });

/** The addresses of ranges, or null for null objects. */
const addresses = (pick: (sheet: Excel.Worksheet) => (Excel.Range | Excel.RangeAreas)[]): Promise<(string | null)[]> =>
  bench.run(async (context, sheet) => {
    const ranges = pick(sheet);
    for (const range of ranges) range.load("address");
    await context.sync();
    return ranges.map((range) => (range.isNullObject ? null : range.address.replace(/Sheet1!/g, "")));
  });

describe("finding", () => {
  beforeEach(() =>
    grid("A1:C3", [
      ["Food", "food", 12],
      ["Seafood", 120, "=C1*2"],
      ["Fo?d", "", "food"],
    ]),
  );

  it("finds within cells whatever the case, or whole cells, or in the same case", async () => {
    const found = await addresses((sheet) => [
      sheet.getRange("A1:C3").find("food", {}),
      sheet.getRange("A2:C3").find("food", { completeMatch: true }),
      sheet.getRange("A1:C3").find("food", { matchCase: true }),
      sheet.getRange("A1:C3").find("food", { searchDirection: "Backwards" }),
      sheet.getRange("A1:C3").findOrNullObject("nowhere", {}),
    ]);
    expect(found).toEqual(["A1", "C3", "B1", "C3", null]);
  });

  it("searches the whole sheet after a single cell", async () => {
    expect(await addresses((sheet) => [sheet.getRange("A1").find("food", { completeMatch: true })])).toEqual(["B1"]);
  });

  it("takes * and ? as wildcards unless ~ stands before them", async () => {
    const found = await addresses((sheet) => [
      sheet.getRange("A1:C3").find("s*d", { completeMatch: true }),
      sheet.getRange("A1:C3").find("o~?", {}),
    ]);
    expect(found).toEqual(["A2", "A3"]);
  });

  it("finds all as areas, and replaces with a count", async () => {
    expect(await addresses((sheet) => [sheet.findAll("food", { completeMatch: true })])).toEqual(["A1:B1,C3"]);
    const count = await bench.run(async (context, sheet) => {
      const result = sheet.getRange("A1:C3").replaceAll("food", "drink", { completeMatch: false, matchCase: false });
      await context.sync();
      return result.value;
    });
    expect(count).toBe(4);
    expect(await read("A1:C3")).toEqual([
      ["drink", "drink", 12],
      ["Seadrink", 120, 24],
      ["Fo?d", "", "drink"],
    ]);
  });

  it("refuses an empty text, and a text that is not there", async () => {
    expect((await bench.refusal((_context, sheet) => sheet.getRange("A1:C3").find("", {}).load("address"))).code).toBe(
      "InvalidArgument",
    );
    const missing = await bench.refusal((_context, sheet) => sheet.getRange("A1:C3").find("x", {}).load("address"));
    expect(missing.code).toBe("ItemNotFound");
  });
});

describe("special cells", () => {
  it("gathers formulas, constants by type, blanks and visible cells", async () => {
    await grid("A1:C3", [
      ["text", 1, "=B1+1"],
      [true, "", "=B1/0"],
      ["text", 2, "=B3+1"],
    ]);
    const found = await addresses((sheet) => {
      const range = sheet.getRange("A1:C3");
      return [
        range.getSpecialCells("Formulas"),
        range.getSpecialCells("Formulas", "Errors"),
        range.getSpecialCells("Constants", "LogicalText"),
        range.getSpecialCells("Constants", "Numbers"),
        range.getSpecialCells("Blanks"),
        range.getSpecialCellsOrNullObject("DataValidations"),
      ];
    });
    expect(found).toEqual(["C1:C3", "C2", "A1:A3", "B1,B3", "B2", null]);
  });

  it("leaves out hidden rows, also of the visible view", async () => {
    await grid("A1:B4", [
      ["a", 1],
      ["b", 2],
      ["c", 3],
      ["d", 4],
    ]);
    const values = await bench.run(async (context, sheet) => {
      sheet.getRange("2:3").rowHidden = true;
      const view = sheet.getRange("A1:B4").getVisibleView().load("values,rowCount,cellAddresses");
      await context.sync();
      return [view.rowCount, view.values, view.cellAddresses] as unknown[];
    });
    expect(values).toEqual([
      2,
      [
        ["a", 1],
        ["d", 4],
      ],
      [
        ["Sheet1!A1", "Sheet1!B1"],
        ["Sheet1!A4", "Sheet1!B4"],
      ],
    ]);
    expect(await addresses((sheet) => [sheet.getRange("A1:B4").getSpecialCells("Visible")])).toEqual(["A1:B1,A4:B4"]);
  });
});

describe("edges", () => {
  it("goes where Ctrl+arrow goes", async () => {
    await grid("C5:E7", [
      [1, 2, 3],
      [4, "", 6],
      [7, 8, 9],
    ]);
    const found = await addresses((sheet) => [
      sheet.getRange("E7").getRangeEdge("Left"),
      sheet.getRange("D5").getRangeEdge("Down"),
      sheet.getRange("D7").getRangeEdge("Right"),
      sheet.getRange("E7").getRangeEdge("Right"),
      sheet.getRange("E7").getRangeEdge("Up"),
      sheet.getRange("D7:E7").getRangeEdge("Left", sheet.getRange("E7")),
      sheet.getRange("D7:E7").getExtendedRange("Up", sheet.getRange("E7")),
      sheet.getRange("D6").getSurroundingRegion(),
      sheet.getRange("A1").getSurroundingRegion(),
    ]);
    expect(found).toEqual(["C7", "D7", "E7", "XFD7", "E5", "C7", "D5:E7", "C5:E7", "A1"]);
  });
});

describe("copying, moving and filling", () => {
  it("copies values, formulas that follow, and formats; a larger place that is a multiple is filled", async () => {
    await grid("A1:B1", [[2, "=A1*2"]]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B1").format.font.bold = true;
      sheet.getRange("A2").copyFrom("A1:B1");
      sheet.getRange("A3").copyFrom("A1:B1", "Values");
      sheet.getRange("D1:G1").copyFrom("A1:B1", "Formulas");
      sheet.getRange("A5").copyFrom("A1:B1", "Values", false, true);
      await context.sync();
    });
    expect(await read("A1:B3", "formulas")).toEqual([
      [2, "=A1*2"],
      [2, "=A2*2"],
      [2, 4],
    ]);
    expect(await read("D1:G1", "formulas")).toEqual([[2, "=D1*2", 2, "=F1*2"]]);
    expect(await read("A5:A6")).toEqual([[2], [4]]);
    const bold = await bench.run(async (context, sheet) => {
      const looks = ["A2", "A3", "D1"].map((address) => sheet.getRange(address).format.font.load("bold"));
      await context.sync();
      return looks.map((font) => font.bold);
    });
    expect(bold).toEqual([true, false, false]);
  });

  it("leaves cells alone where the source is blank and blanks are skipped", async () => {
    await grid("A1:C2", [
      ["x", "", "z"],
      ["old", "old", "old"],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A2").copyFrom("A1:C1", "All", true);
      await context.sync();
    });
    expect(await read("A2:C2")).toEqual([["x", "old", "z"]]);
  });

  it("moves cells, and formulas that named them follow", async () => {
    await grid("A1:B2", [
      [1, "=A1"],
      [2, "=SUM(A1:A2)"],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").moveTo("D4");
      await context.sync();
    });
    expect(await read("A1:B2", "formulas")).toEqual([
      ["", "=D4"],
      ["", "=SUM(D4:D5)"],
    ]);
    expect(await read("D4:D5")).toEqual([[1], [2]]);
  });

  it("continues numbers as a line, copies a single value, and moves formulas along", async () => {
    await grid("A1:D2", [
      [1, 5, "Item 1", "=A1*10"],
      [3, "", "Item 2", ""],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").autoFill("A1:A4");
      sheet.getRange("B1").autoFill("B1:B3");
      sheet.getRange("C1:C2").autoFill("C1:C4");
      sheet.getRange("D1").autoFill("D1:D3", "FillValues");
      await context.sync();
    });
    expect(await read("A1:D4", "formulas")).toEqual([
      [1, 5, "Item 1", "=A1*10"],
      [3, 5, "Item 2", "=A2*10"],
      [5, 5, "Item 3", "=A3*10"],
      [7, "", "Item 4", ""],
    ]);
    const outside = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1:A2").autoFill("F1:F4");
    });
    expect(outside.code).toBe("InvalidArgument");
  });

  it("removes later rows that equal an earlier one and counts them", async () => {
    await grid("A1:B5", [
      ["Name", "N"],
      ["Onions", 1],
      ["Potatoes", 2],
      ["onions", 3],
      ["Arugula", 4],
    ]);
    const counts = await bench.run(async (context, sheet) => {
      const result = sheet.getRange("A1:B5").removeDuplicates([0], true).load();
      await context.sync();
      return [result.removed, result.uniqueRemaining];
    });
    expect(counts).toEqual([1, 3]);
    expect(await read("A2:B5")).toEqual([
      ["Onions", 1],
      ["Potatoes", 2],
      ["Arugula", 4],
      ["", ""],
    ]);
  });

  it("reads and writes formulas in R1C1 notation", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("C3:C4").formulasR1C1 = [["=R[0]C[-2]*RC[-1]"], ["=SUM(R1C1:R[-1]C3)+R2"]];
      await context.sync();
    });
    expect(await read("C3:C4", "formulas")).toEqual([["=A3*B3"], ["=SUM($A$1:$C3)+$2:$2"]]);
    expect(await read("C3:C4", "formulasR1C1")).toEqual([["=RC[-2]*RC[-1]"], ["=SUM(R1C1:R[-1]C3)+R2:R2"]]);
  });
});

describe("range areas", () => {
  it("writes to each and reads what all share", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const areas = sheet.getRanges("A1:A2, C3");
      areas.format.fill.color = "pink";
      sheet.getRange("C3").format.font.bold = true;
      areas.load("address,areaCount,cellCount,isEntireColumn,format/fill/color,format/font/bold");
      await context.sync();
      const { address, areaCount, cellCount, isEntireColumn, format } = areas;
      return [address, areaCount, cellCount, isEntireColumn, format.fill.color, format.font.bold];
    });
    expect(seen).toEqual(["Sheet1!A1:A2,Sheet1!C3", 2, 3, false, "#FFC0CB", null]);
  });
});

describe("sheets beside each other", () => {
  it("finds the next and previous sheet, also without hidden ones", async () => {
    const seen = await bench.run(async (context, sheet) => {
      context.workbook.worksheets.add("B").visibility = "Hidden";
      const last = context.workbook.worksheets.add("C");
      const found = [
        sheet.getNext(),
        sheet.getNext(true),
        last.getPrevious(),
        last.getPreviousOrNullObject(true),
        last.getNextOrNullObject(),
      ];
      for (const one of found) one.load("name");
      await context.sync();
      return found.map((one) => (one.isNullObject ? null : one.name));
    });
    expect(seen).toEqual(["B", "C", "B", "Sheet1", null]);
  });

  it("copies a sheet with its cells, formats and tables to the place asked for", async () => {
    await grid("A1:B2", [
      ["ID", "N"],
      [1, "=Sheet1!A2+1"],
    ]);
    await bench.run(async (context, sheet) => {
      sheet.tables.add("A1:B2", true).name = "Items";
      sheet.tabColor = "#FF0000";
      context.workbook.worksheets.add("Last");
      await context.sync();
      sheet.copy("Before", sheet).name = "Copied";
      await context.sync();
    });
    expect(bench.workbook.sheets.map(({ name }) => name)).toEqual(["Copied", "Sheet1", "Last"]);
    expect(bench.workbook.cell("Copied!B2").formula).toBe("=Copied!A2+1");
    expect(bench.workbook.tables.map(({ name, sheet }) => `${sheet.name} ${name}`)).toEqual([
      "Copied Items1",
      "Sheet1 Items",
    ]);
    expect(bench.workbook.sheets[0]?.tabColor).toBe("#FF0000");
  });

  it("puts the first rows added to a table of headers into its blank row", async () => {
    const address = await bench.run(async (context, sheet) => {
      const table = sheet.tables.add("A1:B1", true);
      table.rows.add(undefined, [
        ["a", 1],
        ["b", 2],
      ]);
      const range = table.getRange().load("address");
      await context.sync();
      return range.address;
    });
    expect(address).toBe("Sheet1!A1:B3");
  });
});
