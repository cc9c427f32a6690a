/** Writes the styles part: the file's own formats stay, new ones are added behind them. */

import type { ConditionalEdge, ConditionalFormat, ConditionalLook } from "../model/conditionalFormat";
import type { SourcePackage } from "../model/sourcePackage";
import { DEFAULT_STYLE, type BorderEdge, type Style } from "../model/style";
import { FILL_PATTERNS } from "../model/fillPatterns";
import { ALL_PARTS, type NamedStyles, type StylePart } from "../model/namedStyles";
import { argb } from "./colors";
import { APPLY } from "./readStyles";
import {
  borderStyleName,
  BUILT_IN_FORMATS,
  fileName,
  HORIZONTAL,
  READING_ORDERS,
  UNDERLINES,
  VERTICAL,
} from "./styleNames";
import { attributes, child, children, MAIN_NAMESPACE, parseXml, XML_HEAD, type XmlElement } from "./xml";

const PLAIN =
  `${XML_HEAD}<styleSheet xmlns="${MAIN_NAMESPACE}"><fonts count="1"><font><sz val="11"/><color rgb="FF000000"/>` +
  '<name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>' +
  '<fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/>' +
  '<diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>' +
  '</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles><dxfs count="0"/></styleSheet>';

/** The lists of the part, in the order in which they must stand. */
const ORDER = [
  "numFmts",
  "fonts",
  "fills",
  "borders",
  "cellStyleXfs",
  "cellXfs",
  "cellStyles",
  "dxfs",
  "tableStyles",
  "colors",
  "extLst",
] as const;
type List = "numFmts" | "fonts" | "fills" | "borders" | "cellStyleXfs" | "cellXfs" | "cellStyles" | "dxfs";

export class StyleWriter {
  private base: string;
  /** The numbers of the named styles that stand in the part. */
  private readonly styleIds = new Map<string, number>();
  private readonly formats = new Map<Style, number>();
  private readonly added: Record<List, Map<string, number>> = {
    numFmts: new Map(),
    fonts: new Map(),
    fills: new Map(),
    borders: new Map(),
    cellStyleXfs: new Map(),
    cellXfs: new Map(),
    cellStyles: new Map(),
    dxfs: new Map(),
  };
  private readonly keyed = new Map<string, string>();
  private readonly counts: Record<List, number>;
  private nextFormat: number;

  constructor(
    source: SourcePackage | undefined,
    private readonly named: NamedStyles,
  ) {
    const root = parseXml(source?.stylesXml ?? PLAIN);
    const complete = ["fonts", "fills", "borders", "cellXfs"].every((name) => child(root, name));
    this.base = complete ? (source?.stylesXml ?? PLAIN) : PLAIN;
    const usable = complete ? root : parseXml(PLAIN);
    const count = (name: string): number => child(usable, name)?.children.length ?? 0;
    this.counts = {
      numFmts: count("numFmts"),
      fonts: count("fonts"),
      fills: count("fills"),
      borders: count("borders"),
      cellStyleXfs: count("cellStyleXfs"),
      cellXfs: count("cellXfs"),
      cellStyles: count("cellStyles"),
      dxfs: count("dxfs"),
    };
    const numbers = children(child(usable, "numFmts"), "numFmt").map((one) => Number(one.attributes["numFmtId"]));
    this.nextFormat = Math.max(163, ...numbers) + 1;
    this.takeOver(usable);
    if (complete && source) {
      for (const [style, index] of source.formatOf) {
        if (this.styleIds.has(style.namedStyle)) this.formats.set(style, index);
      }
    } else this.formats.set(DEFAULT_STYLE, 0);
    for (const { builtIn, changed, name } of named.all()) if (!builtIn || changed) this.styleId(name);
  }

  /** Keeps the file's named styles, except those that were changed or deleted. */
  private takeOver(root: XmlElement): void {
    for (const { attributes: given } of children(child(root, "cellStyles"), "cellStyle")) {
      const { name = "", xfId = "0" } = given;
      const isNormal = given["builtinId"] === "0";
      if (!isNormal && (this.named.deleted.has(name) || this.named.find(name)?.changed)) this.drop(name);
      else if (!this.styleIds.has(name)) this.styleIds.set(name, Number(xfId));
    }
    if (!this.styleIds.has("Normal")) this.styleIds.set("Normal", 0);
  }

  private drop(name: string): void {
    const pattern = new RegExp(
      `<(?:\\w+:)?cellStyle\\b(?=[^>]*${escapePattern(attributes({ name }))})[^>]*?(?:/>|>[\\s\\S]*?</(?:\\w+:)?cellStyle>)`,
    );
    if (pattern.test(this.base)) this.counts.cellStyles--;
    this.base = this.base.replace(pattern, "");
  }

