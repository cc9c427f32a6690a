import type { RisksEvaluation } from "../../../src/domain/risks/evaluateRisks";
import { moneyFromText } from "../../../src/domain/risks/moneyText";
import { probabilityLevel, probabilityScale } from "../../../src/domain/risks/probabilityScale";
import { messagesFor } from "../../../src/messages/messages";
import { localeOf } from "../../../src/tabular/workbookLocale";
import { ENGLISH, problemsIn } from "../sheet";
import { idsIn, register, riskIn } from "./register";

/** The probabilities of a column that holds these cells. */
function probabilities(
  cells: readonly string[],
  header = "Probability",
  transition?: string,
): readonly (number | undefined)[] {
  const picture = [`ID | ${header}`, ...cells.map((cell, i) => `R${i + 1} | ${cell}`)].join("\n");
  return register(picture, transition === undefined ? {} : { transition }).risks.map(({ probability }) => probability);
}

function beforeAndAfter(before: readonly string[], after: readonly string[]): RisksEvaluation {
  const rows = before.map((cell, i) => `R${i + 1} | ${cell} | ${after[i] ?? ""}`);
  return register(["ID | Probability | Probability after", ...rows].join("\n"));
}

describe("how a probability column is read", () => {
  test.each([
    ["fractions", ["0.1", "0.4", "1"], [0.1, 0.4, 1]],
    ["fractions beside a figure off their scale", ["0.1", "0.4", "0.2", "2"], [0.1, 0.4, 0.2, undefined]],
    ["1 to 5", ["1", "2", "3", "4", "5"], [0.05, 0.2, 0.4, 0.6, 0.85]],
    ["percent as plain figures", ["10", "40", "5"], [0.1, 0.4, 0.05]],
    ["percent-formatted cells", ["10%", "40%", "100%"], [0.1, 0.4, 1]],
    ["percentages typed as text", ["'10 %", "'40%"], [0.1, 0.4]],
    ["words", ["Low", "Medium", "High", "very low", "Very-high"], [0.2, 0.4, 0.6, 0.05, 0.85]],
    ["words of likelihood", ["Rare", "Unlikely", "Possible", "Likely", "Almost certain"], [0.05, 0.2, 0.4, 0.6, 0.85]],
    ["German words", ["sehr gering", "niedrig", "mittel", "hoch", "sehr hoch"], [0.05, 0.2, 0.4, 0.6, 0.85]],
    ["roman numbers", ["I", "II", "III", "iv", "V"], [0.05, 0.2, 0.4, 0.6, 0.85]],
    ["words with a figure of their own scale", ["Low (1)", "Medium (2)", "4 - Likely"], [0.2, 0.4, 0.6]],
    ["words beside figures", ["Low", "0.3", "0.5"], [0.2, 0.3, 0.5]],
    ["letters", ["VL", "L", "M", "h", "VH"], [0.05, 0.2, 0.4, 0.6, 0.85]],
    ["words cut short", ["Med", "Mod.", "V. High", "v low"], [0.4, 0.4, 0.85, 0.05]],
    ["a blank", ["", "0.3", "0.5"], [undefined, 0.3, 0.5]],
  ])("%s", (_, cells, expected) => {
    expect(probabilities(cells)).toEqual(expected);
  });

  test.each([
    ["nothing but 1: certain, or the least of five", ["1", "1"]],
    ["some above 1, none above 5, not all whole", ["2", "3.5", "4"]],
  ])("%s is asked for, never guessed", (_, cells) => {
    expect(probabilities(cells)).toEqual(cells.map(() => undefined));
    const asked = register(["ID | Probability", ...cells.map((cell, i) => `R${i + 1} | ${cell}`)].join("\n"));
    expect(idsIn(asked)).toContain("risk-scale-unclear");
    expect(asked.problems.map(({ code }) => code)).toEqual(cells.map(() => "probability-scale-unclear"));
  });

  test("a scale that somebody names is taken", () => {
    const said = (scale: string): string => `Setting | Value\nProbability scale | ${scale}`;
    expect(probabilities(["1", "1"], "Probability", said("1 to 5"))).toEqual([0.05, 0.05]);
    expect(probabilities(["1", "1"], "Probability", said("Fraction"))).toEqual([1, 1]);
    expect(probabilities(["0.5", "40"], "Probability", said("Percent"))).toEqual([0.005, 0.4]);
  });

  test.each([
    ["Probability (1-5)", ["1", "1"], [0.05, 0.05]],
    ["Likelihood (1–5)", ["4", "6"], [0.6, undefined]],
    ["Probability [0 to 1]", ["1", "1"], [1, 1]],
    ["Probability (0-100)", ["1", "5"], [0.01, 0.05]],
    ["Likelihood (1-3)", ["1", "3"], [undefined, undefined]],
    ["Probability (0-5)", ["1", "5"], [undefined, undefined]],
  ])("the scale that stands behind a header is taken: %s", (header, cells, expected) => {
    expect(probabilities(cells, header)).toEqual(expected);
  });

  test("an impact whose header says another scale than 1 to 5 is asked for", () => {
    const impacts = (header: string): readonly (number | undefined)[] =>
      register(`ID | ${header}\nR1 | 2\nR2 | 3`).risks.map(({ impact }) => impact);
    expect(impacts("Impact (1-5)")).toEqual([2, 3]);
    expect(impacts("Impact (1-3)")).toEqual([undefined, undefined]);
  });

  test("0.3 beside 30 may be 0.3 % or 30 %, and is asked for", () => {
    expect(probabilities(["0.3", "30"])).toEqual([undefined, 0.3]);
  });

  test.each([
    ["a bare 5 among percentages", ["20%", "30%", "5"], [0.2, 0.3, undefined]],
    ["as many bare figures as percentages", ["20%", "3"], [0.2, undefined]],
    ["a bare 1 among percentages", ["20%", "30%", "1"], [0.2, 0.3, undefined]],
    ["a bare 30 among percentages", ["20%", "30%", "30"], [0.2, 0.3, 0.3]],
    ["one percentage among steps of five", ["3", "4", "20%"], [0.4, 0.6, 0.2]],
    ["a header that says which", ["20%", "30%", "5"], [0.2, 0.3, 0.85], "Likelihood 1 5"],
  ])("%s is never guessed", (_, cells, expected, header = "Probability") => {
    expect(probabilities(cells, header)).toEqual(expected);
  });

  test.each([
    ["1 to 5 before, percent after", ["3", "4", "5"], ["20", "10", "30"], [0.4, 0.6, 0.85], [0.2, 0.1, 0.3]],
    ["fractions before, percent after", ["0.4", "0.6"], ["20", "30"], [0.4, 0.6], [0.2, 0.3]],
    ["1 to 5 before tells a column of 1", ["3", "4"], ["1", "1"], [0.4, 0.6], [0.05, 0.05]],
    ["fractions after tell a column of 1", ["1", "1"], ["0.2", "0.4"], [1, 1], [0.2, 0.4]],
    ["percent before tells 2 and 3.5", ["20", "40"], ["2", "3.5"], [0.2, 0.4], [0.02, 0.035]],
  ])("before and after have a scale each: %s", (_, cells, afterCells, before, after) => {
    const read = beforeAndAfter(cells, afterCells);
    expect(read.risks.map(({ probability }) => probability)).toEqual(before);
    expect(read.risks.map((risk) => risk.after.probability)).toEqual(after);
    expect(read.problems).toEqual([]);
  });

  test.each([
    ["plain figures", ["20", "40"]],
    ["percentages", ["20%", "40%"]],
  ])("from 20 to 5 may be one more percentage or a step of five, and is asked for (%s)", (_, cells) => {
    const read = beforeAndAfter(cells, ["5", "3"]);
    expect(read.risks.map((risk) => risk.after.probability)).toEqual([0.2, 0.4]);
    expect(problemsIn(read)).toEqual(["C2: probability-scale-unclear", "C3: probability-scale-unclear"]);
  });

  test("each of the two is corrected by a setting of its own", () => {
    const picture = "ID | Probability | Probability after\nR1 | 20 | 5\nR2 | 40 | 3";
    const read = register(picture, { transition: "Setting | Value\nProbability after scale | Percent" });
    expect(read.risks.map((risk) => risk.after.probability)).toEqual([0.05, 0.03]);
    expect(read.problems).toEqual([]);
    const [asked] = register(picture).problems;
    expect([asked?.code, asked?.facts["scaleSetting"], asked?.facts["counts"]]).toEqual([
      "probability-scale-unclear",
      "Probability after scale",
      "Probability",
    ]);
  });

  test("a header that says % makes plain figures percent", () => {
    expect(probabilities(["1", "5"], "Probability %")).toEqual([0.01, 0.05]);
  });

  test("a header that says 0 to 10 is no scale of ours", () => {
    const scale = (figures: readonly number[], header: string) => probabilityScale({ figures, header, percentages: 0 });
    expect(scale([3, 7], "Likelihood 0-10")).toBe("unclear");
    expect(scale([3, 7], "Likelihood 0-100")).toBe("percent");
    expect(scale([1, 1], "Likelihood_1_5")).toBe("levels");
  });

  test.each([
    ["above 1", "0.2\n0.3\n1.2", "B4: probability-out-of-scale"],
    ["negative", "0.2\n0.3\n-0.1", "B4: probability-out-of-scale"],
    ["above 100 %", "20\n30\n120", "B4: probability-out-of-scale"],
    ["110 % formatted", "20%\n30%\n110%", "B4: probability-out-of-scale"],
    ["six of five", "1\n2\nperhaps", "B4: probability-unreadable"],
    ["an error", "1\n2\n#N/A", "B4: error-value"],
  ])("a probability that is %s is a problem of its cell", (_, cells, problem) => {
    const read = register(
      `ID | Probability\n${cells
        .split("\n")
        .map((cell, i) => `R${i} | ${cell}`)
        .join("\n")}`,
    );
    expect(problemsIn(read)).toEqual([problem]);
    expect(read.risks[2]?.probability).toBeUndefined();
    expect(read.risks[1]?.probability).toBeDefined();
  });

  test("an edge belongs to the lower step", () => {
    expect([0, 0.1, 0.3, 0.5, 0.7, 1].map(probabilityLevel)).toEqual([1, 1, 2, 3, 4, 5]);
    expect([0.1001, 0.3001, 0.5001, 0.7001].map(probabilityLevel)).toEqual([2, 3, 4, 5]);
    expect(probabilityLevel(0.1 + 0.2)).toBe(2);
  });
});

