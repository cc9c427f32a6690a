import { dayFromIso, type Day } from "../../src/tabular/excelDate";
import { evaluateGates, type EvaluateOptions, type GatesOutcome } from "../../src/workflows/evaluateGates";
import { newWorkbook, type Workbook as StandInWorkbook } from "../excel";
import { headlessIn, openHeadless, type Headless } from "../cli/headless";

export type Cell = string | number | boolean;

/** A table as a test writes it: where it stands, its headers, its rows. */
export interface TableLiteral {
  readonly name: string;
  readonly sheet?: string;
  /** Zero-based row and column of the first header. */
  readonly at?: readonly [number, number];
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** Number format of a whole column, by header. */
  readonly formats?: Readonly<Record<string, string>>;
}

export interface Book extends Headless {
  readonly book: StandInWorkbook;
  readonly evaluate: (options?: Partial<EvaluateOptions>) => Promise<GatesOutcome>;
  /** Number of syncs since the last call of this. */
  readonly syncs: () => number;
}

export const TODAY: Day = dayFromIso("2026-11-22") ?? 0;

const opened: Headless[] = [];
/** Windows that no test uses now. To load office.js takes longer than most tests. */
const free: Headless[] = [];

/** A workbook in a window of its own, made through Excel's own API. Given back after the test by `closeBooks`. */
export async function openBook(tables: readonly TableLiteral[], book = newWorkbook()): Promise<Book> {
  const window = free.pop();
  const headless = window === undefined ? await openHeadless(book) : headlessIn(window.addin);
  headless.addin.host.show(book);
  opened.push(headless);
  return filled(headless, tables, book);
}

/** Another workbook in a window that is open already: many trials need one window. */
export async function nextBook(
  headless: Headless,
  tables: readonly TableLiteral[],
  book = newWorkbook(),
): Promise<Book> {
  headless.addin.host.show(book);
  return filled(headless, tables, book);
}

async function filled(headless: Headless, tables: readonly TableLiteral[], book: StandInWorkbook): Promise<Book> {
  await headless.addin.Excel.run(async (context) => {
    for (const table of tables) addTable(context, table);
    await context.sync();
  });
  headless.addin.host.resetTraffic();
  return {
    ...headless,
    book,
    evaluate: (options) => evaluateGates(headless.workbook, { today: TODAY, language: "en", ...options }),
    syncs: () => {
      const { syncs } = headless.addin.host.traffic;
      headless.addin.host.resetTraffic();
      return syncs;
    },
  };
}

export function closeBooks(): void {
  for (const headless of opened.splice(0)) {
    headless.addin.host.cellEditMode = false;
    free.push(headless);
  }
}

afterAll(() => {
  for (const headless of [...opened.splice(0), ...free.splice(0)]) headless.close();
});

function addTable(
  context: Excel.RequestContext,
  { name, sheet = name, at: [row, column] = [0, 0], headers, rows, formats = {} }: TableLiteral,
): void {
  const home = context.workbook.worksheets.add(sheet);
  const height = Math.max(1, rows.length);
  home.getRangeByIndexes(row, column, 1, headers.length).values = [headers.map(asText)];
  headers.forEach((header, position) => {
    const format = formats[header];
    if (format === undefined || rows.length === 0) return;
    home.getRangeByIndexes(row + 1, column + position, height, 1).numberFormat = rows.map(() => [format]);
  });
  if (rows.length > 0) {
    home.getRangeByIndexes(row + 1, column, rows.length, headers.length).values = rows.map((cells) =>
      cells.map(asText),
    );
  }
  const table = home.tables.add(home.getRangeByIndexes(row, column, height + 1, headers.length), true);
  table.name = name;
}

/** Text as text, as a person writes it with an apostrophe; formulas stay formulas. */
function asText(cell: Cell): Cell {
  return typeof cell === "string" && cell !== "" && !cell.startsWith("=") ? `'${cell}` : cell;
}

/** A date as the serial number that Excel keeps. */
export function on(iso: string): Day {
  const day = dayFromIso(iso);
  if (day === undefined) throw new Error(`${iso} is no date`);
  return day;
}

/** Every value of a table's column in the sheet, by header. */
export function columnOf(book: StandInWorkbook, table: string, header: string): readonly Cell[] {
  const found = book.table(table);
  const position = found?.columns.findIndex(({ name }) => name === header) ?? -1;
  if (found === undefined || position < 0) throw new Error(`${table} has no column ${header}`);
  const { row, column, rows } = found.area;
  return Array.from({ length: rows - 1 }, (_, index) => found.sheet.value(row + 1 + index, column + position) as Cell);
}
