import type { CellValue } from "../tabular/cellValue";
import type { SheetCells } from "../tabular/range/sheetCells";
import { SEARCHED_COLUMNS, SEARCHED_ROWS, type SheetsSnapshot } from "../workflows/workbook";
import { readCatalog, type ListedSheet } from "./catalog";
import { flush } from "./flush";
import { CHUNK_CELLS, packed, rowChunks } from "./payload";
import { inSmallerPieces } from "./smallerPieces";

type Grid = readonly (readonly CellValue[])[];

const EXTENT = "rowIndex,columnIndex,rowCount,columnCount";

/** Reads what is used of the sheets in which a checklist may stand: what there is, how far it reaches, its cells. */
export async function readSheets(context: Excel.RequestContext): Promise<SheetsSnapshot> {
  const catalog = await readCatalog(context);
  const visible = context.workbook.worksheets.load("items/id,items/visibility");
  const open = catalog.sheets.filter(({ report, making }) => report === undefined && making === undefined);
  const extents = open.map((sheet) => ({
    sheet,
    used: context.workbook.worksheets.getItem(sheet.id).getUsedRangeOrNullObject(true).load(EXTENT),
    tables: catalog.tables
      .filter(({ sheetId }) => sheetId === sheet.id)
      .map((table) => ({ table, range: context.workbook.tables.getItem(table.id).getRange().load(EXTENT) })),
  }));
  await context.sync();

  const shown = extents.filter(
    ({ sheet, used }) =>
      !used.isNullObject && visible.items.some(({ id, visibility }) => id === sheet.id && visibility === "Visible"),
  );
  const readings = await inSmallerPieces(CHUNK_CELLS, async (piece) => {
    const asked = shown.map(({ sheet, used }) => sheetReading(context, sheet, used, piece));
    const parts = asked.flatMap((reading) => reading.parts);
    for (const group of packed(parts, ({ cells }) => cells, piece)) await flush(context, group);
    return asked;
  });
  return {
    locale: catalog.locale,
    record: catalog.record,
    tables: catalog.tables,
    sheets: shown.flatMap(({ sheet, used, tables }, position): readonly SheetCells[] => {
      const reading = readings[position];
      if (reading === undefined) return [];
      return [
        {
          sheet: { id: sheet.id, name: sheet.name },
          top: used.rowIndex,
          left: used.columnIndex,
          ...reading.cells(),
          tables: tables
            .filter(({ table }) => table.showHeaders)
            .map(({ table, range }) => ({
              id: table.id,
              name: table.name,
              area: {
                row: range.rowIndex,
                column: range.columnIndex,
                rows: range.rowCount,
                columns: range.columnCount,
              },
            })),
        },
      ];
    }),
  };
}

interface Part {
  readonly cells: number;
  readonly queue: () => void;
  readonly values: () => Grid;
  readonly formulas: () => Grid;
}

function sheetReading(
  context: Excel.RequestContext,
  { id }: ListedSheet,
  { rowIndex, columnIndex, rowCount, columnCount }: Excel.Range,
  cellsPerPiece: number,
): { readonly parts: readonly Part[]; readonly cells: () => Pick<SheetCells, "values" | "formulas" | "cut"> } {
  const rows = Math.min(rowCount, SEARCHED_ROWS);
  const columns = Math.min(columnCount, SEARCHED_COLUMNS);
  const parts = rowChunks(rows, 2 * columns, cellsPerPiece).map(({ first, count }): Part => {
    let range: Excel.Range | undefined;
    return {
      cells: 2 * count * columns,
      queue: () => {
        range = context.workbook.worksheets
          .getItem(id)
          .getRangeByIndexes(rowIndex + first, columnIndex, count, columns)
          .load("values,formulas");
      },
      values: () => (range?.values ?? []) as Grid,
      formulas: () => (range?.formulas ?? []) as Grid,
    };
  });
  return {
    parts,
    cells: () => ({
      values: parts.flatMap((part) => part.values()),
      formulas: parts.flatMap((part) => part.formulas()),
      cut: rows < rowCount || columns < columnCount,
    }),
  };
}
