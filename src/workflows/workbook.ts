import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import type { FoundTables, TableListing } from "../tabular/findTables";
import type { NewTable } from "../tabular/derive/newTable";
import type { ColumnEdit, NewColumn } from "../tabular/planEdits";
import type { ChosenRange } from "../tabular/range/chosenRange";
import type { LocatedRange } from "../tabular/range/locateRange";
import type { Area, SheetCells } from "../tabular/range/sheetCells";
import type { Pause } from "../tabular/steps";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Table } from "../tabular/table";
import type { WorkbookLocale } from "../tabular/workbookLocale";
import type { Report } from "../reports/report";
import type { PlacedChart } from "../reports/reportChart";
import type { OwnershipRecord } from "./record";

/** The port to a workbook. `excel/` implements it with Office.js; nothing else touches Excel. */
export interface Workbook {
  /**
   * Two syncs: find the tables, read what is needed of all. One more where rows of a checklist may be headings, and have
   * to be asked how they look, and one where a table lacks columns of ours and something stands at its right.
   */
  read(request: ReadRequest): Promise<WorkbookSnapshot>;
  /**
   * Three syncs, and one per further 4 MB: what is used of every visible sheet that is not a report of ours, as far as
   * `SEARCHED_ROWS` and `SEARCHED_COLUMNS`.
   */
  readSheets(): Promise<SheetsSnapshot>;
  /**
   * Two syncs: re-read the guards, write. Refuses by name when anything read has changed. `pause` is asked while large
   * plans are prepared and compared; left out: in one go.
   */
  write(plan: EditPlan, read: WorkbookSnapshot, pause?: Pause): Promise<Written>;
  /**
   * Two syncs: look which names are taken, make sheets with tables. Answers the names of the sheets. One sync more
   * where an earlier making was cut short: what it left is made anew, unless somebody has typed there.
   */
  createTables(tables: readonly NewTable[]): Promise<readonly string[]>;
  /**
   * Two syncs: re-read the table, then fill a blank row of it or add one. Refuses by name when it has changed. The one
   * way in which cells of the user's tables are filled: a draft that they asked for.
   */
  addRow(table: TableSnapshot, row: RowEdit): Promise<void>;
  /** Shows a cell to the user. */
  select(cell: CellAddress): Promise<void>;
  /** Tells of everything that people change from now on, never of what this add-in does. The answer ends that. */
  watch(heard: (change: WorkbookChange) => void): Promise<() => Promise<void>>;
}

/** Excel tells an add-in no name: it was done here, or by somebody else. */
export type ChangedBy = "you" | "colleague";

/** What somebody did in the workbook. */
export type WorkbookChange = { readonly by: ChangedBy } & (
  | {
      readonly what: "edited";
      readonly sheetId: string;
      readonly areas: readonly Area[];
      /** Of a single cell. */
      readonly details: { readonly before: CellValue; readonly after: CellValue } | undefined;
    }
  /** Rows, columns or cells came or went there. */
  | { readonly what: "moved"; readonly sheetId: string; readonly areas: readonly Area[] }
  /** A sheet or table. */
  | { readonly what: "deleted"; readonly id: string }
);

/** What a new row is to hold, by position of the column; columns without a value are left as they are. */
export interface RowEdit {
  /** The blank row to fill; undefined: one is added at the end. */
  readonly index: number | undefined;
  readonly cells: ReadonlyMap<number, CellValue>;
}

export interface ReadRequest {
  readonly tables: readonly Table[];
  readonly reports: readonly string[];
  /** The declaration of the log, where it is to be read. */
  readonly log?: Table;
  readonly onProgress?: (progress: ReadProgress) => void;
  /** The table that a checklist of the user's own may stand in for; `choice` outranks the recorded one. */
  readonly checklist?: { readonly table: Table; readonly name: string; readonly choice?: ChosenRange | undefined };
}

/** How far a checklist is read; one that is longer says so. */
export const CHECKLIST_ROWS = 50_000;

/** How much of a sheet is searched for a checklist; a sheet that holds more says so. */
export const SEARCHED_ROWS = 5000;
export const SEARCHED_COLUMNS = 100;

/** The cells of a workbook in which a checklist is looked for. */
export interface SheetsSnapshot {
  readonly locale: WorkbookLocale;
  readonly record: OwnershipRecord;
  readonly tables: readonly TableListing[];
  readonly sheets: readonly SheetCells[];
}

export interface ReadProgress {
  readonly tables: number;
  readonly rows: number;
}

export interface SheetListing {
  readonly id: string;
  readonly name: string;
  readonly protected: boolean;
}

