/** What conditional formats add to a cell's look: rules on its value, rules on other cells, scales and bars. */

import { contains, type Area } from "../model/address";
import { CellError, type CellValue } from "../model/cellValue";
import type { ConditionalFormat, ConditionalLook } from "../model/conditionalFormat";
import { offsetFormula } from "../model/formulaText";
import type { Worksheet } from "../model/worksheet";
import { readOperand, readCondition } from "./simpleFormula";
import { drawnLook, ruleHolds, type DrawnRule } from "./drawnRules";

export type ConditionalCellLook = ConditionalLook & DrawnRule;

export function conditionalLook(sheet: Worksheet, row: number, column: number): ConditionalCellLook | undefined {
  let look: ConditionalCellLook | undefined;
  const cell: Area = { row, column, rows: 1, columns: 1 };
  for (const format of sheet.conditionalFormats) {
    const area = format.areas.find((one) => contains(one, cell));
    if (!area) continue;
    const added = lookOf(sheet, format, row, column);
    if (!added) continue;
    // What a rule of higher priority has set stays.
    look = { ...added, ...look };
    if (format.stopIfTrue) break;
  }
  return look;
}

function lookOf(
  sheet: Worksheet,
  format: ConditionalFormat,
  row: number,
  column: number,
): ConditionalCellLook | undefined {
  const value = sheet.value(row, column);
  const drawn = drawnLook(sheet, format, value);
  if (drawn) return drawn;
  const isHeld = ruleHolds(sheet, format, value);
  if (isHeld !== undefined) return isHeld ? format.look : undefined;
  const corner = cornerOf(format.areas);
  const moved = (formula: string): string => offsetFormula(formula, row - corner.row, column - corner.column);
  if (format.cellValue) {
    const { operator, formula1, formula2 } = format.cellValue;
    const first = readOperand(sheet, moved(formula1));
    const second = formula2 === undefined ? undefined : readOperand(sheet, moved(formula2));
    return holds(value, operator, first, second) ? format.look : undefined;
  }
  if (format.formula === undefined) return undefined;
  return readCondition(sheet, moved(format.formula)) === true ? format.look : undefined;
}

/** Relative references of a rule are those of the first cell of its areas. */
function cornerOf(areas: readonly Area[]): { row: number; column: number } {
  return {
    row: Math.min(...areas.map(({ row }) => row)),
    column: Math.min(...areas.map(({ column }) => column)),
  };
}

/** The operand is undefined where it cannot be worked out: then the rule does not hold. */
function holds(value: CellValue, operator: string, first: Operand, second: Operand): boolean {
  if (first === undefined || value instanceof CellError) return false;
  const order = compare(value, first);
  if (order === undefined) return operator === "NotEqualTo";
  switch (operator) {
    case "EqualTo":
      return order === 0;
    case "NotEqualTo":
      return order !== 0;
    case "GreaterThan":
      return order > 0;
    case "LessThan":
      return order < 0;
    case "GreaterThanOrEqual":
      return order >= 0;
    case "LessThanOrEqual":
      return order <= 0;
    default: {
      const other = second === undefined ? undefined : compare(value, second);
      if (other === undefined) return false;
      const between = (order >= 0 && other <= 0) || (order <= 0 && other >= 0);
      return operator === "Between" ? between : !between;
    }
  }
}

type Operand = string | number | boolean | undefined;

/** undefined where the two cannot be compared: a blank cell is 0 and "" at once, a text is above every number. */
function compare(value: CellValue, operand: string | number | boolean): number | undefined {
  if (value === undefined) {
    if (typeof operand === "number") return undefined;
    return operand === "" ? 0 : -1;
  }
  if (typeof value === "string" && typeof operand === "string") {
    return value.localeCompare(operand, undefined, { sensitivity: "accent" });
  }
  if (typeof value === "number" && typeof operand === "number") return value - operand;
  if (typeof value === "boolean" && typeof operand === "boolean") return Number(value) - Number(operand);
  const rank = { number: 0, string: 1, boolean: 2 } as const;
  return value instanceof CellError
    ? undefined
    : rank[typeof value as keyof typeof rank] - rank[typeof operand as keyof typeof rank];
}
