/** AutoFilter of a table or a sheet, and Filter of a table's column. */

import { intersection } from "../model/address";
import { parseColor } from "../model/color";
import { refuse } from "../model/excelError";
import {
  applyFilters,
  clearCriteria,
  setSheetFilter,
  sheetFilter,
  tableFilter,
  type FilterCriteria,
  type FilterDate,
  type FilterOwner,
} from "../model/filter";
import { DYNAMIC_CRITERIA, filterDateParts } from "../model/filterPeriods";
import { requireUnprotected } from "../model/permissions";
import { surroundingArea } from "../model/rangeEdge";
import type { Table, TableColumn } from "../model/table";
import { clearFilters } from "../model/tableFilter";
import type { Worksheet } from "../model/worksheet";
import { asRecord, oneOf, type Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, NotImplemented, type HostClass, type HostObject } from "../protocol/hostObject";
import { rangeOf } from "./range";

/** A table, or the sheet whose own filter is meant. */
type AutoFilterTarget = { table: Table } | { sheet: Worksheet };

function ownerOf(target: AutoFilterTarget): FilterOwner {
  return "table" in target ? tableFilter(target.table) : sheetFilter(target.sheet);
}

const KINDS = [
  "Values",
  "Custom",
  "TopItems",
  "TopPercent",
  "BottomItems",
  "BottomPercent",
  "Dynamic",
  "CellColor",
  "FontColor",
] as const;

/** Checked criteria; kinds the stand-in cannot apply are refused by name. */
function readCriteria(value: unknown): FilterCriteria {
  const given = asRecord(value);
  const filterOn = given["filterOn"];
  if (filterOn === "Icon") throw new NotImplemented('Filter.apply("Icon")');
  const kind = oneOf(filterOn, KINDS);
  const text = (key: string): string | undefined => {
    const one = given[key] ?? undefined;
    return one === undefined || typeof one === "string" ? one : refuse("InvalidArgument");
  };
  const [criterion1, criterion2, dynamicCriteria] = [text("criterion1"), text("criterion2"), text("dynamicCriteria")];
  if (kind === "Dynamic") {
    if (dynamicCriteria === undefined || !DYNAMIC_CRITERIA.includes(dynamicCriteria)) refuse("InvalidArgument");
  }
  if (kind === "Custom" && criterion1 === undefined) refuse("InvalidArgument");
  if (/^(Top|Bottom)/.test(kind)) checkCount(kind, criterion1);
  return {
    filterOn: kind,
    ...(criterion1 !== undefined && { criterion1 }),
    ...(criterion2 !== undefined && { criterion2 }),
    ...(given["operator"] !== undefined && { operator: oneOf(given["operator"], ["And", "Or"]) }),
    ...(dynamicCriteria !== undefined && { dynamicCriteria }),
    ...(kind === "Values" && { values: readValues(given["values"]) }),
    ...(kind.endsWith("Color") && { color: parseColor(given["color"]) }),
  };
}

function checkCount(kind: string, text: string | undefined): void {
  const count = Number(text);
  const most = kind.endsWith("Percent") ? 100 : 500;
  if (!Number.isInteger(count) || count < 1 || count > most) refuse("InvalidArgument");
}

/** Texts, and dates with how much of them counts. */
function readValues(value: unknown): (string | FilterDate)[] {
  if (!Array.isArray(value)) refuse("InvalidArgument");
  return (value as unknown[]).map((one) => {
    if (typeof one === "string") return one;
    const { date, specificity } = asRecord(one);
    if (typeof date !== "string") refuse("InvalidArgument");
    const wanted = { date, specificity: oneOf(specificity, DATE_PARTS) };
    filterDateParts(wanted);
    return wanted;
  });
}

const DATE_PARTS = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;

function apply(target: AutoFilterTarget, args: Arguments): void {
  const sheet = "table" in target ? target.table.sheet : target.sheet;
  requireUnprotected(sheet, "allowAutoFilter");
  const place = args.range(0, sheet);
  if (place.sheet !== sheet) refuse("InvalidArgument");
  if ("table" in target) {
    if (!intersection(place.area, target.table.area)) refuse("InvalidArgument");
    target.table.options.showFilterButton = true;
  } else {
    const { area } = place;
    setSheetFilter(sheet, area.rows * area.columns === 1 ? surroundingArea(sheet, area) : area);
  }
  const owner = ownerOf(target);
  if (args.at(1) !== undefined) {
    const column = args.integer(1);
    if (column < 0 || column >= (owner.area?.columns ?? 0)) refuse("InvalidArgument");
    owner.set(column, args.at(2) === undefined ? undefined : readCriteria(args.at(2)));
  }
  applyFilters(owner);
}

