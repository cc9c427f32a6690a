import { newWorkbook, type Workbook } from "../excel";

/** Lists as planners have them: titled, off the corner of their sheet, and no Excel tables. */
type Rows = readonly (readonly (string | number)[])[];

const CHECKLIST: Rows = [
  ["Nr.", "Checklist item", "Responsible", "Done?", "North"],
  [1, "Backups are restored in a drill", "Ann", "Yes", "Yes"],
  [2, "On-call rota is staffed", "Bob", "No", "Yes"],
  [3, "Runbook is reviewed", "Ann", "N/A", "Yes"],
];

const CLINICS: Rows = [
  ["Site", "Population", "Lead", "Depends on", "Parking"],
  ["Aldermoor", 800, "Ann", "", "Yes"],
  ["Harrow Lane", 1200, "Bob", "Aldermoor", "No"],
  ["Priory", 2100, "Ann", "Harrow Lane", "Yes"],
];

/** A workbook with the checklist on each of these sheets. */
export function readinessBook(...names: readonly string[]): Workbook {
  const workbook = newWorkbook();
  for (const name of names) addList(workbook, name, "Go-live readiness", CHECKLIST);
  return workbook;
}

/** A workbook with a list of the units that are to move. */
export function unitListBook(): Workbook {
  const workbook = newWorkbook();
  addList(workbook, "Clinics", "Clinics to move", CLINICS);
  return workbook;
}

function addList(workbook: Workbook, name: string, title: string, rows: Rows): void {
  const sheet = workbook.addSheet(name);
  sheet.cells.set(0, 0, title);
  rows.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      sheet.cells.set(3 + row, 1 + column, cell);
    });
  });
}
