import { findRanges } from "../tabular/range/findRanges";
import { findTables } from "../tabular/findTables";
import { candidates, type Candidates } from "../domain/checklist/candidates";
import { isKnownHeader } from "../domain/checklist/readHeader";
import { DEFAULT_WORDS } from "../domain/policy";
import { TABLES } from "../domain/tables";
import type { SheetsSnapshot, Workbook } from "./workbook";

/** Looks on every sheet for ranges that can be read as criteria. Writes nothing. */
export async function findChecklists(workbook: Workbook): Promise<Candidates> {
  return checklistsIn(await workbook.readSheets());
}

/** Our own tables are none: what they hold is read as it is declared. */
export function checklistsIn({ sheets, tables, record }: SheetsSnapshot): Candidates {
  const { found } = findTables(TABLES, tables, new Map(Object.entries(record.tables)));
  const ours = new Set([...found.values()].map(({ id }) => id));
  const ranges = sheets
    .flatMap((cells) => findRanges(cells, isKnownHeader))
    .filter(({ table }) => table === undefined || !ours.has(table.id));
  return candidates(ranges, DEFAULT_WORDS);
}
