import type { Column, ValueOf } from "./column";

export type Columns = Readonly<Record<string, Column>>;

/** A table stated once: what it is for, its columns in order, and what names a row. */
export interface Table<C extends Columns = Columns> {
  readonly name: string;
  readonly help: string;
  readonly columns: C;
  /**
   * The column that identifies a row, and the one whose text serves where there is no ID. `repeats`: many rows are about
   * the same thing, such as the readings of a measure.
   */
  readonly identity: { readonly id?: string; readonly name?: string; readonly repeats?: true };
  /** Columns that the sheet must hold for the table to be found by its headers; of a list within it at least one. */
  readonly foundBy: readonly (string | readonly string[])[];
}

/** Keeps the exact column keys and choices, so that rows are typed by the declaration itself. */
export function defineTable<const C extends Columns>(
  table: Table<C> & {
    readonly identity: { readonly id?: keyof C; readonly name?: keyof C; readonly repeats?: true };
    readonly foundBy: readonly (keyof C | readonly (keyof C)[])[];
  },
): Table<C> {
  return table;
}

export type ColumnKey<T extends Table> = keyof T["columns"] & string;

type InputKey<T extends Table> = {
  [K in ColumnKey<T>]: T["columns"][K] extends { readonly computed: true } ? never : K;
}[ColumnKey<T>];

type ComputedKey<T extends Table> = Exclude<ColumnKey<T>, InputKey<T>>;

export type { InputKey, ComputedKey };

/** One row as typed values. `index` is zero-based among the rows of the table; `key` names it uniquely. */
export type Row<T extends Table> = { readonly [K in InputKey<T>]: ValueOf<T["columns"][K]> | undefined } & {
  readonly index: number;
  /** The ID, else the name; a later row with the same ID carries `#2`, unless rows of the table share theirs. */
  readonly key: string;
  /** Columns whose cell holds something that could not be read as what it should be. */
  readonly unreadable: ReadonlySet<string>;
};

export function columnEntries<T extends Table>(table: T): readonly (readonly [ColumnKey<T>, Column])[] {
  return Object.entries(table.columns);
}

export function inputEntries<T extends Table>(table: T): readonly (readonly [InputKey<T>, Column])[] {
  return columnEntries(table).filter(([, column]) => !column.computed) as unknown as readonly (readonly [
    InputKey<T>,
    Column,
  ])[];
}

export function computedEntries<T extends Table>(table: T): readonly (readonly [ComputedKey<T>, Column])[] {
  return columnEntries(table).filter(([, column]) => column.computed) as unknown as readonly (readonly [
    ComputedKey<T>,
    Column,
  ])[];
}
