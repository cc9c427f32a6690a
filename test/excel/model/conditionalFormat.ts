/** A conditional format: where it applies, its rule and the look it gives. */

import type { Area } from "./address";

/** The parts of a cell's look that a conditional format may set; absent means "leave as it is". */
export interface ConditionalLook {
  fillColor?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: string;
  numberFormat?: string;
}

export interface CellValueRule {
  operator: string;
  formula1: string;
  formula2?: string;
}

export interface ConditionalFormat {
  readonly id: string;
  areas: Area[];
  /** Excel's name of the kind: "CellValue", "Custom", "ColorScale" ... */
  readonly type: string;
  priority: number;
  stopIfTrue: boolean;
  look: ConditionalLook;
  cellValue?: CellValueRule;
  /** The formula of a Custom rule. */
  formula?: string;
  /** Rules of other kinds are kept as the file had them. */
  storedRule?: string;
  /** The number of the look in the file's own list, while the look is unchanged. */
  storedLook?: number;
}

/** The operators of cell value rules and of number validation, and their spelling in files. */
export const OPERATORS: Readonly<Record<string, string>> = {
  Between: "between",
  NotBetween: "notBetween",
  EqualTo: "equal",
  NotEqualTo: "notEqual",
  GreaterThan: "greaterThan",
  LessThan: "lessThan",
  GreaterThanOrEqual: "greaterThanOrEqual",
  LessThanOrEqual: "lessThanOrEqual",
};

/** In validation rules the last two are called GreaterThanOrEqualTo and LessThanOrEqualTo. */
export function operatorFromFile(spelling: string, orEqualTo = false): string {
  const name = Object.keys(OPERATORS).find((key) => OPERATORS[key] === spelling) ?? "Between";
  return orEqualTo && name.endsWith("OrEqual") ? `${name}To` : name;
}

export function operatorToFile(name: string): string | undefined {
  return OPERATORS[name] ?? OPERATORS[name.replace(/OrEqualTo$/, "OrEqual")];
}
