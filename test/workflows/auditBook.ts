import { on, type TableLiteral } from "./book";

/** A small workbook of the diagnosis: one boundary that is crossed at target, one assumption that breaks. */
export const BOUNDARIES: TableLiteral = {
  name: "Boundaries",
  headers: ["ID", "Boundary", "Metric", "Current", "Target", "Limit", "Growth % per month"],
  rows: [["B1", "Sites", "sites", 4, 40, 12, 10]],
};
export const SIGNALS: TableLiteral = {
  name: "Signals",
  headers: ["ID", "Signal", "Boundary", "Direction", "Watch at", "Act at", "Current", "Observed on"],
  rows: [["S1", "Calls that wait", "B1", "Higher is worse", 5, 10, 6, on("2026-11-20")]],
  formats: { "Observed on": "d mmm yyyy" },
};
export const ASSUMPTIONS: TableLiteral = {
  name: "Assumptions",
  headers: [
    "ID",
    "Assumption",
    "Kind",
    "Boundary",
    "Holds up to",
    "Demand at target",
    "Importance",
    "Evidence level",
    "Owner",
    "Redesign",
  ],
  rows: [
    ["A1", "One nurse answers every call", "Heroic effort", "B1", 100, 120, 5, "Measured", "Pia", "E1"],
    ["A2", "Sites know each other", "Direct communication", "B1", 50, "", 2, "Observed", "", ""],
  ],
};
export const OPERATING_MODEL: TableLiteral = {
  name: "OperatingModel",
  headers: ["ID", "Element", "Kind", "Old practice", "Target design", "Owner", "Replaces", "Due", "State"],
  rows: [["E1", "Advice line", "Support", "The nurse", "A line per region", "Ann", "A1", "", "Designed"]],
};
export const HANDOFFS: TableLiteral = {
  name: "Handoffs",
  headers: [
    "ID",
    "From role",
    "To role",
    "What crosses",
    "Accountable",
    "Agreed response (hours)",
    "Volume now",
    "Volume at target",
    "Capacity at target",
  ],
  rows: [["H1", "Ward", "Physio", "Referral", "Ann", 24, 10, 90, 100]],
};
export const DECISIONS: TableLiteral = {
  name: "Decisions",
  headers: [
    "ID",
    "Decision",
    "Accountable",
    "Escalates to",
    "Delegate to",
    "Share delegated %",
    "Per month at target",
    "Capacity per month",
  ],
  rows: [["D1", "Exceptions", "Mo", "Board", "Lead", 50, 30, 20]],
};

export const AUDIT_BOOK: readonly TableLiteral[] = [
  BOUNDARIES,
  SIGNALS,
  ASSUMPTIONS,
  OPERATING_MODEL,
  HANDOFFS,
  DECISIONS,
];
