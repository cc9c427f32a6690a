/** Conditional formats of a range: cell value and custom rules with the look they give. */

import { overlaps } from "../model/address";
import { clearConditionalFormats } from "../model/clearCells";
import { parseColor } from "../model/color";
import { OPERATORS, type ConditionalFormat, type ConditionalLook } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asRecord, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, NotImplemented, type Scalar } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { rangeAreas } from "./rangeAreas";

interface FormatTarget {
  sheet: Worksheet;
  format: ConditionalFormat;
}

const byPriority = (a: ConditionalFormat, b: ConditionalFormat): number => a.priority - b.priority;

function formatsOf(range: RangeTarget): FormatTarget[] {
  const { sheet, area } = range.place();
  return sheet.conditionalFormats
    .filter(({ areas }) => areas.some((one) => overlaps(one, area)))
    .sort(byPriority)
    .map((format) => ({ sheet, format }));
}

function addFormat(range: RangeTarget, type: string): FormatTarget {
  const { sheet, area } = range.place();
  requireUnprotected(sheet, "allowFormatCells");
  if (type !== "CellValue" && type !== "Custom") throw new NotImplemented(`ConditionalFormatCollection.add("${type}")`);
  for (const other of sheet.conditionalFormats) other.priority++;
  const format: ConditionalFormat = {
    id: `{${String(sheet.workbook.newNumber()).padStart(8, "0")}-000E-0000-0000-000000000000}`,
    areas: [area],
    type,
    priority: 0,
    stopIfTrue: false,
    look: {},
  };
  sheet.conditionalFormats.push(format);
  sheet.workbook.touched();
  return { sheet, format };
}

function found(targets: FormatTarget[], id: string): HostObject | null {
  const target = targets.find(({ format }) => format.id === id);
  return target ? conditionalFormat(target) : null;
}

export const conditionalFormatCollection: HostClass<RangeTarget> = defineClass({
  name: "ConditionalFormatCollection",
  items: (range) => formatsOf(range).map((target) => conditionalFormat(target)),
  item: (range, args) => found(formatsOf(range), args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (range, args) => conditionalFormat(addFormat(range, args.text(0))),
    ClearAll: (range) => {
      const { sheet, area } = range.place();
      requireUnprotected(sheet, "allowFormatCells");
      clearConditionalFormats(sheet, area);
    },
    GetCount: (range) => formatsOf(range).length,
    GetItemAt: (range, args) => {
      const target = formatsOf(range)[args.integer(0)];
      return target ? conditionalFormat(target) : refuse("InvalidArgument");
    },
    GetItemOrNullObject: (range, args) => found(formatsOf(range), args.text(0)),
  },
});

function ofKind(type: string, make: (target: FormatTarget) => HostObject): (target: FormatTarget) => HostObject {
  return (target) => (target.format.type === type ? make(target) : refuse("InvalidOperation"));
}

function orNull(type: string, make: (target: FormatTarget) => HostObject): (target: FormatTarget) => HostObject | null {
  return (target) => (target.format.type === type ? make(target) : null);
}

const conditionalFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalFormat",
  identity: ({ format }) => ({ Id: format.id }),
  scalars: {
    Id: { get: ({ format }) => format.id },
    Type: { get: ({ format }) => format.type },
    Priority: {
      get: ({ sheet, format }) => [...sheet.conditionalFormats].sort(byPriority).indexOf(format),
      set: ({ sheet, format }, value) => {
        const order = sheet.conditionalFormats.filter((one) => one !== format).sort(byPriority);
        const at = typeof value === "number" && value >= 0 && value <= order.length ? value : refuse("InvalidArgument");
        order.splice(at, 0, format);
        order.forEach((one, index) => (one.priority = index));
        sheet.workbook.touched();
      },
    },
    StopIfTrue: {
      get: ({ format }) => format.stopIfTrue,
      set: ({ sheet, format }, value) => {
        format.stopIfTrue = asFlag(value);
        sheet.workbook.touched();
      },
    },
  },
  objects: {
    CellValue: ofKind("CellValue", (target) => cellValueFormat(target)),
    CellValueOrNullObject: orNull("CellValue", (target) => cellValueFormat(target)),
    Custom: ofKind("Custom", (target) => customFormat(target)),
    CustomOrNullObject: orNull("Custom", (target) => customFormat(target)),
  },
  methods: {
    Delete: ({ sheet, format }) => {
      requireUnprotected(sheet, "allowFormatCells");
      sheet.conditionalFormats = sheet.conditionalFormats.filter((one) => one !== format);
      sheet.workbook.touched();
    },
    GetRange: ({ sheet, format }, _args, context) => {
      const [only, ...others] = format.areas;
      return only && others.length === 0 ? rangeOf(context, sheet, only) : refuse("InvalidOperation");
    },
    GetRanges: ({ sheet, format }, _args, context) =>
      rangeAreas(format.areas.map((area) => context.range(sheet, area))),
  },
});

const cellValueFormat: HostClass<FormatTarget> = defineClass({
  name: "CellValueConditionalFormat",
  scalars: {
    Rule: {
      get: ({ format }) => format.cellValue ?? null,
      set: ({ sheet, format }, value) => {
        const { formula1, formula2, operator } = asRecord(value);
        format.cellValue = {
          operator: oneOf(operator, Object.keys(OPERATORS)),
          formula1: asRuleFormula(formula1),
          ...(formula2 !== undefined && formula2 !== null && { formula2: asRuleFormula(formula2) }),
        };
        sheet.workbook.touched();
      },
    },
  },
  objects: { Format: (target) => conditionalRangeFormat(target) },
});

function asRuleFormula(value: unknown): string {
  const text = typeof value === "number" ? String(value) : asText(value);
  return text.startsWith("=") ? text : `=${text}`;
}

const customFormat: HostClass<FormatTarget> = defineClass({
  name: "CustomConditionalFormat",
  objects: { Format: (target) => conditionalRangeFormat(target), Rule: (target) => conditionalFormatRule(target) },
});

const conditionalFormatRule: HostClass<FormatTarget> = defineClass({
  name: "ConditionalFormatRule",
  scalars: {
    Formula: {
      get: ({ format }) => format.formula ?? "",
      set: ({ sheet, format }, value) => {
        format.formula = asRuleFormula(value);
        sheet.workbook.touched();
      },
    },
  },
});

/** A part of the look; a format that came from a file is no longer the file's once it is changed. */
function lookScalar<K extends keyof ConditionalLook>(
  key: K,
  read: (value: unknown) => NonNullable<ConditionalLook[K]>,
  absent: unknown,
): Scalar<FormatTarget> {
  return {
    get: ({ format }) => format.look[key] ?? absent,
    set: ({ sheet, format }, value) => {
      requireUnprotected(sheet, "allowFormatCells");
      format.look[key] = read(value);
      delete format.storedLook;
      sheet.workbook.touched();
    },
  };
}

const conditionalRangeFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeFormat",
  scalars: { NumberFormat: lookScalar("numberFormat", asText, "") },
  objects: { Fill: (target) => conditionalRangeFill(target), Font: (target) => conditionalRangeFont(target) },
});

const conditionalRangeFill: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeFill",
  scalars: { Color: lookScalar("fillColor", parseColor, "") },
  methods: {
    Clear: ({ sheet, format }) => {
      delete format.look.fillColor;
      delete format.storedLook;
      sheet.workbook.touched();
    },
  },
});

const conditionalRangeFont: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeFont",
  scalars: {
    Bold: lookScalar("bold", asFlag, null),
    Italic: lookScalar("italic", asFlag, null),
    Strikethrough: lookScalar("strikethrough", asFlag, null),
    Underline: lookScalar("underline", (value) => oneOf(value, ["None", "Single", "Double"]), null),
    Color: lookScalar("fontColor", parseColor, ""),
  },
});
