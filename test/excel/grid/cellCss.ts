/** A cell's look as CSS. */

import type { CellValue } from "../model/cellValue";
import type { Border, Style } from "../model/style";
import type { ConditionalCellLook } from "./conditionalLook";
import type { TableCellLook } from "./tableLook";
import { FONTS } from "./textWidth";

export type Css = Record<string, string>;

const GRIDLINE = "#E1E1E1";
const LINE_WIDTH = { Hairline: 1, Thin: 1, Medium: 2, Thick: 3 } as const;
const INDENT_PX = 9;

function line({ line: kind, weight, color }: Border): string {
  const width = kind === "Double" ? 3 : LINE_WIDTH[weight];
  const style = kind === "Double" ? "double" : /dot/i.test(kind) ? "dotted" : /dash/i.test(kind) ? "dashed" : "solid";
  return `${width}px ${style} ${color}`;
}

export interface BoxLook {
  readonly style: Style;
  readonly table: TableCellLook | undefined;
  readonly conditional: ConditionalCellLook | undefined;
  readonly gridlines: boolean;
  /** The neighbours have a line on this edge already: it is one line, not two. */
  readonly lined: { readonly above: boolean; readonly before: boolean };
}

export function fillOf({ style, table, conditional }: BoxLook): string {
  return conditional?.fillColor || style.fillColor || table?.fill || "";
}

/** The cell itself: its fill and its borders. */
export function boxCss(look: BoxLook): Css {
  const { style, table, gridlines, lined } = look;
  const fill = fillOf(look);
  const plain = fill === "" ? (gridlines ? `1px solid ${GRIDLINE}` : "1px solid transparent") : `1px solid ${fill}`;
  const { top, bottom, left, right } = style.borders;
  const css: Css = {
    borderRight: right ? line(right) : plain,
    borderBottom: bottom ? line(bottom) : (table?.borderBottom ?? plain),
  };
  if (fill !== "") css["backgroundColor"] = fill;
  if (lined.above) css["borderTop"] = "none";
  else if (top) css["borderTop"] = line(top);
  else if (table?.borderTop !== undefined) css["borderTop"] = table.borderTop;
  if (left && !lined.before) css["borderLeft"] = line(left);
  return css;
}

const VERTICAL: Record<string, string> = {
  Top: "flex-start",
  Center: "center",
  Distributed: "center",
  Justify: "flex-start",
};

/** The text in it. */
export function textCss(value: CellValue, { style, table, conditional }: BoxLook): Css {
  const align = alignOf(value, style);
  const css: Css = {
    fontFamily: `"${style.fontName.replace(/"/g, "")}",${FONTS}`,
    fontSize: `${(style.fontSize * 4) / 3}px`,
    color: conditional?.fontColor || (style.fontColor !== "#000000" ? style.fontColor : (table?.color ?? "#000000")),
    alignItems: VERTICAL[style.vertical] ?? "flex-end",
    justifyContent: align === "left" ? "flex-start" : align === "right" ? "flex-end" : "center",
    textAlign: align,
  };
  if (conditional?.bold ?? (style.bold || table?.bold === true)) css["fontWeight"] = "700";
  if (conditional?.italic ?? style.italic) css["fontStyle"] = "italic";
  const lines = [
    ...((conditional?.underline ?? style.underline) !== "None" ? ["underline"] : []),
    ...((conditional?.strikethrough ?? style.strikethrough) ? ["line-through"] : []),
  ];
  if (lines.length > 0) css["textDecoration"] = lines.join(" ");
  if (style.indent > 0) {
    css[align === "right" ? "paddingRight" : "paddingLeft"] = `${style.indent * INDENT_PX + 3}px`;
  }
  return css;
}

export function alignOf(value: CellValue, { horizontal }: Style): "left" | "right" | "center" {
  if (horizontal === "Right") return "right";
  if (horizontal === "Center" || horizontal === "CenterAcrossSelection" || horizontal === "Distributed")
    return "center";
  if (horizontal !== "General" || typeof value === "string" || value === undefined) return "left";
  return typeof value === "number" ? "right" : "center";
}
