import { on, type TableLiteral } from "./book";

/** A workbook with two gates: at the status date of the tests G1 stands at Go and G2 at No-go. */
export const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Planned date", "Authority", "Decision", "Decided on"],
  rows: [
    ["G1", "Pilot exit", on("2026-12-01"), "Board", "", ""],
    ["G2", "Region", on("2027-02-01"), "Board", "", ""],
  ],
  formats: { "Planned date": "d mmm yyyy", "Decided on": "d mmm yyyy" },
};

export const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["ID", "Criterion", "Gate", "Actual", "Pass at", "Must pass", "Owner", "Evidence date"],
  rows: [
    ["C1", "Trained", "G1", 95, 90, "Yes", "Ann", on("2026-11-20")],
    ["C2", "Monitored", "G1", "Yes", "Yes", "", "Bob", on("2026-11-20")],
    ["C3", "Rehearsed", "G2", 70, 90, "Yes", "Ann", on("2026-11-20")],
  ],
  formats: { "Evidence date": "d mmm yyyy" },
};
