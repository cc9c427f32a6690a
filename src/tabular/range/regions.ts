import type { Area } from "./sheetCells";

/**
 * Cuts a sheet into regions that are set apart by blank columns and blank rows: side by side first, then one below the
 * other, and so on within each part. `filled` says whether a cell holds anything.
 */
export function regions(whole: Area, filled: (row: number, column: number) => boolean): readonly Area[] {
  const trimmed = trim(whole, filled);
  if (trimmed === undefined) return [];
  const beside = runs(trimmed.columns, (column) => anyRow(trimmed, trimmed.column + column, filled));
  if (beside.length > 1) {
    return beside.flatMap(({ first, count }) =>
      regions({ ...trimmed, column: trimmed.column + first, columns: count }, filled),
    );
  }
  const below = runs(trimmed.rows, (row) => anyColumn(trimmed, trimmed.row + row, filled));
  if (below.length > 1) {
    return below.flatMap(({ first, count }) => regions({ ...trimmed, row: trimmed.row + first, rows: count }, filled));
  }
  return [trimmed];
}

function trim(area: Area, filled: (row: number, column: number) => boolean): Area | undefined {
  const rows = runs(area.rows, (row) => anyColumn(area, area.row + row, filled));
  const columns = runs(area.columns, (column) => anyRow(area, area.column + column, filled));
  const [firstRow, lastRow] = [rows[0], rows.at(-1)];
  const [firstColumn, lastColumn] = [columns[0], columns.at(-1)];
  if (firstRow === undefined || lastRow === undefined || firstColumn === undefined || lastColumn === undefined) {
    return undefined;
  }
  return {
    row: area.row + firstRow.first,
    column: area.column + firstColumn.first,
    rows: lastRow.first + lastRow.count - firstRow.first,
    columns: lastColumn.first + lastColumn.count - firstColumn.first,
  };
}

function anyColumn({ column, columns }: Area, row: number, filled: (row: number, column: number) => boolean): boolean {
  for (let offset = 0; offset < columns; offset += 1) if (filled(row, column + offset)) return true;
  return false;
}

function anyRow({ row, rows }: Area, column: number, filled: (row: number, column: number) => boolean): boolean {
  for (let offset = 0; offset < rows; offset += 1) if (filled(row + offset, column)) return true;
  return false;
}

interface Run {
  readonly first: number;
  readonly count: number;
}

/** Stretches without a gap. */
function runs(length: number, used: (index: number) => boolean): readonly Run[] {
  const found: Run[] = [];
  let first = -1;
  for (let index = 0; index <= length; index += 1) {
    const inUse = index < length && used(index);
    if (inUse && first < 0) first = index;
    if (!inUse && first >= 0) {
      found.push({ first, count: index - first });
      first = -1;
    }
  }
  return found;
}
