/** Writes a chart part, in the order of elements that the format demands. */

import type {
  Chart,
  ChartAxis,
  ChartDataLabels,
  ChartGridlines,
  ChartLook,
  ChartPoint,
  ChartSeries,
  ChartLegend,
} from "../model/chart";
import { AUTOMATIC, automaticAxisLine, automaticWeight, overAutomatic } from "../model/automaticLooks";
import {
  CHART_KINDS,
  hasBars,
  hasNumericCategories,
  isRound,
  labelPositions,
  type ChartFamily,
  type ChartKind,
} from "../model/chartTypes";
import type { Workbook } from "../model/workbook";
import { BLANKS, CHART_NAMESPACE, DRAWING_NAMESPACE, LABELS, LEGENDS, TICK_LABELS, TICKS } from "./drawingNames";
import { categoriesXml, seriesNameXml, valuesXml } from "./writeChartData";
import { lineXml, lookXml, markerXml, textPropertiesXml, titleXml, value } from "./writeChartLook";
import { attributes, escapeXml, RELATIONSHIPS, XML_HEAD } from "./xml";

const CATEGORY_AXIS = 111111111;
const VALUE_AXIS = 222222222;
const AXES = value("axId", CATEGORY_AXIS) + value("axId", VALUE_AXIS);

function hiddenEntriesXml({ hidden }: ChartLegend): string {
  const entry = (place: number): string =>
    `<c:legendEntry>${value("idx", place)}${value("delete", true)}</c:legendEntry>`;
  return [...hidden]
    .sort((a, b) => a - b)
    .map(entry)
    .join("");
}

export function chartXml(workbook: Workbook, chart: Chart): string {
  const { title, legend, look, plotLook } = chart;
  const legendXml = legend.visible
    ? `<c:legend>${value("legendPos", LEGENDS[legend.position])}${hiddenEntriesXml(legend)}${value("overlay", legend.overlay)}` +
      `${lookXml(legend.look)}${textPropertiesXml(overAutomatic(AUTOMATIC.labelFont, legend.font))}</c:legend>`
    : "";
  const axes = isRound(CHART_KINDS[chart.type]) ? "" : axesXml(workbook, chart);
  return (
    `${XML_HEAD}<c:chartSpace xmlns:c="${CHART_NAMESPACE}" xmlns:a="${DRAWING_NAMESPACE}" xmlns:r="${RELATIONSHIPS}">` +
    (workbook.date1904 ? value("date1904", true) : "") +
    value("roundedCorners", chart.roundedCorners) +
    `<c:chart>${titleXml(workbook, title, AUTOMATIC.titleFont)}${value("autoTitleDeleted", !title.visible)}` +
    `<c:plotArea><c:layout/>${groupsXml(workbook, chart)}${axes}${lookXml(plotLook)}</c:plotArea>` +
    legendXml +
    value("plotVisOnly", chart.plotVisibleOnly) +
    `${value("dispBlanksAs", BLANKS[chart.displayBlanksAs])}</c:chart>` +
    `${lookXml(areaLook(look))}${textPropertiesXml(chart.font)}</c:chartSpace>`
  );
}

function areaLook({ fill = AUTOMATIC.chartFill, line }: ChartLook): ChartLook {
  return { fill, line: overAutomatic(AUTOMATIC.chartLine, line) };
}

/** Series of one kind stand in one group. */
function groupsXml(workbook: Workbook, chart: Chart): string {
  const groups = new Map<string, ChartSeries[]>();
  for (const series of chart.series) {
    const { family, grouping } = CHART_KINDS[series.type];
    const key = `${family} ${grouping}`;
    groups.set(key, [...(groups.get(key) ?? []), series]);
  }
  if (groups.size === 0) return groupXml(workbook, chart, []);
  return [...groups.values()].map((group) => groupXml(workbook, chart, group)).join("");
}

