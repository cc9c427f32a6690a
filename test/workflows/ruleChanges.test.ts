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

describe("the rules that all criteria share", () => {
  const SETTINGS = {
    name: "Transition",
    headers: ["Setting", "Value", "Meaning"],
    rows: [
      ["Pass score", 90, ""],
      ["Words that pass", "Yes, Done", ""],
      ["Evidence age (days)", 90, ""],
    ],
  };
  const toldOfPolicy = async (open: Book): Promise<readonly string[]> => {
    const { findings, messages } = await open.evaluate();
    return findings
      .filter(({ id }) => id.startsWith("policy-") || id === "criteria-gone")
      .map((one) => messages.finding(one));
  };

  test("are told and logged once where they became easier", async () => {
    const open = await openBook([SETTINGS, GATES, CRITERIA]);
    expect(await toldOfPolicy(open)).toEqual([]);
    open.book.setCell("Transition!B2", 80);
    open.book.setCell("Transition!B3", "Yes, Done, Soon");
    open.book.setCell("Transition!B4", 30);
    const said = [
      "Pass score loosened from 90 to 80",
      "Evidence age tightened from 90 days to 30 days",
      "Words that pass loosened from yes, done to yes, done, soon",
    ];
    expect(await toldOfPolicy(open)).toEqual(said);
    expect(logged(open)).toEqual(said);
    expect(columnOf(open.book, "EvaluationLog", "Event")).toEqual(
      expect.arrayContaining(["Rule loosened", "Rule tightened"]),
    );
    expect(await toldOfPolicy(open)).toEqual([]);
    expect((await open.evaluate()).written.cells).toBe(0);
  });

  test("are told of a gate that has scores of its own", async () => {
    const open = await openBook([
      { ...GATES, headers: [...GATES.headers, "Pass score"], rows: GATES.rows.map((row) => [...row, ""]) },
      CRITERIA,
    ]);
    await open.evaluate();
    const gates = open.book.table("Gates");
    if (gates === undefined) throw new Error("no gates");
    colleague.typeInTable(gates, 0, "Pass score", 80);
    expect(await toldOfPolicy(open)).toEqual(["G1: pass score loosened from 90 to 80"]);
    colleague.typeInTable(gates, 0, "Pass score", "");
    expect(await toldOfPolicy(open)).toEqual(["G1: pass score tightened from 80 to 90"]);
  });

  test("a criterion that is deleted is named, and logged once", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    await open.addin.Excel.run(async (context) => {
      context.workbook.tables.getItem("Criteria").rows.getItemAt(2).delete();
      await context.sync();
    });
    const said = ["The must-pass criterion C3 of the last evaluation is gone"];
    expect(await toldOfPolicy(open)).toEqual(said);
    const details = columnOf(open.book, "EvaluationLog", "Detail");
    expect(details.filter((detail) => said.includes(String(detail)))).toHaveLength(1);
    expect(await toldOfPolicy(open)).toEqual([]);
  });

  test("a criterion that is said not to apply is told like a rule", async () => {
    const headers = [...CRITERIA.headers, "Applies", "Reason not applicable"];
    const open = await openBook([GATES, { ...CRITERIA, headers, rows: CRITERIA.rows.map((row) => [...row, "", ""]) }]);
    await open.evaluate();
    const criteria = open.book.table("Criteria");
    if (criteria === undefined) throw new Error("no criteria");
    colleague.typeInTable(criteria, 1, "Applies", "No");
    colleague.typeInTable(criteria, 1, "Reason not applicable", "Out of scope");
    expect(await told(open)).toEqual(["C2: applies loosened from Yes to No"]);
  });
});
