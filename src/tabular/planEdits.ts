import type { CellAddress } from "./cellAddress";
import type { CellProblem } from "./cellProblem";
import type { CellValue } from "./cellValue";
import { newTableColumn } from "./derive/newTable";
import { normalHeader } from "./matchColumns";
import type { TableSnapshot } from "./snapshot";
import { computedEntries, type Table } from "./table";

/** Changed cells of one column that is ours. null leaves a cell as it is. */
export interface ColumnEdit {
  readonly tableId: string;
  readonly columnId: number;
  readonly position: number;
  readonly values: readonly (CellValue | null)[];
  /** null leaves the format as it is. */
  readonly numberFormats: readonly (string | null)[] | undefined;
}

/** A column that the table does not have yet, added at its right end. */
export interface NewColumn {
  readonly tableId: string;
  readonly key: string;
  readonly header: string;
  readonly values: readonly CellValue[];
  readonly numberFormat: string | undefined;
  readonly numberFormats: readonly (string | null)[] | undefined;
  /** Characters. */
  readonly width: number;
  readonly help: string;
  readonly choices: readonly string[] | undefined;
  /** Words that are coloured by their meaning. */
  readonly words: readonly string[] | undefined;
  readonly computed: boolean;
}

/** What a computed column is to hold, row by row. */
export interface ComputedColumn {
  readonly key: string;
  readonly values: readonly CellValue[];
  readonly numberFormats?: readonly (string | null)[];
}

export interface TableEdits {
  readonly edits: readonly ColumnEdit[];
  readonly columns: readonly NewColumn[];
  /** Cells whose value changes or that are new. */
  readonly cells: number;
  readonly problems: readonly CellProblem[];
  /** Columns that took another name, because the user has one of that name: key → header. */
  readonly renamed: ReadonlyMap<string, string>;
}

/**
 * Compares what the computed columns hold with what they are to hold. Only cells that differ are planned; a cell into
 * which somebody put a formula is left alone and named. `more`: columns behind "More columns" are added too.
 */
export function planEdits(
  table: Table,
  snapshot: TableSnapshot,
  ours: ReadonlyMap<string, number>,
  computed: readonly ComputedColumn[],
  more: boolean,
): TableEdits {
  const edits: ColumnEdit[] = [];
  const columns: NewColumn[] = [];
  const problems: CellProblem[] = [];
  const renamed = new Map<string, string>();
  const taken = new Set(snapshot.columns.map(({ header }) => normalHeader(header)));
  let cells = 0;
  for (const [key, column] of computedEntries(table)) {
    const target = computed.find((candidate) => candidate.key === key);
    if (target === undefined) continue;
    const position = snapshot.columns.findIndex(({ id }) => id === ours.get(key));
    if (position < 0) {
      if (column.more && !more) continue;
      const header = freeHeader(column.header, taken);
      if (header !== column.header) renamed.set(key, header);
      taken.add(normalHeader(header));
      columns.push({
        ...newTableColumn(key, column),
        tableId: snapshot.id,
        header,
        values: target.values,
        numberFormats: target.numberFormats,
        words: column.choices,
        computed: true,
      });
      cells += target.values.filter((value) => value !== "").length;
      continue;
    }
    const change = changedCells(snapshot, position, target.values, (cell, found) => {
      problems.push({
        cell,
        severity: "problem",
        code: "computed-cell-formula",
        column: column.header,
        found,
        facts: {},
      });
    });
    if (change.count === 0) continue;
    cells += change.count;
    const formats = target.numberFormats?.map((format, row) => (change.values[row] === null ? null : format));
    edits.push({
      tableId: snapshot.id,
      columnId: ours.get(key) ?? 0,
      position,
      values: change.values,
      numberFormats: formats?.some((format) => format !== null) ? formats : undefined,
    });
  }
  return { edits, columns, cells, problems, renamed };
}

function changedCells(
  snapshot: TableSnapshot,
  position: number,
  target: readonly CellValue[],
  formula: (cell: CellAddress, found: CellValue) => void,
): { readonly values: readonly (CellValue | null)[]; readonly count: number } {
  let count = 0;
  const values = snapshot.values.map((row, index) => {
    const present = row[position] ?? "";
    const wanted = target[index] ?? "";
    const held = snapshot.formulas.get(position)?.[index];
    if (typeof held === "string" && held.startsWith("=") && held !== present) {
      formula(
        {
          sheet: snapshot.sheet.name,
          row: snapshot.headerRow + 1 + index,
          column: snapshot.firstColumn + position,
        },
        held,
      );
      return null;
    }
    if (present === wanted) return null;
    count += 1;
    return wanted;
  });
  return { values, count };
}

/** The header, or one that tells it apart from a column of the user's with that name. */
export function freeHeader(header: string, taken: ReadonlySet<string>): string {
  if (!taken.has(normalHeader(header))) return header;
  for (let count = 1; ; count += 1) {
    const candidate = count === 1 ? `${header} (computed)` : `${header} (computed ${count})`;
    if (!taken.has(normalHeader(candidate))) return candidate;
  }
}
