/** Tells which cells have another formula than before. */

import type { Area } from "./address";
import type { Worksheet } from "./worksheet";

interface FormulaCell {
  row: number;
  column: number;
  formula: string;
}

/** The cells with formulas, row by row; none while nobody asks for them. */
export function formulasIn(sheet: Worksheet, area: Area): FormulaCell[] {
  const found: FormulaCell[] = [];
  if (!sheet.workbook.changes.tellsFormulas) return found;
  for (const [row, { formulas }] of sheet.cells.rowsIn(area)) {
    if (!formulas) continue;
    for (let column = area.column; column < area.column + area.columns; column++) {
      const formula = formulas[column];
      if (formula !== undefined) found.push({ row, column, formula });
    }
  }
  return found;
}

/** To be called when the cells were written; `before` is what formulasIn gave before that. */
export function tellFormulas(sheet: Worksheet, area: Area, before: readonly FormulaCell[]): void {
  const after = formulasIn(sheet, area);
  if (before.length === 0 && after.length === 0) return;
  const key = ({ row, column }: FormulaCell): string => `${row} ${column}`;
  const [old, now] = [before, after].map((cells) => new Map(cells.map((one) => [key(one), one.formula])));
  const changed = [...before, ...after.filter((one) => old?.has(key(one)) !== true)].filter(
    (one) => old?.get(key(one)) !== now?.get(key(one)),
  );
  if (changed.length === 0) return;
  const cells = changed.map((one) => ({ row: one.row, column: one.column, before: old?.get(key(one)) ?? "" }));
  sheet.workbook.changes.note({ kind: "formulas", sheet, cells });
}
