import { columnLetters } from "../cellAddress";
import { isBlank, type CellValue } from "../cellValue";
import { normalHeader } from "../matchColumns";
import type { TableSnapshot } from "../snapshot";
import type { ChosenRange } from "./chosenRange";
import { kindReader, typedLength } from "./findRanges";
import { headerNames } from "./headerRows";
import type { Area, SheetCells } from "./sheetCells";

/** The id by which a plain range goes where tables go by theirs. */
export const RANGE_ID = "range";

/** A column beside the range that may be ours: where it was, and how it is told. */
export interface OwnColumn {
  readonly key: string;
  /** One more than the column of the sheet in which it stood. */
  readonly id: number;
  readonly header: string;
  readonly showsOurs: (values: readonly CellValue[]) => boolean;
}

/** A chosen range as it stands on its sheet now. */
export interface LocatedRange {
  readonly choice: ChosenRange;
  readonly table: TableSnapshot;
  /** Our columns that still stand there: id by key. */
  readonly ours: ReadonlyMap<string, number>;
  /** Rows up to the first empty one. */
  readonly rows: number;
  /** Blank columns directly behind the range. */
  readonly room: number;
  /** There is something below the first empty row, in columns of the range. */
  readonly goesOnAt: number | undefined;
  /** Rows in which nothing but the name is filled in, by index: they may be headings. */
  readonly onlyNames: readonly number[];
  /** Merged areas of the sheet, where Excel tells them. */
  readonly merged?: readonly Area[];
}

/** More than this is never needed. */
const MOST_ROOM = 8;

/**
 * Finds the range that was chosen: where it stood, else where its headers stand now. `name` is the key of the column
 * that names a row. Undefined: the headers are nowhere on the sheet.
 */
export function locateRange(
  cells: SheetCells & { readonly numberFormats: readonly (readonly string[])[] },
  choice: ChosenRange,
  name: string,
  own: readonly OwnColumn[],
): LocatedRange | undefined {
  const place = placeOf(cells, choice, name);
  if (place === undefined) return undefined;
  const { headerTop, headerRow, columns, moved, names } = place;
  const at = (row: number, column: number): CellValue => cells.values[row - cells.top]?.[column - cells.left] ?? "";
  const bottom = cells.top + cells.values.length - 1;
  const columnValues = (column: number): readonly CellValue[] =>
    Array.from({ length: Math.max(0, bottom - headerRow) }, (_, index) => at(headerRow + 1 + index, column));
  const headerAt = (column: number): string => names[column - cells.left] ?? "";

  const ours = new Map<string, number>();
  for (const { key, id, header, showsOurs } of own) {
    const expected = id - 1 + moved;
    const stands = (column: number): boolean => headerAt(column) === header;
    const searched = names.map((_, offset) => cells.left + offset);
    const column =
      stands(expected) || (headerAt(expected) !== "" && showsOurs(columnValues(expected)))
        ? expected
        : searched.find((other) => stands(other) && showsOurs(columnValues(other)));
    if (column !== undefined && ![...columns.values()].includes(column)) ours.set(key, column + 1);
  }
  const isOurs = (column: number): boolean => [...ours.values()].includes(column + 1);

  const mapped = [...columns.values()];
  const belongs = (column: number): boolean => headerAt(column) !== "" && !isOurs(column);
  let left = Math.min(...mapped);
  while (left > cells.left && belongs(left - 1)) left -= 1;
  let right = Math.max(...mapped);
  while (belongs(right + 1)) right += 1;
  // Columns without a name at the edges belong to it as they did when it was chosen.
  const nameless = (column: number): boolean => headerAt(column) === "" && !isOurs(column);
  while (left > Math.max(cells.left, choice.firstColumn + moved) && nameless(left - 1)) left -= 1;
  while (right < choice.firstColumn + moved + choice.headers.length - 1 && nameless(right + 1)) right += 1;

  const kind = kindReader(cells);
  const rows = typedLength(
    { row: headerRow + 1, column: left, rows: bottom - headerRow, columns: right - left + 1 },
    (row, column) => (isOurs(column) ? "blank" : kind(row, column)),
  );
  const last = Math.max(right, ...[...ours.values()].map((id) => id - 1));
  const width = last - left + 1;
  const height = Math.max(rows, ours.size === 0 ? 0 : (choice.rows ?? 0));
  const positions = Array.from({ length: width }, (_, position) => position);
  const body = Array.from({ length: height }, (_, index) =>
    positions.map((position) => at(headerRow + 1 + index, left + position)),
  );
  const mapping = new Map([...columns].map(([key, column]) => [key, column - left]));
  const table: TableSnapshot = {
    id: RANGE_ID,
    name: cells.sheet.name,
    sheet: cells.sheet,
    headerRow,
    firstColumn: left,
    columns: positions.map((position) => ({ id: left + position + 1, header: headerAt(left + position) })),
    values: body,
    numberFormats: new Map(
      [...mapping.values()].map((position) => [
        position,
        body.map((_, index) => formatAt(cells, headerRow + 1 + index, left + position)),
      ]),
    ),
    formulas: new Map(
      [...ours.values()].map((id) => [
        id - 1 - left,
        body.map((_, index) => cells.formulas[headerRow + 1 + index - cells.top]?.[id - 1 - cells.left] ?? ""),
      ]),
    ),
    mapping,
    skipped: new Set(Array.from({ length: height - rows }, (_, index) => rows + index)),
  };
  return {
    choice: {
      ...choice,
      sheet: cells.sheet,
      headerTop,
      headerRow,
      firstColumn: left,
      headers: positions
        .slice(0, right - left + 1)
        .map((position) => (isOurs(left + position) ? "" : headerAt(left + position))),
      columns: Object.fromEntries(mapping),
    },
    table,
    ours,
    rows,
    room: roomBehind(cells, last, headerTop, headerRow + height),
    goesOnAt: rowBelow(cells, headerRow + rows + 1, left, right, isOurs),
    onlyNames: onlyNames(body.slice(0, rows), mapping, name),
  };
}

