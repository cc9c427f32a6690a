/** Protects sheets and the workbook's structure, and takes protection off. */

import { refuse } from "./excelError";
import type { Workbook } from "./workbook";
import type { SheetProtection, Worksheet } from "./worksheet";

/** Protection with or without a password: one given here, or the file's own attributes with its hash. */
interface Locked {
  password?: string;
  stored?: Record<string, string>;
}

/** Protection of the workbook's structure: its sheets can't be added, deleted, renamed, moved, hidden or shown. */
export type StructureProtection = Locked;

export function protectSheet(sheet: Worksheet, protection: SheetProtection | undefined): void {
  const { workbook } = sheet;
  const was = sheet.protection !== undefined;
  sheet.protection = protection;
  workbook.isDirty = true;
  if (was !== (protection !== undefined)) workbook.changes.note({ kind: "protection", sheet });
}

export function protectStructure(workbook: Workbook, protection: StructureProtection | undefined): void {
  workbook.structureProtection = protection;
  workbook.isDirty = true;
}

/** Refuses a password that does not open the protection. */
export function requirePassword({ password, stored = {} }: Locked, given: string | undefined): void {
  // Of newer hashes it is known that there is a password, not which.
  const hashed = Object.keys(stored).some((name) => /hashValue$/i.test(name));
  const legacy = stored["password"] ?? stored["workbookPassword"];
  const opens =
    legacy === undefined
      ? password === undefined || password === given
      : legacyHash(given ?? "") === legacy.toUpperCase();
  if (hashed || !opens) refuse("AccessDenied", "The password you supplied is not correct.");
}

/** The 16-bit hash that every version of Excel checks. */
export function legacyHash(password: string): string {
  let hash = 0;
  for (let at = password.length - 1; at >= 0; at--) {
    hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
    hash ^= password.charCodeAt(at);
  }
  hash = ((hash >> 14) & 1) | ((hash << 1) & 0x7fff);
  return (hash ^ password.length ^ 0xce4b).toString(16).toUpperCase().padStart(4, "0");
}
