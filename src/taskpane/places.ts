import { gatesTable } from "../domain/gates/gates.table";
import { evaluationLogTable } from "../domain/log/evaluationLog.table";
import { transitionTable } from "../domain/transition/transition.table";
import type { CellAddress } from "../tabular/cellAddress";
import type { TableSnapshot } from "../tabular/snapshot";
import type { Workbook } from "../workflows/workbook";
import type { TopPlace } from "./paneState";

/** Where the next gate is to be typed: the first blank row of the Gates table, else the row below it. */
export async function gatesPlace(workbook: Workbook): Promise<CellAddress | undefined> {
  const { tables } = await workbook.read({ tables: [gatesTable], reports: [] });
  const found = tables.get(gatesTable.name);
  return found === undefined ? undefined : firstFreeCell(found);
}

export function firstFreeCell({ sheet, headerRow, firstColumn, values }: TableSnapshot): CellAddress {
  const blank = values.findIndex((row) => row.every((value) => value === ""));
  const row = headerRow + 1 + (blank < 0 ? values.length : blank);
  return { sheet: sheet.name, row, column: firstColumn };
}

/** Key of the report that says what a view shows. */
const REPORTS: Readonly<Record<TopPlace["name"], string>> = {
  gates: "gateReport",
  audit: "assumptionAudit",
  waves: "wavePlan",
  risks: "riskRegister",
  landing: "fitReview",
  log: "gateReport",
};

/** The top of the report of a view, under whatever name its sheet has now. */
export async function reportPlace(workbook: Workbook, view: TopPlace["name"]): Promise<CellAddress | undefined> {
  const key = REPORTS[view];
  const { reports } = await workbook.read({ tables: [], reports: [key] });
  const report = reports.get(key);
  return report === undefined ? undefined : { sheet: report.sheet.name, row: 0, column: 0 };
}

/** The top of the log, under whatever name its sheet has now. */
export async function logPlace(workbook: Workbook): Promise<CellAddress | undefined> {
  const { log } = await workbook.read({ tables: [], reports: [], log: evaluationLogTable });
  return log === undefined ? undefined : { sheet: log.sheet.name, row: log.headerRow, column: log.firstColumn };
}

/** The rules that can be changed: the Transition table. */
export async function policyPlace(workbook: Workbook): Promise<CellAddress | undefined> {
  const { tables } = await workbook.read({ tables: [transitionTable], reports: [] });
  const found = tables.get(transitionTable.name);
  return found && { sheet: found.sheet.name, row: found.headerRow, column: found.firstColumn };
}
