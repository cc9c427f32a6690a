import { criteriaTable } from "../../src/domain/gates/criteria.table";
import { gatesTable } from "../../src/domain/gates/gates.table";
import { invariantsTable } from "../../src/domain/invariants/invariants.table";
import { readingsTable } from "../../src/domain/readings/readings.table";
import type { SampleRow } from "../../src/tabular/derive/newTable";
import { inputEntries, type Table } from "../../src/tabular/table";
import { openAddinWindow, newWorkbook, type Workbook } from "../excel";
import { criteriaRows, gateRows, TODAY } from "./data";

export const GATES = 20;
export const CRITERIA = 20_000;
export const READINGS = 100_000;
const INVARIANTS = 50;
const ROWS_AT_ONCE = 5000;

/** A workbook as large as the pane has to bear: 20,000 criteria in 20 gates, 100,000 readings of 50 invariants. */
export async function largeBook(): Promise<Workbook> {
  const workbook = newWorkbook();
  const addin = await openAddinWindow({ workbook });
  await addTable(addin.Excel, gatesTable, gateRows(GATES));
  await addTable(addin.Excel, criteriaTable, criteriaRows(CRITERIA, GATES));
  await addTable(addin.Excel, invariantsTable, invariantRows());
  await addTable(addin.Excel, readingsTable, readingRows());
  addin.close();
  return workbook;
}

function invariantRows(): readonly SampleRow[] {
  return Array.from({ length: INVARIANTS }, (_, i) => ({
    id: `I${i + 1}`,
    invariant: `Share ${i + 1} stays`,
    operator: "≥",
    limit: 0.4,
  }));
}

function readingRows(): readonly SampleRow[] {
  return Array.from({ length: READINGS }, (_, i) => ({
    measure: `I${(i % INVARIANTS) + 1}`,
    date: TODAY - (i % 61),
    unit: `Site ${i % 37}`,
    value: 50 + (i % 50),
    denominator: 100,
  }));
}

async function addTable(excel: typeof Excel, table: Table, rows: readonly SampleRow[]): Promise<void> {
  const columns = inputEntries(table);
  await excel.run(async (context) => {
    const sheet = context.workbook.worksheets.add(table.name);
    sheet.getRangeByIndexes(0, 0, 1, columns.length).values = [columns.map(([, { header }]) => header)];
    for (let first = 0; first < rows.length; first += ROWS_AT_ONCE) {
      const piece = rows.slice(first, first + ROWS_AT_ONCE);
      sheet.getRangeByIndexes(1 + first, 0, piece.length, columns.length).values = piece.map((row) =>
        columns.map(([key]) => row[key] ?? ""),
      );
      await context.sync();
    }
    const made = sheet.tables.add(sheet.getRangeByIndexes(0, 0, rows.length + 1, columns.length), true);
    made.name = table.name;
    await context.sync();
  });
}
