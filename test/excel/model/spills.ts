/** The areas that formulas with several results fill, from one calculation to the next. */

import { bounding, span } from "./address";
import type { CellValue } from "./cellValue";
import type { Workbook } from "./workbook";
import type { ArrayFormula, Worksheet } from "./worksheet";

interface Spill extends ArrayFormula {
  /** What was spilled, by the place from the formula's cell. */
  values: Map<string, CellValue>;
}

const cellKey = (row: number, column: number): string => `${row},${column}`;

/**
 * Takes the spilled values off the sheets before a calculation, so that they do not stand in their own way, and
 * notes what spills during it. What somebody has written over a spilled value stays, and then blocks the formula.
 */
export class Spills {
  private readonly before: { sheet: Worksheet; array: ArrayFormula; values: Map<string, CellValue> }[] = [];
  private readonly found: { sheet: Worksheet; spill: Spill }[] = [];
  private readonly calculatedCells = new Map<Worksheet, Set<string>>();
  private source: { sheet: Worksheet; row: number; column: number } | undefined;

  constructor(workbook: Workbook) {
    for (const sheet of workbook.sheets) {
      for (const array of sheet.arrayFormulas) {
        if (array.dynamic) this.before.push({ sheet, array, values: takeOff(sheet, array) });
      }
      sheet.arrayFormulas = sheet.arrayFormulas.filter(({ dynamic }) => !dynamic);
    }
  }

  /** The engine has written the result of a formula; values it writes next belong to this one. */
  calculated(sheet: Worksheet, row: number, column: number): void {
    this.source = { sheet, row, column };
    let cells = this.calculatedCells.get(sheet);
    if (!cells) this.calculatedCells.set(sheet, (cells = new Set()));
    cells.add(cellKey(row, column));
  }

  spilled(sheet: Worksheet, row: number, column: number, value: CellValue): void {
    const { source } = this;
    if (source?.sheet !== sheet) return;
    const last = this.found.at(-1);
    const continues =
      last?.sheet === sheet && last.spill.area.row === source.row && last.spill.area.column === source.column;
    const spill = continues
      ? last.spill
      : { area: span(source.row, source.column, source.row, source.column), dynamic: true, values: new Map() };
    if (!continues) this.found.push({ sheet, spill });
    spill.area = bounding(spill.area, span(row, column, row, column));
    spill.values.set(cellKey(row - source.row, column - source.column), value);
  }

  /** Puts the areas on the sheets; a formula the engine could not calculate keeps what it had. */
  settle(): void {
    for (const { sheet, spill } of this.found) {
      if (sheet.workbook.sheets.includes(sheet)) sheet.arrayFormulas.push(spill);
    }
    for (const { sheet, array, values } of this.before) {
      const { row, column } = array.area;
      const isFormula = sheet.cells.formula(row, column) !== undefined;
      if (!isFormula || this.calculatedCells.get(sheet)?.has(cellKey(row, column))) continue;
      for (const [key, value] of values) {
        const [atRow = 0, atColumn = 0] = key.split(",").map(Number);
        if (sheet.cells.isBlank(atRow, atColumn)) sheet.cells.set(atRow, atColumn, value);
      }
      sheet.arrayFormulas.push(array);
    }
  }
}

/** Values that came from a file are the formula's own; of others only those still as they were spilled. */
function takeOff(
  { cells }: Worksheet,
  array: ArrayFormula & { values?: Map<string, CellValue> },
): Map<string, CellValue> {
  const { area, values } = array;
  const taken = new Map<string, CellValue>();
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if ((row === area.row && column === area.column) || cells.formula(row, column) !== undefined) continue;
      const value = cells.value(row, column);
      const own = !values || values.get(cellKey(row - area.row, column - area.column)) === value;
      if (value === undefined || !own) continue;
      taken.set(cellKey(row, column), value);
      cells.set(row, column, undefined);
    }
  }
  return taken;
}
