/** The workflows that are run through all faults, each on a small workbook. */

import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { createSheets } from "../../src/workflows/createSheets";
import { colleague } from "../excel";
import { on, type TableLiteral } from "../workflows/book";
import type { Workflow } from "./harness";

const GATES: TableLiteral = {
  name: "Gates",
  headers: ["ID", "Gate", "Planned date", "Authority", "Decision", "Decided on"],
  rows: [
    ["G1", "Pilot exit", on("2026-12-01"), "Board", "", ""],
    ["G2", "Region", on("2027-02-01"), "Board", "", ""],
  ],
  formats: { "Planned date": "d mmm yyyy", "Decided on": "d mmm yyyy" },
};
const CRITERIA: TableLiteral = {
  name: "Criteria",
  headers: ["ID", "Criterion", "Gate", "Actual", "Pass at", "Must pass", "Owner", "Evidence date"],
  rows: [
    ["C1", "Trained", "G1", 95, 90, "Yes", "Ann", on("2026-11-20")],
    ["C2", "Monitored", "G1", "Yes", "Yes", "", "Bob", on("2026-11-20")],
    ["C3", "Rehearsed", "G2", 70, 90, "Yes", "Ann", on("2026-11-20")],
  ],
  formats: { "Evidence date": "d mmm yyyy" },
};

const EDITED = { target: "Criteria", input: ["Actual", 40] } as const;

export const firstEvaluation: Workflow = {
  name: "first evaluation",
  tables: [GATES, CRITERIA],
  ...EDITED,
  computed: "Result",
  makes: "Gate report",
  run: (book) => book.evaluate(),
};

/** After an evaluation, figures of the first and the last criterion have changed. */
export const laterEvaluation: Workflow = {
  ...firstEvaluation,
  name: "later evaluation",
  tables: [GATES, CRITERIA],
  input: ["Must pass", ""],
  before: async (book) => {
    await book.evaluate();
    const criteria = book.book.table("Criteria");
    if (criteria === undefined) throw new Error("there are no criteria");
    colleague.typeInTable(criteria, 0, "Actual", 50);
    colleague.typeInTable(criteria, 2, "Actual", 95);
  },
};

export const creation: Workflow = {
  name: "creating the sheets",
  tables: [CRITERIA],
  ...EDITED,
  makes: "Gates",
  run: ({ workbook }) => createSheets(workbook),
};

export const moreColumns: Workflow = {
  name: "adding more columns",
  tables: [GATES, CRITERIA],
  ...EDITED,
  run: ({ workbook }) => addMoreColumns(workbook),
};
