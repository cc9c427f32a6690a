/** How wide a text is in a cell's font, px. Measured once for each text and font. */

import type { Style } from "../model/style";

/** Where the workbook's font is not installed. */
export const FONTS = '"Calibri","Carlito","Calibri stand-in",Arial,sans-serif';

const KNOWN_AT_MOST = 20_000;
const known = new Map<string, number>();
let pencil: CanvasRenderingContext2D | null | undefined;

export function fontOf({ fontName, fontSize, bold, italic }: Style): string {
  return `${italic ? "italic " : ""}${bold ? "700" : "400"} ${(fontSize * 4) / 3}px "${fontName.replace(/"/g, "")}",${FONTS}`;
}

export function textWidth(text: string, style: Style): number {
  const font = fontOf(style);
  const key = `${font}\n${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  if (known.size > KNOWN_AT_MOST) known.clear();
  pencil ??= document.createElement("canvas").getContext("2d");
  if (!pencil) throw new Error("The browser draws no text.");
  pencil.font = font;
  const { width } = pencil.measureText(text);
  known.set(key, width);
  return width;
}
