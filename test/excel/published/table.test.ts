import { openBench, type Bench } from "../testSupport";

/** What Microsoft's published samples of tables are documented to do (samples/excel, 46-table), on our own data. */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:D1").values = [["Due", "Task", "Line", "Days"]];
    const table = sheet.tables.add("A1:D1", true);
    table.name = "Tasks";
    table.rows.add(undefined, [
      ["1/5/2026", "Move tools", "L1", 3],
      ["1/9/2026", "Train crew", "L2", 5],
      ["1/12/2026", "Trial run", "L1", 2],
      ["2/2/2026", "Sign off", "L3", 1],
    ]);
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

/** The rows a person sees. */
const visible = (column = 1): Promise<unknown[]> =>
  bench.run(async (context, sheet) => {
    const view = sheet.tables.getItem("Tasks").getDataBodyRange().getVisibleView().load("values");
    await context.sync();
    return (view.values as unknown[][]).map((row) => row[column]);
  });

describe("Microsoft's samples of tables", () => {
  it("create-table: a header row becomes a table, and rows typed as text are read as dates and numbers", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks").load("name,style,showHeaders,showTotals");
      const first = table.getDataBodyRange().getRow(0).load("values,text");
      const range = table.getRange().load("address");
      await context.sync();
      return [
        table.name,
        table.showHeaders,
        table.showTotals,
        range.address,
        first.values[0]?.[0],
        first.text[0],
      ] as unknown[];
    });
    expect(seen).toEqual(["Tasks", true, false, "Sheet1!A1:D5", 46027, ["1/5/2026", "Move tools", "L1", "3"]]);
  });

  it("add-rows-and-columns-to-a-table: rows at the end, a column of values, a column of formulas", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      table.rows.add(undefined, [["3/3/2026", "Review", "L2", 4]]);
      table.columns.add(undefined, [["Crew"], ["a"], ["b"], ["c"], ["d"], ["e"]]);
      table.columns.add(undefined, [["Hours"], ...[2, 3, 4, 5, 6].map(() => ["=[@Days]*8"])]);
      const range = table.getRange().load("address");
      const hours = table.columns.getItem("Hours").getDataBodyRange().load("values");
      await context.sync();
      return [range.address, hours.values.flat()] as unknown[];
    });
    expect(seen).toEqual(["Sheet1!A1:F6", [24, 40, 16, 8, 32]]);
  });

  it("convert-range-to-table: a range with headers is turned into a table of the same cells", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("H1:I3").values = [
        ["Part", "Stock"],
        ["p1", 10],
        ["p2", 20],
      ];
      const table = sheet.tables.add("H1:I3", true).load("name");
      const columns = table.columns.load("items/name");
      const body = table.getDataBodyRange().load("values");
      await context.sync();
      return [columns.items.map(({ name }) => name), body.values];
    });
    expect(seen).toEqual([
      ["Part", "Stock"],
      [
        ["p1", 10],
        ["p2", 20],
      ],
    ]);
  });

  it("filter-data: by values and by a condition, several columns at once, and all again when cleared", async () => {
    const table = (sheet: Excel.Worksheet): Excel.Table => sheet.tables.getItem("Tasks");
    await bench.run(async (context, sheet) => {
      table(sheet).columns.getItem("Line").filter.applyValuesFilter(["L1", "L2"]);
      table(sheet).columns.getItem("Days").filter.apply({ filterOn: "Custom", criterion1: ">2" });
      await context.sync();
    });
    expect(await visible()).toEqual(["Move tools", "Train crew"]);
    await bench.run(async (context, sheet) => {
      table(sheet).columns.getItem("Line").filter.clear();
      table(sheet).columns.getItem("Days").filter.apply({ filterOn: "Dynamic", dynamicCriteria: "BelowAverage" });
      await context.sync();
    });
    expect(await visible()).toEqual(["Trial run", "Sign off"]);
    await bench.run(async (context, sheet) => {
      table(sheet).clearFilters();
      await context.sync();
    });
    expect(await visible()).toEqual(["Move tools", "Train crew", "Trial run", "Sign off"]);
  });

  it("formatting: header, body and single columns of a table", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      table.getHeaderRowRange().format.fill.color = "#C70039";
      table.getDataBodyRange().format.font.color = "#222222";
      table.rows.getItemAt(1).getRange().format.font.bold = true;
      table.columns.getItemAt(0).getDataBodyRange().numberFormat = [["d-mmm-yy"]];
      table.showBandedRows = false;
      const header = table.getHeaderRowRange().format.fill.load("color");
      const due = table.columns.getItemAt(0).getDataBodyRange().load("text");
      const bold = table.getDataBodyRange().format.font.load("bold,color");
      table.load("showBandedRows");
      await context.sync();
      return [header.color, due.text.flat()[0], bold.bold, bold.color, table.showBandedRows];
    });
    expect(seen).toEqual(["#C70039", "5-Jan-26", null, "#222222", false]);
  });

  it("get-data-from-table: header, body, one column and one row", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      const header = table.getHeaderRowRange().load("values");
      const column = table.columns.getItem("Task").getDataBodyRange().load("values");
      const row = table.rows.getItemAt(1).load("values");
      const count = table.rows.getCount();
      await context.sync();
      return [header.values[0], column.values.flat(), row.values[0], count.value];
    });
    expect(seen).toEqual([
      ["Due", "Task", "Line", "Days"],
      ["Move tools", "Train crew", "Trial run", "Sign off"],
      [46031, "Train crew", "L2", 5],
      4,
    ]);
  });

  it("get-visible-range-of-a-filtered-table: only what the filter leaves", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      table.columns.getItem("Line").filter.applyValuesFilter(["L1"]);
      const view = table.getRange().getVisibleView().load("values,rowCount");
      await context.sync();
      return [view.rowCount, (view.values as unknown[][]).map((row) => row[1])];
    });
    expect(seen).toEqual([3, ["Task", "Move tools", "Trial run"]]);
  });

  it("import-json-data: objects become rows in the order of the columns", async () => {
    const data = [
      { line: "L7", days: 9, task: "Install", due: "4/1/2026" },
      { due: "4/8/2026", task: "Test", line: "L7", days: 2 },
    ];
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      table.rows.add(
        undefined,
        data.map(({ due, task, line, days }) => [due, task, line, days]),
      );
      const rows = table.getDataBodyRange().load("text");
      await context.sync();
      return rows.text.slice(-2);
    });
    expect(seen).toEqual([
      ["4/1/2026", "Install", "L7", "9"],
      ["4/8/2026", "Test", "L7", "2"],
    ]);
  });

  it("resize-table: the table takes in and gives up cells, which stay", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const table = sheet.tables.getItem("Tasks");
      table.resize("A1:E3");
      const range = table.getRange().load("address");
      const columns = table.columns.load("items/name");
      const left = sheet.getRange("B5").load("values");
      await context.sync();
      return [range.address, columns.items.map(({ name }) => name), left.values];
    });
    expect(seen).toEqual(["Sheet1!A1:E3", ["Due", "Task", "Line", "Days", "Column1"], [["Sign off"]]]);
  });

  it("sort-data: rows by one column, descending or ascending", async () => {
    const sorted = (ascending: boolean): Promise<unknown[]> =>
      bench.run(async (context, sheet) => {
        const table = sheet.tables.getItem("Tasks");
        table.sort.apply([{ key: 3, ascending }], true);
        const days = table.columns.getItem("Days").getDataBodyRange().load("values");
        await context.sync();
        return days.values.flat() as unknown[];
      });
    expect(await sorted(true)).toEqual([1, 2, 3, 5]);
    expect(await sorted(false)).toEqual([5, 3, 2, 1]);
  });
});
