/** Names that files and the client spell differently: lines, alignments, underlines, built-in number formats. */

import type { Border } from "../model/style";

/** Line and weight of each border style in files. */
export const BORDER_STYLES: Readonly<Record<string, Pick<Border, "line" | "weight">>> = {
  hair: { line: "Continuous", weight: "Hairline" },
  thin: { line: "Continuous", weight: "Thin" },
  medium: { line: "Continuous", weight: "Medium" },
  thick: { line: "Continuous", weight: "Thick" },
  double: { line: "Double", weight: "Thick" },
  dotted: { line: "Dot", weight: "Thin" },
  dashed: { line: "Dash", weight: "Thin" },
  mediumDashed: { line: "Dash", weight: "Medium" },
  dashDot: { line: "DashDot", weight: "Thin" },
  mediumDashDot: { line: "DashDot", weight: "Medium" },
  dashDotDot: { line: "DashDotDot", weight: "Thin" },
  mediumDashDotDot: { line: "DashDotDot", weight: "Medium" },
  slantDashDot: { line: "SlantDashDot", weight: "Medium" },
};

export function borderStyleName({ line, weight }: Border): string {
  const names = Object.keys(BORDER_STYLES);
  const exact = names.find((name) => BORDER_STYLES[name]?.line === line && BORDER_STYLES[name].weight === weight);
  return exact ?? names.find((name) => BORDER_STYLES[name]?.line === line) ?? "thin";
}

/** The client's name by the file's; the first entry is what an absent attribute means. */
export const HORIZONTAL: Readonly<Record<string, string>> = {
  general: "General",
  left: "Left",
  center: "Center",
  right: "Right",
  fill: "Fill",
  justify: "Justify",
  centerContinuous: "CenterAcrossSelection",
  distributed: "Distributed",
};

export const VERTICAL: Readonly<Record<string, string>> = {
  bottom: "Bottom",
  top: "Top",
  center: "Center",
  justify: "Justify",
  distributed: "Distributed",
};

/** By their number in files. */
export const READING_ORDERS = ["Context", "LeftToRight", "RightToLeft"] as const;

export const UNDERLINES: Readonly<Record<string, string>> = {
  none: "None",
  single: "Single",
  double: "Double",
  singleAccounting: "SingleAccountant",
  doubleAccounting: "DoubleAccountant",
};

export function fileName(names: Readonly<Record<string, string>>, shown: string): string | undefined {
  return Object.keys(names).find((name) => names[name] === shown);
}

/** Formats that files name by number only. */
export const BUILT_IN_FORMATS: Readonly<Record<number, string>> = {
  0: "General",
  1: "0",
  2: "0.00",
  3: "#,##0",
  4: "#,##0.00",
  5: "$#,##0_);($#,##0)",
  6: "$#,##0_);[Red]($#,##0)",
  7: "$#,##0.00_);($#,##0.00)",
  8: "$#,##0.00_);[Red]($#,##0.00)",
  9: "0%",
  10: "0.00%",
  11: "0.00E+00",
  12: "# ?/?",
  13: "# ??/??",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  37: "#,##0_);(#,##0)",
  38: "#,##0_);[Red](#,##0)",
  39: "#,##0.00_);(#,##0.00)",
  40: "#,##0.00_);[Red](#,##0.00)",
  41: '_(* #,##0_);_(* (#,##0);_(* "-"_);_(@_)',
  42: '_($* #,##0_);_($* (#,##0);_($* "-"_);_(@_)',
  43: '_(* #,##0.00_);_(* (#,##0.00);_(* "-"??_);_(@_)',
  44: '_($* #,##0.00_);_($* (#,##0.00);_($* "-"??_);_(@_)',
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  48: "##0.0E+0",
  49: "@",
};
