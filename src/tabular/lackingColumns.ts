import { matchColumns } from "./matchColumns";
import type { TableSnapshot } from "./snapshot";
import { computedEntries, inputEntries, type Table } from "./table";

/**
 * Whether the results behind "More columns" are wanted: who fills in any column behind it sees them too. A checklist of
 * the user's own, by a mapping, gets its result and the reason, no more.
 */
export function wantsMore(table: Table, has: (key: string) => boolean, mapped: boolean): boolean {
  return !mapped && inputEntries(table).some(([key, column]) => column.more === true && has(key));
}

/** How many of its computed columns a table is to have and does not have yet. */
export function lackingColumns(
  table: Table,
  snapshot: Pick<TableSnapshot, "columns" | "mapping">,
  ours: ReadonlyMap<string, number>,
): number {
  const { positions } = matchColumns(table, snapshot, ours);
  const more = wantsMore(table, (key) => positions.has(key), snapshot.mapping !== undefined);
  return computedEntries(table).filter(([key, column]) => (more || !column.more) && !positions.has(key)).length;
}
