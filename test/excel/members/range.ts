/** Range: cells by address, their values, formulas, formats, and the ranges around them. */

import {
  bounding,
  formatArea,
  intersection,
  isEntireColumns,
  isEntireRows,
  isInsideSheet,
  MAX_COLUMNS,
  MAX_ROWS,
  type Area,
} from "../model/address";
import { CLEAR_KINDS, clearCells } from "../model/clearCells";
import { refuse } from "../model/excelError";
import { mergeCells, mergesIn, unmergeCells } from "../model/merges";
import { requireUnprotected } from "../model/permissions";
import { visibleAreas } from "../model/specialCells";
import { deleteCells, insertCells } from "../model/structure";
import { Workbook } from "../model/workbook";
import { STANDARD_COLUMN_WIDTH, STANDARD_ROW_HEIGHT, type Worksheet } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject, type Members } from "../protocol/hostObject";
import { referenceOf, type RangeTarget } from "../protocol/rangeTarget";
import { propertyMethods } from "./cellProperties";
import { conditionalFormatCollection } from "./conditionalFormatCollection";
import { dataValidation } from "./dataValidation";
import { rangeAreas } from "./rangeAreas";
import { readGrid, writeFormats, writeFormulasR1C1, writeValues } from "./rangeCells";
import { rangeFormat } from "./rangeFormat";
import { readHyperlink, writeHyperlink } from "./rangeHyperlink";
import { hasSpill, relationMethods } from "./rangeRelations";
import { searchMethods } from "./rangeSearch";
import { readStyleName, writeStyleName } from "./rangeStyle";
import { rangeSort } from "./rangeSort";
import { worksheet } from "./worksheet";

type RangeMethods = NonNullable<Members<RangeTarget>["methods"]>;
type RangeScalars = NonNullable<Members<RangeTarget>["scalars"]>;

/** A Range object for cells of a sheet. */
export function rangeOf(context: HostContext, sheet: Worksheet, area: Area): HostObject {
  return rangeOfTarget(context.range(sheet, area));
}

function usedRange(context: HostContext, sheet: Worksheet, area: Area, valuesOnly: boolean): HostObject | null {
  const used = sheet.usedArea(valuesOnly, area);
  return used ? rangeOf(context, sheet, used) : null;
}

/** A method that answers another part of the sheet, computed from this range's area. */
function around(compute: (area: Area, args: Arguments) => Area): RangeMethods[string] {
  return (target, args, context) => {
    const { sheet, area } = target.place();
    return rangeOf(context, sheet, compute(area, args));
  };
}

