import { fitMetricsTable } from "../domain/fit/fitMetrics.table";
import { criteriaTable } from "../domain/gates/criteria.table";
import { invariantsTable } from "../domain/invariants/invariants.table";
import { readingsTable } from "../domain/readings/readings.table";
import { AUDIT_TABLES, FIRST_TABLES, TABLES } from "../domain/tables";
import { settingRows } from "../domain/settingRows";
import { risksTable } from "../domain/risks/risks.table";
import { supportsTable } from "../domain/supports/supports.table";
import { transitionTable } from "../domain/transition/transition.table";
import { unitsTable } from "../domain/waves/units.table";
import { wavesTable } from "../domain/waves/waves.table";
import { newTable, type NewTable } from "../tabular/derive/newTable";
import type { Table } from "../tabular/table";
import { refuseNewSheet, refuseUnwritable } from "./refuseUnwritable";
import type { Workbook } from "./workbook";

const BLANK_ROWS = 10;

/** The tables that are added together. */
export const TABLE_SETS = {
  "create-sheets": FIRST_TABLES,
  "invariant-sheets": [invariantsTable, readingsTable],
  "audit-sheets": [...AUDIT_TABLES, readingsTable],
  "risk-sheet": [risksTable],
  "fit-sheets": [fitMetricsTable, supportsTable, readingsTable],
  "wave-sheets": [unitsTable, wavesTable],
} as const satisfies Readonly<Record<string, readonly Table[]>>;
export type TableSets = typeof TABLE_SETS;

/** Makes the sheets whose tables the workbook does not have yet, ready to fill in. Answers their names. */
export async function createSheets(
  workbook: Workbook,
  tables: readonly Table[] = FIRST_TABLES,
): Promise<readonly string[]> {
  const snapshot = await workbook.read({ tables: TABLES, reports: [] });
  const missing = tables.filter(
    ({ name }) =>
      // A checklist of the user's own stands in for the Criteria table.
      !(name === criteriaTable.name && snapshot.record.checklist !== undefined) &&
      (snapshot.unfinished.includes(name) || (!snapshot.tables.has(name) && !snapshot.ambiguous.has(name))),
  );
  if (missing.length === 0) return [];
  refuseUnwritable(snapshot, []);
  for (const { name } of missing) refuseNewSheet(snapshot, name);
  return workbook.createTables(missing.map(emptySheet));
}

function emptySheet(table: Table): NewTable {
  return newTable(table, table.name === transitionTable.name ? settingRows({}) : BLANK_ROWS);
}
