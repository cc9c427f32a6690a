import { openWorkbook, saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

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
    const color = await bench.refusal((_context, sheet) => {
      sheet.autoFilter.apply(sheet.getRange("A1:B6"), 0, { filterOn: "CellColor", color: "#FF0000" });
    });
    expect(color.message).toBe('Filter.apply("CellColor") is not implemented by the stand-in');
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
