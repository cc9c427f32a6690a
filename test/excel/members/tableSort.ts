/** TableSort: orders the rows of a table. */

import { refuse } from "../model/excelError";
import { requireEditable, requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { sortTable, type SortField } from "../model/tableSort";
import { asRecord } from "../protocol/arguments";
import { defineClass, type HostClass, NotImplemented } from "../protocol/hostObject";

function readField(value: unknown): SortField {
  const { key, ascending, sortOn } = asRecord(value);
  if (sortOn !== undefined && sortOn !== null && sortOn !== "Value") {
    throw new NotImplemented(`TableSort.apply with sortOn ${JSON.stringify(sortOn)}`);
  }
  if (typeof key !== "number" || !Number.isInteger(key)) refuse("InvalidArgument");
  return { key, ascending: ascending !== false };
}

export const tableSort: HostClass<Table> = defineClass({
  name: "TableSort",
  methods: {
    Apply: (table, args) => {
      requireUnprotected(table.sheet, "allowSort");
      requireEditable(table.sheet, table.bodyArea);
      const fields = args.at(0);
      if (!Array.isArray(fields) || fields.length === 0) refuse("InvalidArgument");
      sortTable(table, fields.map(readField), args.flag(1));
    },
  },
});
