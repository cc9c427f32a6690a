import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { TableSnapshot } from "../tabular/snapshot";
import { oneStep, ROWS_A_STEP, type Steps } from "../tabular/steps";
import { bodyRange } from "./readTables";
import { CHUNK_BYTES, packed, rowPieces, type RowChunk } from "./payload";

/** What a table holds now, to be compared with what was read. */
export interface GuardReading {
  readonly table: TableSnapshot;
  /** Cells that differ; empty where nothing changed. */
  readonly changed: () => Steps<readonly CellAddress[]>;
  readonly queue: () => void;
  /** About what its answer takes. */
  readonly bytes: number;
}

const PIECE_BYTES = 1_000_000;
/** A table that takes no more is re-read in one piece. */
const WHOLE_BYTES = 3_000_000;

type Grid = readonly (readonly CellValue[])[];

/** What a table is to hold. */
export interface Expected {
  readonly rows: Grid;
  /** What its cells may hold instead: a write that was cut short has changed some of them. */
  readonly orRows?: Grid | undefined;
  /** How many columns we have added to it, at least and at most: any other is a colleague's. */
  readonly added: readonly [least: number, most: number];
}

/** As it was read. */
export function asRead({ values }: TableSnapshot): Expected {
  return { rows: values, added: [0, 0] };
}

/** Readings of whole tables in pieces; each compares its part of the body with what is expected. */
export function* guardReadings(
  context: Excel.RequestContext,
  tables: readonly TableSnapshot[],
  expectedOf: (table: TableSnapshot) => Expected,
): Steps<readonly GuardReading[]> {
  const guards: GuardReading[] = [];
  for (const table of tables) {
    const object = context.workbook.tables.getItem(table.id);
    const width = table.columns.length;
    const expected = expectedOf(table);
    const pieces = yield* bodyReadings(table, expected, (piece) => bodyRange(object, piece, 0, width));
    guards.push(shapeGuard(object, table, expected), ...pieces);
  }
  return guards;
}

/** Re-reads the rows below a header in pieces; `cells` answers the range of one piece. */
export function* bodyReadings(
  table: TableSnapshot,
  { rows, orRows }: Pick<Expected, "rows" | "orRows">,
  cells: (piece: RowChunk) => Excel.Range,
): Steps<readonly GuardReading[]> {
  const pieces = yield* rowPieces(orRows ?? rows, PIECE_BYTES, WHOLE_BYTES);
  return pieces.map((piece): GuardReading => {
    let range: Excel.Range | undefined;
    return {
      table,
      bytes: piece.bytes,
      queue: () => {
        range = cells(piece).load({ values: true });
      },
      changed: () => differences(table, piece.first, (range?.values ?? []) as Grid, rows, orRows),
    };
  });
}

/** Rows or columns were inserted, deleted or renamed: nothing below the header can be trusted to be where it was. */
function shapeGuard(
  object: Excel.Table,
  table: TableSnapshot,
  { rows, orRows, added: [least, most] }: Expected,
): GuardReading {
  let header: Excel.Range | undefined;
  let body: Excel.Range | undefined;
  return {
    table,
    bytes: 100 * table.columns.length,
    queue: () => {
      header = object.getHeaderRowRange().load({ values: true });
      body = object.getDataBodyRange().load({ rowCount: true });
    },
    changed: () =>
      oneStep(() => {
        const headers = ((header?.values ?? []) as Grid)[0] ?? [];
        const added = headers.length - table.columns.length;
        const same =
          [rows.length, orRows?.length].includes(body?.rowCount) &&
          added >= least &&
          added <= most &&
          table.columns.every((column, position) => String(headers[position] ?? "") === column.header);
        return same ? [] : [{ sheet: table.sheet.name, row: table.headerRow, column: table.firstColumn }];
      }),
  };
}

/** The cells in which rows from `first` on, as they stand now, differ from what they are expected to hold. */
function* differences(
  table: Pick<TableSnapshot, "sheet" | "headerRow" | "firstColumn">,
  first: number,
  now: Grid,
  expected: Grid,
  orElse: Grid = expected,
): Steps<readonly CellAddress[]> {
  const cells: CellAddress[] = [];
  const compare = (row: readonly CellValue[], offset: number): void => {
    const before = expected[first + offset] ?? [];
    // Columns beyond those expected are new, and the shape guard's matter.
    for (let column = 0; column < before.length; column += 1) {
      if (row[column] === before[column] || row[column] === orElse[first + offset]?.[column]) continue;
      cells.push({
        sheet: table.sheet.name,
        row: table.headerRow + 1 + first + offset,
        column: table.firstColumn + column,
      });
    }
  };
  for (let start = 0; start < now.length; start += ROWS_A_STEP) {
    now.slice(start, start + ROWS_A_STEP).forEach((row, offset) => {
      compare(row, start + offset);
    });
    yield;
  }
  return cells;
}

/** All cells that differ from what they are expected to hold. */
export function* changedCells(guards: readonly GuardReading[]): Steps<readonly CellAddress[]> {
  const cells: CellAddress[] = [];
  for (const { changed } of guards) {
    for (const cell of yield* changed()) cells.push(cell);
  }
  return cells;
}

/** Groups of guards that fit one answer each. */
export function guardGroups(guards: readonly GuardReading[]): readonly (readonly GuardReading[])[] {
  return packed(guards, ({ bytes }) => bytes, CHUNK_BYTES);
}
