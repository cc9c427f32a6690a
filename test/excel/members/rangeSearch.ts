/** Range: finding, special cells, edges, and copying to other places. */

import { bounding, isEntireColumns, isEntireRows, MAX_COLUMNS, MAX_ROWS, type Area } from "../model/address";
import { autoFill, FILL_TYPES } from "../model/autoFill";
import { groupCells } from "../model/cellGroups";
import { copyCells, moveCells, type CopyKind } from "../model/copyCells";
import { refuse } from "../model/excelError";
import { findCells, replaceInCells, type FindCriteria } from "../model/findCells";
import { edgeFrom, extendTo, surroundingArea } from "../model/rangeEdge";
import { removeDuplicates, type Removed } from "../model/removeDuplicates";
import { specialAreas, SPECIAL_TYPES, SPECIAL_VALUES } from "../model/specialCells";
import type { Worksheet } from "../model/worksheet";
import { asFlag, asRecord, oneOf, type Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject, type Members } from "../protocol/hostObject";
import { AreasTarget, isHostObject, RangeTarget } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { rangeAreas } from "./rangeAreas";
import { rangeView } from "./rangeView";

type RangeMethods = NonNullable<Members<RangeTarget>["methods"]>;

export interface Place {
  sheet: Worksheet;
  area: Area;
}

const DIRECTIONS = ["Left", "Right", "Up", "Down"] as const;
const COPY_KINDS = ["All", "Formulas", "Values", "Formats", "Link", "ColumnWidths"] as const;

export function criteriaOf(value: unknown): FindCriteria & { backwards: boolean } {
  const given = value === undefined ? {} : asRecord(value);
  return {
    completeMatch: asFlag(given["completeMatch"] ?? false),
    matchCase: asFlag(given["matchCase"] ?? false),
    backwards: oneOf(given["searchDirection"] ?? "Forward", ["Forward", "Backwards"]) === "Backwards",
  };
}

/** All matches as RangeAreas; null when there is none. */
export function findAll(context: HostContext, { sheet, area }: Place, args: Arguments): HostObject | null {
  const areas = groupCells(findCells(sheet, area, args.text(0), criteriaOf(args.at(1))));
  return areas.length > 0 ? rangeAreas(areas.map((one) => context.range(sheet, one))) : null;
}

/** A single cell is only where the search starts: it goes through the whole sheet, and comes to that cell last. */
function findFirst(target: RangeTarget, args: Arguments, context: HostContext): HostObject | null {
  const { sheet, area } = target.place();
  const { backwards, ...criteria } = criteriaOf(args.at(1));
  const single = area.rows * area.columns === 1;
  const looked: Area = single ? { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS } : area;
  const found = findCells(sheet, looked, args.text(0), criteria);
  const isAfter = ({ row, column }: { row: number; column: number }): boolean =>
    row > area.row || (row === area.row && column > area.column);
  const isBefore = (at: { row: number; column: number }): boolean =>
    !isAfter(at) && (at.row !== area.row || at.column !== area.column);
  const ordered = backwards ? found.reverse() : found;
  const first = (single ? ordered.find(backwards ? isBefore : isAfter) : undefined) ?? ordered[0];
  return first ? rangeOf(context, sheet, { ...first, rows: 1, columns: 1 }) : null;
}

export function specialCells(context: HostContext, places: Place[], args: Arguments): HostObject | null {
  const type = args.oneOf(0, SPECIAL_TYPES);
  const values = args.oneOf(1, SPECIAL_VALUES, "All");
  const found = places.flatMap(({ sheet, area }) =>
    specialAreas(sheet, area, type, values).map((one) => context.range(sheet, one)),
  );
  return found.length > 0 ? rangeAreas(found) : null;
}

function edge(target: RangeTarget, args: Arguments, context: HostContext, extended: boolean): HostObject {
  const { sheet, area } = target.place();
  const direction = args.oneOf(0, DIRECTIONS);
  const given = args.object(1);
  const active = given?.target instanceof RangeTarget ? given.target.place() : undefined;
  if (active && (active.sheet !== sheet || active.area.rows * active.area.columns !== 1)) refuse("InvalidArgument");
  const end = edgeFrom(sheet, active?.area ?? area, direction);
  return rangeOf(context, sheet, extended ? extendTo(area, end, direction) : { ...end, rows: 1, columns: 1 });
}

/** The ranges a copy is taken from: a Range, RangeAreas or an address. */
function sourcesOf(args: Arguments, home: Worksheet): Place[] {
  const value = args.at(0);
  if (isHostObject(value) && value.target instanceof AreasTarget) return value.target.areas.map((one) => one.place());
  return [args.range(0, home)];
}

/** Several source areas keep their places relative to each other. */
export function copyTo({ sheet, area }: Place, args: Arguments): void {
  const sources = sourcesOf(args, sheet);
  const options = {
    kind: args.oneOf(1, COPY_KINDS, "All") satisfies CopyKind,
    skipBlanks: args.flag(2),
    transpose: args.flag(3),
  };
  const whole = sources.map((one) => one.area).reduce(bounding);
  for (const source of sources) {
    const place: Area = {
      ...(sources.length === 1 ? area : { ...source.area }),
      row: area.row + source.area.row - whole.row,
      column: area.column + source.area.column - whole.column,
    };
    copyCells(source, { sheet, area: place }, options);
  }
}

export const searchMethods: RangeMethods = {
  Find: (target, args, context) => findFirst(target, args, context) ?? refuse("ItemNotFound"),
  FindOrNullObject: findFirst,
  ReplaceAll: (target, args) => {
    const { sheet, area } = target.place();
    return replaceInCells(sheet, area, args.text(0), args.text(1), criteriaOf(args.at(2)));
  },
  GetSpecialCells: (target, args, context) => specialCells(context, [target.place()], args) ?? refuse("ItemNotFound"),
  GetSpecialCellsOrNullObject: (target, args, context) => specialCells(context, [target.place()], args),
  GetRangeEdge: (target, args, context) => edge(target, args, context, false),
  GetExtendedRange: (target, args, context) => edge(target, args, context, true),
  GetSurroundingRegion: (target, _args, context) => {
    const { sheet, area } = target.place();
    return rangeOf(context, sheet, surroundingArea(sheet, area));
  },
  GetVisibleView: (target) => rangeView(target),
  RemoveDuplicates: (target, args) => {
    const { sheet, area } = target.place();
    const columns = args.at(0);
    if (!Array.isArray(columns)) refuse("InvalidArgument");
    const indexes = (columns as unknown[]).map((one) => (typeof one === "number" ? one : refuse("InvalidArgument")));
    return removeDuplicatesResult(removeDuplicates(sheet, area, indexes, args.flag(1)));
  },
  CopyFrom: (target, args) => {
    copyTo(target.place(), args);
  },
  MoveTo: (target, args) => {
    const source = target.place();
    moveCells(source, args.range(0, source.sheet));
  },
  AutoFill: (target, args) => {
    const { sheet, area } = target.place();
    const destination = args.at(0) === undefined ? refuse("InvalidArgument") : args.range(0, sheet);
    if (destination.sheet !== sheet || isEntireColumns(destination.area) || isEntireRows(destination.area)) {
      refuse("InvalidArgument");
    }
    autoFill(sheet, area, destination.area, args.oneOf(1, FILL_TYPES, "FillDefault"));
  },
};

const removeDuplicatesResult: HostClass<Removed> = defineClass({
  name: "RemoveDuplicatesResult",
  scalars: {
    Removed: { get: ({ removed }) => removed },
    UniqueRemaining: { get: ({ uniqueRemaining }) => uniqueRemaining },
  },
});
