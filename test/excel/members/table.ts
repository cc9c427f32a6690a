/** Table: its name, look, parts, and the way to its columns and rows. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import { renameTableInFormula } from "../model/formulaText";
import { requireUnprotected } from "../model/permissions";
import { checkTableName, type Table, type TableOptions } from "../model/table";
import { clearFilters } from "../model/tableFilter";
import { convertToRange, deleteTable, resizeTable, showHeaders, showTotals } from "../model/tableEdits";
import { EventType } from "../protocol/eventDesk";
import type { HostContext } from "../protocol/hostContext";
import { asFlag, asText } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject, type Scalar } from "../protocol/hostObject";
import { autoFilter } from "./autoFilter";
import { areaOn, rangeOf } from "./range";
import { tableColumnCollection } from "./tableColumns";
import { tableRowCollection } from "./tableRows";
import { tableSort } from "./tableSort";
import { worksheet } from "./worksheet";

/** A switch of the table's look. */
function optionScalar(key: keyof TableOptions, apply?: (table: Table, on: boolean) => void): Scalar<Table> {
  return {
    get: ({ options }) => options[key],
    set: (target, value) => {
      requireUnprotected(target.sheet);
      if (apply) apply(target, asFlag(value));
      else target.options[key] = asFlag(value);
      target.sheet.workbook.isDirty = true;
    },
  };
}

function part(
  pick: (table: Table) => Area | undefined,
): (table: Table, args: unknown, context: HostContext) => HostObject {
  return (target, _args, context) => rangeOf(context, target.sheet, pick(target) ?? refuse("ItemNotFound"));
}

export const table: HostClass<Table> = defineClass({
  name: "Table",
  identity: ({ id }) => ({ Id: id }),
  scalars: {
    Id: { get: ({ id }) => id },
    Name: {
      get: ({ name }) => name,
      set: (target, value) => {
        const { workbook } = target.sheet;
        requireUnprotected(target.sheet);
        const name = asText(value);
        checkTableName(workbook, name, target);
        const before = target.name;
        target.name = name;
        workbook.rewriteFormulas((formula) => renameTableInFormula(formula, before, name));
        workbook.touched();
      },
    },
    Style: {
      get: ({ style }) => style,
      set: (target, value) => {
        requireUnprotected(target.sheet);
        const style = asText(value);
        if (style !== "" && !/^TableStyle(Light|Medium|Dark)\d{1,2}$/.test(style)) refuse("InvalidArgument");
        target.style = style;
        target.sheet.workbook.isDirty = true;
      },
    },
    ShowHeaders: optionScalar("showHeaders", showHeaders),
    ShowTotals: optionScalar("showTotals", showTotals),
    ShowBandedRows: optionScalar("showBandedRows"),
    ShowBandedColumns: optionScalar("showBandedColumns"),
    HighlightFirstColumn: optionScalar("highlightFirstColumn"),
    HighlightLastColumn: optionScalar("highlightLastColumn"),
    ShowFilterButton: optionScalar("showFilterButton"),
  },
  objects: {
    Worksheet: ({ sheet }) => worksheet(sheet),
    Columns: (target) => tableColumnCollection(target),
    Rows: (target) => tableRowCollection(target),
    Sort: (target) => tableSort(target),
    AutoFilter: (target) => autoFilter({ table: target }),
  },
  eventTarget: ({ id }) => id,
  events: {
    onChanged: ["DataChangedEvent", EventType.tableChanged],
    onSelectionChanged: ["SelectionChangedEvent", EventType.tableSelectionChanged],
  },
  methods: {
    GetRange: part(({ area }) => area),
    GetHeaderRowRange: part(({ headerArea }) => headerArea),
    GetDataBodyRange: part(({ bodyArea }) => bodyArea),
    GetTotalRowRange: part(({ totalsArea }) => totalsArea),
    Resize: (target, args) => {
      requireUnprotected(target.sheet);
      resizeTable(target, areaOn(target.sheet, args, 0));
    },
    Delete: (target) => {
      requireUnprotected(target.sheet);
      deleteTable(target);
    },
    ConvertToRange: (target, _args, context) => {
      requireUnprotected(target.sheet);
      convertToRange(target);
      return rangeOf(context, target.sheet, target.area);
    },
    ClearFilters: (target) => {
      requireUnprotected(target.sheet, "allowAutoFilter");
      clearFilters(target);
    },
  },
});
