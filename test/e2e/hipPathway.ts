import type { Workbook } from "../excel";

/** A crossing from one site to forty, as a planner would type it: every verdict, waivers, gaps and a few slips. */

type Typed = string | number | boolean;
type Rows = readonly Readonly<Record<string, Typed>>[];

/** The status date of every screen and test, so that evidence neither ages nor is renewed with the calendar. */
export const STATUS_DATE = "2026-11-22";

const GATES: Rows = [
  {
    ID: "G1",
    Gate: "Pilot exit",
    "Planned date": "2026-09-04",
    Authority: "Regional board",
    Decision: "Go",
    "Decided on": "2026-09-04",
  },
  {
    ID: "G2",
    Gate: "First region",
    "Planned date": "2026-11-12",
    Authority: "Regional board",
    Decision: "Conditional go",
    "Decided on": "2026-11-12",
  },
  { ID: "G3", Gate: "Second region", "Planned date": "2026-12-04", Authority: "Regional board" },
  { ID: "G4", Gate: "Network rollout", "Planned date": "2027-03-05" },
  { ID: "G5", Gate: "Full network", "Planned date": "2027-05-21", Authority: "National board" },
];

const FRESH = { "Evidence date": "2026-11-02" };

const CRITERIA: Rows = [
  { ID: "C-101", Criterion: "Pilot ward safe for 60 days", Gate: "G1", Actual: "Yes", "Must pass": "Yes", ...FRESH },
  { ID: "C-102", Criterion: "Median time to theatre, hours", Gate: "G1", Actual: 34.2, "Pass at": "<=36", ...FRESH },
  { ID: "C-201", Criterion: "Site leads named", Gate: "G2", Actual: 8, "Pass at": 8, Weight: 4, ...FRESH },
  { ID: "C-202", Criterion: "Escalation rota signed", Gate: "G2", Actual: "Yes", Weight: 4, ...FRESH },
  { ID: "C-203", Criterion: "Readmissions below 9%", Gate: "G2", Actual: "9.4%", "Pass at": "<=9%", ...FRESH },
  {
    ID: "C-302",
    Criterion: "Ward nurses trained",
    Gate: "G3",
    Actual: "74%",
    "Pass at": "90%",
    "Must pass": "Yes",
    Owner: "D. Reyes",
    ...FRESH,
  },
  {
    ID: "C-310",
    Criterion: "Physio hand-off answered, hours",
    Gate: "G3",
    Actual: 31,
    "Pass at": "<=24",
    Owner: "P. Anand",
    ...FRESH,
  },
  {
    ID: "C-306",
    Criterion: "Outcome data complete",
    Gate: "G3",
    Actual: "92.1%",
    "Pass at": "95%",
    "Warn at": "90%",
    Weight: 2,
    Owner: "L. Brandt",
    ...FRESH,
  },
  {
    ID: "C-307",
    Criterion: "Escalation rota signed in every ward",
    Gate: "G3",
    "Pass at": "Yes",
    Owner: "S. Lindqvist",
  },
  {
    ID: "C-308",
    Criterion: "Rollback rehearsed",
    Gate: "G3",
    Actual: "Yes",
    "Pass at": "Yes",
    Owner: "T. Osei",
    "Evidence date": "2026-08-03",
  },
  {
    ID: "C-303",
    Criterion: "Anticoagulant check before theatre",
    Gate: "G3",
    Actual: "98.4%",
    "Pass at": "98%",
    "Must pass": "Yes",
    Weight: 3,
    ...FRESH,
  },
  {
    ID: "C-301",
    Criterion: "Support hours per site and week",
    Gate: "G3",
    Actual: 6.5,
    "Pass at": 6,
    Weight: 3,
    ...FRESH,
  },
  { ID: "C-304", Criterion: "Monitoring feed live at every site", Gate: "G3", Actual: "Yes", Weight: 9, ...FRESH },
  {
    ID: "C-401",
    Criterion: "Regional clinical leads appointed",
    Gate: "G4",
    Actual: 5,
    "Pass at": 5,
    Weight: 5,
    ...FRESH,
  },
  { ID: "C-402", Criterion: "On-call covered at all sites", Gate: "G4", Actual: "tbc", "Pass at": "95%" },
  { ID: "C-403", Criterion: "Theatre lists on the new system", Gate: "G4", Actual: "=NA()", "Pass at": "100%" },
  { ID: "C-501", Criterion: "Funding for coordinators beyond 2027", Gate: "G5", Weight: 3 },
  { ID: "C-502", Criterion: "Rural sites visited", Gate: "G5", Actual: 2, "Pass at": 7 },
  { ID: "C-503", Criterion: "Training places booked", Gate: "G5", Actual: "'40", "Pass at": 40, ...FRESH },
  { ID: "C-504", Criterion: "Second phone line", Gate: "G5", Actual: "No", Applies: "No" },
];

