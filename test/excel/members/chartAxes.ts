/** ChartAxes and ChartAxis: the category axis and the value axis of a chart. */

import { TICK_LABEL_POSITIONS, TICK_MARKS, type ChartAxis, type ChartGridlines } from "../model/chart";
import { boxOf } from "../model/chartAnchor";
import { categoryScale, valueScale, type AxisScale } from "../model/chartScale";
import { CHART_KINDS, hasNumericCategories, isRound } from "../model/chartTypes";
import { resolveSeries } from "../model/chartValues";
import { Workbook } from "../model/workbook";
import { absoluteAddress } from "../model/address";
import { refuse } from "../model/excelError";
import { checkNumberFormat } from "../model/numberFormatCode";
import { asFlag, asNumber, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, NotImplemented, type Scalar } from "../protocol/hostObject";
import {
  changing,
  chartFont,
  chartLineFormat,
  choiceOf,
  flagOf,
  within,
  type ChartPart,
  type ChartPlace,
} from "./chartParts";
import { chartAxisTitle } from "./chartTexts";

type AxisTarget = ChartPart<ChartAxis>;

function isValueAxis({ chart, part }: AxisTarget): boolean {
  return part === chart.valueAxis;
}

/** The ends and steps in use: undefined for an axis of words. */
function scaleOf(target: AxisTarget): AxisScale | undefined {
  const { sheet, chart } = target;
  const { width, height } = boxOf(sheet, chart.anchor);
  const kind = CHART_KINDS[chart.type];
  const across = kind.family === "bar" ? isValueAxis(target) : !isValueAxis(target);
  const length = (across ? width : height) * 0.75;
  if (isValueAxis(target)) return valueScale(sheet.workbook, chart, length);
  return hasNumericCategories(kind) ? categoryScale(sheet.workbook, chart, length) : undefined;
}

/** A number, or "" for Excel's own choice, which is also what is read while none is set. */
function scaleScalar(
  key: "minimum" | "maximum" | "majorUnit" | "minorUnit",
  automatic: (scale: AxisScale) => number,
): Scalar<AxisTarget> {
  return {
    get: (target) => {
      const scale = target.part[key] === undefined ? scaleOf(target) : undefined;
      return target.part[key] ?? (scale ? automatic(scale) : "");
    },
    set: (target, value) => {
      if (value === "" || value === null) {
        changing(target);
        Reflect.deleteProperty(target.part, key);
        return;
      }
      const number = asNumber(value);
      if (key.endsWith("Unit") && number <= 0) refuse("InvalidArgument");
      changing(target);
      target.part[key] = number;
    },
  };
}

const gridlinesFormat: HostClass<ChartPart<ChartGridlines>> = defineClass({
  name: "ChartGridlinesFormat",
  objects: { Line: (target) => chartLineFormat({ ...within(target, target.part.line), automatic: "#D9D9D9" }) },
});

const gridlines: HostClass<ChartPart<ChartGridlines>> = defineClass({
  name: "ChartGridlines",
  scalars: { Visible: flagOf<ChartGridlines>("visible") },
  objects: { Format: (target) => gridlinesFormat(target) },
});

const axisFormat: HostClass<AxisTarget> = defineClass({
  name: "ChartAxisFormat",
  objects: {
    Font: (target) => chartFont(within(target, target.part.font)),
    Line: (target) => chartLineFormat({ ...within(target, target.part.line), automatic: "#D9D9D9" }),
  },
});

/** The number format of the cells, while the axis has none of its own. */
function cellFormat(target: AxisTarget): string {
  const { sheet, chart } = target;
  const [first] = chart.series;
  const resolved = first && resolveSeries(sheet.workbook, chart, first);
  return (isValueAxis(target) ? resolved?.valueFormat : resolved?.categoryFormat) ?? "General";
}

