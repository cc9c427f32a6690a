import type { NewTable, NewTableColumn } from "../tabular/derive/newTable";
import { writtenValue } from "../tabular/writtenValue";
import { explainColumn, offerChoices, setNumberFormat } from "./dataEntry";
import { columnPoints, INK } from "./look";

/** Makes sheets with one table each: one sync to see which names are taken, one to make them. */
export async function makeTables(
  context: Excel.RequestContext,
  tables: readonly NewTable[],
): Promise<readonly string[]> {
  const sheets = context.workbook.worksheets.load("items/name");
  const present = context.workbook.tables.load("items/name");
  await context.sync();
  const sheetNames = new Set(sheets.items.map(({ name }) => name.toLowerCase()));
  const tableNames = new Set(present.items.map(({ name }) => name.toLowerCase()));
  const made = tables.map((table) => {
    const name = freeName(table.sheet, sheetNames, (count) => `${table.sheet} (${count})`);
    makeTable(
      context.workbook.worksheets.add(name),
      table,
      freeName(table.table, tableNames, (n) => `${table.table}_${n}`),
    );
    return name;
  });
  const [first] = made;
  if (first !== undefined) context.workbook.worksheets.getItem(first).activate();
  await context.sync();
  return made;
}

function freeName(name: string, taken: Set<string>, numbered: (count: number) => string): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = numbered(count);
  taken.add(candidate.toLowerCase());
  return candidate;
}

function makeTable(sheet: Excel.Worksheet, { columns, rows, cellFormats }: NewTable, name: string): void {
  const headers = sheet.getRangeByIndexes(0, 0, 1, columns.length);
  headers.values = [columns.map(({ header }) => header)];
  headers.format.font.bold = true;
  headers.format.font.color = INK;
  columns.forEach((column, position) => {
    layColumn(sheet, column, position, rows.length);
  });
  for (const { row, column, format } of cellFormats) {
    setNumberFormat(sheet.getRangeByIndexes(row + 1, column, 1, 1), format);
  }
  const body = sheet.getRangeByIndexes(1, 0, Math.max(1, rows.length), columns.length);
  if (rows.some((row) => row.some((value) => value !== ""))) body.values = rows.map((row) => row.map(writtenValue));
  body.format.verticalAlignment = Excel.VerticalAlignment.top;
  const table = sheet.tables.add(sheet.getRangeByIndexes(0, 0, Math.max(1, rows.length) + 1, columns.length), true);
  table.name = name;
  table.style = "TableStyleLight1";
  sheet.freezePanes.freezeRows(1);
  sheet.pageLayout.orientation = Excel.PageOrientation.landscape;
  sheet.pageLayout.zoom = { horizontalFitToPages: 1, verticalFitToPages: 0 };
}

function layColumn(sheet: Excel.Worksheet, column: NewTableColumn, position: number, rows: number): void {
  const body = sheet.getRangeByIndexes(1, position, Math.max(1, rows), 1);
  const header = sheet.getRangeByIndexes(0, position, 1, 1);
  if (column.numberFormat !== undefined) setNumberFormat(body, column.numberFormat);
  header.format.columnWidth = columnPoints(column.width);
  explainColumn(header, column);
  offerChoices(body, column.choices);
}
