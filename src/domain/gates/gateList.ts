import type { CellProblem } from "../../tabular/cellProblem";
import { nearWord } from "../../tabular/nearWord";
import type { TableRows } from "../../tabular/readRows";
import type { Row } from "../../tabular/table";
import { finding, type CriterionName, type Finding } from "../finding";
import type { CriteriaRows, CriterionRow } from "./criterionResult";
import type { gatesTable } from "./gates.table";

export type GateRow = Row<typeof gatesTable>;
export type GateRows = TableRows<typeof gatesTable>;

/** Which criteria belong to which gate, and what could not be placed. */
export interface GateList {
  readonly gates: readonly GateRow[];
  /** Positions of the gates of each criterion, by position of the criterion. */
  readonly gatesOf: readonly (readonly number[])[];
  readonly problems: readonly CellProblem[];
  readonly findings: readonly Finding[];
}

/** Finds a row by its ID, then by its name: trimmed, without regard to case. The first of equals wins. */
export function finder<R extends { readonly key: string }>(
  rows: readonly R[],
  nameOf: (row: R) => string | undefined,
  byKey: (key: string) => number | undefined = lookup(rows, (row) => row.key),
): (reference: string) => number | undefined {
  const byName = lookup(rows, nameOf);
  return (reference) => byKey(reference) ?? byName(reference);
}

/** The first row with a text, from an index that is made when it is first asked for. */
function lookup<R>(rows: readonly R[], textOf: (row: R) => string | undefined): (text: string) => number | undefined {
  let positions: ReadonlyMap<string, number> | undefined;
  return (text) => {
    positions ??= positionsBy(rows, textOf);
    return positions.get(text.trim().toLowerCase());
  };
}

function positionsBy<R>(rows: readonly R[], textOf: (row: R) => string | undefined): ReadonlyMap<string, number> {
  const positions = new Map<string, number>();
  rows.forEach((row, position) => {
    const text = textOf(row)?.toLowerCase();
    if (text !== undefined && !positions.has(text)) positions.set(text, position);
  });
  return positions;
}

export function criterionName(row: CriterionRow): CriterionName {
  return { key: row.key, text: row.criterion ?? row.key };
}

/**
 * Puts criteria to gates. A criterion without a gate belongs to the only gate, else to none. Without a Gates table the
 * gates come from the Gate column, else there is one, called "Gate".
 */
export function gateList(gates: GateRows | undefined, criteria: CriteriaRows | undefined): GateList {
  const rows = gates?.rows ?? gatesFromCriteria(criteria);
  const problems: CellProblem[] = [];
  const findings: Finding[] = [];
  if (gates === undefined && rows.length > 0) {
    findings.push(finding("gates-from-criteria", "note", { count: rows.length }, []));
  }
  if (criteria === undefined) return { gates: rows, gatesOf: [], problems, findings };
  const find = finder(rows, (gate) => gate.gate);
  // Most criteria share one of a few lists, which are looked up once each.
  const known = new Map<readonly string[], readonly number[]>();
  const onlyGate: readonly number[] = rows.length === 1 ? [0] : NO_GATE;
  const gatesOf = criteria.rows.map((row): readonly number[] => {
    if (row.unreadable.has("gate")) {
      // Nobody can tell which gate it is for, so no gate passes without it.
      const cells = [criteria.cell(row, "gate")];
      findings.push(finding("criterion-gate-unreadable", "warning", { criterion: criterionName(row) }, cells));
      return rows.map((_, gate) => gate);
    }
    const references = row.gate ?? NO_REFERENCE;
    if (references.length === 0) {
      if (onlyGate === NO_GATE) {
        const cells = [criteria.cell(row, "gate")];
        findings.push(finding("criterion-without-gate", "warning", { criterion: criterionName(row) }, cells));
      }
      return onlyGate;
    }
    const seen = known.get(references);
    if (seen !== undefined) return seen;
    const whole = references.length > 1 ? find(wholeText(criteria, row)) : undefined;
    if (whole !== undefined) return [whole];
    const found = references.map(find);
    const positions = [...new Set(found.filter((gate) => gate !== undefined))];
    if (found.every((gate) => gate !== undefined)) known.set(references, positions);
    for (const reference of references.filter((_, i) => found[i] === undefined)) {
      const cells = [criteria.cell(row, "gate")];
      problems.push(unknownGate(criteria, row, reference, rows));
      findings.push(
        finding("criterion-gate-unknown", "warning", { criterion: criterionName(row), gate: reference }, cells),
      );
    }
    return positions;
  });
  return { gates: rows, gatesOf, problems, findings };
}

/** The cell as it stands: a gate's name may hold a comma of its own. */
function wholeText(criteria: CriteriaRows, row: CriterionRow): string {
  const position = criteria.columnPosition("gate");
  return position === undefined ? "" : String(criteria.snapshot.values[row.index]?.[position] ?? "");
}

const NO_GATE: readonly number[] = [];
const NO_REFERENCE: readonly string[] = [];

function unknownGate(
  criteria: CriteriaRows,
  row: CriterionRow,
  reference: string,
  gates: readonly GateRow[],
): CellProblem {
  const meant = nearWord(
    reference,
    gates.flatMap(({ gate }) => gate ?? []),
  );
  return {
    cell: criteria.cell(row, "gate"),
    severity: "problem",
    code: "unknown-id",
    column: criteria.table.columns.gate.header,
    found: reference,
    facts: { row: row.key, table: "Gates", ...(meant === undefined ? {} : { meant }) },
  };
}

const NOTHING: ReadonlySet<string> = new Set();

function gatesFromCriteria(criteria: CriteriaRows | undefined): readonly GateRow[] {
  if (criteria === undefined) return [];
  const names = new Map<string, string>();
  for (const row of criteria.rows) {
    for (const name of row.gate ?? []) if (!names.has(name.toLowerCase())) names.set(name.toLowerCase(), name);
  }
  const found = names.size > 0 ? [...names.values()] : ["Gate"];
  return found.map((name, index) => ({ index, key: name, gate: name, unreadable: NOTHING }) as unknown as GateRow);
}
