import type { Policy } from "../policy";
import { wordsDirection, type RuleDirection } from "./ruleChange";

/** The numbers that decide with every gate; a higher one is harder to meet, or easier. */
const NUMBERS = {
  passScore: "harder",
  warnScore: "harder",
  evidenceAgeDays: "easier",
  missingLimitPercent: "easier",
} as const;
const WORDS = ["wordsThatPass", "wordsThatWarn", "wordsThatFail"] as const;

export type PolicyNumberPart = keyof typeof NUMBERS;
export type PolicyWordsPart = (typeof WORDS)[number];
export type PolicyPart = PolicyNumberPart | PolicyWordsPart;

/** Pass and warn score, 0 to 100. */
export interface GateScores {
  readonly pass: number;
  readonly warn: number;
}

/** The rules that all criteria share, and the scores that some gates have for themselves, by gate. */
export interface PolicyParts
  extends Readonly<Record<PolicyNumberPart, number>>, Readonly<Record<PolicyWordsPart, readonly string[]>> {
  readonly gates: Readonly<Record<string, GateScores>>;
}

export interface PolicyDifference {
  readonly gate?: string;
  readonly part: PolicyPart;
  readonly direction: RuleDirection;
  readonly from: number | readonly string[];
  readonly to: number | readonly string[];
}

export interface ScoredGate {
  readonly gate: { readonly key: string };
  readonly thresholds: GateScores;
}

/** What is to be remembered of a policy, for the next evaluation to compare with. */
export function policyParts(policy: Policy, gates: readonly ScoredGate[]): PolicyParts {
  const { passScore, warnScore, evidenceAgeDays, missingLimitPercent } = policy;
  const { wordsThatPass, wordsThatWarn, wordsThatFail } = policy;
  const own = gates.filter(({ thresholds: { pass, warn } }) => pass !== passScore || warn !== warnScore);
  return {
    ...{ passScore, warnScore, evidenceAgeDays, missingLimitPercent, wordsThatPass, wordsThatWarn, wordsThatFail },
    gates: Object.fromEntries(
      own.map(({ gate, thresholds: { pass, warn } }): [string, GateScores] => [gate.key, { pass, warn }]),
    ),
  };
}

/** What is different about the shared rules, and whether gates are easier or harder to pass than before. */
export function policyDifferences(
  before: PolicyParts,
  now: PolicyParts,
  gates: readonly ScoredGate[],
): readonly PolicyDifference[] {
  const numbers = Object.entries(NUMBERS).flatMap(([name, higher]): readonly PolicyDifference[] => {
    const part = name as PolicyNumberPart;
    const [from, to] = [before[part], now[part]];
    if (from === to) return [];
    return [{ part, direction: to > from === (higher === "easier") ? "loosened" : "tightened", from, to }];
  });
  const words = WORDS.flatMap((part): readonly PolicyDifference[] => {
    const [from, to] = [before[part], now[part]];
    const direction = wordsDirection(from, to);
    if (direction === undefined) return [];
    return [{ part, direction: part === "wordsThatFail" ? against(direction) : direction, from, to }];
  });
  return [...numbers, ...words, ...gates.flatMap((gate) => scoreDifferences(gate, before, now))];
}

/** Of a gate that has, or had, scores of its own; what follows from the policy is said of the policy. */
function scoreDifferences(
  { gate: { key }, thresholds }: ScoredGate,
  before: PolicyParts,
  now: PolicyParts,
): readonly PolicyDifference[] {
  const was = before.gates[key];
  if (was === undefined && now.gates[key] === undefined) return [];
  const scores = [
    ["passScore", was?.pass ?? before.passScore, thresholds.pass],
    ["warnScore", was?.warn ?? before.warnScore, thresholds.warn],
  ] as const;
  return scores.flatMap(([part, from, to]): readonly PolicyDifference[] =>
    from === to ? [] : [{ gate: key, part, direction: to < from ? "loosened" : "tightened", from, to }],
  );
}

function against(direction: RuleDirection): RuleDirection {
  return direction === "loosened" ? "tightened" : direction === "tightened" ? "loosened" : direction;
}
