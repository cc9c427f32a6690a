import { colleague } from "../excel";
import { addMoreColumns } from "../../src/workflows/addMoreColumns";
import { LOG_COLUMNS } from "../../src/domain/log/evaluationLog.table";
import { newLogRow } from "../../src/domain/log/logRow";
import { fingerprint } from "../../src/workflows/fingerprint";
import { Refusal } from "../../src/workflows/refusal";
import { closeBooks, columnOf, on, openBook, type Book } from "./book";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

const LOG = "EvaluationLog";
const SIGNED = { by: "M. Okafor", version: "1.2.3" };

const logged = ({ book }: Book, ...headers: readonly string[]): readonly (readonly unknown[])[] => {
  const columns = headers.map((header) => columnOf(book, LOG, header));
  return (columns[0] ?? []).map((_, row) => columns.map((column) => column[row] ?? ""));
};
const logTable = ({ book }: Book) => {
  const table = book.table(LOG);
  if (table === undefined) throw new Error("There is no log");
  return table;
};

async function refusal(evaluation: Promise<unknown>): Promise<Refusal["reason"]> {
  const outcome = await evaluation.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (!(outcome instanceof Refusal)) throw new Error(`expected a refusal, got ${String(outcome)}`);
  return outcome.reason;
}

async function withLog({ addin }: Book, change: (table: Excel.Table) => void): Promise<void> {
  await addin.Excel.run(async (context) => {
    change(context.workbook.tables.getItem(LOG));
    await context.sync();
  });
}

const renameHeader = (book: Book, from: string, to: string): Promise<void> =>
  withLog(book, (table) => {
    table.columns.getItem(from).name = to;
  });

/** Text as a person types it so that Excel takes it for nothing else. */
const asTyped = (cells: readonly unknown[]): readonly (string | number | boolean)[] =>
  cells.map((value) => (typeof value === "number" || typeof value === "boolean" ? value : `'${String(value)}`));

/** Decides a gate by its row among the gates. */
function decide({ book }: Book, row: number, decision: string, decidedOn: number | ""): void {
  book.setCell(`Gates!E${row + 2}`, decision);
  book.setCell(`Gates!F${row + 2}`, decidedOn);
}

