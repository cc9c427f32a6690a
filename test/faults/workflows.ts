/** The workflows that are run through all faults, each on a small workbook. */

import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { createSheets } from "../../src/workflows/createSheets";
import { Refusal } from "../../src/workflows/refusal";
import { colleague } from "../excel";
import { CRITERIA, GATES } from "../workflows/twoGates";
import type { Workflow } from "./harness";

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
  // A row that a colleague inserts brings the notes below the table beside it: then there is no room, and they stay.
  run: async ({ workbook }) =>
    addMoreColumns(workbook).catch((error: unknown) => {
      if (!(error instanceof Refusal) || error.reason.code !== "no-room") throw error;
      return undefined;
    }),
};
