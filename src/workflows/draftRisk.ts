import type { CellAddress } from "../tabular/cellAddress";
import type { CellValue } from "../tabular/cellValue";
import { readRows } from "../tabular/readRows";
import { assumptionsTable } from "../domain/assumptions/assumptions.table";
import { risksTable } from "../domain/risks/risks.table";
import { transitionTable } from "../domain/transition/transition.table";
import { riskReportWords } from "../messages/riskReport.en";
import { createSheets } from "./createSheets";
import { blankRow, freeId } from "./draftRow";
import { ourColumns } from "./record";
import { refuseUnwritable } from "./refuseUnwritable";
import type { Workbook, WorkbookSnapshot } from "./workbook";

/**
 * Adds a row to the Risks table whose cause is an assumption, marked as a draft; a blank row is filled first. Makes the
 * table where there is none. Nothing is said of probability or cost: nobody has. Answers the cell of its name; undefined
 * where the assumption is no longer there.
 */
export async function draftRisk(workbook: Workbook, assumption: string): Promise<CellAddress | undefined> {
  let snapshot = await read(workbook);
  if (!snapshot.tables.has(risksTable.name)) {
    await createSheets(workbook, [risksTable]);
    snapshot = await read(workbook);
  }
  const [register, sheet] = [snapshot.tables.get(risksTable.name), snapshot.tables.get(assumptionsTable.name)];
  if (register === undefined || sheet === undefined) return undefined;
  refuseUnwritable(snapshot, [register.sheet.name]);
  const { locale, record } = snapshot;
  const assumptions = readRows(assumptionsTable, sheet, locale, ourColumns(record, sheet.id));
  const row = assumptions.rows[assumptions.position(assumption) ?? -1];
  if (row === undefined) return undefined;

  const risks = readRows(risksTable, register, locale, ourColumns(record, register.id));
  const fields: Readonly<Partial<Record<keyof typeof risksTable.columns, CellValue>>> = {
    id: freeId(
      "R",
      risks.rows.map(({ key }) => key),
    ),
    risk: riskReportWords.draftName(row.assumption ?? row.key),
    cause: row.key,
    owner: row.owner ?? "",
  };
  const cells = new Map<number, CellValue>();
  for (const [key, value] of Object.entries(fields)) {
    const position = risks.columnPosition(key as keyof typeof fields);
    if (position !== undefined && value !== "") cells.set(position, value);
  }
  const index = blankRow(register, new Set(ourColumns(record, register.id).values()));
  await workbook.addRow(register, { index, cells });
  return risks.cell({ index: index ?? register.values.length }, "risk");
}

function read(workbook: Workbook): Promise<WorkbookSnapshot> {
  return workbook.read({ tables: [transitionTable, assumptionsTable, risksTable], reports: [] });
}
