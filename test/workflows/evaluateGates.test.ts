import { Refusal } from "../../src/workflows/refusal";
import { colleague } from "../excel";
import { closeBooks, columnOf, on, openBook, type Cell, type TableLiteral } from "./book";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

async function refusal(evaluation: Promise<unknown>): Promise<Refusal["reason"]> {
  const outcome = await evaluation.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refusal)) throw new Error(`expected a refusal, got ${String(outcome)}`);
  return outcome.reason;
}

test("writes verdicts and results beside the user's cells and leaves every one of those as it was", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA]);
  const before = book.snapshot();
  const { written } = await evaluate();
  expect(columnOf(book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
  expect(columnOf(book, "Gates", "Score")).toEqual([100, 0]);
  expect(columnOf(book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
  expect(written.sheets).toEqual(["Criteria", "Gates", "Gate report", "Evaluation log"]);
  const after = book.snapshot();
  for (const { name, cells } of before.sheets) {
    const now = after.sheets.find((sheet) => sheet.name === name)?.cells ?? {};
    for (const [address, cell] of Object.entries(cells)) {
      expect([name, address, now[address]?.value, now[address]?.numberFormat]).toEqual([
        name,
        address,
        cell.value,
        cell.numberFormat,
      ]);
    }
  }
});

test("reads in two syncs and writes in two, and a second evaluation writes nothing", async () => {
  const { book, evaluate, syncs } = await openBook([GATES, CRITERIA]);
  await evaluate();
  expect(syncs()).toBe(4);
  const before = JSON.stringify(book.snapshot());
  const { written } = await evaluate();
  expect(written).toEqual({ cells: 0, sheets: [] });
  expect(syncs()).toBe(2);
  expect(JSON.stringify(book.snapshot())).toBe(before);
});

test("writes only the cells that change", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  book.setCell("Criteria!D4", 95);
  const before = book.snapshot();
  const { written, evaluation } = await evaluate();
  expect(evaluation.gates[1]?.verdict).toBe("Go");
  expect(columnOf(book, "Gates", "Verdict")).toEqual(["Go", "Go"]);
  const after = book.snapshot();
  const changed = ["Gates", "Criteria"].flatMap((sheet) => {
    const now = after.sheets.find(({ name }) => name === sheet)?.cells ?? {};
    const then = before.sheets.find(({ name }) => name === sheet)?.cells ?? {};
    return Object.keys(now)
      .filter((address) => now[address]?.value !== then[address]?.value)
      .map((address) => `${sheet}!${address}`);
  });
  // Verdict, score, range, why and way of G2; result, why and points of C3.
  expect(changed).toEqual([
    "Gates!G3",
    "Gates!H3",
    "Gates!I3",
    "Gates!J3",
    "Gates!K3",
    "Criteria!I4",
    "Criteria!J4",
    "Criteria!K4",
  ]);
  expect(written.cells).toBeGreaterThanOrEqual(changed.length);
});

test("Evaluated on moves with an input of the gate, also where the result stays", async () => {
  const { book, evaluate } = await openBook([
    { ...GATES, headers: [...GATES.headers, "Reason"], rows: GATES.rows.map((row) => [...row, ""]) },
    CRITERIA,
  ]);
  await evaluate();
  book.setCell("Criteria!D2", 96);
  await evaluate({ today: on("2026-11-24") });
  expect(columnOf(book, "Gates", "Evaluated on")).toEqual([on("2026-11-24"), on("2026-11-22")]);
});

test("a later status date alone writes nothing but the date in the report", async () => {
  const { evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  const { written } = await evaluate({ today: on("2026-11-23") });
  expect(written).toEqual({ cells: 1, sheets: ["Gate report"] });
});

test("takes four syncs for 5,000 criteria too", async () => {
  const rows = Array.from({ length: 5000 }, (_, i): readonly Cell[] => [
    `C${i}`,
    `Criterion number ${i}`,
    `G${(i % 20) + 1}`,
    i % 100,
    50,
    i % 50 === 0 ? "Yes" : "",
    "Ann",
    on("2026-11-01"),
  ]);
  const gates = Array.from({ length: 20 }, (_, i): readonly Cell[] => [
    `G${i + 1}`,
    `Gate ${i + 1}`,
    "",
    "Board",
    "",
    "",
  ]);
  const { evaluate, syncs } = await openBook([
    { ...GATES, rows: gates },
    { ...CRITERIA, rows },
  ]);
  const { evaluation } = await evaluate();
  expect(evaluation.gates).toHaveLength(20);
  expect(syncs()).toBeLessThanOrEqual(5);
  await evaluate();
  expect(syncs()).toBe(2);
});

test("a column Score of the user's stays theirs; ours takes another name, and a note says so", async () => {
  const { book, evaluate } = await openBook([
    { ...GATES, headers: [...GATES.headers, "Score"], rows: GATES.rows.map((row) => [...row, 7]) },
    CRITERIA,
  ]);
  const { findings } = await evaluate();
  expect(columnOf(book, "Gates", "Score")).toEqual([7, 7]);
  expect(columnOf(book, "Gates", "Score (computed)")).toEqual([100, 0]);
  expect(findings.map(({ id }) => id)).toContain("column-renamed");
});

test("a sheet Gate report of the user's stays theirs", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, { ...GATES, name: "Mine", sheet: "Gate report" }]);
  const { written } = await evaluate();
  expect(book.cell("'Gate report'!A2").value).toBe("G1");
  expect(written.sheets).toContain("Gate report (2)");
});

