/** Protects sheets and the workbook's structure, and takes protection off. */

import type { SheetProtection, Worksheet } from "./worksheet";

export function protectSheet(sheet: Worksheet, protection: SheetProtection | undefined): void {
  const { workbook } = sheet;
  const was = sheet.protection !== undefined;
  sheet.protection = protection;
  workbook.isDirty = true;
  if (was !== (protection !== undefined)) workbook.changes.note({ kind: "protection", sheet });
}
