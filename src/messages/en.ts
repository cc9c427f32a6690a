import type { CriterionName, CriterionReason, Finding, RuleText, Step, StepChange } from "../domain/finding";
import type { ChangeByThen } from "../domain/gates/onTheDay";
import type { WaiverFault } from "../domain/gates/waiverValidity";
import type { CellProblem } from "../tabular/cellProblem";
import type { Format } from "./format";
import { auditRemedy, auditSentence, isAuditFinding } from "./audit.en";
import { auditReportWords } from "./auditReport.en";
import type { Messages } from "./messages";
import { fitRemedy, fitSentence, isFitFinding } from "./fit.en";
import { invariantReason, invariantSentence, liftInvariant, measured } from "./invariants.en";
import { logSentence, policyName, policyValue } from "./log.en";
import { problemText } from "./problems.en";
import { reportWords } from "./report.en";
import { resultsElsewhere } from "./results.en";
import { restoreWords } from "./restore.en";
import { liftRisk, riskSentence } from "./risks.en";
import { riskWords } from "./riskWords.en";
import { isWaveLinkFinding, liftOverlap, waveLinkSentence } from "./waveLinks.en";
import { rebaselined, violationSentence, waveReason, waveSentence } from "./waves.en";

/** English. One sentence each, names first; the full stop is the place where it is shown. */
export function en(format: Format): Messages {
  const rule = (text: RuleText): string => ruleSentence(text, format);
  const reasons = new WeakMap<CriterionReason, string>();
  // Asked for by the Criteria table, by the report and by the pane alike.
  const reason = (why: CriterionReason): string => {
    let text = reasons.get(why);
    if (text === undefined) {
      text = reasonSentence(why, format, rule);
      reasons.set(why, text);
    }
    return text;
  };
  return {
    format,
    rule,
    policyName,
    policyValue: (part, value) => policyValue(part, value, format),
    reason,
    finding: (finding) => findingSentence(finding, format, reason, rule),
    remedy: (finding) =>
      isAuditFinding(finding)
        ? auditRemedy(finding, format)
        : isFitFinding(finding)
          ? fitRemedy(finding, format)
          : undefined,
    step: (step) => stepSentence(step, format, reason, rule),
    problem: (problem: CellProblem) => problemText(problem, format),
    invariantReason: (why) => invariantReason(why, format, rule),
    measured: (actual, limit) => measured(actual, limit, format),
    rebaselined: (difference) => rebaselined(difference, format),
    waveReason: (why) => waveReason(why, format),
    waveViolation: (violation) => violationSentence(violation, format),
    waiverFault: (fault) => WAIVER_FAULTS[fault],
    onTheDay: (then, today, asOf) => {
      const day = (value: number): string => format.shortDate(value, asOf);
      const named = then.changes.map((change) => changeSentence(change, day));
      const changes = [...named, ...(then.more > 0 ? [`and ${then.more} more`] : [])].join(", ");
      return `${today} today, ${then.verdict} on ${day(then.date)}${changes === "" ? "" : `: ${changes}`}`;
    },
    words: {
      yes: "Yes",
      no: "No",
      to: "to",
      noScore: "no score",
      goReached: "Every must-pass criterion is met and the score passes",
      mustPass: "Must pass",
      must: "must",
      warn: "warn",
      weight: "weight",
      more: (count) => `and ${count} more`,
      none: "none",
      noWave: "No place in any wave",
      lateBy: (end, due) => `Late: its wave ends ${format.date(end)}, due by ${format.date(due)}`,
      lateUnits: (units) => `${format.number(units)} ${units === 1 ? "unit is" : "units are"} late`,
      decidedBy: (who) => `Decided by ${who}`,
      decisionCleared: (decision) => `The decision ${decision} was cleared`,
      putBack: restoreWords.putBack,
      waivedBy: (waiver, until) => `Waived by ${waiver} until ${until}`,
    },
    report: reportWords,
    risks: riskWords,
    auditReport: auditReportWords(format),
  };
}

