/** RangeFont, RangeFill and FormatProtection: fields of the cells' style, or of a named style. */

import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import { changeStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import type { Style } from "../model/style";
import { FILL_PATTERNS } from "../model/fillPatterns";
import { asFlag, asNumber, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type Members, type Scalar } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { styleScalar, type StyleScalars } from "./styleScalar";

export const UNDERLINES = ["None", "Single", "Double", "SingleAccountant", "DoubleAccountant"] as const;

/** Raised or lowered letters: one field of the style, two properties of the client. */
function raised<T>(field: StyleScalars<T>, kind: "superscript" | "subscript"): Scalar<T> {
  const whole = field("vertAlign", (value) => (asFlag(value) ? kind : "none"));
  return {
    ...whole,
    get: (target, context) => {
      const value = whole.get?.(target, context);
      return value === null ? null : value === kind;
    },
  };
}

export function fontScalars<T>(field: StyleScalars<T>): Record<string, Scalar<T>> {
  return {
    Bold: field("bold", asFlag),
    Italic: field("italic", asFlag),
    Strikethrough: field("strikethrough", asFlag),
    Subscript: raised(field, "subscript"),
    Superscript: raised(field, "superscript"),
    Underline: field("underline", (value) => oneOf(value, UNDERLINES)),
    Color: field("fontColor", parseColor),
    Name: field("fontName", asText),
    Size: field("fontSize", (value) => {
      const size = asNumber(value);
      return size >= 1 && size <= 409 ? size : refuse("InvalidArgument");
    }),
  };
}

export const rangeFont: HostClass<RangeTarget> = defineClass({
  name: "RangeFont",
  scalars: fontScalars(styleScalar),
});

const colorOrNone = (value: unknown): string => (value === "" ? "" : parseColor(value));

/** A cell without a fill answers white, and a pattern's lines are black until they are given a colour. */
export function fillMembers<T>(
  field: StyleScalars<T>,
  change: (target: T, values: Partial<Style>) => void,
): Pick<Members<T>, "scalars" | "methods"> {
  const shown = (scalar: Scalar<T>, none: string): Scalar<T> => ({
    ...scalar,
    get: (target, context) => {
      const value = scalar.get?.(target, context);
      return value === "" ? none : value;
    },
  });
  const [color, pattern] = [field("fillColor", colorOrNone), field("fillPattern", String)];
  return {
    scalars: {
      Color: shown(color, "#FFFFFF"),
      PatternColor: shown(field("patternColor", colorOrNone), "#000000"),
      Pattern: {
        get: (target, context) => {
          const value = pattern.get?.(target, context);
          if (value !== "") return value;
          return color.get?.(target, context) === "" ? "None" : "Solid";
        },
        set: (target, value) => {
          const wanted = oneOf(value, ["None", "Solid", ...FILL_PATTERNS.keys()]);
          if (wanted === "None") change(target, { fillPattern: "", fillColor: "", patternColor: "" });
          else change(target, { fillPattern: wanted === "Solid" ? "" : wanted });
        },
      },
    },
    methods: {
      Clear: (target) => {
        change(target, { fillPattern: "", fillColor: "", patternColor: "" });
      },
    },
  };
}

export const rangeFill: HostClass<RangeTarget> = defineClass({
  name: "RangeFill",
  partial: { Pattern: "no gradients" },
  ...fillMembers(styleScalar, (target: RangeTarget, values) => {
    const { sheet, area } = target.place();
    requireUnprotected(sheet, "allowFormatCells");
    changeStyle(sheet, area, values);
  }),
});

export function protectionScalars<T>(field: StyleScalars<T>): Record<string, Scalar<T>> {
  return { Locked: field("locked", asFlag), FormulaHidden: field("formulaHidden", asFlag) };
}

export const formatProtection: HostClass<RangeTarget> = defineClass({
  name: "FormatProtection",
  scalars: protectionScalars(styleScalar),
});
