/** Reads the shared texts of a workbook; texts with several formats become plain, their formatted form is kept. */

import { children, decodeCellText, parseXml, unescapeXml, type XmlElement } from "./xml";

export interface SharedStrings {
  texts: string[];
  /** The file's own form of formatted texts, by their plain text. */
  rich: Map<string, string>;
}

const ITEM = /<(?:\w+:)?si\b[^>]*?(?:\/>|>([\s\S]*?)<\/(?:\w+:)?si>)/g;
const PLAIN = /^\s*<(?:\w+:)?t\b[^>]*?(?:\/>|>([^<]*)<\/(?:\w+:)?t>)\s*$/;

export function readSharedStrings(source: string): SharedStrings {
  const texts: string[] = [];
  const rich = new Map<string, string>();
  for (const [, inner = ""] of source.matchAll(ITEM)) {
    const plain = PLAIN.exec(inner);
    const text = plain ? decodeCellText(unescapeXml(plain[1] ?? "")) : richText(parseXml(`<si>${inner}</si>`));
    if (!plain && inner.includes("<r>") && !rich.has(text)) rich.set(text, inner);
    texts.push(text);
  }
  return { texts, rich };
}

/** The plain text of an item with formatted runs; phonetic hints are not part of it. */
export function richText(item: XmlElement): string {
  const runs = children(item, "r").flatMap((run) => children(run, "t"));
  return decodeCellText([...children(item, "t"), ...runs].map(({ text }) => text).join(""));
}
