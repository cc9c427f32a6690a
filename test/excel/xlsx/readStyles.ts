/** Reads the styles part: cell formats as styles, and the looks of conditional formats. */

import { CONDITIONAL_EDGES, type ConditionalLook } from "../model/conditionalFormat";
import { DEFAULT_STYLE, restyle, type Border, type BorderEdge, type Style } from "../model/style";
import { patternFromFile } from "../model/fillPatterns";
import { ALL_PARTS, type StylePart } from "../model/namedStyles";
import { readColor } from "./colors";
import { BORDER_STYLES, BUILT_IN_FORMATS, HORIZONTAL, READING_ORDERS, UNDERLINES, VERTICAL } from "./styleNames";
import { child, children, flag, type XmlElement } from "./xml";

export interface FileNamedStyle {
  name: string;
  /** Its number in the file's list of cell styles. */
  xfId: number;
  builtinId: number | undefined;
  style: Style;
  includes: Set<StylePart>;
}

export interface FileStyles {
  named: FileNamedStyle[];
  /** By the number cells have. */
  formats: Style[];
  looks: ConditionalLook[];
}

/** The attribute that says whether a cell style decides on the part. */
export const APPLY: Readonly<Record<StylePart, string>> = {
  number: "applyNumberFormat",
  font: "applyFont",
  alignment: "applyAlignment",
  border: "applyBorder",
  patterns: "applyFill",
  protection: "applyProtection",
};

type Part = Partial<Style>;

export function readStyles(styles: XmlElement | undefined, theme: string[]): FileStyles {
  const numberFormats = new Map(
    children(child(styles, "numFmts"), "numFmt").map(({ attributes }) => [
      Number(attributes["numFmtId"]),
      attributes["formatCode"] ?? "General",
    ]),
  );
  const numberFormat = (id: number): string => numberFormats.get(id) ?? BUILT_IN_FORMATS[id] ?? "General";
  const fonts = children(child(styles, "fonts"), "font").map((font) => readFont(font, theme));
  const fills = children(child(styles, "fills"), "fill").map((fill) => readFill(fill, theme));
  const borders = children(child(styles, "borders"), "border").map((border) => readBorders(border, theme));
  const entries = children(child(styles, "cellStyles"), "cellStyle");
  const nameOf = (xfId: number): string =>
    entries.find(({ attributes }) => Number(attributes["xfId"] ?? 0) === xfId)?.attributes["name"] ?? "Normal";
  const read = (xf: XmlElement, namedStyle: string): Style => {
    const { numFmtId, fontId, fillId, borderId, quotePrefix } = xf.attributes;
    return restyle(DEFAULT_STYLE, {
      namedStyle,
      numberFormat: numberFormat(Number(numFmtId ?? 0)),
      ...fonts[Number(fontId ?? 0)],
      ...fills[Number(fillId ?? 0)],
      ...borders[Number(borderId ?? 0)],
      ...readAlignment(child(xf, "alignment")),
      ...readProtection(child(xf, "protection")),
      quotePrefix: flag(quotePrefix),
    });
  };
  const formats = children(child(styles, "cellXfs"), "xf").map((xf) =>
    read(xf, nameOf(Number(xf.attributes["xfId"] ?? 0))),
  );
  const cellStyleFormats = children(child(styles, "cellStyleXfs"), "xf");
  const named = entries.flatMap(({ attributes: { name, xfId, builtinId } }): FileNamedStyle[] => {
    const xf = cellStyleFormats[Number(xfId ?? 0)];
    if (name === undefined || !xf) return [];
    const id = builtinId === undefined ? undefined : Number(builtinId);
    return [{ name, xfId: Number(xfId ?? 0), builtinId: id, style: read(xf, name), includes: includedParts(xf) }];
  });
  const looks = children(child(styles, "dxfs"), "dxf").map((dxf) => readLook(dxf, theme));
  return { formats: formats.length > 0 ? formats : [DEFAULT_STYLE], looks, named };
}

/** A cell style decides on a part unless it says that it does not. */
function includedParts({ attributes }: XmlElement): Set<StylePart> {
  return new Set(ALL_PARTS.filter((part) => flag(attributes[APPLY[part]], true)));
}

const value = (element: XmlElement | undefined): string | undefined => element?.attributes["val"];
const on = (parent: XmlElement, name: string): boolean => {
  const element = child(parent, name);
  return element !== undefined && flag(value(element), true);
};