const navigation: RangeMethods = {
  GetCell: around((area, args) => ({
    row: area.row + args.integer(0),
    column: area.column + args.integer(1),
    rows: 1,
    columns: 1,
  })),
  GetRow: around((area, args) => ({ ...area, row: area.row + args.integer(0), rows: 1 })),
  GetColumn: around((area, args) => ({ ...area, column: area.column + args.integer(0), columns: 1 })),
  GetLastRow: around((area) => ({ ...area, row: area.row + area.rows - 1, rows: 1 })),
  GetLastColumn: around((area) => ({ ...area, column: area.column + area.columns - 1, columns: 1 })),
  GetLastCell: around((area) => ({
    row: area.row + area.rows - 1,
    column: area.column + area.columns - 1,
    rows: 1,
    columns: 1,
  })),
  GetOffsetRange: around((area, args) => ({
    ...area,
    row: area.row + args.integer(0),
    column: area.column + args.integer(1),
  })),
  GetResizedRange: around((area, args) => resized(area, args.integer(0), args.integer(1))),
  GetAbsoluteResizedRange: around((area, args) => ({ ...area, rows: args.integer(0), columns: args.integer(1) })),
  GetColumnsAfter: around((area, args) => beside(area, "columns", args.integer(0, 1))),
  GetColumnsBefore: around((area, args) => beside(area, "columns", -args.integer(0, 1))),
  GetRowsBelow: around((area, args) => beside(area, "rows", args.integer(0, 1))),
  GetRowsAbove: around((area, args) => beside(area, "rows", -args.integer(0, 1))),
  GetEntireRow: around((area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
  GetEntireColumn: around((area) => ({ ...area, row: 0, rows: MAX_ROWS })),
  GetBoundingRect: (target, args, context) => {
    const { sheet, area } = target.place();
    const other = args.range(0, sheet);
    if (other.sheet !== sheet) refuse("InvalidArgument");
    return rangeOf(context, sheet, bounding(area, other.area));
  },
  GetIntersection: (target, args, context) => intersect(target, args, context) ?? refuse("ItemNotFound"),
  GetIntersectionOrNullObject: intersect,
  GetUsedRange: (target, args, context) => {
    const { sheet, area } = target.place();
    return usedRange(context, sheet, area, args.flag(0)) ?? rangeOf(context, sheet, { ...area, rows: 1, columns: 1 });
  },
  GetUsedRangeOrNullObject: (target, args, context) => {
    const { sheet, area } = target.place();
    return usedRange(context, sheet, area, args.flag(0));
  },
};

/**
 * Moves the last cell; a range made smaller than one cell goes on to the other side of its first cell, as the client's
 * own way of doing it for older versions of Excel has it.
 */
function resized(area: Area, rows: number, columns: number): Area {
  const first: Area = { ...area, rows: 1, columns: 1 };
  const last: Area = {
    ...first,
    row: area.row + area.rows - 1 + rows,
    column: area.column + area.columns - 1 + columns,
  };
  if (last.row < 0 || last.column < 0) refuse("InvalidArgument");
  return bounding(first, last);
}

/** The strip of that many rows or columns after (or, negative, before) the area. */
function beside(area: Area, axis: "rows" | "columns", count: number): Area {
  if (count === 0) refuse("InvalidArgument");
  const start = axis === "rows" ? area.row : area.column;
  const first = count > 0 ? start + area[axis] : start + count;
  const strip = axis === "rows" ? { ...area, row: first } : { ...area, column: first };
  return { ...strip, [axis]: Math.abs(count) };
}

function intersect(target: RangeTarget, args: Arguments, context: HostContext): HostObject | null {
  const { sheet, area } = target.place();
  const other = args.range(0, sheet);
  const common = other.sheet === sheet ? intersection(area, other.area) : undefined;
  return common ? rangeOf(context, sheet, common) : null;
}

const edits: RangeMethods = {
  Clear: (target, args) => {
    const { sheet, area } = target.place();
    clearCells(sheet, area, args.oneOf(0, CLEAR_KINDS, "All"));
  },
  Insert: (target, args, context) => {
    const { sheet, area } = target.place();
    requireUnprotected(sheet, insertOption(area));
    insertCells(sheet, area, args.oneOf(0, ["Down", "Right"]));
    return rangeOf(context, sheet, area);
  },
  Delete: (target, args) => {
    const { sheet, area } = target.place();
    requireUnprotected(
      sheet,
      isEntireRows(area) ? "allowDeleteRows" : isEntireColumns(area) ? "allowDeleteColumns" : undefined,
    );
    deleteCells(sheet, area, args.oneOf(0, ["Up", "Left"]));
  },
  Merge: (target, args) => {
    const { sheet, area } = target.place();
    requireUnprotected(sheet);
    mergeCells(sheet, area, args.flag(0));
  },
  Unmerge: (target) => {
    const { sheet, area } = target.place();
    requireUnprotected(sheet);
    unmergeCells(sheet, area);
  },
  GetMergedAreasOrNullObject: (target, _args, context) => {
    const { sheet, area } = target.place();
    const merged = mergesIn(sheet, area);
    return merged.length === 0 ? null : rangeAreas(merged.map((one) => context.range(sheet, one)));
  },
  Select: (target) => {
    const { sheet, area } = target.place();
    if (sheet.visibility !== "Visible") refuse("InvalidOperation");
    sheet.workbook.select(sheet, area);
  },
  _ValidateArraySize: (target, args) => {
    const { area } = target.place();
    if (area.rows !== args.integer(0) || area.columns !== args.integer(1)) refuse("InvalidArgument", SIZE_MISMATCH);
  },
};

const SIZE_MISMATCH =
  "The number of rows or columns in the input array doesn't match the size or dimensions of the range.";

function insertOption(area: Area): string | undefined {
  if (isEntireRows(area)) return "allowInsertRows";
  return isEntireColumns(area) ? "allowInsertColumns" : undefined;
}

function fromArea(pick: (area: Area, sheet: Worksheet) => unknown): RangeScalars[string] {
  return {
    get: (target) => {
      const { sheet, area } = target.place();
      return pick(area, sheet);
    },
  };
}

/** Hidden rows or columns: true, false, or null when the range has both. */
function hiddenLanes(axis: "rows" | "columns"): RangeScalars[string] {
  const start = (area: Area): number => (axis === "rows" ? area.row : area.column);
  return {
    get: (target) => {
      const { sheet, area } = target.place();
      let hidden = 0;
      for (const [index, lane] of sheet[axis]) {
        if (lane.hidden && index >= start(area) && index < start(area) + area[axis]) hidden++;
      }
      return hidden === 0 ? false : hidden === area[axis] ? true : null;
    },
    set: (target, value) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, axis === "rows" ? "allowFormatRows" : "allowFormatColumns");
      for (let index = start(area); index < start(area) + area[axis]; index++) {
        const lane = axis === "rows" ? sheet.rowLane(index) : sheet.columnLane(index);
        lane.hidden = value === true;
      }
      sheet.workbook.touched();
    },
  };
}

