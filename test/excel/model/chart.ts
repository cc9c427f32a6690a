/**
 * A chart: what it draws, how it looks and where it lies. Absent looks are Excel's automatic ones. References are
 * formulas with "=" and a sheet's name; they move with their cells and follow renamed sheets.
 */

import type { ChartAnchor } from "./chartAnchor";
import { CHART_KINDS, hasBars, isRound, type ChartType, type LABEL_POSITIONS } from "./chartTypes";
import type { StoredChart } from "./storedChart";

export const LINE_STYLES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot", "RoundDot"] as const;
export type ChartLineStyle = (typeof LINE_STYLES)[number];

export interface ChartLine {
  /** #RRGGBB. */
  color?: string;
  style?: ChartLineStyle;
  /** Points. */
  weight?: number;
}

/** A pattern of the drawing format, such as "wdUpDiag": lines of the foreground on the background. */
export interface ChartPattern {
  preset: string;
  foreground: string;
  background: string;
}

/** #RRGGBB, a pattern, or "None" for no fill. */
export type ChartFill = string | ChartPattern;

export interface ChartFont {
  bold?: boolean;
  italic?: boolean;
  underline?: boolean;
  color?: string;
  name?: string;
  /** Points. */
  size?: number;
}

export interface ChartLook {
  fill?: ChartFill;
  line: ChartLine;
}

export interface ChartText {
  visible: boolean;
  /** Absent for an automatic text. */
  text?: string;
  /** The cell the text comes from. */
  formula?: string;
  overlay: boolean;
  font: ChartFont;
  look: ChartLook;
}

export const LEGEND_POSITIONS = ["Top", "Bottom", "Left", "Right", "Corner"] as const;

export interface ChartLegend {
  visible: boolean;
  position: (typeof LEGEND_POSITIONS)[number];
  overlay: boolean;
  /** Entries that are not shown, by their place from 0. */
  hidden: number[];
  font: ChartFont;
  look: ChartLook;
}

export interface ChartGridlines {
  visible: boolean;
  line: ChartLine;
}

export const TICK_MARKS = ["None", "Cross", "Inside", "Outside"] as const;
export const TICK_LABEL_POSITIONS = ["NextToAxis", "High", "Low", "None"] as const;

export interface ChartAxis {
  visible: boolean;
  title: ChartText;
  majorGridlines: ChartGridlines;
  minorGridlines: ChartGridlines;
  /** The scale; absent ends and steps are Excel's choice. */
  minimum?: number;
  maximum?: number;
  majorUnit?: number;
  minorUnit?: number;
  logBase?: number;
  /** Absent when the labels are shown as the cells are. */
  numberFormat?: string;
  reversed: boolean;
  majorTickMark: (typeof TICK_MARKS)[number];
  minorTickMark: (typeof TICK_MARKS)[number];
  tickLabelPosition: (typeof TICK_LABEL_POSITIONS)[number];
  /** Every how many categories a label stands; absent for Excel's choice. */
  tickLabelSpacing?: number;
  line: ChartLine;
  font: ChartFont;
}

export const MARKER_STYLES = [
  "Automatic",
  "None",
  "Square",
  "Diamond",
  "Triangle",
  "X",
  "Star",
  "Dot",
  "Dash",
  "Circle",
  "Plus",
] as const;

export interface ChartMarker {
  style: (typeof MARKER_STYLES)[number];
  /** Points. */
  size?: number;
  background?: string;
  foreground?: string;
}

export interface ChartDataLabels {
  showValue: boolean;
  showCategoryName: boolean;
  showSeriesName: boolean;
  showPercentage: boolean;
  showLegendKey: boolean;
  showBubbleSize: boolean;
  /** Absent for Excel's choice. */
  position?: (typeof LABEL_POSITIONS)[number];
  separator?: string;
  numberFormat?: string;
  font: ChartFont;
  look: ChartLook;
}

/** One point that looks different from its series. */
export interface ChartPoint extends ChartLook {
  marker?: ChartMarker;
}

