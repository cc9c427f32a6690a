/** ColorScaleConditionalFormat: a scale of two or three colours. */

import { parseColor } from "../model/color";
import type { ColorPoint } from "../model/conditionalFormat";
import { asRecord } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { FormatTarget } from "./conditionalFormatLook";
import { ruleScalar } from "./conditionalFormatRules";
import { readPoint } from "./scalePoint";

const TYPES = ["LowestValue", "HighestValue", "Number", "Percent", "Formula", "Percentile"] as const;

function readColorPoint(value: unknown): ColorPoint {
  const given = asRecord(value);
  return { ...readPoint(given, TYPES, /^(Lowest|Highest)Value$/), color: parseColor(given["color"]) };
}

const isGiven = (value: unknown): boolean =>
  typeof value === "object" && value !== null && Object.values(value).some((one) => one !== null && one !== undefined);

export const colorScaleFormat: HostClass<FormatTarget> = defineClass({
  name: "ColorScaleConditionalFormat",
  scalars: {
    ThreeColorScale: { get: ({ format }) => format.colorScale?.midpoint !== undefined },
    Criteria: ruleScalar(
      ({ colorScale }) => colorScale,
      (format, value) => {
        const { minimum, midpoint, maximum } = asRecord(value);
        format.colorScale = {
          minimum: readColorPoint(minimum),
          ...(isGiven(midpoint) && { midpoint: readColorPoint(midpoint) }),
          maximum: readColorPoint(maximum),
        };
      },
    ),
  },
});
