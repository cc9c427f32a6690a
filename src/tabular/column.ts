import type { Day } from "./excelDate";
import type { Quantity } from "./quantity";

/** What each type of column holds once its cell is read. A blank or unreadable cell is undefined, never 0 or "". */
export interface ColumnValues {
  text: string;
  /** An identifier: text, matched trimmed and without regard to case. */
  id: string;
  /** Identifiers separated by comma, semicolon or line break. */
  ids: readonly string[];
  number: number;
  /** A number of which a percentage counts as the figure shown: 96 for 96 %. */
  figure: number;
  date: Day;
  yesNo: boolean;
  choice: string;
  /** A figure, a percentage, a date or words: whatever was measured. */
  quantity: Quantity;
}

export type ColumnType = keyof ColumnValues;

/** The facts about one column. How it is read, drawn or explained are functions over these facts. */
export interface Column {
  readonly header: string;
  readonly help: string;
  readonly type: ColumnType;
  /** The words of a choice column, as they are offered and written. */
  readonly choices?: readonly string[];
  /** Other words that people use for them, in lower case, each with the choice that it stands for. */
  readonly otherWords?: Readonly<Record<string, string>>;
  /** A blank is a problem that says what cannot be computed. */
  readonly required?: true;
  /** What a cell counts as that cannot be read, where that is not a blank. */
  readonly unreadableAs?: string;
  /** Written by the add-in, never read as an input. */
  readonly computed?: true;
  /** An answer that the user gives through the add-in is entered there; a formula in it is read, and never overwritten. */
  readonly answered?: true;
  /** Added by "More columns" only. */
  readonly more?: true;
  /** Other headers that people give this column. */
  readonly otherNames?: readonly string[];
  /** Number format of the cells when the add-in makes the column. */
  readonly format?: string;
  /** Width when the add-in makes the column, in characters. */
  readonly width?: number;
}

/** The value that a column of this declaration yields. */
export type ValueOf<C extends Column> = C extends { readonly type: "choice"; readonly choices: readonly (infer W)[] }
  ? W
  : ColumnValues[C["type"]];
