import type { RuleText, Shown } from "../finding";

/** A rule as it decides: undefined where words of the policy apply. */
export interface RuleParts {
  readonly rule: RuleText | undefined;
  readonly weight: number;
  readonly mustPass: boolean;
  /** False: the criterion was said not to apply, whatever its rule. */
  readonly applies?: boolean | undefined;
}

export type RulePart = "pass at" | "warn at" | "weight" | "must pass" | "applies";
export type RuleDirection = "loosened" | "tightened" | "changed";

export interface RuleDifference {
  readonly part: RulePart;
  readonly direction: RuleDirection;
}

/** What is different about a rule, and whether it is easier or harder to meet than before. */
export function ruleDifferences(before: RuleParts, now: RuleParts): readonly RuleDifference[] {
  const applied = before.applies !== false;
  if (applied !== (now.applies !== false)) return [{ part: "applies", direction: applied ? "loosened" : "tightened" }];
  const differences: RuleDifference[] = [];
  const pass = passDirection(before.rule, now.rule);
  if (pass !== undefined) differences.push({ part: "pass at", direction: pass });
  const warn = pass === undefined ? warnDirection(before.rule, now.rule) : warnOnly(before.rule, now.rule);
  if (warn !== undefined) differences.push({ part: "warn at", direction: warn });
  if (before.weight !== now.weight) differences.push({ part: "weight", direction: "changed" });
  if (before.mustPass !== now.mustPass) {
    differences.push({ part: "must pass", direction: before.mustPass ? "loosened" : "tightened" });
  }
  return differences;
}

function passDirection(before: RuleText | undefined, now: RuleText | undefined): RuleDirection | undefined {
  if (before === undefined || now === undefined) return before === now ? undefined : "changed";
  if (before.operator === "is" && now.operator === "is") return wordsDirection(before.pass, now.pass);
  const [from, to] = [boundsOf(before), boundsOf(now)];
  if (from === undefined || to === undefined) return sameRule(before, now) ? undefined : "changed";
  return rangeDirection(from, to);
}

/** Where the operator stays, only the level counts; a rule of another kind is told by its Pass at. */
function warnOnly(before: RuleText | undefined, now: RuleText | undefined): RuleDirection | undefined {
  return before?.operator === now?.operator ? warnDirection(before, now) : undefined;
}

function warnDirection(before: RuleText | undefined, now: RuleText | undefined): RuleDirection | undefined {
  const [from = [], to = []] = [before?.warn, now?.warn];
  if (from.length === 0 && to.length === 0) return undefined;
  if (from.length === 0) return "loosened";
  if (to.length === 0) return "tightened";
  if (now?.operator === "is") return wordsDirection(from, to);
  const [one, other] = [from[0], to[0]].map(figureOf);
  if (one === undefined || other === undefined) return "changed";
  if (one === other) return undefined;
  const upward = now?.operator === "≥" || now?.operator === ">";
  return other < one === upward ? "loosened" : "tightened";
}

/** The values that pass, from low to high; whether the ends belong to them. */
interface Bounds {
  readonly low: number;
  readonly lowIn: boolean;
  readonly high: number;
  readonly highIn: boolean;
  readonly unit: string;
}

function boundsOf({ operator, pass }: RuleText): Bounds | undefined {
  const [first, second] = pass;
  const value = figureOf(first);
  if (first === undefined || typeof first === "string" || value === undefined) return undefined;
  const all = { low: -Infinity, lowIn: false, high: Infinity, highIn: false, unit: first.unit };
  switch (operator) {
    case "≥":
      return { ...all, low: value, lowIn: true };
    case ">":
      return { ...all, low: value };
    case "≤":
      return { ...all, high: value, highIn: true };
    case "<":
      return { ...all, high: value };
    case "=":
      return { ...all, low: value, lowIn: true, high: value, highIn: true };
    case "between": {
      const high = figureOf(second);
      return high === undefined ? undefined : { ...all, low: value, lowIn: true, high, highIn: true };
    }
    case "is":
      return undefined;
  }
}

function figureOf(bound: Shown | undefined): number | undefined {
  return bound === undefined || typeof bound === "string" ? undefined : bound.value;
}

function rangeDirection(from: Bounds, to: Bounds): RuleDirection | undefined {
  if (from.unit !== to.unit) return "changed";
  const wider = holds(to, from);
  const narrower = holds(from, to);
  if (wider && narrower) return undefined;
  return wider ? "loosened" : narrower ? "tightened" : "changed";
}

/** Everything that passes `inner` passes `outer`. */
function holds(outer: Bounds, inner: Bounds): boolean {
  const low = outer.low < inner.low || (outer.low === inner.low && (outer.lowIn || !inner.lowIn));
  const high = outer.high > inner.high || (outer.high === inner.high && (outer.highIn || !inner.highIn));
  return low && high;
}

/** Words that meet a rule: one more makes it easier. */
export function wordsDirection(from: readonly Shown[], to: readonly Shown[]): RuleDirection | undefined {
  const [before, now] = [wordSet(from), wordSet(to)];
  const added = [...now].some((word) => !before.has(word));
  const removed = [...before].some((word) => !now.has(word));
  if (added && removed) return "changed";
  return added ? "loosened" : removed ? "tightened" : undefined;
}

function wordSet(words: readonly Shown[]): ReadonlySet<string> {
  return new Set(words.map((word) => (typeof word === "string" ? word.toLowerCase() : JSON.stringify(word))));
}

function sameRule(one: RuleText, other: RuleText): boolean {
  return one.operator === other.operator && JSON.stringify(one.pass) === JSON.stringify(other.pass);
}
