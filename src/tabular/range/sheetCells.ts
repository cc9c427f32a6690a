import { isBlank, type CellValue } from "../cellValue";

/** How large Excel's sheets are. */
export const SHEET_ROWS = 1_048_576;
export const SHEET_COLUMNS = 16_384;

/** A rectangle of a sheet. Row and column are zero-based. */
export interface Area {
  readonly row: number;
  readonly column: number;
  readonly rows: number;
  readonly columns: number;
}

/** What is used of one sheet as it was read: plain data, no Office object. */
export interface SheetCells {
  readonly sheet: { readonly id: string; readonly name: string };
  /** Zero-based row and column of the first cell. */
  readonly top: number;
  readonly left: number;
  readonly values: readonly (readonly CellValue[])[];
  readonly formulas: readonly (readonly CellValue[])[];
  /** The sheet holds more than was read. */
  readonly cut: boolean;
  readonly tables: readonly SheetTable[];
}

/** An Excel table on the sheet, its headers included. */
export interface SheetTable {
  readonly id: string;
  readonly name: string;
  readonly area: Area;
}

/** What a cell holds, as far as rows and columns are told apart by it. */
export type CellKind =
  | "blank"
  /** A formula that yields no words: it stands in rows that nobody has filled in yet, too. */
  | "figure-formula"
  | "word-formula"
  | "typed";

export function kindOf(value: CellValue, formula: CellValue): CellKind {
  const isFormula = typeof formula === "string" && formula.startsWith("=") && formula !== value;
  if (!isFormula) return isBlank(value) ? "blank" : "typed";
  return typeof value === "string" && !isBlank(value) && !value.startsWith("#") ? "word-formula" : "figure-formula";
}

export function contains({ row, column, rows, columns }: Area, atRow: number, atColumn: number): boolean {
  return atRow >= row && atRow < row + rows && atColumn >= column && atColumn < column + columns;
}
