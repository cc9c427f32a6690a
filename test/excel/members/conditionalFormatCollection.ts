/** ConditionalFormatCollection: the conditional formats of a range, or of several at once. */

import { overlaps } from "../model/address";
import { clearConditionalFormats } from "../model/clearCells";
import { CONDITIONAL_KINDS } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { addConditionalFormat, byPriority } from "../model/newConditionalFormat";
import { requireUnprotected } from "../model/permissions";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { conditionalFormat, type FormatTarget } from "./conditionalFormat";

type Places = ReturnType<RangeTarget["place"]>[];

const places = (ranges: readonly RangeTarget[]): Places => ranges.map((range) => range.place());
const first = (ranges: readonly RangeTarget[]): Places[number] => places(ranges)[0] ?? refuse("InvalidReference");

function formatsOf(ranges: readonly RangeTarget[]): FormatTarget[] {
  const { sheet } = first(ranges);
  const areas = places(ranges).map(({ area }) => area);
  return sheet.conditionalFormats
    .filter((format) => format.areas.some((one) => areas.some((area) => overlaps(one, area))))
    .sort(byPriority)
    .map((format) => ({ sheet, format }));
}

function found(targets: FormatTarget[], id: string): HostObject | null {
  const target = targets.find(({ format }) => format.id === id);
  return target ? conditionalFormat(target) : null;
}

export const conditionalFormatCollection: HostClass<readonly RangeTarget[]> = defineClass({
  name: "ConditionalFormatCollection",
  items: (ranges) => formatsOf(ranges).map((target) => conditionalFormat(target)),
  item: (ranges, args) => found(formatsOf(ranges), args.text(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (ranges, args) => {
      const { sheet } = first(ranges);
      requireUnprotected(sheet, "allowFormatCells");
      const areas = places(ranges).map(({ area }) => area);
      return conditionalFormat({ sheet, format: addConditionalFormat(sheet, areas, args.oneOf(0, CONDITIONAL_KINDS)) });
    },
    ClearAll: (ranges) => {
      for (const { sheet, area } of places(ranges)) {
        requireUnprotected(sheet, "allowFormatCells");
        clearConditionalFormats(sheet, area);
      }
    },
    GetCount: (ranges) => formatsOf(ranges).length,
    GetItemAt: (ranges, args) => {
      const target = formatsOf(ranges)[args.integer(0)];
      return target ? conditionalFormat(target) : refuse("InvalidArgument");
    },
    GetItemOrNullObject: (ranges, args) => found(formatsOf(ranges), args.text(0)),
  },
});
