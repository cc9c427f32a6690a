import { findRanges } from "../tabular/range/findRanges";
import { findTables } from "../tabular/findTables";
import { candidates, type Candidates } from "../domain/checklist/candidates";
import { isKnownHeader } from "../domain/checklist/readHeader";
import { DEFAULT_WORDS } from "../domain/policy";
import { TABLES } from "../domain/tables";
import type { ChosenRange } from "../tabular/range/chosenRange";
import type { Area } from "../tabular/range/sheetCells";
import { RANGE_ID } from "../tabular/range/locateRange";
import type { OwnershipRecord } from "./record";
import type { SheetsSnapshot, Workbook } from "./workbook";

/** Looks on every sheet for ranges that can be read as criteria. Writes nothing. */
export async function findChecklists(workbook: Workbook): Promise<FoundChecklists> {
  const snapshot = await workbook.readSheets();
  return { ...checklistsIn(snapshot), current: snapshot.record.checklist };
}

export interface FoundChecklists extends Candidates {
  /** The one that was chosen before. */
  readonly current: ChosenRange | undefined;
}

/** Our own tables are none: what they hold is read as it is declared. */
export function checklistsIn({ sheets, tables, record }: SheetsSnapshot): Candidates {
  const { found } = findTables(TABLES, tables, new Map(Object.entries(record.tables)));
  const ours = new Set([...found.values()].map(({ id }) => id));
  const ranges = sheets
    .flatMap((cells) => findRanges(cells, isKnownHeader, ourCells(record, cells.sheet.id)))
    .filter(({ table }) => table === undefined || !ours.has(table.id));
  return candidates(ranges, DEFAULT_WORDS);
}

/** The results that stand beside a checklist are no part of it. */
function ourCells({ checklist, columns }: OwnershipRecord, sheetId: string): readonly Area[] {
  if (checklist?.sheet.id !== sheetId) return [];
  const { headerTop, headerRow, rows = 0 } = checklist;
  return Object.values(columns[RANGE_ID] ?? {}).map((id) => ({
    row: headerTop,
    column: id - 1,
    rows: headerRow - headerTop + 1 + rows,
    columns: 1,
  }));
}