describe("X marks in columns", () => {
  const HEADERS =
    "ID | Risk | Probability: Low | Probability: Medium | Probability: High | Impact 1 | Impact 3 | Impact 5";

  test("stand for the step that their column names", () => {
    const read = register(`${HEADERS}\nR1 | a | x |  |  |  |  | X\nR2 | b |  |  | ✓ | x | |`);
    expect(read.risks.map(({ probability, impact, score }) => [probability, impact, score])).toEqual([
      [0.2, 5, 10],
      [0.6, 1, 4],
    ]);
  });

  test("two marks in a row are a problem, and no probability", () => {
    const read = register(`${HEADERS}\nR1 | a | x |  | x | x |  | `);
    expect(problemsIn(read)).toEqual(["E2: two-marks"]);
    expect(riskIn(read, "R1").probability).toBeUndefined();
    expect(riskIn(read, "R1").impact).toBe(1);
  });

  test("one stray mark is a problem of its cell, and the columns stay", () => {
    const read = register(`${HEADERS}\nR1 | a | maybe |  |  |  |  | x\nR2 | b |  | x |  | ? | x |`);
    expect(problemsIn(read)).toEqual(["C2: mark-unreadable", "F3: mark-unreadable"]);
    expect(read.risks.map(({ probability, impact }) => [probability, impact])).toEqual([
      [undefined, 5],
      [0.4, 3],
    ]);
  });

  test("FALSE, No and a dash are no marks", () => {
    const read = register(`${HEADERS}\nR1 | a | FALSE | TRUE | FALSE | - | x | No`);
    expect(read.problems).toEqual([]);
    expect(riskIn(read, "R1")).toMatchObject({ probability: 0.4, impact: 3 });
  });

  test("columns that hold anything but marks are none", () => {
    const read = register(`${HEADERS}\nR1 | a | 10 | 20 | 30 | 1 | 2 | 3\nR2 | b | 1 | 2 | x | 4 | 5 | 6`);
    expect(read.risks.map(({ probability, impact }) => [probability, impact])).toEqual([
      [undefined, undefined],
      [undefined, undefined],
    ]);
    expect(read.problems).toEqual([]);
  });

  test("a row without a mark has none", () => {
    const read = register(`${HEADERS}\nR1 | a | x |  |  |  |  | x\nR2 | b |  |  |  |  |  | x`);
    expect(riskIn(read, "R2").probability).toBeUndefined();
    expect(riskIn(read, "R2").cells.probability).toEqual({ sheet: "Risks", row: 2, column: 2 });
  });
});

