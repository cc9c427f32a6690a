import type { CellAddress } from "../tabular/cellAddress";

/** Why a workflow stopped without writing. Public and never reused. */
export type RefusalReason =
  | { readonly code: "no-tables" }
  | { readonly code: "table-ambiguous"; readonly table: string; readonly candidates: readonly string[] }
  | { readonly code: "sheet-protected"; readonly sheet: string }
  | { readonly code: "structure-protected"; readonly sheet: string }
  | { readonly code: "cell-being-edited" }
  | { readonly code: "changed-meanwhile"; readonly cells: readonly CellAddress[] }
  | { readonly code: "read-only" }
  | { readonly code: "excel-too-old"; readonly needs: string }
  | { readonly code: "no-room"; readonly table: string; readonly sheet: string }
  | { readonly code: "newer-layout"; readonly layout: number }
  | { readonly code: "table-gone"; readonly table: string }
  | {
      readonly code: "place-missing";
      readonly table: string;
      readonly what: "row" | "column";
      readonly name: string;
    }
  | { readonly code: "name-taken"; readonly sheet: string }
  | { readonly code: "headers-hidden"; readonly table: string }
  | { readonly code: "log-columns-gone"; readonly sheet: string; readonly headers: readonly string[] }
  | { readonly code: "log-no-table"; readonly sheet: string }
  | { readonly code: "sheet-gone"; readonly sheet: string }
  | { readonly code: "checklist-gone"; readonly sheet: string; readonly headers: readonly string[] }
  | { readonly code: "checklists-several"; readonly candidates: readonly string[] }
  | { readonly code: "checklist-unknown"; readonly asked: string; readonly candidates: readonly string[] }
  | { readonly code: "row-gone"; readonly table: string; readonly row: string }
  | { readonly code: "column-missing"; readonly table: string; readonly column: string }
  | { readonly code: "formula-there"; readonly cell: CellAddress }
  | { readonly code: "answer-unusable"; readonly lacks: AnswerLack }
  | { readonly code: "evaluated-since" }
  | { readonly code: "cancelled" }
  | { readonly code: "host-refused"; readonly hostCode: string }
  | Interrupted;

/** A write of several requests, or one that Excel refused midway, stopped when a part of it stood in the workbook. */
export interface Interrupted {
  readonly code: "interrupted";
  readonly because: RefusalReason;
  /** Cells of which it is known that they were written, of all that were to be. */
  readonly cells: number;
  readonly of: number;
  /** Names of the sheets on which everything was written, and of those on which some is missing. */
  readonly written: readonly string[];
  readonly missing: readonly string[];
}

/** What an answer to a support, or a new baseline, does not say in a way that can be used. */
export type AnswerLack = "authority" | "reason" | "until" | "owner" | "from" | "state";

/** Whether a part may stand in the workbook. */
export function mayBeWritten({ code }: RefusalReason): boolean {
  return code === "interrupted" || code === "host-refused";
}

/** A named stop that a planner can act on: never a bug, and nothing was lost. */
export class Refusal extends Error {
  constructor(
    readonly reason: RefusalReason,
    options?: ErrorOptions,
  ) {
    super(reason.code, options);
    this.name = "Refusal";
  }
}