const WAIVER_FAULTS: Readonly<Record<WaiverFault, string>> = {
  "no-criterion": "it names no criterion",
  "criterion-unknown": "its criterion is not in the Criteria table",
  "gate-unknown": "its gate is not in the Gates table",
  "criterion-not-in-gate": "its criterion does not belong to that gate",
  "not-approved": "it is not approved",
  "no-approver": "it has no approver",
  "approver-is-owner": "the approver owns the criterion",
  "no-reason": "it gives no reason",
  "no-from": "it has no first day",
  "no-until": "it has no end",
  "not-yet": "it has not begun",
  ended: "it has ended",
};

function nameOf({ key, text }: CriterionName): string {
  return key.toLowerCase() === text.toLowerCase() || text === "" ? key : `${key} ${text}`;
}

function ruleSentence({ operator, pass, warn }: RuleText, format: Format): string {
  const bounds = pass.map((bound) => format.shown(bound));
  const text = operator === "between" ? `between ${bounds.join(" and ")}` : `${operator} ${bounds.join(" or ")}`;
  return warn.length === 0 ? text : `${text}, warn ${warn.map((bound) => format.shown(bound)).join(" or ")}`;
}

function reasonSentence(why: CriterionReason, format: Format, rule: (text: RuleText) => string): string {
  switch (why.id) {
    case "meets":
      return `${format.shown(why.actual)} meets ${rule(passOnly(why.rule))}`;
    case "warns":
      return `${format.shown(why.actual)} misses ${rule(passOnly(why.rule))} but keeps to the warning level`;
    case "fails":
      return `${format.shown(why.actual)}, needs ${rule(passOnly(why.rule))}`;
    case "word-passes":
      return `“${why.word}” counts as met`;
    case "word-warns":
      return `“${why.word}” counts as a warning`;
    case "word-fails":
      return `“${why.word}” counts as not met`;
    case "actual-blank":
      return "Actual is blank";
    case "actual-error":
      return `Actual shows the error ${why.error}`;
    case "actual-unreadable":
      return `Actual “${why.found}” cannot be read`;
    case "units-differ":
      return "Actual, Pass at and Warn at are not all in the same unit";
    case "rule-unreadable":
      return `${why.what} cannot be read`;
    case "rule-missing":
      return "Pass at is blank, so nobody can tell what the figure means";
    case "reason-missing":
      return "Applies is No without a reason";
    case "evidence-old":
      return `Evidence of ${format.date(why.date)} is ${format.number(why.days)} days old, limit ${format.number(why.limit)}`;
    case "evidence-future":
      return `Evidence is dated in the future, ${format.date(why.date)}`;
    case "evidence-undated":
      return "Evidence of a must-pass has no date";
    case "not-applicable":
      return `Does not apply: ${why.reason}`;
    case "information":
      return "No Pass at: shown for information, outside the score";
  }
}

function passOnly(rule: RuleText): RuleText {
  return { ...rule, warn: [] };
}