test("our column is known by its id after it was renamed and moved behind a new one", async () => {
  const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  await addin.Excel.run(async (context) => {
    const table = context.workbook.tables.getItem("Gates");
    table.columns.getItem("Verdict").name = "Our verdict";
    table.columns.add(2, undefined, "Sponsor");
    table.name = "StageGates";
    await context.sync();
  });
  const { written } = await evaluate();
  expect(columnOf(book, "StageGates", "Our verdict")).toEqual(["Go", "No-go"]);
  expect(book.table("StageGates")?.columns.filter(({ name }) => /verdict/i.test(name))).toHaveLength(1);
  expect(written.sheets).not.toContain("Gates");
});

test("a formula that somebody put into a computed cell is left alone and named", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  book.setCell("Gates!G3", '="Go"');
  const { problems } = await evaluate();
  expect(book.cell("Gates!G3").formula).toBe('="Go"');
  expect(problems.map(({ code, cell }) => [code, cell.row, cell.column])).toContainEqual([
    "computed-cell-formula",
    2,
    6,
  ]);
});

test.each(["=1+1", "+3", "-x", "@now", "1-2", "00123", "TRUE", "50%", "'quoted", "1/2/2017", "1e3", "$120"])(
  "the text %s of a user's cell arrives in the report as the same text, and the second evaluation writes nothing",
  async (text) => {
    const { book, evaluate } = await openBook([GATES, CRITERIA]);
    book.setCell("Criteria!B2", `'${text}`);
    book.setCell("Gates!B2", `'${text}`);
    expect(book.cell("Criteria!B2").value).toBe(text);
    await evaluate();
    const report = book.snapshot().sheets.find(({ name }) => name === "Gate report");
    const cells = Object.values(report?.cells ?? {});
    expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    expect(cells.filter(({ value }) => value === text).length).toBeGreaterThanOrEqual(2);
    expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
  },
);