const WAIVERS: Rows = [
  {
    ID: "W-02",
    Criterion: "C-203",
    Gate: "G2",
    Approver: "M. Okafor",
    Reason: "Two outliers under review",
    From: "2026-11-01",
    Until: "2026-12-31",
    State: "Approved",
  },
  {
    ID: "W-04",
    Criterion: "C-310",
    Approver: "M. Okafor",
    Reason: "Locum until the new post is filled",
    From: "2026-11-01",
    Until: "2026-12-31",
    State: "Approved",
  },
];

/** Types the crossing into tables that are there; columns that a table does not have are left out. */
export function typeHipPathway(workbook: Workbook): void {
  typeSetting(workbook, "Name", "Fast-track hip pathway, 1 to 40 sites");
  typeSetting(workbook, "Status date", STATUS_DATE);
  typeRows(workbook, "Gates", GATES);
  typeRows(workbook, "Criteria", CRITERIA);
  typeRows(workbook, "Waivers", WAIVERS);
}

export function typeSetting(workbook: Workbook, setting: string, value: Typed): void {
  const { sheet, bodyArea } = tableOf(workbook, "Transition");
  for (let row = bodyArea.row; row < bodyArea.row + bodyArea.rows; row += 1) {
    if (workbook.cell(addressOf(sheet.name, row, bodyArea.column)).value === setting) {
      workbook.setCell(addressOf(sheet.name, row, bodyArea.column + 1), value);
      return;
    }
  }
  throw new Error(`The Transition table has no setting ${setting}`);
}

/** Types rows from the first row of the body on, as a person would; the table grows with them. */
export function typeRows(workbook: Workbook, tableName: string, rows: Rows): void {
  const { sheet, bodyArea, columns } = tableOf(workbook, tableName);
  rows.forEach((row, offset) => {
    for (const [header, value] of Object.entries(row)) {
      const column = columns.findIndex(({ name }) => name === header);
      if (column < 0) continue;
      workbook.setCell(addressOf(sheet.name, bodyArea.row + offset, bodyArea.column + column), value);
    }
  });
}

/** The address of a cell by its row's first matching text and its column's header: "Criteria!D7". */
export function addressIn(workbook: Workbook, tableName: string, rowText: string, header: string): string {
  const { sheet, bodyArea, columns } = tableOf(workbook, tableName);
  const column = columns.findIndex(({ name }) => name === header);
  if (column < 0) throw new Error(`The table ${tableName} has no column ${header}`);
  for (let row = bodyArea.row; row < bodyArea.row + bodyArea.rows; row += 1) {
    const texts = columns.map((_, index) => workbook.cell(addressOf(sheet.name, row, bodyArea.column + index)).value);
    if (texts.includes(rowText)) return addressOf(sheet.name, row, bodyArea.column + column);
  }
  throw new Error(`The table ${tableName} has no row with ${rowText}`);
}

function tableOf(workbook: Workbook, name: string) {
  const table = workbook.table(name);
  if (table === undefined) throw new Error(`The workbook has no table ${name}`);
  return table;
}

function addressOf(sheet: string, row: number, column: number): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${sheet}!${letters}${row + 1}`;
}
