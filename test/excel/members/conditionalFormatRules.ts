/** The kinds of conditional formats that are a rule with a look: cell value, custom, text, top and bottom, preset. */

import { OPERATORS } from "../model/conditionalFormat";
import { refuse } from "../model/excelError";
import { fromR1C1, toR1C1 } from "../model/formulaText";
import { requireUnprotected } from "../model/permissions";
import { asNumber, asRecord, asText, oneOf } from "../protocol/arguments";
import { defineClass, type HostClass, type Scalar } from "../protocol/hostObject";
import { conditionalRangeFormat, type FormatTarget } from "./conditionalFormatLook";

/** A rule that is one object of the client, read and written as a whole. */
export function ruleScalar(
  get: (format: FormatTarget["format"]) => unknown,
  change: (format: FormatTarget["format"], value: unknown) => void,
): Scalar<FormatTarget> {
  return {
    get: ({ format }) => get(format) ?? null,
    set: ({ sheet, format }, value) => {
      requireUnprotected(sheet, "allowFormatCells");
      change(format, value);
      sheet.workbook.touched();
    },
  };
}

function asRuleFormula(value: unknown): string {
  const text = typeof value === "number" ? String(value) : asText(value);
  return text.startsWith("=") ? text : `=${text}`;
}

function withLook(name: string, rule: Scalar<FormatTarget>): HostClass<FormatTarget> {
  return defineClass({
    name,
    scalars: { Rule: rule },
    objects: { Format: (target) => conditionalRangeFormat(target) },
  });
}

export const cellValueFormat = withLook(
  "CellValueConditionalFormat",
  ruleScalar(
    ({ cellValue }) => cellValue,
    (format, value) => {
      const { formula1, formula2, operator } = asRecord(value);
      if (/Between$/.test(String(operator)) && (formula2 ?? "") === "") refuse("InvalidArgument");
      format.cellValue = {
        operator: oneOf(operator, Object.keys(OPERATORS)),
        formula1: asRuleFormula(formula1),
        ...(formula2 !== undefined && formula2 !== null && { formula2: asRuleFormula(formula2) }),
      };
    },
  ),
);

const TEXT_OPERATORS = ["Contains", "NotContains", "BeginsWith", "EndsWith"] as const;

export const textFormat = withLook(
  "TextConditionalFormat",
  ruleScalar(
    ({ text }) => text,
    (format, value) => {
      const { operator, text } = asRecord(value);
      format.text = { operator: oneOf(operator, TEXT_OPERATORS), text: asText(text) };
    },
  ),
);

const TOP_BOTTOM_TYPES = ["TopItems", "TopPercent", "BottomItems", "BottomPercent"] as const;

export const topBottomFormat = withLook(
  "TopBottomConditionalFormat",
  ruleScalar(
    ({ topBottom }) => topBottom,
    (format, value) => {
      const { rank, type } = asRecord(value);
      const wanted = asNumber(rank);
      const kind = oneOf(type, TOP_BOTTOM_TYPES);
      const most = kind.endsWith("Percent") ? 100 : 1000;
      if (!Number.isInteger(wanted) || wanted < 1 || wanted > most) refuse("InvalidArgument");
      format.topBottom = { rank: wanted, type: kind };
    },
  ),
);

const PRESETS = [
  "Blanks",
  "NonBlanks",
  "Errors",
  "NonErrors",
  "Yesterday",
  "Today",
  "Tomorrow",
  "LastSevenDays",
  "LastWeek",
  "ThisWeek",
  "NextWeek",
  "LastMonth",
  "ThisMonth",
  "NextMonth",
  "AboveAverage",
  "BelowAverage",
  "EqualOrAboveAverage",
  "EqualOrBelowAverage",
  "OneStdDevAboveAverage",
  "OneStdDevBelowAverage",
  "TwoStdDevAboveAverage",
  "TwoStdDevBelowAverage",
  "ThreeStdDevAboveAverage",
  "ThreeStdDevBelowAverage",
  "UniqueValues",
  "DuplicateValues",
] as const;

export const presetFormat = withLook(
  "PresetCriteriaConditionalFormat",
  ruleScalar(
    ({ preset }) => preset !== undefined && { criterion: preset },
    (format, value) => {
      format.preset = oneOf(asRecord(value)["criterion"], PRESETS);
    },
  ),
);

export const customFormat: HostClass<FormatTarget> = defineClass({
  name: "CustomConditionalFormat",
  objects: { Format: (target) => conditionalRangeFormat(target), Rule: (target) => conditionalFormatRule(target) },
});

/** Formulas are written for the first cell of the format's first area. */
const conditionalFormatRule: HostClass<FormatTarget> = defineClass({
  name: "ConditionalFormatRule",
  scalars: {
    Formula: ruleScalar(
      ({ formula }) => formula ?? "",
      (format, value) => {
        format.formula = asRuleFormula(value);
      },
    ),
    FormulaR1C1: ruleScalar(
      ({ formula, areas: [area] }) => (formula !== undefined && area ? toR1C1(formula, area.row, area.column) : ""),
      (format, value) => {
        const [area] = format.areas;
        const formula = area && fromR1C1(asRuleFormula(value), area.row, area.column);
        format.formula = formula ?? refuse("InvalidArgument");
      },
    ),
  },
});
