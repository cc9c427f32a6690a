/** TableRowCollection and TableRow: the body's rows by place. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import { requireEditable, requireUnprotected } from "../model/permissions";
import type { Table } from "../model/table";
import { addTableRows, deleteTableRows } from "../model/tableEdits";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { rangeOf } from "./range";
import { readGrid, writeValues } from "./rangeCells";

interface RowTarget {
  table: Table;
  index: number;
}

export const tableRowCollection: HostClass<Table> = defineClass({
  name: "TableRowCollection",
  scalars: { Count: { get: ({ bodyArea }) => bodyArea.rows } },
  items: (table) => Array.from({ length: table.bodyArea.rows }, (_unused, index) => tableRow({ table, index })),
  methods: {
    Add: (table, args, context) => {
      requireUnprotected(table.sheet, "allowInsertRows");
      requireEditable(table.sheet, table.area);
      const values = args.at(1);
      const rows = Array.isArray(values) ? values.length : 1;
      const isRow = (line: unknown): boolean => Array.isArray(line) && line.length === table.columns.length;
      if (rows === 0 || (Array.isArray(values) && !values.every(isRow))) refuse("InvalidArgument");
      const given = args.integer(0, -1);
      const added = addTableRows(table, given === -1 ? null : given, rows);
      if (values !== undefined) writeValues(context.range(table.sheet, added), values);
      return tableRow({ table, index: added.row - table.bodyArea.row });
    },
    DeleteRowsAt: (table, args) => {
      requireUnprotected(table.sheet, "allowDeleteRows");
      deleteTableRows(table, args.integer(0), args.integer(1, 1));
    },
    GetCount: ({ bodyArea }) => bodyArea.rows,
    GetItemAt: (table, args) => {
      const index = args.integer(0);
      return index >= 0 && index < table.bodyArea.rows ? tableRow({ table, index }) : refuse("InvalidArgument");
    },
  },
});

function rowArea({ table, index }: RowTarget): Area {
  const { bodyArea } = table;
  if (index >= bodyArea.rows) refuse("ItemNotFound");
  return { ...bodyArea, row: bodyArea.row + index, rows: 1 };
}

const tableRow: HostClass<RowTarget> = defineClass({
  name: "TableRow",
  scalars: {
    Index: { get: ({ index }) => index },
    Values: {
      get: (target, context) => readGrid(context.range(target.table.sheet, rowArea(target)), "values"),
      set: (target, value, context) => {
        writeValues(context.range(target.table.sheet, rowArea(target)), value);
      },
    },
  },
  methods: {
    Delete: ({ table, index }) => {
      requireUnprotected(table.sheet, "allowDeleteRows");
      deleteTableRows(table, index, 1);
    },
    GetRange: (target, _args, context) => rangeOf(context, target.table.sheet, rowArea(target)),
  },
});
