import { RANGE_ID } from "../tabular/range/locateRange";
import type { TableEdits } from "../tabular/planEdits";
import { planChecklist, type RangeRecord } from "./checklistPlan";
import type { PlannedTable } from "./plannedTable";
import { ourColumns, type OwnershipRecord } from "./record";
import type { WorkbookSnapshot } from "./workbook";

/** Our report sheet for results that have no room beside their table or checklist. */
export const RESULTS_REPORT = "checklistResults";

/** Why results stand on a sheet of ours: `room-again`, they did before, and would have room by now. */
export type ElsewhereReason = "no-room" | "protected" | "room-again";

/** A table, and where its results go. */
export interface PlacedTable extends PlannedTable {
  /** Undefined: beside what they are about. */
  readonly elsewhere: ElsewhereReason | undefined;
  /** Of the range that is read as Criteria. */
  readonly record?: RangeRecord;
}

/**
 * Where the results of a table go: into columns of ours at its right end where as many cells are free there, since
 * nothing of the user's is ever moved; else to a sheet of ours, all of them, and once there they stay there while that
 * sheet exists. Columns of ours that the table has are kept up to date in either case.
 */
export function placeResults(snapshot: WorkbookSnapshot, planned: PlannedTable): PlacedTable {
  const { edits } = planned;
  const { id, sheet } = planned.snapshot;
  const stays = stayElsewhere(snapshot).has(id);
  if (id === RANGE_ID) return { ...planned, elsewhere: undefined, ...planChecklist(snapshot, edits, stays) };
  const needed = edits.columns.length;
  if (needed === 0) return { ...planned, elsewhere: undefined };
  const roomy = needed <= (snapshot.room.get(id) ?? needed);
  const locked = snapshot.sheets.some((one) => one.id === sheet.id && one.protected);
  // A table with columns of ours on a protected sheet is refused by name: what they show would be out of date.
  const blocked = !roomy || (locked && ourColumns(snapshot.record, id).size === 0);
  if (!blocked && !stays) return { ...planned, elsewhere: undefined };
  return {
    ...planned,
    edits: withoutNewColumns(edits),
    elsewhere: !roomy ? "no-room" : locked ? "protected" : "room-again",
  };
}

/** The tables whose results stand on our sheet, as long as that sheet exists. */
function stayElsewhere({ record, reports }: WorkbookSnapshot): ReadonlySet<string> {
  if (!reports.has(RESULTS_REPORT)) return new Set();
  return new Set(record.elsewhere ?? [RANGE_ID]);
}

export function withoutNewColumns(edits: TableEdits): TableEdits {
  const added = edits.columns.flatMap(({ values }) => values.filter((value) => value !== "")).length;
  return { ...edits, columns: [], cells: edits.cells - added, renamed: new Map() };
}

/** What is to be recorded of the places: which results stand on our sheet, once there is one. */
export function elsewhereRecord(tables: readonly PlacedTable[], record: OwnershipRecord): OwnershipRecord["elsewhere"] {
  const ids = tables.filter(({ elsewhere }) => elsewhere !== undefined).map(({ snapshot }) => snapshot.id);
  return ids.length === 0 && record.reports[RESULTS_REPORT] === undefined ? undefined : ids.sort();
}
