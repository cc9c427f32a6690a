import { moneyFromText } from "../../../src/domain/risks/moneyText";
import { probabilityLevel, probabilityScale } from "../../../src/domain/risks/probabilityScale";
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

  test("0.3 beside 30 may be 0.3 % or 30 %, and is asked for", () => {
    expect(probabilities(["0.3", "30"])).toEqual([undefined, 0.3]);
  });

  test("a header that says % makes plain figures percent", () => {
    expect(probabilities(["1", "5"], "Probability %")).toEqual([0.01, 0.05]);
  });

  test("a header that says 0 to 10 is no scale of ours", () => {
    expect(probabilityScale([3, 7], "Likelihood 0-10")).toBe("unclear");
    expect(probabilityScale([3, 7], "Likelihood 0-100")).toBe("percent");
    expect(probabilityScale([1, 1], "Likelihood_1_5")).toBe("levels");
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

  test("a row without a mark has none", () => {
    const read = register(`${HEADERS}\nR1 | a | x |  |  |  |  | x\nR2 | b |  |  |  |  |  | x`);
    expect(riskIn(read, "R2").probability).toBeUndefined();
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
  ])("%s and %s is a problem of its cell, and the risk is unquantified", (low, high, problem) => {
    const found = read(low, high);
    expect(problemsIn(found)).toEqual([problem]);
    expect(riskIn(found, "R1").exposure).toBe("unquantified");
    expect(riskIn(found, "R1").expectedLoss).toBeUndefined();
    expect(riskIn(found, "R2").exposure).toBe("quantified");
  });
});
