/** XML as .xlsx parts need it: a small reader that keeps source positions, and escaping for the writer. */

export interface XmlElement {
  /** The name without its prefix. */
  readonly name: string;
  readonly attributes: Record<string, string>;
  readonly children: XmlElement[];
  text: string;
  /** Where the element stands in the source, so that it can be kept as it is. */
  readonly start: number;
  end: number;
}

export class XmlError extends Error {}

const TAG =
  /<(?:!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|\?[\s\S]*?\?>|!DOCTYPE[^>]*>|(\/?)([\w.:-]+)((?:\s+[\w.:-]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>)/g;
const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: "", attributes: {}, children: [], text: "", start: 0, end: source.length };
  const open: XmlElement[] = [root];
  let last = 0;
  for (const match of source.matchAll(TAG)) {
    const [all, cdata, closing, name, attributes, selfClosing] = match;
    const parent = open[open.length - 1] ?? root;
    if (match.index > last) parent.text += unescapeXml(source.slice(last, match.index));
    last = match.index + all.length;
    if (cdata !== undefined) parent.text += cdata;
    if (name === undefined) continue;
    if (closing === "/") {
      const closed = open.pop();
      if (!closed || closed === root || closed.name !== localName(name)) throw new XmlError(`unexpected </${name}>`);
      closed.end = last;
      continue;
    }
    const element: XmlElement = {
      name: localName(name),
      attributes: parseAttributes(attributes ?? ""),
      children: [],
      text: "",
      start: match.index,
      end: last,
    };
    parent.children.push(element);
    if (selfClosing !== "/") open.push(element);
  }
  const [document] = root.children;
  if (!document || open.length > 1)
    throw new XmlError(document ? `<${open.at(-1)?.name ?? ""}> is not closed` : "no element");
  return document;
}

export function isWellFormed(source: string): boolean {
  try {
    parseXml(source);
    return true;
  } catch (error) {
    if (error instanceof XmlError) return false;
    throw error;
  }
}

function localName(name: string): string {
  const colon = name.indexOf(":");
  return colon < 0 ? name : name.slice(colon + 1);
}

export function parseAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const [, name = "", double, single] of text.matchAll(ATTRIBUTE)) {
    attributes[name] = unescapeXml(double ?? single ?? "");
  }
  return attributes;
}

/** An attribute by its name, with whatever prefix the file gives it. */
export function attribute(element: XmlElement, name: string): string | undefined {
  const direct = element.attributes[name];
  if (direct !== undefined) return direct;
  const suffix = `:${name}`;
  const key = Object.keys(element.attributes).find((one) => one.endsWith(suffix) && !one.startsWith("xmlns"));
  return key === undefined ? undefined : element.attributes[key];
}

export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find((one) => one.name === name);
}

export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((one) => one.name === name) ?? [];
}

export function flag(text: string | undefined, otherwise = false): boolean {
  return text === undefined ? otherwise : text === "1" || text === "true";
}

const ENTITIES: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

export function unescapeXml(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(/&(?:#x([0-9a-f]+)|#([0-9]+)|(\w+));/gi, (all, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name ?? ""] ?? all;
  });
}

export function escapeXml(text: string): string {
  return text.replace(/[&<>"\n\r\t]/g, (character) => ESCAPES[character] ?? character);
}

const ESCAPES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "\n": "&#10;",
  "\r": "&#13;",
  "\t": "&#9;",
};

/** Cell texts spell characters that XML cannot hold as _xHHHH_. */
export function decodeCellText(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9a-f]{4})_/gi, (_all, hex: string) => String.fromCharCode(parseInt(hex, 16)));
}

export function encodeCellText(text: string): string {
  const literal = text.replace(/_(?=x[0-9a-f]{4}_)/gi, "_x005F_");
  // eslint-disable-next-line no-control-regex -- these are exactly the characters XML cannot hold
  const safe = literal.replace(/[\u0000-\u0008\u000b\u000c\u000d\u000e-\u001f\ufffe\uffff]/g, (character) => {
    return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
  });
  return safe.replace(/[&<>]/g, (character) => ESCAPES[character] ?? character);
}

/** Writes an attribute list, leaving out what is undefined. */
export function attributes(values: Record<string, string | number | boolean | undefined>): string {
  let text = "";
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined) continue;
    text += ` ${name}="${typeof value === "boolean" ? Number(value) : typeof value === "number" ? value : escapeXml(value)}"`;
  }
  return text;
}

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN_NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
export const RELATIONSHIPS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
