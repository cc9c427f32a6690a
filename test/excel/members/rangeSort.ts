/** RangeSort: orders the rows or columns of a range. */

import { overlaps, contains } from "../model/address";
import { refuse } from "../model/excelError";
import { requireEditable, requireUnprotected } from "../model/permissions";
import { sortCells } from "../model/tableSort";
import { defineClass, type HostClass } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { readSortFields } from "./sortFields";

export const rangeSort: HostClass<RangeTarget> = defineClass({
  name: "RangeSort",
  partial: { Apply: "not by icons; texts are ordered by their letters, never by pinyin or strokes" },
  methods: {
    Apply: (target, args) => {
      const { sheet, area } = target.place();
      requireUnprotected(sheet, "allowSort");
      const fields = readSortFields(args.at(0));
      const lanes = args.oneOf(3, ["Rows", "Columns"], "Rows") === "Rows" ? "rows" : "columns";
      args.oneOf(4, ["PinYin", "StrokeCount"], "PinYin");
      // The first row (or column) of a range with headers stays where it is.
      const header = args.flag(2) ? 1 : 0;
      const body =
        lanes === "rows"
          ? { ...area, row: area.row + header, rows: area.rows - header }
          : { ...area, column: area.column + header, columns: area.columns - header };
      if (body.rows < 1 || body.columns < 1) return;
      const torn = sheet.tables.some((table) => overlaps(table.area, body) && !contains(table.bodyArea, body));
      if (torn) refuse("InvalidOperation");
      requireEditable(sheet, body);
      sortCells(sheet, body, fields, { matchCase: args.flag(1), lanes });
    },
  },
});
