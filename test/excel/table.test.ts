import { openWorkbook, saveWorkbook } from "./index";
import { openBench, type Bench } from "./testSupport";

describe("tables", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
    await bench.run(async (context, sheet) => {
      sheet.getRange("B2:C4").values = [
        ["ID", "Score"],
        ["a", 1],
        ["b", 2],
      ];
      sheet.tables.add("B2:C4", true).name = "Criteria";
      await context.sync();
    });
  });
  afterEach(() => {
    bench.close();
  });

  const values = (address: string): unknown =>
    address.split(" ").map((cell) => bench.workbook.cell(`Sheet1!${cell}`).value);
  const columns = (): string[] => bench.workbook.tables[0]?.columns.map(({ id, name }) => `${id} ${name}`) ?? [];
  const area = (): string | undefined => bench.workbook.snapshot().tables[0]?.address;

  it("have an id that survives renames, and names that follow Excel's rules", async () => {
    const seen = await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("criteria").load("id");
      await context.sync();
      table.name = "Gates_2";
      const again = context.workbook.tables.getItem(table.id).load("name");
      await context.sync();
      return again.name;
    });
    expect(seen).toBe("Gates_2");
    for (const name of ["two words", "1st", "A1", "R1C1", "c", "x".repeat(256)]) {
      const refused = await bench.refusal((context) => {
        context.workbook.tables.getItemAt(0).name = name;
      });
      expect([name.slice(0, 10), refused.code]).toEqual([name.slice(0, 10), "InvalidArgument"]);
    }
  });

  it("have header cells that are text, unique and never empty", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("B2:C2").values = [[2024, 2024]];
      await context.sync();
    });
    expect(columns()).toEqual(["1 2024", "2 20242"]);
    expect(values("B2 C2")).toEqual(["2024", "20242"]);
    await bench.run(async (context, sheet) => {
      sheet.getRange("B2").clear("Contents");
      await context.sync();
    });
    expect(columns()).toEqual(["1 Column1", "2 20242"]);
  });

  it("take a column that is added where the cells beside them are free", async () => {
    await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.columns.add(-1, [["Verdict"], ["PASS"], ["FAIL"]]);
      await context.sync();
    });
    expect([columns(), area(), values("D2 D3 D4")]).toEqual([
      ["1 ID", "2 Score", "3 Verdict"],
      "B2:D4",
      ["Verdict", "PASS", "FAIL"],
    ]);
  });

  it("push occupied cells of their rows to the right when a column is added, and keep column ids", async () => {
    bench.workbook.setCell("Sheet1!D3", "neighbour");
    bench.workbook.setCell("Sheet1!D9", "below");
    const id = await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      const column = table.columns.add(undefined, undefined, "Verdict").load("id");
      table.columns.add(0, undefined, "First");
      await context.sync();
      return column.id;
    });
    expect(id).toBe(3);
    expect(columns()).toEqual(["4 First", "1 ID", "2 Score", "3 Verdict"]);
    expect(values("F3 D9 C3 D3")).toEqual(["neighbour", "below", "a", 1]);
  });

  it("never give a deleted column's place to its neighbour's id", async () => {
    await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.columns.getItem("ID").delete();
      table.columns.add(-1, undefined, "New");
      await context.sync();
      const score = table.columns.getItem(2).load("name,index");
      await context.sync();
      expect([score.name, score.index]).toEqual(["Score", 0]);
    });
    expect(columns()).toEqual(["2 Score", "3 New"]);
  });

  it("refuse a column where another table would be cut in two", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("D4:D6").values = [["Other"], [1], [2]];
      sheet.tables.add("D4:D6", true);
      await context.sync();
    });
    const refused = await bench.refusal((context) => {
      context.workbook.tables.getItem("Criteria").columns.add(-1, undefined, "Verdict");
    });
    expect(refused.code).toBe("InsertDeleteConflict");
    expect(columns()).toEqual(["1 ID", "2 Score"]);
  });

  it("do not overlap with each other or with merged cells", async () => {
    const overlap = await bench.refusal((_context, sheet) => sheet.tables.add("C4:D6", true));
    expect(overlap.code).toBe("MergedRangeConflict");
    const merged = await bench.refusal((_context, sheet) => {
      sheet.getRange("F1:G1").merge();
      sheet.tables.add("F1:G3", true);
    });
    expect(merged.code).toBe("MergedRangeConflict");
  });

  it("grow when values are written right below them, with their rules", async () => {
    await bench.run(async (context) => {
      const body = context.workbook.tables.getItem("Criteria").getDataBodyRange();
      body.getColumn(1).dataValidation.rule = { decimal: { formula1: 0, operator: "GreaterThan" } };
      body.getRowsBelow(1).values = [["c", 3]];
      await context.sync();
      const count = context.workbook.tables.getItem("Criteria").rows.getCount();
      const rule = context.workbook.tables.getItem("Criteria").getDataBodyRange().getCell(2, 1).dataValidation;
      rule.load("type");
      await context.sync();
      expect([count.value, rule.type]).toEqual([3, "Decimal"]);
    });
    expect(area()).toBe("B2:C5");
  });

  it("add and delete rows, moving what lies below", async () => {
    bench.workbook.setCell("Sheet1!B6", "below");
    await bench.run(async (context) => {
      const { rows } = context.workbook.tables.getItem("Criteria");
      rows.add(undefined, [["c", 3]]);
      rows.add(undefined, [["d", 4]]);
      rows.add(0, [["z", 0]]);
      await context.sync();
      rows.getItemAt(1).delete();
      await context.sync();
    });
    expect(values("B3 B4 B5 B6 B7")).toEqual(["z", "b", "c", "d", "below"]);
  });

  it("resize in place, with new ids for new columns only", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("D2").values = [["Owner"]];
      context.workbook.tables.getItem("Criteria").resize("B2:D3");
      await context.sync();
    });
    expect([columns(), area()]).toEqual([["1 ID", "2 Score", "3 Owner"], "B2:D3"]);
    const moved = await bench.refusal((context) => {
      context.workbook.tables.getItem("Criteria").resize("B3:C5");
    });
    expect(moved.code).toBe("InvalidArgument");
  });

  it("sort their rows: numbers, texts, then blanks, ties in their order", async () => {
    await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.getDataBodyRange().getRowsBelow(3).values = [
        ["c", ""],
        ["d", "x"],
        ["e", 1],
      ];
      table.sort.apply([{ key: 1, ascending: false }]);
      await context.sync();
    });
    expect(values("B3 B4 B5 B6 B7")).toEqual(["d", "b", "a", "e", "c"]);
  });

  it("sum their last column in a new totals row if it holds numbers", async () => {
    const totals = await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.showTotals = true;
      const row = table.getTotalRowRange().load("values,formulas");
      await context.sync();
      return [row.values, row.formulas];
    });
    expect(totals).toEqual([[["Total", 3]], [["Total", "=SUBTOTAL(109,Criteria[Score])"]]]);
  });

  it("show and hide their totals and headers", async () => {
    const seen = await bench.run(async (context) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.showTotals = true;
      const totals = table.getTotalRowRange().load("address,values");
      const body = table.getDataBodyRange().load("address");
      await context.sync();
      table.showTotals = false;
      table.showBandedRows = false;
      table.style = "TableStyleLight9";
      table.load("style,showBandedRows");
      const range = table.getRange().load("address");
      await context.sync();
      return [
        totals.address,
        totals.values[0]?.[0] as unknown,
        body.address,
        range.address,
        table.style,
        table.showBandedRows,
      ];
    });
    expect(seen).toEqual(["Sheet1!B5:C5", "Total", "Sheet1!B3:C4", "Sheet1!B2:C4", "TableStyleLight9", false]);
  });

  it("become plain cells again", async () => {
    await bench.run(async (context) => {
      context.workbook.tables.getItem("Criteria").convertToRange();
      await context.sync();
    });
    expect([bench.workbook.tables, values("B2 B3")]).toEqual([[], ["ID", "a"]]);
  });

  it("evaluate formulas that name their columns, and renames reach those formulas", async () => {
    const formulas = await bench.run(async (context, sheet) => {
      const table = context.workbook.tables.getItem("Criteria");
      table.columns.add(-1, [["Twice"], ["=[@Score]*2"], ["=[@Score]*2"]]);
      sheet.getRange("F1").formulas = [["=SUM(Criteria[Twice])"]];
      const sum = sheet.getRange("F1").load("values,formulas");
      await context.sync();
      expect(sum.values).toEqual([[6]]);
      table.name = "Gates";
      table.columns.getItem("Score").name = "Points per gate";
      const cells = sheet.getRange("D3").load("formulas,values");
      sum.load("formulas");
      await context.sync();
      return [cells.formulas, cells.values, sum.formulas] as unknown;
    });
    expect(formulas).toEqual([[["=[@[Points per gate]]*2"]], [[2]], [["=SUM(Gates[Twice])"]]]);
  });

  it("remember how they were sorted, in the file too, and sort again by the same columns", async () => {
    const sortOf = (context: Excel.RequestContext): Excel.TableSort => context.workbook.tables.getItem("Criteria").sort;
    await bench.run(async (context) => {
      sortOf(context).apply([{ key: 1, ascending: false }], true);
      context.workbook.tables.getItem("Criteria").columns.add(0, undefined, "First");
      await context.sync();
    });
    bench.host.show(await openWorkbook(await saveWorkbook(bench.workbook)));
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("D3:D4").values = [[5], [9]];
      const sort = sortOf(context).load("fields,matchCase");
      sort.reapply();
      const scores = sheet.getRange("D3:D4").load("values");
      await context.sync();
      const before = [sort.fields, sort.matchCase, scores.values.flat()] as unknown[];
      sort.clear();
      sort.load("fields");
      await context.sync();
      return [...before, sort.fields];
    });
    const field = { key: 2, ascending: false, sortOn: "Value", dataOption: "Normal" };
    expect(seen).toEqual([[field], true, [9, 5], []]);
  });
});
