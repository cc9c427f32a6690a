import { isBlank, type CellValue } from "../cellValue";
import { headerRows } from "./headerRows";
import { regions } from "./regions";
import { contains, kindOf, type Area, type CellKind, type SheetCells, type SheetTable } from "./sheetCells";

/** A range with headers as it was found on a sheet. Rows and columns are zero-based, as the sheet counts them. */
export interface FoundRange {
  readonly sheet: { readonly id: string; readonly name: string };
  /** The Excel table, where it is one. */
  readonly table: { readonly id: string; readonly name: string } | undefined;
  /** First and last of the header rows; they are one row in most sheets. */
  readonly headerTop: number;
  readonly headerRow: number;
  readonly firstColumn: number;
  /** By column of the range; "" where a column has no name. */
  readonly headers: readonly string[];
  /** By column, the name of the group of columns it stands in, where a row above the names tells groups. */
  readonly groups?: readonly string[];
  /** The rows below the headers, up to the first empty row. */
  readonly body: readonly (readonly CellValue[])[];
  /** The sheet goes on beyond what was read. */
  readonly cut: boolean;
}

/**
 * Finds what reads like a range with headers: Excel tables, and plain cells that blank rows and columns set apart, below
 * titles, side by side, one below the other. A range ends at the first row that nobody has typed into.
 */
export function findRanges(
  cells: SheetCells,
  isKnown: (header: string) => boolean,
  ignored: readonly Area[] = [],
): readonly FoundRange[] {
  const { sheet, top, left, values } = cells;
  const kind = kindReader(cells);
  const skipped = [...ignored, ...cells.tables.map(({ area }) => area)];
  const width = Math.max(0, ...values.map((row) => row.length));
  const whole: Area = { row: top, column: left, rows: values.length, columns: width };
  const filled = (row: number, column: number): boolean =>
    (kind(row, column) === "typed" || kind(row, column) === "word-formula") &&
    !skipped.some((area) => contains(area, row, column));
  const valueAt = (row: number, column: number): CellValue => values[row - top]?.[column - left] ?? "";
  const plain = regions(whole, filled).flatMap((area): readonly FoundRange[] => {
    const grid = gridOf(area, valueAt);
    const header = headerRows(grid, isKnown);
    if (header === undefined) return [];
    const body = grid.slice(header.last + 1);
    const firstRow = area.row + header.last + 1;
    const typedRows = typedLength({ ...area, row: firstRow, rows: body.length }, kind);
    return [
      {
        sheet,
        table: undefined,
        headerTop: area.row + header.first,
        headerRow: area.row + header.last,
        firstColumn: area.column,
        headers: header.names,
        groups: header.groups,
        body: body.slice(0, typedRows),
        cut: cells.cut && firstRow + typedRows === top + values.length,
      },
    ];
  });
  return [...cells.tables.map((table) => tableRange(table, cells, valueAt)), ...plain].sort(
    (one, other) => one.headerRow - other.headerRow || one.firstColumn - other.firstColumn,
  );
}

function tableRange(
  { id, name, area }: SheetTable,
  { sheet, cut, top, values }: SheetCells,
  valueAt: (row: number, column: number) => CellValue,
): FoundRange {
  const read = Math.max(1, Math.min(area.rows, top + values.length - area.row));
  const [headers = [], ...body] = gridOf({ ...area, rows: read }, valueAt);
  return {
    sheet,
    table: { id, name },
    headerTop: area.row,
    headerRow: area.row,
    firstColumn: area.column,
    headers: headers.map(String),
    body: body.filter((row) => row.some((value) => !isBlank(value))),
    cut: cut && read < area.rows,
  };
}

export type KindReader = (row: number, column: number) => CellKind;

export function kindReader({ top, left, values, formulas }: SheetCells): KindReader {
  return (row, column) => kindOf(values[row - top]?.[column - left] ?? "", formulas[row - top]?.[column - left] ?? "");
}

function gridOf(area: Area, valueAt: (row: number, column: number) => CellValue): readonly (readonly CellValue[])[] {
  return Array.from({ length: area.rows }, (_, row) =>
    Array.from({ length: area.columns }, (_cell, column) => valueAt(area.row + row, area.column + column)),
  );
}

/**
 * How many rows somebody has typed into, up to the first that is empty or holds formulas alone. Where the first row is
 * made of formulas already, rows of formulas that yield words count too.
 */
export function typedLength({ row, column, rows, columns }: Area, kind: KindReader): number {
  const holds = (index: number, wanted: CellKind): boolean => {
    for (let offset = 0; offset < columns; offset += 1) if (kind(row + index, column + offset) === wanted) return true;
    return false;
  };
  if (rows <= 0) return 0;
  const formulas = !holds(0, "typed");
  let length = 0;
  while (length < rows && (holds(length, "typed") || (formulas && holds(length, "word-formula")))) length += 1;
  return length;
}
