/** WorkbookRangeAreas: ranges on several sheets, as precedents and dependents are answered. */

import { refuse } from "../model/excelError";
import type { SheetArea } from "../model/precedents";
import type { Worksheet } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { AreasTarget, referenceOf, type RangeTarget } from "../protocol/rangeTarget";
import { rangeAreas, rangeAreasAddress, rangeCollection } from "./rangeAreas";

export function workbookRangeAreas(context: HostContext, places: SheetArea[]): HostObject {
  return workbookRangeAreasOf(new AreasTarget(places.map(({ sheet, area }) => context.range(sheet, area))));
}

/** The ranges of each sheet, sheets in the order in which they come. */
function bySheet({ areas }: AreasTarget): RangeTarget[][] {
  const groups = new Map<Worksheet, RangeTarget[]>();
  for (const area of areas) groups.set(area.sheet, [...(groups.get(area.sheet) ?? []), area]);
  return [...groups.values()];
}

function ofSheet(target: AreasTarget, args: Arguments): HostObject | null {
  const sheet = target.areas[0]?.sheet.workbook.sheet(args.text(0));
  const group = bySheet(target).find(([first]) => first?.sheet === sheet);
  return group ? rangeAreas(group) : null;
}

const workbookRangeAreasOf: HostClass<AreasTarget> = defineClass({
  name: "WorkbookRangeAreas",
  identity: referenceOf,
  scalars: {
    Addresses: { get: (target) => bySheet(target).map((group) => rangeAreasAddress(new AreasTarget(group))) },
  },
  objects: {
    Areas: (target) => rangeAreasCollection(bySheet(target)),
    Ranges: ({ areas }) => rangeCollection(areas),
  },
  methods: {
    GetRangeAreasBySheet: (target, args) => ofSheet(target, args) ?? refuse("ItemNotFound"),
    GetRangeAreasOrNullObjectBySheet: ofSheet,
  },
});

const rangeAreasCollection: HostClass<RangeTarget[][]> = defineClass({
  name: "RangeAreasCollection",
  items: (groups) => groups.map((group) => rangeAreas(group)),
  methods: {
    GetCount: (groups) => groups.length,
    GetItemAt: (groups, args) => rangeAreas(groups[args.integer(0)] ?? refuse("InvalidArgument")),
  },
});
