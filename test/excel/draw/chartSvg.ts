/** A chart as a picture: its model and the workbook's values become an SVG text. Lengths are points. */

import { AUTOMATIC, automaticAxisLine, overAutomatic } from "../model/automaticLooks";
import type { Chart, ChartAxis, ChartFont } from "../model/chart";
import { boxOf } from "../model/chartAnchor";
import { categoryScale, groupsOf, stepsOf, valueScale, type AxisScale } from "../model/chartScale";
import { CHART_KINDS, hasNumericCategories, isRound } from "../model/chartTypes";
import { automaticColor, ownText, resolveSeries, titleText, type ResolvedSeries } from "../model/chartValues";
import { displayText } from "../model/numberFormat";
import type { Worksheet } from "../model/worksheet";
import { escapeXml } from "../xlsx/xml";
import { lineLook, markerShape, Paint, shapeLook } from "./paint";
import { drawGroup, type Frame, type Plot } from "./plot";
import { element, stroke, text, textWidth } from "./svg";

const EDGE = 6;
const GAP = 5;

/** Draws the chart in its own size, or in the given one. */
export function chartSvg(
  sheet: Worksheet,
  chart: Chart,
  size: { width: number; height: number } = boxOf(sheet, chart.anchor),
): string {
  return new Drawing(sheet, chart, size.width, size.height).svg();
}

/** A scale along some points of the picture. */
function along({ minimum, maximum }: AxisScale, axis: ChartAxis, from: number, to: number): (value: number) => number {
  const [low, high] = axis.reversed ? [to, from] : [from, to];
  const power =
    axis.logBase === undefined ? (value: number) => value : (value: number) => Math.log(Math.max(value, 1e-300));
  const [first, last] = [power(minimum), power(maximum)];
  return (value) => {
    const share = (power(value) - first) / (last - first);
    // What lies beyond an end is drawn at that end.
    return low + Math.min(1, Math.max(0, share)) * (high - low);
  };
}

class Drawing {
  private readonly all: ResolvedSeries[];
  private readonly paint: Paint;
  private readonly kind;
  private readonly parts: string[] = [];
  private frame: Frame;

  constructor(
    private readonly sheet: Worksheet,
    private readonly chart: Chart,
    private readonly width: number,
    private readonly height: number,
  ) {
    this.all = chart.series.map((series) => resolveSeries(sheet.workbook, chart, series));
    this.paint = new Paint(`p${chart.id.replace(/\W/g, "")}`);
    this.kind = CHART_KINDS[chart.type];
    this.frame = { left: EDGE, top: EDGE, width: width - 2 * EDGE, height: height - 2 * EDGE };
  }

  svg(): string {
    const { chart, width, height } = this;
    const title = titleText(this.sheet.workbook, chart);
    this.title(title);
    this.legend();
    if (isRound(this.kind)) this.round();
    else this.plot();
    const { fill, line } = chart.look;
    const ground = element("rect", {
      width,
      height,
      rx: chart.roundedCorners ? 8 : undefined,
      fill: this.paint.fill(fill, AUTOMATIC.chartFill),
      ...stroke(overAutomatic(AUTOMATIC.chartLine, line)),
    });
    const name = chart.altText === "" ? (chart.title.visible ? title : chart.name) : chart.altText;
    const inside = element("title", {}, escapeXml(name));
    return element(
      "svg",
      {
        xmlns: "http://www.w3.org/2000/svg",
        viewBox: `0 0 ${width} ${height}`,
        width: `${width}pt`,
        height: `${height}pt`,
        role: "img",
      },
      inside + this.paint.definitions() + ground + this.parts.join(""),
    );
  }

  private font(automatic: ChartFont, own: ChartFont): ChartFont {
    return { ...automatic, ...this.chart.font, ...own };
  }

  private title(words: string): void {
    const { title } = this.chart;
    if (!title.visible) return;
    const font = this.font(AUTOMATIC.titleFont, title.font);
    const { size = 14 } = font;
    const lines = words.split("\n");
    lines.forEach((line, index) => {
      const y = this.frame.top + size * (1.2 * index + 1);
      this.parts.push(text(line, { x: this.width / 2, y }, font));
    });
    if (!title.overlay) this.take("top", size * 1.2 * lines.length + GAP);
  }