/** A workbook as it was read: plain data. */
export interface WorkbookSnapshot {
  readonly locale: WorkbookLocale;
  readonly readOnly: boolean;
  /** No sheet can be added. */
  readonly structureProtected: boolean;
  readonly record: OwnershipRecord;
  readonly sheets: readonly SheetListing[];
  readonly tables: ReadonlyMap<string, TableSnapshot>;
  /** How many columns at the right of a table are free, by its id; tables that lack no column of ours are not asked. */
  readonly room: ReadonlyMap<string, number>;
  readonly ambiguous: FoundTables["ambiguous"];
  /** All tables of the workbook, ours or not: a table cannot grow into another. */
  readonly everyTable: readonly { readonly id: string; readonly name: string; readonly sheetId: string }[];
  /** Tables that were being made when the making was cut short, by declared name. */
  readonly unfinished: readonly string[];
  /** Our report sheets by key. */
  readonly reports: ReadonlyMap<string, ReportSnapshot>;
  /** Our log, known by the mark of its sheet; never among `tables`. Undefined: there is none, or none was asked for. */
  readonly log: TableSnapshot | undefined;
  /** A sheet that was to become the log when its making was cut short; nothing of anybody's stands there. */
  readonly unfinishedLog: SheetListing | undefined;
  /** The checklist that stands in for a table. */
  readonly checklist?: ChecklistSnapshot | undefined;
  /** A checklist was chosen, and its sheet, table or headers are no longer there. */
  readonly checklistGone?: ChosenRange | undefined;
}

/** A checklist of the user's own. One that is an Excel table is among the tables, and here by its choice alone. */
export interface ChecklistSnapshot {
  readonly choice: ChosenRange;
  readonly range: LocatedRange | undefined;
  /** Rows that are formatted as headings, by index. */
  readonly headings: readonly number[];
  /** The sheet goes on beyond what was read. */
  readonly cut: boolean;
}

export interface ReportSnapshot {
  readonly sheet: SheetListing;
  /** From A1 on, as far as the report reached when it was last written. */
  readonly values: readonly (readonly CellValue[])[];
  /** Those recorded as ours that still stand there, by their key. */
  readonly charts: ReadonlyMap<string, ChartSnapshot>;
}

/** A chart of ours as it stands on its report sheet. */
export interface ChartSnapshot {
  readonly id: string;
  readonly name: string;
  /** Names of its series, in their order: people may have deleted some and added others. */
  readonly series: readonly string[];
}

/** Finished edits. The adapter adds nothing. */
export interface EditPlan {
  readonly columns: readonly NewColumn[];
  readonly cells: readonly ColumnEdit[];
  readonly reports: readonly ReportEdit[];
  readonly log?: LogEdit | undefined;
  /** The record to store, or undefined where it stays as it is. New columns are added to it by the adapter. */
  readonly record: OwnershipRecord | undefined;
}

/** Rows to add at the end of the log. */
export interface LogEdit {
  /** Undefined: the log is to be made. */
  readonly table: TableSnapshot | undefined;
  /** Of the sheet, made or to be made. */
  readonly name: string;
  /** An unfinished sheet that is to hold it; undefined where another one is to be made, or the log is there. */
  readonly sheetId: string | undefined;
  readonly newTable: NewTable;
  /** In the order of the table's columns as they stand, else as they are declared. */
  readonly rows: readonly (readonly CellValue[])[];
  /** Number formats by position of the column. */
  readonly formats: ReadonlyMap<number, string>;
}

/** A report sheet to make or to bring up to date. */
export interface ReportEdit {
  readonly key: string;
  readonly name: string;
  /** Undefined: the sheet is to be made. */
  readonly sheetId: string | undefined;
  readonly report: Report;
  /** The blocks moved, so formats are laid anew. */
  readonly relayout: boolean;
  /** From A1 on; null leaves a cell as it is. */
  readonly values: readonly (readonly (CellValue | null)[])[];
  readonly charts: readonly ChartEdit[];
  /** Names of charts of ours whose figures are gone: they are deleted. */
  readonly chartsGone: readonly string[];
}

export interface PresentChart {
  readonly name: string;
  /** Its making was cut short: it is made anew. */
  readonly unfinished: boolean;
  /** Where each series of ours stands among those of the chart; undefined: somebody deleted it. */
  readonly series: readonly (number | undefined)[];
}

/** A chart to make, or to point at figures that moved. */
export interface ChartEdit {
  readonly chart: PlacedChart;
  /** The rows that it covers: zero-based, and how many. */
  readonly top: number;
  readonly height: number;
  /** The chart that stands there, undefined where it is to be made. */
  readonly present: PresentChart | undefined;
  /** It follows its rows to another place; its size stays. */
  readonly moves: boolean;
}

export interface Written {
  /** Cells that somebody else changed while we wrote; undefined facts are shown, never repaired in silence. */
  readonly changedMeanwhile: readonly CellAddress[];
}
