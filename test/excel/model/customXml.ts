/** Parts of XML that add-ins keep in the workbook, found by id or by the namespace of their root. */

import { refuse } from "./excelError";
import type { Workbook } from "./workbook";

export interface CustomXmlPart {
  readonly id: string;
  xml: string;
  /** The part of the opened file, and whether its text was changed. */
  readonly stored?: { part: string; properties: string | undefined };
  changed: boolean;
}

const ROOT =
  /^(?:\uFEFF)?\s*(?:<\?[\s\S]*?\?>\s*|<!--[\s\S]*?-->\s*|<!DOCTYPE[^>]*>\s*)*<(?:([\w.-]+):)?[\w.-]+([^>]*)>/;

/** The namespace of the root element, "" when it has none; undefined when the text has no root element. */
export function namespaceOf(xml: string): string | undefined {
  const match = ROOT.exec(xml);
  if (!match) return undefined;
  const [, prefix, attributes = ""] = match;
  const name = prefix === undefined ? "xmlns" : `xmlns:${prefix}`;
  const value = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(attributes);
  return value?.[1] ?? value?.[2] ?? "";
}

export function addCustomXml(workbook: Workbook, xml: string): CustomXmlPart {
  const taken = new Set(workbook.customXmlParts.map(({ id }) => id));
  let id: string;
  do id = `{${workbook.newNumber().toString(16).toUpperCase().padStart(8, "0")}-0003-4000-8000-000000000000}`;
  while (taken.has(id));
  const part: CustomXmlPart = { id, xml, changed: true };
  workbook.customXmlParts.push(part);
  workbook.isDirty = true;
  return part;
}

export function deleteCustomXml(workbook: Workbook, part: CustomXmlPart): void {
  const at = workbook.customXmlParts.indexOf(part);
  if (at < 0) refuse("ItemNotFound");
  workbook.customXmlParts.splice(at, 1);
  if (part.stored) workbook.deletedCustomXml.push(part);
  workbook.isDirty = true;
}