  /** The number of a named style, which is added when the part does not have it. */
  private styleId(name: string): number {
    const known = this.styleIds.get(name);
    if (known !== undefined) return known;
    const style = this.named.find(name);
    if (!style) return 0;
    const id = this.add("cellStyleXfs", this.formatXml(style.style, undefined, style.includes), name);
    const { builtIn, changed } = style;
    const head = attributes({
      name,
      xfId: id,
      builtinId: builtIn?.id,
      customBuiltin: (builtIn && changed) || undefined,
    });
    this.add("cellStyles", `<cellStyle${head}/>`);
    this.styleIds.set(name, id);
    return id;
  }

  /** The number of a cell format. */
  format(style: Style): number {
    let number = this.formats.get(style);
    if (number === undefined) this.formats.set(style, (number = this.add("cellXfs", this.cellFormat(style))));
    return number;
  }

  /** The number of a conditional format's look; undefined when it changes nothing. */
  look({ look, storedLook }: Pick<ConditionalFormat, "look" | "storedLook">): number | undefined {
    if (storedLook !== undefined) return storedLook;
    const xml = lookXml(look, this.nextFormat);
    return xml === undefined ? undefined : this.add("dxfs", xml);
  }

  xml(): string {
    return (Object.keys(this.added) as List[]).reduce((text, list) => this.insert(text, list), this.base);
  }

  /** Entries that read alike are one, unless they are told apart by a key. */
  private add(list: List, xml: string, key = xml): number {
    const known = this.added[list].get(key);
    if (known !== undefined) return known;
    const number = this.counts[list] + this.added[list].size;
    this.added[list].set(key, number);
    if (key !== xml) this.keyed.set(key, xml);
    return number;
  }

  private cellFormat(style: Style): string {
    return this.formatXml(style, this.styleId(style.namedStyle), new Set(ALL_PARTS));
  }

  private formatXml(style: Style, xfId: number | undefined, includes: Set<StylePart>): string {
    const applies = (part: StylePart): Record<string, boolean> => ({ [APPLY[part]]: includes.has(part) });
    const ids = {
      numFmtId: this.numberFormat(style.numberFormat),
      fontId: this.add("fonts", fontXml(style)),
      fillId: style.fillColor === "" && style.fillPattern === "" ? 0 : this.add("fills", fillXml(style)),
      borderId: Object.keys(style.borders).length === 0 ? 0 : this.add("borders", bordersXml(style)),
    };
    const inside = alignmentXml(style) + protectionXml(style);
    const head = attributes({
      ...ids,
      xfId,
      quotePrefix: style.quotePrefix || undefined,
      ...applies("number"),
      ...applies("font"),
      ...applies("patterns"),
      ...applies("border"),
      ...applies("alignment"),
      ...applies("protection"),
    });
    return inside === "" ? `<xf${head}/>` : `<xf${head}>${inside}</xf>`;
  }

  private numberFormat(code: string): number {
    for (const [number, builtIn] of Object.entries(BUILT_IN_FORMATS)) if (builtIn === code) return Number(number);
    const known = [...this.added.numFmts.keys()].findIndex((xml) =>
      xml.endsWith(`${attributes({ formatCode: code })}/>`),
    );
    if (known >= 0) return this.nextFormat - this.added.numFmts.size + known;
    this.add("numFmts", `<numFmt${attributes({ numFmtId: this.nextFormat, formatCode: code })}/>`);
    return this.nextFormat++;
  }

  /** Adds the new entries to their list, which may be empty or missing in the file. */
  private insert(text: string, list: List): string {
    const entries = [...this.added[list].keys()].map((key) => this.keyed.get(key) ?? key);
    if (entries.length === 0) return text;
    const prefix = /<(\w+:)?styleSheet\b/.exec(text)?.[1] ?? "";
    const xml = prefix === "" ? entries.join("") : entries.join("").replace(/<(\/?)/g, `<$1${prefix}`);
    const count = this.counts[list] + entries.length;
    const tag = prefix + list;
    const open = new RegExp(`<${tag}\\b[^>]*?(/?)>`).exec(text);
    if (!open) return insertList(text, list, prefix, `<${tag} count="${count}">${xml}</${tag}>`);
    const kept = open[0].replace(/\s*\/?>$/, "").replace(/\scount="\d*"/, "");
    const head = `${kept} count="${count}">`;
    const after = text.slice(open.index + open[0].length);
    if (open[1] === "/") return `${text.slice(0, open.index)}${head}${xml}</${tag}>${after}`;
    return text.slice(0, open.index) + head + after.replace(`</${tag}>`, () => `${xml}</${tag}>`);
  }
}

function insertList(text: string, list: List, prefix: string, xml: string): string {
  const following = ORDER.slice(ORDER.indexOf(list) + 1).map((name) => prefix + name);
  const next = new RegExp(`<(?:${following.join("|")})\\b`).exec(text);
  const end = next?.index ?? text.lastIndexOf(`</${prefix}styleSheet>`);
  return text.slice(0, end) + xml + text.slice(end);
}

