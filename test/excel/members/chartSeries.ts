/** ChartSeriesCollection, ChartSeries, their points and their labels. */

import { absoluteAddress } from "../model/address";
import {
  MARKER_STYLES,
  newDataLabels,
  type ChartDataLabels,
  type ChartMarker,
  type ChartPoint,
  type ChartSeries,
} from "../model/chart";
import { addSeries, setSeriesType } from "../model/chartEdits";
import { CHART_KINDS, isChartType, isRound, LABEL_POSITIONS, labelPositions } from "../model/chartTypes";
import { automaticColor, readCategories, readChartCells, seriesName } from "../model/chartValues";
import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import { checkNumberFormat } from "../model/numberFormatCode";
import { Workbook } from "../model/workbook";
import { asFlag, asNumber, asText, oneOf, type Arguments } from "../protocol/arguments";
import { broadcast } from "../protocol/broadcast";
import { defineClass, type HostClass, type HostObject, NotImplemented, type Scalar } from "../protocol/hostObject";
import {
  changing,
  chartDataLabelFormat,
  chartFill,
  chartLineFormat,
  chartPointFormat,
  flagOf,
  within,
  type ChartPart,
  type ChartPlace,
} from "./chartParts";

type SeriesTarget = ChartPart<ChartSeries>;

export const chartSeriesCollection: HostClass<ChartPlace> = defineClass({
  name: "ChartSeriesCollection",
  scalars: { Count: { get: ({ chart }) => chart.series.length } },
  items: (place) => place.chart.series.map((one) => series(within(place, one))),
  partial: { Add: "get the new series by its place after the next sync" },
  methods: {
    Add: (place, args) => {
      changing(place);
      return series(within(place, addSeries(place.chart, args.optionalText(0), readIndex(args, 1))));
    },
    GetCount: ({ chart }) => chart.series.length,
    GetItemAt: (place, args) => {
      const found = place.chart.series[args.integer(0)];
      return found ? series(within(place, found)) : refuse("InvalidArgument");
    },
  },
});

function readIndex(args: Arguments, at: number): number | undefined {
  return args.at(at) === undefined ? undefined : args.integer(at);
}

/** The colour of a series nobody has coloured. */
function ownColor({ chart, part }: SeriesTarget): string {
  return automaticColor(chart.series.indexOf(part));
}

const seriesFormat: HostClass<SeriesTarget> = defineClass({
  name: "ChartSeriesFormat",
  objects: {
    Fill: (target) => chartFill({ ...within(target, target.part.look), automatic: ownColor(target) }),
    Line: (target) => chartLineFormat({ ...within(target, target.part.look.line), automatic: ownColor(target) }),
  },
});

function referenceTo(target: SeriesTarget, args: Arguments): string {
  const { sheet, area } = args.range(0, target.sheet);
  return `=${Workbook.fullAddress(sheet, absoluteAddress(area))}`;
}

/** Setters that take a range. */
function setReference(key: "values" | "categories" | "bubbleSizes") {
  return (target: SeriesTarget, args: Arguments): void => {
    const formula = referenceTo(target, args);
    changing(target);
    target.part[key] = formula;
  };
}

const DIMENSIONS = ["Categories", "Values", "XValues", "YValues", "BubbleSizes"] as const;

function dimension(target: SeriesTarget, args: Arguments): string | undefined {
  const { values, categories, bubbleSizes } = target.part;
  switch (args.oneOf(0, DIMENSIONS)) {
    case "Values":
    case "YValues":
      return values;
    case "BubbleSizes":
      return bubbleSizes;
    default:
      return categories;
  }
}

/** A percentage that belongs to all bars of the chart. */
function barScalar(key: "gapWidth" | "overlap" | "holeSize", least: number, most: number): Scalar<SeriesTarget> {
  return {
    get: ({ chart }) => chart[key],
    set: (target, value) => {
      const percent = asNumber(value);
      if (percent < least || percent > most) refuse("InvalidArgument");
      changing(target);
      target.chart[key] = Math.round(percent);
    },
  };
}

interface MarkerOwner extends ChartPlace {
  marker: ChartMarker;
  automatic: string;
}

