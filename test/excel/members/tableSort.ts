/** TableSort: orders the rows of a table. */

import { requireEditable, requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { sortTable } from "../model/tableSort";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { readSortFields } from "./sortFields";

export const tableSort: HostClass<Table> = defineClass({
  name: "TableSort",
  partial: { Apply: "not by icons" },
  methods: {
    Apply: (table, args) => {
      requireUnprotected(table.sheet, "allowSort");
      requireEditable(table.sheet, table.bodyArea);
      sortTable(table, readSortFields(args.at(0)), args.flag(1));
    },
  },
});