function fontXml({ bold, italic, strikethrough, underline, vertAlign, fontSize, fontColor, fontName }: Style): string {
  return (
    "<font>" +
    (bold ? "<b/>" : "") +
    (italic ? "<i/>" : "") +
    (strikethrough ? "<strike/>" : "") +
    (underline === "None" ? "" : `<u${attributes({ val: fileName(UNDERLINES, underline) })}/>`) +
    (vertAlign === "none" ? "" : `<vertAlign val="${vertAlign}"/>`) +
    `<sz val="${fontSize}"/><color rgb="${argb(fontColor)}"/><name${attributes({ val: fontName })}/></font>`
  );
}

const escapePattern = (text: string): string => text.replace(/[\\^$.|?*+()[\]{}]/g, "\\$&");

function fillXml({ fillColor: color, fillPattern, patternColor }: Style): string {
  if (fillPattern !== "") {
    const front = patternColor === "" ? '<fgColor auto="1"/>' : `<fgColor rgb="${argb(patternColor)}"/>`;
    const back = color === "" ? "" : `<bgColor rgb="${argb(color)}"/>`;
    return `<fill><patternFill${attributes({ patternType: FILL_PATTERNS.get(fillPattern) })}>${front}${back}</patternFill></fill>`;
  }
  return `<fill><patternFill patternType="solid"><fgColor rgb="${argb(color)}"/><bgColor indexed="64"/></patternFill></fill>`;
}

function bordersXml({ borders }: Style): string {
  const side = (name: string, edge: BorderEdge): string => {
    const border = borders[edge];
    return border
      ? `<${name} style="${borderStyleName(border)}"><color rgb="${argb(border.color)}"/></${name}>`
      : `<${name}/>`;
  };
  const diagonal = borders.diagonalUp ? "diagonalUp" : "diagonalDown";
  const head = attributes({
    diagonalUp: borders.diagonalUp ? true : undefined,
    diagonalDown: borders.diagonalDown ? true : undefined,
  });
  return (
    `<border${head}>${side("left", "left")}${side("right", "right")}${side("top", "top")}${side("bottom", "bottom")}` +
    `${side("diagonal", diagonal)}</border>`
  );
}

function alignmentXml(style: Style): string {
  const { textOrientation: angle } = style;
  const list = attributes({
    horizontal: style.horizontal === "General" ? undefined : fileName(HORIZONTAL, style.horizontal),
    vertical: style.vertical === "Bottom" ? undefined : fileName(VERTICAL, style.vertical),
    textRotation: angle === 0 ? undefined : angle === 180 ? 255 : angle < 0 ? 90 - angle : angle,
    wrapText: style.wrapText || undefined,
    indent: style.indent === 0 ? undefined : style.indent,
    justifyLastLine: style.autoIndent || undefined,
    shrinkToFit: style.shrinkToFit || undefined,
    readingOrder: READING_ORDERS.findIndex((name) => name === style.readingOrder) || undefined,
  });
  return list === "" ? "" : `<alignment${list}/>`;
}

function protectionXml({ locked, formulaHidden }: Style): string {
  const list = attributes({ locked: locked ? undefined : false, hidden: formulaHidden || undefined });
  return list === "" ? "" : `<protection${list}/>`;
}

function lookBordersXml({ borders }: ConditionalLook): string {
  if (!borders) return "";
  const side = (edge: ConditionalEdge): string => {
    const border = borders[edge];
    if (!border) return "";
    if (border.line === "None") return `<${edge}/>`;
    const style = borderStyleName({ ...border, weight: "Thin" });
    return `<${edge} style="${style}"><color rgb="${argb(border.color)}"/></${edge}>`;
  };
  return `<border>${side("left")}${side("right")}${side("top")}${side("bottom")}</border>`;
}

function lookXml(look: ConditionalLook, formatNumber: number): string | undefined {
  const { bold, italic, strikethrough, underline, fontColor, fillColor, numberFormat } = look;
  const on = (tag: string, value: boolean | undefined): string =>
    value === undefined ? "" : value ? `<${tag}/>` : `<${tag} val="0"/>`;
  const font =
    on("b", bold) +
    on("i", italic) +
    on("strike", strikethrough) +
    (underline === undefined ? "" : `<u${attributes({ val: fileName(UNDERLINES, underline) })}/>`) +
    (fontColor === undefined ? "" : `<color rgb="${argb(fontColor)}"/>`);
  const format =
    numberFormat === undefined ? "" : `<numFmt${attributes({ numFmtId: formatNumber, formatCode: numberFormat })}/>`;
  const fill =
    fillColor === undefined ? "" : `<fill><patternFill><bgColor rgb="${argb(fillColor)}"/></patternFill></fill>`;
  const inside = (font === "" ? "" : `<font>${font}</font>`) + format + fill + lookBordersXml(look);
  return inside === "" ? undefined : `<dxf>${inside}</dxf>`;
}
