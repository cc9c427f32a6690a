import { isBlank, isErrorValue, type CellValue } from "./cellValue";
import type { CellAddress } from "./cellAddress";
import type { CellProblem, ProblemCode } from "./cellProblem";
import type { Column } from "./column";
import { matchColumns } from "./matchColumns";
import { nearWord } from "./nearWord";
import { cellText, readCell, type CellContext, type CellReading } from "./readCell";
import type { TableSnapshot } from "./snapshot";
import { atOnce, endsStep, type Steps } from "./steps";
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
  /** Position of a column within the table, where the sheet has it. */
  columnPosition(key: ColumnKey<T>): number | undefined;
  /** Position in `rows` of the row with that key: trimmed, without regard to case. */
  position(key: string): number | undefined;
  /** The cell of a row in a column; where the column is missing, the cell that names the row. */
  cell(row: { readonly index: number }, key: ColumnKey<T>): CellAddress;
}

const NOTHING: ReadonlySet<string> = new Set();

interface InputColumn {
  readonly key: string;
  readonly column: Column;
  readonly position: number;
  readonly header: string;
  readonly percentHeader: boolean;
  readonly formats: readonly string[] | undefined;
  /** By number format: most columns have one. */
  readonly contexts: Map<string | undefined, RememberingContext>;
  /** That of the cell before. */
  latest: RememberingContext;
}

/** Few values come again and again: their readings are shared by all cells of the column with that format. */
interface RememberingContext {
  readonly context: CellContext;
  readonly seen: Map<CellValue, CellReading>;
}

const REPEATING: ReadonlySet<Column["type"]> = new Set(["choice", "yesNo", "ids", "quantity", "figure"]);
/** So that a column of 100,000 different values is not remembered in vain. */
const REMEMBERED = 500;

interface DraftRow {
  index: number;
  key: string;
  unreadable: ReadonlySet<string>;
  [column: string]: unknown;
}

type Report = (input: InputColumn, index: number, code: ProblemCode, guess: boolean, row: string) => void;

/** A column that may name a row. */
interface NameColumn {
  readonly column: string;
  readonly position: number;
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
  return atOnce(readRowsInSteps(table, snapshot, locale, ours));
}

/** The same in steps of some rows. */
export function* readRowsInSteps<T extends Table>(
  table: T,
  snapshot: TableSnapshot,
  locale: WorkbookLocale,
  ours: ReadonlyMap<string, number>,
): Steps<TableRows<T>> {
  const { positions, duplicates } = matchColumns(table, snapshot, ours);
  const inputs = inputColumns(table, snapshot, positions, locale);
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
  const report: Report = (input, index, code, guess, row) => {
    const meantChoice = (): { readonly meant?: string } => {
      if (code !== "not-a-choice") return {};
      const meant = nearWord(String(snapshot.values[index]?.[input.position] ?? ""), input.column.choices ?? []);
      return meant === undefined ? {} : { meant };
    };
    problems.push({
      cell: addressOf(index, input.position),
      severity: guess ? "guess" : "problem",
      code,
      column: input.header,
      found: snapshot.values[index]?.[input.position] ?? "",
      facts: { row, choices: (input.column.choices ?? []).join(", "), ...countsAs(input.column), ...meantChoice() },
    });
  };

  const rows: DraftRow[] = [];
  const blank = blankRow(table);
  const taken = new Map<string, number>();
  const copies = new Map<string, number>();
  const names: readonly NameColumn[] = [table.identity.id, table.identity.name].flatMap((key) => {
    const position = key === undefined ? undefined : positions.get(key);
    return key === undefined || position === undefined ? [] : [{ column: key, position }];
  });
  const readRow = (values: readonly CellValue[], index: number): void => {
    if (snapshot.skipped?.has(index)) return;
    const named = nameColumn(values, names);
    if (named === undefined) {
      const first = inputs.find((input) => !isBlank(values[input.position] ?? ""));
      if (first !== undefined) report(first, index, "row-without-name", false, "");
      return;
    }
    const name = nameIn(values[named.position] ?? "", snapshot.headerRow + 2 + index);
    const normal = name.toLowerCase();
    const isTaken = table.identity.repeats !== true && taken.has(normal);
    const key = isTaken ? uniqueKey(name, taken, copies) : name;
    taken.set(isTaken ? key.toLowerCase() : normal, rows.length);
    const row: DraftRow = { ...blank, index, key };
    for (const input of inputs) readInto(row, input, values[input.position] ?? "", report);
    if (isTaken) {
      const input = inputs.find((candidate) => candidate.key === named.column);
      if (input !== undefined) report(input, index, "duplicate-id", false, key);
    }
    rows.push(row);
  };
  let index = 0;
  for (const values of snapshot.values) {
    readRow(values, index);
    if (endsStep(index)) yield;
    index += 1;
  }

  const namePosition = (index: number): number =>
    names.find(({ position }) => !isBlank(snapshot.values[index]?.[position] ?? ""))?.position ??
    names[0]?.position ??
    0;
  return {
    table,
    snapshot,
    rows: rows as unknown as readonly Row<T>[],
    problems,
    has: (key) => positions.has(key),
    columnPosition: (key) => positions.get(key),
    position: (key) => taken.get(key.trim().toLowerCase()),
    percentHeader: (key) => inputs.some((input) => input.key === key && input.percentHeader),
    cell: (row, key) => addressOf(row.index, positions.get(key) ?? namePosition(row.index)),
  };
}

