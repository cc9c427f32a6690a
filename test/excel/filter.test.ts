import { unzipSync } from "fflate";
import { openWorkbook, saveWorkbook } from "./index";
import { minimalFile, openBench, type Bench } from "./testSupport";

/** Expected values are worked out from Microsoft's documentation of FilterCriteria. */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:B6").values = [
      ["Name", "N"],
      ["Lime", 10],
      ["Lemon", 20],
      ["Orange", 30],
      ["Kiwi", 40],
      ["Apple", 100],
    ];
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

/** The names in rows that can be seen. */
const visible = (): Promise<unknown[]> =>
  bench.run(async (context, sheet) => {
    const view = sheet.getRange("A2:A6").getVisibleView().load("values");
    await context.sync();
    return view.values.flat() as unknown[];
  });

const filterSheet = (column: number, criteria: Excel.FilterCriteria): Promise<unknown[]> =>
  bench
    .run(async (context, sheet) => {
      sheet.autoFilter.apply(sheet.getRange("A1:B6"), column, criteria);
      await context.sync();
    })
    .then(visible);

describe("a sheet's filter", () => {
  it.each<[string, number, Excel.FilterCriteria, string[]]>([
    ["values", 0, { filterOn: "Values", values: ["kiwi", "Lime"] }, ["Lime", "Kiwi"]],
    ["wildcards", 0, { filterOn: "Custom", criterion1: "=*e" }, ["Lime", "Orange", "Apple"]],
    [
      "two conditions",
      1,
      { filterOn: "Custom", criterion1: ">10", criterion2: "<40", operator: "And" },
      ["Lemon", "Orange"],
    ],
    [
      "either condition",
      1,
      { filterOn: "Custom", criterion1: "<=10", criterion2: ">=100", operator: "Or" },
      ["Lime", "Apple"],
    ],
    ["top items", 1, { filterOn: "TopItems", criterion1: "2" }, ["Kiwi", "Apple"]],
    ["bottom percent", 1, { filterOn: "BottomPercent", criterion1: "40" }, ["Lime", "Lemon"]],
    ["below average", 1, { filterOn: "Dynamic", dynamicCriteria: "BelowAverage" }, ["Lime", "Lemon", "Orange"]],
  ])("shows only what %s leave", async (_name, column, criteria, expected) => {
    expect(await filterSheet(column, criteria)).toEqual(expected);
  });

  it("joins columns, reapplies after changes, and goes away column by column", async () => {
    await filterSheet(0, { filterOn: "Custom", criterion1: "=*e" });
    expect(await filterSheet(1, { filterOn: "TopPercent", criterion1: "40" })).toEqual(["Apple"]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("B4").values = [[500]];
      sheet.autoFilter.reapply();
      await context.sync();
    });
    expect(await visible()).toEqual(["Orange", "Apple"]);
    const seen = await bench.run(async (context, sheet) => {
      sheet.autoFilter.clearColumnCriteria(1);
      sheet.autoFilter.load("enabled,isDataFiltered");
      const range = sheet.autoFilter.getRange().load("address");
      await context.sync();
      return [sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered, range.address];
    });
    expect(seen).toEqual([true, true, "Sheet1!A1:B6"]);
    expect(await visible()).toEqual(["Lime", "Orange", "Apple"]);
    const gone = await bench.run(async (context, sheet) => {
      sheet.autoFilter.remove();
      sheet.autoFilter.load("enabled");
      const range = sheet.autoFilter.getRangeOrNullObject().load("address");
      await context.sync();
      return [sheet.autoFilter.enabled, range.isNullObject];
    });
    expect(gone).toEqual([false, true]);
    expect(await visible()).toHaveLength(5);
  });

  it("is stored in the file", async () => {
    await filterSheet(1, { filterOn: "Custom", criterion1: ">10" });
    const reopened = await openWorkbook(await saveWorkbook(bench.workbook));
    expect(reopened.sheets[0]?.rows.get(1)?.hidden).toBe(true);
  });

  it("refuses a column outside the range and kinds it cannot apply", async () => {
    const outside = await bench.refusal((_context, sheet) => {
      sheet.autoFilter.apply(sheet.getRange("A1:B6"), 2, { filterOn: "Values", values: [] });
    });
    expect(outside.code).toBe("InvalidArgument");
    const icon = await bench.refusal((_context, sheet) => {
      sheet.autoFilter.apply(sheet.getRange("A1:B6"), 0, { filterOn: "Icon" });
    });
    expect(icon.message).toBe('Filter.apply("Icon") is not implemented by the stand-in');
    const unknown = await bench.refusal((_context, sheet) => {
      const someday = { filterOn: "Dynamic", dynamicCriteria: "Someday" } as unknown as Excel.FilterCriteria;
      sheet.autoFilter.apply(sheet.getRange("A1:B6"), 0, someday);
    });
    expect(unknown.code).toBe("InvalidArgument");
  });

  it("keeps its criteria with their columns when a column is inserted", async () => {
    await filterSheet(1, { filterOn: "Custom", criterion1: ">10" });
    const criteria = await bench.run(async (context, sheet) => {
      sheet.getRange("B:B").insert("Right");
      sheet.autoFilter.load("criteria");
      await context.sync();
      return sheet.autoFilter.criteria;
    });
    expect(criteria).toEqual([null, null, { filterOn: "Custom", criterion1: ">10" }]);
  });
});

