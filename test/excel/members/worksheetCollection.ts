/** WorksheetCollection: the sheets in their order. */

import { refuse } from "../model/excelError";
import { requireWritable } from "../model/permissions";
import { addWorksheet } from "../model/sheetEdits";
import type { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { worksheet } from "./worksheet";

const shown = (workbook: Workbook, visibleOnly: boolean): Workbook["sheets"] =>
  workbook.sheets.filter(({ visibility }) => !visibleOnly || visibility === "Visible");

export const worksheetCollection: HostClass<Workbook> = defineClass({
  name: "WorksheetCollection",
  items: ({ sheets }) => sheets.map((sheet) => worksheet(sheet)),
  item: (workbook, args) => worksheet(workbook.sheet(args.text(0)) ?? refuse("ItemNotFound")),
  methods: {
    Add: (workbook, args) => {
      requireWritable(workbook);
      return worksheet(addWorksheet(workbook, args.optionalText(0)));
    },
    GetActiveWorksheet: ({ activeSheet }) => worksheet(activeSheet),
    GetCount: (workbook, args) => shown(workbook, args.flag(0)).length,
    GetFirst: (workbook, args) => worksheet(shown(workbook, args.flag(0))[0] ?? refuse("ItemNotFound")),
    GetLast: (workbook, args) => worksheet(shown(workbook, args.flag(0)).at(-1) ?? refuse("ItemNotFound")),
    GetItemOrNullObject: (workbook, args) => {
      const sheet = workbook.sheet(args.text(0));
      return sheet ? worksheet(sheet) : null;
    },
  },
});
