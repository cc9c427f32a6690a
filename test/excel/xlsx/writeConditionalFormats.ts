/** Writes conditional formats: rules of the format's first edition here, what came later into the sheet's extension. */

import { cellAddress, formatArea, type Area } from "../model/address";
import { operatorToFile, type ConditionalFormat, type ScalePoint } from "../model/conditionalFormat";
import { byPriority, ICON_SETS } from "../model/newConditionalFormat";
import type { Worksheet } from "../model/worksheet";
import { argb } from "./colors";
import { AXIS_POSITIONS, BAR_DIRECTIONS, POINT_TYPES, PRESETS, TEXT_KINDS } from "./conditionalFormatNames";
import { toStoredFormula } from "./formulaStorage";
import { fileName } from "./styleNames";
import type { StyleWriter } from "./writeStyles";
import { attributes, encodeCellText } from "./xml";

const EXTENSION_NAMESPACE = "http://schemas.microsoft.com/office/spreadsheetml/2009/9/main";
const FORMULA_NAMESPACE = "http://schemas.microsoft.com/office/excel/2006/main";
/** Marks a rule that continues in the sheet's extension, and the extension itself. */
const RULE_EXTENSION = "{B025F937-C7B1-47D3-B67F-A62EFF666E3E}";
const SHEET_EXTENSION = "{78C0D931-6437-407d-A8EE-F0AAD7539E65}";

const areaList = (areas: Area[]): string => areas.map(formatArea).join(" ");
const stored = (formula: string): string => encodeCellText(toStoredFormula(formula, undefined));
const formulaXml = (formula: string | undefined): string =>
  formula === undefined ? "" : `<formula>${stored(formula)}</formula>`;
const colorXml = (tag: string, color: string): string => `<${tag} rgb="${argb(color)}"/>`;

const inPriority = (sheet: Worksheet): ConditionalFormat[] => [...sheet.conditionalFormats].sort(byPriority);
const isExtended = ({ iconSet }: ConditionalFormat): boolean => ICON_SETS[iconSet?.style ?? ""]?.extended === true;

export function conditionalFormatsXml(sheet: Worksheet, styles: StyleWriter): string {
  return inPriority(sheet)
    .map((format, index) => {
      if (isExtended(format)) return "";
      const rule = ruleXml(format, index + 1, styles);
      return `<conditionalFormatting sqref="${areaList(format.areas)}">${rule}</conditionalFormatting>`;
    })
    .join("");
}

