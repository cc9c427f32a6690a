/** What belongs to a range beyond its cells: spills, precedents and dependents, groups, tables. */

import { contains, isEntireColumns, isEntireRows, overlaps, type Area } from "../model/address";
import { refuse } from "../model/excelError";
import { changeOutline, showDetails, type OutlineAxis } from "../model/outline";
import { requireUnprotected } from "../model/permissions";
import { allReached, directDependents, directPrecedents, type SheetArea } from "../model/precedents";
import type { ArrayFormula } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import type { HostObject, Members } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { tableScopedCollection } from "./tableCollection";
import { workbookRangeAreas } from "./workbookRangeAreas";

type RangeMethods = NonNullable<Members<RangeTarget>["methods"]>;

const isOneCell = ({ rows, columns }: Area): boolean => rows === 1 && columns === 1;

/** The spill that the one cell belongs to. */
function spillAt(target: RangeTarget): ArrayFormula | undefined {
  const { sheet, area } = target.place();
  sheet.workbook.calculation.refresh();
  return sheet.arrayFormulas.find((array) => array.dynamic && isOneCell(area) && contains(array.area, area));
}

function spillParent(target: RangeTarget, _args: Arguments, context: HostContext): HostObject | null {
  const spill = spillAt(target);
  return spill ? rangeOf(context, target.sheet, { ...spill.area, rows: 1, columns: 1 }) : null;
}

function spillingTo(target: RangeTarget, _args: Arguments, context: HostContext): HostObject | null {
  const spill = spillAt(target);
  const { area } = target.place();
  const isAnchor = spill?.area.row === area.row && spill.area.column === area.column;
  return isAnchor ? rangeOf(context, target.sheet, spill.area) : null;
}

function requireOneCell(target: RangeTarget): void {
  if (!isOneCell(target.place().area)) refuse("InvalidArgument");
}

/** True when all cells belong to a spill, null when some do. */
export function hasSpill(target: RangeTarget): boolean | null {
  const { sheet, area } = target.place();
  sheet.workbook.calculation.refresh();
  const touching = sheet.arrayFormulas.filter((array) => array.dynamic && overlaps(array.area, area));
  if (touching.length === 0) return false;
  return touching.some((array) => contains(array.area, area)) ? true : null;
}

function related(find: (of: SheetArea[]) => SheetArea[]): RangeMethods[string] {
  return (target, _args, context) => {
    const found = find([target.place()]);
    return found.length > 0 ? workbookRangeAreas(context, found) : refuse("ItemNotFound");
  };
}

/** Whole rows cannot be grouped by columns, nor whole columns by rows. */
function grouping(change: (place: SheetArea, axis: OutlineAxis) => void): RangeMethods[string] {
  return (target, args) => {
    const place = target.place();
    const option = args.oneOf(0, ["ByRows", "ByColumns"]);
    const wrong = option === "ByRows" ? isEntireColumns(place.area) : isEntireRows(place.area);
    if (wrong) refuse("InvalidArgument");
    requireUnprotected(place.sheet, option === "ByRows" ? "allowFormatRows" : "allowFormatColumns");
    change(place, option === "ByRows" ? "rows" : "columns");
  };
}

export const relationMethods: RangeMethods = {
  GetSpillParent: (target, args, context) => {
    requireOneCell(target);
    return spillParent(target, args, context) ?? refuse("ItemNotFound");
  },
  GetSpillParentOrNullObject: spillParent,
  GetSpillingToRange: (target, args, context) => {
    requireOneCell(target);
    return spillingTo(target, args, context) ?? refuse("ItemNotFound");
  },
  GetSpillingToRangeOrNullObject: spillingTo,
  GetDirectPrecedents: related(directPrecedents),
  GetPrecedents: related((of) => allReached(of, directPrecedents)),
  GetDirectDependents: related(directDependents),
  GetDependents: related((of) => allReached(of, directDependents)),
  Group: grouping(({ sheet, area }, axis) => {
    changeOutline(sheet, area, axis, 1);
  }),
  Ungroup: grouping(({ sheet, area }, axis) => {
    changeOutline(sheet, area, axis, -1);
  }),
  ShowGroupDetails: grouping(({ sheet, area }, axis) => {
    showDetails(sheet, area, axis, true);
  }),
  HideGroupDetails: grouping(({ sheet, area }, axis) => {
    showDetails(sheet, area, axis, false);
  }),
  GetTables: (target, args) => {
    const { sheet, area } = target.place();
    const fully = args.flag(0);
    return tableScopedCollection(
      sheet.tables.filter((table) => (fully ? contains(area, table.area) : overlaps(area, table.area))),
    );
  },
};
