import { lackingColumns } from "../tabular/lackingColumns";
import { SHEET_COLUMNS, type Area } from "../tabular/range/sheetCells";
import type { Catalog } from "./catalog";
import { areasOf } from "./mergedAreas";
import type { Queued, TableRequest } from "./readTables";

/** A table to which columns of ours are to be added, and what is asked about the cells at its right. */
interface Growing {
  readonly id: string;
  readonly sheetId: string;
  readonly columns: number;
  table?: Excel.Range;
  /** What is filled in anywhere in its rows. */
  used?: Excel.Range;
  merged?: Excel.RangeAreas;
}

const EXTENT = "rowIndex,columnIndex,rowCount,columnCount";

/**
 * How many columns at the right of each table are free: cells of the user's, merged areas and other tables are never
 * moved. Tables that lack no column are not asked. Part of the request that reads the tables; one request more where
 * something stands in the rows of a table, to see how far away.
 */
export class RoomReading {
  readonly #growing: readonly Growing[];
  #others: readonly { readonly id: string; readonly sheetId: string; readonly range: Excel.Range }[] = [];

  constructor(
    private readonly context: Excel.RequestContext,
    private readonly catalog: Catalog,
    requests: readonly TableRequest[],
  ) {
    this.#growing = requests.flatMap(({ table, listed, ours, mapping }): readonly Growing[] => {
      const snapshot = { columns: listed.columns, ...(mapping === undefined ? {} : { mapping }) };
      const columns = lackingColumns(table, snapshot, ours);
      return columns === 0 ? [] : [{ id: listed.id, sheetId: listed.sheetId, columns }];
    });
  }

  readonly atOnce: Queued<undefined> = {
    cells: 0,
    queue: () => {
      const { tables } = this.context.workbook;
      const knowsMerges = Office.context.requirements.isSetSupported("ExcelApi", "1.13");
      for (const growing of this.#growing) {
        growing.table = tables.getItem(growing.id).getRange().load(EXTENT);
        const rows = growing.table.getEntireRow();
        growing.used = rows.getUsedRangeOrNullObject(true).load(EXTENT);
        if (knowsMerges) growing.merged = rows.getMergedAreasOrNullObject().load("address");
      }
      const sheets = new Set(this.#growing.map(({ sheetId }) => sheetId));
      this.#others = this.catalog.tables
        .filter(({ sheetId }) => sheets.has(sheetId))
        .map(({ id, sheetId }) => ({ id, sheetId, range: tables.getItem(id).getRange().load(EXTENT) }));
    },
    result: () => undefined,
  };

  /** Free columns by id of the table. */
  async rooms(): Promise<ReadonlyMap<string, number>> {
    const asked = this.#growing.map((growing) => ({ growing, ...this.#beside(growing) }));
    const crowded = asked.map(({ growing, own, room, filled }) => {
      const width = Math.min(room, growing.columns);
      if (!filled || width === 0) return undefined;
      const sheet = this.context.workbook.worksheets.getItem(growing.sheetId);
      return sheet
        .getRangeByIndexes(own.row, own.column + own.columns, own.rows, width)
        .getUsedRangeOrNullObject(true)
        .load(EXTENT);
    });
    if (crowded.some((range) => range !== undefined)) await this.context.sync();
    return new Map(
      asked.map(({ growing: { id }, own, room }, position) => {
        const first = crowded[position];
        const blank = first === undefined || first.isNullObject;
        return [id, blank ? room : first.columnIndex - own.column - own.columns];
      }),
    );
  }

  /** The room as far as tables, merged areas and the sheet's edge tell, and whether cells are filled in behind. */
  #beside({ id, sheetId, table, used, merged }: Growing): {
    readonly own: Area;
    readonly room: number;
    readonly filled: boolean;
  } {
    const own = areaOf(table);
    const end = own.column + own.columns;
    const tables = this.#others.filter((other) => other.id !== id && other.sheetId === sheetId);
    const inTheWay = [
      ...tables.map(({ range }) => areaOf(range)),
      ...(merged === undefined || merged.isNullObject ? [] : areasOf(merged.address)),
    ].filter(
      (area) => area.row < own.row + own.rows && area.row + area.rows > own.row && area.column + area.columns > end,
    );
    const room = Math.min(SHEET_COLUMNS - end, ...inTheWay.map(({ column }) => Math.max(0, column - end)));
    const behind = used === undefined || used.isNullObject ? 0 : used.columnIndex + used.columnCount;
    return { own, room, filled: behind > end };
  }
}

function areaOf(range: Excel.Range | undefined): Area {
  if (range === undefined) return { row: 0, column: 0, rows: 0, columns: 0 };
  return { row: range.rowIndex, column: range.columnIndex, rows: range.rowCount, columns: range.columnCount };
}
