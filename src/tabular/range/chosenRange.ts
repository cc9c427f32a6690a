/** What a word means that the policy does not know. */
export const WORD_MEANINGS = ["passes", "warns", "fails"] as const;
export type WordMeaning = (typeof WORD_MEANINGS)[number];

/** Where a checklist stands on its sheet, and which of its columns serves as what: what the user chose. */
export interface ChosenRange {
  readonly sheet: { readonly id: string; readonly name: string };
  /** Id of the Excel table, where it is one. */
  readonly table?: string | undefined;
  /** First and last of the header rows, and the first column, zero-based. */
  readonly headerTop: number;
  readonly headerRow: number;
  readonly firstColumn: number;
  /** By column of the range; "" where it has no name. */
  readonly headers: readonly string[];
  /** Column of the range by key of ours. */
  readonly columns: Readonly<Record<string, number>>;
  /** Words of this checklist that the policy does not know, and what the user says they mean. */
  readonly words?: Readonly<Record<string, WordMeaning>> | undefined;
  /** How many rows had results beside them when they were last written. */
  readonly rows?: number | undefined;
}
