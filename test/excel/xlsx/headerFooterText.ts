/** Page headers and footers: three parts in one text, marked &L, &C and &R. */

import type { HeaderFooter } from "../model/pageLayout";
import { child, escapeXml, type XmlElement } from "./xml";

export function readHeaderFooter(element: XmlElement | undefined): HeaderFooter {
  const header = split(child(element, "oddHeader")?.text ?? "");
  const footer = split(child(element, "oddFooter")?.text ?? "");
  return {
    leftHeader: header.L,
    centerHeader: header.C,
    rightHeader: header.R,
    leftFooter: footer.L,
    centerFooter: footer.C,
    rightFooter: footer.R,
  };
}

function split(text: string): Record<"L" | "C" | "R", string> {
  const parts = { L: "", C: "", R: "" };
  let current: keyof typeof parts = "C";
  for (const token of text.match(/&&|&[LCR]|&|[^&]+/g) ?? []) {
    if (/^&[LCR]$/.test(token)) current = token.slice(1) as keyof typeof parts;
    else parts[current] += token;
  }
  return parts;
}

export function headerFooterXml(texts: HeaderFooter): string {
  const join = (left: string, center: string, right: string): string =>
    (left && `&L${left}`) + (center && `&C${center}`) + (right && `&R${right}`);
  const header = join(texts.leftHeader, texts.centerHeader, texts.rightHeader);
  const footer = join(texts.leftFooter, texts.centerFooter, texts.rightFooter);
  if (header === "" && footer === "") return "";
  const part = (name: string, text: string): string => (text === "" ? "" : `<${name}>${escapeXml(text)}</${name}>`);
  return `<headerFooter>${part("oddHeader", header)}${part("oddFooter", footer)}</headerFooter>`;
}
