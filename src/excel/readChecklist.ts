import type { CellValue } from "../tabular/cellValue";
import type { ChosenRange } from "../tabular/range/chosenRange";
import { locateRange, RANGE_ID, type LocatedRange, type OwnColumn } from "../tabular/range/locateRange";
import { SHEET_COLUMNS, SHEET_ROWS, type Area, type SheetCells } from "../tabular/range/sheetCells";
import { rangePrint, type OwnershipRecord } from "../workflows/record";
import { CHECKLIST_ROWS, SEARCHED_COLUMNS, SEARCHED_ROWS, type ChecklistSnapshot } from "../workflows/workbook";
import type { Catalog, ListedSheet } from "./catalog";
import { flush } from "./flush";
import { areasOf } from "./mergedAreas";
import { CHUNK_CELLS, packed, rowChunks } from "./payload";
import type { Queued } from "./readTables";
import { inSmallerPieces } from "./smallerPieces";

type Grid = readonly (readonly CellValue[])[];
type SheetGrid = SheetCells & { readonly numberFormats: readonly (readonly string[])[] };

const CONTENT = "values,formulas,numberFormat,rowIndex,columnIndex";
const EXTENT = "rowIndex,columnIndex,rowCount,columnCount";

/** The sheet on which a plain range was chosen: by its id, else by its name. */
export function sheetOfChoice({ sheets }: Catalog, { sheet }: ChosenRange): ListedSheet | undefined {
  return sheets.find(({ id }) => id === sheet.id) ?? sheets.find(({ name }) => name === sheet.name);
}

/** The reading of a sheet with a checklist: its used cells with the first request, or in pieces where that is too much. */
export function checklistReading(
  context: Excel.RequestContext,
  catalog: Catalog,
  listed: ListedSheet,
  choice: ChosenRange,
): ChecklistReading {
  return new ChecklistReading(context, catalog, listed, windowAround(choice));
}

/** The part of a sheet that is read: its beginning, or around a checklist that does not end in it. */
function windowAround({ headerTop, headerRow, firstColumn, headers, rows = 0 }: ChosenRange): Area {
  const side = (first: number, end: number, size: number, whole: number): number =>
    end < size ? 0 : Math.max(0, Math.min(first - Math.floor(size / 5), whole - size));
  return {
    row: side(headerTop, headerRow + Math.min(rows, SEARCHED_ROWS), CHECKLIST_ROWS, SHEET_ROWS),
    column: side(firstColumn, firstColumn + headers.length, SEARCHED_COLUMNS, SHEET_COLUMNS),
    rows: CHECKLIST_ROWS,
    columns: SEARCHED_COLUMNS,
  };
}

export class ChecklistReading {
  readonly #sheet: Excel.Worksheet;
  #used: Excel.Range | undefined;
  #whole: Excel.Range | undefined;
  #merged: Excel.RangeAreas | undefined;
  #tables: readonly { readonly id: string; readonly name: string; readonly range: Excel.Range }[] = [];

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly catalog: Catalog,
    private readonly listed: ListedSheet,
    private readonly window: Area,
  ) {
    this.#sheet = context.workbook.worksheets.getItem(listed.id);
  }

  /** Goes with the first request for tables. */
  readonly atOnce: Queued<undefined> = {
    cells: 0,
    queue: () => {
      this.#queueSurroundings();
      this.#used = this.#part().getUsedRangeOrNullObject(true).load(CONTENT);
    },
    result: () => undefined,
  };

  cells(): SheetGrid {
    const used = this.#used;
    const present = used !== undefined && !used.isNullObject;
    return this.#sheetGrid(
      present ? used.rowIndex : 0,
      present ? used.columnIndex : 0,
      (present ? used.values : []) as Grid,
      (present ? used.formulas : []) as Grid,
      (present ? used.numberFormat : []) as readonly (readonly string[])[],
    );
  }

  /** One sync for the extent, and one per 4 MB. */
  async cellsInPieces(): Promise<SheetGrid> {
    this.#queueSurroundings();
    const used = this.#part().getUsedRangeOrNullObject(true).load(EXTENT);
    await this.context.sync();
    if (used.isNullObject) return this.#sheetGrid(0, 0, [], [], []);
    const { rowIndex, columnIndex, rowCount, columnCount } = used;
    const pieces = await inSmallerPieces(CHUNK_CELLS, async (cellsPerPiece) => {
      const asked = rowChunks(rowCount, 3 * columnCount, cellsPerPiece).map(({ first, count }) => {
        const piece: { range?: Excel.Range } = {};
        return {
          piece,
          cells: 3 * count * columnCount,
          queue: () => {
            piece.range = this.#sheet
              .getRangeByIndexes(rowIndex + first, columnIndex, count, columnCount)
              .load("values,formulas,numberFormat");
          },
        };
      });
      for (const group of packed(asked, ({ cells }) => cells, cellsPerPiece)) await flush(this.context, group);
      return asked;
    });
    const joined = (property: "values" | "formulas" | "numberFormat") =>
      pieces.flatMap(({ piece }) => (piece.range?.[property] ?? []) as Grid);
    return this.#sheetGrid(
      rowIndex,
      columnIndex,
      joined("values"),
      joined("formulas"),
      joined("numberFormat") as readonly (readonly string[])[],
    );
  }

  /** Where cells behind the range are part of a merged area, a result would vanish in it. */
  mergedAreas(): readonly Area[] {
    return this.#merged === undefined || this.#merged.isNullObject ? [] : areasOf(this.#merged.address);
  }

  #part(): Excel.Range {
    const { row, column, rows, columns } = this.window;
    return this.#sheet.getRangeByIndexes(row, column, rows, columns);
  }

  #queueSurroundings(): void {
    this.#whole = this.#sheet.getUsedRangeOrNullObject(true).load(EXTENT);
    this.#tables = this.catalog.tables
      .filter(({ sheetId }) => sheetId === this.listed.id)
      .map(({ id, name }) => ({ id, name, range: this.context.workbook.tables.getItem(id).getRange().load(EXTENT) }));
    if (Office.context.requirements.isSetSupported("ExcelApi", "1.13")) {
      this.#merged = this.#sheet.getRange().getMergedAreasOrNullObject().load("address");
    }
  }

  #sheetGrid(
    top: number,
    left: number,
    values: Grid,
    formulas: Grid,
    numberFormats: readonly (readonly string[])[],
  ): SheetGrid {
    const whole = this.#whole;
    const goesOn =
      whole !== undefined &&
      !whole.isNullObject &&
      (whole.rowIndex + whole.rowCount > this.window.row + this.window.rows ||
        whole.columnIndex + whole.columnCount > this.window.column + this.window.columns);
    return {
      sheet: { id: this.listed.id, name: this.listed.name },
      top,
      left,
      values,
      formulas,
      numberFormats,
      cut: goesOn,
      tables: this.#tables.map(({ id, name, range }) => ({
        id,
        name,
        area: { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount },
      })),
    };
  }
}

