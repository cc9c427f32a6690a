import { entry } from "../entry";
import type { Figure, Operator, RuleText } from "../finding";
import { numberFromText } from "../../tabular/numberText";
import type { Unit } from "../../tabular/numberFormat";
import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import { comparable } from "../words";
import { splitList } from "../../tabular/readCell";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { round9 } from "../rounding";

/** When a criterion passes, read from Operator, Pass at and Warn at. */
export type Rule = FigureRule | WordRule;

export interface FigureRule extends RuleText {
  readonly kind: "figure";
  readonly operator: Exclude<Operator, "is">;
  /** One bound, or both for `between`, rounded to 9 decimals. */
  readonly pass: readonly Figure[];
  /** One bound, or none. */
  readonly warn: readonly Figure[];
  readonly unit: Unit;
}

export interface WordRule extends RuleText {
  readonly kind: "words";
  readonly operator: "is";
  /** Lower case for comparing, as written for showing. */
  readonly pass: readonly string[];
  readonly warn: readonly string[];
  /** Plain figures among the words are percentages, as the header says. */
  readonly percent: boolean;
}

/** A fault in one of the three cells. `fatal`: nobody can tell when the criterion passes, so there is no evidence. */
export interface RuleFault {
  readonly code: ProblemCode;
  readonly column: "passAt" | "operator" | "warnAt";
  readonly fatal: boolean;
}

export interface RuleReading {
  readonly rule: Rule | undefined;
  readonly faults: readonly RuleFault[];
}

export interface RuleCells {
  readonly operator: string | undefined;
  readonly passAt: Quantity;
  readonly warnAt: Quantity | undefined;
  /** Plain figures typed into Pass at or Warn at are percentages, as their headers say. */
  readonly passPercent: boolean;
  readonly warnPercent: boolean;
}

type NumberLocale = Pick<WorkbookLocale, "decimal" | "group">;

const SYMBOLS: ReadonlyMap<string, Operator> = new Map([
  ["≥", "≥"],
  [">=", "≥"],
  ["=>", "≥"],
  ["≤", "≤"],
  ["<=", "≤"],
  ["=<", "≤"],
  [">", ">"],
  ["<", "<"],
  ["=", "="],
  ["==", "="],
  ["between", "between"],
  ["is", "is"],
]);

/** A bound or words, with the operator that stood before it in the same cell. */
interface Operand {
  readonly operator: Operator | undefined;
  readonly figures: readonly number[];
  readonly words: readonly string[];
  /** Of the figures; a range has one for both ends. */
  readonly unit: Unit;
}

const NO_WORDS: readonly string[] = [];
const NO_FIGURES: readonly Figure[] = [];
const SOUND: readonly RuleFault[] = [];

/** Reads the rule of a criterion that has a Pass at. */
export function readRule(cells: RuleCells, locale: NumberLocale): RuleReading {
  const pass = operandOf(cells.passAt, cells.passPercent, locale);
  if (pass === undefined) return fatal("pass-at-unreadable", "passAt");
  const typed = cells.operator === undefined ? undefined : SYMBOLS.get(cells.operator.trim().toLowerCase());
  if (cells.operator !== undefined && typed === undefined) return fatal("operator-unreadable", "operator");
  if (typed !== undefined && pass.operator !== undefined && typed !== pass.operator) {
    return fatal("operator-contradicts", "operator");
  }
  const operator = typed ?? pass.operator ?? (pass.figures.length > 0 ? "≥" : "is");
  return pass.figures.length > 0 ? figureRule(operator, pass, cells, locale) : wordRule(operator, pass, cells);
}

type Readings = Map<Quantity | undefined, RuleReading>;

/**
 * Reads rules, each that has been seen before from memory: a long sheet has few different ones, and 100,000 criteria
 * that share them are judged twice as fast. Equal cells of a sheet arrive as one value, so values serve as keys.
 */
export function ruleReader(locale: NumberLocale): (cells: RuleCells) => RuleReading {
  const seen = new Map<string | undefined, Map<Quantity, Readings>>();
  return (cells) => {
    const ofOperator = entry(seen, cells.operator, () => new Map<Quantity, Readings>());
    const ofPassAt = entry(ofOperator, cells.passAt, (): Readings => new Map());
    return entry(ofPassAt, cells.warnAt, () => readRule(cells, locale));
  };
}

function fatal(code: ProblemCode, column: RuleFault["column"]): RuleReading {
  return { rule: undefined, faults: [{ code, column, fatal: true }] };
}

/** The operator does not go with what Pass at holds; it stands in one of the two cells. */
function contradiction(cells: RuleCells): RuleReading {
  return fatal("operator-contradicts", cells.operator === undefined ? "passAt" : "operator");
}

function figureRule(operator: Operator, pass: Operand, cells: RuleCells, locale: NumberLocale): RuleReading {
  const [low = NaN, high] = pass.figures;
  if (high !== undefined && operator !== "between") return contradiction(cells);
  if (operator === "between" && (high === undefined || low > high)) return fatal("pass-at-unreadable", "passAt");
  const { unit } = pass;
  const rule: FigureRule = {
    kind: "figure",
    // A figure that "is" another equals it.
    operator: operator === "is" ? "=" : operator,
    pass: high === undefined ? [figure(low, unit)] : [figure(low, unit), figure(high, unit)],
    warn: NO_FIGURES,
    unit,
  };
  if (cells.warnAt === undefined) return { rule, faults: SOUND };
  const ignored = (code: ProblemCode): RuleReading => ({ rule, faults: [{ code, column: "warnAt", fatal: false }] });
  if (rule.operator === "=" || rule.operator === "between") return ignored("warn-at-not-used");
  const warn = operandOf(cells.warnAt, cells.warnPercent, locale);
  const [bound, second] = warn?.figures ?? [];
  if (warn === undefined || bound === undefined || second !== undefined) return ignored("warn-at-unreadable");
  if (warn.operator !== undefined && warn.operator !== rule.operator) return ignored("warn-at-unreadable");
  if (warn.unit !== unit) {
    return fatal([unit, warn.unit].includes("percent") ? "some-percent" : "unit-differs", "warnAt");
  }
  const upward = rule.operator === "≥" || rule.operator === ">";
  if (upward ? round9(bound) > round9(low) : round9(bound) < round9(low)) return ignored("warn-at-stricter");
  return { rule: { ...rule, warn: [figure(bound, unit)] }, faults: SOUND };
}

