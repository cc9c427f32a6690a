import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { TableSnapshot } from "../tabular/snapshot";
import { bodyRange } from "./readTables";
import { CHUNK_BYTES, packed, rowPieces, type RowChunk } from "./payload";

/** What a table holds now, to be compared with what was read. */
export interface GuardReading {
  readonly table: TableSnapshot;
  /** Cells that differ; empty where nothing changed. */
  readonly changed: () => readonly CellAddress[];
  readonly queue: () => void;
  /** About what its answer takes. */
  readonly bytes: number;
}

const PIECE_BYTES = 1_000_000;
/** A table that takes no more is re-read in one piece. */
const WHOLE_BYTES = 3_000_000;

type Grid = readonly (readonly CellValue[])[];

/**
 * Readings of whole tables in pieces; each compares its part of the body with `expected`. `added` says how many columns
 * we have added to a table meanwhile: any other is a colleague's.
 */
export function guardReadings(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  expected: (table: TableSnapshot) => Grid,
  added: (table: TableSnapshot) => number,
): readonly GuardReading[] {
  return tables.flatMap((table) => {
    const object = context.workbook.tables.getItem(table.id);
    const width = table.columns.length;
    const grid = expected(table);
    const pieces = bodyReadings(table, grid, (piece) => bodyRange(object, piece, 0, width));
    return [shapeGuard(object, table, added(table)), ...pieces];
  });
}

/** Re-reads the rows below a header in pieces; `cells` answers the range of one piece. */
export function bodyReadings(
  table: TableSnapshot,
  expected: Grid,
  cells: (piece: RowChunk) => Excel.Range,
): readonly GuardReading[] {
  return rowPieces(expected, PIECE_BYTES, WHOLE_BYTES).map((piece): GuardReading => {
    let range: Excel.Range | undefined;
    return {
      table,
      bytes: piece.bytes,
      queue: () => {
        range = cells(piece).load({ values: true });
      },
      changed: () => differences(table, piece.first, (range?.values ?? []) as Grid, expected),
    };
  });
}

/** Rows or columns were inserted, deleted or renamed: nothing below the header can be trusted to be where it was. */
function shapeGuard(object: Excel.Table, table: TableSnapshot, added: number): GuardReading {
  let header: Excel.Range | undefined;
  let body: Excel.Range | undefined;
  return {
    table,
    bytes: 100 * table.columns.length,
    queue: () => {
      header = object.getHeaderRowRange().load({ values: true });
      body = object.getDataBodyRange().load({ rowCount: true });
    },
    changed: () => {
      const headers = ((header?.values ?? []) as Grid)[0] ?? [];
      const same =
        body?.rowCount === table.values.length &&
        headers.length === table.columns.length + added &&
        table.columns.every((column, position) => String(headers[position] ?? "") === column.header);
      return same ? [] : [{ sheet: table.sheet.name, row: table.headerRow, column: table.firstColumn }];
    },
  };
}

/** The cells in which rows from `first` on, as they stand now, differ from what they are expected to hold. */
function differences(
  table: Pick<TableSnapshot, "sheet" | "headerRow" | "firstColumn">,
  first: number,
  now: Grid,
  expected: Grid,
): readonly CellAddress[] {
  const cells: CellAddress[] = [];
  now.forEach((row, offset) => {
    const before = expected[first + offset] ?? [];
    // Columns beyond those expected are new, and the shape guard's matter.
    for (let column = 0; column < before.length; column += 1) {
      if (row[column] === before[column]) continue;
      cells.push({
        sheet: table.sheet.name,
        row: table.headerRow + 1 + first + offset,
        column: table.firstColumn + column,
      });
    }
  });
  return cells;
}

/** Groups of guards that fit one answer each. */
export function guardGroups(guards: readonly GuardReading[]): readonly (readonly GuardReading[])[] {
  return packed(guards, ({ bytes }) => bytes, CHUNK_BYTES);
}