/** What filters and sorts do needs the option AutoFilter on a protected sheet. */
function edit(target: AutoFilterTarget): FilterOwner {
  const owner = ownerOf(target);
  requireUnprotected(owner.sheet, "allowAutoFilter");
  return owner;
}

function filteredRange(target: AutoFilterTarget, _args: Arguments, context: HostContext): HostObject | null {
  const { sheet, area } = ownerOf(target);
  return area ? rangeOf(context, sheet, area) : null;
}

const COLOURS = "no icons; colours are those of the cells, not of conditional formats";

export const autoFilter: HostClass<AutoFilterTarget> = defineClass({
  name: "AutoFilter",
  scalars: {
    Enabled: { get: (target) => ownerOf(target).area !== undefined },
    IsDataFiltered: { get: (target) => ownerOf(target).isFiltered() },
    Criteria: {
      get: (target) => {
        const owner = ownerOf(target);
        return Array.from(
          { length: owner.area?.columns ?? 0 },
          (_unused, index) => owner.criteria().get(index) ?? null,
        );
      },
    },
  },
  partial: {
    Apply: COLOURS,
    Criteria: "null where a file filters by icons",
  },
  methods: {
    Apply: apply,
    ClearColumnCriteria: (target, args) => {
      const owner = edit(target);
      owner.set(args.integer(0), undefined);
      applyFilters(owner);
    },
    ClearCriteria: (target) => {
      const owner = edit(target);
      if ("table" in target) clearFilters(target.table);
      clearCriteria(owner);
    },
    GetRange: (target, args, context) => filteredRange(target, args, context) ?? refuse("ItemNotFound"),
    GetRangeOrNullObject: filteredRange,
    Reapply: (target) => {
      applyFilters(edit(target));
    },
    Remove: (target) => {
      const owner = edit(target);
      clearCriteria(owner);
      owner.remove();
    },
  },
});

interface ColumnFilter {
  table: Table;
  column: TableColumn;
}

function setColumn({ table, column }: ColumnFilter, criteria: unknown): void {
  requireUnprotected(table.sheet, "allowAutoFilter");
  const owner = tableFilter(table);
  if (criteria !== undefined && !owner.area) table.options.showFilterButton = true;
  owner.set(table.columns.indexOf(column), criteria === undefined ? undefined : readCriteria(criteria));
  applyFilters(tableFilter(table));
}

/** A method that applies one kind of criteria to the number given. */
function counted(filterOn: string) {
  return (target: ColumnFilter, args: Arguments): void => {
    setColumn(target, { filterOn, criterion1: String(args.integer(0)) });
  };
}

export const filter: HostClass<ColumnFilter> = defineClass({
  name: "Filter",
  scalars: { Criteria: { get: ({ table, column }) => table.filters.get(column.id)?.criteria ?? null } },
  partial: { Apply: COLOURS, ApplyCellColorFilter: COLOURS, ApplyFontColorFilter: COLOURS },
  methods: {
    Apply: (target, args) => {
      setColumn(target, args.at(0) ?? refuse("InvalidArgument"));
    },
    ApplyBottomItemsFilter: counted("BottomItems"),
    ApplyBottomPercentFilter: counted("BottomPercent"),
    ApplyTopItemsFilter: counted("TopItems"),
    ApplyTopPercentFilter: counted("TopPercent"),
    ApplyCellColorFilter: (target, args) => {
      setColumn(target, { filterOn: "CellColor", color: args.text(0) });
    },
    ApplyFontColorFilter: (target, args) => {
      setColumn(target, { filterOn: "FontColor", color: args.text(0) });
    },
    ApplyCustomFilter: (target, args) => {
      const [criterion1, criterion2] = [args.text(0), args.optionalText(1)];
      const operator = args.oneOf(2, ["And", "Or"], "And");
      setColumn(target, { filterOn: "Custom", criterion1, ...(criterion2 !== undefined && { criterion2, operator }) });
    },
    ApplyDynamicFilter: (target, args) => {
      setColumn(target, { filterOn: "Dynamic", dynamicCriteria: args.text(0) });
    },
    ApplyValuesFilter: (target, args) => {
      setColumn(target, { filterOn: "Values", values: args.at(0) });
    },
    Clear: (target) => {
      setColumn(target, undefined);
    },
  },
});
