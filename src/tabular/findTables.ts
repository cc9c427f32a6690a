import { matchColumns } from "./matchColumns";
import type { TableColumnSnapshot } from "./snapshot";
import type { Table } from "./table";

/** A table of the workbook before its cells are read. */
export interface TableListing {
  readonly id: string;
  readonly name: string;
  readonly columns: readonly TableColumnSnapshot[];
}

export interface FoundTables {
  /** Which listed table serves as which declared one, by declared name. */
  readonly found: ReadonlyMap<string, TableListing>;
  /** Declared tables for which several candidates were found by their headers. */
  readonly ambiguous: ReadonlyMap<string, readonly TableListing[]>;
}

const NO_COLUMNS: ReadonlyMap<string, number> = new Map();

/**
 * Finds the declared tables: by recorded id, else by name, else by headers. A listed table serves once; one that fits
 * several declarations by its headers goes to the one that knows more of its columns.
 */
export function findTables(
  declared: readonly Table[],
  listed: readonly TableListing[],
  recorded: ReadonlyMap<string, string>,
): FoundTables {
  const found = new Map<string, TableListing>();
  const taken = new Set<string>();
  const take = (table: Table, listing: TableListing | undefined): void => {
    if (listing === undefined || taken.has(listing.id) || found.has(table.name)) return;
    found.set(table.name, listing);
    taken.add(listing.id);
  };
  for (const table of declared) {
    take(
      table,
      listed.find(({ id }) => id === recorded.get(table.name)),
    );
  }
  for (const table of declared) {
    take(
      table,
      listed.find(({ name }) => name.toLowerCase() === table.name.toLowerCase()),
    );
  }
  const candidates = new Map<string, TableListing[]>();
  for (const listing of listed) {
    if (taken.has(listing.id)) continue;
    const [best] = declared
      .filter((table) => !found.has(table.name) && fits(table, listing))
      .sort((one, other) => columnsOf(other, listing).size - columnsOf(one, listing).size);
    if (best !== undefined) candidates.set(best.name, [...(candidates.get(best.name) ?? []), listing]);
  }
  const ambiguous = new Map<string, readonly TableListing[]>();
  for (const [name, fitting] of candidates) {
    const [only] = fitting;
    if (fitting.length > 1) ambiguous.set(name, fitting);
    else if (only !== undefined) found.set(name, only);
  }
  return { found, ambiguous };
}

function fits(table: Table, listing: TableListing): boolean {
  const positions = columnsOf(table, listing);
  return table.foundBy.every((keys) => [keys].flat().some((key) => positions.has(key)));
}

function columnsOf(table: Table, listing: TableListing): ReadonlyMap<string, number> {
  return matchColumns(table, listing, NO_COLUMNS).positions;
}
