import { evaluationJson } from "../cli/evaluationJson";
import { AUDIT_BOOK } from "./auditBook";
import { closeBooks, columnOf, openBook } from "./book";
import { RISKS } from "./riskBook";
import { CRITERIA, GATES } from "./twoGates";

afterEach(closeBooks);

const SETTINGS = {
  name: "Transition",
  headers: ["Setting", "Value"],
  rows: [
    ["Draws", 2000],
    ["Cost of a week's delay", 1],
  ],
};

test("the register is evaluated in two syncs each way; a second evaluation writes nothing", async () => {
  const { book, evaluate, syncs } = await openBook([SETTINGS, RISKS, ...AUDIT_BOOK]);
  const { written, register } = await evaluate();
  expect(syncs()).toBe(4);
  expect(columnOf(book, "Risks", "Score")).toEqual([16, 2, 8, 2]);
  // 0.6 · 100, and 0.1 · exp(μ + σ²/2) of 10,000 to 50,000.
  const sigma = Math.log(5) / 3.2897072539029435;
  const second = 0.1 * Math.exp((Math.log(10_000) + Math.log(50_000)) / 2 + sigma ** 2 / 2);
  expect(columnOf(book, "Risks", "Expected loss")).toEqual([
    60,
    Math.round(second * 100) / 100,
    "Unquantified",
    undefined,
  ]);
  expect(columnOf(book, "Risks", "Share of exposure")[0]).toBeCloseTo(60 / (60 + second), 8);
  expect(columnOf(book, "Risks", "Rating")).toEqual(["Critical", "Low", "Medium", "Low"]);
  expect(columnOf(book, "Risks", "Signal state")).toEqual(["Watch", undefined, "Not found", undefined]);
  expect(columnOf(book, "Risks", "Gaps")).toEqual([
    "contingency",
    undefined,
    "owner, mitigation, contingency, review date",
    undefined,
  ]);
  expect(written.sheets).toContain("Risk register");
  expect(book.cell("'Risk register'!A1").value).toBe("Risk register");
  expect(register?.risks.counts).toEqual({ quantified: 2, unquantified: 1, closed: 1 });
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("findings name what is lost, and assumptions that break without a risk", async () => {
  const { evaluate } = await openBook([SETTINGS, RISKS, GATES, CRITERIA, ...AUDIT_BOOK]);
  const { findings } = await evaluate();
  const said = findings.map(({ id }) => id);
  expect(said).toEqual(
    expect.arrayContaining([
      "risk-gate-unknown",
      "risk-signal-unknown",
      "risk-unquantified",
      "assumption-without-risk",
      "price-of-waiting",
    ]),
  );
});

test("a risk above appetite holds its gate until what it lacks is there", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, RISKS]);
  const held = await evaluate();
  expect(held.evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Hold", "No-go"]);
  expect(columnOf(book, "Gates", "Why")[0]).toBe(
    "R1 Advice line overrun is above appetite (score 16, expected loss 60) and has no contingency (Risks!N2)",
  );
  expect(columnOf(book, "Gates", "To reach go")[0]).toBe(
    "1. Give R1 Advice line overrun a contingency (Ann) → 100.0 Go",
  );
  book.setCell("Risks!N2", "Call back within a day");
  expect((await evaluate()).evaluation.gates.map(({ verdict }) => verdict)).toEqual(["Go", "No-go"]);
});

test("the register says what holds a gate, first", async () => {
  const { book, evaluate } = await openBook([GATES, CRITERIA, RISKS]);
  const { findings } = await evaluate();
  expect(findings.filter(({ id }) => id === "risk-above-appetite")).toHaveLength(1);
  const found = book.sheets.find(({ name }) => name === "Risk register");
  const lines = Array.from({ length: 80 }, (_, row) => [0, 1, 8].map((column) => found?.value(row, column)));
  const from = lines.findIndex(([title]) => title === "What to look at");
  expect(lines[from + 1]).toEqual([
    "Blocker",
    "R1 Advice line overrun is above appetite (score 16, expected loss 60) and has no contingency.",
    "Risks!N2",
  ]);
});

test("money that is counted in millions is never shown as 0", async () => {
  const headers = ["ID", "Risk", "Probability", "Impact", "Cost low", "Cost high"];
  const rows = [
    ["R1", "a", 0.4, 4, 0.6, 0.6],
    ["R2", "b", 0.2, 3, 0.0002, 0.0002],
  ];
  const { addin, book, evaluate } = await openBook([
    SETTINGS,
    { name: "Risks", headers, rows, formats: { Probability: "0%" } },
  ]);
  await evaluate();
  expect(columnOf(book, "Risks", "Expected loss")).toEqual([0.24, 0.00004]);
  const shown = await addin.Excel.run(async (context) => {
    const ranges = ["Risks!G2", "Risks!I2", "'Risk register'!C8", "'Risk register'!E8"].map((address) => {
      const [sheet = "", cell = ""] = address.replaceAll("'", "").split("!");
      return context.workbook.worksheets.getItem(sheet).getRange(cell).load("text");
    });
    await context.sync();
    return ranges.map(({ text }) => text[0]?.[0]);
  });
  // Score, expected loss; mean and P80 before mitigation.
  expect(shown).toEqual(["12.0", "0.24", "0.24", "0.6"]);
});

