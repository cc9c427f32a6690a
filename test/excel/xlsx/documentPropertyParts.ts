/** Reads and writes the parts docProps/core.xml, app.xml and custom.xml; what the model does not hold stays in them. */

import type { DocumentProperties, TextProperty } from "../model/documentProperties";
import type { SourceRelationship } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import { kindOf, type PackageReader, type PackageWriter } from "./package";
import { attributes, child, children, escapeXml, XML_HEAD, type XmlElement } from "./xml";

/** Where each text stands. */
const CORE: Readonly<Partial<Record<TextProperty, string>>> = {
  title: "dc:title",
  subject: "dc:subject",
  author: "dc:creator",
  keywords: "cp:keywords",
  comments: "dc:description",
  lastAuthor: "cp:lastModifiedBy",
  category: "cp:category",
};
const APP: Readonly<Partial<Record<TextProperty, string>>> = { manager: "Manager", company: "Company" };

const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006";
const VALUES = `${OFFICE}/docPropsVTypes`;
const FORMAT_ID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}";

const PARTS = {
  core: {
    kind: "core-properties",
    part: "docProps/core.xml",
    type: `${PACKAGE}/relationships/metadata/core-properties`,
    contentType: "application/vnd.openxmlformats-package.core-properties+xml",
    empty:
      `${XML_HEAD}<cp:coreProperties xmlns:cp="${PACKAGE}/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" ` +
      'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"></cp:coreProperties>',
  },
  app: {
    kind: "extended-properties",
    part: "docProps/app.xml",
    type: `${OFFICE}/relationships/extended-properties`,
    contentType: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    empty: `${XML_HEAD}<Properties xmlns="${OFFICE}/extended-properties"></Properties>`,
  },
  custom: {
    kind: "custom-properties",
    part: "docProps/custom.xml",
    type: `${OFFICE}/relationships/custom-properties`,
    contentType: "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    empty: "",
  },
} as const;
type Part = keyof typeof PARTS;

const localName = (tag: string): string => tag.slice(tag.indexOf(":") + 1);

export function readDocumentProperties(
  file: PackageReader,
  relationships: SourceRelationship[],
  { properties }: Workbook,
): void {
  const root = (part: Part): XmlElement | undefined => {
    const target = relationships.find((one) => kindOf(one) === PARTS[part].kind)?.target;
    return target === undefined ? undefined : file.xml(target);
  };
  for (const [part, tags] of [["core", CORE] as const, ["app", APP] as const]) {
    for (const [name, tag] of Object.entries(tags)) {
      const text = child(root(part), localName(tag))?.text;
      if (text !== undefined) properties.texts.set(name as TextProperty, text);
    }
  }
  properties.revision = Number(child(root("core"), "revision")?.text ?? 0);
  const created = new Date(child(root("core"), "created")?.text ?? "");
  if (!Number.isNaN(created.getTime())) properties.created = created.toISOString();
  for (const element of children(root("custom"), "property")) {
    const [value] = element.children;
    if (value) properties.putCustom(element.attributes["name"] ?? "", readValue(value));
  }
}

function readValue({ name, text }: XmlElement): string | number | boolean | Date {
  if (/^(i[1248]|ui[1248]|int|uint|r[48]|decimal)$/.test(name)) return Number(text);
  if (name === "bool") return text.trim() === "true" || text.trim() === "1";
  return name === "filetime" || name === "date" ? new Date(text) : text;
}

/** Writes the parts that changed and gives the package's relationships to those that are new. */
export function writeDocumentProperties(workbook: Workbook, file: PackageWriter): SourceRelationship[] {
  const { properties, source } = workbook;
  const made: SourceRelationship[] = [];
  const write = (part: Part, edit: (text: string) => string): void => {
    const { kind, part: name, type, contentType, empty } = PARTS[part];
    const own = source?.packageRelationships.find((one) => kindOf(one) === kind)?.target;
    const bytes = own === undefined ? undefined : source?.parts.get(own);
    file.add(own ?? name, edit(bytes ? Buffer.from(bytes).toString("utf8") : empty), contentType);
    if (own === undefined) made.push({ id: `rId${kind}`, type, target: name, external: false });
  };
  if (properties.changed.texts) {
    write("core", (text) => withRevision(withTexts(text, CORE, properties), properties));
    if (properties.texts.has("manager") || properties.texts.has("company")) {
      write("app", (text) => withTexts(text, APP, properties));
    }
  }
  if (properties.changed.custom) write("custom", () => customXml(properties));
  return made;
}

function withTexts(text: string, tags: Partial<Record<TextProperty, string>>, { texts }: DocumentProperties): string {
  return Object.entries(tags).reduce((xml, [name, tag]) => {
    const value = texts.get(name as TextProperty);
    return value === undefined ? xml : withElement(xml, tag, value);
  }, text);
}

function withRevision(text: string, { revision }: DocumentProperties): string {
  return revision === 0 ? text : withElement(text, "cp:revision", String(revision));
}

/** Replaces the element's text, or adds the element as the last one. */
function withElement(xml: string, tag: string, value: string): string {
  const element = `<${tag}>${escapeXml(value)}</${tag}>`;
  const existing = new RegExp(`<${tag}\\b[^>]*?(?:/>|>[\\s\\S]*?</${tag}>)`);
  if (existing.test(xml)) return xml.replace(existing, () => element);
  return xml.replace(/<\/[\w:]+>\s*$/, (end) => element + end);
}

function customXml(properties: DocumentProperties): string {
  const items = properties.customProperties().map(({ key, value }, index) => {
    const head = attributes({ fmtid: FORMAT_ID, pid: index + 2, name: key });
    return `<property${head}>${valueXml(value)}</property>`;
  });
  return `${XML_HEAD}<Properties xmlns="${OFFICE}/custom-properties" xmlns:vt="${VALUES}">${items.join("")}</Properties>`;
}

function valueXml(value: string | number | boolean | Date): string {
  if (value instanceof Date) return `<vt:filetime>${value.toISOString()}</vt:filetime>`;
  if (typeof value === "boolean") return `<vt:bool>${String(value)}</vt:bool>`;
  if (typeof value === "string") return `<vt:lpwstr>${escapeXml(value)}</vt:lpwstr>`;
  const fits = Number.isInteger(value) && Math.abs(value) < 2 ** 31;
  return fits ? `<vt:i4>${value}</vt:i4>` : `<vt:r8>${value}</vt:r8>`;
}
