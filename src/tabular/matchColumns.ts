import type { ColumnKey, Table } from "./table";
import { columnEntries } from "./table";
import type { TableSnapshot } from "./snapshot";

/** Where the columns of a table stand in the sheet. */
export interface ColumnMatch {
  /** Position by column key; computed columns only where they are recorded as ours. */
  readonly positions: ReadonlyMap<string, number>;
  /** Headers that fit a column already found further left: left alone, and said. */
  readonly duplicates: readonly { readonly key: string; readonly position: number }[];
}

/** Lower case, without marks that people put behind a header ("Actual (%)", "Impact (1-5)", "Gate *", "Owner:"). */
export function normalHeader(header: string): string {
  return header
    .toLowerCase()
    .replace(/\(\s*%\s*\)|[%*:→]/g, " ")
    .replace(/[([]\s*\d+\s*(?:-|–|—|to|\.\.+)\s*\d+\s*[)\]]\s*$/, " ")
    .replace(/[\s_]+/g, " ")
    .trim();
}

/** Position of each column: inputs by header or another known name, ours by their recorded column id. */
export function matchColumns(
  table: Table,
  snapshot: Pick<TableSnapshot, "columns" | "mapping">,
  ours: ReadonlyMap<string, number>,
): ColumnMatch {
  const positions = new Map<string, number>();
  const duplicates: { key: string; position: number }[] = [];
  const taken = new Set<number>();
  for (const [key, id] of ours) {
    const position = snapshot.columns.findIndex((column) => column.id === id);
    if (position >= 0 && table.columns[key]?.computed) {
      positions.set(key, position);
      taken.add(position);
    }
  }
  if (snapshot.mapping !== undefined) {
    for (const [key, position] of snapshot.mapping) {
      if (!taken.has(position) && table.columns[key]?.computed !== true) positions.set(key, position);
    }
    return { positions, duplicates };
  }
  const headers = snapshot.columns.map((column) => normalHeader(column.header));
  const inputs = columnEntries(table).filter(([, column]) => !column.computed);
  // The real header wins over every other name, so "Owner" is never taken by "Responsible".
  for (const namesOf of [headerOf, otherNamesOf]) {
    for (const [key] of inputs) {
      const names = namesOf(table, key);
      headers.forEach((header, position) => {
        if (taken.has(position) || !names.includes(header)) return;
        taken.add(position);
        if (positions.has(key)) duplicates.push({ key, position });
        else positions.set(key, position);
      });
    }
  }
  return { positions, duplicates };
}

function headerOf<T extends Table>(table: T, key: ColumnKey<T>): readonly string[] {
  return [normalHeader(table.columns[key]?.header ?? "")];
}

function otherNamesOf<T extends Table>(table: T, key: ColumnKey<T>): readonly string[] {
  return (table.columns[key]?.otherNames ?? []).map(normalHeader);
}
