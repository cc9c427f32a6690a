import {
  judgeFigure,
  judgeFigureAsWord,
  judgeWord,
  readRule,
  type FigureRule,
  type RuleCells,
  type WordRule,
} from "../../../src/domain/gates/criterionRule";
import type { Quantity } from "../../../src/tabular/quantity";
import { ENGLISH } from "../sheet";
import { localeOf } from "../../../src/tabular/workbookLocale";

const number = (value: number): Quantity => ({ kind: "number", value, unit: "plain" });
const percent = (value: number): Quantity => ({ kind: "number", value, unit: "percent" });
const dated = (value: number): Quantity => ({ kind: "number", value, unit: "date" });
const words = (text: string): Quantity => ({ kind: "words", text });
const error: Quantity = { kind: "error", text: "#N/A" };

const rule = (passAt: Quantity, operator?: string, warnAt?: Quantity, more: Partial<RuleCells> = {}) =>
  readRule({ operator, passAt, warnAt, passPercent: false, warnPercent: false, ...more }, ENGLISH);

/** "≥ 90 warn 80 percent", or the codes of what is wrong. */
function told(reading: ReturnType<typeof rule>): string {
  const faults = reading.faults.map(({ code, column, fatal }) => `${code} at ${column}${fatal ? "!" : ""}`);
  const sound = reading.rule;
  if (sound === undefined) return faults.join(", ");
  const list = (bounds: readonly unknown[]) =>
    bounds.map((bound) => (typeof bound === "string" ? bound : String((bound as { value: number }).value))).join("|");
  const warn = sound.warn.length === 0 ? "" : ` warn ${list(sound.warn)}`;
  const unit = sound.kind === "figure" && sound.unit !== "plain" ? ` ${sound.unit}` : "";
  return [`${sound.operator} ${list(sound.pass)}${warn}${unit}`, ...faults].join(", ");
}

function figures(reading: ReturnType<typeof rule>): FigureRule {
  if (reading.rule?.kind !== "figure") throw new Error("not a rule of figures");
  return reading.rule;
}

function wordy(reading: ReturnType<typeof rule>): WordRule {
  if (reading.rule?.kind !== "words") throw new Error("not a rule of words");
  return reading.rule;
}

