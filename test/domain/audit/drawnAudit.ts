import { assumptionsTable } from "../../../src/domain/assumptions/assumptions.table";
import { evaluateAudit, type AuditEvaluation, type AuditLinks } from "../../../src/domain/audit/evaluateAudit";
import { boundariesTable } from "../../../src/domain/boundary/boundaries.table";
import { signalsTable } from "../../../src/domain/boundary/signals.table";
import { decisionsTable } from "../../../src/domain/operatingModel/decisions.table";
import { handoffsTable } from "../../../src/domain/operatingModel/handoffs.table";
import { operatingModelTable } from "../../../src/domain/operatingModel/operatingModel.table";
import { readPolicy } from "../../../src/domain/policy";
import { readingsTable } from "../../../src/domain/readings/readings.table";
import { transitionTable } from "../../../src/domain/transition/transition.table";
import type { TableRows } from "../../../src/tabular/readRows";
import type { Table } from "../../../src/tabular/table";
import { NO_WAVES } from "../../../src/domain/assumptions/waveExposure";
import { ENGLISH, rowsOf, TODAY } from "../sheet";

/** A workbook of the diagnosis by its drawn sheets; a sheet that is left out does not exist. */
export interface DrawnAudit {
  readonly transition?: string;
  readonly boundaries?: string;
  readonly signals?: string;
  readonly readings?: string;
  readonly assumptions?: string;
  readonly operatingModel?: string;
  readonly handoffs?: string;
  readonly decisions?: string;
}

/** Evaluates it through the real reading of every sheet; its problems are those of reading and of the analysis. */
export function audited(book: DrawnAudit, links: Partial<AuditLinks> = {}, asOf = TODAY): AuditEvaluation {
  const problems: AuditEvaluation["problems"][number][] = [];
  const read = <T extends Table>(table: T, sheet: string | undefined): TableRows<T> | undefined => {
    const rows = sheet === undefined ? undefined : rowsOf(table, sheet);
    problems.push(...(rows?.problems ?? []));
    return rows;
  };
  const { policy } = readPolicy(read(transitionTable, book.transition), ENGLISH);
  const tables = {
    boundaries: read(boundariesTable, book.boundaries),
    signals: read(signalsTable, book.signals),
    readings: read(readingsTable, book.readings),
    assumptions: read(assumptionsTable, book.assumptions),
    operatingModel: read(operatingModelTable, book.operatingModel),
    handoffs: read(handoffsTable, book.handoffs),
    decisions: read(decisionsTable, book.decisions),
  };
  const all = { waves: NO_WAVES, exceptionMeasures: [], otherMeasures: new Set<string>(), ...links };
  const evaluation = evaluateAudit(tables, policy, asOf, all);
  return { ...evaluation, problems: [...problems, ...evaluation.problems] };
}

/** Ids of all that is said, of the regime too, without repeats. */
export function saidIn({ findings, regime }: AuditEvaluation): readonly string[] {
  return [...new Set([...findings, ...regime.because].map(({ id }) => id))];
}

/** "Boundaries!F2 figure-not-positive" */
export function problemsOf({ problems }: AuditEvaluation): readonly string[] {
  return problems.map(
    ({ cell, code }) => `${cell.sheet}!${String.fromCharCode(65 + cell.column)}${cell.row + 1} ${code}`,
  );
}