  /** Keeps a strip of the picture for something beside the plot. */
  private take(side: "top" | "bottom" | "left" | "right", points: number): void {
    const frame = { ...this.frame };
    if (side === "top") frame.top += points;
    if (side === "left") frame.left += points;
    if (side === "top" || side === "bottom") frame.height -= points;
    else frame.width -= points;
    this.frame = frame;
  }

  /** The legend names series, or slices where there is one circle. */
  private legend(): void {
    const { legend } = this.chart;
    if (!legend.visible) return;
    const font = this.font(AUTOMATIC.labelFont, legend.font);
    const { size = 9 } = font;
    const [first] = this.all;
    const slices =
      isRound(this.kind) && first ? first.categories.map((name, place) => ({ one: first, name, place })) : [];
    const named = slices.length > 0 ? slices : this.all.map((one) => ({ one, name: one.name, place: undefined }));
    const entries = named.filter((_entry, place) => !legend.hidden.includes(place));
    const widths = entries.map(({ name }) => textWidth(name, size) + size * 2.6);
    const { frame } = this;
    const flat = legend.position === "Top" || legend.position === "Bottom";
    if (flat) {
      const total = widths.reduce((sum, one) => sum + one, 0);
      let x = Math.max(EDGE, (this.width - total) / 2);
      const y = legend.position === "Top" ? frame.top + size : frame.top + frame.height - size * 0.4;
      entries.forEach(({ one, name, place }, index) => {
        this.entry(one, name, place, x, y, font);
        x += widths[index] ?? 0;
      });
      this.take(legend.position === "Top" ? "top" : "bottom", size * 1.4 + GAP);
      return;
    }
    const widest = Math.min(this.width / 3, Math.max(0, ...widths));
    const x = legend.position === "Left" ? frame.left : frame.left + frame.width - widest;
    const start =
      legend.position === "Corner" ? frame.top + size : frame.top + (frame.height - entries.length * size * 1.5) / 2;
    entries.forEach(({ one, name, place }, index) => {
      this.entry(one, name, place, x, start + (index + 0.7) * size * 1.5, font);
    });
    this.take(legend.position === "Left" ? "left" : "right", widest + GAP);
  }

  private entry(
    one: ResolvedSeries,
    name: string,
    place: number | undefined,
    x: number,
    y: number,
    font: ChartFont,
  ): void {
    const { size = 9 } = font;
    const order = this.all.indexOf(one);
    const color = automaticColor(place ?? order);
    const { family } = CHART_KINDS[one.series.type];
    const middle = y - size * 0.35;
    if (family === "line" || family === "scatter") {
      this.parts.push(element("path", { d: `M${x} ${middle}h${size * 1.6}`, ...lineLook(one, color) }));
      this.parts.push(markerShape(one, order, -1, { x: x + size * 0.8, y: middle }, color));
    } else {
      const side = size * 0.7;
      const look = shapeLook(this.paint, one, place, color);
      this.parts.push(element("rect", { x: x + size * 0.5, y: middle - side / 2, width: side, height: side, ...look }));
    }
    this.parts.push(text(name, { x: x + size * 1.9, y, anchor: "start" }, font));
  }

  private round(): void {
    this.area();
    const nowhere = (): number => 0;
    const plot: Plot = { ...this.plotParts(), value: nowhere, category: nowhere, step: 0, across: nowhere };
    this.parts.push(drawGroup(plot, this.all));
  }

  private plotParts(): Pick<Plot, "chart" | "all" | "paint" | "frame" | "label"> {
    const { chart, all, paint, frame } = this;
    return { chart, all, paint, frame, label: (one, place, at, share) => this.label(one, place, at, share) };
  }

  private area(): void {
    const { fill = "None", line } = this.chart.plotLook;
    const { left: x, top: y, width, height } = this.frame;
    this.parts.push(element("rect", { x, y, width, height, fill: this.paint.fill(fill, "none"), ...stroke(line) }));
  }

  private number(value: number, format: string): string {
    const { workbook } = this.sheet;
    return displayText(value, format, workbook.culture, workbook.date1904);
  }

