/** Reads a chart part into the model, and says what the model cannot hold of it. */

import {
  Chart,
  newDataLabels,
  newSeries,
  type ChartAxis,
  type ChartDataLabels,
  type ChartFont,
  type ChartLine,
  type ChartLineStyle,
  type ChartLook,
  type ChartMarker,
  type ChartSeries,
  type ChartText,
} from "../model/chart";
import type { ChartAnchor } from "../model/chartAnchor";
import { AUTOMATIC, automaticAxisLine, automaticWeight, withoutAutomatic } from "../model/automaticLooks";
import { canCombine, CHART_KINDS, chartTypeOf, type ChartFamily, type ChartKind } from "../model/chartTypes";
import { drawingColor } from "./drawingColors";
import { BLANKS, DASHES, EMU, LABELS, LEGENDS, MARKERS, nameOf, TICK_LABELS, TICKS } from "./drawingNames";
import { attribute, child, children, flag, type XmlElement } from "./xml";

/** Elements the model does not hold, in words. */
const BEYOND: Readonly<Record<string, string>> = {
  trendline: "trend lines",
  errBars: "error bars",
  dropLines: "drop lines",
  hiLowLines: "high-low lines",
  upDownBars: "up and down bars",
  serLines: "series lines",
  dTable: "the table under the plot",
  manualLayout: "places of its parts set by hand",
  userShapes: "shapes drawn in it",
  gradFill: "gradients",
  blipFill: "pictures as fills",
  effectLst: "shadows and other effects",
  explosion: "slices pulled out",
  dLbl: "labels of single points",
  legendEntry: "single entries of the legend",
  alpha: "transparency",
  pivotSource: "its pivot table",
  numLit: "values typed into it",
  strLit: "words typed into it",
  dateAx: "the kind of its date axis",
  leaderLines: "leader lines",
  pictureOptions: "pictures in bars",
};

const FAMILIES: Readonly<Record<string, ChartFamily>> = {
  barChart: "column",
  lineChart: "line",
  areaChart: "area",
  scatterChart: "scatter",
  bubbleChart: "bubble",
  pieChart: "pie",
  doughnutChart: "doughnut",
};

export interface ReadChart {
  chart: Chart;
  beyond: string[];
  /** The model cannot hold the chart at all. */
  opaque: boolean;
}

export function readChart(root: XmlElement, id: string, name: string, anchor: ChartAnchor, theme: string[]): ReadChart {
  const plot = child(child(root, "chart"), "plotArea");
  const beyond = beyondOf(root);
  const groups = (plot?.children ?? []).filter((one) => one.name.endsWith("Chart"));
  const axes = (plot?.children ?? []).filter((one) => /^(cat|val|date|ser)Ax$/.test(one.name));
  const reading = new ChartReading(theme);
  const series = groups.flatMap((group) => reading.seriesOf(group));
  const kinds = series.map((one) => CHART_KINDS[one.series.type]);
  const [first] = kinds;
  const known = groups.length > 0 && groups.every((group) => FAMILIES[group.name] !== undefined);
  const combined = first !== undefined && kinds.every((kind) => canCombine(first, kind));
  if (!known || !combined || axes.length > 2) {
    return { chart: new Chart(id, name, "ColumnClustered", anchor), beyond, opaque: true };
  }
  const ordered = [...series].sort((a, b) => a.order - b.order).map((one) => one.series);
  const chart = new Chart(id, name, ordered[0]?.type ?? "ColumnClustered", anchor);
  chart.series = ordered;
  reading.frame(chart, root, groups, axes);
  return { chart, beyond, opaque: false };
}

function beyondOf(root: XmlElement): string[] {
  const found = new Set<string>();
  const walk = (element: XmlElement): void => {
    const words = BEYOND[element.name];
    const empty =
      (element.name === "effectLst" && element.children.length === 0) ||
      isHiddenEntry(element) ||
      (element.name === "explosion" && element.attributes["val"] === "0") ||
      (element.name === "hiLowLines" && child(child(child(element, "spPr"), "ln"), "noFill") !== undefined);
    if (words !== undefined && !empty) found.add(words);
    if (element.name === "rich" && children(element, "p").some(hasRuns)) found.add("formats of single words");
    if (element.name !== "extLst") element.children.forEach(walk);
  };
  walk(root);
  return [...found].sort();
}

/** An entry of the legend that is not shown, and nothing else. */
function isHiddenEntry(element: XmlElement): boolean {
  return element.name === "legendEntry" && yes(element, "delete") && child(element, "txPr") === undefined;
}

function hasRuns(paragraph: XmlElement): boolean {
  return children(paragraph, "r").length > 1;
}

