/** The zip container of an .xlsx file: parts, content types and relationships. */

import { unzipSync, zipSync } from "fflate";
import type { SourceRelationship } from "../model/sourcePackage";
import { attribute, attributes, children, parseXml, XML_HEAD, XmlError, type XmlElement } from "./xml";

/** A file that cannot be read as an Excel workbook; the message is one sentence for a person. */
export class UnreadableWorkbook extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "UnreadableWorkbook";
  }
}

const CONTENT_TYPES = "[Content_Types].xml";
const PACKAGE_NAMESPACE = "http://schemas.openxmlformats.org/package/2006";

export class PackageReader {
  private readonly parts: Record<string, Uint8Array>;
  /** Content types by part name, and by file ending. */
  readonly overrides = new Map<string, string>();
  readonly defaults = new Map<string, string>();

  constructor(bytes: Uint8Array) {
    this.parts = unzip(bytes);
    const types = this.xml(CONTENT_TYPES);
    if (!types) throw new UnreadableWorkbook("The file is a zip archive, but not an Excel workbook.");
    for (const one of children(types, "Override")) {
      this.overrides.set(fold(one.attributes["PartName"] ?? ""), one.attributes["ContentType"] ?? "");
    }
    for (const one of children(types, "Default")) {
      this.defaults.set((one.attributes["Extension"] ?? "").toLowerCase(), one.attributes["ContentType"] ?? "");
    }
  }

  names(): string[] {
    return Object.keys(this.parts);
  }

  bytes(name: string): Uint8Array | undefined {
    return this.parts[name] ?? this.parts[this.names().find((one) => fold(one) === fold(name)) ?? ""];
  }

  text(name: string): string | undefined {
    const bytes = this.bytes(name);
    return bytes && new TextDecoder(encodingOf(bytes)).decode(bytes);
  }

  xml(name: string): XmlElement | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    try {
      return parseXml(text);
    } catch (error) {
      if (error instanceof XmlError) {
        throw new UnreadableWorkbook(
          `The file is damaged: its part ${name} is not well-formed (${error.message}).`,
          error,
        );
      }
      throw error;
    }
  }

  contentType(name: string): string | undefined {
    return this.overrides.get(fold(name)) ?? this.defaults.get(name.slice(name.lastIndexOf(".") + 1).toLowerCase());
  }

  /** The relationships of a part ("" for the package); internal targets as part names. */
  relationships(part: string): SourceRelationship[] {
    return readRelationships(this.xml(relationshipsPart(part)), part);
  }
}

function readRelationships(root: XmlElement | undefined, part: string): SourceRelationship[] {
  return children(root, "Relationship").map((one) => {
    const external = one.attributes["TargetMode"] === "External";
    const target = one.attributes["Target"] ?? "";
    return {
      id: attribute(one, "Id") ?? "",
      type: one.attributes["Type"] ?? "",
      target: external ? target : resolveTarget(part, target),
      external,
    };
  });
}

function unzip(bytes: Uint8Array): Record<string, Uint8Array> {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf) {
    throw new UnreadableWorkbook(
      "The file is an old .xls workbook or protected by a password; save it as .xlsx without one.",
    );
  }
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new UnreadableWorkbook("The file is not an .xlsx workbook.");
  try {
    return unzipSync(bytes);
  } catch (error) {
    throw new UnreadableWorkbook("The file is damaged: it cannot be unzipped.", error);
  }
}

function encodingOf(bytes: Uint8Array): string {
  return bytes[0] === 0xff && bytes[1] === 0xfe ? "utf-16le" : "utf-8";
}

function fold(name: string): string {
  return (name.startsWith("/") ? name.slice(1) : name).toLowerCase();
}

export function relationshipsPart(part: string): string {
  const slash = part.lastIndexOf("/") + 1;
  return `${part.slice(0, slash)}_rels/${part.slice(slash)}.rels`;
}

function resolveTarget(part: string, target: string): string {
  return decodeURI(new URL(target, `file:///${part}`).pathname).slice(1);
}

/** A relationship's kind, the same in transitional and strict files: "worksheet", "table" ... */
export function kindOf(relationship: SourceRelationship): string {
  return relationship.type.slice(relationship.type.lastIndexOf("/") + 1);
}