  private label(one: ResolvedSeries, place: number, { x, y }: { x: number; y: number }, share?: number): string {
    const labels = one.series.dataLabels;
    if (!labels) return "";
    const value = one.values[place];
    const words = [
      labels.showSeriesName ? one.name : "",
      labels.showCategoryName ? (one.categories[place] ?? "") : "",
      labels.showValue && value !== undefined ? this.number(value, labels.numberFormat ?? one.valueFormat) : "",
      labels.showPercentage && share !== undefined ? `${Math.round(share * 100)}%` : "",
      labels.showBubbleSize && one.sizes[place] !== undefined ? String(one.sizes[place]) : "",
    ].filter((word) => word !== "");
    const font = this.font(AUTOMATIC.labelFont, labels.font);
    return text(words.join(labels.separator ?? ", "), { x, y: y + (font.size ?? 9) * 0.35 }, font);
  }

  private axisTitle(axis: ChartAxis, side: "bottom" | "left"): void {
    if (!axis.title.visible) return;
    const font = this.font(AUTOMATIC.axisTitleFont, axis.title.font);
    const { size = 10 } = font;
    const words = ownText(this.sheet.workbook, axis.title) ?? "Axis Title";
    const { left, top, width, height } = this.frame;
    this.parts.push(
      side === "bottom"
        ? text(words, { x: left + width / 2, y: top + height - size * 0.3 }, font)
        : text(words, { x: left + size * 0.8, y: top + height / 2, turn: -90 }, font),
    );
    this.take(side, size * 1.3 + GAP / 2);
  }

  /** Charts with two axes. Bars lie, so that their categories run along the left side. */
  private plot(): void {
    const { chart, kind } = this;
    const { workbook } = this.sheet;
    const lying = kind.family === "bar";
    const upright = lying ? chart.categoryAxis : chart.valueAxis;
    const level = lying ? chart.valueAxis : chart.categoryAxis;
    this.axisTitle(upright, "left");
    this.axisTitle(level, "bottom");
    const length = lying ? this.frame.width * 0.9 : this.frame.height * 0.9;
    const values = valueScale(workbook, chart, length);
    const numeric = hasNumericCategories(kind);
    const counted = numeric ? categoryScale(workbook, chart, this.frame.width * 0.6) : undefined;
    const names = this.all.reduce<string[]>(
      (most, { categories }) => (categories.length > most.length ? categories : most),
      [],
    );
    const [first] = this.all;
    const percent = kind.grouping === "percentStacked" ? "0%" : (first?.valueFormat ?? "General");
    const valueLabels = stepsOf(values, chart.valueAxis.logBase !== undefined).map((at) => ({
      at,
      words: this.number(at, chart.valueAxis.numberFormat ?? percent),
    }));
    const categoryFormat = chart.categoryAxis.numberFormat ?? first?.categoryFormat ?? "General";
    const categoryLabels = counted
      ? stepsOf(counted, chart.categoryAxis.logBase !== undefined).map((at) => ({
          at,
          words: this.number(at, categoryFormat),
        }))
      : names.map((words, at) => ({ at, words }));
    const sizeOf = (axis: ChartAxis): number => this.font(AUTOMATIC.labelFont, axis.font).size ?? 9;
    const shown = (axis: ChartAxis): boolean => axis.visible && axis.tickLabelPosition !== "None";
    const leftLabels = lying ? categoryLabels : valueLabels;
    if (shown(upright)) {
      const widest = Math.max(0, ...leftLabels.map(({ words }) => textWidth(words, sizeOf(upright))));
      this.take("left", Math.min(this.width / 3, widest) + GAP);
    }
    if (shown(level)) this.take("bottom", sizeOf(level) * 1.3 + GAP / 2);
    this.roomForEnds(
      lying ? valueLabels : categoryLabels,
      level,
      counted !== undefined || lying || kind.family === "area",
    );
    this.take("top", 2);
    this.take("right", 4);
    this.area();
    const { left, top, width, height } = this.frame;
    const value = lying
      ? along(values, chart.valueAxis, left, left + width)
      : along(values, chart.valueAxis, top + height, top);
    const middle = kind.family === "area" && names.length > 1;
    const step = (lying ? height : width) / Math.max(1, middle ? names.length - 1 : names.length);
    const category = (place: number): number => {
      const at = (middle ? place : place + 0.5) * step;
      const forward = lying === chart.categoryAxis.reversed;
      return forward ? (lying ? top : left) + at : (lying ? top + height : left + width) - at;
    };
    const across = counted ? along(counted, chart.categoryAxis, left, left + width) : category;
    const valuePlaces = valueLabels.map(({ at, words }) => ({ at: value(at), words }));
    const categoryPlaces = categoryLabels.map(({ at, words }) => ({ at: across(at), words }));
    this.gridlines(chart.valueAxis, valuePlaces, lying);
    this.gridlines(chart.categoryAxis, categoryPlaces, !lying);
    const plot: Plot = { ...this.plotParts(), value, category, step, across };
    for (const group of ordered(groupsOf(this.all))) this.parts.push(drawGroup(plot, group));
    const zero = value(Math.min(values.maximum, Math.max(values.minimum, 0)));
    this.axisLine(chart.categoryAxis, lying, zero);
    this.axisLine(chart.valueAxis, !lying, lying ? top + height : left);
    if (shown(chart.valueAxis)) this.labels(chart.valueAxis, valuePlaces, !lying, lying ? top + height : left);
    const near = chart.categoryAxis.tickLabelPosition === "Low" ? (lying ? left : top + height) : zero;
    if (shown(chart.categoryAxis))
      this.labels(chart.categoryAxis, this.spaced(categoryPlaces, counted !== undefined), lying, near);
  }

