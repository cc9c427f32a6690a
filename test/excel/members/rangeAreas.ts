/** RangeAreas: several ranges of one sheet, as merged areas and print areas are given. */

import { formatArea } from "../model/address";
import { Workbook } from "../model/workbook";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { AreasTarget, type RangeTarget } from "../protocol/rangeTarget";
import { rangeOfTarget } from "./range";

type Places = ReturnType<RangeTarget["place"]>[];

const places = ({ areas }: AreasTarget): Places => areas.map((target) => target.place());

/** A RangeAreas object of these ranges. */
export function rangeAreas(targets: RangeTarget[]): HostObject {
  return rangeAreasOf(new AreasTarget(targets));
}

const rangeAreasOf: HostClass<AreasTarget> = defineClass({
  name: "RangeAreas",
  scalars: {
    Address: {
      get: (targets) =>
        places(targets)
          .map(({ sheet, area }) => Workbook.fullAddress(sheet, formatArea(area)))
          .join(","),
    },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: (targets) => places(targets).reduce((sum, { area }) => sum + area.rows * area.columns, 0) },
  },
  objects: { Areas: ({ areas }) => rangeCollection(areas) },
});

const rangeCollection: HostClass<readonly RangeTarget[]> = defineClass({
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
