import type { FoundTables } from "../tabular/findTables";
import type { ChosenRange } from "../tabular/range/chosenRange";
import { RANGE_ID, type LocatedRange } from "../tabular/range/locateRange";
import type { Table } from "../tabular/table";
import type { OwnershipRecord } from "../workflows/record";
import type { ReadRequest, WorkbookSnapshot } from "../workflows/workbook";
import type { Catalog, ListedSheet, ListedTable } from "./catalog";
import type { ChecklistReading } from "./readChecklist";

/** An Excel table that was chosen as the checklist. */
interface ChosenTable {
  readonly choice: ChosenRange;
  readonly listed: ListedTable;
  readonly mapping: ReadonlyMap<string, number>;
}

/** What was chosen to stand in for Criteria, as far as it can be told before any cell is read. */
export interface ChosenChecklist {
  /** Undefined: the workbook has no checklist of the user's own. */
  readonly choice: ChosenRange | undefined;
  /** Where an Excel table was chosen that is still there. */
  readonly table: ChosenTable | undefined;
  /** The sheet, where a plain range was chosen and it is still there. */
  readonly sheet: ListedSheet | undefined;
}

/** Most workbooks have the tables; what reads a plain range is fetched where there is one. */
export async function chosenChecklist(catalog: Catalog, asked: ReadRequest["checklist"]): Promise<ChosenChecklist> {
  const choice = asked === undefined ? undefined : (asked.choice ?? catalog.record.checklist);
  const plain = choice !== undefined && choice.table === undefined;
  const sheet = plain ? (await import("./readChecklist")).sheetOfChoice(catalog, choice) : undefined;
  return { choice, table: chosenTable(catalog, choice), sheet };
}

/** The Excel table that was chosen, and its columns: by their headers, else where they stood. */
function chosenTable({ tables }: Catalog, choice: ChosenRange | undefined): ChosenTable | undefined {
  const listed = choice?.table === undefined ? undefined : tables.find(({ id }) => id === choice.table);
  if (choice === undefined || listed === undefined) return undefined;
  const headers = listed.columns.map(({ header }) => header);
  const mapping = new Map<string, number>();
  for (const [key, offset] of Object.entries(choice.columns)) {
    const byName = headers.indexOf(choice.headers[offset] ?? "");
    const position = byName >= 0 ? byName : offset;
    if (position >= headers.length || [...mapping.values()].includes(position)) return undefined;
    mapping.set(key, position);
  }
  return { choice: { ...choice, headers, columns: Object.fromEntries(mapping) }, listed, mapping };
}

/** The tables with the checklist in the place of the one that it stands in for. */
export function withChecklist(
  tables: FoundTables,
  table: Table | undefined,
  { table: chosen, sheet }: ChosenChecklist,
): FoundTables {
  if (table === undefined || (chosen === undefined && sheet === undefined)) return tables;
  const others = [...tables.found].filter(([name, one]) => name !== table.name && one.id !== chosen?.listed.id);
  return {
    found: new Map(chosen === undefined ? others : [...others, [table.name, chosen.listed]]),
    ambiguous: new Map([...tables.ambiguous].filter(([name]) => name !== table.name)),
  };
}

/** What the snapshot says of the checklist, once its sheet is read; a plain range is looked for among the cells. */
export async function checklistSnapshot(
  context: Excel.RequestContext,
  { choice, table: chosen }: ChosenChecklist,
  name: string,
  reading:
    | {
        readonly cells: ReturnType<ChecklistReading["cells"]>;
        readonly merged: ReturnType<ChecklistReading["mergedAreas"]>;
      }
    | undefined,
  record: OwnershipRecord,
): Promise<Pick<WorkbookSnapshot, "checklist" | "checklistGone">> {
  if (choice === undefined) return {};
  if (chosen !== undefined) return { checklist: { choice: chosen.choice, range: undefined, headings: [], cut: false } };
  const { headingRows, locatedIn, withHeadings } = await import("./readChecklist");
  const range = reading === undefined ? undefined : locatedIn(reading.cells, reading.merged, choice, name, record);
  if (range === undefined) return { checklistGone: choice };
  const headings = await headingRows(context, range, name);
  return { checklist: withHeadings(range, headings, reading?.cells.cut === true) };
}

/** The record with our columns beside the range as they stand now. */
export function withRange(record: OwnershipRecord, range: LocatedRange | undefined): OwnershipRecord {
  if (range === undefined) return record;
  return { ...record, columns: { ...record.columns, [RANGE_ID]: Object.fromEntries(range.ours) } };
}
