/** Adds, renames, moves, hides and deletes sheets by Excel's rules. */

import { refuse } from "./excelError";
import { dropSheetFromFormula, renameSheetInFormula } from "./formulaText";
import type { Workbook } from "./workbook";
import type { Visibility, Worksheet } from "./worksheet";

const LONGEST_NAME = 31;

function checkSheetName(workbook: Workbook, name: string, except?: Worksheet): void {
  const wellFormed = name.trim() !== "" && name.length <= LONGEST_NAME && !/[:\\/?*[\]]/.test(name);
  if (!wellFormed || name.startsWith("'") || name.endsWith("'") || name.toLowerCase() === "history") {
    refuse("InvalidArgument", `"${name}" is not a valid sheet name.`);
  }
  const lower = name.toLowerCase();
  if (workbook.sheets.some((sheet) => sheet !== except && sheet.name.toLowerCase() === lower)) {
    refuse("ItemAlreadyExists");
  }
}

export function addWorksheet(workbook: Workbook, name = workbook.newSheetName()): Worksheet {
  checkSheetName(workbook, name);
  const sheet = workbook.addSheet(name);
  workbook.touched();
  workbook.changes.note({ kind: "sheetAdded", sheet });
  return sheet;
}

export function renameSheet(sheet: Worksheet, name: string): void {
  const { workbook } = sheet;
  checkSheetName(workbook, name, sheet);
  const before = sheet.name;
  sheet.name = name;
  workbook.rewriteFormulas((formula) => renameSheetInFormula(formula, before, name));
  workbook.touched();
  if (before !== name) workbook.changes.note({ kind: "sheetRenamed", sheet, before });
}

export function moveSheet(sheet: Worksheet, position: number): void {
  const { sheets } = sheet.workbook;
  if (!Number.isInteger(position) || position < 0 || position >= sheets.length) refuse("InvalidArgument");
  const before = sheets.indexOf(sheet);
  sheets.splice(before, 1);
  sheets.splice(position, 0, sheet);
  sheet.workbook.touched();
  if (before !== position) sheet.workbook.changes.note({ kind: "sheetMoved", sheet, before });
}

export function showSheet(sheet: Worksheet, visibility: Visibility): void {
  if (visibility !== "Visible") requireAnotherVisible(sheet);
  const before = sheet.visibility;
  sheet.visibility = visibility;
  if (visibility !== "Visible") leave(sheet);
  sheet.workbook.touched();
  if (before !== visibility) sheet.workbook.changes.note({ kind: "sheetShown", sheet, before });
}

export function deleteSheet(sheet: Worksheet): void {
  const { workbook } = sheet;
  if (sheet.visibility === "VeryHidden") refuse("InvalidOperation");
  requireAnotherVisible(sheet);
  leave(sheet);
  workbook.sheets.splice(workbook.sheets.indexOf(sheet), 1);
  workbook.rewriteFormulas((formula) => dropSheetFromFormula(formula, sheet.name));
  for (const live of workbook.liveAreas) if (live.sheet === sheet) live.area = undefined;
  workbook.touched();
  workbook.changes.note({ kind: "sheetDeleted", sheet });
}

function requireAnotherVisible(sheet: Worksheet): void {
  const others = sheet.workbook.sheets.filter((other) => other !== sheet && other.visibility === "Visible");
  if (others.length === 0) refuse("InvalidOperation", "A workbook must contain at least one visible worksheet.");
}

/** Another visible sheet becomes the active one. */
function leave(sheet: Worksheet): void {
  const { workbook } = sheet;
  if (workbook.activeSheet !== sheet) return;
  const at = workbook.sheets.indexOf(sheet);
  const visible = (one: Worksheet): boolean => one !== sheet && one.visibility === "Visible";
  const next = workbook.sheets.slice(at + 1).find(visible) ?? workbook.sheets.slice(0, at).filter(visible).at(-1);
  if (next) workbook.activeSheet = next;
}
