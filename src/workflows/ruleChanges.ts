import { dayFromText } from "../tabular/excelDate";
import { numberFromText } from "../tabular/numberText";
import { localeOf, type WorkbookLocale } from "../tabular/workbookLocale";
import { finding, OPERATORS, type Finding, type Operator, type RuleText, type Shown } from "../domain/finding";
import type { CriteriaRows } from "../domain/gates/criterionResult";
import { ruleText } from "../domain/gates/criterionRule";
import type { CriterionEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { criterionName } from "../domain/gates/gateList";
import { ruleDifferences, type RuleDifference, type RuleParts } from "../domain/log/ruleChange";
import type { Messages } from "../messages/messages";
import { ruleLastEvaluated } from "./gateCells";
import { ourColumns, type OwnershipRecord } from "./record";

/** A rule that is another one than when it was last evaluated, and where that matters. */
export interface RuleChange {
  readonly finding: Extract<Finding, { id: "rule-loosened" | "rule-tightened" | "rule-changed" }>;
  readonly index: number;
}

/**
 * Compares every rule with the one in Rule last evaluated. `language`: the one in which that column was written; what
 * cannot be read as a rule any more is told as it stands.
 */
export function ruleChanges(
  criteria: CriteriaRows | undefined,
  evaluation: GatesEvaluation,
  record: OwnershipRecord,
  messages: Messages,
  language: string,
): readonly RuleChange[] {
  if (criteria === undefined) return [];
  const { snapshot } = criteria;
  const id = ourColumns(record, snapshot.id).get("ruleLastEvaluated");
  const position = snapshot.columns.findIndex((column) => column.id === id);
  if (position < 0) return [];
  const locale = localeOf(language);
  return evaluation.criteria.flatMap((criterion): readonly RuleChange[] => {
    const { index } = criterion.measured.row;
    const before = snapshot.values[index]?.[position];
    if (typeof before !== "string" || before === "") return [];
    const now = ruleLastEvaluated(criterion, messages);
    if (before === now) return [];
    return differences(criterion, before, now, messages, locale).map((one) => ({ finding: one, index }));
  });
}

function differences(
  criterion: CriterionEvaluation,
  before: string,
  now: string,
  messages: Messages,
  locale: WorkbookLocale,
): readonly RuleChange["finding"][] {
  const { measured, cell } = criterion;
  const name = criterionName(measured.row);
  const was = readRuleText(before, messages, locale);
  if (was === undefined) {
    return [
      finding("rule-changed", "note", { criterion: name, part: "rule", from: before, to: now }, [
        cell,
      ]) as RuleChange["finding"],
    ];
  }
  const is: RuleParts = {
    rule: measured.rule === undefined ? undefined : ruleText(measured.rule),
    weight: measured.weight,
    mustPass: measured.mustPass,
  };
  return ruleDifferences(was, is).map(({ part, direction }) => {
    const facts = { criterion: name, part, from: partText(was, part, messages), to: partText(is, part, messages) };
    const severity = direction === "loosened" ? "warning" : "note";
    return finding(IDS[direction], severity, facts, [cell]) as RuleChange["finding"];
  });
}

const IDS = { loosened: "rule-loosened", tightened: "rule-tightened", changed: "rule-changed" } as const;

function partText({ rule, weight, mustPass }: RuleParts, part: RuleDifference["part"], messages: Messages): string {
  const { words, format } = messages;
  switch (part) {
    case "pass at":
      return rule === undefined ? words.none : messages.rule({ ...rule, warn: [] });
    case "warn at":
      return rule === undefined || rule.warn.length === 0 ? words.none : rule.warn.map(format.shown).join(", ");
    case "weight":
      return format.number(weight);
    case "must pass":
      return mustPass ? words.yes : words.no;
  }
}

/** "≥ 90, warn 80, weight 1, must" back in its parts; undefined where it is something else. */
export function readRuleText(text: string, { words }: Messages, locale: WorkbookLocale): RuleParts | undefined {
  const parts = text.split(", ");
  const mustPass = parts.at(-1) === words.must;
  if (mustPass) parts.pop();
  const weight = after(parts.pop(), words.weight);
  const weighs = weight === undefined ? undefined : numberFromText(weight, locale);
  if (weighs === undefined || parts.length > 2) return undefined;
  const [rule, warnPart] = parts;
  if (rule === undefined) return { rule: undefined, weight: weighs.value, mustPass };
  const warn = warnPart === undefined ? undefined : after(warnPart, words.warn);
  if (warnPart !== undefined && warn === undefined) return undefined;
  const operator = OPERATORS.find((candidate) => after(rule, candidate) !== undefined);
  if (operator === undefined) return undefined;
  const bounds = (after(rule, operator) ?? "").split(operator === "between" ? " and " : " or ");
  const read: RuleText = {
    operator,
    pass: bounds.map((bound) => boundOf(bound, operator, locale)),
    warn: warn === undefined ? [] : warn.split(" or ").map((bound) => boundOf(bound, operator, locale)),
  };
  return { rule: read, weight: weighs.value, mustPass };
}

/** What stands behind a word and a space. */
function after(text: string | undefined, word: string): string | undefined {
  return text?.startsWith(`${word} `) === true ? text.slice(word.length + 1) : undefined;
}

function boundOf(text: string, operator: Operator, locale: WorkbookLocale): Shown {
  if (operator === "is") return text;
  const figure = numberFromText(text, locale);
  if (figure !== undefined) return { value: figure.value, unit: figure.percent ? "percent" : "plain" };
  const day = dayFromText(text, "dmy");
  return day === undefined ? text : { value: day, unit: "date" };
}
