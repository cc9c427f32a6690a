import { LARGEST_BODY } from "./index";
import { openBench, type Bench } from "./testSupport";

describe("the real office.js talking to the stand-in", () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await openBench();
  });
  afterEach(() => {
    bench.close();
  });

  it("writes values and reads them back", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:B2");
      range.values = [
        ["Name", 1],
        [true, 2.5],
      ];
      range.load("values,address,rowIndex,columnCount,cellCount,valueTypes");
      await context.sync();
      return range.toJSON();
    });
    expect(seen).toMatchObject({
      values: [
        ["Name", 1],
        [true, 2.5],
      ],
      valueTypes: [
        ["String", "Double"],
        ["Boolean", "Double"],
      ],
      address: "Sheet1!A1:B2",
      rowIndex: 0,
      columnCount: 2,
      cellCount: 4,
    });
  });

  it("says by name what it does not implement", async () => {
    const method = await bench.refusal((_context, sheet) => sheet.pivotTables.load("items/name"));
    expect(method).toEqual({
      code: "ApiNotFound",
      message: "Worksheet.pivotTables is not implemented by the stand-in",
    });
    const property = await bench.refusal((_context, sheet) => sheet.load("standardWidth"));
    expect(property.message).toBe("Worksheet.standardWidth is not implemented by the stand-in");
    const image = await bench.refusal((_context, sheet) => sheet.getRange("A1").getImage());
    expect(image.message).toBe("Range.getImage is not implemented by the stand-in");
  });

  it("shows errors that nobody caught in the page", () => {
    expect(bench.pageErrors).toEqual([]);
    const script = bench.window.document.createElement("script");
    script.textContent = 'throw new Error("broken page")';
    bench.window.document.body.append(script);
    expect(bench.pageErrors.map(({ message }) => message)).toEqual(["Uncaught [Error: broken page]"]);
  });

  it("loads nested collections with one sync", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B2").values = [
        ["ID", "Score"],
        ["a", 1],
      ];
      sheet.tables.add("A1:B2", true).name = "Criteria";
      await context.sync();
    });
    bench.host.resetTraffic();
    const seen = await bench.run(async (context) => {
      const { worksheets, tables } = context.workbook;
      worksheets.load("items/id,items/name,items/visibility,items/protection/protected,items/tables/items/name");
      tables.load(
        "items/id,items/name,items/worksheet/id,items/columns/items/id,items/columns/items/name,items/rows/count",
      );
      await context.sync();
      return {
        sheets: worksheets.items.map((one) => [
          one.name,
          one.visibility,
          one.protection.protected,
          one.tables.items.map(({ name }) => name),
        ]),
        tables: tables.items.map((one) => [
          one.name,
          one.worksheet.id === worksheets.items[0]?.id,
          one.columns.items.map(({ id, name }) => `${id} ${name}`),
          one.rows.count,
        ]),
      };
    });
    expect(seen).toEqual({
      sheets: [["Sheet1", "Visible", false, ["Criteria"]]],
      tables: [["Criteria", true, ["1 ID", "2 Score"], 1]],
    });
    expect(bench.host.traffic.syncs).toBe(1);
  });

  it("answers null objects for what is missing and for what hangs on it", async () => {
    const seen = await bench.run(async (context) => {
      const table = context.workbook.tables.getItemOrNullObject("Nowhere");
      const body = table.getDataBodyRange();
      table.load("name");
      const setting = context.workbook.settings.getItemOrNullObject("nothing");
      const sheet = context.workbook.worksheets.getItemOrNullObject("Nowhere");
      await context.sync();
      return [table.isNullObject, body.isNullObject, setting.isNullObject, sheet.isNullObject];
    });
    expect(seen).toEqual([true, true, true, true]);
    const missing = await bench.refusal((context) => context.workbook.tables.getItem("Nowhere").load("name"));
    expect(missing.code).toBe("ItemNotFound");
  });

  it("counts syncs and bytes, without the client's own housekeeping", async () => {
    await bench.run(async (context, sheet) => {
      const range = sheet.getRange("A1:A2").load("values");
      await context.sync();
      range.load("address");
      await context.sync();
    });
    const { syncs, requestBytes, responseBytes } = bench.host.traffic;
    expect(syncs).toBe(2);
    expect(requestBytes).toHaveLength(2);
    expect(requestBytes.every((bytes) => bytes > 200)).toBe(true);
    expect(responseBytes.every((bytes) => bytes > 50)).toBe(true);
    bench.host.resetTraffic();
    expect(bench.host.traffic).toEqual({ syncs: 0, requestBytes: [], responseBytes: [] });
  });

  it("lets a test edit the workbook between two syncs", async () => {
    bench.host.onRequest = (number) => {
      if (number === 2) bench.workbook.setCell("Sheet1!A1", "changed by a colleague");
    };
    const seen = await bench.run(async (context, sheet) => {
      const before = sheet.getRange("A1").load("values");
      await context.sync();
      const after = sheet.getRange("A1").load("values");
      await context.sync();
      return [before.values, after.values];
    });
    expect(seen).toEqual([[[""]], [["changed by a colleague"]]]);
  });

  it("refuses a request above 5 MB and leaves the workbook alone", async () => {
    const text = "x".repeat(30_000);
    const refused = await bench.refusal((_context, sheet) => {
      sheet.getRange("A1:A200").values = Array.from({ length: 200 }, () => [text]);
    });
    expect(refused.code).toBe("RequestPayloadSizeLimitExceeded");
    expect(bench.host.traffic.requestBytes[0]).toBeGreaterThan(LARGEST_BODY);
    expect(bench.workbook.cell("Sheet1!A1").value).toBe("");
  });

  it("refuses an answer above 5 MB", async () => {
    const sheet = bench.workbook.activeSheet;
    for (let row = 0; row < 200; row++) sheet.cells.set(row, 0, "x".repeat(30_000));
    const refused = await bench.refusal((_context, first) => first.getRange("A1:A200").load("values"));
    expect(refused.code).toBe("ResponsePayloadSizeLimitExceeded");
  });

  it("refuses to read more than five million cells", async () => {
    const refused = await bench.refusal((_context, sheet) => sheet.getRange("A:F").load("values"));
    expect(refused.code).toBe("RangeExceedsLimit");
  });

  it("refuses everything while a cell is being edited, and makes a patient batch wait", async () => {
    bench.host.cellEditMode = true;
    const refused = await bench.refusal((context) => context.workbook.load("name"));
    expect(refused.code).toBe("InvalidOperationInCellEditMode");
    let finished = false;
    const patient = bench.Excel.run({ delayForCellEdit: true }, async (context) => {
      context.workbook.load("name");
      await context.sync();
      finished = true;
    });
    await new Promise((later) => setTimeout(later, 30));
    expect(finished).toBe(false);
    bench.host.cellEditMode = false;
    await patient;
    expect(finished).toBe(true);
  });

  it("knows which requirement sets it supports", async () => {
    const supports = (version: string): boolean =>
      bench.Office.context.requirements.isSetSupported("ExcelApi", version);
    expect([supports("1.1"), supports("1.17"), supports("1.18")]).toEqual([true, true, false]);
    const older = await openBench({ apiVersion: "1.9" });
    expect(older.Office.context.requirements.isSetSupported("ExcelApi", "1.10")).toBe(false);
    older.close();
  });

  it("keeps the settings of both of Office's interfaces in one place", async () => {
    const stored = await bench.run(async (context) => {
      context.workbook.settings.add("layout", { version: 3 });
      const setting = context.workbook.settings.getItem("layout").load("value");
      await context.sync();
      return setting.value as unknown;
    });
    expect(stored).toEqual({ version: 3 });
    const { settings } = bench.Office.context.document;
    settings.set("seen", ["é"]);
    await new Promise((saved) => {
      settings.saveAsync(saved);
    });
    expect(bench.workbook.settings.get("seen")).toEqual(["é"]);
  });

  it("opens a new workbook from a file", async () => {
    await bench.Excel.createWorkbook("QUJD");
    expect(bench.host.openedWorkbooks).toEqual(["QUJD"]);
  });

  it("runs ribbon commands", async () => {
    bench.Office.actions.associate("evaluate", (event: Office.AddinCommands.Event) => {
      event.completed();
    });
    bench.host.fireCommand("evaluate");
    while (bench.host.commandsCompleted === 0) await new Promise((later) => setTimeout(later, 5));
    expect(bench.host.commandsCompleted).toBe(1);
  });

  it("tells the culture and the date system", async () => {
    const seen = await bench.run(async (context) => {
      const { cultureInfo } = context.application;
      cultureInfo.load("name,numberFormat/numberDecimalSeparator,datetimeFormat/shortDatePattern");
      const date = context.workbook.functions.date(1904, 1, 2).load("value");
      await context.sync();
      return [
        cultureInfo.name,
        cultureInfo.numberFormat.numberDecimalSeparator,
        cultureInfo.datetimeFormat.shortDatePattern,
        date.value,
      ];
    });
    expect(seen).toEqual(["en-US", ".", "M/d/yyyy", 1463]);
    bench.workbook.date1904 = true;
    const other = await bench.run(async (context) => {
      const date = context.workbook.functions.date(1904, 1, 2).load("value");
      await context.sync();
      return date.value;
    });
    expect(other).toBe(1);
  });
});
