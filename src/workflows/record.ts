import { z } from "zod/mini";
import type { TableListing } from "../tabular/findTables";
import { WORD_MEANINGS } from "../tabular/range/chosenRange";
import type { CellValue } from "../tabular/cellValue";
import type { TableSnapshot } from "../tabular/snapshot";
import { fingerprint } from "./fingerprint";
import { Refusal } from "./refusal";

/** Version of what the add-in writes beside the cells. Raised when an older add-in could not understand it. */
export const LAYOUT = 1;

const ChecklistShape = z.object({
  sheet: z.object({ id: z.string(), name: z.string() }),
  table: z.optional(z.string()),
  headerTop: z.number(),
  headerRow: z.number(),
  firstColumn: z.number(),
  headers: z.readonly(z.array(z.string())),
  columns: z.record(z.string(), z.number()),
  words: z.optional(z.record(z.string(), z.enum(WORD_MEANINGS))),
  rows: z.optional(z.number()),
});

/** A chart that was made: it stands no more where somebody deleted it. Its id is known from the next reading on. */
const ChartShape = z.object({
  name: z.string(),
  id: z.optional(z.string()),
  /** The first of its rows. */
  top: z.number(),
  series: z.readonly(z.array(z.string())),
});

const WordsShape = z.readonly(z.array(z.string()));
const PolicyShape = z.object({
  passScore: z.number(),
  warnScore: z.number(),
  evidenceAgeDays: z.number(),
  missingLimitPercent: z.number(),
  wordsThatPass: WordsShape,
  wordsThatWarn: WordsShape,
  wordsThatFail: WordsShape,
  /** Scores of gates that have their own. */
  gates: z.record(z.string(), z.object({ pass: z.number(), warn: z.number() })),
});

const RecordShape = z.object({
  layout: z.number(),
  /** Workbook table id by declared table name. */
  tables: z.record(z.string(), z.string()),
  /** Column ids of our columns, by workbook table id and column key. */
  columns: z.record(z.string(), z.record(z.string(), z.number())),
  /** Headers of columns that were being made, alike: until they are finished their ids are only expected. */
  making: z.optional(z.record(z.string(), z.record(z.string(), z.string()))),
  /** What our columns were called and held when they were last written, alike: header and fingerprint. */
  written: z.optional(z.record(z.string(), z.record(z.string(), z.object({ header: z.string(), print: z.string() })))),
  /** Name, layout fingerprint, extent from A1 on and charts of our report sheets, by report key. */
  reports: z.record(
    z.string(),
    z.object({
      name: z.string(),
      /** "" while looks are being laid: cut short, they are laid anew. */
      layout: z.string(),
      rows: z.number(),
      columns: z.number(),
      charts: z.optional(z.record(z.string(), ChartShape)),
      /** The lines beside which people make entries: what each is for, its row and its label. */
      entries: z.optional(z.array(z.object({ key: z.string(), row: z.number(), label: z.string() }))),
    }),
  ),
  /** The tables, by id, whose results stand on the sheet for results that have no room. */
  elsewhere: z.optional(z.array(z.string())),
  /** The checklist of the user's own that is read as Criteria, with the columns that they chose. */
  checklist: z.optional(ChecklistShape),
  /** Fingerprint of inputs and result, and the day on which it last changed, by gate key. */
  gates: z.record(z.string(), z.object({ fingerprint: z.string(), changedOn: z.number() })),
  /** The rules by which criteria were last evaluated, each with the keys of its criteria. */
  rules: z.optional(z.record(z.string(), z.array(z.string()))),
  /** The plan of waves that was made last, told apart by its print, and what cannot be seen of it afterwards. */
  wavePlan: z.optional(
    z.object({ print: z.string(), fewestSlots: z.number(), cut: z.boolean(), steps: z.number(), seed: z.number() }),
  ),
  /** Step sizes that were compared, told apart by the print of what they were compared on. */
  stagings: z.optional(
    z.object({
      print: z.string(),
      found: z.readonly(
        z.array(
          z.object({
            maxUnits: z.number(),
            waves: z.number(),
            largestExposure: z.number(),
            finish: z.number(),
            onFrontier: z.boolean(),
          }),
        ),
      ),
    }),
  ),
  /** The rules that all criteria share, as they were when they were last evaluated. */
  policy: z.optional(PolicyShape),
  /** The log: its sheet, the row that was written last, and the language in which rules were last written. */
  log: z.optional(z.object({ sheet: z.string(), row: z.string(), print: z.string(), language: z.string() })),
});