function figure(value: number, unit: Unit): Figure {
  return { value: round9(value), unit };
}

function wordRule(operator: Operator, pass: Operand, cells: RuleCells): RuleReading {
  if (operator !== "is" && operator !== "=") return contradiction(cells);
  const rule: WordRule = {
    kind: "words",
    operator: "is",
    pass: pass.words,
    warn: NO_WORDS,
    percent: cells.passPercent,
  };
  if (cells.warnAt === undefined) return { rule, faults: SOUND };
  if (cells.warnAt.kind === "error") {
    return { rule, faults: [{ code: "warn-at-unreadable", column: "warnAt", fatal: false }] };
  }
  const text =
    cells.warnAt.kind === "words" ? cells.warnAt.text.replace(/^(is\s+|=)\s*/i, "") : wordOfFigure(cells.warnAt);
  return { rule: { ...rule, warn: splitList(text) }, faults: SOUND };
}

function operandOf(cell: Quantity, percentHeader: boolean, locale: NumberLocale): Operand | undefined {
  if (cell.kind === "error") return undefined;
  if (cell.kind === "number") return { operator: undefined, figures: [cell.value], words: NO_WORDS, unit: cell.unit };
  const match = /^(>=|=>|≥|<=|=<|≤|>|<|==|=|between\s|is\s)\s*(.*)$/is.exec(cell.text);
  const operator = match ? SYMBOLS.get((match[1] ?? "").trim().toLowerCase()) : undefined;
  const text = (match ? (match[2] ?? "") : cell.text).trim();
  if (text === "") return undefined;
  const unitOf = (percent: boolean): Unit => (percent || percentHeader ? "percent" : "plain");
  const ends = text.split(/\s*(?:\.\.\.?|…)\s*/).map((end) => numberFromText(end, locale));
  const [low, high] = ends;
  if (ends.length === 2 && low !== undefined && high !== undefined) {
    // "80..90 %": the sign behind the second end is meant for both.
    const percent = low.percent || high.percent;
    return {
      operator: operator ?? "between",
      figures: [low.value, high.value],
      words: NO_WORDS,
      unit: unitOf(percent),
    };
  }
  if (ends.length === 1 && low !== undefined) {
    return { operator, figures: [low.value], words: NO_WORDS, unit: unitOf(low.percent) };
  }
  const words = splitList(text);
  return words.length > 0 ? { operator, figures: [], words, unit: "plain" } : undefined;
}

function wordOfFigure(figure: Extract<Quantity, { kind: "number" }>): string {
  return figure.unit === "percent" ? `${round9(figure.value)} %` : String(round9(figure.value));
}

/** Whether a figure passes, warns or fails. All comparisons after rounding to 9 decimals; ≥ ≤ between inclusive. */
export function judgeFigure(rule: FigureRule, actual: number): "pass" | "warn" | "fail" {
  const value = round9(actual);
  const [first, second] = rule.pass;
  const [warn] = rule.warn;
  if (first === undefined) return "fail";
  if (rule.operator === "between") {
    return value >= first.value && value <= (second ?? first).value ? "pass" : "fail";
  }
  if (compares(rule.operator, value, first.value)) return "pass";
  return warn !== undefined && compares(rule.operator, value, warn.value) ? "warn" : "fail";
}

function compares(operator: "≥" | "≤" | ">" | "<" | "=", value: number, bound: number): boolean {
  switch (operator) {
    case "≥":
      return value >= bound;
    case "≤":
      return value <= bound;
    case ">":
      return value > bound;
    case "<":
      return value < bound;
    case "=":
      return value === bound;
  }
}

/** Whether a word passes, warns or fails, without regard to case. */
export function judgeWord(rule: WordRule, actual: string): "pass" | "warn" | "fail" {
  const word = comparable(actual);
  if (rule.pass.some((candidate) => comparable(candidate) === word)) return "pass";
  return rule.warn.some((candidate) => comparable(candidate) === word) ? "warn" : "fail";
}

/**
 * A figure judged by the figures among the words ("is 1, 2"); undefined where none of them is a figure in its unit,
 * so that 5 % is never taken for 5.
 */
export function judgeFigureAsWord(
  rule: WordRule,
  actual: Extract<Quantity, { kind: "number" }>,
  locale: NumberLocale,
): "pass" | "warn" | "fail" | undefined {
  const figuresOf = (words: readonly string[]): readonly number[] =>
    words
      .map((word) => numberFromText(word, locale))
      .filter((figure) => figure !== undefined)
      .filter(({ percent }) => (percent || rule.percent ? "percent" : "plain") === actual.unit)
      .map(({ value }) => round9(value));
  const [pass, warn] = [figuresOf(rule.pass), figuresOf(rule.warn)];
  if (pass.length + warn.length === 0) return undefined;
  const value = round9(actual.value);
  return pass.includes(value) ? "pass" : warn.includes(value) ? "warn" : "fail";
}

/** The rule in its parts, for a sentence. */
export function ruleText(rule: Rule): RuleText {
  return rule;
}
