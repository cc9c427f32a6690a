/** Colours in files: RGB, theme with tint, or the old palette; all become #RRGGBB. */

import type { XmlElement } from "./xml";
import { child } from "./xml";

export const OFFICE_THEME = [
  "#FFFFFF",
  "#000000",
  "#E7E6E6",
  "#44546A",
  "#4472C4",
  "#ED7D31",
  "#A5A5A5",
  "#FFC000",
  "#5B9BD5",
  "#70AD47",
  "#0563C1",
  "#954F72",
];

/** The order in which colours are numbered differs from the order in the theme part. */
export const THEME_ORDER = [
  "lt1",
  "dk1",
  "lt2",
  "dk2",
  "accent1",
  "accent2",
  "accent3",
  "accent4",
  "accent5",
  "accent6",
  "hlink",
  "folHlink",
];

const PALETTE =
  "000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF 000000 FFFFFF FF0000 00FF00 0000FF FFFF00 FF00FF 00FFFF " +
  "800000 008000 000080 808000 800080 008080 C0C0C0 808080 9999FF 993366 FFFFCC CCFFFF 660066 FF8080 0066CC CCCCFF " +
  "000080 FF00FF FFFF00 00FFFF 800080 800000 008080 0000FF 00CCFF CCFFFF CCFFCC FFFF99 99CCFF FF99CC CC99FF FFCC99 " +
  "3366FF 33CCCC 99CC00 FFCC00 FF9900 FF6600 666699 969696 003366 339966 003300 333300 993300 993366 333399 333333";
const INDEXED = PALETTE.split(" ").map((rgb) => `#${rgb}`);

export function readTheme(theme: XmlElement | undefined): string[] {
  const scheme = child(child(theme, "themeElements"), "clrScheme");
  if (!scheme) return OFFICE_THEME;
  return THEME_ORDER.map((name, index) => {
    const [color] = child(scheme, name)?.children ?? [];
    const rgb = color?.attributes["lastClr"] ?? color?.attributes["val"];
    return rgb !== undefined && /^[0-9a-f]{6}$/i.test(rgb)
      ? `#${rgb.toUpperCase()}`
      : (OFFICE_THEME[index] ?? "#000000");
  });
}

export function readColor(element: XmlElement | undefined, theme: string[]): string | undefined {
  if (!element) return undefined;
  const { rgb, theme: number, tint, indexed } = element.attributes;
  if (rgb !== undefined) return `#${rgb.slice(-6).toUpperCase()}`;
  if (number !== undefined) return withTint(theme[Number(number)] ?? "#000000", Number(tint ?? 0));
  if (indexed !== undefined) return INDEXED[Number(indexed)];
  return undefined;
}

/** Lightens or darkens in the HLS space, as the file format defines it. */
function withTint(color: string, tint: number): string {
  if (tint === 0) return color;
  const [r = 0, g = 0, b = 0] = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16) / 255);
  const most = Math.max(r, g, b);
  const least = Math.min(r, g, b);
  const lightness = (most + least) / 2;
  const target = tint < 0 ? lightness * (1 + tint) : lightness * (1 - tint) + tint;
  const range = most - least;
  const saturation = range === 0 ? 0 : range / (1 - Math.abs(2 * lightness - 1));
  const hue =
    range === 0 ? 0 : most === r ? ((g - b) / range + 6) % 6 : most === g ? (b - r) / range + 2 : (r - g) / range + 4;
  const chroma = saturation * (1 - Math.abs(2 * target - 1));
  const second = chroma * (1 - Math.abs((hue % 2) - 1));
  const base = target - chroma / 2;
  const sectors: [number, number, number][] = [
    [chroma, second, 0],
    [second, chroma, 0],
    [0, chroma, second],
    [0, second, chroma],
    [second, 0, chroma],
    [chroma, 0, second],
  ];
  const rgb = sectors[Math.floor(hue) % 6] ?? [0, 0, 0];
  const hex = (part: number): string =>
    Math.round((part + base) * 255)
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
  return `#${rgb.map(hex).join("")}`;
}

/** #RRGGBB as files have it. */
export function argb(color: string): string {
  return `FF${color.slice(1)}`;
}
