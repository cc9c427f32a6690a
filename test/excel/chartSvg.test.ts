import { JSDOM } from "jsdom";
import { chartSvg } from "./draw/chartSvg";
import { openBench, type Bench } from "./testSupport";

let bench: Bench;
beforeEach(async () => {
  bench = await openBench();
  await bench.run(async (context, sheet) => {
    sheet.getRange("A1:C4").values = [
      ["Month", "Errors", "Fixes"],
      ["Jan", 3, 1],
      ["Feb", "", 4],
      ["Mar", 6, -2],
    ];
    await context.sync();
  });
});
afterEach(() => {
  bench.close();
});

/** The picture of a chart of that kind, with what was set in it. */
async function picture(
  type: "ColumnClustered" | "LineMarkers" | "Pie",
  set?: (chart: Excel.Chart) => void,
): Promise<Element> {
  await bench.run(async (context, sheet) => {
    const chart = sheet.charts.add(type, sheet.getRange("A1:C4"));
    set?.(chart);
    await context.sync();
  });
  const [sheet] = bench.workbook.sheets;
  const [chart] = sheet?.charts ?? [];
  if (!sheet || !chart) throw new Error("There is no chart.");
  const { document } = new JSDOM(chartSvg(sheet, chart), { contentType: "image/svg+xml" }).window;
  return document.documentElement;
}

const words = (svg: Element): (string | null)[] =>
  [...svg.querySelectorAll("text")].map(({ textContent }) => textContent);

describe("the picture of a chart", () => {
  it("draws a bar for every figure, as tall as the figure, and none for a blank", async () => {
    const svg = await picture("ColumnClustered");
    const heights = [...svg.querySelectorAll('rect[fill="#4472C4"]')].map((bar) => Number(bar.getAttribute("height")));
    // The key in the legend, then two bars.
    expect(heights).toHaveLength(3);
    expect((heights[2] ?? 0) / (heights[1] ?? 1)).toBeCloseTo(2, 1);
  });

  it("shows the title, the categories, the steps and the names of the series", async () => {
    const svg = await picture("ColumnClustered", (chart) => {
      chart.title.text = "Errors <&> fixes";
      chart.axes.valueAxis.minimum = -4;
      chart.axes.valueAxis.maximum = 8;
      chart.axes.valueAxis.majorUnit = 4;
      chart.axes.valueAxis.title.text = "count";
    });
    expect(words(svg)).toEqual([
      "Errors <&> fixes",
      "Errors",
      "Fixes",
      "count",
      "-4",
      "0",
      "4",
      "8",
      "Jan",
      "Feb",
      "Mar",
    ]);
  });

  it("leaves a gap in a line where a cell is blank, unless blanks are bridged", async () => {
    const lines = (svg: Element): number => svg.querySelectorAll('path[stroke="#4472C4"][stroke-width="2.25"]').length;
    // The legend's key is a line of its own.
    expect(lines(await picture("LineMarkers"))).toBe(1);
    bench.workbook.sheets.forEach((sheet) => (sheet.charts = []));
    expect(lines(await picture("LineMarkers", (chart) => (chart.displayBlanksAs = "Interplotted")))).toBe(2);
  });

  it("says by its title what it shows, to those who cannot see it", async () => {
    const svg = await picture("Pie");
    expect([svg.getAttribute("role"), svg.querySelector("title")?.textContent]).toEqual(["img", "Errors"]);
  });

  it("is the same text for the same workbook", async () => {
    expect((await picture("Pie")).outerHTML).toBe((await picture("Pie")).outerHTML);
  });
});
