import type { CellValue } from "../tabular/cellValue";
import { matchColumns } from "../tabular/matchColumns";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Table } from "../tabular/table";
import type { ReportSnapshot } from "../workflows/workbook";
import type { ListedSheet, ListedTable } from "./catalog";
import { flush } from "./flush";
import { isTooLarge } from "./hostError";
import { CHUNK_CELLS, packed, rowChunks, type RowChunk } from "./payload";
import { chartReading } from "./readCharts";
import type { OwnershipRecord } from "../workflows/record";

/** A table to read: the declaration it serves, and which of its columns are ours. */
export interface TableRequest {
  readonly table: Table;
  readonly listed: ListedTable;
  readonly sheet: ListedSheet;
  readonly ours: ReadonlyMap<string, number>;
  /** Which column serves as which, where the user said so. */
  readonly mapping?: ReadonlyMap<string, number> | undefined;
}

type Grid = readonly (readonly CellValue[])[];

/** A request that is queued now and read after the next sync. */
export interface Queued<T> {
  readonly cells: number;
  readonly queue: () => void;
  readonly result: () => T;
}

/**
 * Reads all tables and report sheets in one sync, plus one per further 4 MB: values of every column, number formats
 * where units matter, formulas of our own columns, positions. An answer that proves too large is asked for in halves.
 */
export async function readTables(
  context: Excel.RequestContext,
  requests: readonly TableRequest[],
  reports: readonly ReportRequest[],
  beside: Beside = { small: [], whole: [] },
  cellsPerSync = CHUNK_CELLS,
): Promise<{ readonly tables: readonly TableSnapshot[]; readonly reports: readonly ReportSnapshot[] }> {
  const tables = requests.map((request) => tableReading(context, request, cellsPerSync));
  const sheets = reports.map((report) => reportReading(context, report, cellsPerSync));
  const parts = [...tables, ...sheets].flatMap((reading): readonly Queued<unknown>[] => reading.parts);
  const queued = [...beside.small, ...beside.whole, ...parts];
  try {
    for (const group of packed(queued, ({ cells }) => cells, cellsPerSync)) await flush(context, group);
  } catch (error) {
    if (!isTooLarge(error) || cellsPerSync < 100 || beside.whole.length > 0) throw error;
    const asked = queued.reduce((sum, { cells }) => sum + cells, 0);
    return readTables(context, requests, reports, beside, Math.floor(Math.min(cellsPerSync, asked) / 2));
  }
  return { tables: tables.map(({ snapshot }) => snapshot()), reports: sheets.map(({ snapshot }) => snapshot()) };
}

/** What goes with the first request for tables. */
interface Beside {
  /** Asked for again with every further attempt. */
  readonly small: readonly Queued<unknown>[];
  /** May be what makes an answer too large: then nothing is asked for again. */
  readonly whole: readonly Queued<unknown>[];
}

function tableReading(
  context: Excel.RequestContext,
  { table, listed, sheet, ours, mapping }: TableRequest,
  cellsPerSync: number,
): { readonly parts: readonly Queued<unknown>[]; readonly snapshot: () => TableSnapshot } {
  const object = context.workbook.tables.getItem(listed.id);
  const width = listed.columns.length;
  const mapped = mapping === undefined ? {} : { mapping };
  const { positions } = matchColumns(table, { columns: listed.columns, ...mapped }, ours);
  const columnsOf = (wanted: (key: string) => boolean): readonly number[] =>
    [...positions].filter(([key]) => wanted(key)).map(([, position]) => position);
  const measured = columnsOf((key) => MEASURED.has(table.columns[key]?.type));
  const computed = columnsOf((key) => table.columns[key]?.computed === true || table.columns[key]?.answered === true);
  const chunks = rowChunks(listed.rows, width + measured.length + computed.length, cellsPerSync);

  const position = queuedRange(
    () => object.getHeaderRowRange(),
    "rowIndex,columnIndex",
    2,
    ({ rowIndex, columnIndex }) => ({
      headerRow: rowIndex,
      firstColumn: columnIndex,
    }),
  );
  const values = chunks.map((chunk) => bodyPart(object, chunk, 0, width, "values"));
  const formats = measured.map((column) => chunks.map((chunk) => bodyPart(object, chunk, column, 1, "numberFormat")));
  const formulas = computed.map((column) => chunks.map((chunk) => bodyPart(object, chunk, column, 1, "formulas")));

  const joined = (parts: readonly Queued<Grid>[]): Grid =>
    parts.length === 1 && parts[0] !== undefined ? parts[0].result() : parts.flatMap((part) => part.result());
  const single = (parts: readonly Queued<Grid>[]): readonly CellValue[] => joined(parts).map(([cell]) => cell ?? "");
  return {
    parts: [position, ...values, ...formats.flat(), ...formulas.flat()],
    snapshot: () => ({
      id: listed.id,
      name: listed.name,
      sheet: { id: sheet.id, name: sheet.name },
      ...position.result(),
      columns: listed.columns,
      values: joined(values),
      numberFormats: new Map(measured.map((column, i) => [column, single(formats[i] ?? []).map(String)])),
      formulas: new Map(computed.map((column, i) => [column, single(formulas[i] ?? [])])),
      ...mapped,
    }),
  };
}

/** Columns in which the number format says what a figure is counted in. */
const MEASURED: ReadonlySet<string | undefined> = new Set(["quantity", "figure"]);

/** A rectangle of a table's body, by position within the table. */
export function bodyRange(table: Excel.Table, { first, count }: RowChunk, column: number, width: number): Excel.Range {
  return table
    .getDataBodyRange()
    .getCell(first, column)
    .getResizedRange(count - 1, width - 1);
}

function bodyPart(
  table: Excel.Table,
  chunk: RowChunk,
  column: number,
  width: number,
  property: "values" | "numberFormat" | "formulas",
): Queued<Grid> {
  return queuedRange(
    () => bodyRange(table, chunk, column, width),
    property,
    chunk.count * width,
    (range) => range[property] as Grid,
  );
}

function queuedRange<T>(
  range: () => Excel.Range,
  properties: string,
  cells: number,
  read: (range: Excel.Range) => T,
): Queued<T> {
  let loaded: Excel.Range | undefined;
  return {
    cells,
    queue: () => {
      loaded = range().load(properties);
    },
    result: () => {
      if (loaded === undefined) throw new Error(`${properties} was read before it was asked for`);
      return read(loaded);
    },
  };
}

/** A report sheet, and how far the report reached when it was last written. */
export interface ReportRequest {
  readonly sheet: ListedSheet;
  readonly rows: number;
  readonly columns: number;
  readonly charts: OwnershipRecord["reports"][string]["charts"];
}

function reportReading(
  context: Excel.RequestContext,
  { sheet, rows, columns, charts }: ReportRequest,
  cellsPerSync: number,
): { readonly parts: readonly Queued<unknown>[]; readonly snapshot: () => ReportSnapshot } {
  const parts = rowChunks(rows, columns, cellsPerSync).map(({ first, count }) =>
    queuedRange(
      () => context.workbook.worksheets.getItem(sheet.id).getRangeByIndexes(first, 0, count, columns),
      "values",
      count * columns,
      (range) => range.values as Grid,
    ),
  );
  const ours = chartReading(() => context.workbook.worksheets.getItem(sheet.id), charts);
  return {
    parts: [...parts, ...(ours === undefined ? [] : [ours])],
    snapshot: () => ({
      sheet,
      values: parts.flatMap((part) => part.result()),
      charts: ours?.result() ?? new Map<string, never>(),
    }),
  };
}
