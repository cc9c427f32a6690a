/** One sheet: its cells and everything that lies on them. Rules about editing live in the other modules. */

import type { Area } from "./address";
import { CellStore } from "./cellStore";
import type { CellValue } from "./cellValue";
import type { Chart } from "./chart";
import type { Comment, Note } from "./comments";
import type { ConditionalFormat } from "./conditionalFormat";
import type { DataValidation } from "./dataValidation";
import type { SheetFilter } from "./filter";
import { Lanes, type Lane } from "./lanes";
import { newPageLayout, type PageLayout } from "./pageLayout";
import type { StoredDrawing } from "./storedChart";
import type { Style } from "./style";
import type { Table } from "./table";
import type { Workbook } from "./workbook";

export type { Lane } from "./lanes";
export type Visibility = "Visible" | "Hidden" | "VeryHidden";

export interface Hyperlink {
  area: Area;
  address?: string;
  documentReference?: string;
  screenTip?: string;
}

export interface SheetProtection {
  options: Record<string, boolean | string>;
  password?: string;
  /** The attributes of the file's own sheetProtection element, kept while the protection is not changed. */
  stored?: Record<string, string>;
}

/** Formulas with "=" and lists of areas that a kept text names; they move with their cells. */
export interface ExtensionReferences {
  formulas: string[];
  areas: Area[][];
}

/** An array formula, legacy or spilling, anchored in the area's first cell. */
export interface ArrayFormula {
  area: Area;
  dynamic: boolean;
}

export const STANDARD_COLUMN_WIDTH = 48;
export const STANDARD_ROW_HEIGHT = 15;

export class Worksheet {
  readonly cells = new CellStore();
  readonly rows = new Lanes();
  readonly columns = new Lanes();
  visibility: Visibility = "Visible";
  /** #RRGGBB, or "" for none. */
  tabColor = "";
  showGridlines = true;
  showHeadings = true;
  frozen: { rows: number; columns: number } | undefined;
  merges: Area[] = [];
  tables: Table[] = [];
  conditionalFormats: ConditionalFormat[] = [];
  dataValidations: DataValidation[] = [];
  hyperlinks: Hyperlink[] = [];
  comments: Comment[] = [];
  notes: Note[] = [];
  arrayFormulas: ArrayFormula[] = [];
  charts: Chart[] = [];
  /** Pictures and shapes of the opened file. */
  storedDrawings: StoredDrawing[] = [];
  /** What the opened file's extensions of the sheet (sparklines, newer rules) refer to, in their order. */
  extensionReferences: ExtensionReferences = { formulas: [], areas: [] };
  /** Where the opened file has what-if tables, whose values alone are held. */
  whatIfTables: Area[] = [];
  /** Cells were inserted or deleted, so that what is only kept may name cells that are elsewhere now. */
  hasShifted = false;
  protection: SheetProtection | undefined;
  /** A filter on cells outside tables. */
  autoFilter: SheetFilter | undefined;
  pageLayout: PageLayout = newPageLayout();
  /** The first row after each manual break. */
  rowBreaks: number[] = [];
  columnBreaks: number[] = [];
  readonly customProperties = new Map<string, string>();

  constructor(
    readonly workbook: Workbook,
    readonly id: string,
    public name: string,
  ) {}

  value(row: number, column: number): CellValue {
    return this.cells.value(row, column);
  }

  style(row: number, column: number): Style {
    return (
      this.cells.row(row)?.styles?.[column] ??
      this.rows.get(row)?.style ??
      this.columns.get(column)?.style ??
      this.workbook.defaultStyle
    );
  }

  columnWidth(column: number): number {
    return this.columns.get(column)?.size ?? STANDARD_COLUMN_WIDTH;
  }

  rowHeight(row: number): number {
    return this.rows.get(row)?.size ?? STANDARD_ROW_HEIGHT;
  }

  /** The settings of a row to change, made on demand. */
  rowLane(row: number): Lane {
    return this.rows.make(row);
  }

  columnLane(column: number): Lane {
    return this.columns.make(column);
  }

  usedArea(valuesOnly: boolean, within?: Area): Area | undefined {
    return this.cells.usedArea(valuesOnly, within);
  }
}
