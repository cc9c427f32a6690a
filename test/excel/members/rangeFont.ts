/** RangeFont, RangeFill and FormatProtection: fields of the cells' style. */

import { parseColor } from "../model/color";
import { changeStyle, sharedStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import { asFlag, asNumber, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { styleScalar } from "./styleScalar";

export const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

export const rangeFont: HostClass<RangeTarget> = defineClass({
  name: "RangeFont",
  scalars: {
    Bold: styleScalar("bold", asFlag),
    Italic: styleScalar("italic", asFlag),
    Strikethrough: styleScalar("strikethrough", asFlag),
    Underline: styleScalar("underline", (value) => oneOf(value, UNDERLINES)),
    Color: styleScalar("fontColor", parseColor),
    Name: styleScalar("fontName", asText),
    Size: styleScalar("fontSize", asNumber),
  },
});

export const rangeFill: HostClass<RangeTarget> = defineClass({
  name: "RangeFill",
  scalars: {
    Color: {
      get: (target) => {
        const { sheet, area } = target.place();
        const color = sharedStyle(sheet, area, (style) => style.fillColor);
        return color === "" ? "#FFFFFF" : color;
      },
      set: (target, value) => {
        setFill(target, value === "" ? "" : parseColor(value));
      },
    },
  },
  methods: {
    Clear: (target) => {
      setFill(target, "");
    },
  },
});

function setFill(target: RangeTarget, fillColor: string): void {
  const { sheet, area } = target.place();
  requireUnprotected(sheet, "allowFormatCells");
  changeStyle(sheet, area, { fillColor });
}

export const formatProtection: HostClass<RangeTarget> = defineClass({
  name: "FormatProtection",
  scalars: {
    Locked: styleScalar("locked", asFlag),
    FormulaHidden: styleScalar("formulaHidden", asFlag),
  },
});