test("a column of ours that the user deleted comes back", async () => {
  const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  await addin.Excel.run(async (context) => {
    context.workbook.tables.getItem("Gates").columns.getItem("Verdict").delete();
    await context.sync();
  });
  await evaluate();
  expect(columnOf(book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
});

test("shows without writing when asked to", async () => {
  const { book, evaluate, syncs } = await openBook([GATES, CRITERIA]);
  const before = JSON.stringify(book.snapshot());
  const { evaluation, written } = await evaluate({ write: false });
  expect(evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go", "No-go"]);
  expect(written.cells).toBe(0);
  expect(syncs()).toBe(2);
  expect(JSON.stringify(book.snapshot())).toBe(before);
});

describe("refuses, writes nothing and says why", () => {
  test("when a colleague changes an input between reading and writing", async () => {
    const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
    addin.host.onRequest = (request) => {
      if (request === 3) book.setCell("Criteria!D4", 99);
    };
    addin.host.resetTraffic();
    expect(await refusal(evaluate())).toEqual({
      code: "changed-meanwhile",
      cells: [{ sheet: "Criteria", row: 3, column: 3 }],
    });
    expect(book.table("Gates")?.columns.map(({ name }) => name)).toEqual(GATES.headers);
    expect(book.sheet("Gate report")).toBeUndefined();
  });

  test("when rows were sorted between reading and writing, so that results would stand in the wrong rows", async () => {
    const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
    addin.host.onRequest = (request) => {
      if (request !== 3) return;
      const [, , last = []] = CRITERIA.rows;
      const [first = []] = CRITERIA.rows;
      first.forEach((value, column) => {
        book.setCell(`Criteria!${"ABCDEFGH".charAt(column)}2`, last[column] ?? "");
        book.setCell(`Criteria!${"ABCDEFGH".charAt(column)}4`, value);
      });
    };
    addin.host.resetTraffic();
    expect((await refusal(evaluate())).code).toBe("changed-meanwhile");
    expect(book.table("Criteria")?.columns).toHaveLength(CRITERIA.headers.length);
  });

  test("when a row is inserted above the header, nothing is lost: edits are addressed within the table", async () => {
    const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
    await addin.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Criteria").getRange("1:1").insert("Down");
      await context.sync();
    });
    await evaluate();
    expect(columnOf(book, "Criteria", "Result")).toEqual(["Met", "Met", "Not met"]);
  });

  test("when a sheet with columns of ours is protected and one of their cells would change", async () => {
    const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
    await evaluate();
    await addin.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Criteria").protection.protect();
      await context.sync();
    });
    book.setCell("Criteria!D4", 95);
    const before = JSON.stringify(book.snapshot());
    expect(await refusal(evaluate())).toEqual({ code: "sheet-protected", sheet: "Criteria" });
    expect(JSON.stringify(book.snapshot())).toBe(before);
  });

  test("when the workbook is protected and a sheet is to be added, before or while evaluating", async () => {
    const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
    colleague.protectTheStructure(book);
    const before = JSON.stringify(book.snapshot());
    expect(await refusal(evaluate())).toEqual({ code: "structure-protected", sheet: "Gate report" });
    expect(JSON.stringify(book.snapshot())).toBe(before);
    colleague.unprotectTheStructure(book);
    addin.host.resetTraffic();
    addin.host.onRequest = (request) => {
      if (request === 3) colleague.protectTheStructure(book);
    };
    expect(await refusal(evaluate())).toEqual({ code: "structure-protected", sheet: "Gate report" });
  });

  test("but not where the report has its sheet already", async () => {
    const { book, evaluate } = await openBook([GATES, CRITERIA]);
    await evaluate();
    colleague.protectTheStructure(book);
    book.setCell("Criteria!D2", 10);
    await evaluate();
    expect(columnOf(book, "Criteria", "Result")).toEqual(["Not met", "Met", "Not met"]);
  });

  test("when the workbook is read-only", async () => {
    const { book, evaluate } = await openBook([GATES, CRITERIA]);
    book.readOnly = true;
    expect(await refusal(evaluate())).toEqual({ code: "read-only" });
  });

  test("while a cell is being edited", async () => {
    const { addin, evaluate } = await openBook([GATES, CRITERIA]);
    await evaluate({ write: false });
    addin.host.cellEditMode = true;
    expect(await refusal(evaluate())).toEqual({ code: "cell-being-edited" });
  });

  test("when the workbook holds none of our tables, and when two tables could be the same one", async () => {
    const empty = await openBook([]);
    expect(await refusal(empty.evaluate())).toEqual({ code: "no-tables" });
    const two = await openBook([GATES, { ...CRITERIA, name: "ListA" }, { ...CRITERIA, name: "ListB" }]);
    expect(await refusal(two.evaluate())).toEqual({
      code: "table-ambiguous",
      table: "Criteria",
      candidates: ["ListA", "ListB"],
    });
  });

  test("when a newer add-in has written the workbook", async () => {
    const { book, evaluate } = await openBook([GATES, CRITERIA]);
    book.settings.set("ScaleTransition", { layout: 99 });
    expect(await refusal(evaluate())).toEqual({ code: "newer-layout", layout: 99 });
  });
});