describe("filters by colour and date", () => {
  it("show the rows of a fill or font colour", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A3").format.fill.color = "yellow";
      sheet.getRange("A5:A6").format.font.color = "#FF0000";
      await context.sync();
    });
    expect(await filterSheet(0, { filterOn: "CellColor", color: "#FFFF00" })).toEqual(["Lemon"]);
    expect(await filterSheet(0, { filterOn: "FontColor", color: "#FF0000" })).toEqual(["Kiwi", "Apple"]);
  });

  // 2026-03-11 is a Wednesday; the week began on Sunday the 8th.
  it.each<[string, Excel.FilterCriteria, string[]]>([
    ["Today", { filterOn: "Dynamic", dynamicCriteria: "Today" }, ["Lemon"]],
    ["ThisWeek", { filterOn: "Dynamic", dynamicCriteria: "ThisWeek" }, ["Lime", "Lemon"]],
    ["LastMonth", { filterOn: "Dynamic", dynamicCriteria: "LastMonth" }, ["Orange"]],
    ["NextQuarter", { filterOn: "Dynamic", dynamicCriteria: "NextQuarter" }, ["Kiwi"]],
    ["YearToDate", { filterOn: "Dynamic", dynamicCriteria: "YearToDate" }, ["Lime", "Lemon", "Orange"]],
    ["LastYear", { filterOn: "Dynamic", dynamicCriteria: "LastYear" }, ["Apple"]],
    ["any March", { filterOn: "Dynamic", dynamicCriteria: "AllDatesInPeriodMarch" }, ["Lime", "Lemon", "Apple"]],
    ["a month", { filterOn: "Values", values: [{ date: "2026-03-01", specificity: "Month" }] }, ["Lime", "Lemon"]],
    ["a day", { filterOn: "Values", values: [{ date: "2026-03-08", specificity: "Day" }] }, ["Lime"]],
  ])("show the dates of %s", async (_name, criteria, expected) => {
    bench.workbook.now = () => new Date(2026, 2, 11, 15);
    await bench.run(async (context, sheet) => {
      sheet.getRange("B2:B6").values = [["3/8/2026"], ["3/11/2026 9:30"], ["2/28/2026"], ["4/1/2026"], ["3/31/2025"]];
      await context.sync();
    });
    expect(await filterSheet(1, criteria)).toEqual(expected);
  });
});

