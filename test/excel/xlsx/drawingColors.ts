/** Colours as drawings spell them: RGB or the theme's, changed by brightness; all become #RRGGBB. */

import type { XmlElement } from "./xml";

/** Names of the theme's colours, in the order in which sheets number them. */
const SCHEME: Readonly<Record<string, number>> = {
  bg1: 0,
  lt1: 0,
  tx1: 1,
  dk1: 1,
  bg2: 2,
  lt2: 2,
  tx2: 3,
  dk2: 3,
  accent1: 4,
  accent2: 5,
  accent3: 6,
  accent4: 7,
  accent5: 8,
  accent6: 9,
  hlink: 10,
  folHlink: 11,
};

export function drawingColor(element: XmlElement, theme: string[]): string | undefined {
  const base = baseColor(element, theme);
  return base === undefined ? undefined : changed(base, element.children);
}

function baseColor({ name, attributes }: XmlElement, theme: string[]): string | undefined {
  const { val = "", lastClr } = attributes;
  switch (name) {
    case "srgbClr":
      return `#${val.toUpperCase()}`;
    case "sysClr":
      return lastClr === undefined ? undefined : `#${lastClr.toUpperCase()}`;
    case "schemeClr":
      return theme[SCHEME[val] ?? -1];
    case "prstClr":
      return ({ black: "#000000", white: "#FFFFFF", red: "#FF0000", blue: "#0000FF" } as Record<string, string>)[val];
    default:
      return undefined;
  }
}

/** Brightness: lumMod and lumOff on the colour's lightness, tint and shade towards white and black. */
function changed(color: string, changes: XmlElement[]): string {
  let [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  for (const { name, attributes } of changes) {
    const share = Number(attributes["val"] ?? 0) / 100_000;
    const mix = (part: number): number =>
      name === "tint" ? part * share + (1 - share) : name === "shade" ? part * share : part;
    [r, g, b] = [mix(r), mix(g), mix(b)];
    if (name !== "lumMod" && name !== "lumOff") continue;
    const lightness = (Math.max(r, g, b) + Math.min(r, g, b)) / 2;
    const wanted = Math.min(1, Math.max(0, name === "lumMod" ? lightness * share : lightness + share));
    [r, g, b] = withLightness([r, g, b], lightness, wanted);
  }
  const hex = (part: number): string =>
    Math.round(Math.min(1, Math.max(0, part)) * 255)
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
  return `#${hex(r)}${hex(g)}${hex(b)}`;
}

/** The same hue and saturation at another lightness. */
function withLightness(rgb: [number, number, number], from: number, to: number): [number, number, number] {
  const reach = (lightness: number): number => 1 - Math.abs(2 * lightness - 1);
  const scale = reach(from) === 0 ? 0 : reach(to) / reach(from);
  return rgb.map((part) => to + (part - from) * scale) as [number, number, number];
}
