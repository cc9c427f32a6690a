/** AutoFilter of a table: whether it filters, and taking its criteria off. */

import { requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { clearFilters } from "../model/tableFilter";
import { defineClass, type HostClass } from "../protocol/hostObject";

export const autoFilter: HostClass<Table> = defineClass({
  name: "AutoFilter",
  scalars: {
    Enabled: { get: ({ options }) => options.showFilterButton },
    IsDataFiltered: { get: ({ filterCriteria }) => filterCriteria.size > 0 },
  },
  methods: {
    ClearCriteria: (table) => {
      requireUnprotected(table.sheet, "allowAutoFilter");
      clearFilters(table);
    },
  },
});