describe("a criterion's rule", () => {
  test.each([
    ["a figure is at least", number(90), undefined, "≥ 90"],
    ["a word is that word", words("Signed"), undefined, "is Signed"],
    ["a percentage", percent(90), undefined, "≥ 90 percent"],
    ["a date", dated(46203), "≤", "≤ 46203 date"],
    [">= as ≥", number(90), ">=", "≥ 90"],
    ["=> as ≥", number(90), "=>", "≥ 90"],
    ["<= as ≤", number(5), "<=", "≤ 5"],
    ["=< as ≤", number(5), " =< ", "≤ 5"],
    [">", number(5), ">", "> 5"],
    ["<", number(5), "<", "< 5"],
    ["=", number(5), "=", "= 5"],
    ["== as =", number(5), "==", "= 5"],
    ["is with a figure as =", number(5), "is", "= 5"],
    ["Is without regard to case", words("Signed"), "IS", "is Signed"],
    ["= with words as is", words("Signed"), "=", "is Signed"],
    ["between with a range", words("10..20"), "Between", "between 10|20"],
    ["a range alone is between", words("10..20"), undefined, "between 10|20"],
    ["a range with spaces and three dots", words("10 ... 20"), undefined, "between 10|20"],
    ["a range with a typographic ellipsis", words("-5…5"), undefined, "between -5|5"],
    ["a range of percentages, one sign for both", words("80..90 %"), undefined, "between 80|90 percent"],
    ["between in the cell", words("between 10..20"), undefined, "between 10|20"],
    ["an operator in the cell", words(">= 90 %"), undefined, "≥ 90 percent"],
    ["an operator without a space", words("<5"), undefined, "< 5"],
    ["an operator and a decimal", words("≤ 0.5"), undefined, "≤ 0.5"],
    ["the same operator twice", words(">= 90"), "≥", "≥ 90"],
    ["several words", words("Signed, Agreed; Filed\nSent"), undefined, "is Signed|Agreed|Filed|Sent"],
    ["is in the cell", words("is Signed"), undefined, "is Signed"],
    ["a word that begins like an operator", words("Issued"), undefined, "is Issued"],
  ])("%s", (_, passAt, operator, expected) => {
    expect(told(rule(passAt, operator))).toBe(expected);
  });

  test.each([
    ["an operator nobody knows", number(5), "about", "operator-unreadable at operator!"],
    ["a word of the language", number(5), "constructor", "operator-unreadable at operator!"],
    ["another one in Pass at", words(">= 90"), "≤", "operator-contradicts at operator!"],
    ["an almost equal one in Pass at", words("> 90"), "≥", "operator-contradicts at operator!"],
    ["a range with another operator", words("10..20"), "≥", "operator-contradicts at operator!"],
    ["a range with another operator in the cell", words("≥ 10..20"), undefined, "operator-contradicts at passAt!"],
    ["words with an operator for figures", words("Signed"), "≥", "operator-contradicts at operator!"],
    ["words behind an operator for figures", words("≥ Signed"), undefined, "operator-contradicts at passAt!"],
    ["between with one figure", number(10), "between", "pass-at-unreadable at passAt!"],
    ["a range upside down", words("20..10"), undefined, "pass-at-unreadable at passAt!"],
    ["an operator alone", words(">="), undefined, "pass-at-unreadable at passAt!"],
    ["separators alone", words(",;"), undefined, "pass-at-unreadable at passAt!"],
    ["an error value", error, undefined, "pass-at-unreadable at passAt!"],
  ])("cannot be read from %s", (_, passAt, operator, expected) => {
    expect(told(rule(passAt, operator))).toBe(expected);
  });

  test.each([
    ["less strict for ≥", number(90), "≥", number(80), "≥ 90 warn 80"],
    ["less strict for ≤", number(5), "≤", number(8), "≤ 5 warn 8"],
    ["as strict", number(90), "≥", number(90), "≥ 90 warn 90"],
    ["as text with its operator", number(90), "≥", words(">= 80"), "≥ 90 warn 80"],
    ["stricter for ≥", number(90), "≥", number(95), "≥ 90, warn-at-stricter at warnAt"],
    ["stricter for >", number(90), ">", number(95), "> 90, warn-at-stricter at warnAt"],
    ["stricter for ≤", number(5), "≤", number(4), "≤ 5, warn-at-stricter at warnAt"],
    ["stricter for <", number(5), "<", number(4), "< 5, warn-at-stricter at warnAt"],
    ["beside =", number(5), "=", number(4), "= 5, warn-at-not-used at warnAt"],
    ["beside between", words("10..20"), undefined, number(4), "between 10|20, warn-at-not-used at warnAt"],
    ["in words beside figures", number(90), "≥", words("nearly"), "≥ 90, warn-at-unreadable at warnAt"],
    ["a range beside figures", number(90), "≥", words("10..20"), "≥ 90, warn-at-unreadable at warnAt"],
    ["with another operator", number(90), "≥", words("≤ 80"), "≥ 90, warn-at-unreadable at warnAt"],
    ["an error value", number(90), "≥", error, "≥ 90, warn-at-unreadable at warnAt"],
    ["an error value beside words", words("Signed"), "is", error, "is Signed, warn-at-unreadable at warnAt"],
    ["words for is", words("Signed"), undefined, words("Agreed, is Sent"), "is Signed warn Agreed|is Sent"],
    ["a figure for is", words("Signed"), undefined, number(2), "is Signed warn 2"],
    ["a percentage beside a figure", number(90), "≥", percent(80), "some-percent at warnAt!"],
    ["a figure beside a percentage", percent(90), "≥", number(80), "some-percent at warnAt!"],
    ["a figure beside a date", dated(46203), "≤", number(80), "unit-differs at warnAt!"],
  ])("has a Warn at %s", (_, passAt, operator, warnAt, expected) => {
    expect(told(rule(passAt, operator, warnAt))).toBe(expected);
  });

  test("counts plain figures typed under a % header as percentages", () => {
    expect(told(rule(words(">= 90"), undefined, words("80"), { passPercent: true, warnPercent: true }))).toBe(
      "≥ 90 warn 80 percent",
    );
  });

  test("reads figures in the workbook's own way", () => {
    const german = readRule(
      { operator: undefined, passAt: words("≤ 1.250,5"), warnAt: undefined, passPercent: false, warnPercent: false },
      localeOf("de-DE"),
    );
    expect(told(german)).toBe("≤ 1250.5");
  });
});

