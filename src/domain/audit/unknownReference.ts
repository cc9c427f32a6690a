import type { CellAddress } from "../../tabular/cellAddress";
import type { CellProblem } from "../../tabular/cellProblem";
import { nearWord } from "../../tabular/nearWord";
import { finding, type Finding } from "../finding";

/** An ID or a name that is in none of the tables where it was looked for. */
export interface UnknownReference {
  readonly table: string;
  readonly row: string;
  /** Header of the column that names it. */
  readonly column: string;
  readonly reference: string;
  readonly tables: readonly string[];
  readonly cell: CellAddress;
  /** What it could have meant. */
  readonly names?: readonly string[];
}

/** What is said where a reference points nowhere: it is never dropped in silence. */
export class UnknownReferences {
  readonly problems: CellProblem[] = [];
  readonly findings: Finding[] = [];

  add({ cell, names = [], ...facts }: UnknownReference): void {
    const { row, column, reference, tables } = facts;
    const meant = nearWord(reference, names);
    this.problems.push({
      cell,
      severity: "problem",
      code: "unknown-id",
      column,
      found: reference,
      facts: { row, table: tables.join(", "), ...(meant === undefined ? {} : { meant }) },
    });
    this.findings.push(finding("reference-unknown", "warning", facts, [cell]));
  }
}
