/** A conditional format: where it applies, its rule and the look it gives. */

import type { Area } from "./address";

export interface ConditionalBorder {
  line: string;
  color: string;
}

export const CONDITIONAL_EDGES = ["top", "bottom", "left", "right"] as const;
export type ConditionalEdge = (typeof CONDITIONAL_EDGES)[number];

/** The parts of a cell's look that a conditional format may set; absent means "leave as it is". */
export interface ConditionalLook {
  fillColor?: string;
  fontColor?: string;
  bold?: boolean;
  italic?: boolean;
  strikethrough?: boolean;
  underline?: string;
  numberFormat?: string;
  borders?: Partial<Record<ConditionalEdge, ConditionalBorder>>;
}

export interface CellValueRule {
  operator: string;
  formula1: string;
  formula2?: string;
}

/** A place on a scale: "LowestValue", "Number", "Percent" ... with a number or formula as text where it needs one. */
export interface ScalePoint {
  type: string;
  formula?: string;
}

export interface ColorPoint extends ScalePoint {
  color: string;
}

export interface ColorScaleRule {
  minimum: ColorPoint;
  /** Absent in scales of two colours. */
  midpoint?: ColorPoint;
  maximum: ColorPoint;
}

export interface DataBarRule {
  showDataBarOnly: boolean;
  barDirection: string;
  axisFormat: string;
  axisColor: string;
  lowerBound: ScalePoint;
  upperBound: ScalePoint;
  /** Colours are #RRGGBB, or "" where there is none. */
  positive: { fillColor: string; gradientFill: boolean; borderColor: string };
  negative: {
    fillColor: string;
    matchPositiveFillColor: boolean;
    borderColor: string;
    matchPositiveBorderColor: boolean;
  };
}

export interface IconPoint extends ScalePoint {
  operator: string;
}

export interface IconSetRule {
  style: string;
  reverseIconOrder: boolean;
  showIconOnly: boolean;
  /** From the lowest icon to the highest; what the lowest says has no effect. */
  criteria: IconPoint[];
}

export interface TopBottomRule {
  rank: number;
  type: string;
}

export interface TextRule {
  operator: string;
  text: string;
}

/** The kinds of conditional formats by Excel's names. */
export const CONDITIONAL_KINDS = [
  "Custom",
  "DataBar",
  "ColorScale",
  "IconSet",
  "TopBottom",
  "PresetCriteria",
  "ContainsText",
  "CellValue",
] as const;
export type ConditionalKind = (typeof CONDITIONAL_KINDS)[number];

export interface ConditionalFormat {
  readonly id: string;
  areas: Area[];
  readonly type: ConditionalKind;
  priority: number;
  stopIfTrue: boolean;
  look: ConditionalLook;
  /** The formula of a Custom rule. */
  formula?: string;
  cellValue?: CellValueRule;
  colorScale?: ColorScaleRule;
  dataBar?: DataBarRule;
  iconSet?: IconSetRule;
  topBottom?: TopBottomRule;
  /** The criterion of a preset rule. */
  preset?: string;
  text?: TextRule;
  /** A rule of a kind the model does not know, kept as the file had it. */
  storedRule?: string;
  /** The number of the look in the file's own list, while the look is unchanged. */
  storedLook?: number;
}

/** Every formula of the rule goes through `rewrite`. */
export function rewriteConditionalFormulas(format: ConditionalFormat, rewrite: (formula: string) => string): void {
  const isFormula = (text: string | undefined): text is string => text?.startsWith("=") ?? false;
  if (isFormula(format.formula)) format.formula = rewrite(format.formula);
  const { cellValue } = format;
  if (cellValue) {
    cellValue.formula1 = rewrite(cellValue.formula1);
    if (cellValue.formula2 !== undefined) cellValue.formula2 = rewrite(cellValue.formula2);
  }
  for (const point of scalePoints(format)) if (isFormula(point.formula)) point.formula = rewrite(point.formula);
}

function scalePoints({ colorScale, dataBar, iconSet }: ConditionalFormat): ScalePoint[] {
  const { minimum, midpoint, maximum } = colorScale ?? {};
  const points = [minimum, midpoint, maximum, dataBar?.lowerBound, dataBar?.upperBound, ...(iconSet?.criteria ?? [])];
  return points.filter((point) => point !== undefined);
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
