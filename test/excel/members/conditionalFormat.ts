/** ConditionalFormat: one rule with its priority, and the way to what its kind says. */

import type { ConditionalKind } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { byPriority, setPriority } from "../model/newConditionalFormat";
import { requireUnprotected } from "../model/permissions";
import { asFlag, asNumber } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { colorScaleFormat } from "./colorScaleFormat";
import type { FormatTarget } from "./conditionalFormatLook";
import { cellValueFormat, customFormat, presetFormat, textFormat, topBottomFormat } from "./conditionalFormatRules";
import { dataBarFormat } from "./dataBarFormat";
import { iconSetFormat } from "./iconSetFormat";
import { rangeOf } from "./range";
import { rangeAreas } from "./rangeAreas";

export type { FormatTarget } from "./conditionalFormatLook";

/** The property of each kind. */
const KINDS: [property: string, kind: ConditionalKind, make: HostClass<FormatTarget>][] = [
  ["CellValue", "CellValue", (target) => cellValueFormat(target)],
  ["ColorScale", "ColorScale", (target) => colorScaleFormat(target)],
  ["Custom", "Custom", (target) => customFormat(target)],
  ["DataBar", "DataBar", (target) => dataBarFormat(target)],
  ["IconSet", "IconSet", (target) => iconSetFormat(target)],
  ["Preset", "PresetCriteria", (target) => presetFormat(target)],
  ["TextComparison", "ContainsText", (target) => textFormat(target)],
  ["TopBottom", "TopBottom", (target) => topBottomFormat(target)],
];

/** Asking for another kind than the format's own is refused, or answered with a null object. */
const kinds = Object.fromEntries(
  KINDS.flatMap(([property, kind, make]) => {
    const orNull = (target: FormatTarget): HostObject | null => (target.format.type === kind ? make(target) : null);
    return [
      [property, (target: FormatTarget) => orNull(target) ?? refuse("InvalidOperation")],
      [`${property}OrNullObject`, orNull],
    ];
  }),
);

function onlyRange({ sheet, format }: FormatTarget, context: HostContext): HostObject | null {
  const [only, ...others] = format.areas;
  return only && others.length === 0 ? rangeOf(context, sheet, only) : null;
}

export const conditionalFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalFormat",
  identity: ({ format }) => ({ Id: format.id }),
  scalars: {
    Id: { get: ({ format }) => format.id },
    Type: { get: ({ format }) => format.type },
    Priority: {
      get: ({ sheet, format }) => [...sheet.conditionalFormats].sort(byPriority).indexOf(format),
      set: ({ sheet, format }, value) => {
        requireUnprotected(sheet, "allowFormatCells");
        const priority = asNumber(value);
        setPriority(sheet, format, Number.isInteger(priority) ? priority : refuse("InvalidArgument"));
      },
    },
    StopIfTrue: {
      get: ({ format: { type, stopIfTrue } }) =>
        type === "ColorScale" || type === "DataBar" || type === "IconSet" ? null : stopIfTrue,
      set: ({ sheet, format }, value) => {
        requireUnprotected(sheet, "allowFormatCells");
        format.stopIfTrue = asFlag(value);
        sheet.workbook.touched();
      },
    },
  },
  objects: kinds,
  methods: {
    Delete: ({ sheet, format }) => {
      requireUnprotected(sheet, "allowFormatCells");
      sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format);
      sheet.workbook.touched();
    },
    GetRange: (target, _args, context) => onlyRange(target, context) ?? refuse("InvalidOperation"),
    GetRangeOrNullObject: (target, _args, context) => onlyRange(target, context),
    GetRanges: ({ sheet, format }, _args, context) =>
      rangeAreas(format.areas.map((area) => context.range(sheet, area))),
  },
});
