import type { CellValue } from "../tabular/cellValue";

/** Excel on the web takes 5 MB a request and as much an answer; we stay below 4. */
export const CHUNK_BYTES = 4_000_000;

/** What a cell takes in an answer, as far as one can tell before it is read: most texts are short. */
const BYTES_PER_CELL = 24;

export interface RowChunk {
  readonly first: number;
  readonly count: number;
}

/** Splits the rows of a table into pieces of at most `cells` cells. */
export function rowChunks(rows: number, columns: number, cells: number): readonly RowChunk[] {
  const step = Math.max(1, Math.floor(cells / Math.max(1, columns)));
  return Array.from({ length: Math.ceil(rows / step) }, (_, piece) => ({
    first: piece * step,
    count: Math.min(step, rows - piece * step),
  }));
}

export const CHUNK_CELLS = Math.floor(CHUNK_BYTES / BYTES_PER_CELL);

/** Consecutive rows that go together, and what they take in bytes. */
export interface RowPiece extends RowChunk {
  readonly bytes: number;
}

/** Splits rows into as few pieces as their order allows, none larger than `limit` bytes unless one row alone is. */
export function rowPieces(rows: number, bytesOfRow: (row: number) => number, limit: number): readonly RowPiece[] {
  const pieces: { first: number; count: number; bytes: number }[] = [];
  let open: (typeof pieces)[number] | undefined;
  for (let row = 0; row < rows; row += 1) {
    const bytes = bytesOfRow(row);
    if (open === undefined || open.bytes + bytes > limit) {
      open = { first: row, count: 1, bytes };
      pieces.push(open);
    } else {
      open.count += 1;
      open.bytes += bytes;
    }
  }
  return pieces;
}

/** Packs items into as few groups as their order allows, none larger than `limit` unless one item alone is. */
export function packed<T>(items: readonly T[], sizeOf: (item: T) => number, limit: number): readonly (readonly T[])[] {
  const groups: T[][] = [];
  let room = 0;
  for (const item of items) {
    const size = sizeOf(item);
    const group = groups.at(-1);
    if (group === undefined || size > room) {
      groups.push([item]);
      room = limit - size;
    } else {
      group.push(item);
      room -= size;
    }
  }
  return groups;
}

/** Most cells hold a short text: it is not looked into. */
const SHORT = 6;

/** What a value takes in a request or an answer, in bytes of UTF-8: never less than it is. */
export function bytesOf(value: CellValue | null): number {
  if (typeof value !== "string") return 20;
  if (value.length <= SHORT) return 6 * SHORT + 3;
  // Quotes, backslashes and control characters are escaped; beyond ASCII a character takes up to three bytes.
  return (/[^ !#-[\]-~]/.test(value) ? 6 : 1) * value.length + 3;
}

export function rowBytes(row: readonly (CellValue | null)[]): number {
  let sum = 2;
  for (const value of row) sum += bytesOf(value);
  return sum;
}
