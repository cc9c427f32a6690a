import type { Chart } from "./model/chart";
import { deleteSheet } from "./model/sheetEdits";
import { resolveSeries } from "./model/chartValues";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:C4").values = [
      ["Month", "Errors", "Fixes"],
      ["Jan", 3, 1],
      ["Feb", 5, 4],
      ["Mar", 2, 6],
    ];
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

function only(): Chart {
  const [chart] = bench.workbook.sheets.flatMap(({ charts }) => charts);
  if (!chart) throw new Error("There is no chart.");
  return chart;
}

const references = (): unknown[] => only().series.map(({ name, values, categories }) => [name, values, categories]);

describe("a new chart", () => {
  it("takes words at the edges as names and categories", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
      chart.load("name,id,chartType,plotBy,width,height");
      chart.title.load("text,visible");
      chart.legend.load("visible,position");
      chart.series.load("items/name,count");
      await context.sync();
      expect(chart.toJSON()).toMatchObject({ name: "Chart 1", chartType: "ColumnClustered", plotBy: "Columns" });
      expect([chart.width, chart.height]).toEqual([360, 216]);
      expect([chart.title.text, chart.title.visible]).toEqual(["Chart Title", true]);
      expect([chart.legend.visible, chart.legend.position]).toEqual([true, "Bottom"]);
      expect(chart.series.items.map(({ name }) => name)).toEqual(["Errors", "Fixes"]);
    });
    expect(references()).toEqual([
      ["=Sheet1!$B$1", "=Sheet1!$B$2:$B$4", "=Sheet1!$A$2:$A$4"],
      ["=Sheet1!$C$1", "=Sheet1!$C$2:$C$4", "=Sheet1!$A$2:$A$4"],
    ]);
  });

  it("runs its series along the longer side, and as asked", async () => {
    await bench.run(async (context, sheet) => {
      sheet.charts.add("Line", sheet.getRange("A1:C2"));
      await context.sync();
    });
    expect(references()).toEqual([["=Sheet1!$A$2", "=Sheet1!$B$2:$C$2", "=Sheet1!$B$1:$C$1"]]);
    await bench.run(async (context, sheet) => {
      sheet.charts.getItemAt(0).setData(sheet.getRange("A1:C4"), "Rows");
      await context.sync();
    });
    expect(references()[2]).toEqual(["=Sheet1!$A$4", "=Sheet1!$B$4:$C$4", "=Sheet1!$B$1:$C$1"]);
  });

  it("of a scatter takes the first column as x values, of a bubble pairs of values and sizes", async () => {
    await bench.run(async (context, sheet) => {
      sheet.getRange("E1:G3").values = [
        ["x", "y", "size"],
        [1, 10, 4],
        [3, 30, 9],
      ];
      sheet.charts.add("XYScatterLines", sheet.getRange("E1:F3"));
      sheet.charts.add("Bubble", sheet.getRange("E1:G3"));
      await context.sync();
    });
    const [scatter, bubble] = bench.workbook.sheets[0]?.charts ?? [];
    expect(scatter?.series.map((one) => resolveSeries(bench.workbook, scatter, one))).toMatchObject([
      { name: "y", x: [1, 3], values: [10, 30] },
    ]);
    expect(bubble?.series).toMatchObject([{ values: "=Sheet1!$F$2:$F$3", bubbleSizes: "=Sheet1!$G$2:$G$3" }]);
  });

  it("with one series has its name as title and no legend", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.add("BarClustered", sheet.getRange("A1:B4"), "Columns");
      chart.title.load("text");
      chart.legend.load("visible");
      await context.sync();
      expect([chart.title.text, chart.legend.visible]).toEqual(["Errors", false]);
    });
  });

  it("has an entry in its legend for each series, which can be hidden and shown", async () => {
    await bench.run(async (context, sheet) => {
      const { legendEntries } = sheet.charts.add("ColumnStacked", sheet.getRange("A1:C4")).legend;
      legendEntries.getItemAt(0).visible = false;
      legendEntries.load("items/index,items/visible");
      const count = legendEntries.getCount();
      await context.sync();
      expect(count.value).toBe(2);
      expect(legendEntries.items.map(({ index, visible }) => [index, visible])).toEqual([
        [0, false],
        [1, true],
      ]);
      expect(only().legend.hidden).toEqual([0]);
      legendEntries.getItemAt(0).visible = true;
      await context.sync();
      expect(only().legend.hidden).toEqual([]);
    });
  });

  it("of a kind the stand-in does not draw is refused by its name", async () => {
    expect(await bench.refusal((_context, sheet) => sheet.charts.add("Sunburst", sheet.getRange("A1:C4")))).toEqual({
      code: "ApiNotFound",
      message: 'ChartCollection.add "Sunburst" is not implemented by the stand-in',
    });
  });
});

