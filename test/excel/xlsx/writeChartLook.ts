/** Writes fills, lines, fonts and texts of charts. */

import type { ChartFill, ChartFont, ChartLine, ChartLook, ChartMarker, ChartText } from "../model/chart";
import { overAutomatic } from "../model/automaticLooks";
import type { Workbook } from "../model/workbook";
import { DASHES, EMU, MARKERS } from "./drawingNames";
import { textReferenceXml } from "./writeChartData";
import { attributes, escapeXml } from "./xml";

export const value = (name: string, one: string | number | boolean | undefined): string =>
  one === undefined ? "" : `<c:${name}${attributes({ val: one })}/>`;

/** #RRGGBB, or the theme's colour for the n-th series. */
type Color = string | number;

const colorXml = (color: Color): string =>
  typeof color === "number" ? `<a:schemeClr val="accent${(color % 6) + 1}"/>` : `<a:srgbClr val="${color.slice(1)}"/>`;
const solidXml = (color: Color): string => `<a:solidFill>${colorXml(color)}</a:solidFill>`;

function fillXml(fill: ChartFill | undefined): string {
  if (fill === undefined) return "";
  if (fill === "None") return "<a:noFill/>";
  if (typeof fill === "string") return solidXml(fill);
  const { preset, foreground, background } = fill;
  return `<a:pattFill prst="${preset}"><a:fgClr>${colorXml(foreground)}</a:fgClr><a:bgClr>${colorXml(background)}</a:bgClr></a:pattFill>`;
}

export function lineXml({ color: own, style, weight }: ChartLine, automatic?: Color): string {
  const color = own ?? automatic;
  const width = weight === undefined ? undefined : Math.round(weight * EMU);
  if (style === "None") return `<a:ln${attributes({ w: width })}><a:noFill/></a:ln>`;
  if (color === undefined && style === undefined && width === undefined) return "";
  const dash = style === undefined ? "" : `<a:prstDash val="${DASHES[style] ?? "solid"}"/>`;
  return `<a:ln${attributes({ w: width })}>${color === undefined ? "" : solidXml(color)}${dash}</a:ln>`;
}

/** With the colours of a fill and a line that are automatic, where they have to be spelt out. */
export function lookXml({ fill, line }: ChartLook, automaticFill?: Color, automaticLine?: Color): string {
  const filled = fill === undefined && automaticFill !== undefined ? solidXml(automaticFill) : fillXml(fill);
  const inside = filled + lineXml(line, automaticLine);
  return inside === "" ? "" : `<c:spPr>${inside}</c:spPr>`;
}

/** The series' colour where the marker has none. */
export function markerXml({ style, size, background, foreground }: ChartMarker, automatic?: Color): string {
  const fill = background ?? automatic;
  const edge = foreground ?? automatic;
  const look =
    style === "None"
      ? ""
      : (fill === undefined ? "" : solidXml(fill)) +
        (edge === undefined ? "" : `<a:ln w="${EMU * 0.75}">${solidXml(edge)}</a:ln>`);
  const symbol = style === "Automatic" ? "" : value("symbol", MARKERS[style]);
  const inside = symbol + value("size", size) + (look === "" ? "" : `<c:spPr>${look}</c:spPr>`);
  return inside === "" ? "" : `<c:marker>${inside}</c:marker>`;
}

function fontXml(name: "defRPr" | "rPr", font: ChartFont): string {
  const head = attributes({
    lang: name === "rPr" ? "en-US" : undefined,
    sz: font.size === undefined ? undefined : Math.round(font.size * 100),
    b: font.bold,
    i: font.italic,
    u: font.underline === undefined ? undefined : font.underline ? "sng" : "none",
  });
  const color = font.color === undefined ? "" : solidXml(font.color);
  const face = font.name === undefined ? "" : `<a:latin${attributes({ typeface: font.name })}/>`;
  return `<a:${name}${head}>${color}${face}</a:${name}>`;
}

/** The font of a part without words of its own. */
export function textPropertiesXml(font: ChartFont): string {
  if (Object.keys(font).length === 0) return "";
  return `<c:txPr><a:bodyPr/><a:lstStyle/><a:p><a:pPr>${fontXml("defRPr", font)}</a:pPr><a:endParaRPr lang="en-US"/></a:p></c:txPr>`;
}

export function titleXml(workbook: Workbook, title: ChartText, automatic: ChartFont): string {
  const { visible, text, formula, overlay, look } = title;
  if (!visible) return "";
  const font = overAutomatic(automatic, title.font);
  const own =
    formula !== undefined
      ? `<c:tx>${textReferenceXml(workbook, formula)}</c:tx>`
      : text !== undefined
        ? `<c:tx><c:rich><a:bodyPr/><a:lstStyle/>${text
            .split("\n")
            .map(
              (line) =>
                `<a:p><a:pPr>${fontXml("defRPr", font)}</a:pPr><a:r>${fontXml("rPr", font)}<a:t>${escapeXml(line)}</a:t></a:r></a:p>`,
            )
            .join("")}</c:rich></c:tx>`
        : "";
  const properties = text === undefined || formula !== undefined ? textPropertiesXml(font) : "";
  return `<c:title>${own}${value("overlay", overlay)}${lookXml(look)}${properties}</c:title>`;
}
