import { openHarness, type Harness, type Trials, type Workflow } from "./harness";
import { firstEvaluation } from "./workflows";

/** The harness is worth something only if it can fail: these workflows do what none may do. */
let harness: Harness;
beforeAll(async () => {
  harness = await openHarness();
});
afterAll(() => {
  harness.close();
});

function careless(name: string, write: (context: Excel.RequestContext) => Promise<void>): Workflow {
  return { ...firstEvaluation, name, run: ({ addin }) => addin.Excel.run(write) };
}

async function violations(workflow: Workflow, disturbance: string): Promise<string> {
  const trials: Trials = await harness.trials(workflow, disturbance);
  expect(trials.combinations).toBeGreaterThan(0);
  return trials.violations.join("\n");
}

const byAddress = careless("writes by address what it read before", async (context) => {
  const cells = context.workbook.worksheets.getItem("Criteria").getRange("D2:D4").load("values");
  await context.sync();
  cells.values = cells.values.map(([value]): unknown[] => [value]);
  await context.sync();
});

const anotherColumn = careless("adds a column at every run", async (context) => {
  const { columns } = context.workbook.tables.getItem("Criteria");
  columns.add(undefined, [["Result"], ["Met"], ["Met"], ["Not met"]]);
  await context.sync();
});

const resultsByPlace = careless("puts results beside rows by their place", async (context) => {
  const table = context.workbook.tables.getItem("Criteria");
  const keys = table.columns.getItem("ID").getDataBodyRange().load("values");
  const present = table.columns.getItemOrNullObject("Result");
  await context.sync();
  const column = present.isNullObject ? table.columns.add(undefined, undefined, "Result") : present;
  column.getDataBodyRange().values = keys.values.map(([key]) => [`of ${String(key)}`]);
  await context.sync();
});

test("sees that a user's cell was overwritten", async () => {
  expect(await violations(byAddress, "an input edited")).toContain("the user's cells are not what they were");
});

test("sees an error that is no refusal", async () => {
  expect(await violations(byAddress, "the table renamed")).toBe("");
  expect(await violations(byAddress, "the sheet protected")).toContain("threw what is no refusal");
});

test("sees results beside the wrong rows", async () => {
  expect(await violations(resultsByPlace, "an input edited")).toBe("");
  expect(await violations(resultsByPlace, "the table sorted")).toContain("results that belong elsewhere");
});

test("sees a second column, and a run that writes again", async () => {
  expect(await violations(anotherColumn, "failed after")).toContain("the next run reached another state");
  expect(await violations(anotherColumn, "failed before")).toContain("a run after that wrote again");
});
