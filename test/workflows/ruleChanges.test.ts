import { colleague } from "../excel";
import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { closeBooks, columnOf, openBook, type Book } from "./book";
import { onlyChoice, openSheets } from "./checklistBook";
import { CRITERIA, GATES } from "./twoGates";

/* A rule that became easier to meet since the last evaluation is seen in every table of criteria, and logged once. */
afterEach(closeBooks);

const rulesIn = (findings: readonly { readonly id: string }[]): readonly string[] =>
  findings.map(({ id }) => id).filter((id) => id.startsWith("rule"));

async function told(open: Book, options = {}): Promise<readonly string[]> {
  const { findings, messages } = await open.evaluate(options);
  return findings.filter(({ id }) => id.startsWith("rule")).map((one) => messages.finding(one));
}

const logged = ({ book }: Book): readonly unknown[] => {
  const [events, details] = ["Event", "Detail"].map((header) => columnOf(book, "EvaluationLog", header));
  return (events ?? []).flatMap((event, row) => (String(event).startsWith("Rule") ? [details?.[row]] : []));
};

test("without More columns too, in whatever language it was last evaluated", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate({ language: "de" });
  open.book.setCell("Criteria!E2", 85);
  open.book.setCell("Criteria!F4", "");
  const said = ["C1: pass at loosened from ≥ 90 to ≥ 85", "C3: must pass loosened from Yes to No"];
  expect(await told(open)).toEqual(said);
  expect(logged(open)).toEqual(said);
  expect(await told(open)).toEqual([]);
  expect((await open.evaluate()).written.cells).toBe(0);
  expect(logged(open)).toEqual(said);
});

test("by the ID of the criterion, whatever its row and its columns", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  const criteria = open.book.table("Criteria");
  if (criteria === undefined) throw new Error("no criteria");
  colleague.sortDown(criteria, 0);
  colleague.insertColumn(criteria, 1, "Remark");
  const rules = (): unknown => (open.book.settings.get("ScaleTransition") as { rules?: unknown }).rules;
  const before = rules();
  expect(await told(open)).toEqual([]);
  expect(rules()).toEqual(before);
  colleague.typeInTable(criteria, 0, "Pass at", 60);
  expect(await told(open)).toEqual(["C3: pass at loosened from ≥ 90 to ≥ 60"]);
});

test("also where somebody deleted the column Rule last evaluated, or typed the new rule there", async () => {
  for (const cover of ["delete", "type"] as const) {
    const open = await openBook([GATES, CRITERIA]);
    await addMoreColumns(open.workbook);
    await open.evaluate();
    const criteria = open.book.table("Criteria");
    if (criteria === undefined) throw new Error("no criteria");
    colleague.typeInTable(criteria, 0, "Pass at", 85);
    if (cover === "type") colleague.typeInTable(criteria, 0, "Rule last evaluated", "≥ 85, weight 1, must");
    else {
      await open.addin.Excel.run(async (context) => {
        context.workbook.tables.getItem("Criteria").columns.getItem("Rule last evaluated").delete();
        await context.sync();
      });
    }
    expect([cover, await told(open)]).toEqual([cover, ["C1: pass at loosened from ≥ 90 to ≥ 85"]]);
  }
});

test("in a checklist of the user's own", async () => {
  const rows = [
    ["Criterion", "Status", "Target"],
    ["Trained", 92, 90],
    ["Monitored", 99, 95],
  ];
  const open = await openSheets({ name: "Checks", rows });
  await open.evaluate({ checklist: await onlyChoice(open) });
  open.book.setCell("Checks!C3", 80);
  expect(await told(open)).toEqual(["Monitored: pass at loosened from ≥ 95 to ≥ 80"]);
});

test("is still told after it was only shown, and after a write that was cut short; it is logged once", async () => {
  const open = await openBook([GATES, CRITERIA]);
  await open.evaluate();
  open.book.setCell("Criteria!E2", 85);
  const said = ["C1: pass at loosened from ≥ 90 to ≥ 85"];
  expect(await told(open, { write: false })).toEqual(said);
  for (const part of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    open.addin.host.resetTraffic();
    open.addin.host.faultAt = (request) =>
      request === 4 ? { kind: "fail-midway", code: "GeneralException", part } : undefined;
    await open.evaluate().catch(() => undefined);
  }
  open.addin.host.faultAt = undefined;
  await open.evaluate();
  expect(logged(open)).toEqual(said);
  expect(rulesIn((await open.evaluate()).findings)).toEqual([]);
});

test("where the rules are too many to remember it is said that nobody would notice", async () => {
  const many = Array.from({ length: 3000 }, (_, row) => [
    `A criterion with quite a long name that serves as its ID because it has none, number ${row}`,
    1,
    row,
  ]);
  const open = await openBook([{ name: "Criteria", headers: ["Criterion", "Actual", "Pass at"], rows: many }]);
  const { findings, messages } = await open.evaluate();
  expect(findings.filter(({ id }) => id === "rules-not-kept").map((one) => messages.finding(one))).toEqual([
    "The rules of 3,000 criteria are too many to remember, so a rule that changes is not noticed; add more columns, and the Criteria table remembers them",
  ]);
  expect(JSON.stringify(open.book.settings.get("ScaleTransition")).length).toBeLessThan(10_000);
});
