import type { CellAddress } from "../tabular/cellAddress";
import { assumptionsTable } from "../domain/assumptions/assumptions.table";
import { risksTable } from "../domain/risks/risks.table";
import { riskReportWords } from "../messages/riskReport.en";
import { draftRow, freeId } from "./draftRow";
import type { Workbook } from "./workbook";

/**
 * Adds a row to the Risks table whose cause is an assumption, marked as a draft. Nothing is said of probability or cost:
 * nobody has.
 */
export function draftRisk(workbook: Workbook, assumption: string): Promise<CellAddress | undefined> {
  return draftRow(workbook, risksTable, { table: assumptionsTable, key: assumption }, "risk", (row, risks) => ({
    id: freeId("R", risks.rows),
    risk: riskReportWords.draftName(row.assumption ?? row.key),
    cause: row.key,
    owner: row.owner ?? "",
  }));
}
