/** Rules of conditional formats beyond values and formulas, as the model holds them or else as the file spells them. */

import type { ConditionalFormat } from "../model/conditionalFormat";
import { ICON_SETS } from "../model/newConditionalFormat";

export interface ScalePoint {
  readonly type: string;
  readonly formula?: string;
}

export interface IconPoint extends ScalePoint {
  readonly operator?: string;
}

/** The parts of a format that drawing needs. */
export interface TypedRules {
  readonly colorScale?: {
    readonly minimum: ColorPoint;
    readonly midpoint?: ColorPoint;
    readonly maximum: ColorPoint;
  };
  readonly dataBar?: {
    readonly lowerBound: ScalePoint;
    readonly upperBound: ScalePoint;
    readonly positive: { readonly fillColor: string };
    readonly showDataBarOnly?: boolean;
  };
  /** From the lowest icon to the highest. */
  readonly iconSet?: {
    readonly style: string;
    readonly criteria: readonly IconPoint[];
    readonly reverseIconOrder?: boolean;
    readonly showIconOnly?: boolean;
  };
  readonly topBottom?: { readonly rank: number; readonly type: string };
  readonly text?: { readonly operator: string; readonly text: string };
  readonly preset?: string;
}

interface ColorPoint extends ScalePoint {
  readonly color: string;
}

const POINTS: Readonly<Record<string, string>> = {
  min: "LowestValue",
  max: "HighestValue",
  num: "Number",
  percent: "Percent",
  percentile: "Percentile",
  formula: "Formula",
};

const known = new Map<string, TypedRules>();

export function typedRules(format: ConditionalFormat & TypedRules): TypedRules {
  const { storedRule } = format;
  if (storedRule === undefined) return format;
  let rules = known.get(storedRule);
  if (!rules) known.set(storedRule, (rules = spelledRules(format.type, storedRule)));
  return rules;
}

function spelledRules(type: string, xml: string): TypedRules {
  const rule = new DOMParser().parseFromString(xml.replace(/<(\/?)\w+:/g, "<$1"), "text/html");
  const points = [...rule.querySelectorAll("cfvo")].map((one) => ({
    type: POINTS[one.getAttribute("type") ?? ""] ?? "Number",
    formula: one.getAttribute("val") ?? "0",
  }));
  const colors = [...rule.querySelectorAll("color")].map(
    (one) => `#${(one.getAttribute("rgb") ?? "FFFFFF").slice(-6)}`,
  );
  const [first, second, third] = points.map((point, index) => ({ ...point, color: colors[index] ?? "#FFFFFF" }));
  if (!first || !second) return {};
  if (type === "ColorScale") {
    return {
      colorScale: third ? { minimum: first, midpoint: second, maximum: third } : { minimum: first, maximum: second },
    };
  }
  if (type === "DataBar") {
    return { dataBar: { lowerBound: first, upperBound: second, positive: { fillColor: first.color } } };
  }
  if (type !== "IconSet") return {};
  const inFile = rule.querySelector("iconset")?.getAttribute("iconset") ?? "3TrafficLights1";
  const style = Object.entries(ICON_SETS).find(([, { file }]) => file === inFile)?.[0] ?? "ThreeTrafficLights1";
  return { iconSet: { style, criteria: points } };
}
