import type { CellAddress } from "./cellAddress";
import type { CellValue } from "./cellValue";

/** A table of the workbook as it was read: plain data, no Office object. */
export interface TableSnapshot {
  readonly id: string;
  readonly name: string;
  readonly sheet: { readonly id: string; readonly name: string };
  /** Zero-based row of the headers and column of the first one. */
  readonly headerRow: number;
  readonly firstColumn: number;
  readonly columns: readonly TableColumnSnapshot[];
  /** The body, row by row. */
  readonly values: readonly (readonly CellValue[])[];
  /** By position of the column; only where the unit of a figure matters. */
  readonly numberFormats: ReadonlyMap<number, readonly string[]>;
  /** By position of the column; only of columns that the add-in writes, or in which it enters answers. */
  readonly formulas: ReadonlyMap<number, readonly CellValue[]>;
  /** Which column serves as which, by position, where the user said so; headers then say nothing. */
  readonly mapping?: ReadonlyMap<string, number>;
  /** Rows that are none: headings between rows, and rows below the end in which results of ours still stand. */
  readonly skipped?: ReadonlySet<number>;
}

export interface TableColumnSnapshot {
  /** Stable while columns are renamed, moved and inserted. */
  readonly id: number;
  readonly header: string;
}

/** A cell of the body: zero-based row among the rows, position of its column. */
export function cellAt({ sheet, headerRow, firstColumn }: TableSnapshot, index: number, position: number): CellAddress {
  return { sheet: sheet.name, row: headerRow + 1 + index, column: firstColumn + position };
}
