/** ConditionalRangeFormat with its fill, font and borders: the look a conditional format gives. */

import { parseColor } from "../model/color";
import {
  CONDITIONAL_EDGES,
  type ConditionalBorder,
  type ConditionalEdge,
  type ConditionalFormat,
  type ConditionalLook,
} from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { checkNumberFormat } from "../model/numberFormatCode";
import { requireUnprotected } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";

export interface FormatTarget {
  sheet: Worksheet;
  format: ConditionalFormat;
}

/** A format that came from a file is no longer the file's once its look is changed. */
function changeLook({ sheet, format }: FormatTarget, change: (look: ConditionalLook) => void): void {
  requireUnprotected(sheet, "allowFormatCells");
  change(format.look);
  delete format.storedLook;
  sheet.workbook.touched();
}

function lookScalar<K extends keyof ConditionalLook>(
  key: K,
  read: (value: unknown) => NonNullable<ConditionalLook[K]>,
  absent: unknown,
): Scalar<FormatTarget> {
  return {
    get: ({ format }) => format.look[key] ?? absent,
    set: (target, value) => {
      changeLook(target, (look) => (look[key] = read(value)));
    },
  };
}

export const conditionalRangeFormat: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeFormat",
  scalars: { NumberFormat: lookScalar("numberFormat", (value) => checkNumberFormat(asText(value)), "") },
  objects: {
    Borders: (target) => conditionalBorders(target),
    Fill: (target) => conditionalRangeFill(target),
    Font: (target) => conditionalRangeFont(target),
  },
});

const conditionalRangeFill: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeFill",
  scalars: { Color: lookScalar("fillColor", parseColor, "") },
  methods: {
    Clear: (target) => {
      changeLook(target, (look) => delete look.fillColor);
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
  methods: {
    Clear: (target) => {
      changeLook(target, (look) => {
        for (const key of ["bold", "italic", "strikethrough", "underline", "fontColor"] as const) {
          Reflect.deleteProperty(look, key);
        }
      });
    },
  },
});

interface BorderTarget extends FormatTarget {
  edge: ConditionalEdge;
}

const LINES = ["None", "Continuous", "Dash", "DashDot", "DashDotDot", "Dot"] as const;
const SIDES: Readonly<Record<ConditionalEdge, string>> = {
  top: "EdgeTop",
  bottom: "EdgeBottom",
  left: "EdgeLeft",
  right: "EdgeRight",
};

function border(target: FormatTarget, side: string): HostObject {
  const edge = CONDITIONAL_EDGES.find((one) => SIDES[one] === side) ?? refuse("InvalidArgument");
  return conditionalBorder({ ...target, edge });
}

const conditionalBorders: HostClass<FormatTarget> = defineClass({
  name: "ConditionalRangeBorderCollection",
  scalars: { Count: { get: () => CONDITIONAL_EDGES.length } },
  objects: {
    Top: (target) => border(target, "EdgeTop"),
    Bottom: (target) => border(target, "EdgeBottom"),
    Left: (target) => border(target, "EdgeLeft"),
    Right: (target) => border(target, "EdgeRight"),
  },
  item: (target, args) => border(target, args.text(0)),
  items: (target) => CONDITIONAL_EDGES.map((edge) => conditionalBorder({ ...target, edge })),
  methods: {
    GetItemAt: (target, args) => border(target, SIDES[CONDITIONAL_EDGES[args.integer(0)] ?? refuse("InvalidArgument")]),
  },
});

function changeBorder(target: BorderTarget, change: Partial<ConditionalBorder>): void {
  changeLook(target, (look) => {
    const current = look.borders?.[target.edge] ?? { line: "Continuous", color: "#000000" };
    look.borders = { ...look.borders, [target.edge]: { ...current, ...change } };
  });
}

const conditionalBorder: HostClass<BorderTarget> = defineClass({
  name: "ConditionalRangeBorder",
  scalars: {
    SideIndex: { get: ({ edge }) => SIDES[edge] },
    Style: {
      get: ({ format, edge }) => format.look.borders?.[edge]?.line ?? "None",
      set: (target, value) => {
        changeBorder(target, { line: oneOf(value, LINES) });
      },
    },
    Color: {
      get: ({ format, edge }) => format.look.borders?.[edge]?.color ?? "",
      set: (target, value) => {
        changeBorder(target, { color: parseColor(value) });
      },
    },
  },
});
