import { answerSupport, renewBaseline } from "../../src/workflows/answerSupport";
import { evaluationJson } from "../cli/evaluationJson";
import { closeBooks, columnOf, on, openBook, TODAY, type Book } from "./book";
import { FIT_BOOK, SUPPORTS } from "./fitBook";

afterEach(closeBooks);

const OPTIONS = { today: TODAY, language: "en", by: "Ann", version: "1.0" };
const UNTIL = on("2027-03-31");

const events = (book: Book) => columnOf(book.book, "EvaluationLog", "Event");
const refusal = (reason: object) => ({ reason: expect.objectContaining(reason) as unknown });

test("retiring enters the state and logs it; the next evaluation has no exit state for it and a sound log", async () => {
  const book = await openBook(FIT_BOOK);
  await book.evaluate();
  book.syncs();
  const cell = await answerSupport(book.workbook, "s1", { kind: "retire", reason: "" }, OPTIONS);
  expect(book.syncs()).toBe(4);
  expect(cell).toEqual({ sheet: "Supports", row: 1, column: 13 });
  expect(book.book.cell("Supports!N2").value).toBe("Retired");
  expect(events(book)).toEqual(["Support retired"]);
  expect(columnOf(book.book, "EvaluationLog", "Detail")).toEqual(["Retired S1 Support cell"]);
  const { findings, log } = await book.evaluate();
  expect(columnOf(book.book, "Supports", "Exit state")[0]).toBeUndefined();
  expect(log.reading.chain.altered).toEqual([]);
  expect(findings.map(({ id }) => id)).not.toContain("log-row-altered");
  await expect(answerSupport(book.workbook, "S1", { kind: "retire", reason: "" }, OPTIONS)).rejects.toMatchObject(
    refusal({ code: "answer-unusable", lacks: "state" }),
  );
});

test("extending needs an authority, a reason and a later day; it is logged with both days and counted", async () => {
  const book = await openBook(FIT_BOOK);
  const extend = (change: object) =>
    answerSupport(
      book.workbook,
      "S2",
      { kind: "extend", authority: "Board", reason: "Two wards still settle", until: UNTIL, ...change },
      OPTIONS,
    );
  for (const [change, lacks] of [
    [{ authority: " " }, "authority"],
    [{ reason: "" }, "reason"],
    [{ until: TODAY }, "until"],
  ] as const)
    await expect(extend(change)).rejects.toMatchObject(refusal({ code: "answer-unusable", lacks }));
  await extend({});
  await extend({ until: UNTIL + 30 });
  expect(book.book.cell("Supports!E3").value).toBe(UNTIL + 30);
  expect(columnOf(book.book, "EvaluationLog", "Detail")[1]).toBe(
    "Extended S2 Office hours from 31 Mar 2027 to 30 Apr 2027, allowed by Board: Two wards still settle",
  );
  const { findings } = await book.evaluate();
  expect(columnOf(book.book, "Supports", "Extensions")[1]).toBe(2);
  expect(columnOf(book.book, "Supports", "Exit state")[1]).toBe("Not due");
  expect(findings.map(({ id }) => id)).toContain("support-extended-often");
});

test("what becomes permanent gets an owner and a drafted place in the operating model, once", async () => {
  const book = await openBook(FIT_BOOK);
  await expect(
    answerSupport(book.workbook, "S3", { kind: "make-permanent", owner: "", reason: "" }, OPTIONS),
  ).rejects.toMatchObject(refusal({ code: "answer-unusable", lacks: "owner" }));
  const answer = { kind: "make-permanent", owner: "L. Brandt", reason: "It catches what the system does not" } as const;
  await answerSupport(book.workbook, "S3", answer, OPTIONS);
  expect(book.book.cell("Supports!N4").value).toBe("Made permanent");
  expect(columnOf(book.book, "OperatingModel", "Element")[0]).toBe("Draft: “Paper list” as a part of the model");
  expect(columnOf(book.book, "OperatingModel", "Owner")[0]).toBe("L. Brandt");
  expect(events(book)).toEqual(["Support made permanent"]);
  book.book.setCell("Supports!N4", "Active");
  await answerSupport(book.workbook, "S3", answer, OPTIONS);
  expect(columnOf(book.book, "OperatingModel", "Element").filter(Boolean)).toHaveLength(1);
});

test("a formula of the user's is never overwritten, and a row or column that is gone is named", async () => {
  const book = await openBook(FIT_BOOK);
  book.book.setCell("Supports!E3", "=D3+152");
  const extend = { kind: "extend", authority: "Board", reason: "Late", until: UNTIL } as const;
  await expect(answerSupport(book.workbook, "S2", extend, OPTIONS)).rejects.toMatchObject(
    refusal({ code: "formula-there", cell: { sheet: "Supports", row: 2, column: 4 } }),
  );
  await expect(answerSupport(book.workbook, "S9", extend, OPTIONS)).rejects.toMatchObject(
    refusal({ code: "row-gone", table: "Supports", row: "S9" }),
  );
  const without = await openBook([
    { ...SUPPORTS, headers: SUPPORTS.headers.slice(0, 13), rows: SUPPORTS.rows.map((row) => row.slice(0, 13)) },
  ]);
  await expect(answerSupport(without.workbook, "S2", { kind: "retire", reason: "" }, OPTIONS)).rejects.toMatchObject(
    refusal({ code: "column-missing", column: "State" }),
  );
});

test("a new baseline is logged, and the chart has limits of its own from that day on", async () => {
  const book = await openBook(FIT_BOOK);
  const from = on("2026-08-28");
  const renew = (change: object) =>
    renewBaseline(book.workbook, "M2", { from, reason: "New telephone system", ...change }, OPTIONS);
  await expect(renew({ reason: "" })).rejects.toMatchObject(refusal({ code: "answer-unusable", lacks: "reason" }));
  await expect(renew({ from: TODAY + 1 })).rejects.toMatchObject(refusal({ code: "answer-unusable", lacks: "from" }));
  const before = await book.evaluate();
  expect(before.fit?.fit?.metrics[1]?.chart.segments).toHaveLength(1);
  await renew({});
  const { fit, ...outcome } = await book.evaluate();
  const [first, second] = fit?.fit?.metrics[1]?.chart.segments ?? [];
  expect([first?.to, second?.from, second?.baseline]).toEqual([10, 11, 13]);
  expect(second?.limits?.mean).not.toBe(first?.limits?.mean);
  expect(evaluationJson({ fit, ...outcome }).controlCharts?.[0]).toMatchObject({ baselineFrom: "2026-08-28" });
  expect(events(book)).toEqual(["Baseline renewed"]);
  expect(columnOf(book.book, "EvaluationLog", "Detail")[0]).toBe(
    "The control chart of M2 Calls answered in time has a new baseline from 28 Aug 2026: New telephone system",
  );
});