/** True when all cells are hidden, by their rows or by their columns; null when some are. */
function isHidden(target: RangeTarget): boolean | null {
  const { sheet, area } = target.place();
  const visible = visibleAreas(sheet, area).reduce((sum, one) => sum + one.rows * one.columns, 0);
  return visible === 0 ? true : visible === area.rows * area.columns ? false : null;
}

/** The height or width of that many rows or columns, in points; hidden ones have none. */
function extent(sheet: Worksheet, axis: "rows" | "columns", start: number, count: number): number {
  let total = count * (axis === "rows" ? STANDARD_ROW_HEIGHT : STANDARD_COLUMN_WIDTH);
  const standard = axis === "rows" ? STANDARD_ROW_HEIGHT : STANDARD_COLUMN_WIDTH;
  for (const [index, { size = standard, hidden }] of sheet[axis]) {
    if (index >= start && index < start + count) total += (hidden ? 0 : size) - standard;
  }
  return total;
}

/** The Range object of a target that exists already. */
export const rangeOfTarget: HostClass<RangeTarget> = defineClass({
  name: "Range",
  identity: referenceOf,
  scalars: {
    Address: fromArea((area, sheet) => Workbook.fullAddress(sheet, formatArea(area))),
    RowIndex: fromArea((area) => area.row),
    ColumnIndex: fromArea((area) => area.column),
    RowCount: fromArea((area) => area.rows),
    ColumnCount: fromArea((area) => area.columns),
    CellCount: fromArea((area) => (area.rows * area.columns > 2 ** 31 - 1 ? -1 : area.rows * area.columns)),
    IsEntireRow: fromArea(isEntireRows),
    IsEntireColumn: fromArea(isEntireColumns),
    RowHidden: hiddenLanes("rows"),
    ColumnHidden: hiddenLanes("columns"),
    Values: { get: (target) => readGrid(target, "values"), set: writeValues },
    Formulas: { get: (target) => readGrid(target, "formulas"), set: writeValues },
    FormulasR1C1: { get: (target) => readGrid(target, "formulasR1C1"), set: writeFormulasR1C1 },
    Text: { get: (target) => readGrid(target, "text") },
    Hidden: { get: isHidden },
    Left: fromArea((area, sheet) => extent(sheet, "columns", 0, area.column)),
    Top: fromArea((area, sheet) => extent(sheet, "rows", 0, area.row)),
    Width: fromArea((area, sheet) => extent(sheet, "columns", area.column, area.columns)),
    Height: fromArea((area, sheet) => extent(sheet, "rows", area.row, area.rows)),
    ValueTypes: { get: (target) => readGrid(target, "valueTypes") },
    NumberFormat: { get: (target) => readGrid(target, "numberFormat"), set: writeFormats },
    Hyperlink: { get: readHyperlink, set: writeHyperlink },
    HasSpill: { get: hasSpill },
    Style: { get: readStyleName, set: writeStyleName },
  },
  objects: {
    Worksheet: ({ sheet }) => worksheet(sheet),
    Format: (target) => rangeFormat(target),
    ConditionalFormats: (target) => conditionalFormatCollection([target]),
    DataValidation: (target) => dataValidation(target),
    Sort: (target) => rangeSort(target),
  },
  partial: {
    Find: "looks at shown text; the order within a range starts at its first cell",
    ReplaceAll: "counts cells, not places within a cell",
    CopyFrom: "does not copy tables or comments; transposed formulas keep their direction",
    MoveTo: "does not move tables or comments; rules move as copies do",
    AutoFill: "copies, lines of numbers and numbered texts; no days, months, trends or flash fill",
    GetSpecialCells: "how areas are cut is our reading",
    GetSpillingToRange: "a file's formulas without a spill spill too when they are calculated anew",
    GetPrecedents: "a structured reference stands for one column or the whole table",
    GetDirectPrecedents: "a structured reference stands for one column or the whole table",
  },
  methods: { ...navigation, ...edits, ...searchMethods, ...relationMethods, ...propertyMethods },
});

/** Areas given as text or Range must lie on the sheet whose member is called. */
export function areaOn(sheet: Worksheet, args: Arguments, index: number): Area {
  const place = args.range(index, sheet);
  if (place.sheet !== sheet || !isInsideSheet(place.area)) refuse("InvalidArgument");
  return place.area;
}
