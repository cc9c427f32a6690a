import type { CellValue } from "../tabular/cellValue";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Steps } from "../tabular/steps";
import { writtenValue } from "../tabular/writtenValue";
import type { LogEdit } from "../workflows/workbook";
import type { Write } from "./applyEdits";
import { LOG_PROPERTY } from "./catalog";
import { explainColumn, setNumberFormat } from "./dataEntry";
import { columnPoints, INK } from "./look";
import { rowPieces, WRITE_BYTES } from "./payload";

/** Makes the log where there is none, and adds its new rows; no row that is there is touched. */
export function* logWrites(context: Excel.RequestContext, edit: LogEdit): Steps<readonly Write[]> {
  const { table, rows, newTable } = edit;
  const made: readonly Write[] =
    table === undefined
      ? [
          {
            bytes: 20_000,
            queue: () => {
              makeLog(context, edit);
            },
          },
        ]
      : [];
  const home = (): Excel.Table =>
    table === undefined
      ? context.workbook.worksheets.getItem(edit.sheetId ?? edit.name).tables.getItemAt(0)
      : context.workbook.tables.getItem(table.id);
  const width = table === undefined ? newTable.columns.length : table.columns.length;
  const before = firstFree(table);
  const pieces = yield* rowPieces(rows, WRITE_BYTES);
  const numbered = rows.map((cells, index) => ({ cells, index: before + index }));
  return [
    ...made,
    ...pieces.map(({ first: start, count, bytes }) => ({
      bytes: 2000 + bytes,
      cells: count * width,
      queue: () => {
        const target = home();
        const first = before + start;
        const piece = numbered.slice(start, start + count);
        // A new table begins with one blank row.
        const added = piece.filter(({ index }) => index > 0);
        // First comes first, so that a write cut short leaves no row without the one that it follows.
        for (const { cells } of piece.filter(({ index }) => index === 0)) {
          const blank = target.getDataBodyRange().getCell(0, 0);
          blank.getResizedRange(0, width - 1).values = [cells.map(writtenValue)];
        }
        if (added.length > 0) {
          target.rows.add(
            undefined,
            added.map(({ cells }) => cells.map(writtenValue)),
          );
        }
        const body = target.getDataBodyRange();
        for (const [position, format] of edit.formats) {
          setNumberFormat(body.getCell(first, position).getResizedRange(piece.length - 1, 0), format);
        }
      },
    })),
  ];
}

/** The position of the next row: the blank one with which a table begins is taken. */
function firstFree(table: TableSnapshot | undefined): number {
  if (table === undefined) return 0;
  const [first] = table.values;
  const blank = table.values.length === 1 && first?.every((value) => value === "") === true;
  return blank ? 0 : table.values.length;
}

/** The body of the log as it will stand once the rows are added. */
export function withLogRows(table: TableSnapshot, rows: LogEdit["rows"]): TableSnapshot {
  const kept: readonly (readonly CellValue[])[] = table.values.slice(0, firstFree(table));
  return { ...table, values: [...kept, ...rows] };
}

function makeLog({ workbook }: Excel.RequestContext, { name, sheetId, newTable }: LogEdit): void {
  const { columns } = newTable;
  const sheet = sheetId === undefined ? workbook.worksheets.add(name) : workbook.worksheets.getItem(sheetId);
  // Marked before anything stands there, so that a making that is cut short is known for what it is.
  if (sheetId === undefined) sheet.customProperties.add(LOG_PROPERTY, newTable.table);
  const headers = sheet.getRangeByIndexes(0, 0, 1, columns.length);
  headers.values = [columns.map(({ header }) => header)];
  const table = sheet.tables.add(sheet.getRangeByIndexes(0, 0, 2, columns.length), true);
  table.name = newTable.table;
  table.style = "TableStyleLight1";
  headers.format.font.bold = true;
  headers.format.font.color = INK;
  columns.forEach((column, position) => {
    const header = sheet.getRangeByIndexes(0, position, 1, 1);
    header.format.columnWidth = columnPoints(column.width);
    explainColumn(header, column);
  });
  sheet.freezePanes.freezeRows(1);
  sheet.pageLayout.orientation = Excel.PageOrientation.landscape;
  sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
}
