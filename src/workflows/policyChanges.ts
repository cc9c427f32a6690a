import { finding, type Finding } from "../domain/finding";
import type { GatesEvaluation } from "../domain/gates/evaluateGates";
import { policyDifferences, policyParts, type PolicyDifference } from "../domain/log/policyChange";
import type { Policy } from "../domain/policy";
import type { Messages } from "../messages/messages";
import type { OwnershipRecord } from "./record";
import { rulesStored } from "./storedRules";

/** Rules beyond those of single criteria that are others than when they were last evaluated. */
export type PolicyChange = Extract<
  Finding,
  { id: "policy-loosened" | "policy-tightened" | "policy-changed" | "criteria-gone" }
>;

/** Compares the policy and the gates' own scores with those that were recorded, and finds criteria that are gone. */
export function policyChanges(
  evaluation: GatesEvaluation,
  policy: Policy,
  record: OwnershipRecord,
  messages: Messages,
): readonly PolicyChange[] {
  const { gates } = evaluation;
  // Scores of a decided gate decide nothing any more.
  const open = gates.filter(({ decided }) => !decided);
  const differences =
    record.policy === undefined ? [] : policyDifferences(record.policy, policyParts(policy, gates), open);
  return [...differences.map((one) => difference(one, messages)), ...criteriaGone(evaluation, record)];
}

const IDS = { loosened: "policy-loosened", tightened: "policy-tightened", changed: "policy-changed" } as const;

function difference({ gate, part, direction, from, to }: PolicyDifference, messages: Messages): PolicyChange {
  const facts = { gate, part, from: messages.policyValue(part, from), to: messages.policyValue(part, to) };
  return finding(IDS[direction], direction === "loosened" ? "warning" : "note", facts, []) as PolicyChange;
}

const NAMED = 5;

/** What was deleted counts no more: a criterion that held a gate back would otherwise vanish without a word. */
function criteriaGone({ criteria }: GatesEvaluation, record: OwnershipRecord): readonly PolicyChange[] {
  if (criteria.length === 0) return [];
  const present = new Set(criteria.map(({ measured }) => measured.row.key));
  const gone = [...rulesStored(record)].filter(([key]) => !present.has(key));
  if (gone.length === 0) return [];
  const [must, rest] = [true, false].map((mustPass) =>
    gone
      .filter(([, rule]) => rule.mustPass === mustPass)
      .map(([key]) => key)
      .sort(),
  );
  const named = [...(must ?? []), ...(rest ?? [])].slice(0, NAMED);
  const facts = { criteria: gone.length, mustPass: must?.length ?? 0, named };
  return [finding("criteria-gone", "warning", facts, []) as PolicyChange];
}
