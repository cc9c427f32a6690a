import { openBench, type Bench } from "../testSupport";

/**
 * What Microsoft's published samples of ranges are documented to do (OfficeDev/office-js-snippets, samples/excel,
 * 42-range): one test a sample, named after the sample, in our own words, on our own data.
 */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const TASKS = [
  ["Task", "Owner", "Days"],
  ["Move line 1", "Ann", 3],
  ["Train crew", "Hong", 5],
  ["Sign off", "Ann", 1],
];

const write = (address: string, values: unknown[][]): Promise<void> =>
  bench.run(async (context, sheet) => {
    sheet.getRange(address).values = values;
    await context.sync();
  });

const values = (address: string): Promise<unknown> =>
  bench.run(async (context, sheet) => {
    const range = sheet.getRange(address).load("values");
    await context.sync();
    return range.values;
  });

describe("Microsoft's samples of ranges", () => {
  it("cell-properties: different properties go into each cell of a range in one call, and are read back", async () => {
    await write("A1:B2", [
      ["Gate", "State"],
      ["G1", "open"],
    ]);
    const read = await bench.run(async (context, sheet) => {
      const head: Excel.SettableCellProperties = {
        format: { font: { bold: true, color: "White" }, fill: { color: "Blue" } },
      };
      const line: Excel.SettableCellProperties = { format: { borders: { top: { style: "Continuous" } } } };
      sheet.getRange("A1:B2").setCellProperties([
        [{ style: "Heading1" }, head],
        [{}, line],
      ]);
      const cells = sheet.getRange("A1:B2").getCellProperties({
        address: true,
        style: true,
        format: { font: { color: true }, fill: { color: true }, borders: { style: true } },
      });
      await context.sync();
      return cells.value;
    });
    expect(read[0]?.map(({ address, style }) => [address, style])).toEqual([
      ["Sheet1!A1", "Heading1"],
      ["Sheet1!B1", "Normal"],
    ]);
    expect([read[0]?.[1]?.format?.fill?.color, read[0]?.[1]?.format?.font?.color]).toEqual(["#0000FF", "#FFFFFF"]);
    expect(read[1]?.[1]?.format?.borders?.top?.style).toBe("Continuous");
    expect(await values("A1:B2")).toEqual([
      ["Gate", "State"],
      ["G1", "open"],
    ]);
  });

  it("dynamic-arrays: a formula fills the cells around it, and cells tell where they spill and from where", async () => {
    await write("A1:C4", TASKS);
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("E1").formulas = [["=A1:C1"]];
      sheet.getRange("E2").formulas = [['=FILTER(A2:C4,B2:B4="Ann","")']];
      const header = sheet.getRange("E1").getSpillingToRange().load("address");
      const rows = sheet.getRange("E2").getSpillingToRange().load("address,values");
      const parent = sheet.getRange("F3").getSpillParentOrNullObject().load("address");
      const alone = sheet.getRange("A1").getSpillParentOrNullObject();
      await context.sync();
      return [header.address, rows.address, rows.values, parent.address, alone.isNullObject];
    });
    expect(seen).toEqual([
      "Sheet1!E1:G1",
      "Sheet1!E2:G3",
      [
        ["Move line 1", "Ann", 3],
        ["Sign off", "Ann", 1],
      ],
      "Sheet1!E2",
      true,
    ]);
  });

  it("formatting: fill, font, number format and alignment of ranges", async () => {
    await write("A1:C4", TASKS);
    const seen = await bench.run(async (context, sheet) => {
      const header = sheet.getRange("A1:C1");
      header.format.fill.color = "#4472C4";
      header.format.font.color = "white";
      sheet.getRange("C2:C4").numberFormat = [["0.0"], ["0.0"], ["0.0"]];
      sheet.getRange("C1:C4").format.horizontalAlignment = "Right";
      header.load("format/horizontalAlignment,format/fill/color,format/font/color");
      const days = sheet.getRange("C2:C4").load("text,format/horizontalAlignment");
      await context.sync();
      const { fill, font, horizontalAlignment } = header.format;
      return [fill.color, font.color, horizontalAlignment, days.text.flat(), days.format.horizontalAlignment];
    });
    expect(seen).toEqual(["#4472C4", "#FFFFFF", null, ["3.0", "5.0", "1.0"], "Right"]);
  });

  it("insert-delete-clear-range: cells move down and up, clearing takes values and formats", async () => {
    await write("A1:C4", TASKS);
    await bench.run(async (context, sheet) => {
      sheet.getRange("A2:C2").insert("Down").values = [["New", "Kim", 2]];
      sheet.getRange("A4:C4").delete("Up");
      sheet.getRange("C1").format.fill.color = "red";
      sheet.getRange("C1:C4").clear();
      await context.sync();
    });
    expect(await values("A1:C4")).toEqual([
      ["Task", "Owner", ""],
      ["New", "Kim", ""],
      ["Move line 1", "Ann", ""],
      ["Sign off", "Ann", ""],
    ]);
    expect(bench.workbook.snapshot().sheets[0]?.cells["C1"]?.look?.fillColor).toBeUndefined();
  });

  it("outline: groups of rows and columns within others, collapsed, expanded and ungrouped", async () => {
    const hiddenRows = (): Promise<unknown[]> =>
      bench.run(async (context, sheet) => {
        const rows = ["2:2", "3:3", "4:4", "5:5"].map((row) => sheet.getRange(row).load("rowHidden"));
        const column = sheet.getRange("B:B").load("columnHidden");
        await context.sync();
        return [...rows.map(({ rowHidden }) => rowHidden), column.columnHidden];
      });
    const run = (act: (sheet: Excel.Worksheet) => void): Promise<void> =>
      bench.run(async (context, sheet) => {
        act(sheet);
        await context.sync();
      });
    await run((sheet) => {
      sheet.getRange("2:5").group("ByRows");
      sheet.getRange("3:4").group("ByRows");
      sheet.getRange("B:D").group("ByColumns");
      sheet.showOutlineLevels(1, 1);
    });
    expect(await hiddenRows()).toEqual([true, true, true, true, true]);
    await run((sheet) => {
      sheet.showOutlineLevels(2, 2);
    });
    expect(await hiddenRows()).toEqual([false, true, true, false, false]);
    await run((sheet) => {
      sheet.showOutlineLevels(3, 3);
      sheet.getRange("A1:F9").ungroup("ByRows");
      sheet.getRange("A1:F9").ungroup("ByRows");
      sheet.showOutlineLevels(1, 0);
    });
    expect(await hiddenRows()).toEqual([false, false, false, false, false]);
  });

  it("precedents-and-dependents: what a formula names and who names a cell, on this sheet and others", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const costs = context.workbook.worksheets.add("Costs");
      costs.getRange("A1:A3").values = [[1], [2], [3]];
      costs.getRange("A4").formulas = [["=SUM(A1:A3)"]];
      sheet.getRange("B1:B2").formulas = [["=Costs!A4*2"], ["=B1+1"]];
      const direct = sheet.getRange("B1").getDirectPrecedents().load("addresses");
      const all = sheet.getRange("B2").getPrecedents().load("addresses");
      const dependents = costs.getRange("A2").getDependents();
      dependents.load("addresses");
      dependents.ranges.load("items/address");
      await context.sync();
      dependents.ranges.items.forEach((range) => (range.format.fill.color = "yellow"));
      const fill = sheet.getRange("B2").format.fill.load("color");
      await context.sync();
      return [direct.addresses, all.addresses, dependents.addresses, fill.color];
    });
    expect(seen).toEqual([
      ["Costs!A4"],
      ["Sheet1!B1", "Costs!A4,Costs!A1:A3"],
      ["Costs!A4", "Sheet1!B1,Sheet1!B2"],
      "#FFFF00",
    ]);
  });

  it("range-areas: cells chosen by what they hold are formatted and counted together", async () => {
    await write("A1:C4", TASKS);
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("D2:D4").formulas = [["=C2*8"], ["=C3*8"], ["=C4*8"]];
      const formulas = sheet.getRange("A1:D4").getSpecialCells("Formulas").load("address,cellCount");
      formulas.format.fill.color = "lightgray";
      const numbers = sheet.getRange("A1:D4").getSpecialCellsOrNullObject("Constants", "Numbers").load("address");
      const picked = sheet.getRanges("A1,C1:D1").load("areaCount,cellCount");
      picked.format.font.bold = true;
      const logical = sheet.getRange("A1:D4").getSpecialCellsOrNullObject("Constants", "Logical");
      await context.sync();
      return [
        formulas.address,
        formulas.cellCount,
        numbers.address,
        picked.areaCount,
        picked.cellCount,
        logical.isNullObject,
      ];
    });
    expect(seen).toEqual(["Sheet1!D2:D4", 3, "Sheet1!C2:C4", 2, 3, true]);
    expect(bench.workbook.snapshot().sheets[0]?.cells["D3"]?.look).toMatchObject({ fillColor: "#D3D3D3" });
  });

  it("range-auto-fill: a line of numbers goes on, copies stay, and formats can go alone", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:A2").values = [[10], [20]];
      sheet.getRange("A1:A2").format.fill.color = "yellow";
      sheet.getRange("A1:A2").autoFill("A1:A4", "FillDefault");
      sheet.getRange("A1:A2").autoFill("A1:C2", "FillCopy");
      sheet.getRange("A1").autoFill("A1:A6", "FillFormats");
      await context.sync();
    });
    expect(await values("A1:C6")).toEqual([
      [10, 10, 10],
      [20, 20, 20],
      [30, "", ""],
      [40, "", ""],
      ["", "", ""],
      ["", "", ""],
    ]);
    expect(bench.workbook.snapshot().sheets[0]?.cells["A6"]?.look).toMatchObject({ fillColor: "#FFFF00" });
  });

  it("range-copyfrom: everything, values, formats, transposed, without blanks; or moved", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B2").formulas = [
        [1, "=A1*2"],
        ["", 4],
      ];
      sheet.getRange("A1").format.font.bold = true;
      sheet.getRange("D1").copyFrom("A1:B2");
      sheet.getRange("D4").copyFrom("A1:B2", "Values");
      sheet.getRange("D7:E8").values = [
        ["kept", "kept"],
        ["kept", "kept"],
      ];
      sheet.getRange("D7").copyFrom("A1:B2", "Values", true);
      sheet.getRange("D10").copyFrom("A1:B2", "Values", false, true);
      sheet.getRange("A1:B2").moveTo("H1");
      await context.sync();
    });
    expect(await values("D1:E11")).toEqual([
      [1, 2],
      ["", 4],
      ["", ""],
      [1, 2],
      ["", 4],
      ["", ""],
      [1, 2],
      ["kept", 4],
      ["", ""],
      [1, ""],
      [2, 4],
    ]);
    expect(bench.workbook.cell("Sheet1!E1").formula).toBe("=D1*2");
    expect(await values("A1:B2")).toEqual([
      ["", ""],
      ["", ""],
    ]);
    expect(bench.workbook.cell("Sheet1!I1").formula).toBe("=H1*2");
  });

  it("range-find: a text is found whole or in part, in either case and direction, and not finding it is no error", async () => {
    await write("A1:A4", [["Pilot line"], ["pilot"], ["Line"], ["pilot line"]]);
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:A4");
      const found = [
        range.find("pilot", { completeMatch: true }),
        range.find("pilot", { matchCase: true }),
        range.find("line", { searchDirection: "Backwards" }),
        range.findOrNullObject("ramp-up", {}),
      ].map((one) => one.load("address"));
      await context.sync();
      return found.map((one) => (one.isNullObject ? null : one.address));
    });
    expect(seen).toEqual(["Sheet1!A2", "Sheet1!A2", "Sheet1!A4", null]);
  });

  it("range-get-range-edge: the end of the data in each direction, and everything up to it", async () => {
    await write("B2:D4", TASKS.slice(1));
    const seen = await bench.run(async (context, sheet) => {
      const start = sheet.getRange("C3");
      const edges = (["Up", "Down", "Left", "Right"] as const).map((to) => start.getRangeEdge(to).load("address"));
      const extended = start.getExtendedRange("Down").load("address");
      extended.select();
      const selected = context.workbook.getSelectedRange().load("address");
      await context.sync();
      return [...edges.map(({ address }) => address), extended.address, selected.address];
    });
    expect(seen).toEqual(["Sheet1!C2", "Sheet1!C4", "Sheet1!B3", "Sheet1!D3", "Sheet1!C3:C4", "Sheet1!C3:C4"]);
  });

  it("range-hyperlink: links to addresses and places, changed and cleared", async () => {
    await write("A1:A2", [["Plan"], ["Costs"]]);
    const seen = await bench.run(async (context, sheet) => {
      context.workbook.worksheets.add("Costs");
      sheet.getRange("A1").hyperlink = {
        address: "https://example.com/plan",
        screenTip: "Open",
        textToDisplay: "The plan",
      };
      sheet.getRange("A2").hyperlink = { documentReference: "Costs!A1" };
      const [web, place] = ["A1", "A2"].map((address) => sheet.getRange(address).load("hyperlink,values"));
      await context.sync();
      const before: unknown[] = [
        web?.hyperlink.address,
        web?.values[0]?.[0],
        place?.hyperlink.documentReference,
        place?.values[0]?.[0],
      ];
      sheet.getRange("A1").clear("Hyperlinks");
      web?.load("hyperlink,values");
      await context.sync();
      return [...before, web?.hyperlink ?? null, web?.values[0]?.[0]] as unknown[];
    });
    expect(seen).toEqual(["https://example.com/plan", "The plan", "Costs!A1", "Costs", null, "The plan"]);
  });

  it("range-merged-ranges: merged cells are one, and are found in the range around them", async () => {
    await write("A1:C1", [["Title", "lost", "lost"]]);
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:C1").merge();
      sheet.getRange("A3:B4").merge(true);
      const merged = sheet.getRange("A1:D9").getMergedAreasOrNullObject().load("address,cellCount");
      const none = sheet.getRange("F1:G9").getMergedAreasOrNullObject();
      await context.sync();
      merged.format.fill.color = "yellow";
      await context.sync();
      return [merged.address, merged.cellCount, none.isNullObject];
    });
    expect(seen).toEqual(["Sheet1!A1:C1,Sheet1!A3:B3,Sheet1!A4:B4", 7, true]);
    expect(await values("A1:C1")).toEqual([["Title", "", ""]]);
  });

  it("range-remove-duplicates: rows that are alike in the chosen columns stay once", async () => {
    await write("A1:B5", [
      ["Line", "Shift"],
      ["L1", "early"],
      ["L1", "late"],
      ["L2", "early"],
      ["L1", "early"],
    ]);
    const seen = await bench.run(async (context, sheet) => {
      const result = sheet.getRange("A1:B5").removeDuplicates([0], true).load("removed,uniqueRemaining");
      await context.sync();
      return [result.removed, result.uniqueRemaining];
    });
    expect(seen).toEqual([2, 2]);
    expect(await values("A1:B5")).toEqual([
      ["Line", "Shift"],
      ["L1", "early"],
      ["L2", "early"],
      ["", ""],
      ["", ""],
    ]);
  });

  it("range-text-orientation: the angle of a text is written and read", async () => {
    await write("A1:B1", [["up", "flat"]]);
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1").format.textOrientation = 90;
      const angles = ["A1", "B1", "A1:B1"].map((address) => sheet.getRange(address).format.load("textOrientation"));
      await context.sync();
      return angles.map(({ textOrientation }) => textOrientation);
    });
    expect(seen).toEqual([90, 0, null]);
  });

  it("selected-range: what is selected is known, and can be set", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("B2:E6").select();
      const selected = context.workbook.getSelectedRange().load("address");
      const active = context.workbook.getActiveCell().load("address");
      await context.sync();
      return [selected.address, active.address];
    });
    expect(seen).toEqual(["Sheet1!B2:E6", "Sheet1!B2"]);
  });

  it("set-get-values: values, texts and formulas of one cell, several and all alike", async () => {
    await write("A1:C4", TASKS);
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("D1:D4").formulas = [["Hours"], ["=C2*8"], ["=C3*8"], ["=C4*8"]];
      sheet.getRange("D2:D4").numberFormat = [["0.00"], ["0.00"], ["0.00"]];
      sheet.getRange("F1:F2").values = "same" as unknown as string[][];
      const range = sheet.getRange("D2:D4").load("values,text,formulas");
      const same = sheet.getRange("F1:F2").load("values");
      await context.sync();
      return [range.values.flat(), range.text.flat(), range.formulas.flat(), same.values.flat()];
    });
    expect(seen).toEqual([
      [24, 40, 8],
      ["24.00", "40.00", "8.00"],
      ["=C2*8", "=C3*8", "=C4*8"],
      ["same", "same"],
    ]);
  });

  it("style: a style of one's own is made, given to cells, read and deleted; built-in ones are there", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { styles } = context.workbook;
      styles.add("Gate held");
      const own = styles.getItem("Gate held");
      own.font.bold = true;
      own.textOrientation = 38;
      own.shrinkToFit = true;
      sheet.getRange("A1:B1").style = "Gate held";
      sheet.getRange("A2").style = "Neutral";
      own.load("name,textOrientation,shrinkToFit,horizontalAlignment,locked,builtIn");
      const normal = styles.getItem("Normal");
      normal.font.load("name,size,bold");
      const range = sheet.getRange("A1:B1").load("style,format/textOrientation");
      const neutral = sheet.getRange("A2").load("style,format/fill/color");
      await context.sync();
      own.delete();
      const after = sheet.getRange("A1").load("style");
      await context.sync();
      return {
        own: [own.name, own.textOrientation, own.shrinkToFit, own.horizontalAlignment, own.locked, own.builtIn],
        normal: [normal.font.name, normal.font.size, normal.font.bold],
        cells: [range.style, range.format.textOrientation, neutral.style, neutral.format.fill.color, after.style],
      };
    });
    expect(seen).toEqual({
      own: ["Gate held", 38, true, "General", true, false],
      normal: ["Calibri", 11, false],
      cells: ["Gate held", 38, "Neutral", "#FFEB9C", "Normal"],
    });
  });

  it("used-range: a table without data has no used cells below its header", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.add("A1:C1", true);
      table.getHeaderRowRange().values = [["Task", "Owner", "Days"]];
      const empty = table.getDataBodyRange().getUsedRangeOrNullObject(true);
      await context.sync();
      table.rows.add(undefined, [["Sign off", "Ann", 1]]);
      const filled = table.getDataBodyRange().getUsedRangeOrNullObject(true).load("address");
      await context.sync();
      return [empty.isNullObject, filled.address];
    });
    expect(seen).toEqual([true, "Sheet1!A2:C2"]);
  });

  it("range-relationships: what two ranges share, what surrounds both, and what lies beside", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("B2:D5");
      const found = [
        range.getIntersection("C4:G9"),
        range.getIntersectionOrNullObject("F1"),
        range.getBoundingRect("F8"),
        range.getOffsetRange(1, -1),
        range.getResizedRange(2, 1),
        range.getRowsAbove(1),
        range.getColumnsAfter(2),
        range.getLastCell(),
      ].map((one) => one.load("address"));
      await context.sync();
      return found.map((one) => (one.isNullObject ? null : one.address.slice("Sheet1!".length)));
    });
    expect(seen).toEqual(["C4:D5", null, "B2:F8", "A3:C6", "B2:E7", "B1:D1", "E2:F5", "D5"]);
  });
});