/** The four marker properties, of a series or of a point. */
function markerScalars<T>(owner: (target: T) => MarkerOwner): Record<string, Scalar<T>> {
  const color = (key: "background" | "foreground"): Scalar<T> => ({
    get: (target) => owner(target).marker[key] ?? owner(target).automatic,
    set: (target, value) => {
      const given = parseColor(value);
      changing(owner(target));
      owner(target).marker[key] = given;
    },
  });
  return {
    MarkerBackgroundColor: color("background"),
    MarkerForegroundColor: color("foreground"),
    MarkerSize: {
      get: (target) => owner(target).marker.size ?? 5,
      set: (target, value) => {
        const size = asNumber(value);
        if (size < 2 || size > 72) refuse("InvalidArgument");
        changing(owner(target));
        owner(target).marker.size = Math.round(size);
      },
    },
    MarkerStyle: {
      get: (target) => owner(target).marker.style,
      set: (target, value) => {
        const style = oneOf(value, MARKER_STYLES);
        changing(owner(target));
        owner(target).marker.style = style;
      },
    },
  };
}

const series: HostClass<SeriesTarget> = defineClass({
  name: "ChartSeries",
  scalars: {
    Name: {
      get: ({ sheet, chart, part }) => seriesName(sheet.workbook, chart, part),
      set: (target, value) => {
        const name = asText(value);
        changing(target);
        target.part.name = name;
      },
    },
    ChartType: {
      get: ({ part }) => part.type,
      set: (target, value) => {
        const type = asText(value);
        if (!isChartType(type)) throw new NotImplemented(`ChartSeries.chartType ${JSON.stringify(type)}`);
        changing(target);
        setSeriesType(target.chart, target.part, type);
      },
    },
    AxisGroup: {
      get: () => "Primary",
      set: (_target, value) => {
        if (oneOf(value, ["Primary", "Secondary"]) === "Secondary") {
          throw new NotImplemented('ChartSeries.axisGroup "Secondary"');
        }
      },
    },
    PlotOrder: {
      get: ({ chart, part }) => chart.series.indexOf(part),
      set: (target, value) => {
        const { chart, part } = target;
        const at = asNumber(value);
        if (!Number.isInteger(at) || at < 0 || at >= chart.series.length) refuse("InvalidArgument");
        changing(target);
        const others = chart.series.filter((one) => one !== part);
        others.splice(at, 0, part);
        chart.series = others;
      },
    },
    GapWidth: barScalar("gapWidth", 0, 500),
    Overlap: barScalar("overlap", -100, 100),
    DoughnutHoleSize: barScalar("holeSize", 10, 90),
    FirstSliceAngle: {
      get: ({ chart }) => chart.firstSliceAngle,
      set: (target, value) => {
        const angle = asNumber(value);
        if (angle < 0 || angle > 360) refuse("InvalidArgument");
        changing(target);
        target.chart.firstSliceAngle = Math.round(angle);
      },
    },
    HasDataLabels: {
      get: ({ part }) => part.dataLabels !== undefined,
      set: (target, value) => {
        const has = asFlag(value);
        changing(target);
        if (has) target.part.dataLabels ??= newDataLabels();
        else delete target.part.dataLabels;
      },
    },
    InvertIfNegative: flagOf<ChartSeries>("invertIfNegative"),
    Smooth: flagOf<ChartSeries>("smooth"),
    ...markerScalars<SeriesTarget>((target) => ({
      ...target,
      marker: target.part.marker,
      automatic: ownColor(target),
    })),
  },
  partial: { AxisGroup: "primary axes only", ChartType: "kinds the stand-in draws" },
  objects: {
    Format: (target) => seriesFormat(target),
    Points: (target) => pointCollection(target),
    DataLabels: (target) => dataLabels({ ...target, all: [target.part] }),
  },
  methods: {
    Delete: (target) => {
      changing(target);
      target.chart.series = target.chart.series.filter((one) => one !== target.part);
    },
    SetValues: setReference("values"),
    SetXAxisValues: setReference("categories"),
    SetBubbleSizes: setReference("bubbleSizes"),
    GetDimensionValues: (target, args) => {
      const formula = dimension(target, args);
      const cells =
        formula === target.part.categories
          ? readCategories(target.sheet.workbook, formula)
          : readChartCells(target.sheet.workbook, formula);
      return cells.map(({ number, text }) => (number === undefined ? text : String(number)));
    },
    GetDimensionDataSourceString: (target, args) => dimension(target, args)?.slice(1) ?? "",
    GetDimensionDataSourceType: (target, args) => (dimension(target, args) === undefined ? "Unknown" : "LocalRange"),
  },
});

