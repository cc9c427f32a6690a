/** RangeAreas: several ranges of one sheet. What they share is read, what is written goes to each. */

import {
  formatArea,
  intersection,
  isEntireColumns,
  isEntireRows,
  MAX_COLUMNS,
  MAX_ROWS,
  type Area,
} from "../model/address";
import { CLEAR_KINDS, clearCells } from "../model/clearCells";
import { refuse } from "../model/excelError";
import { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import { broadcast } from "../protocol/broadcast";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { AreasTarget, referenceOf, type RangeTarget } from "../protocol/rangeTarget";
import { conditionalFormatCollection } from "./conditionalFormatCollection";
import { rangeOfTarget } from "./range";
import { readStyleName, writeStyleName } from "./rangeStyle";
import { copyTo, specialCells } from "./rangeSearch";
import { worksheet } from "./worksheet";

type Places = ReturnType<RangeTarget["place"]>[];

const places = ({ areas }: AreasTarget): Places => areas.map((target) => target.place());

/** A RangeAreas object of these ranges. */
export function rangeAreas(targets: RangeTarget[]): HostObject {
  return rangeAreasOf(new AreasTarget(targets));
}

/** "A1:B2, D4" as RangeAreas of the sheet. */
export function rangeAreasAt(context: HostContext, sheet: Worksheet, text: string): HostObject {
  const targets = text.split(",").map((part) => {
    const place = context.workbook.locate(part.trim(), sheet);
    return place.sheet === sheet ? context.range(sheet, place.area) : refuse("InvalidArgument");
  });
  return rangeAreas(targets);
}

/** "Sheet1!A1:B2,Sheet1!D4" */
export function rangeAreasAddress(targets: AreasTarget): string {
  return places(targets)
    .map(({ sheet, area }) => Workbook.fullAddress(sheet, formatArea(area)))
    .join(",");
}

const sheetOf = (targets: AreasTarget): Worksheet => places(targets)[0]?.sheet ?? refuse("InvalidReference");

function every(test: (area: Area) => boolean): { get: (targets: AreasTarget) => boolean } {
  return { get: (targets) => places(targets).every(({ area }) => test(area)) };
}

/** The areas each changed to another. */
function mapped(change: (area: Area, args: Arguments) => Area | undefined) {
  return (targets: AreasTarget, args: Arguments, context: HostContext): HostObject | null => {
    const changed = places(targets).flatMap(({ sheet, area }) => {
      const one = change(area, args);
      return one ? [context.range(sheet, one)] : [];
    });
    return changed.length > 0 ? rangeAreas(changed) : null;
  };
}

/** The parts that lie in another range or in one of other areas. */
function intersect(targets: AreasTarget, args: Arguments, context: HostContext): HostObject | null {
  const home = sheetOf(targets);
  const other = args.object(0)?.target;
  const others = other instanceof AreasTarget ? places(other) : [args.range(0, home)];
  const parts = places(targets).flatMap(({ area }) =>
    others.flatMap((one) => (one.sheet === home ? (intersection(area, one.area) ?? []) : [])),
  );
  return parts.length > 0 ? rangeAreas(parts.map((area) => context.range(home, area))) : null;
}

const used = (targets: AreasTarget, args: Arguments, context: HostContext): HostObject | null => {
  const parts = places(targets).flatMap(({ sheet, area }) => sheet.usedArea(args.flag(0), area) ?? []);
  return parts.length > 0 ? rangeAreas(parts.map((area) => context.range(sheetOf(targets), area))) : null;
};

const rangeAreasOf: HostClass<AreasTarget> = defineClass({
  name: "RangeAreas",
  identity: referenceOf,
  scalars: {
    Address: { get: rangeAreasAddress },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: (targets) => places(targets).reduce((sum, { area }) => sum + area.rows * area.columns, 0) },
    IsEntireColumn: every(isEntireColumns),
    IsEntireRow: every(isEntireRows),
    Style: {
      get: ({ areas }) => {
        const [name, ...others] = new Set(areas.map(readStyleName));
        return others.length === 0 ? name : null;
      },
      set: ({ areas }, value) => {
        for (const area of areas) writeStyleName(area, value);
      },
    },
  },
  objects: {
    Areas: ({ areas }) => rangeCollection(areas),
    Format: ({ areas }, context) => shared(areas, "Format", context),
    ConditionalFormats: ({ areas }) => conditionalFormatCollection(areas),
    DataValidation: ({ areas }, context) => shared(areas, "DataValidation", context),
    Worksheet: (targets) => worksheet(sheetOf(targets)),
  },
  methods: {
    Clear: (targets, args) => {
      const kind = args.oneOf(0, CLEAR_KINDS, "All");
      for (const { sheet, area } of places(targets)) clearCells(sheet, area, kind);
    },
    Calculate: (targets) => {
      sheetOf(targets).workbook.calculation.now();
    },
    CopyFrom: (targets, args) => {
      for (const place of places(targets)) copyTo(place, args);
    },
    GetEntireColumn: mapped((area) => ({ ...area, row: 0, rows: MAX_ROWS })),
    GetEntireRow: mapped((area) => ({ ...area, column: 0, columns: MAX_COLUMNS })),
    GetOffsetRangeAreas: mapped((area, args) => ({
      ...area,
      row: area.row + args.integer(0),
      column: area.column + args.integer(1),
    })),
    GetIntersection: (targets, args, context) => intersect(targets, args, context) ?? refuse("ItemNotFound"),
    GetIntersectionOrNullObject: intersect,
    GetSpecialCells: (targets, args, context) => specialCells(context, places(targets), args) ?? refuse("ItemNotFound"),
    GetSpecialCellsOrNullObject: (targets, args, context) => specialCells(context, places(targets), args),
    GetUsedRangeAreas: (targets, args, context) => used(targets, args, context) ?? refuse("ItemNotFound"),
    GetUsedRangeAreasOrNullObject: used,
  },
});

function shared(targets: readonly RangeTarget[], name: string, context: HostContext): HostObject {
  return broadcast(targets.flatMap((target) => rangeOfTarget(target).object(name, context) ?? []));
}

export const rangeCollection: HostClass<readonly RangeTarget[]> = defineClass({
  name: "RangeCollection",
  items: (targets) => targets.map((target) => rangeOfTarget(target)),
  methods: {
    GetCount: (targets) => targets.length,
    GetItemAt: (targets, args) => {
      const target = targets[args.integer(0)];
      return target ? rangeOfTarget(target) : null;
    },
  },
});