function findingSentence(
  finding: Finding,
  format: Format,
  reason: (why: CriterionReason) => string,
  rule: (text: RuleText) => string,
): string {
  if (isAuditFinding(finding)) return auditSentence(finding, format);
  if (isFitFinding(finding)) return fitSentence(finding, format);
  switch (finding.id) {
    case "must-pass-not-met":
      return `${nameOf(finding.facts.criterion)} must pass and is not met: ${lowerFirst(reason(finding.facts.reason))}`;
    case "must-pass-unknown":
      return `${nameOf(finding.facts.criterion)} must pass and is unknown: ${lowerFirst(reason(finding.facts.reason))}`;
    case "score-cannot-reach-warn": {
      const { score, high, warn } = finding.facts;
      if (score === high) return `The score ${format.score(score, warn)} is below ${format.number(warn)}`;
      return `Even if all missing evidence were met the score would be ${format.score(high, warn)}, below ${format.number(warn)}`;
    }
    case "nothing-scored":
      return `No criterion of ${finding.facts.gate} can be scored`;
    case "no-weight":
      return "All criteria have weight 0, so there is no score";
    case "too-much-missing": {
      const { missing, limit } = finding.facts;
      return `${format.percent(missing)} of the weight has no evidence, limit ${format.percent(limit)}`;
    }
    case "score-below-warn": {
      const { score, high, warn } = finding.facts;
      const upTo = high > score ? ` (up to ${format.score(high, warn)} if all missing evidence were met)` : "";
      return `The score ${format.score(score, warn)}${upTo} is below ${format.number(warn)}`;
    }
    case "score-below-pass": {
      const { score, pass } = finding.facts;
      return `The score ${format.score(score, pass)} is below ${format.number(pass)}`;
    }
    case "waiver-used": {
      const { waiver, criterion, until } = finding.facts;
      return `Waiver ${waiver}, until ${format.date(until)}, is in use for ${nameOf(criterion)}`;
    }
    case "no-authority":
      return `${finding.facts.gate} has no authority who may decide it`;
    case "invariant-breached":
    case "invariant-unknown":
      return invariantSentence(finding, format, rule);
    case "reading-measure-unknown": {
      const { measure, readings } = finding.facts;
      const rows = readings === 1 ? "A reading is" : `${format.number(readings)} readings are`;
      return `${rows} of “${measure}”, which is the ID of nothing that is measured, and ${readings === 1 ? "is" : "are"} not used`;
    }
    case "evidence-undated":
      return `The evidence of ${nameOf(finding.facts.criterion)} has no date`;
    case "criterion-without-gate":
      return `${nameOf(finding.facts.criterion)} names no gate and counts at none`;
    case "criterion-gate-unreadable":
      return `The gate of ${nameOf(finding.facts.criterion)} cannot be read, so it counts at every gate`;
    case "criterion-gate-unknown":
      return `${nameOf(finding.facts.criterion)} names the gate “${finding.facts.gate}”, which the Gates table does not have`;
    case "waiver-target-unknown":
      return `Waiver ${finding.facts.waiver} names the ${finding.facts.what} “${finding.facts.target}”, which does not exist`;
    case "gates-from-criteria":
      return "There is no Gates table; the gates come from the Criteria table";
    case "checklist-used": {
      const { range, columns } = finding.facts;
      const sources = columns.map(({ column, header }) => `${column} from “${header}”`);
      return `The criteria are read from ${range}: ${sources.join(", ")}`;
    }
    case "checklist-beside":
      return `${finding.facts.headers.map((header) => `“${header}”`).join(" and ")} look like a second checklist beside it, which is not read: leave a blank column between the two, or move one`;
    case "checklist-headings": {
      const { count } = finding.facts;
      return count === 1
        ? "1 row of the checklist is formatted as a heading and is not judged"
        : `${format.number(count)} rows of the checklist are formatted as headings and are not judged`;
    }
    case "checklist-goes-on": {
      const { lastRow, nextRow } = finding.facts;
      return `The checklist ends with row ${lastRow}, above the first empty row; what stands below, from row ${nextRow} on, is not read`;
    }
    case "checklist-cut": {
      const { rows, lastColumn } = finding.facts;
      return `The checklist's sheet is larger than is read; ${format.number(rows)} rows up to column ${lastColumn} were used`;
    }
    case "results-elsewhere":
      return resultsElsewhere(finding.facts);
    case "checklist-alone":
      return `A checklist alone is not scale transition management. Not assessed yet: ${finding.facts.missing.join(", ")}`;
    case "rule-loosened":
    case "rule-tightened":
    case "rule-changed":
    case "policy-loosened":
    case "policy-tightened":
    case "policy-changed":
    case "criteria-gone":
    case "rules-not-kept":
    case "decision-override":
    case "decision-unevaluated":
    case "decision-basis-gone":
    case "decision-undated":
    case "result-kept":
    case "would-be-now":
    case "crossed-without-decision":
    case "log-gone":
    case "log-beginning-gone":
    case "log-row-altered":
    case "log-row-missing":
    case "log-row-copied":
    case "log-row-foreign":
    case "log-forked":
      return logSentence(finding, format);
    case "unit-unplaced":
    case "unit-late":
    case "unit-size-missing":
    case "unit-reference-unknown":
    case "units-without-wave":
    case "dependency-cycle":
    case "wave-number-unusable":
    case "wave-ends-before-start":
    case "wave-out-of-order":
    case "wave-overlaps":
    case "wave-without-room":
    case "wave-rule-broken":
    case "wave-plan-cut":
      return waveSentence(finding, format);
    case "column-renamed":
      return `${finding.facts.table} has a column ${finding.facts.column} of your own; the computed one is called “${finding.facts.name}”`;
    case "sheet-renamed":
      return `The workbook has a sheet ${finding.facts.sheet} of your own; the report is called “${finding.facts.name}”`;
    default:
      return isWaveLinkFinding(finding) ? waveLinkSentence(finding, format) : riskSentence(finding, format);
  }
}

