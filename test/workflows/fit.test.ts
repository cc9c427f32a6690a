import { evaluationJson } from "../cli/evaluationJson";
import { closeBooks, columnOf, on, openBook } from "./book";
import { FIT_BOOK, FIT_METRICS, FIT_READINGS, SUPPORTS } from "./fitBook";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

test("fit and supports are judged in two syncs each way; a second evaluation writes nothing", async () => {
  const { book, evaluate, syncs } = await openBook(FIT_BOOK);
  const { written, fit } = await evaluate();
  expect(syncs()).toBe(4);
  expect(columnOf(book, "FitMetrics", "State")).toEqual(["At target", "Tolerable", "Not met", "Not met", "At target"]);
  expect(columnOf(book, "FitMetrics", "Progress").slice(0, 3)).toEqual([1, 0.3, 0.5]);
  expect(columnOf(book, "FitMetrics", "Trend")[1]).toBe("Worsening");
  expect(columnOf(book, "FitMetrics", "Between-unit spread")[3]).toBeGreaterThan(1);
  expect(columnOf(book, "Supports", "Exit state")).toEqual([
    "Ready to retire",
    "Overdue",
    "Permanent by default",
    "Not due",
    undefined,
  ]);
  expect(columnOf(book, "Supports", "Finding")[1]).toBe(
    "M2 ≥ 95 in 3 readings in a row, so far 0: 88 on 20 Nov 2026, needs ≥ 95",
  );
  expect(written.sheets).toContain("Fit review");
  expect(book.cell("'Fit review'!A4").value).toBe("Symbolic only");
  expect(fit?.fit?.landing).toBe("Symbolic only");
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("what is said names rows, and readings of metrics and supports are of something", async () => {
  const { evaluate } = await openBook(FIT_BOOK);
  const said = (await evaluate()).findings.map(({ id }) => id);
  expect(said).not.toContain("reading-measure-unknown");
  expect(said).toEqual(
    expect.arrayContaining([
      "fit-symbolic",
      "metric-not-met",
      "metric-worsening",
      "units-differ",
      "support-ready",
      "support-permanent",
      "support-one-person",
      "parallel-runs-differ",
    ]),
  );
});

test("a reading of nothing is named beside fit metrics alone", async () => {
  const { evaluate } = await openBook([
    FIT_METRICS,
    { ...FIT_READINGS, rows: [...FIT_READINGS.rows.slice(0, 24), ["M9", on("2026-11-09"), "", 4, "", ""]] },
  ]);
  expect((await evaluate()).findings.map(({ id }) => id)).toContain("reading-measure-unknown");
});

test("a parallel run without an end or an owner holds every undecided gate until it has both", async () => {
  const rows = SUPPORTS.rows.map((row) =>
    row[0] === "S4" ? row.map((cell, at) => (at === 4 || at === 8 ? "" : cell)) : row,
  );
  const { book, evaluate } = await openBook([GATES, CRITERIA, { ...SUPPORTS, rows }]);
  const verdicts = async () => (await evaluate()).evaluation.gates.map(({ verdict }) => verdict);
  expect(await verdicts()).toEqual(["Hold", "No-go"]);
  expect(columnOf(book, "Gates", "Why")[0]).toContain("The parallel run S4 Old booking has no end (Supports!E5)");
  expect(columnOf(book, "Gates", "To reach go")[0]).toContain("Name one owner of the parallel run S4 Old booking");
  book.setCell("Supports!E5", on("2027-01-31"));
  expect(await verdicts()).toEqual(["Hold", "No-go"]);
  book.setCell("Supports!I5", "Mo");
  expect(await verdicts()).toEqual(["Go", "No-go"]);
});

test("the JSON has fit, supports, controlCharts and spread; without their tables they are null", async () => {
  const { evaluate } = await openBook(FIT_BOOK);
  expect(evaluationJson(await evaluate())).toMatchObject({
    fit: {
      landing: "Symbolic only",
      because: "The volume is reached, but M2, M3, M4 are not at target",
      metrics: [
        { id: "M1", state: "At target", progress: 1, trend: "Not enough data" },
        { id: "M2", state: "Tolerable", progress: 0.3, trend: "Worsening" },
        { id: "M3" },
        { id: "M4" },
        { id: "M5" },
      ],
    },
    supports: [
      { id: "S1", exitState: "Ready to retire" },
      {
        id: "S2",
        exitState: "Overdue",
        because: "Planned to end on 31 Oct 2026, 22 days ago; it was planned for 152 days",
      },
      { id: "S3", exitState: "Permanent by default" },
      { id: "S4", exitState: "Not due" },
      { id: "S5", exitState: null, because: null },
    ],
    controlCharts: [
      {
        measure: "M2",
        readings: 24,
        assurance: "Hit and miss",
        signals: [{ rule: "outside limits", from: "2026-11-20" }],
      },
      { measure: "M4", mean: null, assurance: "Not enough data" },
      { measure: "M5", mean: null },
    ],
    spread: [{ measure: "M4", outliers: ["Ely Road"] }],
  });
  const gatesAlone = await openBook([GATES, CRITERIA]);
  expect(evaluationJson(await gatesAlone.evaluate())).toMatchObject({
    fit: null,
    supports: null,
    controlCharts: null,
    spread: null,
  });
});
