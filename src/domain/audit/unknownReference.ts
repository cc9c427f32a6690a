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

/** References of one column to tables none of which the workbook has. */
export interface ReferencesWithoutTable {
  readonly table: string;
  readonly column: string;
  /** The first row that names something, and what it names. */
  readonly row: string;
  readonly reference: string;
  readonly tables: readonly string[];
  readonly cells: readonly CellAddress[];
}

/** So many cells are named of those that say the same. */
const CELLS_SHOWN = 20;

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

  /** Said once for the whole column. */
  addWithoutTable({ table, column, row, reference, tables, cells }: ReferencesWithoutTable): void {
    const [cell] = cells;
    if (cell === undefined) return;
    const facts = { row, table: tables.join(", ") };
    this.problems.push({ cell, severity: "problem", code: "unknown-id", column, found: reference, facts });
    const shown = cells.slice(0, CELLS_SHOWN);
    this.findings.push(
      finding("reference-without-table", "warning", { table, column, rows: cells.length, tables }, shown),
    );
  }
}