const axis: HostClass<AxisTarget> = defineClass({
  name: "ChartAxis",
  scalars: {
    Type: { get: (target) => (isValueAxis(target) ? "Value" : "Category") },
    AxisGroup: { get: () => "Primary" },
    Visible: flagOf<ChartAxis>("visible"),
    Minimum: scaleScalar("minimum", ({ minimum }) => minimum),
    Maximum: scaleScalar("maximum", ({ maximum }) => maximum),
    MajorUnit: scaleScalar("majorUnit", ({ majorUnit }) => majorUnit),
    MinorUnit: scaleScalar("minorUnit", ({ majorUnit }) => majorUnit / 5),
    ReversePlotOrder: flagOf<ChartAxis>("reversed"),
    NumberFormat: {
      get: (target) => target.part.numberFormat ?? cellFormat(target),
      set: (target, value) => {
        const format = checkNumberFormat(asText(value));
        changing(target);
        target.part.numberFormat = format;
      },
    },
    LinkNumberFormat: {
      get: ({ part }) => part.numberFormat === undefined,
      set: (target, value) => {
        const linked = asFlag(value);
        changing(target);
        if (linked) delete target.part.numberFormat;
        else target.part.numberFormat ??= cellFormat(target);
      },
    },
    ScaleType: {
      get: ({ part }) => (part.logBase === undefined ? "Linear" : "Logarithmic"),
      set: (target, value) => {
        const type = oneOf(value, ["Linear", "Logarithmic"]);
        changing(target);
        if (type === "Linear") delete target.part.logBase;
        else target.part.logBase ??= 10;
      },
    },
    LogBase: {
      get: ({ part }) => part.logBase ?? 10,
      set: (target, value) => {
        const base = asNumber(value);
        if (base < 2 || base > 1000) refuse("InvalidArgument");
        changing(target);
        target.part.logBase = base;
      },
    },
    MajorTickMark: choiceOf<ChartAxis, "majorTickMark">("majorTickMark", TICK_MARKS),
    MinorTickMark: choiceOf<ChartAxis, "minorTickMark">("minorTickMark", TICK_MARKS),
    TickLabelPosition: choiceOf<ChartAxis, "tickLabelPosition">("tickLabelPosition", TICK_LABEL_POSITIONS),
    TickLabelSpacing: {
      get: ({ part }) => part.tickLabelSpacing ?? "",
      set: (target, value) => {
        const spacing = value === "" ? undefined : asNumber(value);
        if (spacing !== undefined && (!Number.isInteger(spacing) || spacing < 1)) refuse("InvalidArgument");
        changing(target);
        if (spacing === undefined) delete target.part.tickLabelSpacing;
        else target.part.tickLabelSpacing = spacing;
      },
    },
  },
  partial: {
    Minimum: "while automatic, our reading of Excel's choice",
    Maximum: "while automatic, our reading of Excel's choice",
    MajorUnit: "while automatic, our reading of Excel's choice",
    MinorUnit: "while automatic, our reading of Excel's choice",
  },
  objects: {
    Format: (target) => axisFormat(target),
    MajorGridlines: (target) => gridlines(within(target, target.part.majorGridlines)),
    MinorGridlines: (target) => gridlines(within(target, target.part.minorGridlines)),
    Title: (target) => chartAxisTitle(within(target, target.part.title)),
  },
  methods: {
    SetCategoryNames: (target, args) => {
      const { sheet, area } = args.range(0, target.sheet);
      changing(target);
      for (const series of target.chart.series) {
        series.categories = `=${Workbook.fullAddress(sheet, absoluteAddress(area))}`;
      }
    },
  },
});

function axisOf(place: ChartPlace, key: "categoryAxis" | "valueAxis"): HostObject {
  if (isRound(CHART_KINDS[place.chart.type])) refuse("InvalidOperation", "This chart has no axes.");
  return axis(within(place, place.chart[key]));
}

export const chartAxes: HostClass<ChartPlace> = defineClass({
  name: "ChartAxes",
  objects: {
    CategoryAxis: (place) => axisOf(place, "categoryAxis"),
    ValueAxis: (place) => axisOf(place, "valueAxis"),
  },
  partial: { GetItem: "primary axes only" },
  methods: {
    GetItem: (place, args) => {
      if (args.oneOf(1, ["Primary", "Secondary"], "Primary") === "Secondary") {
        throw new NotImplemented("ChartAxes.getItem of secondary axes");
      }
      return axisOf(place, args.oneOf(0, ["Category", "Value"]) === "Value" ? "valueAxis" : "categoryAxis");
    },
  },
});
