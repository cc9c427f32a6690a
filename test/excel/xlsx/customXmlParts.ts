/** Reads and writes custom XML parts; a part that was not changed goes back byte for byte. */

import type { SourceRelationship } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import { kindOf, relationshipsPart, type PackageReader, type PackageWriter } from "./package";
import { attribute, RELATIONSHIPS, XML_HEAD } from "./xml";

const DATA_STORE = "http://schemas.openxmlformats.org/officeDocument/2006/customXml";
const PROPERTIES_TYPE = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml";

export function readCustomXml(file: PackageReader, relationships: SourceRelationship[], workbook: Workbook): void {
  for (const relationship of relationships) {
    if (kindOf(relationship) !== "customXml") continue;
    const part = relationship.target;
    const xml = file.text(part);
    if (xml === undefined) continue;
    const properties = file.relationships(part).find((one) => kindOf(one) === "customXmlProps")?.target;
    const root = properties === undefined ? undefined : file.xml(properties);
    const id =
      (root && attribute(root, "itemID")) ??
      `{${String(workbook.newNumber()).padStart(8, "0")}-0003-4000-8000-000000000001}`;
    workbook.customXmlParts.push({ id, xml: xml.replace(/^\uFEFF/, ""), stored: { part, properties }, changed: false });
  }
}

/** Whether a part of the opened file belongs to custom XML that was deleted. */
export function isDeletedCustomXml(workbook: Workbook, name: string): boolean {
  return workbook.deletedCustomXml.some(
    ({ stored }) => stored && [stored.part, stored.properties, relationshipsPart(stored.part)].includes(name),
  );
}

/** Writes what was added or changed and gives the workbook's relationships to what is new. */
export function writeCustomXml(workbook: Workbook, file: PackageWriter): SourceRelationship[] {
  const made: SourceRelationship[] = [];
  for (const { id, xml, stored, changed } of workbook.customXmlParts) {
    if (stored) {
      // The text is written in UTF-8, whatever the old one said of itself.
      if (changed) file.add(stored.part, xml.replace(/^\s*<\?xml[^>]*\?>/, XML_HEAD.trim()));
      continue;
    }
    let number = 1;
    while (file.has(`customXml/item${number}.xml`)) number++;
    const [part, properties] = [`customXml/item${number}.xml`, `customXml/itemProps${number}.xml`];
    file.add(part, xml.replace(/^\s*<\?xml[^>]*\?>/, XML_HEAD.trim()));
    file.add(
      properties,
      `${XML_HEAD}<ds:datastoreItem xmlns:ds="${DATA_STORE}" ds:itemID="${id}"><ds:schemaRefs/></ds:datastoreItem>`,
      PROPERTIES_TYPE,
    );
    const type = `${RELATIONSHIPS}/customXmlProps`;
    file.addRelationships(part, [{ id: "rId1", type, target: properties, external: false }]);
    made.push({ id: `rIdCustomXml${number}`, type: `${RELATIONSHIPS}/customXml`, target: part, external: false });
  }
  return made;
}
