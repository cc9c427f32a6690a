/** Functions: worksheet functions called from code, with values, ranges and results of other functions. */

import { absoluteAddress } from "../model/address";
import { CellError, type CellValue } from "../model/cellValue";
import { serialOfDate } from "../model/dates";
import { refuse } from "../model/excelError";
import { evaluateFormulas } from "../model/formulaEngine";
import { Workbook } from "../model/workbook";
import type { Arguments } from "../protocol/arguments";
import { defineClass, type HostClass, type HostObject } from "../protocol/hostObject";
import { isHostObject, RangeTarget } from "../protocol/rangeTarget";
import { formulaName, FUNCTION_NAMES } from "./functionNames";

interface Result {
  value: unknown;
  error: string;
}

const isResult = (target: unknown): target is Result =>
  typeof target === "object" && target !== null && "value" in target && "error" in target;

/** An argument as a formula writes it. */
function operand(value: unknown): string {
  if (typeof value === "string") return `"${value.replace(/"/g, '""')}"`;
  if (typeof value === "number") return String(value);
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  if (!isHostObject(value)) return refuse("InvalidArgument");
  const { target } = value;
  if (target instanceof RangeTarget) {
    const { sheet, area } = target.place();
    return Workbook.fullAddress(sheet, absoluteAddress(area));
  }
  if (!isResult(target)) return refuse("InvalidArgument");
  return target.error === "" ? operand(target.value) : target.error;
}

/** Lists of values arrive as one argument. */
function call(name: string): (workbook: Workbook, args: Arguments) => HostObject {
  return (workbook, args) => {
    const given = args.values.flat(1);
    while (given.length > 0 && (given.at(-1) ?? undefined) === undefined) given.pop();
    const operands = given.map((one) => (one === null || one === undefined ? "" : operand(one)));
    const [value] = evaluateFormulas(workbook.activeSheet, [`=${formulaName(name)}(${operands.join(",")})`]);
    return functionResult(resultOf(value));
  };
}

function resultOf(value: CellValue): Result {
  return value instanceof CellError ? { value: null, error: value.text } : { value: value ?? 0, error: "" };
}

export const functions: HostClass<Workbook> = defineClass({
  name: "Functions",
  methods: {
    ...Object.fromEntries(FUNCTION_NAMES.map((name) => [name, call(name)])),
    Date: ({ date1904 }, args) => {
      const [year, month, day] = [args.integer(0), args.integer(1), args.integer(2)];
      const first = date1904 ? 1904 : 1900;
      const serial = serialOfDate(year < first ? year + 1900 : year, month, day, date1904);
      const valid = year >= 0 && year < 10_000 && serial >= 0;
      return functionResult(valid ? { value: serial, error: "" } : { value: null, error: "#NUM!" });
    },
  },
});

const functionResult: HostClass<Result> = defineClass({
  name: "FunctionResult",
  scalars: { Value: { get: ({ value }) => value }, Error: { get: ({ error }) => error } },
});