/** Finds the chosen range among the cells; undefined where its headers are gone. */
export function locatedIn(
  cells: SheetGrid,
  merged: readonly Area[],
  choice: ChosenRange,
  name: string,
  record: OwnershipRecord,
): LocatedRange | undefined {
  const written = record.written?.[RANGE_ID] ?? {};
  const own = Object.entries(record.columns[RANGE_ID] ?? {}).flatMap(([key, id]): readonly OwnColumn[] => {
    const last = written[key];
    if (last === undefined) return [];
    const showsOurs = (values: readonly CellValue[]): boolean =>
      rangePrint(values.slice(0, choice.rows ?? values.length)) === last.print;
    return [{ key, id, header: last.header, showsOurs }];
  });
  const located = locateRange(cells, choice, name, own);
  if (located === undefined) return undefined;
  const { headerRow, firstColumn, columns, values } = located.table;
  const behind = firstColumn + columns.length;
  const inTheWay = merged
    .filter(({ row, rows }) => row <= headerRow + values.length && row + rows > located.choice.headerTop)
    .filter(({ column, columns: width }) => column + width > behind)
    .map(({ column }) => Math.max(0, column - behind));
  const read = windowAround(choice);
  return { ...located, merged, room: Math.min(located.room, read.column + read.columns - behind, ...inTheWay) };
}

/** How many rows are asked how they look. */
const ASKED_ROWS = 500;
/** How many rows with more than a name tell how rows look that are no headings. */
const COMPARED_ROWS = 100;
/** A part, its section and its subsection may stand one below the other before the first row. */
const HEADING_LEVELS = 3;

/**
 * Which of the rows that hold only a name are formatted as headings: bold, where rows with more than a name are not.
 * One sync, and none where there is no such row.
 */
export async function headingRows(
  context: Excel.RequestContext,
  { table, onlyNames, rows: length }: LocatedRange,
  name: string,
): Promise<readonly number[]> {
  const column = table.mapping?.get(name);
  const asked = onlyNames.slice(0, ASKED_ROWS);
  if (column === undefined || asked.length === 0) return [];
  const sheet = context.workbook.worksheets.getItem(table.sheet.id);
  const cellsOf = (index: number, count: number): Excel.Range =>
    sheet
      .getRangeByIndexes(table.headerRow + 1 + index, table.firstColumn + column, count, 1)
      .load({ format: { font: { bold: true } } });
  const named = new Set(onlyNames);
  const others = Array.from({ length }, (_, index) => index).filter((index) => !named.has(index));
  const whole = cellsOf(0, table.values.length);
  const rows = asked.map((index) => ({ index, cell: cellsOf(index, 1) }));
  const compared = others.slice(0, COMPARED_ROWS).map((index) => cellsOf(index, 1));
  await context.sync();
  // Of cells that differ Excel tells null.
  if ((whole.format.font.bold as boolean | null) !== null) return [];
  const boldOthers = compared.filter(({ format }) => format.font.bold).length;
  if (boldOthers > 0 && 2 * boldOthers >= compared.length) return [];
  const bold = rows.filter(({ cell }) => cell.format.font.bold).map(({ index }) => index);
  return 2 * bold.length < length ? bold : headingsAboveRows(bold, length);
}

/** Where most rows are bold, only those with a row below them are headings: a run of bold names may be the criteria. */
function headingsAboveRows(bold: readonly number[], length: number): readonly number[] {
  const isBold = new Set(bold);
  return bold.filter((index) =>
    Array.from({ length: HEADING_LEVELS }, (_, level) => index + 1 + level).some(
      (below) => below < length && !isBold.has(below),
    ),
  );
}

/** The snapshot with its headings, which are read as no rows. */
export function withHeadings(
  range: LocatedRange,
  headings: readonly number[],
  cut: boolean,
): ChecklistSnapshot & { readonly range: LocatedRange } {
  const skipped = new Set([...(range.table.skipped ?? []), ...headings]);
  return { choice: range.choice, range: { ...range, table: { ...range.table, skipped } }, headings, cut };
}
