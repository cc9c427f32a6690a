import { isErrorValue, type CellValue } from "../cellValue";
import { normalHeader } from "../matchColumns";
import { isBlank } from "../cellValue";

/** The rows that name the columns of a region, and the names. Rows count from the top of the region. */
export interface HeaderRows {
  readonly first: number;
  readonly last: number;
  /** By column of the region; "" where it has no name. */
  readonly names: readonly string[];
  /** By column, the name of the group it stands in; "" where there is no row above with groups. */
  readonly groups: readonly string[];
}

/** How far below the top of a region its headers are looked for: titles and addresses stand above them. */
const SEARCHED_ROWS = 40;
/** How far below a header its text is looked for again: what recurs is a value. */
const LOOKED_BELOW = 60;
const LONGEST_HEADER = 60;

type Rows = readonly (readonly CellValue[])[];

/**
 * Finds the header row of a region: the row that reads like names of columns rather than like values or a title.
 * A second row belongs to it where it names columns that the first leaves blank (merged cells, bands above headers).
 * Undefined: nothing in the region reads like a header.
 */
export function headerRows(region: Rows, isKnown: (header: string) => boolean): HeaderRows | undefined {
  let best: { readonly row: number; readonly score: number } | undefined;
  const searched = Math.min(SEARCHED_ROWS, region.length);
  for (let row = 0; row < searched; row += 1) {
    const score = headerScore(region, row, isKnown);
    if (score !== undefined && (best === undefined || score > best.score)) best = { row, score };
  }
  if (best === undefined) return undefined;
  const first = isBand(region, best.row - 1, best.row) ? best.row - 1 : best.row;
  const last = first === best.row && isSecondRow(region, best.row) ? best.row + 1 : best.row;
  return {
    first,
    last,
    names: headerNames(region.slice(first, last + 1)),
    groups: first === last ? [] : groupNames(region[first] ?? []),
  };
}

/** A merged cell holds its text in its first column: the blank ones behind it are of its group. */
function groupNames(band: readonly CellValue[]): readonly string[] {
  let group = "";
  return band.map((cell) => {
    if (!isBlank(cell)) group = headerText(cell);
    return group;
  });
}

/** The name of each column from its header rows: the lowest that says anything; a line break is a space. */
export function headerNames(rows: Rows): readonly string[] {
  const width = Math.max(0, ...rows.map((row) => row.length));
  return Array.from({ length: width }, (_, column) => {
    const named = [...rows].reverse().find((row) => !isBlank(row[column] ?? ""));
    return named === undefined ? "" : headerText(named[column] ?? "");
  });
}

function headerText(value: CellValue): string {
  return String(value).replace(/\s+/g, " ").trim();
}

function headerScore(region: Rows, row: number, isKnown: (header: string) => boolean): number | undefined {
  const cells = region[row] ?? [];
  let filled = 0;
  let known = 0;
  let values = 0;
  cells.forEach((cell, column) => {
    if (isBlank(cell)) return;
    filled += 1;
    if (isKnown(headerText(cell))) known += 1;
    else if (!readsAsName(cell) || recursBelow(region, row, column)) values += 1;
  });
  if (filled < Math.min(2, cells.length) || values * 2 > filled) return undefined;
  return 2 * known + (3 * filled) / cells.length - 2 * values - 0.1 * row;
}

/** Words, and few of them. */
function readsAsName(cell: CellValue): boolean {
  if (typeof cell !== "string" || isErrorValue(cell)) return false;
  const text = headerText(cell);
  return text.length <= LONGEST_HEADER && (text.length === 1 || /\p{L}/u.test(text)) && !/^https?:/i.test(text);
}

function recursBelow(region: Rows, row: number, column: number): boolean {
  const text = normalHeader(String(region[row]?.[column] ?? ""));
  for (let below = row + 1; below < Math.min(region.length, row + LOOKED_BELOW); below += 1) {
    if (normalHeader(String(region[below]?.[column] ?? "")) === text) return true;
  }
  return false;
}

/** A row above the headers that names groups of columns, or columns whose cell is merged over both rows. */
function isBand(region: Rows, band: number, header: number): boolean {
  const above = region[band];
  const below = region[header];
  if (above === undefined || below === undefined) return false;
  const named = above.filter((cell) => !isBlank(cell));
  if (named.length === 0 || !named.every(readsAsName)) return false;
  const fillsGap = above.some((cell, column) => !isBlank(cell) && isBlank(below[column] ?? ""));
  return fillsGap || named.length > 1;
}

/** A row below that names the columns of a group, while columns of their own are named above. */
function isSecondRow(region: Rows, header: number): boolean {
  const above = region[header] ?? [];
  const below = region[header + 1] ?? [];
  if (region[header + 2] === undefined) return false;
  let gaps = 0;
  for (const [column, cell] of below.entries()) {
    if (isBlank(cell)) continue;
    if (!readsAsName(cell) || recursBelow(region, header + 1, column)) return false;
    if (isBlank(above[column] ?? "")) gaps += 1;
    // A named column above a second name starts a group: the next one is blank above.
    else if (!isBlank(above[column + 1] ?? "") || isBlank(below[column + 1] ?? "")) return false;
  }
  return gaps > 0;
}