function groupXml(workbook: Workbook, chart: Chart, group: ChartSeries[]): string {
  const kind = CHART_KINDS[group[0]?.type ?? chart.type];
  const { family } = kind;
  const all = group.map((series) => seriesXml(workbook, chart, series)).join("");
  const grouping = value("grouping", kind.grouping);
  const varies = value("varyColors", isRound(kind));
  switch (family) {
    case "column":
    case "bar": {
      const direction = value("barDir", family === "bar" ? "bar" : "col");
      const gaps = value("gapWidth", chart.gapWidth) + value("overlap", chart.overlap);
      return `<c:barChart>${direction}${grouping}${varies}${all}${gaps}${AXES}</c:barChart>`;
    }
    case "line":
      return `<c:lineChart>${grouping}${varies}${all}${value("marker", true)}${AXES}</c:lineChart>`;
    case "area":
      return `<c:areaChart>${grouping}${varies}${all}${AXES}</c:areaChart>`;
    case "scatter":
      return `<c:scatterChart>${value("scatterStyle", "lineMarker")}${varies}${all}${AXES}</c:scatterChart>`;
    case "bubble":
      return `<c:bubbleChart>${varies}${all}${value("bubbleScale", 100)}${value("showNegBubbles", false)}${AXES}</c:bubbleChart>`;
    case "pie":
      return `<c:pieChart>${varies}${all}${value("firstSliceAng", chart.firstSliceAngle)}</c:pieChart>`;
    case "doughnut":
      return `<c:doughnutChart>${varies}${all}${value("firstSliceAng", chart.firstSliceAngle)}${value("holeSize", chart.holeSize)}</c:doughnutChart>`;
  }
}

function seriesXml(workbook: Workbook, chart: Chart, series: ChartSeries): string {
  const kind = CHART_KINDS[series.type];
  const { family } = kind;
  const index = chart.series.indexOf(series);
  const marked = family === "line" || family === "scatter";
  const numeric = hasNumericCategories(kind);
  const look = seriesLookXml(series, index);
  const marker = marked ? markerXml(series.marker, series.look.line.color ?? index) : "";
  const inverts = hasBars(kind) || family === "bubble" ? value("invertIfNegative", series.invertIfNegative) : "";
  const points = [...series.points]
    .filter(([, point]) => lookXml(point) !== "" || point.marker)
    .sort(([a], [b]) => a - b)
    .map(([place, point]) => pointXml(place, point, family))
    .join("");
  const labels = series.dataLabels ? dataLabelsXml(series.dataLabels, kind) : "";
  return (
    `<c:ser>${value("idx", index)}${value("order", index)}${seriesNameXml(workbook, series.name)}${look}` +
    `${marker}${inverts}${points}${labels}` +
    categoriesXml(workbook, numeric ? "xVal" : "cat", series.categories) +
    valuesXml(workbook, numeric ? "yVal" : "val", series.values) +
    (family === "bubble" ? valuesXml(workbook, "bubbleSize", series.bubbleSizes) + value("bubble3D", false) : "") +
    (marked ? value("smooth", series.smooth) : "") +
    "</c:ser>"
  );
}

/** Colours nobody has set are the theme's. */
function seriesLookXml(series: ChartSeries, index: number): string {
  const { family, lines } = CHART_KINDS[series.type];
  const { fill, line } = series.look;
  const plain = Object.keys(line).length === 0;
  if (family === "pie" || family === "doughnut") return lookXml(series.look);
  // A scatter without lines has an invisible one.
  if (family === "scatter" && !lines && plain) return lookXml({ line: { style: "None", weight: 1.5 } });
  if (family === "line" || family === "scatter") {
    const weight = line.weight ?? automaticWeight(series);
    return lookXml({ line: weight === undefined ? line : { ...line, weight } }, undefined, index);
  }
  return lookXml(series.look, fill === undefined ? index : undefined);
}

function pointXml(place: number, point: ChartPoint, family: ChartFamily): string {
  const bars = family === "column" || family === "bar" ? value("invertIfNegative", false) : "";
  const marker = point.marker && (family === "line" || family === "scatter") ? markerXml(point.marker) : "";
  return `<c:dPt>${value("idx", place)}${bars}${marker}${value("bubble3D", false)}${lookXml(point)}</c:dPt>`;
}

