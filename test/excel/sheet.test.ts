import { openBench, type Bench } from "./testSupport";

describe("sheets", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => {
    bench.close();
  });

  it("are added, renamed, moved and deleted by Excel's rules; formulas follow", async () => {
    await bench.run(async (context, sheet) => {
      const other = context.workbook.worksheets.add("Other");
      other.getRange("A1").values = [[7]];
      sheet.getRange("A1").formulas = [["=Other!A1"]];
      await context.sync();
      other.name = "New name";
      other.position = 0;
      await context.sync();
    });
    expect(bench.workbook.sheets.map(({ name }) => name)).toEqual(["New name", "Sheet1"]);
    expect(bench.workbook.cell("Sheet1!A1")).toMatchObject({ value: 7, formula: "='New name'!A1" });
    for (const name of ["", "a/b", "x".repeat(32), "'quoted'", "History"]) {
      const refused = await bench.refusal((context) => {
        context.workbook.worksheets.add("Plain").name = name;
      });
      expect(refused.code).toBe("InvalidArgument");
      await bench.run(async (context) => {
        context.workbook.worksheets.getItem("Plain").delete();
        await context.sync();
      });
    }
    const twice = await bench.refusal((context) => context.workbook.worksheets.add("SHEET1"));
    expect(twice.code).toBe("ItemAlreadyExists");
    await bench.run(async (context) => {
      context.workbook.worksheets.getItem("New name").delete();
      await context.sync();
    });
    expect(bench.workbook.cell("Sheet1!A1").formula).toBe("=#REF!");
  });

  it("cannot all be hidden or deleted", async () => {
    const hidden = await bench.refusal((_context, sheet) => {
      sheet.visibility = "Hidden";
    });
    const deleted = await bench.refusal((_context, sheet) => {
      sheet.delete();
    });
    expect([hidden.code, deleted.code]).toEqual(["InvalidOperation", "InvalidOperation"]);
  });

  it("refuse changes to locked cells while protected", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("B1").format.protection.locked = false;
      sheet.protection.protect({ allowFormatCells: true }, "secret");
      sheet.protection.load("protected");
      await context.sync();
      expect(sheet.protection.protected).toBe(true);
      sheet.getRange("B1").values = [["unlocked"]];
      sheet.getRange("A1").format.fill.color = "#FF0000";
      await context.sync();
    });
    const refused = [
      await bench.refusal((_context, sheet) => {
        sheet.getRange("A1").values = [[1]];
      }),
      await bench.refusal((_context, sheet) => {
        sheet.getRange("A1:B1").clear();
      }),
      await bench.refusal((_context, sheet) => sheet.tables.add("A1:B2", true)),
      await bench.refusal((_context, sheet) => sheet.getRange("1:1").insert("Down")),
      await bench.refusal((_context, sheet) => {
        sheet.protection.unprotect("wrong");
      }),
    ];
    expect(refused.map(({ code }) => code)).toEqual(Array(5).fill("AccessDenied"));
    await bench.run(async (context, sheet) => {
      sheet.protection.unprotect("secret");
      sheet.getRange("A1").values = [[1]];
      await context.sync();
    });
    expect(bench.workbook.cell("Sheet1!A1").value).toBe(1);
  });

  it("of a read-only workbook refuse every change", async () => {
    bench.workbook.readOnly = true;
    const refused = [
      await bench.refusal((_context, sheet) => {
        sheet.getRange("A1").values = [[1]];
      }),
      await bench.refusal((context) => context.workbook.settings.add("a", 1)),
      await bench.refusal((context) => context.workbook.worksheets.add()),
    ];
    expect(refused.map(({ code }) => code)).toEqual(Array(3).fill("AccessDenied"));
    const readOnly = await bench.run(async (context) => {
      context.workbook.load("readOnly,isDirty");
      await context.sync();
      return [context.workbook.readOnly, context.workbook.isDirty];
    });
    expect(readOnly).toEqual([true, false]);
  });

  it("keep panes, page set-up, breaks and properties", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.freezePanes.freezeAt(sheet.getRange("A1:B3"));
      sheet.showGridlines = false;
      sheet.tabColor = "#FF0000";
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.zoom = { horizontalFitToPages: 1 };
      pageLayout.setPrintTitleRows("$1:$3");
      pageLayout.setPrintArea("A1:F40");
      pageLayout.headersFooters.defaultForAllPages.centerFooter = "Page &P";
      sheet.horizontalPageBreaks.add("A20");
      sheet.customProperties.add("report", "results");
      const frozen = sheet.freezePanes.getLocationOrNullObject().load("address");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      const property = sheet.customProperties.getItemOrNullObject("REPORT").load("key,value");
      pageLayout.load("orientation,zoom,headersFooters/defaultForAllPages/centerFooter");
      sheet.horizontalPageBreaks.load("items/rowIndex");
      sheet.load("showGridlines,tabColor");
      await context.sync();
      return [
        frozen.address,
        area.address,
        titles.address,
        [property.key, property.value],
        [pageLayout.orientation, pageLayout.zoom, pageLayout.headersFooters.defaultForAllPages.centerFooter],
        sheet.horizontalPageBreaks.items.map(({ rowIndex }) => rowIndex),
        [sheet.showGridlines, sheet.tabColor],
      ];
    });
    expect(seen).toEqual([
      "Sheet1!A1:B3",
      "Sheet1!A1:F40",
      "Sheet1!1:3",
      ["report", "results"],
      ["Landscape", { horizontalFitToPages: 1 }, "Page &P"],
      [19],
      [false, "#FF0000"],
    ]);
  });
});
