import { isBlank } from "../tabular/cellValue";
import { readRows } from "../tabular/readRows";
import type { TableSnapshot } from "../tabular/snapshot";
import { readPolicy } from "../domain/policy";
import { transitionTable } from "../domain/transition/transition.table";
import type { WorkbookSnapshot } from "./workbook";

/** What every draft of a row needs. */

/** The language of text in cells, where the Transition table names one. */
export function languageOf({ tables, locale }: WorkbookSnapshot): string | undefined {
  const transition = tables.get(transitionTable.name);
  return readPolicy(transition && readRows(transitionTable, transition, locale), locale).policy.language;
}

/** The first row in which nobody has entered anything; what we compute does not count. */
export function blankRow({ columns, values }: TableSnapshot, ours: ReadonlySet<number>): number | undefined {
  const index = values.findIndex((row) =>
    row.every((value, position) => isBlank(value) || ours.has(columns[position]?.id ?? -1)),
  );
  return index < 0 ? undefined : index;
}

/** "E7" where E1 to E6 are taken, whatever their case. */
export function freeId(letter: string, keys: readonly string[]): string {
  const taken = new Set(keys.map((key) => key.toLowerCase()));
  for (let count = keys.length + 1; ; count += 1) {
    const id = `${letter}${count}`;
    if (!taken.has(id.toLowerCase())) return id;
  }
}