describe("rows", () => {
  test("are written for every gate, with who, what and why, within the same four syncs; then nothing", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate(SIGNED);
    expect(open.syncs()).toBe(4);
    expect(
      logged(open, "Evaluated on", "By", "Event", "Gate", "Verdict", "Score", "Range", "Blockers", "Add-in version"),
    ).toEqual([
      [on("2026-11-22"), "M. Okafor", "Evaluation", "G1", "Go", 100, "100", "", "1.2.3"],
      [on("2026-11-22"), "M. Okafor", "Evaluation", "G2", "No-go", 0, "0", "C3, score", "1.2.3"],
    ]);
    expect(logged(open, "Detail")[1]?.[0]).toContain("C3 Rehearsed must pass and is not met: 70, needs ≥ 90");
    const before = JSON.stringify(open.book.snapshot());
    const { written, log } = await open.evaluate({ by: "Somebody else", version: "9.9.9" });
    expect(open.syncs()).toBe(2);
    expect(written.cells).toBe(0);
    expect(log.added).toEqual([]);
    expect(JSON.stringify(open.book.snapshot())).toBe(before);
  });

  test("are added for what differs alone, behind the last one; no earlier row is touched", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    const headers = logTable(open).columns.map(({ name }) => name);
    const before = logged(open, ...headers);
    open.book.setCell("Criteria!D4", 95);
    await open.evaluate({ today: on("2026-11-24") });
    expect(open.syncs()).toBe(8);
    const after = logged(open, ...headers);
    expect(after.slice(0, 2)).toEqual(before);
    expect(logged(open, "Gate", "Verdict", "Evaluated on").slice(2)).toEqual([["G2", "Go", on("2026-11-24")]]);
    expect(logged(open, "Follows")[2]).toEqual(logged(open, "Row")[1]);
    expect(open.book.cell("'Evaluation log'!A4").numberFormat).toBe("d mmm yyyy");
  });

  test("are not added for a later status date alone", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    await open.evaluate({ today: on("2026-11-23") });
    expect(logged(open, "Row")).toHaveLength(2);
  });

  test("are not added where rows of the criteria were only sorted", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    const criteria = open.book.table("Criteria");
    if (criteria === undefined) throw new Error("There are no criteria");
    colleague.sortDown(criteria, 0);
    await open.evaluate({ today: on("2026-11-24") });
    expect(logged(open, "Row")).toHaveLength(2);
  });

  test("are not written where the result is only shown, and are said all the same", async () => {
    const open = await openBook([GATES, CRITERIA]);
    const { log } = await open.evaluate({ write: false });
    expect(open.book.table(LOG)).toBeUndefined();
    expect([log.written, log.added.map(({ subject }) => subject)]).toEqual([false, ["G1", "G2"]]);
  });

  test("keep text that Excel would take for something else", async () => {
    const open = await openBook([GATES, { ...CRITERIA, rows: [["+1", "@sum", "G1", 1, 90, "Yes", "", ""]] }]);
    await open.evaluate({ by: "=cmd|'/c calc'!A1" });
    expect(logged(open, "By", "Blockers")[0]).toEqual(["=cmd|'/c calc'!A1", "+1, score"]);
    expect((await open.evaluate()).findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
  });

  test("stand where the user sorted and filtered the log, and added a column of their own", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    const table = logTable(open);
    colleague.insertColumn(table, 2, "Remark");
    colleague.typeInTable(table, 0, "Remark", "seen");
    colleague.sortDown(table, 4);
    await open.addin.Excel.run(async (context) => {
      context.workbook.tables.getItem(LOG).columns.getItem("Gate").filter.applyValuesFilter(["G1"]);
      await context.sync();
    });
    open.book.setCell("Criteria!D4", 95);
    const { findings } = await open.evaluate();
    expect(findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
    expect(logged(open, "Gate", "Remark")).toEqual([
      ["G2", ""],
      ["G1", "seen"],
      ["G2", ""],
    ]);
    const { log, findings: later } = await open.evaluate();
    expect(log.reading.records.map(({ subject, verdict }) => [subject, verdict])).toEqual([
      ["G1", "Go"],
      ["G2", "No-go"],
      ["G2", "Go"],
    ]);
    expect(later.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
  });

  test("push what stands below the log down, and never onto it", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    // Typed by a hand that did not want the table to grow.
    open.book.sheet("Evaluation log")?.cells.set(3, 0, "Mine");
    open.book.setCell("Criteria!D4", 95);
    await open.evaluate();
    expect(logged(open, "Gate")).toHaveLength(3);
    expect(open.book.cell("'Evaluation log'!A5").value).toBe("Mine");
  });
});

describe("what is ours", () => {
  test("is made beside a sheet and a table of the user's of those names", async () => {
    const open = await openBook([
      GATES,
      CRITERIA,
      { name: LOG, sheet: "Evaluation log", headers: ["Gate", "Decision"], rows: [["G1", "mine"]] },
    ]);
    await open.evaluate();
    expect(columnOf(open.book, LOG, "Decision")).toEqual(["mine"]);
    expect(columnOf(open.book, `${LOG}_2`, "Gate")).toEqual(["G1", "G2"]);
    expect(open.book.table(`${LOG}_2`)?.sheet.name).toBe("Evaluation log (2)");
  });

  test("is never taken for the Gates of somebody, and is known when its sheet and table are renamed", async () => {
    const open = await openBook([CRITERIA]);
    await open.evaluate();
    const table = logTable(open);
    colleague.renameTheSheet(table, "Proof");
    colleague.renameTable(table, "Proof_table");
    open.book.setCell("Criteria!D4", 95);
    const { evaluation } = await open.evaluate();
    expect(evaluation.gates.map(({ gate }) => gate.key)).toEqual(["G1", "G2"]);
    expect(columnOf(open.book, "Proof_table", "Gate")).toEqual(["G1", "G2", "G2"]);
  });
});

