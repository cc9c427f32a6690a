/** RangeView: the visible rows and columns of a range, as one grid. */

import { cellAddress } from "../model/address";
import { refuse } from "../model/excelError";
import { visibleAreas } from "../model/specialCells";
import { Workbook } from "../model/workbook";
import { defineClass, type HostClass } from "../protocol/hostObject";
import { RangeTarget } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { readGrid, type GridKind } from "./rangeCells";

/** The visible rows and columns, counted from the sheet's corner. */
function shown(target: RangeTarget): { rows: number[]; columns: number[] } {
  const { sheet, area } = target.place();
  const rows = new Set<number>();
  const columns = new Set<number>();
  for (const part of visibleAreas(sheet, area)) {
    for (let row = part.row; row < part.row + part.rows; row++) rows.add(row);
    for (let column = part.column; column < part.column + part.columns; column++) columns.add(column);
  }
  return { rows: [...rows], columns: [...columns] };
}

function grid(kind: GridKind): { get: (target: RangeTarget) => unknown } {
  return {
    get: (target) => {
      const { area } = target.place();
      const all = readGrid(target, kind);
      const { rows, columns } = shown(target);
      return rows.map((row) => columns.map((column) => all[row - area.row]?.[column - area.column]));
    },
  };
}

export const rangeView: HostClass<RangeTarget> = defineClass({
  name: "RangeView",
  scalars: {
    Values: grid("values"),
    Formulas: grid("formulas"),
    FormulasR1C1: grid("formulasR1C1"),
    Text: grid("text"),
    NumberFormat: grid("numberFormat"),
    ValueTypes: grid("valueTypes"),
    RowCount: { get: (target) => shown(target).rows.length },
    ColumnCount: { get: (target) => shown(target).columns.length },
    Index: { get: () => 0 },
    CellAddresses: {
      get: (target) => {
        const { rows, columns } = shown(target);
        const { sheet } = target.place();
        return rows.map((row) => columns.map((column) => Workbook.fullAddress(sheet, cellAddress(row, column))));
      },
    },
  },
  objects: { Rows: (target) => rangeViewCollection(target) },
  methods: {
    GetRange: (target, _args, context) => {
      const { sheet, area } = target.place();
      return rangeOf(context, sheet, area);
    },
  },
});

function rowOf(target: RangeTarget, index: number): RangeTarget {
  const { sheet, area } = target.place();
  const row = shown(target).rows[index];
  return row === undefined ? refuse("InvalidArgument") : new RangeTarget(sheet, { ...area, row, rows: 1 });
}

const rangeViewCollection: HostClass<RangeTarget> = defineClass({
  name: "RangeViewCollection",
  items: (target) => shown(target).rows.map((_row, index) => rangeView(rowOf(target, index))),
  methods: {
    GetCount: (target) => shown(target).rows.length,
    GetItemAt: (target, args) => rangeView(rowOf(target, args.integer(0))),
  },
});
