/** Reads conditional formats; kinds the stand-in does not model are kept as the file spells them. */

import { operatorFromFile, type ConditionalFormat, type ConditionalLook } from "../model/conditionalFormat";
import type { Worksheet } from "../model/worksheet";
import { fromStoredFormula } from "./formulaStorage";
import { areasOf } from "./readSheetParts";
import { children, flag, type XmlElement } from "./xml";

const KINDS: Record<string, string> = {
  cellIs: "CellValue",
  expression: "Custom",
  colorScale: "ColorScale",
  dataBar: "DataBar",
  iconSet: "IconSet",
  top10: "TopBottom",
  containsText: "ContainsText",
  notContainsText: "ContainsText",
  beginsWith: "ContainsText",
  endsWith: "ContainsText",
};

export function readConditionalFormats(
  sheet: Worksheet,
  root: XmlElement,
  text: string,
  looks: ConditionalLook[],
): void {
  for (const group of children(root, "conditionalFormatting")) {
    const areas = areasOf(group.attributes["sqref"]);
    for (const rule of children(group, "cfRule")) {
      if (areas.length > 0) sheet.conditionalFormats.push(readRule(sheet, rule, areas, text, looks));
    }
  }
  sheet.conditionalFormats.sort((a, b) => a.priority - b.priority);
}

function readRule(
  sheet: Worksheet,
  rule: XmlElement,
  areas: ConditionalFormat["areas"],
  text: string,
  looks: ConditionalLook[],
): ConditionalFormat {
  const { type = "", dxfId, priority, stopIfTrue, operator = "equal" } = rule.attributes;
  const look = dxfId === undefined ? undefined : looks[Number(dxfId)];
  const [first, second] = children(rule, "formula").map((formula) => fromStoredFormula(formula.text));
  const kind = KINDS[type] ?? "PresetCriteria";
  const format: ConditionalFormat = {
    id: `{${String(sheet.workbook.newNumber()).padStart(8, "0")}-000E-0000-0000-000000000000}`,
    areas: [...areas],
    type: kind,
    priority: Number(priority ?? 1),
    stopIfTrue: flag(stopIfTrue),
    look: { ...look },
    ...(look && { storedLook: Number(dxfId) }),
  };
  if (kind === "CellValue") {
    format.cellValue = {
      operator: operatorFromFile(operator),
      formula1: first ?? "=",
      ...(second !== undefined && { formula2: second }),
    };
  } else if (kind === "Custom") format.formula = first ?? "=";
  else format.storedRule = text.slice(rule.start, rule.end);
  return format;
}
