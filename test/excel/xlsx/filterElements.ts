/** A filter's criteria as files spell them. */

import type { ColumnFilter, FilterCriteria, FilterDate } from "../model/filter";
import { isFiltering } from "../model/filter";
import { dynamicFromFile, dynamicInFile, filterDateParts } from "../model/filterPeriods";
import type { ConditionalLook } from "../model/conditionalFormat";
import { attributes as attributeList, children, flag, type XmlElement } from "./xml";

/** The number of a look in the file's list. */
type LookNumber = (look: ConditionalLook) => number | undefined;

const OPERATORS: Readonly<Record<string, string>> = {
  "=": "equal",
  "<>": "notEqual",
  "<": "lessThan",
  "<=": "lessThanOrEqual",
  ">": "greaterThan",
  ">=": "greaterThanOrEqual",
};

const GROUPS = ["Year", "Month", "Day", "Hour", "Minute", "Second"] as const;

/** The columns of an autoFilter element with what is known of each. */
export function readFilterColumns(
  autoFilter: XmlElement | undefined,
  text: string,
  looks: readonly ConditionalLook[],
): [number, ColumnFilter][] {
  return children(autoFilter, "filterColumn").map((column) => {
    const { colId, ...others } = column.attributes;
    const criteria = readCriteria(column, looks);
    const stored = column.children.map(({ start, end }) => text.slice(start, end)).join("");
    const attributes = attributeList(Object.fromEntries(Object.entries(others).filter(([key]) => !key.includes(":"))));
    return [
      Number(colId),
      { ...(criteria && { criteria }), ...(stored !== "" && { stored }), ...(attributes !== "" && { attributes }) },
    ];
  });
}

/** undefined for criteria that the stand-in cannot apply, such as icons. */
function readCriteria(column: XmlElement, looks: readonly ConditionalLook[]): FilterCriteria | undefined {
  const [element] = column.children;
  switch (element?.name) {
    case "filters": {
      const dates = children(element, "dateGroupItem").flatMap((one) => readDate(one) ?? []);
      const texts = children(element, "filter").map((one) => one.attributes["val"] ?? "");
      const blank = flag(element.attributes["blank"]) ? [""] : [];
      return { filterOn: "Values", values: [...texts, ...dates, ...blank] };
    }
    case "customFilters": {
      const [first, second] = children(element, "customFilter").map(readCustom);
      if (first === undefined) return undefined;
      if (second === undefined) return { filterOn: "Custom", criterion1: first };
      const operator = flag(element.attributes["and"]) ? "And" : "Or";
      return { filterOn: "Custom", criterion1: first, criterion2: second, operator };
    }
    case "top10": {
      const side = flag(element.attributes["top"], true) ? "Top" : "Bottom";
      const what = flag(element.attributes["percent"]) ? "Percent" : "Items";
      return { filterOn: `${side}${what}`, criterion1: element.attributes["val"] ?? "" };
    }
    case "dynamicFilter": {
      const dynamicCriteria = dynamicFromFile(element.attributes["type"] ?? "");
      return dynamicCriteria === undefined ? undefined : { filterOn: "Dynamic", dynamicCriteria };
    }
    case "colorFilter": {
      const look = looks[Number(element.attributes["dxfId"])];
      const ofCell = flag(element.attributes["cellColor"], true);
      const color = ofCell ? look?.fillColor : look?.fontColor;
      return color === undefined ? undefined : { filterOn: ofCell ? "CellColor" : "FontColor", color };
    }
    default:
      return undefined;
  }
}

function readCustom({ attributes: { operator = "equal", val = "" } }: XmlElement): string {
  const sign = Object.entries(OPERATORS).find(([, name]) => name === operator)?.[0] ?? "=";
  return sign + (val === " " ? "" : val);
}

function readDate({ attributes: given }: XmlElement): FilterDate | undefined {
  const specificity = GROUPS.find((group) => group.toLowerCase() === given["dateTimeGrouping"]);
  if (specificity === undefined) return undefined;
  const part = (name: string, otherwise: string): string => (given[name] ?? otherwise).padStart(2, "0");
  const day = `${part("year", "1900")}-${part("month", "1")}-${part("day", "1")}`;
  const isTime = GROUPS.indexOf(specificity) > 2;
  const time = isTime ? `T${part("hour", "0")}:${part("minute", "0")}:${part("second", "0")}` : "";
  return { date: day + time, specificity };
}

/** The element of one column; "" where it says nothing. */
export function filterColumnXml(index: number, filter: ColumnFilter, lookNumber: LookNumber): string {
  const { criteria, stored, attributes = "" } = filter;
  if (!isFiltering(filter)) return attributes === "" ? "" : `<filterColumn colId="${index}"${attributes}/>`;
  const inside = stored ?? (criteria ? criteriaXml(criteria, lookNumber) : "");
  return `<filterColumn colId="${index}"${attributes}>${inside}</filterColumn>`;
}

function criteriaXml(criteria: FilterCriteria, lookNumber: LookNumber): string {
  const { filterOn, values = [], criterion1 = "", criterion2, operator, dynamicCriteria = "", color } = criteria;
  switch (filterOn) {
    case "Values": {
      const head = attributeList({ blank: values.includes("") || undefined });
      const texts = values.map((one) => (typeof one === "string" ? valueXml(one) : ""));
      const dates = values.map((one) => (typeof one === "string" ? "" : dateXml(one)));
      return `<filters${head}>${[...texts, ...dates].join("")}</filters>`;
    }
    case "Dynamic":
      return `<dynamicFilter type="${dynamicInFile(dynamicCriteria)}"/>`;
    case "CellColor":
    case "FontColor": {
      const ofCell = filterOn === "CellColor";
      const dxfId = lookNumber(ofCell ? { fillColor: color ?? "" } : { fontColor: color ?? "" });
      return `<colorFilter${attributeList({ dxfId, cellColor: ofCell ? undefined : false })}/>`;
    }
    case "Custom": {
      const and = criterion2 !== undefined && operator !== "Or";
      const both = customXml(criterion1) + (criterion2 === undefined ? "" : customXml(criterion2));
      return `<customFilters${attributeList({ and: and || undefined })}>${both}</customFilters>`;
    }
    default: {
      const top = filterOn.startsWith("Bottom") ? false : undefined;
      const percent = filterOn.endsWith("Percent") || undefined;
      return `<top10${attributeList({ top, percent, val: criterion1 })}/>`;
    }
  }
}

function valueXml(text: string): string {
  return text === "" ? "" : `<filter${attributeList({ val: text })}/>`;
}

function dateXml(wanted: FilterDate): string {
  const parts = filterDateParts(wanted);
  const named = Object.fromEntries(parts.map((part, index) => [(GROUPS[index] ?? "Second").toLowerCase(), part]));
  return `<dateGroupItem${attributeList({ ...named, dateTimeGrouping: wanted.specificity.toLowerCase() })}/>`;
}

function customXml(text: string): string {
  const [, sign = "=", operand = ""] = /^(<>|<=|>=|=|<|>)?(.*)$/su.exec(text) ?? [];
  const operator = sign === "=" ? undefined : OPERATORS[sign];
  return `<customFilter${attributeList({ operator, val: operand === "" ? " " : operand })}/>`;
}