describe("impact", () => {
  const impacts = (cells: readonly string[]): readonly (number | undefined)[] =>
    register(["ID | Impact", ...cells.map((cell, i) => `R${i + 1} | ${cell}`)].join("\n")).risks.map(
      ({ impact }) => impact,
    );

  test.each([
    ["1 to 5", ["1", "5"], [1, 5]],
    ["a mean of several", ["3.6666", "2"], [3.6666, 2]],
    ["words", ["Minor", "Severe", "High"], [2, 5, 4]],
    ["one figure off the scale", ["1", "2", "3", "6"], [1, 2, 3, undefined]],
    ["zero", ["1", "2", "0"], [1, 2, undefined]],
    ["a scale of its own", ["3", "7", "9"], [undefined, undefined, undefined]],
  ])("%s", (_, cells, expected) => {
    expect(impacts(cells)).toEqual(expected);
  });
});

describe("an impact scale that cannot be told", () => {
  const picture = "ID | Impact\nR1 | 10\nR2 | 7\nR3 | 1";

  test("is asked for by its cells", () => {
    const asked = register(picture);
    expect(asked.problems.map(({ code, facts }) => [code, facts["scaleSetting"]])).toEqual([
      ["impact-scale-unclear", "Impact scale"],
      ["impact-scale-unclear", "Impact scale"],
      ["impact-scale-unclear", "Impact scale"],
    ]);
    expect(idsIn(asked)).toContain("risk-scale-unclear");
  });

  test("is stretched onto 1 to 5 where a setting says it", () => {
    const said = register(picture, { transition: "Setting | Value\nImpact scale | 1 to 10" });
    expect(said.risks.map(({ impact }) => impact?.toFixed(3))).toEqual(["5.000", "3.667", "1.000"]);
    const zero = register("ID | Impact\nR1 | 0\nR2 | 50", { transition: "Setting | Value\nImpact scale | 0–100" });
    expect(zero.risks.map(({ impact }) => impact)).toEqual([1, 3]);
    const three = register("ID | Impact\nR1 | 3\nR2 | 4", { transition: "Setting | Value\nImpact scale | 1-3" });
    expect(three.risks.map(({ impact }) => impact)).toEqual([5, undefined]);
    expect(problemsIn(three)).toEqual(["B3: impact-out-of-scale"]);
  });
});

