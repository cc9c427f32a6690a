/** Colours as Excel takes and gives them: "#RRGGBB" or the name of an HTML colour. */

import { refuse } from "./excelError";

const NAMED: Readonly<Record<string, string>> = {
  black: "#000000",
  white: "#FFFFFF",
  red: "#FF0000",
  lime: "#00FF00",
  blue: "#0000FF",
  yellow: "#FFFF00",
  cyan: "#00FFFF",
  aqua: "#00FFFF",
  magenta: "#FF00FF",
  fuchsia: "#FF00FF",
  silver: "#C0C0C0",
  gray: "#808080",
  grey: "#808080",
  maroon: "#800000",
  olive: "#808000",
  green: "#008000",
  purple: "#800080",
  teal: "#008080",
  navy: "#000080",
  orange: "#FFA500",
  pink: "#FFC0CB",
  gold: "#FFD700",
  lightgray: "#D3D3D3",
  lightblue: "#ADD8E6",
  lightgreen: "#90EE90",
  lightyellow: "#FFFFE0",
  darkred: "#8B0000",
  darkgreen: "#006400",
  darkblue: "#00008B",
};

export function parseColor(value: unknown): string {
  if (typeof value !== "string") refuse("InvalidArgument");
  const hex = /^#?([0-9a-f]{6})$/i.exec(value)?.[1];
  if (hex !== undefined) return `#${hex.toUpperCase()}`;
  return NAMED[value.toLowerCase()] ?? refuse("InvalidArgument", `"${value}" is not a colour.`);
}
