import { newWorkbook, type Workbook } from "../excel";

/** A checklist as planners have it: titled, off the corner of its sheet, and no Excel table. */
const ROWS = [
  ["Nr.", "Checklist item", "Responsible", "Done?", "North"],
  [1, "Backups are restored in a drill", "Ann", "Yes", "Yes"],
  [2, "On-call rota is staffed", "Bob", "No", "Yes"],
  [3, "Runbook is reviewed", "Ann", "N/A", "Yes"],
];

/** A workbook with the checklist on each of these sheets. */
export function readinessBook(...names: readonly string[]): Workbook {
  const workbook = newWorkbook();
  for (const name of names) {
    const sheet = workbook.addSheet(name);
    sheet.cells.set(0, 0, "Go-live readiness");
    ROWS.forEach((cells, row) => {
      cells.forEach((cell, column) => {
        sheet.cells.set(3 + row, 1 + column, cell);
      });
    });
  }
  return workbook;
}
