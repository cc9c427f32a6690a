/** WorksheetFreezePanes: rows and columns that stay in view. */

import { isEntireColumns, isEntireRows } from "../model/address";
import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import type { Worksheet } from "../model/worksheet";
import type { Arguments } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { rangeOf } from "./range";

function freeze(sheet: Worksheet, rows: number, columns: number): void {
  requireWritable(sheet.workbook);
  if (rows < 0 || columns < 0) refuse("InvalidArgument");
  sheet.frozen = rows + columns > 0 ? { rows, columns } : undefined;
  sheet.workbook.isDirty = true;
}

function location(sheet: Worksheet, _args: Arguments, context: HostContext): HostObject | null {
  const { frozen } = sheet;
  if (!frozen) return null;
  return rangeOf(context, sheet, {
    row: 0,
    column: 0,
    rows: frozen.rows || 1_048_576,
    columns: frozen.columns || 16_384,
  });
}

export const freezePanes: HostClass<Worksheet> = defineClass({
  name: "WorksheetFreezePanes",
  methods: {
    FreezeRows: (sheet, args) => {
      freeze(sheet, args.integer(0, 1), 0);
    },
    FreezeColumns: (sheet, args) => {
      freeze(sheet, 0, args.integer(0, 1));
    },
    FreezeAt: (sheet, args) => {
      const { area } = args.range(0, sheet);
      const rows = isEntireColumns(area) ? 0 : area.row + area.rows;
      freeze(sheet, rows, isEntireRows(area) ? 0 : area.column + area.columns);
    },
    Unfreeze: (sheet) => {
      freeze(sheet, 0, 0);
    },
    GetLocation: (sheet, args, context) => location(sheet, args, context) ?? refuse("ItemNotFound"),
    GetLocationOrNullObject: location,
  },
});
