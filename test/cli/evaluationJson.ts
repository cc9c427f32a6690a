import type { Finding, Shown } from "../../src/domain/finding";
import type { GateEvaluation } from "../../src/domain/gates/evaluateGates";
import type { InvariantEvaluation } from "../../src/domain/invariants/evaluateInvariants";
import { isoDate } from "../../src/tabular/excelDate";
import { fullAddress, type CellAddress } from "../../src/tabular/cellAddress";
import type { CellProblem } from "../../src/tabular/cellProblem";
import { auditJson } from "./auditJson";
import { fitJson } from "./fitJson";
import { riskJson } from "./riskJson";
import { wavePlanJson } from "./wavePlanJson";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";

/**
 * The evaluation as one plain document: scores 0 to 100 unrounded, dates as ISO text, cells as `Sheet!A1`, unknown as
 * null, what was found in a cell as it stands there (a blank: null). `score` equals `scoreLow` where there is a score; points are before waivers, null outside the sums.
 */
export function evaluationJson(outcome: GatesOutcome) {
  const { evaluation, problems, written } = outcome;
  return {
    asOf: isoDate(evaluation.asOf),
    gates: evaluation.gates.map((gate) => gateJson(gate, outcome)),
    findings: outcome.findings.map((finding) => findingJson(finding, outcome)),
    problems: problems.map((problem) => problemJson(problem, outcome)),
    written,
    invariants: outcome.invariants?.states.map((state) => invariantJson(state, outcome)) ?? null,
    log: logJson(outcome),
    ...riskJson(outcome),
    ...fitJson(outcome),
    ...auditJson(outcome.audit, (finding) => findingJson(finding, outcome)),
    wavePlan:
      outcome.wavePlan === undefined
        ? null
        : wavePlanJson(outcome.wavePlan, outcome.messages, outcome.waves?.stagings?.found),
  };
}

/** The log as it was found, and what this evaluation added. */
function logJson({ log: { reading, added, overrides, sheet, written } }: GatesOutcome) {
  const { chain } = reading;
  return {
    sheet: sheet ?? null,
    rows: chain.rows.length,
    altered: chain.altered.map(({ cells }) => String(cells.row)),
    missing: chain.missing,
    forks: chain.forks.map(({ after, rows }) => ({ after: after ?? null, rows: rows.map(({ cells }) => cells.row) })),
    overrides,
    written,
    added: added.map((row) => ({
      id: row.id,
      by: row.by,
      event: row.event ?? null,
      subject: row.subject,
      gates: row.gates,
      verdict: row.verdict ?? null,
      score: row.score ?? null,
      text: row.detail,
    })),
  };
}

function invariantJson(invariant: InvariantEvaluation, { messages }: GatesOutcome) {
  const { row, rule, state, current, observedOn, reason, cells, units } = invariant;
  return {
    id: row.key,
    name: row.invariant ?? row.key,
    owner: row.owner ?? null,
    state,
    limit: rule === undefined ? null : messages.rule(rule),
    current: shownJson(current),
    observedOn: observedOn === undefined ? null : isoDate(observedOn),
    text: messages.invariantReason(reason),
    cells: cellTexts(cells),
    units: units.map((at) => ({
      unit: at.unit,
      state: at.state,
      current: shownJson(at.actual),
      observedOn: at.observedOn === undefined ? null : isoDate(at.observedOn),
    })),
  };
}

/** A percentage as its share of 1. */
function shownJson(value: Shown | undefined): number | string | null {
  if (value === undefined || typeof value === "string") return value ?? null;
  return value.unit === "percent" ? value.value / 100 : value.value;
}

function gateJson(gate: GateEvaluation, outcome: GatesOutcome) {
  const { messages, evaluation } = outcome;
  return {
    id: gate.gate.key,
    name: gate.name,
    verdict: gate.verdict,
    score: gate.score ?? null,
    scoreLow: gate.scores?.low ?? null,
    scoreHigh: gate.scores?.high ?? null,
    scoreBeforeWaivers: gate.score === undefined ? null : (gate.scores?.beforeWaivers ?? null),
    blockers: gate.because.map((finding) => findingJson(finding, outcome)),
    toReachGo: gate.toReachGo.map((step) => ({
      criterion: step.criterion?.key ?? null,
      owner: step.owner ?? null,
      text: messages.step(step),
      cells: cellTexts(step.cells),
      scoreAfter: step.scoreAfter ?? null,
      verdictAfter: step.verdictAfter,
    })),
    onTheDay:
      gate.onTheDay === undefined
        ? null
        : {
            date: isoDate(gate.onTheDay.date),
            verdict: gate.onTheDay.verdict,
            because: messages.onTheDay(gate.onTheDay, gate.verdict, evaluation.asOf),
          },
    verdictNow: gate.verdictNow,
    waiversUsed: gate.waiversUsed,
    criteria: gate.members.map(({ criterion }) => ({
      id: criterion.measured.row.key,
      result: criterion.result,
      points: criterion.points ?? null,
      weight: criterion.measured.weight,
    })),
  };
}

function findingJson(finding: Finding, { messages }: GatesOutcome) {
  return {
    id: finding.id,
    severity: finding.severity,
    text: messages.finding(finding),
    cells: cellTexts(finding.cells),
  };
}

function problemJson(problem: CellProblem, { messages }: GatesOutcome) {
  const { expected, effect } = messages.problem(problem);
  const found = problem.found === "" ? null : problem.found;
  return { cell: fullAddress(problem.cell), code: problem.code, found, expected, effect };
}

function cellTexts(cells: readonly CellAddress[]): readonly string[] {
  return cells.map(fullAddress);
}
