import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { losses, openWorkbook, saveWorkbook, type Workbook } from "./index";
import type { Chart } from "./model/chart";
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
    sheet.charts.add("ColumnClustered", sheet.getRange("A1:C4"));
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

const chartsOf = (workbook: Workbook): Chart[] => workbook.sheets.flatMap(({ charts }) => charts);
const plain = (workbook: Workbook): unknown =>
  chartsOf(workbook).map((chart) => Object.fromEntries(Object.entries(chart).filter(([key]) => key !== "stored")));
const textOf = (bytes: Uint8Array, part: string): string => strFromU8(unzipSync(bytes)[part] ?? new Uint8Array());
const texts = (bytes: Uint8Array): Map<string, string> =>
  new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part, true)]));
const only = (workbook: Workbook): Chart => chartsOf(workbook)[0] ?? fail();

function fail(): never {
  throw new Error("There is no chart.");
}

/** The same file with one part rewritten, as another program may have written it. */
function changed(bytes: Uint8Array, part: string, change: (text: string) => string): Uint8Array {
  return zipSync({ ...unzipSync(bytes), [part]: strToU8(change(textOf(bytes, part))) });
}

describe("a file with charts", () => {
  it("gives back every kind of chart as it was made", async () => {
    await bench.run(async (context, sheet) => {
      const source = sheet.getRange("A1:C4");
      const kinds = [
        "BarStacked100",
        "LineMarkersStacked",
        "Line",
        "AreaStacked",
        "XYScatter",
        "XYScatterSmoothNoMarkers",
        "Bubble",
        "Pie",
        "Doughnut",
      ] as const;
      for (const kind of kinds) sheet.charts.add(kind, source);
      const { series, axes, legend, title, format } = sheet.charts.getItemAt(0);
      title.text = "Errors <&> fixes\nby month";
      title.format.font.size = 18;
      legend.position = "Top";
      legend.legendEntries.getItemAt(0).visible = false;
      format.roundedCorners = true;
      axes.valueAxis.minimum = -2;
      axes.valueAxis.majorUnit = 2;
      axes.valueAxis.numberFormat = '0 "kg"';
      axes.categoryAxis.title.setFormula("=Sheet1!$A$1");
      axes.valueAxis.majorGridlines.visible = false;
      series.getItemAt(0).points.getItemAt(1).format.fill.setSolidColor("#FF0000");
      const second = series.getItemAt(1);
      second.chartType = "LineMarkers";
      second.format.line.lineStyle = "DashDot";
      second.format.line.weight = 3;
      second.markerStyle = "Triangle";
      second.hasDataLabels = true;
      second.dataLabels.showSeriesName = true;
      second.dataLabels.position = "Left";
      await context.sync();
    });
    only(bench.workbook).altText = 'Errors "fall"';
    const [first] = only(bench.workbook).series;
    if (first) first.look.fill = { preset: "wdUpDiag", foreground: "#4472C4", background: "#FFFFFF" };
    // Where an invisible legend would stand is not in the file.
    for (const { legend } of chartsOf(bench.workbook)) if (!legend.visible) legend.position = "Right";
    const saved = await openWorkbook(await saveWorkbook(bench.workbook));
    expect(plain(saved)).toEqual(plain(bench.workbook));
    expect(chartsOf(saved).map(({ stored }) => stored?.beyond)).toEqual(chartsOf(saved).map(() => []));
  });

  it("holds the values of the cells for programs that do not look them up", async () => {
    const xml = textOf(await saveWorkbook(bench.workbook), "xl/charts/chart1.xml");
    expect(xml).toContain(
      '<c:strRef><c:f>Sheet1!$B$1</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>Errors</c:v></c:pt></c:strCache></c:strRef>',
    );
    expect(xml).toContain(
      '<c:f>Sheet1!$C$2:$C$4</c:f><c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="3"/>',
    );
  });

  it("is given back byte for byte while its charts do not change", async () => {
    const foreign = changed(await saveWorkbook(bench.workbook), "xl/charts/chart1.xml", (text) =>
      text.replace("</c:chartSpace>", "<c:extLst><c:ext uri='other'/></c:extLst></c:chartSpace>"),
    );
    const workbook = await openWorkbook(foreign);
    workbook.setCell("Sheet1!F9", "elsewhere");
    const saved = await saveWorkbook(workbook);
    for (const part of ["xl/charts/chart1.xml", "xl/drawings/drawing1.xml"]) {
      expect([part, textOf(saved, part)]).toEqual([part, textOf(foreign, part)]);
    }
  });

  it("moves the references and the place of charts it cannot hold, and keeps the rest of them", async () => {
    const foreign = changed(await saveWorkbook(bench.workbook), "xl/charts/chart1.xml", (text) =>
      text.replaceAll("c:barChart", "c:bar3DChart"),
    );
    const opened = await openBench({ workbook: await openWorkbook(foreign) });
    const refusal = await opened.refusal((_context, sheet) => sheet.charts.getItemAt(0).title.load("text"));
    expect(refusal).toMatchObject({ code: "ApiNotFound", message: expect.stringContaining('"Chart 1"') as string });
    await opened.run(async (context, sheet) => {
      sheet.getRange("1:2").insert("Down");
      sheet.name = "Moved";
      sheet.charts.getItemAt(0).name = "Kept";
      await context.sync();
    });
    opened.close();
    const saved = await saveWorkbook(opened.workbook);
    const xml = textOf(saved, "xl/charts/chart1.xml");
    expect(xml).toBe(
      textOf(foreign, "xl/charts/chart1.xml").replace(
        /Sheet1!\$(.)\$(\d)(?::\$.\$(\d))?/g,
        (_all, column: string, from: string, to?: string) =>
          `Moved!$${column}$${Number(from) + 2}` + (to === undefined ? "" : `:$${column}$${Number(to) + 2}`),
      ),
    );
    expect(textOf(saved, "xl/drawings/drawing1.xml")).toContain("<xdr:row>2</xdr:row>");
    expect(only(await openWorkbook(saved)).name).toBe("Kept");
  });

  it("loses the parts of a deleted chart and keeps the other things of the drawing", async () => {
    const shape =
      "<xdr:twoCellAnchor><xdr:from><xdr:col>0</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>9</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:from>" +
      "<xdr:to><xdr:col>1</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>12</xdr:row><xdr:rowOff>5</xdr:rowOff></xdr:to>" +
      '<xdr:sp><xdr:nvSpPr><xdr:cNvPr id="9" name="Note"/></xdr:nvSpPr></xdr:sp><xdr:clientData/></xdr:twoCellAnchor>';
    const foreign = changed(await saveWorkbook(bench.workbook), "xl/drawings/drawing1.xml", (text) =>
      text.replace("</xdr:wsDr>", `${shape}</xdr:wsDr>`),
    );
    const opened = await openBench({ workbook: await openWorkbook(foreign) });
    await opened.run(async (context, sheet) => {
      sheet.charts.getItemAt(0).delete();
      sheet.getRange("5:5").insert("Down");
      await context.sync();
    });
    opened.close();
    const saved = await saveWorkbook(opened.workbook);
    expect(Object.keys(unzipSync(saved)).filter((name) => name.includes("chart"))).toEqual([]);
    const moved = shape.replace(">9<", ">10<").replace(">12<", ">13<");
    expect(textOf(saved, "xl/drawings/drawing1.xml")).toContain(moved);
    expect(textOf(saved, "xl/drawings/drawing1.xml")).not.toContain("graphicFrame");
  });

  it("says what a chart loses by being changed, and nothing while it is not", async () => {
    const trend = '<c:trendline><c:trendlineType val="linear"/></c:trendline>';
    const foreign = changed(await saveWorkbook(bench.workbook), "xl/charts/chart1.xml", (text) =>
      text.replace("<c:cat>", `${trend}<c:cat>`),
    );
    const opened = await openBench({ workbook: await openWorkbook(foreign) });
    await opened.run(async (context, sheet) => {
      sheet.charts.getItemAt(0).top = 300;
      await context.sync();
    });
    expect(losses(opened.workbook)).toEqual([]);
    expect(textOf(await saveWorkbook(opened.workbook), "xl/charts/chart1.xml")).toContain(trend);
    await opened.run(async (context, sheet) => {
      sheet.charts.getItemAt(0).title.text = "New";
      await context.sync();
    });
    opened.close();
    expect(losses(opened.workbook)).toEqual(['Sheet "Sheet1": the chart "Chart 1" was changed and loses trend lines.']);
  });

  it("takes new charts beside those it had", async () => {
    const opened = await openBench({ workbook: await openWorkbook(await saveWorkbook(bench.workbook)) });
    await opened.run(async (context, sheet) => {
      sheet.charts.add("Pie", sheet.getRange("A1:B4"));
      await context.sync();
    });
    opened.close();
    const saved = await openWorkbook(await saveWorkbook(opened.workbook));
    expect(chartsOf(saved).map(({ name, type }) => [name, type])).toEqual([
      ["Chart 1", "ColumnClustered"],
      ["Chart 2", "Pie"],
    ]);
    expect(chartsOf(saved)[0]?.id).toBe(only(bench.workbook).id);
  });

  it("does not keep the charts of a deleted sheet", async () => {
    const opened = await openBench({ workbook: await openWorkbook(await saveWorkbook(bench.workbook)) });
    await opened.run(async (context, sheet) => {
      context.workbook.worksheets.add("Other");
      sheet.delete();
      await context.sync();
    });
    opened.close();
    const names = Object.keys(unzipSync(await saveWorkbook(opened.workbook)));
    expect(names.filter((name) => /chart|drawing/.test(name))).toEqual([]);
    expect(names).toEqual(expect.arrayContaining(["xl/styles.xml", "xl/theme/theme1.xml", "xl/worksheets/sheet1.xml"]));
  });

  it("has the same parts, byte for byte, when it is opened and saved again", async () => {
    await bench.run(async (context, sheet) => {
      const table = sheet.tables.add("A1:C4", true);
      table.columns.add(-1, [["Twice"], ["=[@Errors]*2"], ["=[@Errors]*2"], ["=[@Errors]*2"]]);
      sheet.getRange("A2:A9").dataValidation.rule = { list: { inCellDropDown: true, source: "Jan,Feb" } };
      sheet.getRange("B2:B9").conditionalFormats.add("Custom").custom.rule.formula = "=$B2>3";
      sheet.freezePanes.freezeRows(1);
      context.workbook.names.add("Limit", sheet.getRange("C2"));
      await context.sync();
    });
    const first = await saveWorkbook(await openWorkbook(await saveWorkbook(bench.workbook)));
    const second = await saveWorkbook(await openWorkbook(first));
    expect(texts(second)).toEqual(texts(first));
  });
});