/** "K": what a column without a name is called. */
export function shownHeader(header: string, column: number): string {
  return header === "" ? columnLetters(column) : header;
}

function formatAt(
  { numberFormats, top, left }: { numberFormats: readonly (readonly string[])[]; top: number; left: number },
  row: number,
  column: number,
): string {
  return numberFormats[row - top]?.[column - left] ?? "General";
}

interface Place {
  readonly headerTop: number;
  readonly headerRow: number;
  readonly columns: ReadonlyMap<string, number>;
  /** By how many columns the range has moved. */
  readonly moved: number;
  /** Of every used column of the sheet. */
  readonly names: readonly string[];
}

/** The recorded header row, else the nearest one that bears the same names. */
function placeOf(cells: SheetCells, choice: ChosenRange, name: string): Place | undefined {
  const height = choice.headerRow - choice.headerTop + 1;
  const tops = cells.values
    .map((_, index) => cells.top + index)
    .filter((row) => row + height <= cells.top + cells.values.length)
    .sort((one, other) => Math.abs(one - choice.headerTop) - Math.abs(other - choice.headerTop));
  for (const headerTop of tops) {
    const first = headerTop - cells.top;
    const names = headerNames(cells.values.slice(first, first + height));
    const place = columnsIn(names, cells.left, choice, name);
    if (place !== undefined) return { headerTop, headerRow: headerTop + height - 1, ...place, names };
  }
  return undefined;
}

/** Where the chosen columns stand under these names; the nearest of equal names to where it was. */
function columnsIn(
  names: readonly string[],
  left: number,
  choice: ChosenRange,
  name: string,
): Pick<Place, "columns" | "moved"> | undefined {
  const nearest = (offset: number, moved: number): number | undefined => {
    const expected = choice.firstColumn + offset + moved;
    const header = choice.headers[offset] ?? "";
    // A column without a name is where its neighbours say.
    if (header === "") return expected;
    return names
      .flatMap((other, at) => (normalHeader(other) === normalHeader(header) ? [left + at] : []))
      .sort((one, other) => Math.abs(one - expected) - Math.abs(other - expected))[0];
  };
  const offset = choice.columns[name];
  const anchor = offset === undefined ? undefined : nearest(offset, 0);
  if (offset === undefined || anchor === undefined) return undefined;
  const moved = anchor - choice.firstColumn - offset;
  const columns = new Map<string, number>();
  for (const [key, at] of Object.entries(choice.columns)) {
    const column = nearest(at, moved);
    if (column === undefined || [...columns.values()].includes(column)) return undefined;
    columns.set(key, column);
  }
  return { columns, moved };
}

function roomBehind(cells: SheetCells, last: number, top: number, bottom: number): number {
  let room = 0;
  while (room < MOST_ROOM) {
    const column = last + 1 + room;
    if (
      cells.tables.some(
        ({ area }) =>
          area.column <= column &&
          area.column + area.columns > column &&
          area.row <= bottom &&
          area.row + area.rows > top,
      )
    )
      break;
    let blank = true;
    for (let row = top; row <= bottom && blank; row += 1) {
      const held = cells.formulas[row - cells.top]?.[column - cells.left] ?? "";
      blank = held === "";
    }
    if (!blank) break;
    room += 1;
  }
  return room;
}

function rowBelow(
  { values, top, left: firstUsed }: SheetCells,
  from: number,
  left: number,
  right: number,
  isOurs: (column: number) => boolean,
): number | undefined {
  for (let row = from; row < top + values.length; row += 1) {
    for (let column = left; column <= right; column += 1) {
      if (!isOurs(column) && !isBlank(values[row - top]?.[column - firstUsed] ?? "")) return row;
    }
  }
  return undefined;
}

/** An ID or the area may stand beside the name of a heading; anything else makes it a row. */
const BESIDE_A_HEADING: ReadonlySet<string> = new Set(["id", "area"]);

function onlyNames(
  body: readonly (readonly CellValue[])[],
  mapping: ReadonlyMap<string, number>,
  name: string,
): readonly number[] {
  const named = mapping.get(name);
  const others = [...mapping].filter(([key]) => key !== name && !BESIDE_A_HEADING.has(key));
  if (named === undefined) return [];
  return body.flatMap((row, index) =>
    !isBlank(row[named] ?? "") && others.every(([, position]) => isBlank(row[position] ?? "")) ? [index] : [],
  );
}
