import type { CellValue } from "../cellValue";
import type { Column } from "../column";
import { columnEntries, type Table } from "../table";
import { choicesOf } from "./choicesOf";
import { helpOf } from "./helpOf";

/** A sheet with one table, ready to be made. */
export interface NewTable {
  readonly sheet: string;
  readonly table: string;
  readonly columns: readonly NewTableColumn[];
  readonly rows: readonly (readonly CellValue[])[];
  /** Number formats of single cells, where they differ from their column's. */
  readonly cellFormats: readonly { readonly row: number; readonly column: number; readonly format: string }[];
}

export interface NewTableColumn {
  readonly key: string;
  readonly header: string;
  readonly help: string;
  /** Characters. */
  readonly width: number;
  readonly numberFormat: string | undefined;
  readonly choices: readonly string[] | undefined;
}

/** One filled row by column key; a percentage is given as its share with the number format that shows it. */
export type SampleRow = Readonly<Record<string, CellValue | { readonly value: CellValue; readonly format: string }>>;

const WIDTH = 14;

/**
 * A sheet made from a declaration: the input columns in their order (`more`: all of them), drop-downs, help, and the
 * given rows or as many blank ones. Computed columns are added when something is computed.
 */
export function newTable(
  table: Table,
  rows: readonly SampleRow[] | number,
  { more = false }: { readonly more?: boolean } = {},
): NewTable {
  const inputs = columnEntries(table).filter(([, column]) => !column.computed && (more || !column.more));
  const filled: readonly SampleRow[] = typeof rows === "number" ? Array.from({ length: rows }, () => ({})) : rows;
  return {
    sheet: table.name,
    table: table.name,
    columns: inputs.map(([key, column]) => newTableColumn(key, column)),
    rows: filled.map((row) => inputs.map(([key]) => plainValue(row[key]))),
    cellFormats: filled.flatMap((row, index) =>
      inputs.flatMap(([key], position) => {
        const cell = row[key];
        return typeof cell === "object" ? [{ row: index, column: position, format: cell.format }] : [];
      }),
    ),
  };
}

export function newTableColumn(key: string, column: Column): NewTableColumn {
  return {
    key,
    header: column.header,
    help: helpOf(column),
    width: column.width ?? WIDTH,
    numberFormat: column.format,
    choices: choicesOf(column),
  };
}

function plainValue(cell: SampleRow[string] | undefined): CellValue {
  if (cell === undefined) return "";
  return typeof cell === "object" ? cell.value : cell;
}
