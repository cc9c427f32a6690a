import { createSheets } from "../../src/workflows/createSheets";
import { Refusal } from "../../src/workflows/refusal";
import { closeBooks } from "./book";
import { onlyChoice, openSheets, READINESS, valuesOf } from "./checklistBook";

afterEach(closeBooks);

async function refusal(run: Promise<unknown>): Promise<Refusal["reason"]> {
  const error: unknown = await run.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Refusal)) throw new Error(`expected a refusal, got ${String(error)}`);
  return error.reason;
}

test("a plain range gets a verdict, its results stand directly beside it, and no cell of the user's changes", async () => {
  const opened = await openSheets(READINESS);
  const before = opened.book.snapshot();
  const { evaluation, written, findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.gates).toMatchObject([{ name: "Gate", verdict: "Hold", score: 50 }]);
  expect(valuesOf(opened.book, "Readiness", "E4:G8")).toEqual([
    ["Done?", "Result", "Why"],
    ["Yes", "Met", "“Yes” counts as met"],
    ["No", "Not met", "“No” counts as not met"],
    ["Yes", "Met", "“Yes” counts as met"],
    ["Gren", "No evidence", "Actual “Gren” cannot be read"],
  ]);
  expect(written.sheets).toEqual(["Readiness", "Gate report", "Evaluation log"]);
  expect(findings.map(({ id }) => id)).toContain("checklist-used");
  const after = opened.book.snapshot();
  for (const { name, cells } of before.sheets) {
    const now = after.sheets.find((sheet) => sheet.name === name)?.cells ?? {};
    for (const [address, cell] of Object.entries(cells)) expect([address, now[address]]).toEqual([address, cell]);
  }
});

test.each([
  [
    ["Check", "Status", "Item", "Done?"],
    [
      { sheet: "Checks", row: 0, column: 2 },
      { sheet: "Checks", row: 0, column: 3 },
    ],
  ],
  [["Check", "Status", "Item", "Remark"], undefined],
])("a second list without a blank column before it is named: %j", async (headers, cells) => {
  const rows = [headers, ["Backups are restored", "Yes", "Rota is staffed", "No"]];
  const opened = await openSheets({ name: "Checks", rows });
  const { findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(findings.find(({ id }) => id === "checklist-beside")?.cells).toEqual(cells);
});

test("reading takes two syncs and writing two; the choice is remembered and a second evaluation writes nothing", async () => {
  const opened = await openSheets(READINESS);
  const choice = await onlyChoice(opened);
  opened.syncs();
  await opened.evaluate({ checklist: choice });
  expect(opened.syncs()).toBe(4);
  const before = opened.book.snapshot();
  const { written, evaluation } = await opened.evaluate();
  expect(opened.syncs()).toBe(2);
  expect(written).toEqual({ cells: 0, sheets: [] });
  expect(evaluation.gates[0]?.verdict).toBe("Hold");
  expect(opened.book.snapshot()).toEqual(before);
});

test("a reason that has no column is missed at the cell that says the row does not apply", async () => {
  const rows = [
    ["Criterion", "Status", "Applies"],
    ["a", "Yes", "Yes"],
    ["b", "Yes", "No"],
  ];
  const opened = await openSheets({ name: "Checks", rows });
  const { problems } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(problems.find(({ code }) => code === "reason-missing")).toMatchObject({
    cell: { sheet: "Checks", row: 2, column: 2 },
    column: "Applies",
    found: "No",
  });
});

test("gates come from the column that serves as Gate", async () => {
  const opened = await openSheets({
    name: "Checks",
    rows: [
      ["Criterion", "Stage gate", "Status"],
      ["Backups", "Pilot", "Yes"],
      ["Rota", "Region", "No"],
    ],
  });
  const { evaluation } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.gates.map(({ name, verdict }) => [name, verdict])).toEqual([
    ["Pilot", "Go"],
    ["Region", "No-go"],
  ]);
});

test("one Yes and nine blanks is never Go", async () => {
  const rows = Array.from({ length: 10 }, (_, row) => [`Check number ${row}`, row === 0 ? "Yes" : ""]);
  const opened = await openSheets({ name: "Checks", rows: [["Criterion", "Status"], ...rows] });
  const { evaluation, problems } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.gates[0]?.verdict).toBe("Not evaluable");
  expect(problems.filter(({ code }) => code === "word-blank")).toHaveLength(9);
});