function dataLabelsXml(labels: ChartDataLabels, kind: ChartKind): string {
  const { numberFormat, separator } = labels;
  // A position the kind does not have makes the whole file unreadable for Excel.
  const position = labelPositions(kind).find((one) => one === labels.position);
  const format =
    numberFormat === undefined ? "" : `<c:numFmt${attributes({ formatCode: numberFormat, sourceLinked: false })}/>`;
  return (
    `<c:dLbls>${format}${lookXml(labels.look)}${textPropertiesXml(overAutomatic(AUTOMATIC.labelFont, labels.font))}` +
    value("dLblPos", position && LABELS[position]) +
    value("showLegendKey", labels.showLegendKey) +
    value("showVal", labels.showValue) +
    value("showCatName", labels.showCategoryName) +
    value("showSerName", labels.showSeriesName) +
    value("showPercent", labels.showPercentage) +
    value("showBubbleSize", labels.showBubbleSize) +
    (separator === undefined ? "" : `<c:separator>${escapeXml(separator)}</c:separator>`) +
    "</c:dLbls>"
  );
}

function gridlinesXml(name: string, { visible, line }: ChartGridlines): string {
  if (!visible) return "";
  const look = lineXml(overAutomatic(AUTOMATIC.gridlines, line));
  return `<c:${name}><c:spPr>${look}</c:spPr></c:${name}>`;
}

function axesXml(workbook: Workbook, chart: Chart): string {
  const kind = CHART_KINDS[chart.type];
  const lying = kind.family === "bar";
  const between = kind.family === "area" || hasNumericCategories(kind) ? "midCat" : "between";
  const percent = kind.grouping === "percentStacked";
  const category =
    frameXml(workbook, chart, chart.categoryAxis, CATEGORY_AXIS, VALUE_AXIS, lying ? "l" : "b", "General") +
    (hasNumericCategories(kind)
      ? value("crossBetween", "midCat") + unitsXml(chart.categoryAxis)
      : value("auto", true) +
        value("lblAlgn", "ctr") +
        value("lblOffset", 100) +
        value("tickLblSkip", chart.categoryAxis.tickLabelSpacing) +
        value("noMultiLvlLbl", false));
  const values =
    frameXml(
      workbook,
      chart,
      chart.valueAxis,
      VALUE_AXIS,
      CATEGORY_AXIS,
      lying ? "b" : "l",
      percent ? "0%" : "General",
    ) +
    value("crossBetween", between) +
    unitsXml(chart.valueAxis);
  const element = hasNumericCategories(kind) ? "valAx" : "catAx";
  return `<c:${element}>${category}</c:${element}><c:valAx>${values}</c:valAx>`;
}

function unitsXml({ majorUnit, minorUnit }: ChartAxis): string {
  return value("majorUnit", majorUnit) + value("minorUnit", minorUnit);
}

/** What all axes have, up to where they cross. */
function frameXml(
  workbook: Workbook,
  chart: Chart,
  axis: ChartAxis,
  id: number,
  crossed: number,
  side: string,
  format: string,
): string {
  const { minimum, maximum, logBase, reversed, numberFormat } = axis;
  const automatic = automaticAxisLine(CHART_KINDS[chart.type], axis === chart.valueAxis);
  const line = lineXml(overAutomatic(automatic, axis.line));
  const scaling =
    value("logBase", logBase) +
    value("orientation", reversed ? "maxMin" : "minMax") +
    value("max", maximum) +
    value("min", minimum);
  return (
    `${value("axId", id)}<c:scaling>${scaling}</c:scaling>${value("delete", !axis.visible)}${value("axPos", side)}` +
    gridlinesXml("majorGridlines", axis.majorGridlines) +
    gridlinesXml("minorGridlines", axis.minorGridlines) +
    titleXml(workbook, axis.title, AUTOMATIC.axisTitleFont) +
    `<c:numFmt${attributes({ formatCode: numberFormat ?? format, sourceLinked: numberFormat === undefined })}/>` +
    value("majorTickMark", TICKS[axis.majorTickMark]) +
    value("minorTickMark", TICKS[axis.minorTickMark]) +
    value("tickLblPos", TICK_LABELS[axis.tickLabelPosition]) +
    (line === "" ? "" : `<c:spPr>${line}</c:spPr>`) +
    textPropertiesXml(overAutomatic(AUTOMATIC.labelFont, axis.font)) +
    value("crossAx", crossed) +
    value("crosses", "autoZero")
  );
}
