/** What of a workbook is the user's, what is ours, and what a person sees of it. */

import type { Table, Workbook, Worksheet } from "../excel";

type Cells = readonly unknown[];

/** The columns of tables and the sheets that the user has made. */
export class UserParts {
  private readonly columns = new Map<string, Set<number>>();
  private readonly sheets = new Set<string>();

  /** Everything that stands there now is the user's, but a column in which the workflow was asked to write. */
  constructor(
    private readonly book: Workbook,
    asked?: string,
  ) {
    for (const { id } of book.sheets) this.sheets.add(id);
    for (const { id, columns } of book.tables) {
      const own = columns.filter(({ name }) => name !== asked);
      this.columns.set(id, new Set(own.map((column) => column.id)));
    }
  }

  /** What a change adds to the workbook is the user's too. */
  during<T>(change: () => T): T {
    const columns = new Map(this.book.tables.map((table) => [table.id, table.columns.map(({ id }) => id)]));
    const sheets = this.book.sheets.map(({ id }) => id);
    const result = change();
    for (const { id } of this.book.sheets) if (!sheets.includes(id)) this.sheets.add(id);
    for (const table of this.book.tables) {
      const before = columns.get(table.id) ?? [];
      const own = this.columns.get(table.id) ?? new Set();
      for (const { id } of table.columns) if (!before.includes(id)) own.add(id);
      this.columns.set(table.id, own);
    }
    return result;
  }

  /** The user's cells: the columns of tables row by row, what stands beside the tables in the order of reading. */
  cells(): readonly unknown[] {
    this.book.calculation.refresh();
    return this.book.sheets
      .filter(({ id }) => this.sheets.has(id))
      .map((sheet) => ({
        sheet: sheet.name,
        tables: sheet.tables.filter(({ id }) => this.columns.has(id)).map((table) => this.columnsOf(table)),
        beside: cellsBeside(sheet).map(([, value]) => value),
      }));
  }

  private columnsOf(table: Table): unknown {
    const own = this.columns.get(table.id) ?? new Set();
    const columns = table.columns.flatMap(({ id, name }, position) =>
      own.has(id) ? [[name, ...bodyOf(table, position)]] : [],
    );
    return { name: table.name, rows: table.bodyArea.rows, columns };
  }

  /** What stands in our columns: the value by table, first cell of the row and header. */
  results(): ReadonlyMap<string, unknown> {
    const found = new Map<string, unknown>();
    for (const table of this.book.tables) {
      const own = this.columns.get(table.id);
      if (own === undefined || isLog(table.sheet)) continue;
      const keys = bodyOf(table, 0);
      table.columns.forEach(({ id, name }, position) => {
        if (own.has(id)) return;
        bodyOf(table, position).forEach((value, row) => {
          found.set([table.id, String(keys[row]), name].join(" | "), value);
        });
      });
    }
    return found;
  }
}

function bodyOf({ sheet, bodyArea: { row, column, rows } }: Table, position: number): Cells {
  return Array.from({ length: rows }, (_, index) => valueOf(sheet.value(row + index, column + position)));
}

function valueOf(value: unknown): unknown {
  return value === undefined ? "" : typeof value === "object" ? JSON.stringify(value) : value;
}

/** What stands beside the tables of a sheet: place and value, in the order of reading. */
function cellsBeside(sheet: Worksheet): readonly (readonly [string, unknown])[] {
  const found: (readonly [string, unknown])[] = [];
  for (const row of sheet.cells.sortedRows()) {
    for (let column = 0; column < (sheet.cells.row(row)?.width ?? 0); column += 1) {
      const value = valueOf(sheet.value(row, column));
      if (value !== "" && !sheet.tables.some(({ area }) => holds(area, row, column))) {
        found.push([`${row}:${column}`, value]);
      }
    }
  }
  return found;
}

function holds({ row, column, rows, columns }: Table["area"], atRow: number, atColumn: number): boolean {
  return atRow >= row && atRow < row + rows && atColumn >= column && atColumn < column + columns;
}

/** The log tells what happened, also what a fault has spoilt: of two ways to one state it holds two stories. */
export function isLog({ customProperties }: Worksheet): boolean {
  return customProperties.has("ScaleTransition.log");
}

/** What a person sees: tables with their columns in any order, and the cells beside them. Sheets in any order. */
export function visible(book: Workbook): Readonly<Record<string, unknown>> {
  book.calculation.refresh();
  return Object.fromEntries(
    book.sheets
      .filter((sheet) => !isLog(sheet))
      .map((sheet) => [
        sheet.name,
        {
          tables: sheet.tables.map((table) => ({
            name: table.name,
            columns: Object.fromEntries(table.columns.map(({ name }, position) => [name, bodyOf(table, position)])),
          })),
          beside: sheet.tables.length > 0 ? cellsBeside(sheet).map(([, v]) => v) : cellsBeside(sheet),
        },
      ]),
  );
}

/** Everything, to prove that nothing was written. */
export function everything(book: Workbook): string {
  return JSON.stringify(book.snapshot());
}