function lowerFirst(text: string): string {
  return /^[A-Z][a-z]/.test(text) && !text.startsWith("Actual") ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}

function stepSentence(
  step: Step,
  format: Format,
  reason: (why: CriterionReason) => string,
  rule: (text: RuleText) => string,
): string {
  const name = step.criterion === undefined ? "" : nameOf(step.criterion);
  return changeText(step.change, name, format, reason, rule);
}

function changeText(
  change: StepChange,
  name: string,
  format: Format,
  reason: (why: CriterionReason) => string,
  rule: (text: RuleText) => string,
): string {
  switch (change.id) {
    case "bring-to":
      return `Bring ${name} to ${goal(change.rule, rule)}`;
    case "bring-to-without-waiver": {
      const met = change.rule === undefined ? `Meet ${name}` : `Bring ${name} to ${goal(change.rule, rule)}`;
      return `${met}, so that waiver ${change.waiver} is not needed`;
    }
    case "give-evidence":
      return change.rule === undefined
        ? `Give evidence for ${name}`
        : `Give evidence for ${name}: ${goal(change.rule, rule)}`;
    case "renew-evidence":
      return `Renew the evidence of ${name} and its date`;
    case "answer-with-word":
      return `Complete ${name}`;
    case "mend-rule":
      return `Make the rule of ${name} readable, and meet it`;
    case "give-reason":
      return `Say why ${name} does not apply, or give evidence for it`;
    case "lift-blocker":
      return liftText(change.blocker, format, reason, rule);
    case "add-criteria":
      return `Add criteria to ${change.gate}`;
    case "give-weight":
      return "Give at least one criterion that is met a weight above 0";
  }
}

/** "≥ 90", but "Yes" rather than "is Yes". */
function goal(text: RuleText, rule: (text: RuleText) => string): string {
  return rule(passOnly(text)).replace(/^is /, "");
}

function liftText(
  blocker: Finding,
  format: Format,
  reason: (why: CriterionReason) => string,
  rule: (text: RuleText) => string,
): string {
  if (blocker.id === "no-authority") return `Name the authority of ${blocker.facts.gate}`;
  if (blocker.id === "invariant-breached" || blocker.id === "invariant-unknown") return liftInvariant(blocker, rule);
  if (blocker.id === "risk-above-appetite") return liftRisk(blocker);
  if (blocker.id === "overlap-owner" || blocker.id === "parallel-run-open") return liftOverlap(blocker);
  if (isAuditFinding(blocker)) return auditRemedy(blocker, format);
  if (isFitFinding(blocker)) return fitRemedy(blocker, format);
  return `Resolve: ${findingSentence(blocker, format, reason, rule)}`;
}

function changeSentence(change: ChangeByThen, day: (value: number) => string): string {
  switch (change.id) {
    case "evidence-expires":
      return `evidence of ${change.criterion.key} expires ${day(change.lastDay)}`;
    case "waiver-ends":
      return `waiver ${change.waiver} ends ${day(change.lastDay)}`;
    case "waiver-starts":
      return `waiver ${change.waiver} begins ${day(change.firstDay)}`;
    case "invariant-expires":
      return `the reading of ${change.invariant} expires ${day(change.lastDay)}`;
  }
}
