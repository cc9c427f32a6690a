import { on, type TableLiteral } from "./book";

/** Four units in three waves: a pin, a chain and caps that leave no room to spare. */
export const UNITS: TableLiteral = {
  name: "Units",
  headers: ["ID", "Unit", "Size", "Risk tier", "After", "Pinned wave", "State"],
  rows: [
    ["U1", "Harrow Lane", 10, "Low", "", "", ""],
    ["U2", "St Brannock", 20, "Low", "U1", "", ""],
    ["U3", "Aldermoor", 30, "High", "U1", "", ""],
    ["U4", "Birkdale", 5, "Medium", "", 2, ""],
  ],
};

export const WAVES: TableLiteral = {
  name: "Waves",
  headers: ["Wave", "Start", "End", "Max units", "Max size", "Frozen"],
  rows: [
    [1, on("2027-01-04"), on("2027-01-31"), 1, "", "No"],
    [2, on("2027-02-01"), on("2027-02-28"), 2, "", "No"],
    [3, on("2027-03-01"), on("2027-03-28"), "", "", "No"],
  ],
  formats: { Start: "d mmm yyyy", End: "d mmm yyyy" },
};
