/** TableCollection: the tables of the workbook or of one sheet. */

import { refuse } from "../model/excelError";
import { requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { addTable } from "../model/tableEdits";
import type { Workbook } from "../model/workbook";
import type { Worksheet } from "../model/worksheet";
import { EventType, WHOLE_WORKBOOK } from "../protocol/eventDesk";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { table } from "./table";

interface TablesTarget {
  workbook: Workbook;
  /** Absent for the tables of all sheets. */
  sheet?: Worksheet;
}

function tablesOf({ workbook, sheet }: TablesTarget): Table[] {
  return sheet ? sheet.tables : workbook.tables;
}

function find(target: TablesTarget, key: string | number): Table | undefined {
  const found = target.workbook.table(String(key));
  return found && tablesOf(target).includes(found) ? found : undefined;
}

export const tableCollection: HostClass<TablesTarget> = defineClass({
  name: "TableCollection",
  scalars: { Count: { get: (target) => tablesOf(target).length } },
  items: (target) => tablesOf(target).map((one) => table(one)),
  item: (target, args) => table(find(target, args.key(0)) ?? refuse("ItemNotFound")),
  eventTarget: ({ sheet }) => sheet?.id ?? WHOLE_WORKBOOK,
  events: {
    onAdded: ["AddedEvent", EventType.tableAdded],
    onChanged: ["DataChangedEvent", EventType.tableChanged],
    onDeleted: ["DeletedEvent", EventType.tableDeleted],
  },
  methods: {
    Add: (target, args) => {
      const { sheet, area } = args.range(0, target.sheet);
      requireUnprotected(sheet);
      return table(addTable(sheet, area, args.flag(1)));
    },
    GetCount: (target) => tablesOf(target).length,
    GetItemAt: (target, args) => table(tablesOf(target)[args.integer(0)] ?? refuse("InvalidArgument")),
    GetItemOrNullObject: (target, args) => {
      const found = find(target, args.key(0));
      return found ? table(found) : null;
    },
  },
});

/** The tables that meet a range. */
export const tableScopedCollection: HostClass<Table[]> = defineClass({
  name: "TableScopedCollection",
  items: (tables) => tables.map((one) => table(one)),
  item: (tables, args) => {
    const key = String(args.key(0)).toLowerCase();
    const found = tables.find(({ id, name }) => id.toLowerCase() === key || name.toLowerCase() === key);
    return table(found ?? refuse("ItemNotFound"));
  },
  methods: {
    GetCount: (tables) => tables.length,
    GetFirst: ([first]) => table(first ?? refuse("ItemNotFound")),
  },
});
