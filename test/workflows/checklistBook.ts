import { chosenRange } from "../../src/domain/checklist/candidates";
import type { ChosenRange } from "../../src/tabular/range/chosenRange";
import { findChecklists } from "../../src/workflows/findChecklists";
import { newWorkbook, type Workbook } from "../excel";
import { openBook, type Book, type Cell } from "./book";

/** A sheet as a person filled it in: rows of cells from a corner on; "" is a blank cell. */
export interface SheetLiteral {
  readonly name: string;
  readonly at?: readonly [row: number, column: number];
  readonly rows: readonly (readonly Cell[])[];
}

export const READINESS: SheetLiteral = {
  name: "Readiness",
  at: [3, 1],
  rows: [
    ["Ref", "Checklist item", "Responsible", "Done?"],
    ["R1", "Backups are restored in a drill", "Ann", "Yes"],
    ["R2", "On-call rota is staffed", "Bob", "No"],
    ["R3", "Runbook is reviewed", "Ann", "Yes"],
    ["R4", "Rollback is rehearsed", "Bob", "Gren"],
  ],
};

/** A workbook with sheets of the user's own, in a window of its own. */
export async function openSheets(...sheets: readonly SheetLiteral[]): Promise<Book> {
  const book = newWorkbook();
  for (const sheet of sheets) addSheet(book, sheet);
  return openBook([], book);
}

function addSheet(book: Workbook, { name, at: [top, left] = [0, 0], rows }: SheetLiteral): void {
  const sheet = book.addSheet(name);
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== "") sheet.cells.set(top + row, left + column, cell);
    });
  });
}

/** The only checklist of the workbook, with its columns as they were found. */
export async function onlyChoice({ workbook }: Book): Promise<ChosenRange> {
  const { candidates } = await findChecklists(workbook);
  const [only] = candidates;
  if (only === undefined || candidates.length > 1) throw new Error(`${candidates.length} candidates`);
  return chosenRange(only);
}

/** The values of a rectangle, "A1:C3" of a sheet by name. */
export function valuesOf(book: Workbook, sheet: string, area: string): readonly (readonly Cell[])[] {
  const { area: place } = book.locate(area, book.sheet(sheet));
  return Array.from({ length: place.rows }, (_, row) =>
    Array.from({ length: place.columns }, (_cell, column) => {
      const value = book.sheet(sheet)?.value(place.row + row, place.column + column);
      return value === undefined ? "" : (value as Cell);
    }),
  );
}
