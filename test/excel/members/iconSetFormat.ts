/** IconSetConditionalFormat: an icon for each part of a scale. */

import type { IconPoint, IconSetRule } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { ICON_SETS, newIconSet } from "../model/newConditionalFormat";
import { asFlag, asRecord, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, NotImplemented } from "../protocol/hostObject";
import type { FormatTarget } from "./conditionalFormatLook";
import { ruleScalar } from "./conditionalFormatRules";
import { readPoint } from "./scalePoint";

const TYPES = ["Number", "Percent", "Formula", "Percentile"] as const;
const OPERATORS = ["GreaterThan", "GreaterThanOrEqual"] as const;

const iconsOf = (format: FormatTarget["format"]): IconSetRule => format.iconSet ?? refuse("InvalidOperation");

/** The lowest icon is for all cells that no other icon takes, so its criterion may be empty. */
function readCriteria(value: unknown, style: string): IconPoint[] {
  const count = ICON_SETS[style]?.count ?? 0;
  if (!Array.isArray(value) || value.length !== count) refuse("InvalidArgument");
  return (value as unknown[]).map((one, index) => {
    const given = asRecord(one);
    if (given["customIcon"] !== undefined && given["customIcon"] !== null) {
      throw new NotImplemented("IconSetConditionalFormat.criteria with customIcon");
    }
    if (index === 0) return { type: "Invalid", operator: "Invalid", formula: "" };
    return { ...readPoint(given, TYPES, /^$/), operator: oneOf(given["operator"], OPERATORS) };
  });
}

export const iconSetFormat: HostClass<FormatTarget> = defineClass({
  name: "IconSetConditionalFormat",
  partial: { Criteria: "no icons of other sets (customIcon)" },
  scalars: {
    Style: ruleScalar(
      (format) => iconsOf(format).style,
      (format, value) => {
        const { reverseIconOrder, showIconOnly } = iconsOf(format);
        format.iconSet = { ...newIconSet(oneOf(value, Object.keys(ICON_SETS))), reverseIconOrder, showIconOnly };
      },
    ),
    Criteria: ruleScalar(
      (format) => iconsOf(format).criteria,
      (format, value) => {
        const icons = iconsOf(format);
        icons.criteria = readCriteria(value, icons.style);
      },
    ),
    ReverseIconOrder: ruleScalar(
      (format) => iconsOf(format).reverseIconOrder,
      (format, value) => {
        iconsOf(format).reverseIconOrder = asFlag(value);
      },
    ),
    ShowIconOnly: ruleScalar(
      (format) => iconsOf(format).showIconOnly,
      (format, value) => {
        iconsOf(format).showIconOnly = asFlag(value);
      },
    ),
  },
});
