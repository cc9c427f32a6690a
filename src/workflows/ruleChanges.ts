import type { CellValue } from "../tabular/cellValue";
import { wantsMore } from "../tabular/lackingColumns";
import type { InputKey } from "../tabular/table";
import { dayFromText } from "../tabular/excelDate";
import { numberFromText } from "../tabular/numberText";
import { localeOf, type WorkbookLocale } from "../tabular/workbookLocale";
import { finding, OPERATORS, type Finding, type Operator, type RuleText, type Shown } from "../domain/finding";
import type { CriteriaRows } from "../domain/gates/criterionResult";
import type { CriterionEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { criterionName } from "../domain/gates/gateList";
import { ruleDifferences, type RuleDifference, type RuleParts } from "../domain/log/ruleChange";
import type { Messages } from "../messages/messages";
import { ruleLastEvaluated } from "./gateCells";
import { ourColumns, type OwnershipRecord } from "./record";
import { ruleParts, rulesStored } from "./storedRules";

/** A rule that is another one than when it was last evaluated, and where that matters. */
export interface RuleChange {
  readonly finding: Extract<Finding, { id: "rule-loosened" | "rule-tightened" | "rule-changed" }>;
  readonly index: number;
}

/**
 * Compares every rule with the one that was recorded when it was last evaluated, else with what Rule last evaluated says.
 * `language`: the one in which that column was written; what cannot be read as a rule any more is told as it stands.
 */
export function ruleChanges(
  criteria: CriteriaRows | undefined,
  evaluation: GatesEvaluation,
  record: OwnershipRecord,
  messages: Messages,
  language: string,
): readonly RuleChange[] {
  if (criteria === undefined) return [];
  const stored = rulesStored(record);
  const shown = ruleColumn(criteria, record);
  if (stored.size === 0 && shown === undefined) return [];
  const locale = localeOf(language);
  return evaluation.criteria.flatMap((criterion): readonly RuleChange[] => {
    const { index, key } = criterion.measured.row;
    const was = stored.get(key);
    const found =
      was === undefined
        ? differencesFromText(criterion, shown?.(index), messages, locale)
        : differences(criterion, was, messages);
    return found.map((one) => ({ finding: one, index }));
  });
}

/** Says where nobody will notice that a rule changes: too many to record, and no column that shows them. */
export function unkeptRules(
  criteria: CriteriaRows | undefined,
  { criteria: { length } }: GatesEvaluation,
  rules: OwnershipRecord["rules"],
): readonly Finding[] {
  if (criteria === undefined || length === 0 || rules !== undefined) return [];
  const { table, snapshot } = criteria;
  const shows = wantsMore(table, (key) => criteria.has(key as InputKey<typeof table>), snapshot.mapping !== undefined);
  return shows ? [] : [finding("rules-not-kept", "note", { criteria: length }, [])];
}

/** What Rule last evaluated says, by row; undefined where the table has no such column of ours. */
function ruleColumn(
  { snapshot }: CriteriaRows,
  record: OwnershipRecord,
): ((index: number) => CellValue | undefined) | undefined {
  const id = ourColumns(record, snapshot.id).get("ruleLastEvaluated");
  const position = snapshot.columns.findIndex((column) => column.id === id);
  return position < 0 ? undefined : (index) => snapshot.values[index]?.[position];
}

function differencesFromText(
  criterion: CriterionEvaluation,
  before: CellValue | undefined,
  messages: Messages,
  locale: WorkbookLocale,
): readonly RuleChange["finding"][] {
  if (typeof before !== "string" || before === "") return [];
  const now = ruleLastEvaluated(criterion, messages);
  if (before === now) return [];
  const was = readRuleText(before, messages, locale);
  if (was !== undefined) return differences(criterion, was, messages);
  const facts = { criterion: criterionName(criterion.measured.row), part: "rule", from: before, to: now } as const;
  return [finding("rule-changed", "note", facts, [criterion.cell]) as RuleChange["finding"]];
}

function differences(
  criterion: CriterionEvaluation,
  was: RuleParts,
  messages: Messages,
): readonly RuleChange["finding"][] {
  const is = ruleParts(criterion);
  return ruleDifferences(was, is).map(({ part, direction }) => {
    const name = criterionName(criterion.measured.row);
    const facts = { criterion: name, part, from: partText(was, part, messages), to: partText(is, part, messages) };
    const severity = direction === "loosened" ? "warning" : "note";
    return finding(IDS[direction], severity, facts, [criterion.cell]) as RuleChange["finding"];
  });
}

const IDS = { loosened: "rule-loosened", tightened: "rule-tightened", changed: "rule-changed" } as const;

function partText(
  { rule, weight, mustPass, applies }: RuleParts,
  part: RuleDifference["part"],
  messages: Messages,
): string {
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
    case "applies":
      return applies === false ? words.no : words.yes;
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
