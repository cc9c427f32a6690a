import type { CellValue } from "../tabular/cellValue";
import { ROWS_A_STEP, type Steps } from "../tabular/steps";

/** Excel on the web takes 5 MB a request and as much an answer; we stay below 4. */
export const CHUNK_BYTES = 4_000_000;

/** Writes go out in pieces of this size, so that they fill the requests. */
export const WRITE_BYTES = 1_000_000;

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

/**
 * Splits rows (or the cells of one column) into as few pieces as their order allows, none larger than `limit` bytes
 * unless one row alone is. Rows that are sure to fit `whole` bytes stay one piece, and are not looked into.
 */
export function* rowPieces(rows: readonly SentRow[], limit: number, whole = limit): Steps<readonly RowPiece[]> {
  let most = 0;
  for (let first = 0; first < rows.length && most <= whole; first += ROWS_A_STEP) {
    rows.slice(first, first + ROWS_A_STEP).forEach((row) => {
      most += isRow(row) ? rowBytes(row, mostBytes) : mostBytes(row);
    });
    yield;
  }
  if (rows.length > 0 && most <= whole) return [{ first: 0, count: rows.length, bytes: most }];
  const pieces: { first: number; count: number; bytes: number }[] = [];
  let open: (typeof pieces)[number] | undefined;
  for (let start = 0; start < rows.length; start += ROWS_A_STEP) {
    rows.slice(start, start + ROWS_A_STEP).forEach((row, offset) => {
      const bytes = isRow(row) ? rowBytes(row, bytesOf) : bytesOf(row);
      if (open === undefined || open.bytes + bytes > limit) {
        open = { first: start + offset, count: 1, bytes };
        pieces.push(open);
      } else {
        open.count += 1;
        open.bytes += bytes;
      }
    });
    yield;
  }
  return pieces;
}

type SentCell = CellValue | null;
type SentRow = readonly SentCell[] | SentCell;

function isRow(row: SentRow): row is readonly SentCell[] {
  return Array.isArray(row);
}

function rowBytes(row: readonly SentCell[], sizeOf: (value: SentCell) => number): number {
  let sum = 2;
  for (const value of row) sum += sizeOf(value);
  return sum;
}

/** Quotes, comma and apostrophe around a text. */
const AROUND = 4;
/** A figure is seldom longer, and never much. */
const FIGURE = 20;

/** What a value takes at most in UTF-8, control characters apart, without looking into it. */
function mostBytes(value: SentCell): number {
  return typeof value === "string" ? 3 * value.length + AROUND : FIGURE;
}

/** What a value takes in a request or an answer, in bytes of UTF-8: never less than it is. */
function bytesOf(value: SentCell): number {
  if (typeof value !== "string") return FIGURE;
  const bytes = value.length + AROUND;
  if (PLAIN.test(value)) return bytes;
  let more = 0;
  for (let at = 0; at < value.length; at += 1) more += moreThanOne(value.charCodeAt(at));
  return bytes + more;
}

const PLAIN = /^[ !#-[\]-~]*$/;

/** Beyond ASCII a character takes up to three bytes; quotes, backslashes and control characters are escaped. */
function moreThanOne(code: number): number {
  if (code > 126) return 2;
  return code < 32 || code === 34 || code === 92 ? 5 : 0;
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
