/** The workflows that are run through all faults, each on a small workbook. */

import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { createSheets } from "../../src/workflows/createSheets";
import type { LastWrite } from "../../src/workflows/lastWrite";
import { Refusal } from "../../src/workflows/refusal";
import { restoreEvaluation } from "../../src/workflows/restoreEvaluation";
import { colleague } from "../excel";
import { prepareEvaluation } from "../../src/workflows/evaluateGates";
import type { PlanChange } from "../../src/workflows/planChange";
import { TODAY, type TableLiteral } from "../workflows/book";
import { UNITS, WAVES } from "../workflows/waveBook";
import { onlyChoice } from "../workflows/checklistBook";
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

/** What the later evaluation changed is put back. */
export const restoration: Workflow = {
  ...laterEvaluation,
  name: "restoring what an evaluation changed",
  // What then stands in our columns is named, and the next evaluation sets it right: see the workflow's own tests.
  notAtLast: ["a computed cell edited", "the table sorted"],
  before: async (book) => {
    await laterEvaluation.before?.(book);
    let last: LastWrite | undefined;
    await book.evaluate({
      onWriting: (write) => {
        last = write;
      },
    });
    lastWrites.set(book.book, last);
  },
  run: (book) => {
    const last = lastWrites.get(book.book);
    if (last === undefined) throw new Error("the evaluation wrote nothing");
    return restoreEvaluation(book.workbook, last, { by: "Ann", version: "test", language: "en" });
  },
};

const lastWrites = new WeakMap<object, LastWrite | undefined>();

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

/** A table of the user's own with other names than ours, evaluated as a checklist; it was chosen before. */
const TASKS: TableLiteral = {
  name: "Tasks",
  headers: ["Ref", "Checklist item", "Responsible", "Done?"],
  rows: [
    ["R1", "Backups are restored in a drill", "Ann", "Yes"],
    ["R2", "On-call rota is staffed", "Bob", "No"],
    ["R3", "Runbook is reviewed", "Ann", "Yes"],
    ["R4", "Rollback is rehearsed", "Bob", "Gren"],
  ],
};

/** Evaluated before, as the pane does it: the choice is recorded and not made again. A status has changed since. */
export const checklist: Workflow = {
  name: "evaluating a checklist again",
  tables: [TASKS],
  target: "Tasks",
  input: ["Done?", "No"],
  computed: "Result",
  makes: "Gate report",
  before: async (book) => {
    await book.evaluate({ checklist: await onlyChoice(book) });
    await book.evaluate();
    const tasks = book.book.table("Tasks");
    if (tasks === undefined) throw new Error("there is no table");
    colleague.typeInTable(tasks, 1, "Done?", "Yes");
  },
  run: (book) => book.evaluate(),
};

/** What is asked of the wave plan, prepared and written. */
function asking(change: PlanChange): Workflow["run"] {
  return async ({ workbook }) => {
    const { write } = await prepareEvaluation(workbook, { today: TODAY, language: "en", change });
    return write({});
  };
}

export const planning: Workflow = {
  name: "planning the waves",
  tables: [UNITS, WAVES],
  target: "Units",
  input: ["Size", 40],
  computed: "Why",
  // The plan that stands is what the cells say: sorted between guard and write, it is named and planned anew.
  notAtLast: ["the table sorted"],
  run: asking({ kind: "plan" }),
};

/** A cap has become tighter since. */
export const replanning: Workflow = {
  ...planning,
  name: "planning the waves anew",
  before: async (book) => {
    await book.evaluate();
    const waves = book.book.table("Waves");
    if (waves === undefined) throw new Error("there are no waves");
    colleague.typeInTable(waves, 1, "Max units", 1);
  },
};

export const pinning: Workflow = {
  ...planning,
  name: "pinning a unit",
  asked: "Pinned wave",
  before: (book) => book.evaluate(),
  run: asking({ kind: "pin", unit: "U2", wave: 3 }),
};
