import { finding, type Finding, type FindingId } from "../../src/domain/finding";
import { AUDIT_EXAMPLES } from "./auditFindingExamples";
import { FIT_EXAMPLES } from "./fitExamples";
import { RISK_EXAMPLES } from "./riskExamples";
import { dayOf } from "../../src/tabular/excelDate";
import { WAVE_EXAMPLES } from "./waveFindingExamples";

const criterion = { key: "C7", text: "Ward nurses trained" };
const reason = { id: "actual-blank" } as const;
const INVARIANT = { invariant: "I1", text: "Anticoagulant checked before theatre" };
const until = dayOf(2026, 12, 31) ?? 0;

/** One example a finding. The type makes sure that none is forgotten. */
const EXAMPLES: { readonly [Id in FindingId]: Finding } = {
  "must-pass-not-met": finding(
    "must-pass-not-met",
    "blocker",
    {
      criterion,
      reason: {
        id: "fails",
        actual: { value: 74, unit: "percent" },
        rule: { operator: "≥", pass: [{ value: 90, unit: "percent" }], warn: [] },
      },
    },
    [],
  ),
  "must-pass-unknown": finding("must-pass-unknown", "blocker", { criterion, reason }, []),
  "score-cannot-reach-warn": finding("score-cannot-reach-warn", "blocker", { score: 40, high: 61.2, warn: 75 }, []),
  "nothing-scored": finding("nothing-scored", "blocker", { gate: "G2" }, []),
  "no-weight": finding("no-weight", "blocker", { criteria: 4 }, []),
  "too-much-missing": finding("too-much-missing", "blocker", { missing: 61, limit: 50 }, []),
  "score-below-warn": finding("score-below-warn", "blocker", { score: 60, high: 78, warn: 75 }, []),
  "score-below-pass": finding("score-below-pass", "warning", { score: 83.3, pass: 90 }, []),
  "waiver-used": finding("waiver-used", "warning", { waiver: "W1", criterion, until }, []),
  "no-authority": finding("no-authority", "blocker", { gate: "G2" }, []),
  "invariant-breached": finding(
    "invariant-breached",
    "blocker",
    {
      ...INVARIANT,
      reason: {
        id: "breaches",
        actual: { value: 97.1, unit: "percent" },
        rule: { operator: "≥", pass: [{ value: 98, unit: "percent" }], warn: [] },
        date: until,
        unit: "Harrow Lane",
        more: 0,
      },
    },
    [],
  ),
  "invariant-unknown": finding("invariant-unknown", "blocker", { ...INVARIANT, reason: { id: "reading-missing" } }, []),
  "reading-measure-unknown": finding("reading-measure-unknown", "warning", { measure: "I9", readings: 12 }, []),
  "evidence-undated": finding("evidence-undated", "note", { criterion }, []),
  "criterion-without-gate": finding("criterion-without-gate", "warning", { criterion }, []),
  "criterion-gate-unreadable": finding("criterion-gate-unreadable", "warning", { criterion }, []),
  "criterion-gate-unknown": finding("criterion-gate-unknown", "warning", { criterion, gate: "G9" }, []),
  "waiver-target-unknown": finding(
    "waiver-target-unknown",
    "warning",
    { waiver: "W1", what: "criterion", target: "C99" },
    [],
  ),
  "gates-from-criteria": finding("gates-from-criteria", "note", { count: 2 }, []),
  "checklist-beside": finding("checklist-beside", "warning", { headers: ["Item", "Done?"] }, []),
  "checklist-used": finding(
    "checklist-used",
    "note",
    {
      range: "Readiness!B4:G40",
      columns: [
        { column: "Criterion", header: "Checklist item" },
        { column: "Actual", header: "Done?" },
      ],
    },
    [],
  ),
  "checklist-headings": finding("checklist-headings", "note", { count: 5 }, []),
  "checklist-goes-on": finding("checklist-goes-on", "warning", { lastRow: 40, nextRow: 43 }, []),
  "checklist-cut": finding("checklist-cut", "warning", { rows: 49_996, lastColumn: "G" }, []),
  "results-elsewhere": finding(
    "results-elsewhere",
    "note",
    { sheet: "Readiness", results: "Results", why: "no-room" },
    [],
  ),
  "checklist-alone": finding("checklist-alone", "note", { missing: ["Boundaries", "Assumptions"] }, []),
  "rule-loosened": finding("rule-loosened", "warning", { criterion, part: "pass at", from: "≥ 95", to: "≥ 90" }, []),
  "rule-tightened": finding("rule-tightened", "note", { criterion, part: "must pass", from: "No", to: "Yes" }, []),
  "rule-changed": finding("rule-changed", "note", { criterion, part: "weight", from: "1", to: "3" }, []),
  "policy-loosened": finding("policy-loosened", "warning", { part: "passScore", from: "90", to: "80" }, []),
  "policy-tightened": finding("policy-tightened", "note", { gate: "G2", part: "warnScore", from: "75", to: "80" }, []),
  "policy-changed": finding("policy-changed", "note", { part: "wordsThatPass", from: "yes, done", to: "yes, ok" }, []),
  "criteria-gone": finding("criteria-gone", "warning", { criteria: 2, mustPass: 1, named: ["C3", "C7"] }, []),
  "rules-not-kept": finding("rules-not-kept", "note", { criteria: 12_000 }, []),
  "decision-override": finding(
    "decision-override",
    "warning",
    { gate: "G2", decision: "Go", decidedOn: until, verdict: "No-go", evaluatedOn: until },
    [],
  ),
  "decision-unevaluated": finding(
    "decision-unevaluated",
    "warning",
    { gate: "G2", decision: "Go", decidedOn: until },
    [],
  ),
  "decision-basis-gone": finding(
    "decision-basis-gone",
    "warning",
    { gate: "G2", decision: "Go", decidedOn: until, shown: "Hold" },
    [],
  ),
  "decision-undated": finding("decision-undated", "note", { gate: "G2", decision: "Go" }, []),
  "result-kept": finding("result-kept", "note", { gate: "G2", verdict: "Go", evaluatedOn: until }, []),
  "would-be-now": finding("would-be-now", "note", { gate: "G2", verdict: "Hold" }, []),
  "crossed-without-decision": finding("crossed-without-decision", "warning", { what: "Harrow Lane", gate: "G2" }, []),
  "log-gone": finding("log-gone", "warning", { row: "12-3fa9c1", rows: 12 }, []),
  "log-beginning-gone": finding("log-beginning-gone", "warning", { row: "12-3fa9c1", rows: 12 }, []),
  "log-row-altered": finding("log-row-altered", "warning", { row: "12-3fa9c1", rows: 1 }, []),
  "log-row-missing": finding("log-row-missing", "warning", { row: "12-3fa9c1", rows: 1 }, []),
  "log-row-copied": finding("log-row-copied", "warning", { row: "12-3fa9c1", rows: 1 }, []),
  "log-row-foreign": finding(
    "log-row-foreign",
    "warning",
    { cell: { sheet: "Evaluation log", row: 13, column: 15 }, rows: 1 },
    [],
  ),
  "log-forked": finding("log-forked", "note", { after: "11-0c44be", rows: 2 }, []),
  ...WAVE_EXAMPLES,
  "column-renamed": finding(
    "column-renamed",
    "note",
    { table: "Gates", column: "Score", name: "Score (computed)" },
    [],
  ),
  ...AUDIT_EXAMPLES,
  "sheet-renamed": finding("sheet-renamed", "note", { sheet: "Gate report", name: "Gate report (2)" }, []),
  ...RISK_EXAMPLES,
  ...FIT_EXAMPLES,
};

export const FINDING_EXAMPLES: readonly Finding[] = Object.values(EXAMPLES);