describe("the log itself", () => {
  const said = async (open: Book): Promise<readonly string[]> => {
    const { findings, messages } = await open.evaluate();
    return findings.filter(({ id }) => id.startsWith("log-")).map((one) => messages.finding(one));
  };

  test("says which row somebody altered, at its cell, and goes on", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    colleague.typeInTable(logTable(open), 1, "Verdict", "Go");
    const row = String(logged(open, "Row")[1]?.[0]);
    expect(await said(open)).toEqual([`The row ${row} of the log was altered after it was written`]);
    expect(open.book.cell("'Gate report'!A1").value).toBe("Gate report");
    // What an altered row says is not believed: the gate is logged anew.
    expect(logged(open, "Gate", "Verdict")).toEqual([
      ["G1", "Go"],
      ["G2", "Go"],
      ["G2", "No-go"],
    ]);
    expect(await said(open)).toEqual([`The row ${row} of the log was altered after it was written`]);
  });

  test("says which row somebody deleted, also the last one, and when all of it is gone", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    const [, last = ""] = logged(open, "Row").map(([row]) => String(row));
    colleague.deleteRow(logTable(open), 1);
    expect(await said(open)).toEqual([`The row ${last} of the log is missing`]);
    expect(await said(open)).toEqual([`The row ${last} of the log is missing`]);
    await open.addin.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Evaluation log").delete();
      await context.sync();
    });
    expect(await said(open)).toHaveLength(1);
    expect(logged(open, "Gate")).toEqual([["G1"], ["G2"]]);
    expect(await said(open)).toHaveLength(1);
  });

  test("takes two evaluations at once for a fork, not for tampering", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    // Somebody else's evaluation, as a merge of two copies of the workbook leaves it.
    const [[id, print] = []] = logged(open, "Row", "Row's fingerprint");
    const theirs = newLogRow(
      { event: "Evaluation", subject: "G2", detail: "Theirs", gates: ["G2"], verdict: "No-go", score: 0 },
      { serial: on("2026-11-22"), by: "A. Lind", version: "1.2.3" },
      { id: String(id), print: String(print) },
      fingerprint,
    );
    colleague.insertRow(logTable(open), 2, asTyped(LOG_COLUMNS.map((column) => theirs[column])));
    expect(await said(open)).toEqual([
      expect.stringMatching(/^After row 1-\w+ the log has 2 rows side by side: people evaluated at the same time$/),
    ]);
  });

  test("says of a copied row that it stands twice, not that people evaluated at once", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    const headers = logTable(open).columns.map(({ name }) => name);
    const copied = logged(open, ...headers)[1] ?? [];
    colleague.insertRow(logTable(open), 2, asTyped(copied));
    const row = String(logged(open, "Row")[1]?.[0]);
    expect(await said(open)).toEqual([`The row ${row} stands twice in the log`]);
    // Nothing is added, and the copy stays where it is.
    expect(logged(open, ...headers)).toHaveLength(3);
    expect(logged(open, ...headers)[2]).toEqual(copied);
  });

  test("says of a row that somebody typed where it stands, and goes on behind it", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    colleague.insertRow(logTable(open), 2, [on("2026-11-22"), "Me", "Evaluation", "G2", "Looks fine", "G2", "Go"]);
    const told = "The row of the log at 'Evaluation log'!P4 was not written by the add-in";
    expect(await said(open)).toEqual([told]);
    open.book.setCell("Criteria!D4", 95);
    expect(await said(open)).toEqual([told]);
    expect(logged(open, "By", "Verdict").map(([, verdict]) => verdict)).toEqual(["Go", "No-go", "Go", "Go"]);
    expect(logged(open, "Follows")[3]).toEqual(logged(open, "Row")[1]);
    expect(await said(open)).toEqual([told]);
  });
});

