/** Reads the add-in's settings from where Excel keeps them: the properties of the first web extension part. */

import type { SourceRelationship } from "../model/sourcePackage";
import type { Workbook } from "../model/workbook";
import { kindOf, type PackageReader } from "./package";
import { child, children } from "./xml";

/** The part that holds the settings, when the file has one. */
export function settingsPart(file: PackageReader, packageRelationships: SourceRelationship[]): string | undefined {
  const panes = packageRelationships.find((one) => kindOf(one) === "webextensiontaskpanes")?.target;
  if (panes === undefined) return undefined;
  return file.relationships(panes).find((one) => kindOf(one) === "webextension")?.target;
}

export function readSettings(file: PackageReader, relationships: SourceRelationship[], workbook: Workbook): void {
  const part = settingsPart(file, relationships);
  const extension = part === undefined ? undefined : file.xml(part);
  for (const { attributes } of children(child(extension, "properties"), "property")) {
    const { name, value } = attributes;
    if (name !== undefined) workbook.settings.set(name, parsed(value ?? ""));
  }
  if (workbook.source && part !== undefined) workbook.source.settingsPart = part;
}

/** Settings are JSON texts; other programs' properties may be any text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
