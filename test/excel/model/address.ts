/** Cell addresses: the only place that turns A1 text into rows and columns and back. Rows and columns count from 0. */

export interface Area {
  row: number;
  column: number;
  rows: number;
  columns: number;
}

export const MAX_ROWS = 1_048_576;
export const MAX_COLUMNS = 16_384;

export function columnLetters(column: number): string {
  let letters = "";
  for (let n = column + 1; n > 0; n = Math.floor((n - 1) / 26)) {
    letters = String.fromCharCode(65 + ((n - 1) % 26)) + letters;
  }
  return letters;
}

export function columnNumber(letters: string): number {
  let n = 0;
  for (const letter of letters.toUpperCase()) n = n * 26 + letter.charCodeAt(0) - 64;
  return n - 1;
}

export function cellAddress(row: number, column: number): string {
  return columnLetters(column) + String(row + 1);
}

/** Every cell there is, for walking what is stored. */
export const EVERYTHING: Area = { row: 0, column: 0, rows: Infinity, columns: Infinity };

const CORNER = /^\$?([A-Z]{1,3})?\$?([0-9]{1,7})?$/i;

/** "B2", "B2:C9", "B:C", "2:9", with or without $; undefined when it is none of these or lies outside a sheet. */
export function parseArea(text: string): Area | undefined {
  const [first = "", second, ...rest] = text.trim().split(":");
  if (rest.length > 0) return undefined;
  const a = parseCorner(first);
  const b = second === undefined ? a : parseCorner(second);
  if (!a || !b || (a.row === undefined) !== (b.row === undefined)) return undefined;
  if ((a.column === undefined) !== (b.column === undefined)) return undefined;
  if (second === undefined && (a.row === undefined || a.column === undefined)) return undefined;
  const area = span(a.row ?? 0, a.column ?? 0, b.row ?? MAX_ROWS - 1, b.column ?? MAX_COLUMNS - 1);
  return isInsideSheet(area) ? area : undefined;
}

function parseCorner(text: string): { row: number | undefined; column: number | undefined } | undefined {
  const match = CORNER.exec(text);
  if (!match || (match[1] === undefined && match[2] === undefined)) return undefined;
  return {
    column: match[1] === undefined ? undefined : columnNumber(match[1]),
    row: match[2] === undefined ? undefined : Number(match[2]) - 1,
  };
}

/** The rectangle with these two corners, in whatever order they come. */
export function span(row1: number, column1: number, row2: number, column2: number): Area {
  return {
    row: Math.min(row1, row2),
    column: Math.min(column1, column2),
    rows: Math.abs(row2 - row1) + 1,
    columns: Math.abs(column2 - column1) + 1,
  };
}

export function isInsideSheet({ row, column, rows, columns }: Area): boolean {
  return (
    row >= 0 && column >= 0 && rows > 0 && columns > 0 && row + rows <= MAX_ROWS && column + columns <= MAX_COLUMNS
  );
}

export function isEntireRows(area: Area): boolean {
  return area.column === 0 && area.columns === MAX_COLUMNS;
}

export function isEntireColumns(area: Area): boolean {
  return area.row === 0 && area.rows === MAX_ROWS;
}

export function formatArea(area: Area): string {
  const lastRow = area.row + area.rows - 1;
  const lastColumn = area.column + area.columns - 1;
  // The whole sheet is written as all its rows.
  if (isEntireRows(area)) return `${area.row + 1}:${lastRow + 1}`;
  if (isEntireColumns(area)) return `${columnLetters(area.column)}:${columnLetters(lastColumn)}`;
  const first = cellAddress(area.row, area.column);
  return area.rows === 1 && area.columns === 1 ? first : `${first}:${cellAddress(lastRow, lastColumn)}`;
}

/** The address with $ before every row and column, as stored in defined names and validation lists. */
export function absoluteAddress(area: Area): string {
  return formatArea(area).replace(/([A-Z]+)|([0-9]+)/g, "$$$&");
}

export function intersection(a: Area, b: Area): Area | undefined {
  const row = Math.max(a.row, b.row);
  const column = Math.max(a.column, b.column);
  const rows = Math.min(a.row + a.rows, b.row + b.rows) - row;
  const columns = Math.min(a.column + a.columns, b.column + b.columns) - column;
  return rows > 0 && columns > 0 ? { row, column, rows, columns } : undefined;
}

export function overlaps(a: Area, b: Area): boolean {
  return intersection(a, b) !== undefined;
}

export function contains(outer: Area, inner: Area): boolean {
  return (
    outer.row <= inner.row &&
    outer.column <= inner.column &&
    outer.row + outer.rows >= inner.row + inner.rows &&
    outer.column + outer.columns >= inner.column + inner.columns
  );
}

export function bounding(a: Area, b: Area): Area {
  return span(
    Math.min(a.row, b.row),
    Math.min(a.column, b.column),
    Math.max(a.row + a.rows, b.row + b.rows) - 1,
    Math.max(a.column + a.columns, b.column + b.columns) - 1,
  );
}

export function sameArea(a: Area, b: Area): boolean {
  return a.row === b.row && a.column === b.column && a.rows === b.rows && a.columns === b.columns;
}

/** What is left of `area` when `hole` is cut out of it: up to four rectangles. */
export function subtract(area: Area, hole: Area): Area[] {
  const cut = intersection(area, hole);
  if (!cut) return [area];
  const bottom = cut.row + cut.rows;
  const right = cut.column + cut.columns;
  const pieces: Area[] = [
    { ...area, rows: cut.row - area.row },
    { ...area, row: bottom, rows: area.row + area.rows - bottom },
    { row: cut.row, rows: cut.rows, column: area.column, columns: cut.column - area.column },
    { row: cut.row, rows: cut.rows, column: right, columns: area.column + area.columns - right },
  ];
  return pieces.filter((piece) => piece.rows > 0 && piece.columns > 0);
}

/** A sheet name as formulas write it: quoted unless it is a plain word that cannot be mistaken for a cell. */
export function quoteSheetName(name: string): string {
  const plain = /^[\p{L}_][\p{L}\p{N}_.]*$/u.test(name) && !parseArea(name) && !/^(r|c|true|false)$/i.test(name);
  return plain ? name : `'${name.replace(/'/g, "''")}'`;
}

/** Splits "'My sheet'!A1:B2" into the sheet's name (absent when there is none) and the rest. */
export function splitSheetName(text: string): { sheetName: string | undefined; address: string } {
  const mark = text.lastIndexOf("!");
  if (mark < 0) return { sheetName: undefined, address: text };
  const name = text.slice(0, mark);
  const unquoted = name.startsWith("'") && name.endsWith("'") ? name.slice(1, -1).replace(/''/g, "'") : name;
  return { sheetName: unquoted, address: text.slice(mark + 1) };
}
