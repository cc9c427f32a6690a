import { z } from "zod/mini";
import { OPERATORS } from "../domain/finding";
import { ruleText } from "../domain/gates/criterionRule";
import type { CriterionEvaluation, GatesEvaluation } from "../domain/gates/evaluateGates";
import { entry } from "../domain/entry";
import type { RuleParts } from "../domain/log/ruleChange";
import type { OwnershipRecord } from "./record";

/** More rows than this are not gone through for it: a list as long has its rules in the column Rule last evaluated. */
const MOST_CRITERIA = 10_000;
/** Characters. The record is read and written with every evaluation, and Excel on the web keeps no more than 2 MB. */
const LARGEST = 200_000;

const ShownShape = z.union([
  z.string(),
  z.object({ value: z.number(), unit: z.enum(["plain", "percent", "date", "time"]) }),
]);
const PartsShape = z.object({
  rule: z.optional(
    z.object({
      operator: z.enum(OPERATORS),
      pass: z.readonly(z.array(ShownShape)),
      warn: z.readonly(z.array(ShownShape)),
    }),
  ),
  weight: z.number(),
  mustPass: z.boolean(),
  applies: z.optional(z.boolean()),
});

/** The rule of a criterion as it decides. */
export function ruleParts({ measured }: CriterionEvaluation): RuleParts {
  const { rule, weight, mustPass, result } = measured;
  if (result === "Not applicable") return { rule: undefined, weight, mustPass, applies: false };
  if (rule === undefined) return { rule: undefined, weight, mustPass };
  const { operator, pass, warn } = ruleText(rule);
  return { rule: { operator, pass, warn }, weight, mustPass };
}

/**
 * The rules by which criteria were last evaluated, to be recorded: each once, with the criteria that have it, in an order
 * that sorted rows do not change. Undefined where they would be too much to keep.
 */
export function rulesToStore({ criteria }: GatesEvaluation): OwnershipRecord["rules"] {
  if (criteria.length === 0 || criteria.length > MOST_CRITERIA) return undefined;
  const byRule = new Map<string, string[]>();
  let size = 0;
  for (const criterion of criteria) {
    const text = JSON.stringify(ruleParts(criterion));
    const { key } = criterion.measured.row;
    size += key.length + 3;
    entry(byRule, text, () => {
      size += text.length;
      return [];
    }).push(key);
  }
  if (size > LARGEST) return undefined;
  const sorted = [...byRule].sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(sorted.map(([text, keys]) => [text, keys.sort()]));
}

/** The recorded rule of each criterion, by its key. What cannot be read as a rule is left out. */
export function rulesStored({ rules = {} }: OwnershipRecord): ReadonlyMap<string, RuleParts> {
  const found = new Map<string, RuleParts>();
  for (const [text, keys] of Object.entries(rules)) {
    const parts = partsOf(text);
    if (parts !== undefined) for (const key of keys) found.set(key, parts);
  }
  return found;
}

function partsOf(text: string): RuleParts | undefined {
  try {
    const parsed = z.safeParse(PartsShape, JSON.parse(text));
    return parsed.success ? { ...parsed.data, rule: parsed.data.rule } : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
