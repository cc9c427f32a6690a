import type { Report } from "../reports/report";
import type { ChartAxis, ChartSeries, PlacedChart } from "../reports/reportChart";
import type { ChartEdit } from "../workflows/workbook";
import { INK, QUIET, RULE } from "./look";

/** Dark enough for white figures, light enough for the dark lines that cross it. */
const SOLID = "#5B73A6";
const PALE = "#E4E8F0";
/** So many columns need the room between them for their labels. */
const MANY = 8;
const WHITE = "#FFFFFF";
const ALARM = "#9C0006";

/** Makes a chart, or points one that stands there at its figures; its looks are the user's once it is made. */
export function writeChart(sheet: Excel.Worksheet, edit: ChartEdit, report: Report): void {
  const { chart, top, height, present, moves } = edit;
  const place = (row: number, column: number): Excel.Range => sheet.getRangeByIndexes(row, column, 1, 1);
  if (present !== undefined && !present.unfinished) {
    const standing = sheet.charts.getItem(present.name);
    chart.series.forEach((series, position) => {
      const at = present.series[position];
      if (at === undefined) return;
      const drawn = standing.series.getItemAt(at);
      pointAt(sheet, drawn, chart, series);
      drawn.name = series.name;
    });
    if (moves) standing.setPosition(place(top, 0));
    return;
  }
  if (present !== undefined) sheet.charts.getItem(present.name).delete();
  // One column with its header gives one series, whatever Excel takes for names and categories.
  const source = firstDrawn(chart, report);
  const type = TYPES[chart.kind];
  const made = sheet.charts.add(
    type,
    sheet.getRangeByIndexes(chart.top, source, chart.rows, 1),
    Excel.ChartSeriesBy.columns,
  );
  made.name = chart.title;
  made.setPosition(place(top, 0), place(top + height - 1, report.widths.length - 1));
  chart.series.forEach((series, position) => {
    const drawn = position === 0 ? made.series.getItemAt(0) : made.series.add(series.name);
    drawn.name = series.name;
    pointAt(sheet, drawn, chart, series);
    laySeries(drawn, series, chart.kind);
  });
  layChart(made, chart);
}

/** A column with figures from its first row on: Excel would not take blank cells for figures. */
function firstDrawn({ series, top }: PlacedChart, { blocks }: Report): number {
  const figures = blocks.find((block) => block.top === top)?.rows[1] ?? [];
  const [first] = series;
  return (series.find(({ column }) => typeof figures[column] === "number") ?? first)?.column ?? 0;
}

const TYPES = {
  columns: "ColumnStacked",
  lines: "Line",
  scatter: "XYScatterLinesNoMarkers",
} as const satisfies Record<PlacedChart["kind"], `${Excel.ChartType}`>;

function pointAt(sheet: Excel.Worksheet, drawn: Excel.ChartSeries, chart: PlacedChart, { column }: ChartSeries): void {
  const cells = (at: number): Excel.Range => sheet.getRangeByIndexes(chart.top + 1, at, chart.rows - 1, 1);
  drawn.setValues(cells(column));
  drawn.setXAxisValues(cells(chart.along));
}

function laySeries(drawn: Excel.ChartSeries, { look, labels }: ChartSeries, kind: PlacedChart["kind"]): void {
  const { fill, line } = drawn.format;
  switch (look) {
    case "known":
      fill.setSolidColor(SOLID);
      break;
    case "open":
      fill.setSolidColor(PALE);
      line.color = INK;
      line.lineStyle = Excel.ChartLineStyle.dash;
      break;
    case "nothing":
      fill.clear();
      line.lineStyle = Excel.ChartLineStyle.none;
      break;
    case "limit":
    case "nearLimit":
      if (kind === "columns") drawn.chartType = Excel.ChartType.lineMarkers;
      line.color = look === "limit" ? "#000000" : QUIET;
      line.weight = 1.5;
      line.lineStyle = look === "limit" ? Excel.ChartLineStyle.dash : Excel.ChartLineStyle.roundDot;
      if (kind === "lines") {
        drawn.markerStyle = Excel.ChartMarkerStyle.none;
        break;
      }
      // A line of one point is seen by its mark alone.
      drawn.markerStyle = Excel.ChartMarkerStyle.dash;
      drawn.markerSize = 12;
      drawn.markerForegroundColor = look === "limit" ? "#000000" : QUIET;
      drawn.markerBackgroundColor = look === "limit" ? "#000000" : QUIET;
      break;
    case "course":
    case "points":
      line.color = INK;
      line.weight = 1.5;
      if (look === "points") line.lineStyle = Excel.ChartLineStyle.none;
      drawn.markerStyle = Excel.ChartMarkerStyle.circle;
      drawn.markerSize = 5;
      drawn.markerForegroundColor = INK;
      drawn.markerBackgroundColor = INK;
      break;
    case "target":
      line.color = RULE;
      line.weight = 1;
      drawn.markerStyle = Excel.ChartMarkerStyle.none;
      break;
    case "signal":
      line.lineStyle = Excel.ChartLineStyle.none;
      drawn.markerStyle = Excel.ChartMarkerStyle.diamond;
      drawn.markerSize = 10;
      drawn.markerForegroundColor = ALARM;
      drawn.markerBackgroundColor = ALARM;
      break;
  }
  if (labels === undefined) return;
  drawn.hasDataLabels = true;
  drawn.dataLabels.numberFormat = labels;
  if (look !== "known") return;
  drawn.dataLabels.position = Excel.ChartDataLabelPosition.insideBase;
  drawn.dataLabels.format.font.color = WHITE;
}

function layChart(made: Excel.Chart, { title, kind, rows, series, horizontal, vertical }: PlacedChart): void {
  made.title.text = title;
  made.title.format.font.size = 11;
  made.title.format.font.color = INK;
  made.legend.visible = series.length > 1;
  made.legend.position = Excel.ChartLegendPosition.top;
  series.forEach(({ look }, position) => {
    if (look === "nothing") made.legend.legendEntries.getItemAt(position).visible = false;
  });
  made.plotVisibleOnly = false;
  made.displayBlanksAs = Excel.ChartDisplayBlanksAs.notPlotted;
  made.format.border.lineStyle = Excel.ChartLineStyle.none;
  if (kind === "columns") made.series.getItemAt(0).gapWidth = rows > MANY ? 70 : 200;
  made.axes.valueAxis.majorGridlines.format.line.color = RULE;
  layAxis(made.axes.categoryAxis, horizontal);
  layAxis(made.axes.valueAxis, vertical);
}

function layAxis(axis: Excel.ChartAxis, wanted: ChartAxis = {}): void {
  const { title, minimum, maximum, step, format } = wanted;
  if (title !== undefined) axis.title.text = title;
  if (minimum !== undefined) axis.minimum = minimum;
  if (maximum !== undefined) axis.maximum = maximum;
  if (step !== undefined) axis.majorUnit = step;
  if (format !== undefined) axis.numberFormat = format;
}
