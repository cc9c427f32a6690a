/** Writes the add-in's settings where Excel keeps them: properties of a web extension part with its task pane. */

import type { Workbook } from "../model/workbook";
import type { PackageWriter } from "./package";
import { attributes, RELATIONSHIPS, XML_HEAD } from "./xml";

const PANES_PART = "xl/webextensions/taskpanes.xml";
const PANES_TYPE = "application/vnd.ms-office.webextensiontaskpanes+xml";
const EXTENSION_PART = "xl/webextensions/webextension1.xml";
const EXTENSION_TYPE = "application/vnd.ms-office.webextension+xml";
const OFFICE_2011 = "http://schemas.microsoft.com/office/2011/relationships";
const WEB_EXTENSION = "http://schemas.microsoft.com/office/webextensions/webextension/2010/11";
const TASK_PANES = "http://schemas.microsoft.com/office/webextensions/taskpanes/2010/11";

/** A sideloaded add-in, as Excel notes it in files. */
const REFERENCE =
  '<we:reference id="5ca1e7a5-0000-4000-8000-000000000001" version="1.0.0.0" store="developer" storeType="Registry"/>';

function propertiesXml(settings: Map<string, unknown>, prefix: string): string {
  const items = [...settings].map(
    ([name, value]) => `<${prefix}property${attributes({ name, value: JSON.stringify(value) })}/>`,
  );
  return items.length === 0 ? `<${prefix}properties/>` : `<${prefix}properties>${items.join("")}</${prefix}properties>`;
}

/** Puts the settings into the file's own part when it has one, else into new parts. */
export function writeSettings(workbook: Workbook, file: PackageWriter): { panes: string; type: string } | undefined {
  const { settings, source } = workbook;
  const own = source?.settingsPart;
  const bytes = own === undefined ? undefined : source?.parts.get(own);
  if (own !== undefined && bytes) {
    file.add(own, replaceProperties(Buffer.from(bytes).toString("utf8"), settings));
    return undefined;
  }
  if (settings.size === 0) return undefined;
  const id = `{${workbook.sheets[0]?.id.slice(1, 9) ?? "00000000"}-5CA1-4E7A-8000-000000000000}`;
  file.add(
    EXTENSION_PART,
    `${XML_HEAD}<we:webextension xmlns:we="${WEB_EXTENSION}" id="${id}">${REFERENCE}<we:alternateReferences/>` +
      `${propertiesXml(settings, "we:")}<we:bindings/><we:snapshot xmlns:r="${RELATIONSHIPS}"/></we:webextension>`,
    EXTENSION_TYPE,
  );
  file.add(
    PANES_PART,
    `${XML_HEAD}<wetp:taskpanes xmlns:wetp="${TASK_PANES}"><wetp:taskpane dockstate="right" visibility="0" width="350" row="0">` +
      `<wetp:webextensionref xmlns:r="${RELATIONSHIPS}" r:id="rId1"/></wetp:taskpane></wetp:taskpanes>`,
    PANES_TYPE,
  );
  const type = `${OFFICE_2011}/webextension`;
  file.addRelationships(PANES_PART, [{ id: "rId1", type, target: EXTENSION_PART, external: false }]);
  return { panes: PANES_PART, type: `${OFFICE_2011}/webextensiontaskpanes` };
}

function replaceProperties(xml: string, settings: Map<string, unknown>): string {
  const prefix = /<(\w+:)?webextension\b/.exec(xml)?.[1] ?? "";
  const properties = propertiesXml(settings, prefix);
  const existing = new RegExp(`<${prefix}properties\\b[^>]*?(?:/>|>[\\s\\S]*?</${prefix}properties>)`);
  return existing.test(xml)
    ? xml.replace(existing, () => properties)
    : xml.replace(new RegExp(`<${prefix}bindings\\b`), (bindings) => properties + bindings);
}