test("what a colleague changes between the guard and the writing is reported", async () => {
  const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
  addin.host.resetTraffic();
  let requests = 0;
  addin.host.onRequest = () => {
    requests += 1;
    if (requests === 4) book.setCell("Criteria!G2", "Cleo");
  };
  const { changedMeanwhile } = await evaluate();
  expect(changedMeanwhile).toEqual([{ sheet: "Criteria", row: 1, column: 6 }]);
  expect(book.cell("Criteria!G2").value).toBe("Cleo");
});

test("keeps every good row and names every bad cell of a messy table", async () => {
  const { book, evaluate } = await openBook([
    GATES,
    {
      ...CRITERIA,
      rows: [
        ...CRITERIA.rows,
        ["C4", "Rehearsed", "G1", "tbc", 5, "", "Ann", on("2026-11-20")],
        ["C5", "Linked", "G1", "=1/0", 5, "", "Ann", on("2026-11-20")],
        ["C6", "Signed", "G9", 5, 5, "maybe", "Ann", "soon"],
      ],
    },
  ]);
  const { problems, rows } = await evaluate();
  expect(rows).toBe(8);
  expect(columnOf(book, "Criteria", "Result")).toEqual([
    "Met",
    "Met",
    "Not met",
    "No evidence",
    "No evidence",
    "Stale",
  ]);
  expect(problems.map(({ code, cell }) => `${code} ${cell.row + 1}:${cell.column + 1}`)).toEqual([
    "actual-not-a-number 5:4",
    "error-value 6:4",
    "unknown-id 7:3",
    "not-yes-or-no 7:6",
    "not-a-date 7:8",
  ]);
});

test("a column of the user's that Excel gave the id of a deleted one of ours stays theirs", async () => {
  const { book, addin, evaluate } = await openBook([GATES, CRITERIA]);
  await evaluate();
  await addin.Excel.run(async (context) => {
    const { columns } = context.workbook.tables.getItem("Gates");
    columns.getItem("To reach go").delete();
    columns.add(undefined, [["My notes"], ["ask Ann"], ["ask Bob"]]);
    await context.sync();
  });
  await evaluate();
  expect(columnOf(book, "Gates", "My notes")).toEqual(["ask Ann", "ask Bob"]);
  expect(columnOf(book, "Gates", "To reach go")).toHaveLength(2);
});

describe("a must-pass that is not met holds the gate, however its row is spoilt", () => {
  const failing = (change: readonly [number, Cell]): TableLiteral => ({
    ...CRITERIA,
    headers: CRITERIA.headers.slice(1),
    rows: [
      ["Monitored", "G1", "Yes", "Yes", "", "Bob", on("2026-11-20")],
      ["Trained", "G1", 10, 90, "Yes", "Ann", on("2026-11-20")].map((cell, i) => (i === change[0] ? change[1] : cell)),
    ],
  });

  test.each([
    ["an error in its name", [0, "=NA()"]],
    ["an error in its gate", [1, "=NA()"]],
  ] as const)("%s", async (_title, change) => {
    const { evaluate } = await openBook([GATES, failing(change)]);
    const { evaluation } = await evaluate();
    expect(evaluation.gates[0]?.verdict).toBe("No-go");
  });

  test("a gate whose name holds a comma", async () => {
    const [, second = []] = GATES.rows;
    const gates = { ...GATES, rows: [["", "Go live, phase 2", "", "Board", "", ""], second] };
    const { evaluate } = await openBook([gates, failing([1, "Go live, phase 2"])]);
    const { evaluation } = await evaluate();
    expect(evaluation.gates[0]?.verdict).toBe("No-go");
  });
});

test("a Gates table under another name and without a Decision column is found by its headers", async () => {
  const { evaluate } = await openBook([
    {
      name: "tblGates",
      headers: ["ID", "Gate", "Authority", "Pass score"],
      rows: [["G1", "Exit", "", 0.99]],
      formats: { "Pass score": "0%" },
    },
    CRITERIA,
  ]);
  const { evaluation } = await evaluate();
  const [gate] = evaluation.gates;
  expect([gate?.verdict, gate?.thresholds.pass, gate?.because[0]?.id]).toEqual(["Hold", 99, "no-authority"]);
});