interface PointTarget extends SeriesTarget {
  index: number;
}

const pointCollection: HostClass<SeriesTarget> = defineClass({
  name: "ChartPointsCollection",
  scalars: { Count: { get: (target) => pointCount(target) } },
  items: (target) => Array.from({ length: pointCount(target) }, (_unused, index) => point({ ...target, index })),
  methods: {
    GetCount: (target) => pointCount(target),
    GetItemAt: (target, args) => {
      const index = args.integer(0);
      return index >= 0 && index < pointCount(target) ? point({ ...target, index }) : refuse("InvalidArgument");
    },
  },
});

function pointCount({ sheet, part }: SeriesTarget): number {
  return readChartCells(sheet.workbook, part.values).length;
}

/** The point's own look; it begins when it is first set, so what is read from a plain point belongs to nobody. */
function pointLook({ sheet, chart, part, index }: PointTarget): ChartPoint {
  const own = part.points.get(index);
  if (own) return own;
  const look: ChartPoint = { line: {} };
  // The client asks for the format before it sets anything in it.
  if (sheet.charts.includes(chart)) part.points.set(index, look);
  return look;
}

function pointColor(target: PointTarget): string {
  const slices = isRound(CHART_KINDS[target.part.type]);
  return slices ? automaticColor(target.index) : ownColor(target);
}

const point: HostClass<PointTarget> = defineClass({
  name: "ChartPoint",
  scalars: {
    Value: {
      get: ({ sheet, part, index }) => readChartCells(sheet.workbook, part.values)[index]?.number ?? null,
    },
    ...markerScalars<PointTarget>((target) => {
      const look = pointLook(target);
      look.marker ??= { ...target.part.marker };
      return { ...target, marker: look.marker, automatic: pointColor(target) };
    }),
  },
  objects: { Format: (target) => chartPointFormat({ ...target, look: pointLook(target) }) },
});

interface LabelsTarget extends ChartPlace {
  /** The series whose labels these are: one, or all of the chart. */
  all: ChartSeries[];
}

function labelScalar<K extends keyof ChartDataLabels>(
  key: K,
  check: (value: unknown, all: ChartSeries[]) => ChartDataLabels[K],
  otherwise: unknown,
): Scalar<LabelsTarget> {
  return {
    get: ({ all }) => all.find((one) => one.dataLabels)?.dataLabels?.[key] ?? otherwise,
    set: (target, value) => {
      const checked = check(value, target.all);
      changing(target);
      for (const one of target.all) {
        one.dataLabels ??= newDataLabels();
        one.dataLabels[key] = checked;
      }
    },
  };
}

function readLabelPosition(value: unknown, all: ChartSeries[]): (typeof LABEL_POSITIONS)[number] {
  const position = oneOf(value, LABEL_POSITIONS);
  const allowed = all.every(({ type }) => labelPositions(CHART_KINDS[type]).includes(position));
  return allowed ? position : refuse("InvalidArgument", "Labels of this kind of chart cannot stand there.");
}

export const dataLabels: HostClass<LabelsTarget> = defineClass({
  name: "ChartDataLabels",
  scalars: {
    ShowValue: labelScalar("showValue", asFlag, false),
    ShowCategoryName: labelScalar("showCategoryName", asFlag, false),
    ShowSeriesName: labelScalar("showSeriesName", asFlag, false),
    ShowPercentage: labelScalar("showPercentage", asFlag, false),
    ShowLegendKey: labelScalar("showLegendKey", asFlag, false),
    ShowBubbleSize: labelScalar("showBubbleSize", asFlag, false),
    Position: labelScalar("position", readLabelPosition, "Invalid"),
    Separator: labelScalar("separator", asText, ", "),
    NumberFormat: labelScalar("numberFormat", (value) => checkNumberFormat(asText(value)), "General"),
  },
  objects: { Format: (target) => labelFormat(target) },
});

/** The look of the labels of one series, or of all of the chart; it begins the labels where there are none. */
function labelFormat({ sheet, chart, all }: LabelsTarget): HostObject {
  const formats = all.map((one) => {
    // The client asks for the format before it sets anything in it.
    const labels = (one.dataLabels ??= newDataLabels());
    return chartDataLabelFormat({ sheet, chart, look: labels.look, font: labels.font });
  });
  return formats.length === 0 ? refuse("ItemNotFound") : broadcast(formats);
}