describe("refuses and writes nothing", () => {
  test("when the sheet of the log is protected and a row is to be added", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    colleague.protect(logTable(open));
    expect((await open.evaluate()).written.cells).toBe(0);
    open.book.setCell("Criteria!D4", 95);
    const before = JSON.stringify(open.book.snapshot());
    expect(await refusal(open.evaluate())).toEqual({ code: "sheet-protected", sheet: "Evaluation log" });
    expect(JSON.stringify(open.book.snapshot())).toBe(before);
  });

  test.each([
    ["renamed", (book: Book) => renameHeader(book, "Verdict", "Urteil")],
    [
      "deleted",
      (book: Book) =>
        withLog(book, (table) => {
          table.columns.getItem("Verdict").delete();
        }),
    ],
  ])(
    "when a column of the log was %s; a decided gate keeps its result once a renamed one is back",
    async (how, damage) => {
      const open = await openBook([GATES, CRITERIA]);
      await open.evaluate();
      decide(open, 0, "Go", on("2026-11-22"));
      await open.evaluate();
      open.book.setCell("Criteria!D2", 40);
      await damage(open);
      const before = JSON.stringify(open.book.snapshot());
      expect(await refusal(open.evaluate())).toEqual({
        code: "log-columns-gone",
        sheet: "Evaluation log",
        headers: ["Verdict"],
      });
      expect(JSON.stringify(open.book.snapshot())).toBe(before);
      if (how === "deleted") return;
      await renameHeader(open, "Urteil", "Verdict");
      const { evaluation, findings } = await open.evaluate();
      expect(evaluation.gates[0]?.verdict).toBe("Go");
      expect(findings.filter(({ id }) => id.startsWith("log-"))).toEqual([]);
    },
  );

  test("when the log was copied before a column of it was renamed", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    await open.addin.Excel.run(async (context) => {
      context.workbook.worksheets.getItem("Evaluation log").copy("End");
      await context.sync();
    });
    await renameHeader(open, "Verdict", "Urteil");
    expect(await refusal(open.evaluate())).toMatchObject({ code: "log-columns-gone", sheet: "Evaluation log" });
  });

  test("when the log was turned into plain cells", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    await withLog(open, (table) => {
      table.convertToRange();
    });
    const before = JSON.stringify(open.book.snapshot());
    expect(await refusal(open.evaluate())).toEqual({ code: "log-no-table", sheet: "Evaluation log" });
    expect(JSON.stringify(open.book.snapshot())).toBe(before);
  });

  test("when a colleague evaluated between reading and writing", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    open.book.setCell("Criteria!D4", 95);
    const { host } = open.addin;
    host.onRequest = (request) => {
      if (request === 3) colleague.insertRow(logTable(open), 2, ["theirs"]);
    };
    host.resetTraffic();
    expect((await refusal(open.evaluate())).code).toBe("changed-meanwhile");
    expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
    expect(logged(open, "Gate")).toHaveLength(3);
  });
});

