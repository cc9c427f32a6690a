import { columnOfLetters } from "../tabular/cellAddress";
import type { Area } from "../tabular/range/sheetCells";

/** "Sheet1!A1:C1,Sheet1!B5" as areas. */
export function areasOf(addresses: string): readonly Area[] {
  return [...addresses.matchAll(/(?:^|[!,])\$?([A-Z]{1,3})\$?(\d+)(?::\$?([A-Z]{1,3})\$?(\d+))?(?=,|$)/g)].map(
    ([, letters = "", digits = "", toLetters = letters, toDigits = digits]) => {
      const [row, column] = [Number(digits) - 1, columnOfLetters(letters)];
      return { row, column, rows: Number(toDigits) - row, columns: columnOfLetters(toLetters) - column + 1 };
    },
  );
}
