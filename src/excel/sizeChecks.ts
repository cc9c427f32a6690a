import type { Write } from "./applyEdits";

/*
 * Excel refuses an array that does not fit its range, and null leaves each cell as it is: an array of nothing, of the
 * size that was read, makes it refuse the request where rows or columns came or went since.
 */

export function columnCountCheck(columns: number, header: () => Excel.Range): Write {
  return {
    bytes: 500 + 5 * columns,
    queue: () => {
      header().values = [new Array<null>(columns).fill(null)];
    },
  };
}

export function rowCountCheck(rows: number, column: () => Excel.Range): Write {
  return {
    bytes: 500 + 7 * rows,
    queue: () => {
      if (rows > 0) column().values = Array.from({ length: rows }, () => [null]);
    },
  };
}