describe("a chart", () => {
  beforeEach(async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
      chart.name = "Progress";
      await context.sync();
    });
  });

  it("is found by name, id and place, and is a null object when it is not there", async () => {
    await bench.run(async (context, sheet) => {
      const byName = sheet.charts.getItem("progress").load("id");
      const missing = sheet.charts.getItemOrNullObject("Other");
      const count = sheet.charts.getCount();
      sheet.charts.load("items/name,count");
      await context.sync();
      const byId = sheet.charts.getItem(byName.id).load("name");
      const byPlace = sheet.charts.getItemAt(0).load("name");
      await context.sync();
      expect([byId.name, byPlace.name, missing.isNullObject, count.value, sheet.charts.count]).toEqual([
        "Progress",
        "Progress",
        true,
        1,
        1,
      ]);
      expect(sheet.charts.items.map(({ name }) => name)).toEqual(["Progress"]);
    });
    expect((await bench.refusal((_context, sheet) => sheet.charts.getItem("Other").load("name"))).code).toBe(
      "ItemNotFound",
    );
  });

  it("keeps what is set in its words, axes and lines", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.getItem("Progress");
      chart.title.text = "Errors a month";
      chart.title.format.font.bold = true;
      chart.title.format.font.color = "#112233";
      chart.legend.position = "Right";
      chart.format.fill.setSolidColor("white");
      chart.format.border.lineStyle = "None";
      const { valueAxis, categoryAxis } = chart.axes;
      valueAxis.minimum = 0;
      valueAxis.maximum = 12;
      valueAxis.majorUnit = 4;
      valueAxis.numberFormat = "0.0";
      valueAxis.title.text = "count";
      valueAxis.majorGridlines.format.line.color = "#EEEEEE";
      categoryAxis.reversePlotOrder = true;
      categoryAxis.majorGridlines.visible = true;
      await context.sync();
      chart.load("title/text,title/visible,legend/position");
      valueAxis.load("minimum,maximum,majorUnit,numberFormat,title/text,title/visible");
      categoryAxis.load("reversePlotOrder");
      chart.title.format.font.load("bold,color,size");
      await context.sync();
      expect([chart.title.text, chart.legend.position]).toEqual(["Errors a month", "Right"]);
      expect(valueAxis.toJSON()).toMatchObject({ minimum: 0, maximum: 12, majorUnit: 4, numberFormat: "0.0" });
      expect([valueAxis.title.text, valueAxis.title.visible]).toEqual(["count", true]);
      expect(chart.title.format.font.toJSON()).toMatchObject({ bold: true, color: "#112233", size: 14 });
      expect(categoryAxis.reversePlotOrder).toBe(true);
    });
    expect(only()).toMatchObject({ look: { fill: "#FFFFFF", line: { style: "None" } } });
  });

  it('shows the ends Excel would choose while none are set, and takes "" for that choice', async () => {
    await bench.run(async (context, sheet) => {
      const { valueAxis } = sheet.charts.getItem("Progress").axes;
      valueAxis.maximum = 20;
      await context.sync();
      valueAxis.maximum = "";
      valueAxis.load("minimum,maximum,majorUnit");
      await context.sync();
      expect([valueAxis.minimum, valueAxis.maximum, valueAxis.majorUnit]).toEqual([0, 7, 1]);
    });
  });

  it("keeps what is set in its series, points and labels", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.getItem("Progress");
      const [errors, fixes] = [chart.series.getItemAt(0), chart.series.getItemAt(1)];
      errors.format.fill.setSolidColor("#C00000");
      errors.gapWidth = 50;
      errors.overlap = 100;
      errors.points.getItemAt(1).format.fill.setSolidColor("#FFC000");
      fixes.chartType = "LineMarkers";
      fixes.format.line.color = "#00B050";
      fixes.format.line.weight = 1.5;
      fixes.format.line.lineStyle = "Dash";
      fixes.hasDataLabels = true;
      fixes.dataLabels.position = "Top";
      fixes.markerStyle = "Diamond";
      await context.sync();
      errors.points.load("count,items/value");
      fixes.load("chartType,hasDataLabels,markerStyle");
      fixes.format.line.load("color,weight,lineStyle");
      await context.sync();
      expect(errors.points.items.map(({ value }) => value as unknown)).toEqual([3, 5, 2]);
      expect(fixes.toJSON()).toMatchObject({ chartType: "LineMarkers", hasDataLabels: true, markerStyle: "Diamond" });
      expect(fixes.format.line.toJSON()).toMatchObject({ color: "#00B050", weight: 1.5, lineStyle: "Dash" });
    });
    const [errors, fixes] = only().series;
    expect(only()).toMatchObject({ gapWidth: 50, overlap: 100 });
    expect(errors?.points.get(1)).toMatchObject({ fill: "#FFC000" });
    expect(fixes?.dataLabels).toMatchObject({ showValue: true, position: "Top" });
  });

  it("takes new series with values and categories of their own", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.getItem("Progress");
      const limit = chart.series.add("Limit");
      limit.setValues(sheet.getRange("C2:C4"));
      limit.setXAxisValues(sheet.getRange("A2:A4"));
      await context.sync();
      chart.series.getItemAt(0).delete();
      const limitNow = chart.series.getItemAt(1);
      const values = limitNow.getDimensionValues("Values");
      const source = limitNow.getDimensionDataSourceString("Categories");
      chart.series.load("items/name");
      await context.sync();
      expect(chart.series.items.map(({ name }) => name)).toEqual(["Fixes", "Limit"]);
      expect([values.value, source.value]).toEqual([["1", "4", "6"], "Sheet1!$A$2:$A$4"]);
    });
  });

  it("covers the cells it is put on, and moves with rows inserted above it", async () => {
    await bench.run(async (context, sheet) => {
      const chart = sheet.charts.getItem("Progress");
      chart.setPosition("E2", sheet.getRange("H11"));
      chart.load("left,top,width,height");
      await context.sync();
      expect([chart.left, chart.top, chart.width, chart.height]).toEqual([192, 15, 192, 150]);
      chart.left = 10;
      sheet.getRange("1:2").insert("Down");
      chart.load("left,top,height");
      await context.sync();
      expect([chart.left, chart.top, chart.height]).toEqual([10, 45, 150]);
      chart.delete();
      sheet.charts.load("count");
      await context.sync();
      expect(sheet.charts.count).toBe(0);
    });
  });

  it("follows its cells, renamed sheets and growing tables", async () => {
    await bench.run(async (context, sheet) => {
      sheet.tables.add("A1:C4", true);
      sheet.getRange("3:3").insert("Down");
      sheet.name = "My data";
      await context.sync();
    });
    expect(references()[0]).toEqual(["='My data'!$B$1", "='My data'!$B$2:$B$5", "='My data'!$A$2:$A$5"]);
    await bench.run(async (context, sheet) => {
      sheet.tables.getItemAt(0).rows.add(undefined, [["Apr", 7, 7]]);
      await context.sync();
    });
    expect(references()[0]).toEqual(["='My data'!$B$1", "='My data'!$B$2:$B$6", "='My data'!$A$2:$A$6"]);
    bench.workbook.addSheet("Other").charts.push(only());
    for (const sheet of bench.workbook.sheets.slice(0, 1)) deleteSheet(sheet);
    expect(references()[0]).toEqual(["=#REF!", "=#REF!", "=#REF!"]);
  });

  it("goes along when its sheet is copied, and draws the copy's cells", async () => {
    await bench.run(async (context, sheet) => {
      const copy = sheet.copy("End");
      copy.charts.load("items/name,items/id");
      sheet.charts.load("items/id");
      await context.sync();
      expect(copy.charts.items.map(({ name }) => name)).toEqual(["Progress"]);
      expect(copy.charts.items[0]?.id).not.toBe(sheet.charts.items[0]?.id);
    });
    expect(bench.workbook.sheets[1]?.charts[0]?.series[0]?.values).toBe("='Sheet1 (2)'!$B$2:$B$4");
  });

  it("is not changed on a protected sheet unless objects may be", async () => {
    await bench.run(async (context, sheet) => {
      sheet.protection.protect({});
      await context.sync();
    });
    const rename = (_context: unknown, sheet: Excel.Worksheet): void => {
      sheet.charts.getItem("Progress").title.text = "x";
    };
    expect((await bench.refusal(rename)).code).toBe("AccessDenied");
    await bench.run(async (context, sheet) => {
      sheet.protection.unprotect();
      sheet.protection.protect({ allowEditObjects: true });
      rename(context, sheet);
      await context.sync();
    });
    expect(only().title.text).toBe("x");
  });
});