test("a failed criterion whose must-pass mark cannot be read is No-go, and every such mark is a problem", async () => {
  const passing = Array.from({ length: 19 }, (_, row) => [`Check number ${row}`, "Yes", "Optional"]);
  const failing = ["Backups are restored", "No", "Mandatory"];
  const opened = await openSheets({
    name: "Checks",
    rows: [["Criterion", "Status", "Must pass"], ...passing, failing],
  });
  const { evaluation, problems } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.gates[0]?.verdict).toBe("No-go");
  expect(problems.filter(({ code, column }) => code === "not-yes-or-no" && column === "Must pass")).toHaveLength(20);
});

test("a date of evidence that cannot be read is a problem at its cell, also where no other can be read", async () => {
  const rows = [
    ["Criterion", "Status", "Evidence date"],
    ["Backups are restored", "Yes", "last spring"],
    ["Rota is staffed", "Yes", "when Ann was here"],
  ];
  const opened = await openSheets({ name: "Checks", rows });
  const { problems } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(problems.filter(({ code }) => code === "not-a-date")).toMatchObject([
    { cell: { sheet: "Checks", row: 1, column: 2 }, found: "last spring" },
    { cell: { sheet: "Checks", row: 2, column: 2 }, found: "when Ann was here" },
  ]);
});