  /** Labels at the very ends of the lower axis reach beyond it by half their width. */
  private roomForEnds(labels: { words: string }[], axis: ChartAxis, atEnds: boolean): void {
    if (!atEnds || !axis.visible || axis.tickLabelPosition === "None") return;
    const size = this.font(AUTOMATIC.labelFont, axis.font).size ?? 9;
    const half = (words = ""): number => Math.min(this.width / 6, textWidth(words, size) / 2);
    this.take("left", Math.max(0, half(labels[0]?.words) - (this.frame.left - EDGE)));
    this.take("right", half(labels.at(-1)?.words));
  }

  /** As many categories as have room, or every n-th as the axis says. */
  private spaced(places: { at: number; words: string }[], numeric: boolean): { at: number; words: string }[] {
    const { categoryAxis } = this.chart;
    if (numeric || places.length < 2) return places;
    const room = Math.abs((places[1]?.at ?? 0) - (places[0]?.at ?? 0));
    const size = this.font(AUTOMATIC.labelFont, categoryAxis.font).size ?? 9;
    const lying = this.kind.family === "bar";
    const need = lying ? size * 1.1 : Math.max(...places.map(({ words }) => textWidth(words, size))) + 2;
    const every = categoryAxis.tickLabelSpacing ?? Math.max(1, Math.ceil(need / Math.max(room, 0.1)));
    return places.filter((_one, index) => index % every === 0);
  }

  private gridlines(axis: ChartAxis, places: { at: number }[], upright: boolean): void {
    if (!axis.majorGridlines.visible) return;
    const look = stroke(overAutomatic(AUTOMATIC.gridlines, axis.majorGridlines.line));
    const { left, top, width, height } = this.frame;
    for (const { at } of places) {
      const d = upright ? `M${at} ${top}v${height}` : `M${left} ${at}h${width}`;
      this.parts.push(element("path", { d, fill: "none", ...look }));
    }
  }

  private axisLine(axis: ChartAxis, upright: boolean, at: number): void {
    if (!axis.visible) return;
    const automatic = automaticAxisLine(this.kind, axis === this.chart.valueAxis);
    const { left, top, width, height } = this.frame;
    const d = upright ? `M${at} ${top}v${height}` : `M${left} ${at}h${width}`;
    this.parts.push(element("path", { d, fill: "none", ...stroke(overAutomatic(automatic, axis.line)) }));
  }

  private labels(axis: ChartAxis, places: { at: number; words: string }[], upright: boolean, near: number): void {
    const font = this.font(AUTOMATIC.labelFont, axis.font);
    const { size = 9 } = font;
    for (const { at, words } of places) {
      this.parts.push(
        upright
          ? text(words, { x: near - GAP + 1, y: at + size * 0.35, anchor: "end" }, font)
          : text(words, { x: at, y: near + size + 2 }, font),
      );
    }
  }
}

/** Areas lie under bars, bars under lines. */
function ordered(groups: ResolvedSeries[][]): ResolvedSeries[][] {
  const depth = ["area", "column", "bar", "line", "scatter", "bubble"];
  const of = (group: ResolvedSeries[]): number => depth.indexOf(CHART_KINDS[group[0]?.series.type ?? "Line"].family);
  return [...groups].sort((a, b) => of(a) - of(b));
}