test("a firing signal raises the rating, and only that", async () => {
  const { book, evaluate } = await openBook([RISKS, ...AUDIT_BOOK]);
  await evaluate();
  book.setCell("Risks!J3", "S1");
  book.setCell("Signals!G2", 12);
  await evaluate();
  expect(columnOf(book, "Risks", "Rating")[1]).toBe("Medium");
  expect(columnOf(book, "Risks", "Signal state")[1]).toBe("Firing");
});

test("the price of waiting is said where somebody said what a week costs", async () => {
  const { evaluate } = await openBook([{ ...SETTINGS, rows: SETTINGS.rows.slice(0, 1) }, RISKS]);
  expect((await evaluate()).findings.map(({ id }) => id)).not.toContain("price-of-waiting");
});

test("as JSON: ρ 0 first, before and after, unknown is null", async () => {
  const { evaluate } = await openBook([SETTINGS, RISKS]);
  const { risks, exposure } = evaluationJson(await evaluate());
  expect(risks?.[0]).toEqual({
    id: "R1",
    score: 16,
    rating: "Critical",
    expectedLoss: risks?.[0]?.expectedLoss,
    share: risks?.[0]?.share,
    gaps: ["contingency"],
    signalState: null,
  });
  expect(risks?.[0]?.expectedLoss).toBeCloseTo(60, 9);
  expect(risks?.[2]).toMatchObject({ id: "R3", expectedLoss: null, share: null });
  expect(exposure?.map(({ rho, draws, seed }) => [rho, draws, seed])).toEqual([
    [0, 2000, 1],
    [0.3, 2000, 1],
  ]);
  expect(Object.keys(exposure?.[0] ?? {})).toEqual([
    "rho",
    "draws",
    "seed",
    "mean",
    "p50",
    "p80",
    "p95",
    "standardErrors",
    "after",
  ]);
  expect(Object.keys(exposure?.[0]?.after ?? {})).toEqual(["mean", "p50", "p80", "p95", "standardErrors"]);
  expect(exposure?.[0]?.after.mean).toBeLessThan(exposure?.[0]?.mean ?? 0);
});

test("without a Risks table the register is not assessed, and without figures there is no exposure", async () => {
  const { evaluate } = await openBook([GATES, CRITERIA]);
  const none = evaluationJson(await evaluate());
  expect([none.risks, none.exposure]).toEqual([null, null]);
  const bare = { ...RISKS, headers: ["ID", "Risk"], rows: [["R1", "a"]], formats: {} };
  const { evaluate: again, book } = await openBook([bare]);
  expect(evaluationJson(await again()).exposure).toEqual([]);
  expect(columnOf(book, "Risks", "Expected loss")).toEqual(["Unquantified"]);
});

test("a register whose gaps are more than a cell holds is written, and names how many more there are", async () => {
  const headers = ["ID", "Risk", "Owner", "Early-warning signal", "Mitigation", "Contingency", "Review by"];
  const rows = Array.from({ length: 700 }, (_, i) => [`R${i + 1}`, `Risk ${i + 1}`, "Ann", "", "", "", ""]);
  const { book, evaluate } = await openBook([{ name: "Risks", headers, rows }]);
  expect((await evaluate()).written.sheets).toContain("Risk register");
  const found = book.sheets.find(({ name }) => name === "Risk register");
  const cells = Array.from({ length: 1500 }, (_, row) => found?.value(row, 8));
  expect(cells.filter((cell) => typeof cell === "string" && cell.endsWith("; and 680 more"))).toHaveLength(1);
  expect((await evaluate()).written).toEqual({ cells: 0, sheets: [] });
});

test("a user's own Score stays theirs", async () => {
  const own = {
    ...RISKS,
    headers: ["ID", "Risk", "Probability", "Impact", "Score"],
    rows: [
      ["R1", "a", 2, 3, 5],
      ["R2", "b", 4, 5, 9],
    ],
    formats: {},
  };
  const { book, evaluate } = await openBook([own]);
  const { findings } = await evaluate();
  expect(columnOf(book, "Risks", "Score")).toEqual([5, 9]);
  expect(columnOf(book, "Risks", "Score (computed)")).toEqual([6, 20]);
  expect(findings.map(({ id }) => id)).toEqual(expect.arrayContaining(["risk-score-theirs", "column-renamed"]));
});
