import { newWorkbook, type Workbook } from "../excel";

const SEPARATORS = [",", ";", "\t", "|"] as const;

/** A workbook with the cells of a text file: separator told from its first lines, figures as figures. */
export function csvBook(text: string, sheetName: string): Workbook {
  const book = newWorkbook();
  const [sheet] = book.sheets;
  if (sheet === undefined) throw new Error("a new workbook has no sheet");
  sheet.name = sheetName.replace(/[\\/?*[\]:]/g, " ").slice(0, 31);
  const plain = text.replace(/^\uFEFF/, "");
  csvRows(plain, separatorOf(plain)).forEach((cells, row) => {
    cells.forEach((cell, column) => {
      if (cell !== "") sheet.cells.set(row, column, figureOrText(cell));
    });
  });
  return book;
}

/** Long digit strings are ids or stamps: as figures they would lose digits. */
function figureOrText(cell: string): string | number {
  return /^-?(?:0|[1-9]\d{0,10})(?:\.\d+)?$/.test(cell) ? Number(cell) : cell;
}

export function separatorOf(text: string): string {
  const head = text.slice(0, 5000).replace(/"[^"]*"/g, "");
  const count = (separator: string): number => head.split(separator).length;
  return [...SEPARATORS].sort((one, other) => count(other) - count(one))[0] ?? ",";
}

export function csvRows(text: string, separator: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = "";
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const letter = text[at] ?? "";
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (letter === '"' && cell === "") quoted = true;
    else if (letter === separator) {
      row.push(cell);
      cell = "";
    } else if (letter === "\n") {
      rows.push([...row, cell.replace(/\r$/, "")]);
      row = [];
      cell = "";
    } else cell += letter;
  }
  return cell === "" && row.length === 0 ? rows : [...rows, [...row, cell]];
}
