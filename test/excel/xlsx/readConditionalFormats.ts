/** Reads conditional formats; rules the stand-in does not model are kept as the file spells them. */

import {
  operatorFromFile,
  type ColorPoint,
  type ConditionalFormat,
  type ConditionalKind,
  type ConditionalLook,
  type DataBarRule,
  type IconPoint,
  type IconSetRule,
  type ScalePoint,
} from "../model/conditionalFormat";
import type { Area } from "../model/address";
import { ICON_SETS, newConditionalId, newDataBar } from "../model/newConditionalFormat";
import type { Worksheet } from "../model/worksheet";
import { readColor } from "./colors";
import { AXIS_POSITIONS, BAR_DIRECTIONS, POINT_TYPES, presetOf, TEXT_KINDS } from "./conditionalFormatNames";
import { fromStoredFormula } from "./formulaStorage";
import { areasOf } from "./readSheetParts";
import { child, children, flag, type XmlElement } from "./xml";

export interface FormatReading {
  sheet: Worksheet;
  /** The sheet's part as text, for rules that are kept as they are. */
  text: string;
  /** The looks of the styles part, by number. */
  looks: ConditionalLook[];
  theme: string[];
}

export function readConditionalFormats(reading: FormatReading, root: XmlElement): void {
  const { sheet } = reading;
  const extended = extendedRules(root);
  for (const group of children(root, "conditionalFormatting")) {
    const areas = areasOf(group.attributes["sqref"]);
    if (areas.length === 0) continue;
    for (const rule of children(group, "cfRule"))
      sheet.conditionalFormats.push(readRule(reading, rule, areas, extended));
  }
  for (const { rule, areas } of extended) {
    const iconSet = rule.attributes["type"] === "iconSet" ? readIconSet(child(rule, "iconSet")) : undefined;
    if (!iconSet) continue;
    sheet.conditionalFormats.push({ ...plainFormat(sheet, rule, areas, "IconSet"), iconSet });
  }
  sheet.conditionalFormats.sort((a, b) => a.priority - b.priority);
}

interface ExtendedRule {
  rule: XmlElement;
  areas: Area[];
}

/** The rules in the sheet's extension: what later versions of Excel added. */
export function extendedRules(root: XmlElement): ExtendedRule[] {
  const groups = children(child(root, "extLst"), "ext").flatMap((extension) =>
    children(child(extension, "conditionalFormattings"), "conditionalFormatting"),
  );
  return groups.flatMap((group) => {
    const areas = areasOf(child(group, "sqref")?.text);
    return areas.length > 0 ? children(group, "cfRule").map((rule) => ({ rule, areas })) : [];
  });
}

function plainFormat(sheet: Worksheet, rule: XmlElement, areas: Area[], type: ConditionalKind): ConditionalFormat {
  const { priority, stopIfTrue } = rule.attributes;
  return {
    id: newConditionalId(sheet),
    areas: [...areas],
    type,
    priority: Number(priority ?? 1),
    stopIfTrue: flag(stopIfTrue),
    look: {},
  };
}

function readRule(
  { sheet, text, looks, theme }: FormatReading,
  rule: XmlElement,
  areas: Area[],
  extended: ExtendedRule[],
): ConditionalFormat {
  const { type = "", dxfId } = rule.attributes;
  const look = dxfId === undefined ? undefined : looks[Number(dxfId)];
  const known = readKind(rule, type, theme, extended);
  return {
    ...plainFormat(sheet, rule, areas, known?.type ?? "PresetCriteria"),
    look: structuredClone(look ?? {}),
    ...(look && { storedLook: Number(dxfId) }),
    ...(known ?? { storedRule: text.slice(rule.start, rule.end) }),
  };
}

type KindReading = Partial<ConditionalFormat> & { type: ConditionalKind };

/** What the rule says; undefined where the model has no word for it. */
function readKind(rule: XmlElement, type: string, theme: string[], extended: ExtendedRule[]): KindReading | undefined {
  const { operator = "equal", rank, percent, bottom } = rule.attributes;
  const [first, second] = children(rule, "formula").map((formula) => fromStoredFormula(formula.text));
  const textOperator = Object.keys(TEXT_KINDS).find((name) => TEXT_KINDS[name]?.type === type);
  if (textOperator !== undefined && rule.attributes["text"] !== undefined) {
    return { type: "ContainsText", text: { operator: textOperator, text: rule.attributes["text"] } };
  }
  switch (type) {
    case "cellIs": {
      const formulas = { formula1: first ?? "=", ...(second !== undefined && { formula2: second }) };
      return { type: "CellValue", cellValue: { operator: operatorFromFile(operator), ...formulas } };
    }
    case "expression":
      return { type: "Custom", formula: first ?? "=" };
    case "top10": {
      const kind = `${flag(bottom) ? "Bottom" : "Top"}${flag(percent) ? "Percent" : "Items"}`;
      return { type: "TopBottom", topBottom: { rank: Number(rank ?? 10), type: kind } };
    }
    case "colorScale":
      return readColorScale(child(rule, "colorScale"), theme);
    case "dataBar":
      return readDataBar(rule, theme, extended);
    case "iconSet": {
      const iconSet = readIconSet(child(rule, "iconSet"));
      return iconSet && { type: "IconSet", iconSet };
    }
    default: {
      const preset = presetOf(rule.attributes);
      return preset === undefined ? undefined : { type: "PresetCriteria", preset };
    }
  }
}

