/** TableColumnCollection and TableColumn: columns by id, name or place. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import { renameColumnInFormula } from "../model/formulaText";
import { requireEditable, requireUnprotected } from "../model/permissions";
import type { Table, TableColumn } from "../model/table";
import { addTableColumn, deleteTableColumn } from "../model/tableEdits";
import { writeCells, type WrittenValue } from "../model/writeCells";
import { asText } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { filter } from "./autoFilter";
import { rangeOf } from "./range";
import { readGrid, writeValues } from "./rangeCells";

interface ColumnTarget {
  table: Table;
  column: TableColumn;
}

function find(table: Table, key: string | number): HostObject | null {
  const column = table.column(key);
  return column ? tableColumn({ table, column }) : null;
}

/** The column's strip of the table's part. */
function strip({ table, column }: ColumnTarget, part: Area | undefined): Area {
  const index = table.columns.indexOf(column);
  if (index < 0 || !part) refuse("ItemNotFound");
  return { ...part, column: part.column + index, columns: 1 };
}

/** Refused before anything changes: a new column has values for its body, or for its header too. */
function checkColumnValues({ area, bodyArea }: Table, values: unknown): void {
  if (!Array.isArray(values)) return;
  const isCell = (line: unknown): boolean => Array.isArray(line) && line.length === 1;
  if ((values.length !== area.rows && values.length !== bodyArea.rows) || !values.every(isCell)) {
    refuse("InvalidArgument");
  }
}

/** Values for a new column: with its header as the first, or for the body only. */
function fillColumn(target: ColumnTarget, values: unknown): void {
  const { sheet } = target.table;
  const { rows, row: firstBodyRow } = target.table.bodyArea;
  const area = strip(target, target.table.area);
  const whole = Array.isArray(values) && values.length === area.rows;
  const place = whole ? area : strip(target, target.table.bodyArea);
  if (Array.isArray(values) && !whole && values.length !== rows) refuse("InvalidArgument");
  const lines = values as unknown[];
  writeCells(sheet, place, (row) => {
    if (!Array.isArray(values)) return place.row + row >= firstBodyRow ? cell(values) : null;
    const line = lines[row];
    if (!Array.isArray(line) || line.length !== 1) refuse("InvalidArgument");
    return cell(line[0]);
  });
}

function cell(value: unknown): WrittenValue {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return value;
  }
  return refuse("InvalidArgument");
}

export const tableColumnCollection: HostClass<Table> = defineClass({
  name: "TableColumnCollection",
  scalars: { Count: { get: ({ columns }) => columns.length } },
  items: (table) => table.columns.map((column) => tableColumn({ table, column })),
  item: (table, args) => find(table, args.key(0)) ?? refuse("ItemNotFound"),
  methods: {
    Add: (table, args) => {
      requireUnprotected(table.sheet);
      requireEditable(table.sheet, table.area);
      const given = args.integer(0, -1);
      const index = given === -1 ? table.columns.length : given;
      if (index < 0 || index > table.columns.length) refuse("InvalidArgument");
      checkColumnValues(table, args.at(1));
      const target = { table, column: addTableColumn(table, index, args.optionalText(2)) };
      const values = args.at(1);
      if (values !== undefined) fillColumn(target, values);
      return tableColumn(target);
    },
    GetCount: ({ columns }) => columns.length,
    GetItemAt: (table, args) => {
      const column = table.columns[args.integer(0)];
      return column ? tableColumn({ table, column }) : refuse("InvalidArgument");
    },
    GetItemOrNullObject: (table, args) => find(table, args.key(0)),
  },
});

function part(pick: (table: Table) => Area | undefined) {
  return (target: ColumnTarget, _args: unknown, context: HostContext): HostObject =>
    rangeOf(context, target.table.sheet, strip(target, pick(target.table)));
}

const tableColumn: HostClass<ColumnTarget> = defineClass({
  name: "TableColumn",
  identity: ({ column }) => ({ Id: column.id }),
  scalars: {
    Id: { get: ({ column }) => column.id },
    Index: { get: ({ table, column }) => table.columns.indexOf(column) },
    Name: {
      get: ({ column }) => column.name,
      set: ({ table, column }, value) => {
        requireUnprotected(table.sheet);
        renameColumn(table, column, asText(value));
      },
    },
    Values: {
      get: (target, context) => readGrid(context.range(target.table.sheet, strip(target, target.table.area)), "values"),
      set: (target, value, context) => {
        writeValues(context.range(target.table.sheet, strip(target, target.table.area)), value);
      },
    },
  },
  objects: { Filter: (target) => filter(target) },
  methods: {
    GetRange: part(({ area }) => area),
    GetHeaderRowRange: part(({ headerArea }) => headerArea),
    GetDataBodyRange: part(({ bodyArea }) => bodyArea),
    GetTotalRowRange: part(({ totalsArea }) => totalsArea),
    Delete: ({ table, column }) => {
      requireUnprotected(table.sheet);
      deleteTableColumn(table, column);
    },
  },
});

function renameColumn(table: Table, column: TableColumn, name: string): void {
  if (name === "" || name.length > 255) refuse("InvalidArgument");
  if (table.columns.some((other) => other !== column && other.name.toLowerCase() === name.toLowerCase())) {
    refuse("InvalidArgument", `The table has a column called "${name}" already.`);
  }
  const before = column.name;
  column.name = name;
  table.writeHeaders();
  const { workbook } = table.sheet;
  workbook.rewriteFormulas((formula, home) =>
    renameColumnInFormula(formula, table.name, before, name, home === table.sheet),
  );
  workbook.touched();
}