const val = (element: XmlElement | undefined, name: string): string | undefined =>
  child(element, name)?.attributes["val"];

function numberOf(element: XmlElement | undefined, name: string): number | undefined {
  const text = val(element, name);
  return text === undefined || !Number.isFinite(Number(text)) ? undefined : Number(text);
}

/** An element that is there without a value means yes. */
function yes(element: XmlElement | undefined, name: string): boolean {
  const found = child(element, name);
  return found !== undefined && flag(found.attributes["val"], true);
}

function formulaOf(element: XmlElement | undefined): string | undefined {
  for (const kind of ["numRef", "strRef", "multiLvlStrRef"]) {
    const formula = child(child(element, kind), "f")?.text;
    if (formula !== undefined) return `=${formula.trim()}`;
  }
  return undefined;
}

class ChartReading {
  constructor(private readonly theme: string[]) {}

  seriesOf(group: XmlElement): { order: number; series: ChartSeries }[] {
    const family = FAMILIES[group.name];
    if (family === undefined) return [];
    return children(group, "ser").map((element) => ({
      order: numberOf(element, "order") ?? 0,
      series: this.series(element, this.kind(group, element, family)),
    }));
  }

  private kind(group: XmlElement, element: XmlElement, family: ChartFamily): ChartKind {
    const grouping = (val(group, "grouping") ?? "standard") as ChartKind["grouping"];
    const noMarker = val(child(element, "marker"), "symbol") === "none";
    const noLine = child(child(child(element, "spPr"), "ln"), "noFill") !== undefined;
    const plain = { markers: false, lines: false, smooth: false };
    switch (family) {
      case "column":
      case "bar":
        return {
          ...plain,
          family: val(group, "barDir") === "bar" ? "bar" : "column",
          grouping: grouping === "standard" ? "clustered" : grouping,
        };
      case "line":
        return { ...plain, family, grouping, lines: true, markers: yes(group, "marker") && !noMarker };
      case "scatter": {
        const lines = !noLine && val(group, "scatterStyle") !== "marker";
        return {
          family,
          grouping: "standard",
          lines,
          markers: !noMarker || !lines,
          smooth: lines && yes(element, "smooth"),
        };
      }
      case "area":
        return { ...plain, family, grouping };
      default:
        return { ...plain, family, grouping: "standard" };
    }
  }

  private series(element: XmlElement, kind: ChartKind): ChartSeries {
    const type = chartTypeOf(kind) ?? "ColumnClustered";
    const index = numberOf(element, "idx") ?? 0;
    const text = child(element, "tx");
    const name = formulaOf(text) ?? child(text, "v")?.text;
    const values = formulaOf(child(element, "val") ?? child(element, "yVal"));
    const categories = formulaOf(child(element, "cat") ?? child(element, "xVal"));
    const bubbleSizes = formulaOf(child(element, "bubbleSize"));
    const series = newSeries(type, {
      look: this.look(child(element, "spPr"), index),
      smooth: yes(element, "smooth"),
      invertIfNegative: yes(element, "invertIfNegative"),
      ...(name !== undefined && { name }),
      ...(values !== undefined && { values }),
      ...(categories !== undefined && { categories }),
      ...(bubbleSizes !== undefined && { bubbleSizes }),
    });
    // That a scatter has no line is part of its kind.
    if (kind.family === "scatter" && !kind.lines) series.look.line = {};
    const { line } = series.look;
    if (line.weight === automaticWeight(series)) delete line.weight;
    series.marker = this.marker(child(element, "marker"), series.marker, line.color ?? index);
    const labels = this.labels(child(element, "dLbls"));
    if (labels) series.dataLabels = labels;
    for (const point of children(element, "dPt")) {
      const place = numberOf(point, "idx") ?? 0;
      const marker = child(point, "marker");
      const round = kind.family === "pie" || kind.family === "doughnut";
      series.points.set(place, {
        ...this.look(child(point, "spPr"), round ? place : undefined),
        ...(marker && { marker: this.marker(marker, series.marker, undefined) }),
      });
    }
    return series;
  }

