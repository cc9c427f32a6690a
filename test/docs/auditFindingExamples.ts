import type { AuditFindingId } from "../../src/domain/audit/auditFindings";
import { finding, type Finding } from "../../src/domain/finding";
import { dayOf } from "../../src/tabular/excelDate";

const boundary = { key: "B1", text: "Sites on the pathway" };
const assumption = { key: "A3", text: "One nurse answers every call" };
const element = { key: "E2", text: "Regional advice line" };
const decision = { key: "D1", text: "Exceptions to the pathway" };
const handoff = { key: "H1", text: "Discharge summary" };
const signal = { key: "S1", text: "Calls that wait longer than an hour" };
const plain = (value: number) => ({ value, unit: "plain" }) as const;
const start = dayOf(2027, 1, 11) ?? 0;
const shared = { assumption, loadBearing: true, wave: 3, on: start } as const;

/** One example a finding of the audit. The type makes sure that none is forgotten. */
export const AUDIT_EXAMPLES: { readonly [Id in AuditFindingId]: Finding } = {
  "boundary-crossed": finding("boundary-crossed", "warning", { boundary, current: plain(14), limit: plain(12) }, []),
  "boundary-crossed-at-target": finding(
    "boundary-crossed-at-target",
    "warning",
    { boundary, target: plain(40), limit: plain(12), crossing: start },
    [],
  ),
  "boundary-not-assessed": finding("boundary-not-assessed", "warning", { boundary, lacks: ["Limit"] }, []),
  "boundary-vague": finding("boundary-vague", "warning", { boundary, lacks: ["Metric", "Limit"] }, []),
  "no-boundary": finding("no-boundary", "note", { table: true }, []),
  "ordinary-growth": finding("ordinary-growth", "note", { boundaries: 3 }, []),
  "target-below-current": finding(
    "target-below-current",
    "warning",
    { boundary, current: plain(14), target: plain(4) },
    [],
  ),
  "growth-not-positive": finding("growth-not-positive", "note", { boundary, growth: -2 }, []),
  "limit-proposed": finding(
    "limit-proposed",
    "note",
    { boundary, peak: 96.5196, low: 71.57, high: 121.47, limit: plain(120), beyond: false },
    [],
  ),
  "scaling-law-no-fit": finding("scaling-law-no-fit", "note", { boundary, readings: 7, why: "not-converged" }, []),
  "limit-not-proposed": finding("limit-not-proposed", "note", { boundary, readings: 7, why: "no-decline" }, []),
  "main-boundary-unknown": finding("main-boundary-unknown", "warning", { name: "Sites", used: boundary }, []),
  "signal-contradicts-boundary": finding("signal-contradicts-boundary", "warning", { signal, boundary }, []),
  "signal-levels-reversed": finding("signal-levels-reversed", "warning", { signal }, []),
  "assumption-breaks": finding(
    "assumption-breaks",
    "blocker",
    { ...shared, verdict: "Breaks", ratio: 1.2, demand: plain(120), holdsUpTo: plain(100) },
    [],
  ),
  "assumption-too-expensive": finding(
    "assumption-too-expensive",
    "blocker",
    { ...shared, verdict: "Too expensive", ratio: 0.9, cost: 240_000, limit: 150_000 },
    [],
  ),
  "assumption-untested": finding(
    "assumption-untested",
    "blocker",
    { ...shared, verdict: "Untested", ratio: undefined, why: "no-evidence" },
    [],
  ),
  "importance-blank": finding("importance-blank", "note", { assumption }, []),
  "reference-unknown": finding(
    "reference-unknown",
    "warning",
    { table: "Assumptions", row: "A3", column: "Redesign", reference: "E9", tables: ["OperatingModel"] },
    [],
  ),
  "reference-without-table": finding(
    "reference-without-table",
    "warning",
    { table: "Assumptions", column: "Boundary", rows: 12, tables: ["Boundaries"] },
    [],
  ),
  "column-missing": finding("column-missing", "warning", { table: "Boundaries", column: "Limit" }, []),
  "element-kinds-missing": finding("element-kinds-missing", "warning", { kinds: ["Monitoring", "Training"] }, []),
  "element-unowned": finding("element-unowned", "warning", { element }, []),
  "element-late": finding("element-late", "warning", { element, due: start + 4, wave: 3, start }, []),
  "premature-formalization": finding("premature-formalization", "note", { element }, []),
  "adaptation-without-bounds": finding("adaptation-without-bounds", "warning", { element, adaptation: "Free" }, []),
  "capacity-exceeded": finding("capacity-exceeded", "warning", { duty: "decision", name: decision, ratio: 1.4 }, []),
  "accountable-missing": finding("accountable-missing", "warning", { duty: "handoff", name: handoff }, []),
  "accountable-several": finding(
    "accountable-several",
    "warning",
    { duty: "decision", name: decision, people: ["S. Lindqvist", "M. Okafor"] },
    [],
  ),
  "response-not-agreed": finding("response-not-agreed", "warning", { handoff }, []),
  "latency-above-agreed": finding("latency-above-agreed", "warning", { decision, actual: 9, agreed: 5 }, []),
  "person-overloaded": finding(
    "person-overloaded",
    "warning",
    { person: "M. Okafor", ratio: 2.1, delegated: 1.2, now: 0.4, duties: 3, unknown: 1 },
    [],
  ),
  "delegate-missing": finding("delegate-missing", "warning", { decision, share: 40, to: undefined }, []),
  "escalation-circular": finding("escalation-circular", "warning", { decisions: ["D1", "D2"] }, []),
  "escalation-to-nobody": finding("escalation-to-nobody", "warning", { decision }, []),
  "exceptions-unowned": finding("exceptions-unowned", "warning", { measuredBy: ["Few patients need a detour"] }, []),
  "coordination-growth": finding("coordination-growth", "warning", { ratio: 1.5, handoffs: 15, boundary: 10 }, []),
};
