import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import { matchRows } from "../tabular/matchRows";
import type { ColumnEdit } from "../tabular/planEdits";
import type { TableSnapshot } from "../tabular/snapshot";
import { TABLES } from "../domain/tables";
import { matchColumns } from "../tabular/matchColumns";
import { isRange, type WrittenTable } from "./lastWrite";

export interface RestoredCells {
  readonly edits: readonly ColumnEdit[];
  readonly cells: number;
  /** Cells that somebody changed since. */
  readonly left: readonly CellAddress[];
  /** Columns that the evaluation had added and that are blank from now on. */
  readonly emptied: number;
}

/**
 * Plans the cells of one table that hold what was written back to what they held. Rows are told by what people filled
 * in, so that a table that was sorted meanwhile gets its values back in the right rows. `ours`: ids of our columns now.
 */
export function restoredCells(
  written: WrittenTable,
  now: TableSnapshot,
  ours: ReadonlyMap<string, number>,
): RestoredCells {
  const rows = rowsNow(written, now, new Set(ours.values()));
  const edits: ColumnEdit[] = [];
  const left: CellAddress[] = [];
  let cells = 0;
  let emptied = 0;
  for (const { key, columnId, position: before, values } of written.columns) {
    const position = now.columns.findIndex(({ id }) => id === (columnId ?? ours.get(key)));
    if (position < 0) continue; // Somebody deleted it.
    const formulas = now.formulas.get(position);
    const next = new Array<CellValue | null>(now.values.length).fill(null);
    let count = 0;
    values.forEach((value, index) => {
      const at = rows[index];
      if (value === null || at === undefined) return;
      const held = now.values[at]?.[position] ?? "";
      const old = before === undefined ? "" : (written.table.values[index]?.[before] ?? "");
      const formula = formulas?.[at];
      if (typeof formula === "string" && formula.startsWith("=") && formula !== held) {
        left.push(cellOf(now, at, position));
      } else if (held === value && held !== old) {
        next[at] = old;
        count += 1;
      } else if (held !== old) {
        left.push(cellOf(now, at, position));
      }
    });
    if (count === 0) continue;
    cells += count;
    if (before === undefined) emptied += 1;
    edits.push({
      tableId: now.id,
      columnId: now.columns[position]?.id ?? 0,
      position,
      values: next,
      numberFormats: undefined,
    });
  }
  return { edits, cells, left, emptied };
}

function cellOf({ sheet, headerRow, firstColumn }: TableSnapshot, index: number, position: number): CellAddress {
  return { sheet: sheet.name, row: headerRow + 1 + index, column: firstColumn + position };
}

function rowsNow(
  written: WrittenTable,
  now: TableSnapshot,
  ours: ReadonlySet<number>,
): readonly (number | undefined)[] {
  const { table } = written;
  // The columns that people fill in and that are still there, as they stood and as they stand.
  const pairs = table.columns.flatMap(({ id, header }, position): readonly (readonly [number, number])[] => {
    if (written.ours.has(id)) return [];
    const at = now.columns.findIndex((column) =>
      isRange(written) ? column.header === header && !ours.has(column.id) : column.id === id && !ours.has(id),
    );
    return at < 0 ? [] : [[position, at]];
  });
  const named = namePosition(written);
  const name = pairs.findIndex(([position]) => position === named);
  return matchRows(
    table.values.map((row) => pairs.map(([position]) => row[position] ?? "")),
    now.values.map((row) => pairs.map(([, position]) => row[position] ?? "")),
    (row) => (name < 0 ? "" : String(row[name] ?? "").trim()),
  );
}

/** The column that names a row: its ID, else its name. */
function namePosition({ declared, table }: WrittenTable): number | undefined {
  const declaration = TABLES.find(({ name }) => name === declared);
  if (declaration === undefined) return undefined;
  const { positions } = matchColumns(declaration, table, new Map());
  const { id = "", name = "" } = declaration.identity;
  return positions.get(id) ?? positions.get(name);
}