  frame(chart: Chart, root: XmlElement, groups: XmlElement[], axes: XmlElement[]): void {
    const body = child(root, "chart");
    chart.title = this.text(child(body, "title"), AUTOMATIC.titleFont);
    if (!child(body, "title")) chart.title.visible = !yes(body, "autoTitleDeleted") && chart.series.length === 1;
    const legend = child(body, "legend");
    chart.legend = {
      visible: legend !== undefined,
      position: nameOf(LEGENDS, val(legend, "legendPos"), "Right"),
      overlay: yes(legend, "overlay"),
      hidden: (legend?.children ?? []).flatMap((entry) => (isHiddenEntry(entry) ? [numberOf(entry, "idx") ?? 0] : [])),
      font: this.font(child(legend, "txPr"), AUTOMATIC.labelFont),
      look: this.look(child(legend, "spPr")),
    };
    const bars = groups.find(({ name }) => name === "barChart");
    if (bars) {
      chart.gapWidth = numberOf(bars, "gapWidth") ?? 150;
      chart.overlap = numberOf(bars, "overlap") ?? 0;
    }
    const round = groups.find(({ name }) => name === "pieChart" || name === "doughnutChart");
    chart.firstSliceAngle = numberOf(round, "firstSliceAng") ?? 0;
    chart.holeSize = numberOf(round, "holeSize") ?? chart.holeSize;
    chart.plotVisibleOnly = flag(val(body, "plotVisOnly"), true);
    chart.displayBlanksAs = nameOf(BLANKS, val(body, "dispBlanksAs"), "Zero");
    chart.roundedCorners = yes(root, "roundedCorners");
    chart.look = this.look(child(root, "spPr"));
    if (chart.look.fill === AUTOMATIC.chartFill) delete chart.look.fill;
    chart.look.line = withoutAutomatic(AUTOMATIC.chartLine, chart.look.line);
    chart.font = this.font(child(root, "txPr"));
    chart.plotLook = this.look(child(child(body, "plotArea"), "spPr"));
    const [category, ...others] = axes;
    const value = others.find(({ name }) => name === "valAx");
    const kind = CHART_KINDS[chart.type];
    if (category) this.axis(chart.categoryAxis, category, automaticAxisLine(kind, false));
    if (value) this.axis(chart.valueAxis, value, automaticAxisLine(kind, true));
  }

  private axis(axis: ChartAxis, element: XmlElement, line: ChartLine): void {
    const scaling = child(element, "scaling");
    const minimum = numberOf(scaling, "min");
    const maximum = numberOf(scaling, "max");
    const logBase = numberOf(scaling, "logBase");
    const majorUnit = numberOf(element, "majorUnit");
    const minorUnit = numberOf(element, "minorUnit");
    const spacing = numberOf(element, "tickLblSkip");
    const format = child(element, "numFmt");
    const major = child(element, "majorGridlines");
    const minor = child(element, "minorGridlines");
    Object.assign(axis, {
      visible: !yes(element, "delete"),
      title: {
        ...this.text(child(element, "title"), AUTOMATIC.axisTitleFont),
        visible: child(element, "title") !== undefined,
      },
      majorGridlines: { visible: major !== undefined, line: this.gridline(major) },
      minorGridlines: { visible: minor !== undefined, line: this.gridline(minor) },
      reversed: val(scaling, "orientation") === "maxMin",
      majorTickMark: nameOf(TICKS, val(element, "majorTickMark"), "Cross"),
      minorTickMark: nameOf(TICKS, val(element, "minorTickMark"), "Cross"),
      tickLabelPosition: nameOf(TICK_LABELS, val(element, "tickLblPos"), "NextToAxis"),
      line: withoutAutomatic(line, this.look(child(element, "spPr")).line),
      font: this.font(child(element, "txPr"), AUTOMATIC.labelFont),
      ...(minimum !== undefined && { minimum }),
      ...(maximum !== undefined && { maximum }),
      ...(logBase !== undefined && { logBase }),
      ...(majorUnit !== undefined && { majorUnit }),
      ...(minorUnit !== undefined && { minorUnit }),
      ...(spacing !== undefined && { tickLabelSpacing: spacing }),
    });
    if (format && !flag(format.attributes["sourceLinked"])) axis.numberFormat = format.attributes["formatCode"] ?? "";
  }

  private gridline(element: XmlElement | undefined): ChartLine {
    return withoutAutomatic(AUTOMATIC.gridlines, this.look(child(element, "spPr")).line);
  }

  private text(element: XmlElement | undefined, automatic: ChartFont): ChartText {
    const body = child(element, "tx");
    const rich = child(body, "rich");
    const formula = formulaOf(body);
    const words = children(rich, "p").map((paragraph) =>
      children(paragraph, "r")
        .map((run) => child(run, "t")?.text ?? "")
        .join(""),
    );
    return {
      visible: element !== undefined,
      overlay: yes(element, "overlay"),
      font: this.font(rich ?? child(element, "txPr"), automatic),
      look: this.look(child(element, "spPr")),
      ...(rich && formula === undefined && { text: words.join("\n") }),
      ...(formula !== undefined && { formula }),
    };
  }