function countsAs({ unreadableAs: counts }: Column): { readonly counts?: string } {
  return counts === undefined ? {} : { counts };
}

function inputColumns(
  table: Table,
  snapshot: TableSnapshot,
  positions: ReadonlyMap<string, number>,
  locale: WorkbookLocale,
): readonly InputColumn[] {
  return inputEntries(table).flatMap(([key, column]) => {
    const position = positions.get(key);
    if (position === undefined) return [];
    const header = snapshot.columns[position]?.header ?? column.header;
    const percentHeader = header.includes("%");
    const formats = snapshot.numberFormats.get(position);
    const latest = {
      context: { column, locale, format: undefined, percentHeader },
      seen: new Map<CellValue, CellReading>(),
    };
    const contexts = new Map<string | undefined, RememberingContext>([[undefined, latest]]);
    return [{ key, column, position, header, percentHeader, formats, contexts, latest }];
  });
}

/** Every input blank: all rows have one shape, which is what makes 100,000 of them quick to read and to judge. */
function blankRow(table: Table): DraftRow {
  const row: DraftRow = { index: 0, key: "", unreadable: NOTHING };
  for (const [key] of inputEntries(table)) row[key] = undefined;
  return row;
}

/** Each key once, without regard to case: the second "C1" is "C1#2". */
function uniqueKey(key: string, taken: ReadonlyMap<string, number>, copies: Map<string, number>): string {
  const normal = key.toLowerCase();
  let count = (copies.get(normal) ?? 1) + 1;
  while (taken.has(`${normal}#${count}`)) count += 1;
  copies.set(normal, count);
  return `${key}#${count}`;
}

/** The first one with a name in it; without any, the first one with an Excel error: such a row is no blank one. */
function nameColumn(values: readonly CellValue[], names: readonly NameColumn[]): NameColumn | undefined {
  let failed: NameColumn | undefined;
  for (const candidate of names) {
    const value = values[candidate.position] ?? "";
    if (isBlank(value)) continue;
    if (!isErrorValue(value)) return candidate;
    failed ??= candidate;
  }
  return failed;
}

/** A row whose name is an Excel error is named by the error and its row in the sheet. */
function nameIn(value: CellValue, sheetRow: number): string {
  return isErrorValue(value) ? `${String(value)} (row ${sheetRow})` : cellText(value);
}

function readingOf(input: InputColumn, value: CellValue, format: string | undefined): CellReading {
  if (format !== input.latest.context.format) input.latest = contextFor(input, format);
  const { context, seen } = input.latest;
  if (!REPEATING.has(context.column.type)) return readCell(value, context);
  const known = seen.get(value);
  if (known !== undefined) return known;
  const reading = readCell(value, context);
  if (seen.size < REMEMBERED) seen.set(value, reading);
  return reading;
}

function contextFor({ contexts, latest }: InputColumn, format: string | undefined): RememberingContext {
  const known = contexts.get(format);
  if (known !== undefined) return known;
  const made = { context: { ...latest.context, format }, seen: new Map<CellValue, CellReading>() };
  contexts.set(format, made);
  return made;
}

function readInto(row: DraftRow, input: InputColumn, value: CellValue, report: Report): void {
  if (isBlank(value)) {
    if (input.column.required) report(input, row.index, "required-blank", false, row.key);
    return;
  }
  const reading = readingOf(input, value, input.formats?.[row.index]);
  if (reading.code !== undefined) report(input, row.index, reading.code, reading.guess === true, row.key);
  if (reading.value !== undefined) row[input.key] = reading.value;
  else row.unreadable = new Set([...row.unreadable, input.key]);
}
