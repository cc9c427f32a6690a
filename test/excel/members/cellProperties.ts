/** getCellProperties, setCellProperties and the same for rows and columns: many properties of many cells in one call. */

import type { Area } from "../model/address";
import { refuse } from "../model/excelError";
import { asRecord } from "../protocol/arguments";
import type { HostContext } from "../protocol/hostContext";
import type { HostObject, Members } from "../protocol/hostObject";
import type { RangeTarget } from "../protocol/rangeTarget";
import { rangeOf } from "./range";
import { borderOfSide } from "./rangeBorders";

type RangeMethods = NonNullable<Members<RangeTarget>["methods"]>;

const SIDES: Readonly<Record<string, string>> = {
  bottom: "EdgeBottom",
  diagonalDown: "DiagonalDown",
  diagonalUp: "DiagonalUp",
  horizontal: "InsideHorizontal",
  left: "EdgeLeft",
  right: "EdgeRight",
  top: "EdgeTop",
  vertical: "InsideVertical",
};

type Slicing = "cells" | "rows" | "columns";

function slices({ row, column, rows, columns }: Area, by: Slicing): Area[][] {
  const line = (count: number, at: (index: number) => Area): Area[] =>
    Array.from({ length: count }, (_unused, index) => at(index));
  if (by === "rows") return [line(rows, (index) => ({ row: row + index, column, rows: 1, columns }))];
  if (by === "columns") return [line(columns, (index) => ({ row, column: column + index, rows, columns: 1 }))];
  return line(rows, (down) => ({ row: row + down, column, rows: 1, columns })).map((one) =>
    line(columns, (across) => ({ ...one, column: column + across, columns: 1 })),
  );
}

/** Reads what the options mark with true, under the names the client uses. */
function readProperties(object: HostObject, options: unknown, context: HostContext): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [name, wanted] of Object.entries(asRecord(options))) {
    if (wanted === false || wanted === null || wanted === undefined) continue;
    if (wanted === true) answer[name] = object.read(name, context);
    else if (name === "borders") answer[name] = readBorders(object, wanted, context);
    else answer[name] = readProperties(part(object, name, context), wanted, context);
  }
  return answer;
}

function readBorders(format: HostObject, options: unknown, context: HostContext): Record<string, unknown> {
  const range = format.target as RangeTarget;
  const sides = Object.entries(SIDES).map(([name, side]) => [
    name,
    readProperties(borderOfSide(range, side), options, context),
  ]);
  return Object.fromEntries(sides) as Record<string, unknown>;
}

function part(object: HostObject, name: string, context: HostContext): HostObject {
  return object.object(name, context) ?? refuse("InvalidArgument");
}

/** The style comes first, so that what else is said stays on top of it. */
function writeProperties(object: HostObject, values: unknown, context: HostContext): void {
  const given = Object.entries(asRecord(values)).sort(([a], [b]) => Number(b === "style") - Number(a === "style"));
  for (const [name, value] of given) {
    if (value === null || value === undefined) continue;
    if (name === "borders") {
      for (const [side, border] of Object.entries(asRecord(value))) {
        const wanted = SIDES[side] ?? refuse("InvalidArgument");
        writeProperties(borderOfSide(object.target as RangeTarget, wanted), border, context);
      }
    } else if (object.scalarName(name) !== undefined) object.write(name, value, context);
    else writeProperties(part(object, name, context), value, context);
  }
}

function getter(by: Slicing): RangeMethods[string] {
  return (target, args, context) => {
    const { sheet, area } = target.place();
    const read = slices(area, by).map((line) =>
      line.map((one) => readProperties(rangeOf(context, sheet, one), args.at(0) ?? {}, context)),
    );
    return by === "cells" ? read : read[0];
  };
}

function setter(by: Slicing): RangeMethods[string] {
  return (target, args, context) => {
    const { sheet, area } = target.place();
    const lines = slices(area, by);
    const given = args.at(0);
    const grid: unknown = by === "cells" ? given : [given];
    if (!Array.isArray(grid) || grid.length !== lines.length) refuse("InvalidArgument");
    lines.forEach((line, row) => {
      const values = (grid as unknown[])[row];
      if (!Array.isArray(values) || values.length !== line.length) refuse("InvalidArgument");
      line.forEach((one, column) => {
        const value = (values as unknown[])[column];
        if (value !== null) writeProperties(rangeOf(context, sheet, one), value, context);
      });
    });
  };
}

export const propertyMethods: RangeMethods = {
  GetCellProperties: getter("cells"),
  SetCellProperties: setter("cells"),
  GetRowProperties: getter("rows"),
  SetRowProperties: setter("rows"),
  GetColumnProperties: getter("columns"),
  SetColumnProperties: setter("columns"),
};