describe("criteria of a saved file", () => {
  const all: Excel.FilterCriteria[] = [
    { filterOn: "Values", values: ["Kiwi", "", { date: "2026-03-01", specificity: "Month" }] },
    { filterOn: "Custom", criterion1: ">10", criterion2: "<40", operator: "And" },
    { filterOn: "Custom", criterion1: "=*e", criterion2: "=L*", operator: "Or" },
    { filterOn: "Custom", criterion1: "<>" },
    { filterOn: "BottomPercent", criterion1: "40" },
    { filterOn: "Dynamic", dynamicCriteria: "AllDatesInPeriodQuarter2" },
    { filterOn: "Dynamic", dynamicCriteria: "BelowAverage" },
    { filterOn: "CellColor", color: "#FFFF00" },
    { filterOn: "FontColor", color: "#FF0000" },
  ];

  it.each(all)("are read again: %j", async (criteria) => {
    const expected = {
      ...criteria,
      ...(criteria.values && { values: ["Kiwi", { date: "2026-03-01", specificity: "Month" }, ""] }),
    };
    await bench.run(async (context, sheet) => {
      sheet.getRange("D1:D3").values = [["Fruit"], ["Kiwi"], ["Lime"]];
      sheet.tables.add("D1:D3", true).columns.getItemAt(0).filter.apply(criteria);
      await context.sync();
    });
    await filterSheet(1, criteria);
    bench.host.show(await openWorkbook(await saveWorkbook(bench.workbook)));
    const seen = await bench.run(async (context, sheet) => {
      const column = sheet.tables.getItemAt(0).columns.getItemAt(0).load("filter/criteria");
      sheet.autoFilter.load("criteria,isDataFiltered");
      await context.sync();
      return [column.filter.criteria, sheet.autoFilter.criteria[1], sheet.autoFilter.isDataFiltered];
    });
    expect(seen).toEqual([expected, expected, true]);
  });

  it("that cannot be applied go back as they were, and their rows stay hidden when another column is filtered", async () => {
    const icons = '<filterColumn colId="0" hiddenButton="1"><iconFilter iconSet="3Arrows" iconId="0"/></filterColumn>';
    const workbook = await openWorkbook(
      minimalFile(
        '<sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row>' +
          '<row r="2" hidden="1"><c r="A2"><v>2</v></c><c r="B2"><v>2</v></c></row>' +
          '<row r="3"><c r="A3"><v>3</v></c><c r="B3"><v>3</v></c></row></sheetData>' +
          `<autoFilter ref="A1:B3">${icons}</autoFilter>`,
      ),
    );
    bench.host.show(workbook);
    await bench.run(async (context, sheet) => {
      sheet.autoFilter.apply(sheet.getRange("A1:B3"), 1, { filterOn: "Custom", criterion1: ">0" });
      await context.sync();
    });
    expect(workbook.sheets[0]?.rows.get(1)?.hidden).toBe(true);
    const saved = Buffer.from(unzipSync(await saveWorkbook(workbook))["xl/worksheets/sheet1.xml"] ?? []).toString();
    expect(saved).toContain(`<autoFilter ref="A1:B3">${icons}<filterColumn colId="1">`);
  });
});

describe("a table column's filter", () => {
  it("filters by values, top items and conditions, and is cleared", async () => {
    const table = (context: Excel.RequestContext): Excel.Table => context.workbook.tables.getItem("Fruit");
    await bench.run(async (context, sheet) => {
      sheet.tables.add("A1:B6", true).name = "Fruit";
      table(context).columns.getItem("N").filter.applyTopItemsFilter(3);
      table(context).columns.getItem("Name").filter.applyValuesFilter(["Apple", "Lime", "Kiwi"]);
      await context.sync();
    });
    expect(await visible()).toEqual(["Kiwi", "Apple"]);
    const criteria = await bench.run(async (context) => {
      const { filter } = table(context).columns.getItem("N").load("filter/criteria");
      table(context).columns.getItem("Name").filter.clear();
      await context.sync();
      return filter.criteria;
    });
    expect(criteria).toMatchObject({ filterOn: "TopItems", criterion1: "3" });
    expect(await visible()).toEqual(["Orange", "Kiwi", "Apple"]);
    await bench.run(async (context) => {
      table(context).clearFilters();
      await context.sync();
    });
    expect(await visible()).toHaveLength(5);
  });
});