/** An id none of the relationships has; where it is free, the one that the same target had in the file. */
export function freeId(
  relationships: SourceRelationship[],
  wanted?: Pick<SourceRelationship, "type" | "target">,
  before: readonly SourceRelationship[] = [],
): string {
  const taken = new Set(relationships.map(({ id }) => id));
  const known = before.find((one) => one.target === wanted?.target && one.type === wanted.type && !taken.has(one.id));
  if (known) return known.id;
  let number = relationships.length + 1;
  while (taken.has(`rId${number}`)) number++;
  return `rId${number}`;
}

/** The time Excel notes on the parts of a file: none, as far as zip files can say that. */
const MADE = new Date(1980, 0, 1);

export class PackageWriter {
  private readonly parts: Record<string, Uint8Array> = {};
  private readonly overrides = new Map<string, string>();
  private readonly defaults = new Map([
    ["rels", "application/vnd.openxmlformats-package.relationships+xml"],
    ["xml", "application/xml"],
  ]);

  has(name: string): boolean {
    return name in this.parts;
  }

  add(name: string, content: string | Uint8Array, contentType?: string): void {
    this.parts[name] = typeof content === "string" ? Buffer.from(content, "utf8") : content;
    if (contentType !== undefined) this.overrides.set(name, contentType);
  }

  remove(name: string): void {
    Reflect.deleteProperty(this.parts, name);
    this.overrides.delete(name);
  }

  /** Drops the parts that no relationship leads to any more. */
  removeUnreachable(): void {
    const reached = new Set([""]);
    for (const part of reached) {
      const name = relationshipsPart(part);
      const list = this.parts[name];
      if (!list) continue;
      reached.add(name);
      for (const one of readRelationships(parseXml(new TextDecoder().decode(list)), part)) {
        if (!one.external) reached.add(this.nameOf(one.target));
      }
    }
    for (const name of Object.keys(this.parts)) if (!reached.has(name)) this.remove(name);
  }

  /** The part's own spelling of a name that may differ in case. */
  private nameOf(target: string): string {
    if (this.has(target)) return target;
    return Object.keys(this.parts).find((name) => fold(name) === fold(target)) ?? target;
  }

  setDefault(extension: string, contentType: string): void {
    this.defaults.set(extension, contentType);
  }

  addRelationships(part: string, relationships: SourceRelationship[]): void {
    if (relationships.length === 0) return;
    const byId = (one: SourceRelationship, other: SourceRelationship): number =>
      one.id.localeCompare(other.id, "en", { numeric: true });
    const list = [...relationships].sort(byId).map(
      ({ id, type, target, external }) =>
        `<Relationship${attributes({
          Id: id,
          Type: type,
          Target: external ? target : encodeURI(`/${target}`),
          TargetMode: external ? "External" : undefined,
        })}/>`,
    );
    const open = `<Relationships xmlns="${PACKAGE_NAMESPACE}/relationships">`;
    this.add(relationshipsPart(part), `${XML_HEAD}${open}${list.join("")}</Relationships>`);
  }

  zip(): Uint8Array {
    // In the order of names, whatever was written first: saving again gives the same bytes.
    const byName = <T>([one]: [string, T], [other]: [string, T]): number => (one < other ? -1 : Number(one > other));
    const defaults = [...this.defaults]
      .sort(byName)
      .map(([Extension, ContentType]) => `<Default${attributes({ Extension, ContentType })}/>`);
    const overrides = [...this.overrides]
      .sort(byName)
      .map(([name, ContentType]) => `<Override${attributes({ PartName: `/${name}`, ContentType })}/>`);
    const open = `<Types xmlns="${PACKAGE_NAMESPACE}/content-types">`;
    const types = `${XML_HEAD}${open}${defaults.join("")}${overrides.join("")}</Types>`;
    // The content types come first, as Excel writes them.
    const parts = Object.fromEntries(Object.entries(this.parts).sort(byName));
    return zipSync({ [CONTENT_TYPES]: Buffer.from(types, "utf8"), ...parts }, { level: 4, mtime: MADE });
  }
}