export interface ChartSeries {
  type: ChartType;
  /** A text, or a formula of the cell it comes from. */
  name?: string;
  /** References: what is drawn, its categories or x values, and the sizes of bubbles. */
  values?: string;
  categories?: string;
  bubbleSizes?: string;
  look: ChartLook;
  marker: ChartMarker;
  smooth: boolean;
  invertIfNegative: boolean;
  /** Absent where the series has none. */
  dataLabels?: ChartDataLabels;
  /** Points with a look of their own, by their place from 0. */
  points: Map<number, ChartPoint>;
}

export class Chart {
  /** Alternative text for those who cannot see the chart. */
  altText = "";
  /** The order in which things lie over the cells. */
  order = 0;
  title: ChartText = newText(true);
  legend: ChartLegend = { visible: true, position: "Bottom", overlay: false, hidden: [], font: {}, look: { line: {} } };
  categoryAxis: ChartAxis = newAxis(false);
  valueAxis: ChartAxis = newAxis(true);
  series: ChartSeries[] = [];
  plotBy: "Rows" | "Columns" = "Columns";
  /** The look of the chart's whole area and of the area of its plot. */
  look: ChartLook = { line: {} };
  font: ChartFont = {};
  plotLook: ChartLook = { line: {} };
  roundedCorners = false;
  plotVisibleOnly = true;
  displayBlanksAs: "NotPlotted" | "Zero" | "Interplotted" = "NotPlotted";
  /** Percent of a bar's width between categories, and by which bars overlap. */
  gapWidth: number;
  overlap: number;
  /** Percent of a doughnut's radius. */
  holeSize = 75;
  /** Degrees from the top at which the first slice begins. */
  firstSliceAngle = 0;
  /** What the opened file holds of the chart. */
  stored: StoredChart | undefined;

  constructor(
    readonly id: string,
    public name: string,
    public type: ChartType,
    public anchor: ChartAnchor,
  ) {
    const kind = CHART_KINDS[type];
    this.gapWidth = kind.grouping !== "clustered" ? 150 : kind.family === "bar" ? 182 : 219;
    this.overlap = kind.grouping === "clustered" ? -27 : hasBars(kind) ? 100 : 0;
    if (isRound(kind)) this.valueAxis.majorGridlines.visible = false;
  }
}

export function newText(visible: boolean): ChartText {
  return { visible, overlay: false, font: {}, look: { line: {} } };
}

export function newAxis(gridlines: boolean): ChartAxis {
  return {
    visible: true,
    title: newText(false),
    majorGridlines: { visible: gridlines, line: {} },
    minorGridlines: { visible: false, line: {} },
    reversed: false,
    majorTickMark: "None",
    minorTickMark: "None",
    tickLabelPosition: "NextToAxis",
    line: {},
    font: {},
  };
}

export function newSeries(type: ChartType, more: Partial<ChartSeries> = {}): ChartSeries {
  const kind = CHART_KINDS[type];
  return {
    type,
    look: { line: {} },
    marker: { style: kind.markers ? "Automatic" : "None" },
    smooth: kind.smooth,
    invertIfNegative: false,
    points: new Map(),
    ...more,
  };
}

export function newDataLabels(): ChartDataLabels {
  return {
    showValue: true,
    showCategoryName: false,
    showSeriesName: false,
    showPercentage: false,
    showLegendKey: false,
    showBubbleSize: false,
    font: {},
    look: { line: {} },
  };
}

/** Rewrites every reference of the chart. */
export function rewriteChart(chart: Chart, rewrite: (formula: string) => string): void {
  const text = (one: ChartText): void => {
    if (one.formula !== undefined) one.formula = rewrite(one.formula);
  };
  text(chart.title);
  text(chart.categoryAxis.title);
  text(chart.valueAxis.title);
  for (const series of chart.series) {
    if (series.name?.startsWith("=") === true) series.name = rewrite(series.name);
    if (series.values !== undefined) series.values = rewrite(series.values);
    if (series.categories !== undefined) series.categories = rewrite(series.categories);
    if (series.bubbleSizes !== undefined) series.bubbleSizes = rewrite(series.bubbleSizes);
  }
  if (chart.stored) chart.stored.formulas = chart.stored.formulas.map(rewrite);
}
