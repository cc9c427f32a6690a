/** StyleCollection and Style: the workbook's named cell styles. */

import { refuse } from "../model/excelError";
import {
  addNamedStyle,
  changeNamedStyle,
  deleteNamedStyle,
  type NamedStyle,
  type StylePart,
} from "../model/namedStyles";
import { checkNumberFormat } from "../model/numberFormatCode";
import { requireWritable } from "../model/permissions";
import type { Border, BorderEdge, Style } from "../model/style";
import { parseColor } from "../model/color";
import type { Workbook } from "../model/workbook";
import { asFlag, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";
import { LINES, WEIGHTS } from "./rangeBorders";
import { fillMembers, fontScalars, protectionScalars } from "./rangeFont";
import { alignmentScalars } from "./rangeFormat";

interface StyleTarget {
  workbook: Workbook;
  named: NamedStyle;
}

function change({ workbook, named }: StyleTarget, values: Partial<Style>): void {
  requireWritable(workbook);
  changeNamedStyle(workbook, named, values);
}

function field<K extends keyof Style>(key: K, read: (value: unknown) => Style[K]): Scalar<StyleTarget> {
  return {
    get: ({ named }) => named.style[key],
    set: (target, value) => {
      change(target, { [key]: read(value) });
    },
  };
}

function includes(part: StylePart): Scalar<StyleTarget> {
  return {
    get: ({ named }) => named.includes.has(part),
    set: ({ workbook, named }, value) => {
      requireWritable(workbook);
      if (asFlag(value)) named.includes.add(part);
      else named.includes.delete(part);
      named.changed = true;
      workbook.touched();
    },
  };
}

const alignment = alignmentScalars(field);
const { set: setOrientation } = alignment["TextOrientation"] ?? {};

const find = (workbook: Workbook, name: string): HostObject | null => {
  const named = workbook.namedStyles.find(name);
  return named ? style({ workbook, named }) : null;
};

export const styleCollection: HostClass<Workbook> = defineClass({
  name: "StyleCollection",
  items: (workbook) => workbook.namedStyles.all().map((named) => style({ workbook, named })),
  item: (workbook, args) => find(workbook, args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (workbook, args) => {
      requireWritable(workbook);
      addNamedStyle(workbook, args.text(0));
    },
    GetCount: ({ namedStyles }) => namedStyles.all().length,
    GetItemAt: (workbook, args) => {
      const named = workbook.namedStyles.all()[args.integer(0)] ?? refuse("InvalidArgument");
      return style({ workbook, named });
    },
    GetItemOrNullObject: (workbook, args) => find(workbook, args.text(0)),
  },
});

const style: HostClass<StyleTarget> = defineClass({
  name: "Style",
  partial: { Borders: "the four edges; no tints", Name: "built-in styles by the name Excel shows, in English" },
  scalars: {
    Name: { get: ({ named }) => named.name },
    BuiltIn: { get: ({ named }) => named.builtIn !== undefined },
    NumberFormat: field("numberFormat", (value) => checkNumberFormat(asText(value))),
    ...alignment,
    // The client writes textOrientation by this name.
    ...(setOrientation && { Orientation: { set: setOrientation } }),
    ...protectionScalars(field),
    IncludeAlignment: includes("alignment"),
    IncludeBorder: includes("border"),
    IncludeFont: includes("font"),
    IncludeNumber: includes("number"),
    IncludePatterns: includes("patterns"),
    IncludeProtection: includes("protection"),
  },
  objects: {
    Borders: (target) => styleBorders(target),
    Fill: (target) => styleFill(target),
    Font: (target) => styleFont(target),
  },
  methods: {
    Delete: ({ workbook, named }) => {
      requireWritable(workbook);
      deleteNamedStyle(workbook, named);
    },
  },
});

const styleFont: HostClass<StyleTarget> = defineClass({ name: "RangeFont", scalars: fontScalars(field) });
const styleFill: HostClass<StyleTarget> = defineClass({ name: "RangeFill", ...fillMembers(field, change) });

const EDGES: Readonly<Record<string, BorderEdge>> = {
  EdgeTop: "top",
  EdgeBottom: "bottom",
  EdgeLeft: "left",
  EdgeRight: "right",
};

interface BorderTarget extends StyleTarget {
  side: string;
  edge: BorderEdge;
}

function borderAt(target: StyleTarget, side: string): HostObject {
  const edge = EDGES[side] ?? refuse("InvalidArgument");
  return styleBorder({ ...target, side, edge });
}

const styleBorders: HostClass<StyleTarget> = defineClass({
  name: "RangeBorderCollection",
  scalars: { Count: { get: () => Object.keys(EDGES).length } },
  items: (target) => Object.keys(EDGES).map((side) => borderAt(target, side)),
  item: (target, args) => borderAt(target, args.text(0)),
});

const borderOf = ({ named, edge }: BorderTarget): Border | undefined => named.style.borders[edge];

function changeBorder(target: BorderTarget, values: Partial<Border> | undefined): void {
  const { [target.edge]: current, ...others } = target.named.style.borders;
  const plain: Border = { line: "Continuous", weight: "Thin", color: "#000000" };
  change(target, { borders: values ? { ...others, [target.edge]: { ...plain, ...current, ...values } } : others });
}

const styleBorder: HostClass<BorderTarget> = defineClass({
  name: "RangeBorder",
  identity: ({ side }) => ({ Id: side }),
  scalars: {
    SideIndex: { get: ({ side }) => side },
    Style: {
      get: (target) => borderOf(target)?.line ?? "None",
      set: (target, value) => {
        const line = oneOf(value, LINES);
        changeBorder(target, line === "None" ? undefined : { line });
      },
    },
    Color: {
      get: (target) => borderOf(target)?.color ?? "#000000",
      set: (target, value) => {
        changeBorder(target, { color: parseColor(value) });
      },
    },
    Weight: {
      get: (target) => borderOf(target)?.weight ?? "Thin",
      set: (target, value) => {
        changeBorder(target, { weight: oneOf(value, WEIGHTS) });
      },
    },
  },
});
