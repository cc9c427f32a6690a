/** What every part of a chart shares: whose it is, who may change it, and its fill, lines and font. */

import type { Chart, ChartFont, ChartLine, ChartLook } from "../model/chart";
import { LINE_STYLES } from "../model/chart";
import { solidColor } from "../model/chartValues";
import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asNumber, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, NotImplemented, type Scalar } from "../protocol/hostObject";

/** A chart, or a part of it. */
export interface ChartPlace {
  sheet: Worksheet;
  chart: Chart;
}

/** A part with the model's object that holds it. */
export interface ChartPart<T> extends ChartPlace {
  part: T;
}

/** To be called before every change: refuses on protected sheets and marks the chart as changed. */
export function changing({ sheet, chart }: ChartPlace): void {
  requireUnprotected(sheet, "allowEditObjects");
  if (!sheet.charts.includes(chart)) refuse("InvalidReference");
  if (chart.stored?.opaque === true) {
    throw new NotImplemented(`Chart (a change of the chart "${chart.name}", whose kind is kept but not held)`);
  }
  if (chart.stored) chart.stored.changed = true;
  sheet.workbook.isDirty = true;
}

/** A property of the part's object, checked when set. */
export function partScalar<T, K extends keyof T>(key: K, check: (value: unknown) => T[K]): Scalar<ChartPart<T>> {
  return {
    get: ({ part }) => part[key],
    set: (target, value) => {
      changing(target);
      target.part[key] = check(value);
    },
  };
}

type FlagKey<T> = { [K in keyof T]-?: T[K] extends boolean ? K : never }[keyof T];

export const flagOf = <T>(key: FlagKey<T>): Scalar<ChartPart<T>> =>
  partScalar<T, FlagKey<T>>(key, (value) => asFlag(value) as T[FlagKey<T>]);

export const choiceOf = <T, K extends keyof T>(key: K, choices: readonly (T[K] & string)[]): Scalar<ChartPart<T>> =>
  partScalar<T, K>(key, (value) => oneOf(value, choices));

/** A part of a part. */
export function within<T>({ sheet, chart }: ChartPlace, part: T): ChartPart<T> {
  return { sheet, chart, part };
}

interface LookTarget extends ChartPart<ChartLook> {
  /** The colour Excel gives it where none is set. */
  automatic?: string;
}

export const chartFill: HostClass<LookTarget> = defineClass({
  name: "ChartFill",
  methods: {
    Clear: (target) => {
      changing(target);
      target.part.fill = "None";
    },
    SetSolidColor: (target, args) => {
      changing(target);
      target.part.fill = parseColor(args.at(0));
    },
    GetSolidColor: ({ part, automatic = "" }) => solidColor(part.fill, automatic) ?? "",
  },
});

const LINE_WEIGHT = 0.75;
const AUTOMATIC_LINE = "#595959";

interface LineTarget extends ChartPart<ChartLine> {
  automatic?: string;
}

function lineClass(name: string): HostClass<LineTarget> {
  return defineClass({
    name,
    scalars: {
      Color: {
        get: ({ part, automatic = AUTOMATIC_LINE }) => part.color ?? automatic,
        set: (target, value) => {
          const color = parseColor(value);
          changing(target);
          target.part.color = color;
          if (target.part.style === "None") delete target.part.style;
        },
      },
      LineStyle: {
        get: ({ part }) => part.style ?? "Automatic",
        set: (target, value) => {
          if (value === "Automatic") {
            changing(target);
            delete target.part.style;
            return;
          }
          if (typeof value === "string" && value.startsWith("Grey")) {
            throw new NotImplemented(`${name}.lineStyle ${JSON.stringify(value)}`);
          }
          const style = oneOf(value, LINE_STYLES);
          changing(target);
          target.part.style = style;
        },
      },
      Weight: {
        get: ({ part }) => part.weight ?? LINE_WEIGHT,
        set: (target, value) => {
          const weight = asNumber(value);
          if (weight < 0 || weight > 1584) refuse("InvalidArgument");
          changing(target);
          target.part.weight = weight;
        },
      },
    },
    partial: { LineStyle: "no greys" },
    methods: {
      Clear: (target) => {
        changing(target);
        target.part.style = "None";
      },
    },
  });
}

export const chartLineFormat = lineClass("ChartLineFormat");
export const chartBorder = lineClass("ChartBorder");

/** Points of labels and legends. */
const AXIS_SIZE = 9;

interface FontTarget extends ChartPart<ChartFont> {
  /** Points of a font nobody has set. */
  size?: number;
}

export const chartFont: HostClass<FontTarget> = defineClass({
  name: "ChartFont",
  scalars: {
    Bold: { ...partScalar<ChartFont, "bold">("bold", asFlag), get: ({ part }) => part.bold ?? false },
    Italic: { ...partScalar<ChartFont, "italic">("italic", asFlag), get: ({ part }) => part.italic ?? false },
    Underline: {
      get: ({ part }) => (part.underline === true ? "Single" : "None"),
      set: (target, value) => {
        const underline = oneOf(value, ["None", "Single"]) === "Single";
        changing(target);
        target.part.underline = underline;
      },
    },
    Color: { ...partScalar<ChartFont, "color">("color", parseColor), get: ({ part }) => part.color ?? AUTOMATIC_LINE },
    Name: { ...partScalar<ChartFont, "name">("name", asText), get: ({ part }) => part.name ?? "Calibri" },
    Size: {
      ...partScalar<ChartFont, "size">("size", (value) => {
        const size = asNumber(value);
        return size >= 1 && size <= 409 ? size : refuse("InvalidArgument");
      }),
      get: (target: FontTarget) => target.part.size ?? target.size ?? AXIS_SIZE,
    },
  },
});

/** A format with border, fill and font, as most parts of a chart have one. */
interface FormatTarget extends ChartPlace {
  look: ChartLook;
  font?: ChartFont;
  size?: number;
}

function formatClass(name: string, parts: readonly ("Border" | "Fill" | "Font")[]): HostClass<FormatTarget> {
  const objects = {
    Border: (target: FormatTarget) => chartBorder(within(target, target.look.line)),
    Fill: (target: FormatTarget) => chartFill(within(target, target.look)),
    Font: (target: FormatTarget) => {
      const { font = {}, size } = target;
      return chartFont({ ...within(target, font), ...(size !== undefined && { size }) });
    },
  };
  return defineClass({ name, objects: Object.fromEntries(parts.map((part) => [part, objects[part]])) });
}

const ALL = ["Border", "Fill", "Font"] as const;
export const chartTitleFormat = formatClass("ChartTitleFormat", ALL);
export const chartAxisTitleFormat = formatClass("ChartAxisTitleFormat", ALL);
export const chartLegendFormat = formatClass("ChartLegendFormat", ALL);
export const chartDataLabelFormat = formatClass("ChartDataLabelFormat", ALL);
export const chartPlotAreaFormat = formatClass("ChartPlotAreaFormat", ["Border", "Fill"]);
export const chartPointFormat = formatClass("ChartPointFormat", ["Border", "Fill"]);
