import type { Operator, RuleText, Shown } from "../finding";
import { numberFromText } from "../../tabular/numberText";
import type { Unit } from "../../tabular/numberFormat";
import type { ProblemCode } from "../../tabular/cellProblem";
import type { Quantity } from "../../tabular/quantity";
import { splitList } from "../../tabular/readCell";
import type { WorkbookLocale } from "../../tabular/workbookLocale";
import { round9 } from "../rounding";

/** When a criterion passes, read from Operator, Pass at and Warn at. */
export type Rule = FigureRule | WordRule;

export interface FigureRule {
  readonly kind: "figure";
  readonly operator: Exclude<Operator, "is">;
  /** One bound, or both for `between`. */
  readonly pass: readonly [number] | readonly [number, number];
  readonly warn: number | undefined;
  readonly unit: Unit;
}

export interface WordRule {
  readonly kind: "words";
  /** Lower case for comparing, as written for showing. */
  readonly pass: readonly string[];
  readonly warn: readonly string[];
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

const SYMBOLS: Readonly<Record<string, Operator>> = {
  "≥": "≥",
  ">=": "≥",
  "=>": "≥",
  "≤": "≤",
  "<=": "≤",
  "=<": "≤",
  ">": ">",
  "<": "<",
  "=": "=",
  "==": "=",
  between: "between",
  is: "is",
};

/** A bound or words, with the operator that stood before it in the same cell. */
interface Operand {
  readonly operator: Operator | undefined;
  readonly figures: readonly number[];
  readonly words: readonly string[];
  readonly units: readonly Unit[];
}

/** Reads the rule of a criterion that has a Pass at. */
export function readRule(cells: RuleCells, locale: NumberLocale): RuleReading {
  const pass = operandOf(cells.passAt, cells.passPercent, locale);
  if (pass === undefined) return fatal("pass-at-unreadable", "passAt");
  const typed = cells.operator === undefined ? undefined : SYMBOLS[cells.operator.trim().toLowerCase()];
  if (cells.operator !== undefined && typed === undefined) return fatal("operator-unreadable", "operator");
  if (typed !== undefined && pass.operator !== undefined && typed !== pass.operator) {
    return fatal("operator-contradicts", "operator");
  }
  const operator = typed ?? pass.operator ?? (pass.figures.length > 0 ? "≥" : "is");
  return pass.figures.length > 0 ? figureRule(operator, pass, cells, locale) : wordRule(operator, pass, cells);
}

function fatal(code: ProblemCode, column: RuleFault["column"]): RuleReading {
  return { rule: undefined, faults: [{ code, column, fatal: true }] };
}

function figureRule(operator: Operator, pass: Operand, cells: RuleCells, locale: NumberLocale): RuleReading {
  const [low = NaN, high] = pass.figures;
  if (high !== undefined && operator !== "between") return fatal("operator-contradicts", "operator");
  if (operator === "between" && (high === undefined || low > high)) return fatal("pass-at-unreadable", "passAt");
  if (new Set(pass.units).size > 1) return fatal("some-percent", "passAt");
  const unit = pass.units[0] ?? "plain";
  const rule: FigureRule = {
    kind: "figure",
    // A figure that "is" another equals it.
    operator: operator === "is" ? "=" : operator,
    pass: high === undefined ? [low] : [low, high],
    warn: undefined,
    unit,
  };
  if (cells.warnAt === undefined) return { rule, faults: [] };
  const ignored = (code: ProblemCode): RuleReading => ({ rule, faults: [{ code, column: "warnAt", fatal: false }] });
  if (rule.operator === "=" || rule.operator === "between") return ignored("warn-at-not-used");
  const warn = operandOf(cells.warnAt, cells.warnPercent, locale);
  const [bound, second] = warn?.figures ?? [];
  if (warn === undefined || bound === undefined || second !== undefined) return ignored("warn-at-unreadable");
  if (warn.operator !== undefined && warn.operator !== rule.operator) return ignored("warn-at-unreadable");
  if (warn.units[0] !== unit) {
    return fatal([unit, warn.units[0]].includes("date") ? "unit-differs" : "some-percent", "warnAt");
  }
  const upward = rule.operator === "≥" || rule.operator === ">";
  if (upward ? round9(bound) > round9(low) : round9(bound) < round9(low)) return ignored("warn-at-stricter");
  return { rule: { ...rule, warn: bound }, faults: [] };
}

function wordRule(operator: Operator, pass: Operand, cells: RuleCells): RuleReading {
  if (operator !== "is" && operator !== "=") return fatal("operator-contradicts", "operator");
  const rule: WordRule = { kind: "words", pass: pass.words, warn: [] };
  if (cells.warnAt === undefined) return { rule, faults: [] };
  if (cells.warnAt.kind === "error") {
    return { rule, faults: [{ code: "warn-at-unreadable", column: "warnAt", fatal: false }] };
  }
  const text =
    cells.warnAt.kind === "words" ? cells.warnAt.text.replace(/^(is\s+|=)\s*/i, "") : wordOfFigure(cells.warnAt);
  return { rule: { ...rule, warn: splitList(text) }, faults: [] };
}

function operandOf(cell: Quantity, percentHeader: boolean, locale: NumberLocale): Operand | undefined {
  if (cell.kind === "error") return undefined;
  if (cell.kind === "number") return { operator: undefined, figures: [cell.value], words: [], units: [cell.unit] };
  const match = /^(>=|=>|≥|<=|=<|≤|>|<|==|=|between\s|is\s)\s*(.*)$/is.exec(cell.text);
  const operator = match ? SYMBOLS[(match[1] ?? "").trim().toLowerCase()] : undefined;
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
      words: [],
      units: [unitOf(percent), unitOf(percent)],
    };
  }
  if (ends.length === 1 && low !== undefined) {
    return { operator, figures: [low.value], words: [], units: [unitOf(low.percent)] };
  }
  const words = splitList(text);
  return words.length > 0 ? { operator, figures: [], words, units: [] } : undefined;
}

function wordOfFigure(figure: Extract<Quantity, { kind: "number" }>): string {
  return figure.unit === "percent" ? `${round9(figure.value)} %` : String(round9(figure.value));
}

/** Whether a figure passes, warns or fails. All comparisons after rounding to 9 decimals; ≥ ≤ between inclusive. */
export function judgeFigure(rule: FigureRule, actual: number): "pass" | "warn" | "fail" {
  const value = round9(actual);
  const [first, second] = rule.pass;
  if (rule.operator === "between") {
    return value >= round9(first) && value <= round9(second ?? first) ? "pass" : "fail";
  }
  if (compares(rule.operator, value, round9(first))) return "pass";
  return rule.warn !== undefined && compares(rule.operator, value, round9(rule.warn)) ? "warn" : "fail";
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
  const word = actual.trim().toLowerCase();
  if (rule.pass.some((candidate) => candidate.toLowerCase() === word)) return "pass";
  return rule.warn.some((candidate) => candidate.toLowerCase() === word) ? "warn" : "fail";
}

/** The rule in its parts, for a sentence. */
export function ruleText(rule: Rule): RuleText {
  if (rule.kind === "words") return { operator: "is", pass: rule.pass, warn: rule.warn };
  const shown = (value: number): Shown => ({ value: round9(value), unit: rule.unit });
  return {
    operator: rule.operator,
    pass: rule.pass.map(shown),
    warn: rule.warn === undefined ? [] : [shown(rule.warn)],
  };
}
