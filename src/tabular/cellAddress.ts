/** One cell of the workbook. Row and column are zero-based, as Office.js counts them. */
export interface CellAddress {
  readonly sheet: string;
  readonly row: number;
  readonly column: number;
}

/** "A" for 0, "Z" for 25, "AA" for 26. */
export function columnLetters(column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** 0 for "A", 25 for "z", 26 for "AA". */
export function columnOfLetters(letters: string): number {
  let column = 0;
  for (const letter of letters.toUpperCase()) column = 26 * column + letter.charCodeAt(0) - 64;
  return column - 1;
}

/** "F14": the address within its sheet. */
export function localAddress(cell: CellAddress): string {
  return `${columnLetters(cell.column)}${cell.row + 1}`;
}

/** A sheet name as a formula writes it: quoted unless it is a plain word that reads as no cell address. */
export function quotedSheet(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !/^([a-z]{1,3}\d+|r\d*|c\d*|r\d*c\d*)$/i.test(name);
  return plain ? name : `'${name.replaceAll("'", "''")}'`;
}

const quoted = new Map<string, string>();

/** "Criteria!F14", "'My sheet'!B2": as Excel writes a reference to it. */
export function fullAddress(cell: CellAddress): string {
  let sheet = quoted.get(cell.sheet);
  if (sheet === undefined) {
    sheet = quotedSheet(cell.sheet);
    quoted.set(cell.sheet, sheet);
  }
  return `${sheet}!${localAddress(cell)}`;
}