  private font(element: XmlElement | undefined, automatic: ChartFont = {}): ChartFont {
    const [paragraph] = children(element, "p");
    const [run] = children(paragraph, "r");
    const properties = child(run, "rPr");
    const defaults = child(child(paragraph, "pPr"), "defRPr");
    const get = (name: string): string | undefined => properties?.attributes[name] ?? defaults?.attributes[name];
    const [size, bold, italic, underline] = [get("sz"), get("b"), get("i"), get("u")];
    const color = this.color(child(properties, "solidFill") ?? child(defaults, "solidFill"));
    const face = (child(properties, "latin") ?? child(defaults, "latin"))?.attributes["typeface"];
    return withoutAutomatic(automatic, {
      ...(size !== undefined && { size: Number(size) / 100 }),
      ...(bold !== undefined && { bold: flag(bold) }),
      ...(italic !== undefined && { italic: flag(italic) }),
      ...(underline !== undefined && { underline: underline !== "none" }),
      ...(color !== undefined && { color }),
      ...(face !== undefined && !face.startsWith("+") && { name: face }),
    });
  }

  /** A series in the theme's colour for its place has no colour of its own. */
  private look(element: XmlElement | undefined, index?: number): ChartLook {
    const fill = this.fill(element, index);
    return { ...(fill !== undefined && { fill }), line: this.line(child(element, "ln"), index) };
  }

  private fill(element: XmlElement | undefined, index: number | undefined): ChartLook["fill"] {
    if (child(element, "noFill")) return "None";
    const pattern = child(element, "pattFill");
    if (pattern) {
      return {
        preset: pattern.attributes["prst"] ?? "pct50",
        foreground: this.color(child(pattern, "fgClr")) ?? "#000000",
        background: this.color(child(pattern, "bgClr")) ?? "#FFFFFF",
      };
    }
    return this.color(child(element, "solidFill"), index);
  }

  private line(element: XmlElement | undefined, index: number | undefined): ChartLine {
    const width = element?.attributes["w"];
    const color = this.color(child(element, "solidFill"), index);
    const dash = val(element, "prstDash");
    const style = child(element, "noFill")
      ? "None"
      : dash === undefined
        ? undefined
        : nameOf<ChartLineStyle>(DASHES, dash, "Dash");
    return {
      ...(color !== undefined && { color }),
      ...(style !== undefined && { style }),
      ...(width !== undefined && { weight: Number(width) / EMU }),
    };
  }

  private color(element: XmlElement | undefined, index?: number): string | undefined {
    const [color] = element?.children ?? [];
    if (!color) return undefined;
    const own = index !== undefined && color.name === "schemeClr" && color.children.length === 0;
    if (own && color.attributes["val"] === `accent${(index % 6) + 1}`) return undefined;
    return drawingColor(color, this.theme);
  }

  /** A marker in the colour of its series has none of its own. */
  private marker(
    element: XmlElement | undefined,
    otherwise: ChartMarker,
    own: string | number | undefined,
  ): ChartMarker {
    if (!element) return otherwise;
    const size = numberOf(element, "size");
    const { fill, line } = this.look(child(element, "spPr"), typeof own === "number" ? own : undefined);
    return {
      style: nameOf(MARKERS, val(element, "symbol"), "Automatic"),
      ...(size !== undefined && { size }),
      ...(typeof fill === "string" && fill !== "None" && fill !== own && { background: fill }),
      ...(line.color !== undefined && line.color !== own && { foreground: line.color }),
    };
  }

  private labels(element: XmlElement | undefined): ChartDataLabels | undefined {
    if (!element || yes(element, "delete")) return undefined;
    const shown = {
      showValue: yes(element, "showVal"),
      showCategoryName: yes(element, "showCatName"),
      showSeriesName: yes(element, "showSerName"),
      showPercentage: yes(element, "showPercent"),
      showLegendKey: yes(element, "showLegendKey"),
      showBubbleSize: yes(element, "showBubbleSize"),
    };
    if (!Object.values(shown).includes(true)) return undefined;
    const format = child(element, "numFmt");
    const place = val(element, "dLblPos");
    const position = nameOf<NonNullable<ChartDataLabels["position"]>>(LABELS, place, "BestFit");
    const separator = child(element, "separator")?.text;
    const linked = flag(format && attribute(format, "sourceLinked"));
    return {
      ...newDataLabels(),
      ...shown,
      font: this.font(child(element, "txPr"), AUTOMATIC.labelFont),
      look: this.look(child(element, "spPr")),
      ...(place !== undefined && { position }),
      ...(separator !== undefined && { separator }),
      ...(format && !linked && { numberFormat: format.attributes["formatCode"] ?? "General" }),
    };
  }
}
