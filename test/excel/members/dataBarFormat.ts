/** DataBarConditionalFormat: bars in cells, with their bounds, axis and colours. */

import { parseColor } from "../model/color";
import type { DataBarRule } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { asFlag, asRecord, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type Scalar } from "../protocol/hostObject";
import type { FormatTarget } from "./conditionalFormatLook";
import { ruleScalar } from "./conditionalFormatRules";
import { readPoint } from "./scalePoint";

const BOUNDS = ["Automatic", "LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;
const DIRECTIONS = ["Context", "LeftToRight", "RightToLeft"] as const;
const AXES = ["Automatic", "None", "CellMidPoint"] as const;

const barOf = (format: FormatTarget["format"]): DataBarRule => format.dataBar ?? refuse("InvalidOperation");

function bound(key: "lowerBound" | "upperBound"): Scalar<FormatTarget> {
  return ruleScalar(
    (format) => barOf(format)[key],
    (format, value) => {
      barOf(format)[key] = readPoint(asRecord(value), BOUNDS, /^(Automatic|LowestValue|HighestValue)$/);
    },
  );
}

const colorOrNone = (value: unknown): string => (value === "" ? "" : parseColor(value));

function part<P extends "positive" | "negative", K extends keyof DataBarRule[P]>(
  side: P,
  key: K,
  read: (value: unknown) => DataBarRule[P][K],
): Scalar<FormatTarget> {
  return ruleScalar(
    (format) => barOf(format)[side][key],
    (format, value) => {
      barOf(format)[side][key] = read(value);
    },
  );
}

export const dataBarFormat: HostClass<FormatTarget> = defineClass({
  name: "DataBarConditionalFormat",
  scalars: {
    ShowDataBarOnly: ruleScalar(
      (format) => barOf(format).showDataBarOnly,
      (format, value) => {
        barOf(format).showDataBarOnly = asFlag(value);
      },
    ),
    BarDirection: ruleScalar(
      (format) => barOf(format).barDirection,
      (format, value) => {
        barOf(format).barDirection = oneOf(value, DIRECTIONS);
      },
    ),
    AxisFormat: ruleScalar(
      (format) => barOf(format).axisFormat,
      (format, value) => {
        barOf(format).axisFormat = oneOf(value, AXES);
      },
    ),
    AxisColor: ruleScalar(
      (format) => barOf(format).axisColor,
      (format, value) => {
        barOf(format).axisColor = colorOrNone(value);
      },
    ),
    LowerBoundRule: bound("lowerBound"),
    UpperBoundRule: bound("upperBound"),
  },
  objects: {
    PositiveFormat: (target) => positiveFormat(target),
    NegativeFormat: (target) => negativeFormat(target),
  },
});

const positiveFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalDataBarPositiveFormat",
  scalars: {
    FillColor: part("positive", "fillColor", parseColor),
    GradientFill: part("positive", "gradientFill", asFlag),
    BorderColor: part("positive", "borderColor", colorOrNone),
  },
});

const negativeFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalDataBarNegativeFormat",
  scalars: {
    FillColor: {
      ...part("negative", "fillColor", parseColor),
      get: ({ format }) => {
        const { positive, negative } = barOf(format);
        return negative.matchPositiveFillColor ? positive.fillColor : negative.fillColor;
      },
    },
    MatchPositiveFillColor: part("negative", "matchPositiveFillColor", asFlag),
    BorderColor: part("negative", "borderColor", colorOrNone),
    MatchPositiveBorderColor: part("negative", "matchPositiveBorderColor", asFlag),
  },
});
