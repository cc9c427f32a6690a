/** The named styles every workbook has, as Excel's current default theme draws them. */

import type { StylePart } from "./namedStyles";
import type { Border, Style } from "./style";

export interface BuiltInStyle {
  /** The client's name, for example "Heading1". */
  clientName: string;
  /** The name people see and files store, for example "Heading 1". */
  name: string;
  /** Its number in files. */
  id: number;
  look: Partial<Style>;
  /** What the style decides on; everything when absent. */
  parts?: StylePart[];
}

const line = (color: string, weight: Border["weight"] = "Thin", kind = "Continuous"): Border => ({
  line: kind,
  weight,
  color,
});

const box = (border: Border): Style["borders"] => ({ bottom: border, left: border, right: border, top: border });

const style = (
  clientName: string,
  name: string,
  id: number,
  look: Partial<Style>,
  ...parts: StylePart[]
): BuiltInStyle => ({
  clientName,
  name,
  id,
  look,
  parts,
});

const HEADING = "#44546A";
const ACCENTS: [color: string, light: string, medium: string, strong: string][] = [
  ["#4472C4", "#D9E1F2", "#B4C6E7", "#8EA9DB"],
  ["#ED7D31", "#FCE4D6", "#F8CBAD", "#F4B084"],
  ["#A5A5A5", "#EDEDED", "#DBDBDB", "#C9C9C9"],
  ["#FFC000", "#FFF2CC", "#FFE699", "#FFD966"],
  ["#5B9BD5", "#DDEBF7", "#BDD7EE", "#9BC2E6"],
  ["#70AD47", "#E2EFDA", "#C6E0B4", "#A9D08E"],
];

const accents = ACCENTS.flatMap(([color, light, medium, strong], index): BuiltInStyle[] => {
  const [name, id] = [`Accent${index + 1}`, 29 + 4 * index];
  const filled = (
    clientName: string,
    shown: string,
    number: number,
    fillColor: string,
    fontColor: string,
  ): BuiltInStyle => style(clientName, shown, number, { fillColor, fontColor }, "font", "patterns");
  return [
    filled(name, name, id, color, "#FFFFFF"),
    filled(`${name}_20`, `20% - ${name}`, id + 1, light, "#000000"),
    filled(`${name}_40`, `40% - ${name}`, id + 2, medium, "#000000"),
    filled(`${name}_60`, `60% - ${name}`, id + 3, strong, "#FFFFFF"),
  ];
});

export const BUILT_IN_STYLES: readonly BuiltInStyle[] = [
  { clientName: "Normal", name: "Normal", id: 0, look: {} },
  style("Comma", "Comma", 3, { numberFormat: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)' }, "number"),
  style("Currency", "Currency", 4, { numberFormat: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)' }, "number"),
  style("Percent", "Percent", 5, { numberFormat: "0%" }, "number"),
  style("WholeComma", "Comma [0]", 6, { numberFormat: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)' }, "number"),
  style("WholeDollar", "Currency [0]", 7, { numberFormat: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)' }, "number"),
  style("Hlink", "Hyperlink", 8, { fontColor: "#0563C1", underline: "Single" }, "font"),
  style("HlinkTrav", "Followed Hyperlink", 9, { fontColor: "#954F72", underline: "Single" }, "font"),
  style("Note", "Note", 10, { fillColor: "#FFFFCC", borders: box(line("#B2B2B2")) }, "border", "patterns"),
  style("WarningText", "Warning Text", 11, { fontColor: "#FF0000" }, "font"),
  style("SheetTitle", "Title", 15, { fontName: "Calibri Light", fontSize: 18, fontColor: HEADING }, "font"),
  style(
    "Heading1",
    "Heading 1",
    16,
    { bold: true, fontSize: 15, fontColor: HEADING, borders: { bottom: line("#4472C4", "Thick") } },
    "font",
    "border",
  ),
  style(
    "Heading2",
    "Heading 2",
    17,
    { bold: true, fontSize: 13, fontColor: HEADING, borders: { bottom: line("#A2B8E1", "Thick") } },
    "font",
    "border",
  ),
  style(
    "Heading3",
    "Heading 3",
    18,
    { bold: true, fontColor: HEADING, borders: { bottom: line("#8EA9DB", "Medium") } },
    "font",
    "border",
  ),
  style("Heading4", "Heading 4", 19, { bold: true, fontColor: HEADING }, "font"),
  style(
    "Input",
    "Input",
    20,
    { fillColor: "#FFCC99", fontColor: "#3F3F76", borders: box(line("#7F7F7F")) },
    "font",
    "border",
    "patterns",
  ),
  style(
    "Output",
    "Output",
    21,
    { fillColor: "#F2F2F2", fontColor: "#3F3F3F", bold: true, borders: box(line("#3F3F3F")) },
    "font",
    "border",
    "patterns",
  ),
  style(
    "Calculation",
    "Calculation",
    22,
    { fillColor: "#F2F2F2", fontColor: "#FA7D00", bold: true, borders: box(line("#7F7F7F")) },
    "font",
    "border",
    "patterns",
  ),
  style(
    "CheckCell",
    "Check Cell",
    23,
    { fillColor: "#A5A5A5", fontColor: "#FFFFFF", bold: true, borders: box(line("#3F3F3F", "Thick", "Double")) },
    "font",
    "border",
    "patterns",
  ),
  style(
    "LinkedCell",
    "Linked Cell",
    24,
    { fontColor: "#FA7D00", borders: { bottom: line("#FF8001", "Thick", "Double") } },
    "font",
    "border",
  ),
  style(
    "Total",
    "Total",
    25,
    { bold: true, borders: { bottom: line("#4472C4", "Thick", "Double"), top: line("#4472C4") } },
    "font",
    "border",
  ),
  style("Good", "Good", 26, { fillColor: "#C6EFCE", fontColor: "#006100" }, "font", "patterns"),
  style("Bad", "Bad", 27, { fillColor: "#FFC7CE", fontColor: "#9C0006" }, "font", "patterns"),
  style("Neutral", "Neutral", 28, { fillColor: "#FFEB9C", fontColor: "#9C5700" }, "font", "patterns"),
  ...accents,
  style("ExplanatoryText", "Explanatory Text", 53, { italic: true, fontColor: "#7F7F7F" }, "font"),
];
