/** A workbook's content as plain data that tests can compare. */

import { cellAddress, formatArea } from "./address";
import { toWire, type WireValue } from "./cellValue";
import { DEFAULT_STYLE, type Style } from "./style";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export interface SnapshotCell {
  value: WireValue;
  formula?: string;
  numberFormat?: string;
  /** What differs from a plain cell's look. */
  look?: Partial<Style>;
}

export interface SheetSnapshot {
  name: string;
  visibility: string;
  protected: boolean;
  cells: Record<string, SnapshotCell>;
  merges: string[];
}

export interface TableSnapshot {
  name: string;
  id: string;
  sheet: string;
  address: string;
  style: string;
  columns: { id: number; name: string }[];
}

export interface WorkbookSnapshot {
  sheets: SheetSnapshot[];
  tables: TableSnapshot[];
  names: Record<string, string>;
  settings: Record<string, unknown>;
}

export function takeSnapshot(workbook: Workbook): WorkbookSnapshot {
  return {
    sheets: workbook.sheets.map(sheetSnapshot),
    tables: workbook.tables.map(({ name, id, sheet, area, style, columns }) => ({
      name,
      id,
      sheet: sheet.name,
      address: formatArea(area),
      style,
      columns: columns.map((column) => ({ id: column.id, name: column.name })),
    })),
    names: Object.fromEntries(workbook.definedNames.map(({ name, formula }) => [name, formula])),
    settings: Object.fromEntries(workbook.settings),
  };
}

function sheetSnapshot(sheet: Worksheet): SheetSnapshot {
  const cells: Record<string, SnapshotCell> = {};
  for (const row of sheet.cells.sortedRows()) {
    const stored = sheet.cells.row(row);
    for (let column = 0; column < (stored?.width ?? 0); column++) {
      const style = stored?.styles?.[column];
      if (!stored || (stored.isBlank(column) && style === undefined)) continue;
      cells[cellAddress(row, column)] = cellSnapshot(sheet, row, column, stored.formulas?.[column]);
    }
  }
  return {
    name: sheet.name,
    visibility: sheet.visibility,
    protected: sheet.protection !== undefined,
    cells,
    merges: sheet.merges.map(formatArea),
  };
}

function cellSnapshot(sheet: Worksheet, row: number, column: number, formula: string | undefined): SnapshotCell {
  const style = sheet.style(row, column);
  const { numberFormat, ...look } = styleDifference(style);
  return {
    value: toWire(sheet.value(row, column)),
    ...(formula !== undefined && { formula }),
    ...(numberFormat !== undefined && { numberFormat }),
    ...(Object.keys(look).length > 0 && { look }),
  };
}

const differences = new WeakMap<Style, Partial<Style>>();

function styleDifference(style: Style): Partial<Style> {
  let difference = differences.get(style);
  if (!difference) {
    const changed = Object.entries(style).filter(
      ([key, value]) => JSON.stringify(value) !== JSON.stringify(DEFAULT_STYLE[key as keyof Style]),
    );
    differences.set(style, (difference = Object.fromEntries(changed) as Partial<Style>));
  }
  return difference;
}
