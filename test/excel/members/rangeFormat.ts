/** RangeFormat: alignment, sizes, and the way to font, fill and borders. */

import { isEntireColumns, isEntireRows, type Area } from "../model/address";
import { autofitColumn } from "../model/autofit";
import { changeStyle } from "../model/formatCells";
import { requireUnprotected } from "../model/permissions";
import type { Lane, Worksheet } from "../model/worksheet";
import { asFlag, asNumber, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type Scalar } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { refuse } from "../model/excelError";
import { formatProtection, rangeFill, rangeFont } from "./rangeFont";
import { rangeBorderCollection } from "./rangeBorders";
import { styleScalar, type StyleScalars } from "./styleScalar";

const HORIZONTAL = [
  "General",
  "Left",
  "Center",
  "Right",
  "Fill",
  "Justify",
  "CenterAcrossSelection",
  "Distributed",
] as const;
const VERTICAL = ["Top", "Center", "Bottom", "Justify", "Distributed"] as const;

/** columnWidth and rowHeight: one size for all rows or columns of the range, null when they differ. */
function sizeScalar(axis: "rows" | "columns", largest: number): Scalar<RangeTarget> {
  const size = (sheet: Worksheet, index: number): number =>
    axis === "rows" ? sheet.rowHeight(index) : sheet.columnWidth(index);
  const first = (area: Area): number => (axis === "rows" ? area.row : area.column);
  return {
    get: (target) => {
      const { sheet, area } = target.place();
      const start = first(area);
      const end = Math.min(start + area[axis], start + 1 + Math.max(0, ...sheet[axis].keys()));
      const one = size(sheet, start);
      for (let index = start + 1; index < end; index++) if (size(sheet, index) !== one) return null;
      return one;
    },
    set: (target, value) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, axis === "rows" ? "allowFormatRows" : "allowFormatColumns");
      const given = asNumber(value);
      if (given < 0 || given > largest) refuse("InvalidArgument");
      const whole = axis === "rows" ? isEntireColumns(area) : isEntireRows(area);
      const count = whole ? (sheet.usedArea(false)?.[axis] ?? 1) : area[axis];
      for (let index = first(area); index < first(area) + count; index++) {
        const lane = axis === "rows" ? sheet.rowLane(index) : sheet.columnLane(index);
        lane.size = given;
      }
      sheet.workbook.touched();
    },
  };
}

const DEEPEST_INDENT = 250;
const READING_ORDERS = ["Context", "LeftToRight", "RightToLeft"] as const;

export function alignmentScalars<T>(field: StyleScalars<T>): Record<string, Scalar<T>> {
  return {
    HorizontalAlignment: field("horizontal", (value) => oneOf(value, HORIZONTAL)),
    VerticalAlignment: field("vertical", (value) => oneOf(value, VERTICAL)),
    WrapText: field("wrapText", asFlag),
    ShrinkToFit: field("shrinkToFit", asFlag),
    AutoIndent: field("autoIndent", asFlag),
    ReadingOrder: field("readingOrder", (value) => oneOf(value, READING_ORDERS)),
    IndentLevel: field("indent", (value) => {
      const level = asNumber(value);
      return level >= 0 && level <= DEEPEST_INDENT ? level : refuse("InvalidArgument");
    }),
    TextOrientation: field("textOrientation", (value) => {
      const angle = asNumber(value);
      return angle === 180 || (angle >= -90 && angle <= 90) ? angle : refuse("InvalidArgument");
    }),
  };
}

/** Whether no row or column has a size of its own; setting it to false does nothing, as in Excel. */
function standardSize(axis: "rows" | "columns"): Scalar<RangeTarget> {
  const lanes = (target: RangeTarget): Lane[] => {
    const { sheet, area } = target.place();
    const start = axis === "rows" ? area.row : area.column;
    return [...sheet[axis]].flatMap(([index, lane]) =>
      index >= start && index < start + area[axis] && lane.size !== undefined ? [lane] : [],
    );
  };
  return {
    get: (target) => {
      const sized = lanes(target).length;
      return sized === 0 ? true : sized === target.place().area[axis] ? false : null;
    },
    set: (target, value) => {
      const { sheet } = target.place();
      requireUnprotected(sheet, axis === "rows" ? "allowFormatRows" : "allowFormatColumns");
      if (asFlag(value)) for (const lane of lanes(target)) delete lane.size;
      sheet.workbook.touched();
    },
  };
}

export const rangeFormat: HostClass<RangeTarget> = defineClass({
  name: "RangeFormat",
  scalars: {
    ColumnWidth: sizeScalar("columns", 1342.5),
    RowHeight: sizeScalar("rows", 409.5),
    UseStandardHeight: standardSize("rows"),
    UseStandardWidth: standardSize("columns"),
    ...alignmentScalars(styleScalar),
  },
  objects: {
    Fill: (target) => rangeFill(target),
    Font: (target) => rangeFont(target),
    Borders: (target) => rangeBorderCollection(target),
    Protection: (target) => formatProtection(target),
  },
  methods: {
    AdjustIndent: (target, args) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, "allowFormatCells");
      const amount = args.integer(0);
      changeStyle(sheet, area, ({ indent }) => ({ indent: Math.min(DEEPEST_INDENT, Math.max(0, indent + amount)) }));
    },
    AutofitColumns: (target) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, "allowFormatColumns");
      const used = sheet.usedArea(true, area);
      if (!used) return;
      for (let column = used.column; column < used.column + used.columns; column++) autofitColumn(sheet, column, used);
      sheet.workbook.touched();
    },
    AutofitRows: (target) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, "allowFormatRows");
      for (const row of [...sheet.rows.keys()]) {
        if (row >= area.row && row < area.row + area.rows) delete sheet.rowLane(row).size;
      }
      sheet.workbook.touched();
    },
  },
});
