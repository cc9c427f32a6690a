/** Range.find and its relatives: cells whose shown text contains or equals what is sought. */

import { intersection, type Area } from "./address";
import type { CellPlace } from "./cellGroups";
import { refuse } from "./excelError";
import { displayText } from "./numberFormat";
import { writeCells } from "./writeCells";
import { toWire } from "./cellValue";
import type { Worksheet } from "./worksheet";

export interface FindCriteria {
  completeMatch: boolean;
  matchCase: boolean;
}

/** What is sought as a pattern: * and ? stand for any text and any character, ~ takes their meaning away. */
export function searchPattern(text: string, { completeMatch, matchCase }: FindCriteria, flags = "u"): RegExp {
  if (text === "") refuse("InvalidArgument");
  const source = text.replace(/~[*?~]|[\\^$.|?*+()[\]{}/]/g, (part) => {
    if (part === "*") return completeMatch ? ".*" : ".*?";
    if (part === "?") return ".";
    return `\\${part.startsWith("~") ? part.slice(1) : part}`.replace("\\~", "~");
  });
  return new RegExp(completeMatch ? `^(?:${source})$` : source, flags + (matchCase ? "s" : "is"));
}

/** The matching cells of the area, row by row. */
export function findCells(sheet: Worksheet, area: Area, text: string, criteria: FindCriteria): CellPlace[] {
  const { calculation, culture, date1904 } = sheet.workbook;
  const pattern = searchPattern(text, criteria);
  calculation.refresh();
  const found: CellPlace[] = [];
  const used = sheet.usedArea(true, area);
  const within = used && intersection(used, area);
  if (!within) return found;
  for (const [row, cells] of sheet.cells.rowsIn(within)) {
    for (let column = within.column; column < Math.min(within.column + within.columns, cells.width); column++) {
      if (cells.isBlank(column)) continue;
      const shown = displayText(cells.values[column], sheet.style(row, column).numberFormat, culture, date1904);
      if (pattern.test(shown)) found.push({ row, column });
    }
  }
  return found;
}

/** Replaces the text within values and formulas; answers how many cells changed. */
export function replaceInCells(
  sheet: Worksheet,
  area: Area,
  text: string,
  replacement: string,
  criteria: FindCriteria,
): number {
  const pattern = searchPattern(text, criteria, "gu");
  const used = sheet.usedArea(true, area);
  const within = used && intersection(used, area);
  if (!within) return 0;
  let changed = 0;
  writeCells(sheet, within, (row, column) => {
    const at = [within.row + row, within.column + column] as const;
    if (sheet.cells.isBlank(...at)) return null;
    const before = sheet.cells.formula(...at) ?? String(toWire(sheet.value(...at)));
    const after = before.replace(pattern, () => replacement);
    if (after === before) return null;
    changed++;
    return after;
  });
  return changed;
}
