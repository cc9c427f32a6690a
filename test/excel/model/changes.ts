/** What happens to a workbook, told to whoever listens, with who did it. */

import { intersection, type Area } from "./address";
import type { CellValue } from "./cellValue";
import type { Chart } from "./chart";
import type { Comment } from "./comments";
import type { Table } from "./table";
import type { Visibility, Worksheet } from "./worksheet";

/** By what a change of cells came about, as Excel names it. */
export type CellChangeType =
  "RangeEdited" | "RowInserted" | "RowDeleted" | "ColumnInserted" | "ColumnDeleted" | "CellInserted" | "CellDeleted";

export interface CommentChange {
  kind: "comment";
  sheet: Worksheet;
  comment: Comment;
  type:
    | "Added"
    | "Deleted"
    | "CommentEdited"
    | "CommentResolved"
    | "CommentReopened"
    | "ReplyAdded"
    | "ReplyDeleted"
    | "ReplyEdited";
}

export interface CellChange {
  kind: "cells";
  sheet: Worksheet;
  area: Area;
  type: CellChangeType;
  /** Where cells moved that were not whole rows or columns. */
  shift?: "Down" | "Right" | "Up" | "Left";
  /** The tables it happened in, with the part of them that it happened to. */
  tables: { table: Table; area: Area }[];
  /** What a single edited cell held. */
  before?: { value: CellValue };
}

export type Change =
  | CellChange
  /** Rows or columns of a table came or went, whatever moved on the sheet. */
  | { kind: "tableCells"; table: Table; area: Area; type: CellChangeType }
  | { kind: "formats"; sheet: Worksheet; area: Area }
  | { kind: "sheetAdded" | "sheetDeleted" | "calculated" | "protection"; sheet: Worksheet }
  | { kind: "sheetRenamed"; sheet: Worksheet; before: string }
  | { kind: "sheetMoved"; sheet: Worksheet; before: number }
  | { kind: "sheetShown"; sheet: Worksheet; before: Visibility }
  | { kind: "tableAdded" | "tableDeleted"; table: Table }
  /** Rows (or columns) of an area changed their order. */
  | { kind: "rowsSorted" | "columnsSorted"; sheet: Worksheet; area: Area }
  /** A click that selects, at so many points from the corner of the cell. */
  | { kind: "clicked"; sheet: Worksheet; row: number; column: number; offset: { x: number; y: number } }
  | { kind: "formulas"; sheet: Worksheet; cells: { row: number; column: number; before: string }[] }
  | { kind: "chartAdded" | "chartDeleted" | "chartActivated" | "chartDeactivated"; sheet: Worksheet; chart: Chart }
  | CommentChange
  | { kind: "activated"; sheet: Worksheet; before: Worksheet }
  | { kind: "selected"; sheet: Worksheet; area: Area }
  | { kind: "settings" };

/** Who changes the workbook: somebody here or elsewhere, and the add-in's window it came from, if any. */
export interface Origin {
  source: "Local" | "Remote";
  window?: object;
}

export const PERSON_HERE: Origin = { source: "Local" };
export const COLLEAGUE: Origin = { source: "Remote" };

type Listener = (change: Change, origin: Origin) => void;

export class Changes {
  /** Whether anybody has asked for changes of formulas: finding them takes a while. */
  tellsFormulas = false;
  private origin = PERSON_HERE;
  private readonly listeners = new Set<Listener>();

  /** Everything that happens meanwhile comes from there. */
  by<T>(origin: Origin, work: () => T): T {
    const before = this.origin;
    this.origin = origin;
    try {
      return work();
    } finally {
      this.origin = before;
    }
  }

  /** Calls the listener from now on; the answer ends that. */
  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  note(change: Change): void {
    for (const listener of this.listeners) listener(change, this.origin);
  }

  /** Cells were edited. */
  cells(sheet: Worksheet, area: Area, before?: Pick<CellChange, "before">): void {
    this.note({ kind: "cells", sheet, area, type: "RangeEdited", tables: this.tablesIn(sheet, area), ...before });
  }

  /** The tables an area lies in, with their parts of it; one that moves by itself tells of its part itself. */
  tablesIn(sheet: Worksheet, area: Area, moving?: Table): CellChange["tables"] {
    if (this.listeners.size === 0) return [];
    return sheet.tables.flatMap((table) => {
      const part = table === moving ? undefined : intersection(table.area, area);
      return part ? [{ table, area: part }] : [];
    });
  }
}