describe("how the columns were read", () => {
  test("is said of every column, for every kind of cell", () => {
    const read = register(
      "ID | Probability | Probability after | Impact\nR1 | 40% | 1 | Minor\nR2 | Low | 2 | 3\nR3 | low |  | x",
    );
    expect(read.columns).toEqual([
      {
        key: "probability",
        header: "Probability",
        scale: "none",
        said: false,
        figures: 0,
        percentages: 1,
        words: [{ word: "Low", meant: 0.2, cells: 2 }],
        marks: 0,
        unclear: [],
      },
      {
        key: "probabilityAfter",
        header: "Probability after",
        scale: "unclear",
        said: false,
        figures: 0,
        percentages: 0,
        words: [],
        marks: 0,
        unclear: [expect.objectContaining({ row: 1, column: 2 }), expect.objectContaining({ row: 2, column: 2 })],
      },
      {
        key: "impact",
        header: "Impact",
        scale: { from: 1, to: 5 },
        said: false,
        figures: 1,
        percentages: 0,
        words: [{ word: "Minor", meant: 2, cells: 1 }],
        marks: 0,
        unclear: [],
      },
    ]);
    const sentences = read.findings.flatMap((one) =>
      one.id === "risk-scale-read" ? [messagesFor("en").finding(one)] : [],
    );
    expect(sentences).toEqual([
      "“Probability”: 1 percentage and 2 words read as “Low” 20%",
      "“Impact”: 1 figure read as 1 to 5 and 1 word read as “Minor” 2",
    ]);
  });

  test("is said of X marks", () => {
    const read = register("ID | Impact: Low | Impact: High\nR1 | x |\nR2 |  | x");
    expect(read.columns.map(({ key, header, marks }) => [key, header, marks])).toEqual([["impact", "Impact: Low", 2]]);
  });
});