function ruleXml(format: ConditionalFormat, priority: number, styles: StyleWriter): string {
  if (format.storedRule !== undefined) {
    return format.storedRule.replace(/(\spriority=")[^"]*"/, `$1${priority}"`);
  }
  const { kind, inside } = ruleParts(format, priority);
  const { type, ...others } = kind;
  const head = attributes({
    type,
    dxfId: styles.look(format),
    priority,
    stopIfTrue: format.stopIfTrue || undefined,
    ...others,
  });
  return `<cfRule${head}>${inside}</cfRule>`;
}

interface RuleParts {
  kind: Record<string, string | number | boolean | undefined>;
  inside: string;
}

/** A rule that was added but never told what to look for is written as one that never holds. */
function ruleParts(format: ConditionalFormat, priority: number): RuleParts {
  const [area] = format.areas;
  const cell = area ? cellAddress(area.row, area.column) : "A1";
  const { cellValue, topBottom, text, preset, colorScale, dataBar, iconSet, formula } = format;
  if (cellValue) {
    const inside = formulaXml(cellValue.formula1) + formulaXml(cellValue.formula2);
    return { kind: { type: "cellIs", operator: operatorToFile(cellValue.operator) }, inside };
  }
  if (topBottom) {
    const percent = topBottom.type.endsWith("Percent") || undefined;
    const bottom = topBottom.type.startsWith("Bottom") || undefined;
    return { kind: { type: "top10", percent, bottom, rank: topBottom.rank }, inside: "" };
  }
  const textKind = TEXT_KINDS[text?.operator ?? ""];
  if (text && textKind) {
    const operator = textKind.type === "notContainsText" ? "notContains" : textKind.type;
    const inside = formulaXml(`=${textKind.formula(cell, `"${text.text.replace(/"/g, '""')}"`)}`);
    return { kind: { type: textKind.type, operator, text: text.text }, inside };
  }
  const presetKind = PRESETS[preset ?? ""];
  if (presetKind) {
    return { kind: presetKind.attributes, inside: formulaXml(presetKind.formula && `=${presetKind.formula(cell)}`) };
  }
  if (colorScale) {
    const points = [colorScale.minimum, colorScale.midpoint, colorScale.maximum].filter((one) => one !== undefined);
    const inside =
      points.map((point) => pointXml(point)).join("") + points.map(({ color }) => colorXml("color", color)).join("");
    return { kind: { type: "colorScale" }, inside: `<colorScale>${inside}</colorScale>` };
  }
  if (dataBar) return { kind: { type: "dataBar" }, inside: dataBarXml(format, priority) };
  if (iconSet) return { kind: { type: "iconSet" }, inside: iconSetXml(format, "") };
  return {
    kind: { type: "expression" },
    inside: formulaXml(formula ?? (format.type === "Custom" ? "=TRUE" : "=FALSE")),
  };
}

/** The first edition knows no automatic bounds: there they are the lowest and highest values. */
function pointXml({ type, formula }: ScalePoint, automatic = "min", more: Record<string, unknown> = {}): string {
  const name = type === "Automatic" ? automatic : type === "Invalid" ? "percent" : fileName(POINT_TYPES, type);
  const val = type === "Invalid" ? "0" : formula === undefined ? undefined : plainValue(formula);
  return `<cfvo${attributes({ type: name, val, ...(more as Record<string, boolean | undefined>) })}/>`;
}

/** "=700" is the number 700; real formulas are stored without their sign. */
function plainValue(formula: string): string {
  return formula.startsWith("=") ? toStoredFormula(formula, undefined) : formula;
}

function dataBarXml({ dataBar }: ConditionalFormat, priority: number): string {
  if (!dataBar) return "";
  const { lowerBound, upperBound, positive, showDataBarOnly } = dataBar;
  const head = attributes({ showValue: showDataBarOnly ? false : undefined });
  return (
    `<dataBar${head}>${pointXml(lowerBound, "min")}${pointXml(upperBound, "max")}` +
    `${colorXml("color", positive.fillColor)}</dataBar><extLst><ext xmlns:x14="${EXTENSION_NAMESPACE}" ` +
    `uri="${RULE_EXTENSION}"><x14:id>${extensionId(priority)}</x14:id></ext></extLst>`
  );
}

function iconSetXml({ iconSet }: ConditionalFormat, prefix: "" | "x14:"): string {
  if (!iconSet) return "";
  const head = attributes({
    iconSet: ICON_SETS[iconSet.style]?.file,
    showValue: iconSet.showIconOnly ? false : undefined,
    reverse: iconSet.reverseIconOrder || undefined,
  });
  const points = iconSet.criteria.map((point) => {
    const gte = point.operator === "GreaterThan" ? false : undefined;
    return prefix === "" ? pointXml(point, "min", { gte }) : extendedPoint(point, "autoMin", gte);
  });
  return `<${prefix}iconSet${head}>${points.join("")}</${prefix}iconSet>`;
}

/** The same for the same place among the sheet's rules, whatever ids the formats had before. */
function extensionId(priority: number): string {
  return `{${String(priority).padStart(8, "0")}-000F-4000-8000-000000000000}`;
}

function extendedPoint({ type, formula }: ScalePoint, automatic: string, gte?: boolean): string {
  const name = type === "Automatic" ? automatic : type === "Invalid" ? "percent" : fileName(POINT_TYPES, type);
  const head = attributes({ type: name, gte });
  const value = type === "Invalid" ? "0" : formula === undefined ? undefined : plainValue(formula);
  return value === undefined
    ? `<x14:cfvo${head}/>`
    : `<x14:cfvo${head}><xm:f>${encodeCellText(value)}</xm:f></x14:cfvo>`;
}

function extendedRule(format: ConditionalFormat, priority: number): string | undefined {
  const { dataBar } = format;
  const id = extensionId(priority);
  const inside = isExtended(format)
    ? `<x14:cfRule${attributes({ type: "iconSet", priority, id })}>${iconSetXml(format, "x14:")}</x14:cfRule>`
    : dataBar && `<x14:cfRule${attributes({ type: "dataBar", id })}>${extendedBar(dataBar)}</x14:cfRule>`;
  return (
    inside &&
    `<x14:conditionalFormatting xmlns:xm="${FORMULA_NAMESPACE}">${inside}<xm:sqref>${areaList(format.areas)}</xm:sqref></x14:conditionalFormatting>`
  );
}

function extendedBar(bar: NonNullable<ConditionalFormat["dataBar"]>): string {
  const { positive, negative } = bar;
  const head = attributes({
    minLength: 0,
    maxLength: 100,
    border: positive.borderColor === "" ? undefined : true,
    gradient: positive.gradientFill ? undefined : false,
    direction: bar.barDirection === "Context" ? undefined : fileName(BAR_DIRECTIONS, bar.barDirection),
    negativeBarColorSameAsPositive: negative.matchPositiveFillColor || undefined,
    negativeBarBorderColorSameAsPositive: negative.matchPositiveBorderColor ? undefined : false,
    axisPosition: bar.axisFormat === "Automatic" ? undefined : fileName(AXIS_POSITIONS, bar.axisFormat),
  });
  const color = (tag: string, value: string, wanted = true): string =>
    value === "" || !wanted ? "" : colorXml(`x14:${tag}`, value);
  return (
    `<x14:dataBar${head}>${extendedPoint(bar.lowerBound, "autoMin")}${extendedPoint(bar.upperBound, "autoMax")}` +
    color("borderColor", positive.borderColor) +
    color("negativeFillColor", negative.fillColor, !negative.matchPositiveFillColor) +
    color("negativeBorderColor", negative.borderColor, !negative.matchPositiveBorderColor) +
    color("axisColor", bar.axisColor) +
    "</x14:dataBar>"
  );
}

/** The sheet's extensions: the file's own without the rules the model has read, and the model's rules. */
export function extensionsXml(sheet: Worksheet, kept: string): string {
  const rules = inPriority(sheet).flatMap((format, index) => extendedRule(format, index + 1) ?? []);
  if (rules.length === 0 && !GROUPS.test(kept)) return kept;
  const groups = [...conditionalFormattings(kept), ...rules].join("");
  const own =
    groups === ""
      ? ""
      : `<ext xmlns:x14="${EXTENSION_NAMESPACE}" uri="${SHEET_EXTENSION}">` +
        `<x14:conditionalFormattings>${groups}</x14:conditionalFormattings></ext>`;
  const rest = kept.replace(GROUPS, "").replace(/<(?:\w+:)?ext\b[^>]*>\s*<\/(?:\w+:)?ext>/g, "");
  const inside = /^<extLst\b[^>]*>([\s\S]*)<\/extLst>$/.exec(rest)?.[1] ?? "";
  return own + inside === "" ? "" : `<extLst>${own}${inside}</extLst>`;
}

const GROUPS = /<x14:conditionalFormattings>([\s\S]*?)<\/x14:conditionalFormattings>/;

/** The groups of a kept extension that have a rule the model does not hold. */
function conditionalFormattings(kept: string): string[] {
  const groups = GROUPS.exec(kept)?.[1]?.match(/<x14:conditionalFormatting\b[\s\S]*?<\/x14:conditionalFormatting>/g);
  return (groups ?? []).filter((group) => !isRead(group));
}

/** Rules are read from data bars, and from sets of icons unless they are mixed. */
function isRead(group: string): boolean {
  const rules = group.match(/<x14:cfRule\b[^>]*>[\s\S]*?<\/x14:cfRule>/g) ?? [];
  return rules.every(
    (rule) => /<x14:dataBar\b/.test(rule) || /<x14:iconSet\b(?![^>]*\bcustom="(?:1|true)")/.test(rule),
  );
}