/** Values are attributes in the format's first edition and formulas below the point in its extension. */
function readPoint(point: XmlElement): ScalePoint {
  const { type = "", val } = point.attributes;
  const name = POINT_TYPES[type] ?? "Number";
  const value = child(point, "f")?.text ?? val;
  if (value === undefined || /^(LowestValue|HighestValue|Automatic)$/.test(name)) return { type: name };
  return { type: name, formula: Number.isFinite(Number(value)) ? value : fromStoredFormula(value) };
}

function readColorScale(scale: XmlElement | undefined, theme: string[]): KindReading | undefined {
  const colors = children(scale, "color").map((color) => readColor(color, theme));
  const points = children(scale, "cfvo").map((point, index): ColorPoint => {
    return { ...readPoint(point), color: colors[index] ?? "#000000" };
  });
  const [minimum, middle, last] = points;
  if (!minimum || !middle) return undefined;
  return {
    type: "ColorScale",
    colorScale: last ? { minimum, midpoint: middle, maximum: last } : { minimum, maximum: middle },
  };
}

function readDataBar(rule: XmlElement, theme: string[], extended: ExtendedRule[]): KindReading | undefined {
  const plain = child(rule, "dataBar");
  const [lower, upper] = children(plain, "cfvo").map(readPoint);
  if (!plain || !lower || !upper) return undefined;
  const id = children(child(rule, "extLst"), "ext").map((extension) => child(extension, "id")?.text.trim())[0];
  const more = extended.find((one) => id !== undefined && one.rule.attributes["id"] === id)?.rule;
  const bar: DataBarRule = {
    ...newDataBar(),
    showDataBarOnly: !flag(plain.attributes["showValue"], true),
    lowerBound: lower,
    upperBound: upper,
  };
  bar.positive.fillColor = readColor(child(plain, "color"), theme) ?? bar.positive.fillColor;
  const extension = child(more, "dataBar");
  if (extension) readBarExtension(bar, extension, theme);
  else bar.negative = { ...bar.negative, fillColor: bar.positive.fillColor, matchPositiveFillColor: true };
  return { type: "DataBar", dataBar: bar };
}

function readBarExtension(bar: DataBarRule, extension: XmlElement, theme: string[]): void {
  const given = extension.attributes;
  const color = (name: string): string => readColor(child(extension, name), theme) ?? "";
  const [lower, upper] = children(extension, "cfvo").map(readPoint);
  bar.barDirection = BAR_DIRECTIONS[given["direction"] ?? "context"] ?? "Context";
  bar.axisFormat = AXIS_POSITIONS[given["axisPosition"] ?? "automatic"] ?? "Automatic";
  bar.axisColor = color("axisColor");
  if (lower) bar.lowerBound = lower;
  if (upper) bar.upperBound = upper;
  bar.positive.gradientFill = flag(given["gradient"], true);
  bar.positive.borderColor = color("borderColor");
  bar.negative = {
    fillColor: color("negativeFillColor") || bar.positive.fillColor,
    matchPositiveFillColor: flag(given["negativeBarColorSameAsPositive"]),
    borderColor: color("negativeBorderColor"),
    matchPositiveBorderColor: flag(given["negativeBarBorderColorSameAsPositive"], true),
  };
}

/** Sets with icons of other sets are not modelled. */
function readIconSet(element: XmlElement | undefined): IconSetRule | undefined {
  const { iconSet = "3TrafficLights1", reverse, showValue, custom } = element?.attributes ?? {};
  const style = Object.keys(ICON_SETS).find((name) => ICON_SETS[name]?.file === iconSet);
  if (!element || style === undefined || flag(custom)) return undefined;
  const criteria = children(element, "cfvo").map((point, index): IconPoint => {
    if (index === 0) return { type: "Invalid", operator: "Invalid", formula: "" };
    return {
      ...readPoint(point),
      operator: flag(point.attributes["gte"], true) ? "GreaterThanOrEqual" : "GreaterThan",
    };
  });
  return { style, reverseIconOrder: flag(reverse), showIconOnly: !flag(showValue, true), criteria };
}
