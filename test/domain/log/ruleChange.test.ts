import { ruleDifferences, type RuleParts } from "../../../src/domain/log/ruleChange";
import { criterionIn, ENGLISH, evaluated } from "../sheet";
import { messagesFor } from "../../../src/messages/messages";
import { ruleLastEvaluated } from "../../../src/workflows/gateCells";
import { readRuleText } from "../../../src/workflows/ruleChanges";

const messages = messagesFor("en-GB");

/** A rule by its text in the Criteria table. */
function rule(text: string): RuleParts {
  const parts = readRuleText(text, messages, ENGLISH);
  if (parts === undefined) throw new Error(`${text} is no rule`);
  return parts;
}

test.each([
  ["≥ 95, weight 1", "≥ 90, weight 1", "pass at loosened"],
  ["≥ 90, weight 1", "≥ 95, weight 1", "pass at tightened"],
  ["> 90, weight 1", "≥ 90, weight 1", "pass at loosened"],
  ["≤ 5, weight 1", "≤ 6, weight 1", "pass at loosened"],
  ["≤ 5, weight 1", "< 5, weight 1", "pass at tightened"],
  ["between 10 and 20, weight 1", "between 5 and 20, weight 1", "pass at loosened"],
  ["between 10 and 20, weight 1", "between 5 and 15, weight 1", "pass at changed"],
  ["= 6, weight 1", "≥ 6, weight 1", "pass at loosened"],
  ["≥ 6, weight 1", "≤ 6, weight 1", "pass at changed"],
  ["≥ 90%, weight 1", "≥ 90, weight 1", "pass at changed"],
  ["is Yes, weight 1", "is Yes or Partly, weight 1", "pass at loosened"],
  ["is Yes or Done, weight 1", "is Yes, weight 1", "pass at tightened"],
  ["is Yes, weight 1", "is Done, weight 1", "pass at changed"],
  ["≥ 4 Dec 2026, weight 1", "≥ 1 Dec 2026, weight 1", "pass at loosened"],
  ["weight 1", "≥ 90, weight 1", "pass at changed"],
  ["≥ 90, weight 1", "≥ 90, warn 80, weight 1", "warn at loosened"],
  ["≥ 90, warn 80, weight 1", "≥ 90, warn 85, weight 1", "warn at tightened"],
  ["≤ 36, warn 40, weight 1", "≤ 36, warn 45, weight 1", "warn at loosened"],
  ["≥ 90, warn 80, weight 1", "≥ 90, weight 1", "warn at tightened"],
  ["≥ 90, weight 3", "≥ 90, weight 1", "weight changed"],
  ["≥ 90, weight 1, must", "≥ 90, weight 1", "must pass loosened"],
  ["≥ 90, weight 1", "≥ 90, weight 1, must", "must pass tightened"],
  [
    "≥ 95, warn 90, weight 1, must",
    "≥ 90, warn 80, weight 2",
    "pass at loosened, warn at loosened, weight changed, must pass loosened",
  ],
  ["≥ 90, weight 1", "≥ 90, weight 1", ""],
])("from %s to %s: %s", (before, now, expected) => {
  const found = ruleDifferences(rule(before), rule(now)).map(({ part, direction }) => `${part} ${direction}`);
  expect(found.join(", ")).toBe(expected);
});

test("reads back every rule that it writes", () => {
  const evaluation = evaluated({
    criteria: `Criterion | Actual | Operator | Pass at | Warn at | Weight | Must pass
      A | 91 | | 90 | 80 | 2 | Yes
      B | 91% | | 90% | 80% | 1 |
      C | 5 | ≤ | 1250.5 | | 1 |
      D | 5 | | 10..20 | | 0.5 |
      E | Yes | | Yes, Done | Partly | 1 |
      F | Yes | | | | 1 | Yes
      G | 2026-06-01 | | 2026-06-30 | | 1 |`,
  });
  for (const key of ["A", "B", "C", "D", "E", "F", "G"]) {
    const criterion = criterionIn(evaluation, key);
    const { rule: now, weight, mustPass } = criterion.measured;
    const text = ruleLastEvaluated(criterion, messages);
    const read = readRuleText(text, messages, ENGLISH);
    if (read === undefined) throw new Error(`${text} cannot be read`);
    expect(ruleDifferences(read, { rule: now, weight, mustPass })).toEqual([]);
    expect(read.rule?.operator).toBe(now?.operator);
  }
});

test("says so where a text is no rule", () => {
  for (const text of ["whatever", "≥ 90", "≥ 90, warn 80, note, weight 1", "about 5, weight 1", "≥ 90, weight much"]) {
    expect(readRuleText(text, messages, ENGLISH)).toBeUndefined();
  }
});
