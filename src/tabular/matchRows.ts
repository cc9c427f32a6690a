import type { CellValue } from "./cellValue";

type Rows = readonly (readonly CellValue[])[];

/**
 * Where each row of a table stands now, by index: told by all its cells, and where some of them changed by its name, as
 * far as no other row has that. Undefined: it was deleted, or nobody can tell. `name`: the cells that name a row.
 */
export function matchRows(
  before: Rows,
  now: Rows,
  name: (row: readonly CellValue[]) => string,
): readonly (number | undefined)[] {
  const found = new Array<number | undefined>(before.length).fill(undefined);
  const taken = new Set<number>();
  const take = (index: number, at: number): void => {
    found[index] = at;
    taken.add(at);
  };
  const keys = now.map((row) => JSON.stringify(row));
  const keysBefore = before.map((row) => JSON.stringify(row));
  keysBefore.forEach((key, index) => {
    if (keys[index] === key) take(index, index);
  });
  const elsewhere = new Map<string, number[]>();
  keys.forEach((key, at) => {
    if (!taken.has(at)) elsewhere.set(key, [...(elsewhere.get(key) ?? []), at]);
  });
  keysBefore.forEach((key, index) => {
    const at = found[index] === undefined ? elsewhere.get(key)?.shift() : undefined;
    if (at !== undefined) take(index, at);
  });
  const names = uniqueNames(now, name);
  for (const [text, index] of uniqueNames(before, name)) {
    const at = names.get(text);
    if (found[index] === undefined && at !== undefined && !taken.has(at)) take(index, at);
  }
  return found;
}

/** Names that one row alone bears. */
function uniqueNames(rows: Rows, name: (row: readonly CellValue[]) => string): ReadonlyMap<string, number> {
  const first = new Map<string, number>();
  const again = new Set<string>();
  rows.forEach((row, index) => {
    const text = name(row);
    if (first.has(text)) again.add(text);
    else first.set(text, index);
  });
  for (const text of again) first.delete(text);
  first.delete("");
  return first;
}
