import { openBench, type Bench } from "../testSupport";

/** What Microsoft's published samples of worksheets are documented to do (samples/excel, 54-worksheet). */
let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
});
afterEach(() => {
  bench.close();
});

const names = (): Promise<string[]> =>
  bench.run(async (context) => {
    const sheets = context.workbook.worksheets.load("items/name");
    await context.sync();
    return sheets.items.map(({ name }) => name);
  });

const addSheets = (...added: string[]): Promise<void> =>
  bench.run(async (context) => {
    for (const name of added) context.workbook.worksheets.add(name);
    await context.sync();
  });

describe("Microsoft's samples of worksheets", () => {
  it("active-worksheet: the active sheet is known, and another can be made active", async () => {
    await addSheets("Plan");
    const seen = await bench.run(async (context) => {
      const before = context.workbook.worksheets.getActiveWorksheet().load("name");
      context.workbook.worksheets.getItem("Plan").activate();
      const after = context.workbook.worksheets.getActiveWorksheet().load("name");
      await context.sync();
      return [before.name, after.name];
    });
    expect(seen).toEqual(["Sheet1", "Plan"]);
  });

  it("add-delete-rename-move-worksheet: sheets come, get names and places, and go", async () => {
    await addSheets("A", "B", "C");
    await bench.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("C").position = 0;
      worksheets.getItem("A").name = "Pilot";
      worksheets.getItem("B").delete();
      await context.sync();
    });
    expect(await names()).toEqual(["C", "Sheet1", "Pilot"]);
  });

  it("gridlines: hidden and shown", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.showGridlines = false;
      sheet.load("showGridlines");
      await context.sync();
      const hidden = sheet.showGridlines;
      sheet.showGridlines = true;
      sheet.load("showGridlines");
      await context.sync();
      return [hidden, sheet.showGridlines];
    });
    expect(seen).toEqual([false, true]);
  });

  it("list-worksheets: all names and how many there are", async () => {
    await addSheets("Plan", "Costs");
    const count = await bench.run(async (context) => {
      const result = context.workbook.worksheets.getCount();
      await context.sync();
      return result.value;
    });
    expect([await names(), count]).toEqual([["Sheet1", "Plan", "Costs"], 3]);
  });

  it("reference-worksheets-by-relative-position: first, last, next and previous, with and without hidden ones", async () => {
    await addSheets("Plan", "Hidden", "Costs");
    const seen = await bench.run(async (context) => {
      const { worksheets } = context.workbook;
      worksheets.getItem("Hidden").visibility = "Hidden";
      const plan = worksheets.getItem("Plan");
      const sheets = [
        worksheets.getFirst(),
        worksheets.getLast(),
        plan.getNext(),
        plan.getNext(true),
        plan.getPrevious(),
      ];
      for (const sheet of sheets) sheet.load("name");
      const none = worksheets.getLast().getNextOrNullObject();
      await context.sync();
      return [...sheets.map(({ name }) => name), none.isNullObject];
    });
    expect(seen).toEqual(["Sheet1", "Costs", "Hidden", "Costs", "Sheet1", true]);
  });

  it("tab-color: written, read and taken off", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.tabColor = "#FF8800";
      sheet.load("tabColor");
      await context.sync();
      const orange = sheet.tabColor;
      sheet.tabColor = "";
      sheet.load("tabColor");
      await context.sync();
      return [orange, sheet.tabColor];
    });
    expect(seen).toEqual(["#FF8800", ""]);
  });

  it("worksheet-auto-filter: a filter on plain cells, by values, reapplied after a change, and removed", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B4").values = [
        ["Line", "Days"],
        ["L1", 3],
        ["L2", 5],
        ["L1", 1],
      ];
      sheet.autoFilter.apply("A1:B4", 0, { filterOn: "Values", values: ["L1"] });
      sheet.autoFilter.apply("A1:B4", 1, { filterOn: "Custom", criterion1: ">2" });
      await context.sync();
    });
    const seen = (): Promise<unknown> =>
      bench.run(async (context, sheet) => {
        const view = sheet.getRange("A2:B4").getVisibleView().load("values");
        sheet.autoFilter.load("enabled,isDataFiltered");
        await context.sync();
        return [view.values, sheet.autoFilter.enabled, sheet.autoFilter.isDataFiltered];
      });
    expect(await seen()).toEqual([[["L1", 3]], true, true]);
    await bench.run(async (context, sheet) => {
      sheet.autoFilter.clearColumnCriteria(1);
      sheet.getRange("A3").values = [["L1"]];
      sheet.autoFilter.reapply();
      await context.sync();
    });
    expect(await seen()).toEqual([
      [
        ["L1", 3],
        ["L1", 5],
        ["L1", 1],
      ],
      true,
      true,
    ]);
    await bench.run(async (context, sheet) => {
      sheet.autoFilter.remove();
      sheet.autoFilter.load("enabled");
      await context.sync();
      expect(sheet.autoFilter.enabled).toBe(false);
    });
  });

  it("worksheet-copy: a copy of the active sheet at the wanted place, with what stands on it", async () => {
    await addSheets("Last");
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1").values = [["kept"]];
      const last = context.workbook.worksheets.getItem("Last");
      const copy = context.workbook.worksheets.getActiveWorksheet().copy("Before", last);
      copy.name = "Copy";
      const cell = copy.getRange("A1").load("values");
      await context.sync();
      return cell.values;
    });
    expect([seen, await names()]).toEqual([[["kept"]], ["Sheet1", "Copy", "Last"]]);
  });

  it("worksheet-find-all: all cells with a text, formatted together; none is a null object", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("A1:B3").values = [
        ["done", "open"],
        ["open", "not done"],
        ["done", ""],
      ];
      const all = sheet.findAll("done", { completeMatch: true, matchCase: false }).load("address");
      all.format.fill.color = "green";
      const none = sheet.findAllOrNullObject("late", {});
      await context.sync();
      return [all.address, none.isNullObject];
    });
    expect(seen).toEqual(["Sheet1!A1,Sheet1!A3", true]);
    expect(bench.workbook.snapshot().sheets[0]?.cells["A3"]?.look).toMatchObject({ fillColor: "#008000" });
  });

  it("worksheet-freeze-panes: columns, rows or a range stay in sight; the place is known; and are let go", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { freezePanes } = sheet;
      const frozen: string[] = [];
      for (const act of [
        () => {
          freezePanes.freezeColumns(2);
        },
        () => {
          freezePanes.freezeRows(1);
        },
        () => {
          freezePanes.freezeAt(sheet.getRange("A1:B3"));
        },
      ]) {
        freezePanes.unfreeze();
        act();
        const place = freezePanes.getLocationOrNullObject().load("address");
        await context.sync();
        frozen.push(place.address);
      }
      freezePanes.unfreeze();
      const none = freezePanes.getLocationOrNullObject();
      await context.sync();
      return [...frozen, none.isNullObject];
    });
    expect(seen).toEqual(["Sheet1!A:B", "Sheet1!1:1", "Sheet1!A1:B3", true]);
  });

  it("worksheet-page-layout: margins, orientation, titles, print area, breaks, headers and zoom", async () => {
    const seen = await bench.run(async (context, sheet) => {
      const { pageLayout } = sheet;
      pageLayout.orientation = "Landscape";
      pageLayout.centerHorizontally = true;
      pageLayout.setPrintArea("A1:D20");
      pageLayout.setPrintTitleRows("$1:$1");
      pageLayout.zoom = { scale: 80 };
      pageLayout.headersFooters.defaultForAllPages.centerHeader = "&D";
      sheet.horizontalPageBreaks.add("A10");
      pageLayout.load("orientation,centerHorizontally,zoom");
      const header = pageLayout.headersFooters.defaultForAllPages.load("centerHeader");
      const area = pageLayout.getPrintAreaOrNullObject().load("address");
      const titles = pageLayout.getPrintTitleRowsOrNullObject().load("address");
      const breaks = sheet.horizontalPageBreaks.load("items/rowIndex");
      await context.sync();
      return [
        pageLayout.orientation,
        pageLayout.centerHorizontally,
        pageLayout.zoom.scale,
        header.centerHeader,
        area.address,
        titles.address,
        breaks.items.map(({ rowIndex }) => rowIndex),
      ];
    });
    expect(seen).toEqual(["Landscape", true, 80, "&D", "Sheet1!A1:D20", "Sheet1!1:1", [9]]);
  });

  it("worksheet-range-cell: the used range, the whole sheet, a range and a cell", async () => {
    const seen = await bench.run(async (context, sheet) => {
      sheet.getRange("B2:C3").values = [
        [1, 2],
        [3, 4],
      ];
      const ranges = [sheet.getUsedRange(), sheet.getRange(), sheet.getRange("B2:B3"), sheet.getCell(2, 1)];
      for (const range of ranges) range.load("address");
      await context.sync();
      return ranges.map(({ address }) => address);
    });
    expect(seen).toEqual(["Sheet1!B2:C3", "Sheet1!1:1048576", "Sheet1!B2:B3", "Sheet1!B3"]);
  });

  it("worksheet-visibility: a sheet is hidden and shown, but never the last one", async () => {
    await addSheets("Plan");
    const seen = await bench.run(async (context, sheet) => {
      sheet.visibility = "Hidden";
      sheet.load("visibility");
      const visible = context.workbook.worksheets.getCount(true);
      await context.sync();
      return [sheet.visibility, visible.value];
    });
    const last = await bench.refusal((context) => {
      context.workbook.worksheets.getItem("Plan").visibility = "Hidden";
    });
    expect([...seen, last.code]).toEqual(["Hidden", 1, "InvalidOperation"]);
  });
});
