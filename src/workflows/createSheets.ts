import { criteriaTable } from "../domain/gates/criteria.table";
import { TABLES } from "../domain/tables";
import { settingRows } from "../domain/settingRows";
import { transitionTable } from "../domain/transition/transition.table";
import { newTable, type NewTable } from "../tabular/derive/newTable";
import { Refusal } from "./refusal";
import type { Workbook } from "./workbook";

const BLANK_ROWS = 10;

/** Makes the sheets whose tables the workbook does not have yet, ready to fill in. Answers their names. */
export async function createSheets(workbook: Workbook): Promise<readonly string[]> {
  const snapshot = await workbook.read({ tables: TABLES, reports: [] });
  if (snapshot.readOnly) throw new Refusal({ code: "read-only" });
  const missing = TABLES.filter(
    ({ name }) =>
      // A checklist of the user's own stands in for the Criteria table.
      !(name === criteriaTable.name && snapshot.record.checklist !== undefined) &&
      (snapshot.unfinished.includes(name) || (!snapshot.tables.has(name) && !snapshot.ambiguous.has(name))),
  );
  return missing.length === 0 ? [] : workbook.createTables(missing.map(emptySheet));
}

function emptySheet(table: (typeof TABLES)[number]): NewTable {
  return newTable(table, table.name === transitionTable.name ? settingRows({}) : BLANK_ROWS);
}