describe("a figure is judged", () => {
  test.each([
    ["≥", 90, 90, "pass"],
    ["≥", 90, 89.999, "fail"],
    ["≤", 5, 5, "pass"],
    ["≤", 5, 5.001, "fail"],
    [">", 90, 90, "fail"],
    [">", 90, 90.001, "pass"],
    ["<", 5, 5, "fail"],
    ["<", 5, 4.999, "pass"],
    ["=", 5, 5, "pass"],
    ["=", 5, 5.1, "fail"],
  ] as const)("%s %d: %d is a %s", (operator, bound, actual, judgement) => {
    expect(judgeFigure(figures(rule(number(bound), operator)), actual)).toBe(judgement);
  });

  test.each([
    [9.999, "fail"],
    [10, "pass"],
    [20, "pass"],
    [20.001, "fail"],
  ] as const)("between, both ends inclusive: %d is a %s", (actual, judgement) => {
    expect(judgeFigure(figures(rule(words("10..20"))), actual)).toBe(judgement);
  });

  test.each([
    ["≥", 90, 80, 80, "warn"],
    ["≥", 90, 80, 79.9, "fail"],
    ["≤", 5, 8, 8, "warn"],
    [">", 90, 80, 80, "fail"], // inclusive where Pass at is, and only there
    [">", 90, 80, 80.1, "warn"],
    ["<", 5, 8, 8, "fail"],
  ] as const)("%s %d, warn %d: %d is a %s", (operator, bound, warnAt, actual, judgement) => {
    expect(judgeFigure(figures(rule(number(bound), operator, number(warnAt))), actual)).toBe(judgement);
  });

  test("after rounding to 9 decimals: 57 % is stored as 0.57 and comes out as 56.99999999999999", () => {
    expect(0.57 * 100).toBe(56.99999999999999);
    expect(judgeFigure(figures(rule(percent(57))), 0.57 * 100)).toBe("pass");
    expect(judgeFigure(figures(rule(percent(0.57 * 100), ">")), 57)).toBe("fail");
    expect(judgeFigure(figures(rule(number(0.3), "=")), 0.1 + 0.2)).toBe("pass");
    expect(judgeFigure(figures(rule(number(90))), 89.99999999)).toBe("fail");
  });
});

describe("a word is judged", () => {
  test("by any of the words, without regard to case and spaces around it", () => {
    const signed = wordy(rule(words("Signed, Filed away"), undefined, words("Sent")));
    expect(["signed", " FILED AWAY ", "sent", "open"].map((word) => judgeWord(signed, word))).toEqual([
      "pass",
      "pass",
      "warn",
      "fail",
    ]);
  });

  test("with TRUE and FALSE as Yes and No", () => {
    expect(judgeWord(wordy(rule(words("is TRUE"))), "Yes")).toBe("pass");
    expect(judgeWord(wordy(rule(words("Yes"))), "TRUE")).toBe("pass");
    expect(judgeWord(wordy(rule(words("No"))), "FALSE")).toBe("pass");
  });

  test("a figure only by the figures among the words, in their unit: 5 % is never 5", () => {
    const levels = wordy(rule(words("3; 4, full"), undefined, words("2")));
    const as = (actual: Quantity, against = levels) =>
      actual.kind === "number" ? judgeFigureAsWord(against, actual, ENGLISH) : undefined;
    expect([number(3), number(4), number(2), number(1)].map((actual) => as(actual))).toEqual([
      "pass",
      "pass",
      "warn",
      "fail",
    ]);
    expect(as(percent(3))).toBeUndefined();
    expect(as(percent(3), wordy(rule(words("3 %; 4 %"))))).toBe("pass");
    expect(as(number(15), wordy(rule(words("10-20"))))).toBeUndefined();
    expect(as(number(3), wordy(rule(words("Level 3"))))).toBeUndefined();
  });
});
