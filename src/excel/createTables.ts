import type { NewTable, NewTableColumn } from "../tabular/derive/newTable";
import { writtenValue } from "../tabular/writtenValue";
import type { CellValue } from "../tabular/cellValue";
import { MAKING_PROPERTY } from "./catalog";
import { explainColumn, offerChoices, setNumberFormat } from "./dataEntry";
import { columnPoints, INK } from "./look";

/**
 * Makes sheets with one table each: one sync to see which names are taken, one to make them. A sheet is marked until its
 * table stands: what a making that was cut short has left is removed and made anew, unless somebody has typed there.
 */
export async function makeTables(
  context: Excel.RequestContext,
  wanted: readonly NewTable[],
): Promise<readonly string[]> {
  const sheets = context.workbook.worksheets.load(
    "items/name,items/tables/items/name,items/customProperties/items/key,items/customProperties/items/value",
  );
  await context.sync();
  const left = await leftBehind(context, sheets.items, wanted);
  const kept = left.filter(({ typed }) => typed);
  for (const { sheet, typed } of left) {
    if (typed) sheet.customProperties.getItem(MAKING_PROPERTY).delete();
    else sheet.delete();
  }
  // A table on which somebody works already is there.
  const tables = wanted.filter(({ table }) => !kept.some(({ sheet }) => tableNamesOf(sheet).includes(table)));
  const standing = sheets.items.filter((sheet) => !left.some((one) => one.sheet === sheet && !one.typed));
  const sheetNames = new Set(standing.map(({ name }) => name.toLowerCase()));
  const tableNames = new Set(standing.flatMap(tableNamesOf).map((name) => name.toLowerCase()));
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

function tableNamesOf({ tables }: Excel.Worksheet): readonly string[] {
  return tables.items.map(({ name }) => name);
}

interface Leftover {
  readonly sheet: Excel.Worksheet;
  /** Something stands there that is not ours. */
  readonly typed: boolean;
}

/** The sheets on which the making of one of these tables was cut short. */
async function leftBehind(
  context: Excel.RequestContext,
  sheets: readonly Excel.Worksheet[],
  wanted: readonly NewTable[],
): Promise<readonly Leftover[]> {
  const marked = sheets.flatMap((sheet) => {
    const mark = sheet.customProperties.items.find(({ key }) => key === MAKING_PROPERTY)?.value;
    const table = wanted.find((one) => one.table === mark);
    if (table === undefined) return [];
    const used = sheet.getUsedRangeOrNullObject(true).load({ rowIndex: true, columnIndex: true, values: true });
    return [{ sheet, table, used }];
  });
  if (marked.length > 0) await context.sync();
  return marked.map(({ sheet, table, used }) => ({ sheet, typed: !used.isNullObject && holdsMore(used, table) }));
}

function holdsMore({ rowIndex, columnIndex, values }: Excel.Range, { columns, rows }: NewTable): boolean {
  const ours: readonly (readonly CellValue[])[] = [columns.map(({ header }) => header), ...rows];
  return (values as readonly (readonly CellValue[])[]).some((cells, row) =>
    cells.some((value, column) => value !== "" && value !== ours[rowIndex + row]?.[columnIndex + column]),
  );
}

function freeName(name: string, taken: Set<string>, numbered: (count: number) => string): string {
  let candidate = name;
  for (let count = 2; taken.has(candidate.toLowerCase()); count += 1) candidate = numbered(count);
  taken.add(candidate.toLowerCase());
  return candidate;
}

function makeTable(sheet: Excel.Worksheet, declared: NewTable, name: string): void {
  const { columns, rows, cellFormats } = declared;
  sheet.customProperties.add(MAKING_PROPERTY, declared.table);
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
  sheet.customProperties.getItem(MAKING_PROPERTY).delete();
}

function layColumn(sheet: Excel.Worksheet, column: NewTableColumn, position: number, rows: number): void {
  const body = sheet.getRangeByIndexes(1, position, Math.max(1, rows), 1);
  const header = sheet.getRangeByIndexes(0, position, 1, 1);
  if (column.numberFormat !== undefined) setNumberFormat(body, column.numberFormat);
  header.format.columnWidth = columnPoints(column.width);
  explainColumn(header, column);
  offerChoices(body, column.choices);
}
