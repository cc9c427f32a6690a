/** Recalculates the workbook's formulas when they are read after a change, by the engine of excelts. */

import { EVERYTHING } from "./address";
import type { Workbook } from "./workbook";
import { recalculate } from "./formulaEngine";

export class Calculation {
  mode: "Automatic" | "AutomaticExceptTables" | "Manual" = "Automatic";
  private stale = false;

  constructor(private readonly workbook: Workbook) {}

  outdated(): void {
    this.stale = true;
  }

  /** Brings results up to date before they are read, unless calculation is manual. */
  refresh(): void {
    if (this.stale && this.mode !== "Manual") this.now();
  }

  now(): void {
    this.stale = false;
    const calculated = this.workbook.sheets.filter(hasFormula);
    if (calculated.length === 0) return;
    recalculate(this.workbook);
    for (const sheet of calculated) this.workbook.changes.note({ kind: "calculated", sheet });
  }

  /** Results that were just read from a file are up to date. */
  markFresh(): void {
    this.stale = false;
  }
}

function hasFormula(sheet: Workbook["sheets"][number]): boolean {
  if (sheet.arrayFormulas.length > 0) return true;
  for (const [, cells] of sheet.cells.rowsIn(EVERYTHING)) {
    if (cells.formulas?.some((formula) => formula !== undefined)) return true;
  }
  return false;
}