describe("money as people write it", () => {
  test.each([
    ["10k–50k", { kind: "range", low: 10_000, high: 50_000 }],
    ["10k - 50k", { kind: "range", low: 10_000, high: 50_000 }],
    ["10,000 - 50,000", { kind: "range", low: 10_000, high: 50_000 }],
    ["10k-50k", { kind: "range", low: 10_000, high: 50_000 }],
    ["10,000 to 50,000", { kind: "range", low: 10_000, high: 50_000 }],
    ["£0.5m – £2m", { kind: "range", low: 500_000, high: 2_000_000 }],
    ["EUR 10k..50k", { kind: "range", low: 10_000, high: 50_000 }],
    ["10000-50000", { kind: "range", low: 10_000, high: 50_000 }],
    ["50k", { kind: "amount", amount: 50_000 }],
    ["1.5 million", { kind: "amount", amount: 1_500_000 }],
    ["1.2bn", { kind: "amount", amount: 1.2e9 }],
    ["> 50k", { kind: "one-end" }],
    ["50k+", { kind: "one-end" }],
    ["up to 50k", { kind: "one-end" }],
    ["50k –", { kind: "one-end" }],
    ["10–50k", { kind: "unit-unclear" }],
    ["a lot", undefined],
    ["10 %", undefined],
    ["10 days", undefined],
  ])("%s", (text, expected) => {
    expect(moneyFromText(text, ENGLISH)).toEqual(expected);
  });

  test("in the workbook's locale", () => {
    expect(moneyFromText("1.500–2.500", localeOf("de-DE"))).toEqual({ kind: "range", low: 1500, high: 2500 });
    expect(moneyFromText("1,5 Mio", localeOf("de-DE"))).toEqual({ kind: "amount", amount: 1_500_000 });
  });
});