function readFont(font: XmlElement, theme: string[]): Part {
  const underline = child(font, "u");
  const vertical = value(child(font, "vertAlign"));
  return {
    fontName: value(child(font, "name")) ?? value(child(font, "rFont")) ?? DEFAULT_STYLE.fontName,
    fontSize: Number(value(child(font, "sz")) ?? DEFAULT_STYLE.fontSize),
    fontColor: readColor(child(font, "color"), theme) ?? DEFAULT_STYLE.fontColor,
    bold: on(font, "b"),
    italic: on(font, "i"),
    strikethrough: on(font, "strike"),
    underline: underline ? ((UNDERLINES[value(underline) ?? "single"] ?? "Single") as Style["underline"]) : "None",
    vertAlign: vertical === "superscript" || vertical === "subscript" ? vertical : "none",
  };
}

function readFill(fill: XmlElement, theme: string[]): Part {
  const pattern = child(fill, "patternFill");
  const type = pattern?.attributes["patternType"] ?? "none";
  if (!pattern || type === "none") return {};
  const [front, back] = [readColor(child(pattern, "fgColor"), theme), readColor(child(pattern, "bgColor"), theme)];
  const drawn = patternFromFile(type);
  if (drawn !== undefined) return { fillPattern: drawn, patternColor: front ?? "", fillColor: back ?? "" };
  const color = front ?? back;
  return color === undefined ? {} : { fillColor: color };
}

const EDGES: Record<string, BorderEdge> = {
  left: "left",
  start: "left",
  right: "right",
  end: "right",
  top: "top",
  bottom: "bottom",
};

function readBorders(border: XmlElement, theme: string[]): Part {
  const borders: Partial<Record<BorderEdge, Border>> = {};
  for (const side of border.children) {
    const kind = BORDER_STYLES[side.attributes["style"] ?? ""];
    if (!kind) continue;
    const line: Border = { ...kind, color: readColor(child(side, "color"), theme) ?? "#000000" };
    const edge = EDGES[side.name];
    if (edge) borders[edge] = line;
    else if (side.name === "diagonal") {
      if (flag(border.attributes["diagonalUp"])) borders.diagonalUp = line;
      if (flag(border.attributes["diagonalDown"])) borders.diagonalDown = line;
    }
  }
  return { borders };
}

function readAlignment(alignment: XmlElement | undefined): Part {
  if (!alignment) return {};
  const { horizontal, vertical, wrapText, indent, textRotation, shrinkToFit, readingOrder, justifyLastLine } =
    alignment.attributes;
  const rotation = Number(textRotation ?? 0);
  return {
    horizontal: HORIZONTAL[horizontal ?? "general"] ?? "General",
    vertical: VERTICAL[vertical ?? "bottom"] ?? "Bottom",
    wrapText: flag(wrapText),
    indent: Number(indent ?? 0),
    // Files count angles below the line from 91 on, and 255 stands for stacked letters.
    textOrientation: rotation === 255 ? 180 : rotation > 90 ? 90 - rotation : rotation,
    shrinkToFit: flag(shrinkToFit),
    readingOrder: READING_ORDERS[Number(readingOrder ?? 0)] ?? "Context",
    autoIndent: flag(justifyLastLine),
  };
}

function readProtection(protection: XmlElement | undefined): Part {
  if (!protection) return {};
  const { locked, hidden } = protection.attributes;
  return { locked: flag(locked, true), formulaHidden: flag(hidden) };
}

function readLook(dxf: XmlElement, theme: string[]): ConditionalLook {
  const look: ConditionalLook = {};
  const font = child(dxf, "font");
  if (font) {
    const color = readColor(child(font, "color"), theme);
    if (color !== undefined) look.fontColor = color;
    if (child(font, "b")) look.bold = on(font, "b");
    if (child(font, "i")) look.italic = on(font, "i");
    if (child(font, "strike")) look.strikethrough = on(font, "strike");
    const underline = child(font, "u");
    if (underline) look.underline = UNDERLINES[value(underline) ?? "single"] ?? "Single";
  }
  const pattern = child(child(dxf, "fill"), "patternFill");
  // In conditional formats a solid fill's colour is the background colour.
  const fill = readColor(child(pattern, "bgColor"), theme) ?? readColor(child(pattern, "fgColor"), theme);
  if (fill !== undefined) look.fillColor = fill;
  const borders = readLookBorders(child(dxf, "border"), theme);
  if (borders) look.borders = borders;
  const format = child(dxf, "numFmt")?.attributes["formatCode"];
  if (format !== undefined) look.numberFormat = format;
  return look;
}

function readLookBorders(border: XmlElement | undefined, theme: string[]): ConditionalLook["borders"] {
  const sides = CONDITIONAL_EDGES.flatMap((edge) => {
    const side = child(border, edge);
    const line = BORDER_STYLES[side?.attributes["style"] ?? ""]?.line;
    return line === undefined ? [] : [[edge, { line, color: readColor(child(side, "color"), theme) ?? "#000000" }]];
  });
  return sides.length === 0 ? undefined : (Object.fromEntries(sides) as ConditionalLook["borders"]);
}
