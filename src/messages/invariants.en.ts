import type { Finding, InvariantFacts, RuleText, Shown } from "../domain/finding";
import type { InvariantReason } from "../domain/invariants/judgeReading";
import type { Format } from "./format";

type Rule = (text: RuleText) => string;

/** Why an invariant is in its state: "97.1% at Harrow Lane on 18 Nov 2026, needs ≥ 98%". */
export function invariantReason(why: InvariantReason, format: Format, rule: Rule): string {
  switch (why.id) {
    case "keeps":
      return `${measured(why.actual, why.rule, format)} keeps ${rule(why.rule)}`;
    case "breaches": {
      const on = why.date === undefined ? ", undated" : ` on ${format.date(why.date)}`;
      const more = why.more > 0 ? `; ${why.more} more ${why.more === 1 ? "breach" : "breaches"}` : "";
      return `${measured(why.actual, why.rule, format)}${place(why.unit)}${on}, needs ${rule(why.rule)}${more}`;
    }
    case "reading-old": {
      const days = format.number(why.days);
      return `the reading${place(why.unit)} of ${format.date(why.date)} is ${days} days old, limit ${format.number(why.limit)}`;
    }
    case "reading-undated":
      return `the reading${place(why.unit)} has no date`;
    case "reading-future":
      return `the reading is dated in the future, ${format.date(why.date)}`;
    case "reading-missing":
      return "nothing was measured yet";
    case "reading-unusable":
      return `the reading${place(why.unit)} cannot be compared with the limit`;
    case "limit-unusable":
      return "its operator or limit is missing or cannot be read";
  }
}

const DECIMALS = 2;
const MOST_DECIMALS = 9;

/** A ratio has no end of decimals: two are shown, and more only where two would move it across a limit. */
export function measured(actual: Shown, rule: RuleText | undefined, format: Format): string {
  if (typeof actual === "string" || (actual.unit !== "plain" && actual.unit !== "percent")) return format.shown(actual);
  const bounds = (rule?.pass ?? []).flatMap((bound) => (typeof bound === "string" ? [] : [bound.value]));
  let shown = actual.value;
  for (let digits = DECIMALS; digits <= MOST_DECIMALS; digits += 1) {
    shown = Number(actual.value.toFixed(digits));
    if (bounds.every((bound) => Math.sign(shown - bound) === Math.sign(actual.value - bound))) break;
  }
  return format.shown({ value: shown, unit: actual.unit });
}

function place(unit: string | undefined): string {
  return unit === undefined ? "" : unit === "" ? " at a unit that cannot be read" : ` at ${unit}`;
}

type InvariantFinding = Extract<Finding, { id: "invariant-breached" | "invariant-unknown" }>;

export function invariantSentence({ id, facts }: InvariantFinding, format: Format, rule: Rule): string {
  const state = id === "invariant-breached" ? "is breached" : "has no fresh reading";
  const why = facts.reason === undefined ? "" : `: ${invariantReason(facts.reason, format, rule)}`;
  return `Invariant ${nameOf(facts)} ${state}${why}`;
}

/** What lifts it: no waiver does. */
export function liftInvariant({ id, facts }: InvariantFinding, rule: Rule): string {
  const { reason } = facts;
  if (reason?.id === "limit-unusable") return `Make the limit of invariant ${nameOf(facts)} readable`;
  if (id === "invariant-unknown") return `Take a fresh reading of invariant ${nameOf(facts)}`;
  const back = reason?.id === "breaches" ? ` to ${rule(reason.rule)}` : "";
  const where = reason?.id === "breaches" && reason.more > 0 ? " everywhere" : "";
  return `Bring invariant ${nameOf(facts)} back${back}${where}`;
}

function nameOf({ invariant, text }: InvariantFacts): string {
  return text === undefined ? invariant : `${invariant} ${text}`;
}