test("where something stands behind the range the results go to a sheet of ours, by cell and ID", async () => {
  const notes = { ...READINESS, rows: READINESS.rows.map((row, index) => [...row, "", index === 2 ? "see Bob" : ""]) };
  const opened = await openSheets(notes);
  const { written, findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(written.sheets).toEqual(["Gate report", "Results", "Evaluation log"]);
  expect(findings.map(({ id }) => id)).toContain("results-elsewhere");
  expect(valuesOf(opened.book, "Results", "A4:D6")).toEqual([
    ["Cell", "ID", "Criterion", "Result"],
    ["C5", "R1", "Backups are restored in a drill", "Met"],
    ["C6", "R2", "On-call rota is staffed", "Not met"],
  ]);
  expect(valuesOf(opened.book, "Readiness", "F4:G6")).toEqual([
    ["", ""],
    ["", ""],
    ["", "see Bob"],
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
});

test("a merged area or a protected sheet is no room, and the note says which it is", async () => {
  for (const hinder of ["merge", "protect"] as const) {
    const opened = await openSheets(READINESS);
    const choice = await onlyChoice(opened);
    await opened.addin.Excel.run(async (context) => {
      const sheet = context.workbook.worksheets.getItem("Readiness");
      if (hinder === "merge") sheet.getRange("E7:F7").merge();
      else sheet.protection.protect();
      await context.sync();
    });
    const { written, findings } = await opened.evaluate({ checklist: choice });
    expect(written.sheets).toEqual(["Gate report", "Results", "Evaluation log"]);
    const again = await opened.evaluate();
    for (const told of [findings, again.findings]) {
      expect(told.find(({ id }) => id === "results-elsewhere")?.facts).toMatchObject({
        why: hinder === "merge" ? "no-room" : "protected",
      });
    }
  }
});

test("rows and columns inserted by the user move the range and our results; both are found again", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  await opened.addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Readiness");
    sheet.getRange("1:2").insert("Down");
    sheet.getRange("A:B").insert("Right");
    await context.sync();
  });
  opened.book.setCell("Readiness!G8", "Yes");
  await opened.evaluate();
  expect(valuesOf(opened.book, "Readiness", "G6:J8")).toEqual([
    ["Done?", "Result", "Why", ""],
    ["Yes", "Met", "“Yes” counts as met", ""],
    ["Yes", "Met", "“Yes” counts as met", ""],
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
});

test("a row added below gets its result, a row emptied loses it", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  opened.book.setCell("Readiness!C9", "Support desk is briefed");
  opened.book.setCell("Readiness!E9", "Done");
  await opened.evaluate();
  expect(valuesOf(opened.book, "Readiness", "F9:G9")).toEqual([["Met", "“Done” counts as met"]]);
  for (const cell of ["B8", "C8", "D8", "E8", "C9", "E9"]) opened.book.setCell(`Readiness!${cell}`, "");
  const { evaluation } = await opened.evaluate();
  expect(evaluation.criteria).toHaveLength(3);
  expect(valuesOf(opened.book, "Readiness", "F8:G9")).toEqual([
    ["", ""],
    ["", ""],
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
});

test("what somebody typed below our results stays, and is named", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  opened.book.setCell("Readiness!F9", "signed: Maria");
  opened.book.setCell("Readiness!C9", "Support desk is briefed");
  opened.book.setCell("Readiness!E9", "Done");
  const { problems } = await opened.evaluate();
  expect(valuesOf(opened.book, "Readiness", "F9:G9")).toEqual([["signed: Maria", "“Done” counts as met"]]);
  expect(problems.map(({ code }) => code)).toContain("computed-cell-taken");
});

test("a row with only a name in bold is a heading and is not judged; one in plain letters is", async () => {
  const rows = [
    ["Criterion", "Status"],
    ["Technology", ""],
    ["Backups are restored", "Yes"],
    ["People", ""],
    ["Rota is staffed", "Yes"],
    ["Nurses are trained", ""],
  ];
  const opened = await openSheets({ name: "Checks", rows });
  await opened.addin.Excel.run(async (context) => {
    const sheet = context.workbook.worksheets.getItem("Checks");
    sheet.getRange("A2").format.font.bold = true;
    sheet.getRange("A4:B4").format.font.bold = true;
    await context.sync();
  });
  const { evaluation, findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.criteria.map(({ measured: { row }, result }) => [row.key, result])).toEqual([
    ["Backups are restored", "Met"],
    ["Rota is staffed", "Met"],
    ["Nurses are trained", "No evidence"],
  ]);
  expect(findings.find(({ id }) => id === "checklist-headings")?.facts).toEqual({ count: 2 });
  expect(valuesOf(opened.book, "Checks", "C2:C6")).toEqual([[""], ["Met"], [""], ["Met"], ["No evidence"]]);
});

test("headings are headings where every second row is one, and a run of bold names is judged", async () => {
  const sections = [
    ["Criterion", "Status"],
    ["SECTION A", ""],
    ["a", "Yes"],
    ["SECTION B", ""],
    ["b", "Yes"],
  ];
  const names = [["Criterion", "Status"], ...Array.from({ length: 9 }, (_, row) => [`Check ${row}`, ""]), ["b", "Yes"]];
  for (const { rows, bold, verdict, headings } of [
    { rows: sections, bold: ["A2", "A4"], verdict: "Go", headings: 2 },
    { rows: names, bold: ["A2:A10"], verdict: "Not evaluable", headings: 3 },
  ]) {
    const opened = await openSheets({ name: "Checks", rows });
    await opened.addin.Excel.run(async (context) => {
      for (const cells of bold) context.workbook.worksheets.getItem("Checks").getRange(cells).format.font.bold = true;
      await context.sync();
    });
    const { evaluation, findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
    expect(evaluation.gates[0]?.verdict).toBe(verdict);
    expect(findings.find(({ id }) => id === "checklist-headings")?.facts).toEqual({ count: headings });
  }
});

test("what stands below the first empty row is not read, and that is said", async () => {
  const rows = [...READINESS.rows, [], ["", "Data is migrated", "Ann", "No"]];
  const opened = await openSheets({ ...READINESS, rows });
  const { evaluation, findings } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.criteria).toHaveLength(4);
  expect(findings.find(({ id }) => id === "checklist-goes-on")?.facts).toEqual({ lastRow: 8, nextRow: 10 });
});

test("an Excel table with headers of the user's own gets its results as columns of its own", async () => {
  const opened = await openSheets(READINESS);
  await opened.addin.Excel.run(async (context) => {
    context.workbook.worksheets.getItem("Readiness").tables.add("B4:E8", true).name = "GoLive";
    await context.sync();
  });
  const choice = { ...(await onlyChoice(opened)) };
  expect(choice.table).toBeDefined();
  await opened.evaluate({ checklist: choice });
  expect(opened.book.table("GoLive")?.columns.map(({ name }) => name)).toEqual([
    "Ref",
    "Checklist item",
    "Responsible",
    "Done?",
    "Result",
    "Why",
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
});

test("a cell changed between reading and writing is refused by name, and nothing is written", async () => {
  const opened = await openSheets(READINESS);
  const choice = await onlyChoice(opened);
  const before = opened.book.snapshot();
  const changed = opened.evaluate({
    checklist: choice,
    onStep: ({ name }) => {
      if (name === "write") opened.book.setCell("Readiness!E6", "Yes");
    },
  });
  expect(await refusal(changed)).toEqual({
    code: "changed-meanwhile",
    cells: [{ sheet: "Readiness", row: 5, column: 4 }],
  });
  expect(Object.keys(opened.book.snapshot().sheets[1]?.cells ?? {})).toEqual(
    Object.keys(before.sheets[1]?.cells ?? {}),
  );
});

test("something typed where the results are to stand is refused, and stays", async () => {
  const opened = await openSheets(READINESS);
  const choice = await onlyChoice(opened);
  const changed = opened.evaluate({
    checklist: choice,
    onStep: ({ name }) => {
      if (name === "write") opened.book.setCell("Readiness!F6", "mine");
    },
  });
  expect(await refusal(changed)).toMatchObject({ code: "changed-meanwhile" });
  expect(valuesOf(opened.book, "Readiness", "F4:F6")).toEqual([[""], [""], ["mine"]]);
});

test("a checklist at the right or bottom edge of its sheet has its results on the sheet of results", async () => {
  const rows = [
    ["Criterion", "Status"],
    ["Backups are restored", "Yes"],
    ["Rota is staffed", "No"],
  ];
  const long = [...rows, ["Runbook", "Yes"], ["Rollback", "Yes"], ["Training", "Yes"], ["Support", "No"]];
  for (const { at, shown, elsewhere } of [
    { at: [0, 16_382], shown: rows, elsewhere: true },
    { at: [0, 16_381], shown: rows, elsewhere: true },
    { at: [1_048_569, 0], shown: rows, elsewhere: false },
    { at: [1_048_569, 0], shown: long, elsewhere: false },
    { at: [1_048_569, 16_382], shown: long, elsewhere: true },
  ] as const) {
    const opened = await openSheets({ name: "Checks", at, rows: shown });
    const { evaluation, written } = await opened.evaluate({ checklist: await onlyChoice(opened) });
    expect(evaluation.criteria).toHaveLength(shown.length - 1);
    expect(written.sheets.includes("Results")).toBe(elsewhere);
    expect((await opened.evaluate()).written.cells).toBe(0);
  }
});

test("a checklist that was deleted is refused by its sheet and headers", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  opened.book.setCell("Readiness!C4", "What we do");
  expect(await refusal(opened.evaluate())).toEqual({
    code: "checklist-gone",
    sheet: "Readiness",
    headers: ["Ref", "Checklist item", "Responsible", "Done?"],
  });
});

test("a record of the choice that cannot be understood counts as none", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  const record = opened.book.settings.get("ScaleTransition") as Record<string, unknown>;
  opened.book.settings.set("ScaleTransition", { ...record, checklist: { sheet: 7 } });
  expect(await refusal(opened.evaluate())).toEqual({ code: "no-tables" });
});

test("words that the user has given a meaning count as they said, and a word that the policy knows keeps its own", async () => {
  const rows = [
    ["Checklist item", "Status"],
    ["Backups", "N"],
    ["Rota", "Fulfilled"],
    ["Runbook", "Later"],
    ["Rollback", "Open"],
  ];
  const opened = await openSheets({ name: "Checks", rows });
  const words = { N: "fails", fulfilled: "passes", Later: "warns", Open: "passes" } as const;
  const { evaluation } = await opened.evaluate({ checklist: { ...(await onlyChoice(opened)), words } });
  const results = ["Not met", "Met", "Warning", "Not met"];
  expect(evaluation.criteria.map(({ result }) => result)).toEqual(results);
  expect((await opened.evaluate()).evaluation.criteria.map(({ result }) => result)).toEqual(results);
});

test("a checklist with blank columns between its columns is read whole, its results stand behind the last", async () => {
  const rows = [
    ["Checklist item", "", "Status"],
    ["Backups", "", "Yes"],
    ["Rota", "", ""],
    ["Runbook", "", "No"],
  ];
  const opened = await openSheets({ name: "Checks", rows });
  const { evaluation } = await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(evaluation.criteria.map(({ result }) => result)).toEqual(["Met", "No evidence", "Not met"]);
  expect(valuesOf(opened.book, "Checks", "B1:D2")).toEqual([
    ["", "Status", "Result"],
    ["", "Yes", "Met"],
  ]);
  expect((await opened.evaluate()).written.cells).toBe(0);
});

test("the sheets that are made beside a checklist are those that it does not stand in for", async () => {
  const opened = await openSheets(READINESS);
  await opened.evaluate({ checklist: await onlyChoice(opened) });
  expect(await createSheets(opened.workbook)).toEqual(["Transition", "Gates", "Waivers"]);
  opened.book.setCell("Gates!B2", "Go-live");
  const { evaluation } = await opened.evaluate();
  expect(evaluation.gates.map(({ name, members }) => [name, members.length])).toEqual([["Go-live", 4]]);
});