/** What is ours in this workbook: recorded, never inferred from a name. Kept in the workbook's settings. */
export type OwnershipRecord = z.infer<typeof RecordShape>;

export type RecordedChart = z.infer<typeof ChartShape>;

export const EMPTY_RECORD: OwnershipRecord = { layout: LAYOUT, tables: {}, columns: {}, reports: {}, gates: {} };

/**
 * Reads the record from the settings value. A workbook without one has nothing of ours. One that a newer add-in wrote
 * is refused by name; one that cannot be understood counts as none, so that nothing is taken for ours that is not.
 */
export function readRecord(value: unknown): OwnershipRecord {
  if (value === undefined || value === null) return EMPTY_RECORD;
  const version = z.safeParse(z.looseObject({ layout: z.number() }), value);
  if (version.success && version.data.layout > LAYOUT) {
    throw new Refusal({ code: "newer-layout", layout: version.data.layout });
  }
  const parsed = z.safeParse(RecordShape, value);
  return parsed.success ? parsed.data : EMPTY_RECORD;
}

/**
 * The record after a write that may have been cut short: of the columns that were being made, those are ours that stand
 * there under the header they were to have. What else has come to bear an expected id is the user's.
 */
export function settledRecord(record: OwnershipRecord, tables: readonly TableListing[]): OwnershipRecord {
  const { making } = record;
  if (making === undefined) return record;
  const columns = Object.fromEntries(
    Object.entries(record.columns).map(([tableId, ids]) => {
      const present = tables.find(({ id }) => id === tableId)?.columns ?? [];
      const settled = Object.entries(ids).flatMap(([key, id]): readonly (readonly [string, number])[] => {
        const header = making[tableId]?.[key];
        if (header === undefined) return [[key, id]];
        const made = present.find((column) => column.header === header);
        return made === undefined ? [] : [[key, made.id]];
      });
      return [tableId, Object.fromEntries(settled)];
    }),
  );
  return { ...record, columns };
}

/** How many values of a column tell it apart. */
const PRINTED = 100;

/** The same of a column beside a plain range, whose end moves: blank cells at its end do not count. */
export function rangePrint(values: readonly CellValue[]): string {
  let length = values.length;
  while (length > 0 && values[length - 1] === "") length -= 1;
  return columnPrint(values.slice(0, length));
}

export function columnPrint(values: readonly CellValue[]): string {
  return fingerprint(values.slice(0, PRINTED));
}

/**
 * The record as far as it still holds: a column that bears a recorded id under another header is ours where it shows what
 * we wrote (somebody renamed it); else our column was deleted, and Excel gave its id to one of the user's.
 */
export function heldRecord(record: OwnershipRecord, tables: Iterable<TableSnapshot>): OwnershipRecord {
  const columns = { ...record.columns };
  for (const table of tables) {
    const ids = Object.entries(record.columns[table.id] ?? {});
    columns[table.id] = Object.fromEntries(
      ids.filter(([key, id]) => isHeld(table, id, record.written?.[table.id]?.[key])),
    );
  }
  return { ...record, columns };
}

function isHeld(table: TableSnapshot, id: number, last: { header: string; print: string } | undefined): boolean {
  const position = table.columns.findIndex((column) => column.id === id);
  if (position < 0 || last === undefined || table.columns[position]?.header === last.header) return true;
  return columnPrint(table.values.map((row) => row[position] ?? "")) === last.print;
}

export function ourColumns(record: OwnershipRecord, tableId: string): ReadonlyMap<string, number> {
  return new Map(Object.entries(record.columns[tableId] ?? {}));
}
