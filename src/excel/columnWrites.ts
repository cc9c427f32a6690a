import type { CellValue } from "../tabular/cellValue";
import type { Steps } from "../tabular/steps";
import { writtenValue } from "../tabular/writtenValue";
import type { Write } from "./applyEdits";
import { rowPieces, WRITE_BYTES } from "./payload";

/** What one column is to hold; null leaves a cell, or its number format, as it is. */
export interface ColumnValues {
  readonly values: readonly (CellValue | null)[];
  readonly numberFormats?: readonly (string | null)[] | undefined;
  /** The column is new, and so blank as it is. */
  readonly isNew: boolean;
}

/** Writes one column in pieces; `cells` answers so many of its cells from a row on. */
export function* columnWrites(
  { values, numberFormats, isNew }: ColumnValues,
  cells: (first: number, count: number) => Excel.Range,
): Steps<readonly Write[]> {
  const wanted = isNew ? values.map((value) => (value === "" ? null : value)) : values;
  const pieces = yield* rowPieces(wanted, WRITE_BYTES);
  return pieces.flatMap(({ first, count, bytes }): readonly Write[] => {
    const piece = wanted.slice(first, first + count);
    if (piece.every((value) => value === null)) return [];
    const formats = numberFormats?.slice(first, first + count) ?? [];
    return [
      {
        bytes: 500 + bytes + 20 * formats.length,
        cells: piece.filter((value) => value !== null).length,
        queue: () => {
          const range = cells(first, count);
          if (formats.some((format) => format !== null)) range.numberFormat = formats.map((format) => [format]);
          range.values = piece.map((value) => [value === null ? null : writtenValue(value)]);
        },
      },
    ];
  });
}
