/** The few SVG elements a chart is drawn with; lengths are points. */

import type { ChartFont, ChartLine } from "../model/chart";
import { escapeXml } from "../xlsx/xml";

export function element(name: string, attributes: Record<string, string | number | undefined>, inside = ""): string {
  const list = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === "number" ? short(value) : escapeXml(value ?? "")}"`);
  return inside === "" ? `<${name}${list.join("")}/>` : `<${name}${list.join("")}>${inside}</${name}>`;
}

/** A hundredth of a point is enough. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100);
}

export function path(points: readonly { x: number; y: number }[]): string {
  return points.map(({ x, y }, index) => `${index === 0 ? "M" : "L"}${short(x)} ${short(y)}`).join("");
}

const DASHES: Readonly<Record<string, readonly number[]>> = {
  Dash: [4, 3],
  DashDot: [4, 3, 1, 3],
  DashDotDot: [8, 3, 1, 3, 1, 3],
  Dot: [3, 1],
  RoundDot: [1, 1],
};

/** Stroke attributes of a line; an invisible one has none. */
export function stroke({ color, style, weight = 0.75 }: ChartLine): Record<string, string | number | undefined> {
  if (style === "None" || color === undefined) return { stroke: "none" };
  const dashes = DASHES[style ?? ""]?.map((part) => part * weight).join(" ");
  return { stroke: color, "stroke-width": weight, "stroke-dasharray": dashes };
}

export interface TextPlace {
  x: number;
  y: number;
  anchor?: "start" | "middle" | "end";
  /** Degrees. */
  turn?: number;
}

export function text(words: string, { x, y, anchor = "middle", turn }: TextPlace, font: ChartFont): string {
  const { name = "Calibri", size = 9, bold, italic, underline, color } = font;
  return element(
    "text",
    {
      x,
      y,
      "text-anchor": anchor,
      transform: turn === undefined ? undefined : `rotate(${turn} ${short(x)} ${short(y)})`,
      "font-family": `${name}, Carlito, Arial, sans-serif`,
      "font-size": size,
      "font-weight": bold === true ? "bold" : undefined,
      "font-style": italic === true ? "italic" : undefined,
      "text-decoration": underline === true ? "underline" : undefined,
      fill: color ?? "#595959",
    },
    escapeXml(words) || " ",
  );
}

/** About how wide words are; a picture without a font cannot know better. */
export function textWidth(words: string, size: number): number {
  return words.length * size * 0.52;
}
