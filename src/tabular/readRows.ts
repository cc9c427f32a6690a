import { isBlank, isErrorValue, type CellValue } from "./cellValue";
import type { CellAddress } from "./cellAddress";
import type { CellProblem, ProblemCode } from "./cellProblem";
import type { Column } from "./column";
import { matchColumns } from "./matchColumns";
import { readCell, type CellContext } from "./readCell";
import type { TableSnapshot } from "./snapshot";
import { inputEntries, type ColumnKey, type Row, type Table } from "./table";
import type { WorkbookLocale } from "./workbookLocale";

/** The rows of one table as typed values, every bad cell by name, and where each value stands. */
export interface TableRows<T extends Table> {
  readonly table: T;
  readonly snapshot: TableSnapshot;
  readonly rows: readonly Row<T>[];
  readonly problems: readonly CellProblem[];
  /** Whether the sheet has the column at all: a column that is missing is not assessed, a blank in it is a gap. */
  has(key: ColumnKey<T>): boolean;
  /** Plain figures of the column are percentages, as its header says. */
  percentHeader(key: ColumnKey<T>): boolean;
  /** The cell of a row in a column; where the column is missing, the cell that names the row. */
  cell(row: Pick<Row<T>, "index">, key: ColumnKey<T>): CellAddress;
}

const NOTHING: ReadonlySet<string> = new Set();

interface InputColumn {
  readonly key: string;
  readonly column: Column;
  readonly position: number;
  readonly header: string;
  readonly percentHeader: boolean;
  readonly formats: readonly string[] | undefined;
}

interface DraftRow {
  index: number;
  key: string;
  unreadable: ReadonlySet<string>;
  [column: string]: unknown;
}

/**
 * Reads a table into typed rows. Keeps every good row and every good cell of a bad row; names every bad cell.
 * A row counts once it has an ID or a name; a row without either that holds other input is named, a blank one is not.
 * `ours`: ids of the columns that the add-in wrote, by column key; they are never read as input.
 */
export function readRows<T extends Table>(
  table: T,
  snapshot: TableSnapshot,
  locale: WorkbookLocale,
  ours: ReadonlyMap<string, number> = new Map(),
): TableRows<T> {
  const { positions, duplicates } = matchColumns(table, snapshot, ours);
  const inputs = inputColumns(table, snapshot, positions);
  const problems: CellProblem[] = [];
  const addressOf = (index: number, position: number): CellAddress => ({
    sheet: snapshot.sheet.name,
    row: snapshot.headerRow + 1 + index,
    column: snapshot.firstColumn + position,
  });
  for (const { key, position } of duplicates) {
    problems.push({
      cell: { sheet: snapshot.sheet.name, row: snapshot.headerRow, column: snapshot.firstColumn + position },
      severity: "guess",
      code: "duplicate-column",
      column: table.columns[key]?.header ?? key,
      found: snapshot.columns[position]?.header ?? "",
      facts: {},
    });
  }

  const rows: DraftRow[] = [];
  const seen = new Map<string, number>();
  snapshot.values.forEach((values, index) => {
    const report = (input: InputColumn, code: ProblemCode, guess: boolean, row: string): void => {
      problems.push({
        cell: addressOf(index, input.position),
        severity: guess ? "guess" : "problem",
        code,
        column: input.header,
        found: values[input.position] ?? "",
        facts: { row, choices: (input.column.choices ?? []).join(", ") },
      });
    };
    const key = identityOf(table, values, positions);
    if (key === undefined) {
      const first = inputs.find((input) => !isBlank(values[input.position] ?? ""));
      if (first !== undefined) report(first, "row-without-name", false, "");
      return;
    }
    const normal = key.toLowerCase();
    const count = (seen.get(normal) ?? 0) + 1;
    seen.set(normal, count);
    const row: DraftRow = { index, key: count === 1 ? key : `${key}#${count}`, unreadable: NOTHING };
    for (const input of inputs) readInto(row, input, values[input.position] ?? "", locale, report);
    if (count > 1) {
      const id = inputs.find((input) => input.key === idColumnOf(table, positions));
      if (id !== undefined) report(id, "duplicate-id", false, row.key);
    }
    rows.push(row);
  });

  return {
    table,
    snapshot,
    rows: rows as unknown as readonly Row<T>[],
    problems,
    has: (key) => positions.has(key),
    percentHeader: (key) => inputs.some((input) => input.key === key && input.percentHeader),
    cell: (row, key) =>
      addressOf(row.index, positions.get(key) ?? positions.get(idColumnOf(table, positions) ?? "") ?? 0),
  };
}

function inputColumns<T extends Table>(
  table: T,
  snapshot: TableSnapshot,
  positions: ReadonlyMap<string, number>,
): readonly InputColumn[] {
  return inputEntries(table).flatMap(([key, column]) => {
    const position = positions.get(key);
    if (position === undefined) return [];
    const header = snapshot.columns[position]?.header ?? column.header;
    const formats = snapshot.numberFormats.get(position);
    return [{ key, column, position, header, percentHeader: header.includes("%"), formats }];
  });
}

/** The column whose text names a row in this sheet: the ID column where there is one, else the name. */
function idColumnOf(table: Table, positions: ReadonlyMap<string, number>): string | undefined {
  return [table.identity.id, table.identity.name].find((key) => key !== undefined && positions.has(key));
}

function identityOf(
  table: Table,
  values: readonly CellValue[],
  positions: ReadonlyMap<string, number>,
): string | undefined {
  for (const key of [table.identity.id, table.identity.name]) {
    const position = key === undefined ? undefined : positions.get(key);
    const value = position === undefined ? undefined : values[position];
    if (value !== undefined && !isBlank(value) && !isErrorValue(value)) return String(value).trim();
  }
  return undefined;
}

function readInto(
  row: DraftRow,
  input: InputColumn,
  value: CellValue,
  locale: WorkbookLocale,
  report: (input: InputColumn, code: ProblemCode, guess: boolean, row: string) => void,
): void {
  if (isBlank(value)) {
    if (input.column.required) report(input, "required-blank", false, row.key);
    return;
  }
  const context: CellContext = {
    column: input.column,
    locale,
    format: input.formats?.[row.index],
    percentHeader: input.percentHeader,
  };
  const reading = readCell(value, context);
  if (reading.code !== undefined) report(input, reading.code, reading.guess === true, row.key);
  if (reading.value !== undefined) row[input.key] = reading.value;
  else row.unreadable = new Set([...row.unreadable, input.key]);
}
