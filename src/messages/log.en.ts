import type { Finding, PolicyFacts } from "../domain/finding";
import type { PolicyPart } from "../domain/log/policyChange";
import { fullAddress } from "../tabular/cellAddress";
import type { Format } from "./format";

/** What is said of rules, decisions and the log. */
export type LogFinding = Extract<
  Finding,
  {
    id:
      | "rule-loosened"
      | "rule-tightened"
      | "rule-changed"
      | "policy-loosened"
      | "policy-tightened"
      | "policy-changed"
      | "criteria-gone"
      | "rules-not-kept"
      | "decision-override"
      | "decision-unevaluated"
      | "decision-basis-gone"
      | "decision-undated"
      | "result-kept"
      | "would-be-now"
      | "crossed-without-decision"
      | "log-gone"
      | "log-beginning-gone"
      | "log-row-altered"
      | "log-row-missing"
      | "log-row-copied"
      | "log-row-foreign"
      | "log-forked";
  }
>;

export function logSentence(finding: LogFinding, format: Format): string {
  switch (finding.id) {
    case "rule-loosened":
      return ruleSentence(finding.facts, "loosened");
    case "rule-tightened":
      return ruleSentence(finding.facts, "tightened");
    case "rule-changed":
      return ruleSentence(finding.facts, "changed");
    case "policy-loosened":
      return policySentence(finding.facts, "loosened");
    case "policy-tightened":
      return policySentence(finding.facts, "tightened");
    case "policy-changed":
      return policySentence(finding.facts, "changed");
    case "criteria-gone": {
      const { criteria, mustPass, named } = finding.facts;
      const shown = `${named.join(", ")}${criteria > named.length ? " …" : ""}`;
      return criteria === 1
        ? `The ${mustPass > 0 ? "must-pass " : ""}criterion ${shown} of the last evaluation is gone`
        : `${format.number(criteria)} criteria of the last evaluation are gone${mustPass > 0 ? `, ${format.number(mustPass)} of them must-pass` : ""}: ${shown}`;
    }
    case "rules-not-kept":
      return `The rules of ${format.number(finding.facts.criteria)} criteria are too many to remember, so a rule that changes is not noticed; add more columns, and the Criteria table remembers them`;
    case "decision-override": {
      const { gate, decision, decidedOn, verdict, evaluatedOn } = finding.facts;
      const before = evaluatedOn === decidedOn ? "" : `, evaluated on ${format.date(evaluatedOn)}`;
      return `${gate} was decided ${decision} against ${verdict} on ${format.date(decidedOn)}${before}`;
    }
    case "decision-unevaluated": {
      const { gate, decision, decidedOn } = finding.facts;
      return `${gate} was decided ${decision} on ${format.date(decidedOn)} without an evaluation`;
    }
    case "decision-basis-gone": {
      const { gate, decision, decidedOn, shown } = finding.facts;
      const showed = shown === undefined ? "" : `; its cells showed ${shown}, and it is evaluated anew`;
      return `What ${gate} was decided ${decision} by on ${format.date(decidedOn)} is gone with the beginning of the log${showed}`;
    }
    case "decision-undated":
      return `${finding.facts.gate} has the decision ${finding.facts.decision} without a day, so it counts as not decided`;
    case "result-kept": {
      const { gate, verdict, evaluatedOn } = finding.facts;
      const on = evaluatedOn === undefined ? "" : ` of ${format.date(evaluatedOn)}`;
      return `${gate} is decided and keeps its result${on}, ${verdict}, until the decision is cleared`;
    }
    case "would-be-now":
      return `Evaluated now ${finding.facts.gate} would be ${finding.facts.verdict}`;
    case "crossed-without-decision":
      return `${finding.facts.what} crossed without a decision: ${finding.facts.gate} is not decided Go`;
    case "log-gone": {
      const { row, rows } = finding.facts;
      return `The log is gone: it was deleted, emptied or moved to another workbook with ${atLeast(rows, format)}, the last one ${row}. A new log begins behind it; a saved version of the workbook may still hold the old one`;
    }
    case "log-beginning-gone": {
      const { row, rows } = finding.facts;
      return `The beginning of the log is gone: ${atLeast(rows, format)}, the last one ${row}`;
    }
    case "log-row-altered": {
      const { row, rows } = finding.facts;
      if (rows > 1) {
        const first = row === "" ? "" : `, the first is ${row}`;
        return `${format.number(rows)} rows of the log were altered after they were written${first}`;
      }
      return row === ""
        ? "A row of the log lost its name after it was written"
        : `The row ${row} of the log was altered after it was written`;
    }
    case "log-row-missing": {
      const { row, rows } = finding.facts;
      return rows === 1
        ? `The row ${row} of the log is missing`
        : `${format.number(rows)} rows of the log are missing, the first is ${row}`;
    }
    case "log-row-copied": {
      const { row, rows } = finding.facts;
      return rows === 1
        ? `The row ${row} stands twice in the log`
        : `${format.number(rows)} rows of the log are copies of others, the first is of ${row}`;
    }
    case "log-row-foreign": {
      const { cell, rows } = finding.facts;
      return rows === 1
        ? `The row of the log at ${fullAddress(cell)} was not written by the add-in`
        : `${format.number(rows)} rows of the log were not written by the add-in, the first is at ${fullAddress(cell)}`;
    }
    case "log-forked": {
      const { after, rows } = finding.facts;
      const where = after === undefined ? "At its beginning" : `After row ${after}`;
      return `${where} the log has ${format.number(rows)} rows side by side: people evaluated at the same time`;
    }
  }
}

function atLeast(rows: number, format: Format): string {
  return rows === 1 ? "1 row or more" : `${format.number(rows)} rows or more`;
}

function policySentence({ gate, part, from, to }: PolicyFacts, how: string): string {
  return `${policyName(part, gate)} ${how} from ${from} to ${to}`;
}

const POLICY_NAMES: Readonly<Record<PolicyPart, string>> = {
  passScore: "Pass score",
  warnScore: "Warn score",
  evidenceAgeDays: "Evidence age",
  missingLimitPercent: "Missing limit",
  wordsThatPass: "Words that pass",
  wordsThatWarn: "Words that warn",
  wordsThatFail: "Words that fail",
};

/** What a shared rule is called, or that of one gate. */
export function policyName(part: PolicyPart, gate: string | undefined): string {
  return gate === undefined ? POLICY_NAMES[part] : `${gate}: ${POLICY_NAMES[part].toLowerCase()}`;
}

/** The value of a shared rule, as a person reads it. */
export function policyValue(part: PolicyPart, value: number | readonly string[], format: Format): string {
  if (typeof value !== "number") return value.length === 0 ? "none" : value.join(", ");
  if (part === "missingLimitPercent") return format.percent(value);
  return part === "evidenceAgeDays" ? `${format.number(value)} ${value === 1 ? "day" : "days"}` : format.number(value);
}

type RuleFinding = Extract<LogFinding, { id: "rule-loosened" }>;

function ruleSentence({ criterion, part, from, to }: RuleFinding["facts"], how: string): string {
  return `${criterion.key}: ${part} ${how} from ${from} to ${to}`;
}