describe("decisions", () => {
  test("are logged; a decided gate keeps its result until the decision is cleared", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    decide(open, 0, "Go", on("2026-11-22"));
    await open.evaluate();
    expect(logged(open, "Event", "Decision", "Verdict").slice(2)).toEqual([["Decision", "Go, 2026-11-22", "Go"]]);
    open.book.setCell("Criteria!D2", 40);
    const { evaluation, messages } = await open.evaluate({ today: on("2026-11-25") });
    const [first] = evaluation.gates;
    expect([first?.verdict, first?.score, first?.verdictNow]).toEqual(["Go", 100, "No-go"]);
    expect(first?.because.map((one) => messages.finding(one))).toContain("Evaluated now G1 would be No-go");
    expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["Go", "No-go"]);
    expect(logged(open, "Event")).toHaveLength(3);
    expect((await open.evaluate({ today: on("2026-11-25") })).written.cells).toBe(0);
    decide(open, 0, "", "");
    await open.evaluate({ today: on("2026-11-26") });
    expect(columnOf(open.book, "Gates", "Verdict")).toEqual(["No-go", "No-go"]);
    expect(logged(open, "Event", "Verdict").slice(3)).toEqual([
      ["Decision cleared", ""],
      ["Evaluation", "No-go"],
    ]);
  });

  test("looser than the last logged verdict are overrides: kept, shown and counted", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await open.evaluate();
    decide(open, 1, "Go", on("2026-11-22"));
    const { findings, messages, log, evaluation } = await open.evaluate();
    const said = "G2 was decided Go against No-go on 22 Nov 2026";
    expect(findings.map((one) => messages.finding(one))).toContain(said);
    expect(evaluation.gates[1]?.verdict).toBe("No-go");
    expect(log.overrides).toBe(1);
    expect(logged(open, "Event", "Detail", "Verdict", "Decision").at(-1)).toEqual([
      "Override",
      said,
      "No-go",
      "Go, 2026-11-22",
    ]);
    const report = open.book.snapshot().sheets.find(({ name }) => name === "Gate report")?.cells ?? {};
    const texts = Object.values(report).map(({ value }) => value);
    expect(texts).toContain("1 decision was looser than the verdict (overrides).");
    expect(texts).toContain(`${said}.`);
    expect((await open.evaluate()).written.cells).toBe(0);
  });

  test("without an evaluation before them say so, then and later", async () => {
    const decided = {
      ...GATES,
      rows: [["G1", "Pilot exit", "", "Board", "Go", on("2026-11-22")], ...GATES.rows.slice(1)],
    };
    const open = await openBook([decided, CRITERIA]);
    const { findings, messages } = await open.evaluate();
    const said = "G1 was decided Go on 22 Nov 2026 without an evaluation";
    expect(findings.map((one) => messages.finding(one))).toContain(said);
    expect(logged(open, "Event", "Gate")).toEqual([
      ["Decision", "G1"],
      ["Evaluation", "G1"],
      ["Evaluation", "G2"],
    ]);
    const again = await open.evaluate();
    expect(again.written.cells).toBe(0);
    expect(again.findings.map((one) => messages.finding(one))).toContain(said);
  });
});

describe("rules", () => {
  test("that were loosened or tightened since the last evaluation are logged in words, once", async () => {
    const open = await openBook([GATES, CRITERIA]);
    await addMoreColumns(open.workbook);
    await open.evaluate();
    open.book.setCell("Criteria!E2", 85);
    open.book.setCell("Criteria!F4", "");
    open.book.setCell("Criteria!E4", 95);
    const { findings, messages } = await open.evaluate();
    const said = [
      "C1: pass at loosened from ≥ 90 to ≥ 85",
      "C3: pass at tightened from ≥ 90 to ≥ 95",
      "C3: must pass loosened from Yes to No",
    ];
    expect(findings.filter(({ id }) => id.startsWith("rule-")).map((one) => messages.finding(one))).toEqual(said);
    expect(
      logged(open, "Event", "Subject", "Detail", "Gate").filter(([event]) => String(event).startsWith("Rule")),
    ).toEqual([
      ["Rule loosened", "C1", said[0], "G1"],
      ["Rule tightened", "C3", said[1], "G2"],
      ["Rule loosened", "C3", said[2], "G2"],
    ]);
    const again = await open.evaluate();
    expect(again.written.cells).toBe(0);
    expect(again.findings.filter(({ id }) => id.startsWith("rule-"))).toEqual([]);
  });
});

test("counts days as the workbook does, in both date systems", async () => {
  const open = await openBook([GATES, CRITERIA]);
  open.book.date1904 = true;
  await open.evaluate();
  expect(logged(open, "Evaluated on")[0]).toEqual([on("2026-11-22") - 1462]);
  const { log } = await open.evaluate();
  expect(log.reading.records[0]?.evaluatedOn).toBe(on("2026-11-22"));
});
