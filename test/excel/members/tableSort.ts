/** TableSort: orders the rows of a table and knows how they were ordered last. */

import { requireEditable, requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { clearSort, resortTable, sortFieldsOf, sortTable, type SortField } from "../model/tableSort";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { readSortFields } from "./sortFields";

function checkEditable(table: Table): void {
  requireUnprotected(table.sheet, "allowSort");
  requireEditable(table.sheet, table.bodyArea);
}

/** As the client gives them. */
function shownField({ key, ascending, color, textAsNumber }: SortField): Record<string, unknown> {
  return {
    key,
    ascending,
    sortOn: color === undefined ? "Value" : color.of === "fillColor" ? "CellColor" : "FontColor",
    ...(color && { color: color.value }),
    dataOption: textAsNumber === true ? "TextAsNumber" : "Normal",
  };
}

export const tableSort: HostClass<Table> = defineClass({
  name: "TableSort",
  scalars: {
    Fields: { get: (table) => sortFieldsOf(table).map(shownField) },
    MatchCase: { get: ({ sort }) => sort?.matchCase ?? false },
    Method: { get: () => "PinYin" },
  },
  partial: {
    Apply: "not by icons",
    Fields: "none where a file was sorted by icons or lists",
    Method: "always PinYin",
  },
  methods: {
    Apply: (table, args) => {
      checkEditable(table);
      sortTable(table, readSortFields(args.at(0)), args.flag(1));
    },
    Clear: (table) => {
      requireUnprotected(table.sheet, "allowSort");
      clearSort(table);
    },
    Reapply: (table) => {
      checkEditable(table);
      resortTable(table);
    },
  },
});