describe("the cost interval", () => {
  const read = (low: string, high: string) =>
    register(`ID | Probability | Cost low | Cost high\nR1 | 20% | ${low} | ${high}\nR2 | 30% | 10 | 20`);

  test.each([
    ["100", "900", { low: 100, high: 900 }],
    ["10k–50k", "", { low: 10_000, high: 50_000 }],
    ["", "10k–50k", { low: 10_000, high: 50_000 }],
    ["10k", "50k", { low: 10_000, high: 50_000 }],
    ["100", "100", { low: 100, high: 100 }],
    ["1000000000000", "1000000000000000", { low: 1e12, high: 1e15 }],
  ])("%s and %s", (low, high, cost) => {
    expect(riskIn(read(low, high), "R1").cost).toEqual(cost);
  });

  test.each([
    ["900", "100", "C2: range-reversed"],
    ["0", "100", "C2: cost-not-positive"],
    ["-5", "100", "C2: cost-not-positive"],
    ["100", "", "D2: range-one-end"],
    ["", "100", "C2: range-one-end"],
    [">50k", "", "C2: range-one-end"],
    ["10–50k", "", "C2: range-unit-unclear"],
    ["much", "100", "C2: cost-unreadable"],
    ["10k-50k", "60k", "C2: cost-unreadable"],
    ["#N/A", "100", "C2: error-value"],
    ["10%", "100", "C2: cost-unreadable"],
    ["1", "1000000000000001", "D2: cost-too-extreme"],
    ["0.0000000000001", "1000000", "C2: cost-too-extreme"],
    ["10–0", "", "C2: cost-not-positive"],
    ["", "50k–10k", "D2: range-reversed"],
  ])("%s and %s is a problem of its cell, and the risk is unquantified", (low, high, problem) => {
    const found = read(low, high);
    expect(problemsIn(found)).toEqual([problem]);
    expect(riskIn(found, "R1").exposure).toBe("unquantified");
    expect(riskIn(found, "R1").expectedLoss).toBeUndefined();
    expect(riskIn(found, "R2").exposure).toBe("quantified");
  });

  test("each of two bad ends is named", () => {
    expect(problemsIn(read("much", "#N/A"))).toEqual(["C2: cost-unreadable", "D2: error-value"]);
    expect(problemsIn(read("0", "-5"))).toEqual(["C2: cost-not-positive", "D2: cost-not-positive"]);
  });
});

describe("the cost interval after mitigation", () => {
  const read = (before: readonly [string, string], after: readonly [string, string]) =>
    register(
      `ID | Probability | Cost low | Cost high | Cost low after | Cost high after\nR1 | 20% | ${before.join(" | ")} | ${after.join(" | ")}`,
    );

  test.each([
    ["both blank", ["100", "900"], ["", ""], { low: 100, high: 900 }],
    ["a lower end alone", ["100", "900"], ["50", ""], { low: 50, high: 900 }],
    ["an upper end alone", ["100", "900"], ["", "400"], { low: 100, high: 400 }],
    ["a range in the first cell", ["100", "900"], ["50–80", ""], { low: 50, high: 80 }],
    ["a range in the second cell", ["100", "900"], ["", "10k–50k"], { low: 10_000, high: 50_000 }],
    ["one end of a range before", ["10k–50k", ""], ["5k", ""], { low: 5000, high: 50_000 }],
    ["the other end of a range before", ["", "10k–50k"], ["", "20k"], { low: 10_000, high: 20_000 }],
  ] as const)("a blank end is as before: %s", (_, before, after, expected) => {
    const found = read(before, after);
    expect(found.problems.filter(({ severity }) => severity === "problem")).toEqual([]);
    expect(riskIn(found, "R1").after.cost).toEqual(expected);
  });

  test.each([
    ["an upper end below the lower end before", ["100", "900"], ["", "50"], "F2: range-reversed"],
    ["a lower end above the upper end before", ["100", "900"], ["1000", ""], "E2: range-reversed"],
    ["no cost", ["100", "900"], ["", "0"], "F2: cost-not-positive"],
    ["an open end", ["100", "900"], [">5", ""], "E2: range-one-end"],
    ["a range beside an end", ["100", "900"], ["5–8", "9"], "E2: cost-unreadable"],
    ["one end, and nothing before", ["", ""], ["5", ""], "F2: range-one-end"],
  ] as const)("%s is a problem of the cell that says so, and counts as before", (_, before, after, problem) => {
    const found = read(before, after);
    expect(problemsIn(found)).toEqual([problem]);
    expect(riskIn(found, "R1").after.cost).toEqual(riskIn(found, "R1").cost);
    const [said] = found.problems.map((one) => messagesFor("en").problem(one).effect);
    expect(said).toContain("counts as before its mitigation");
  });

  test("one end alone is no problem where the interval that it changes cannot be read", () => {
    expect(problemsIn(read(["much", "900"], ["5", ""]))).toEqual(["C2: cost-unreadable"]);
  });
});
