import type { Finding } from "../../src/domain/finding";
import type { GateEvaluation } from "../../src/domain/gates/evaluateGates";
import { fullAddress } from "../../src/tabular/cellAddress";
import type { GatesOutcome } from "../../src/workflows/evaluateGates";
import { auditText } from "./auditText";
import { fitText } from "./fitText";
import { riskText } from "./riskText";
import { textTable } from "./textTable";
import { wavePlanText } from "./wavePlanText";
import { rangeText } from "../../src/workflows/gateCells";

const SHOWN = 12;

/** Where the criteria were read, and what of it was not: said before any verdict. */
const ABOUT_THE_CHECKLIST: ReadonlySet<string> = new Set([
  "checklist-used",
  "checklist-headings",
  "checklist-goes-on",
  "checklist-cut",
  "results-elsewhere",
]);

/** The evaluation as a person reads it in a terminal. */
export function evaluationText(outcome: GatesOutcome): string {
  const { evaluation, messages, policy, problems } = outcome;
  const { format } = messages;
  const title = policy.name === undefined ? "Gates" : policy.name;
  const toFix = problems.filter(({ severity }) => severity === "problem");
  return [
    `${title}, as of ${format.date(evaluation.asOf)}`,
    ...outcome.findings.filter(({ id }) => ABOUT_THE_CHECKLIST.has(id)).map(messages.finding),
    ...auditText(outcome),
    ...riskText(outcome),
    ...fitText(outcome),
    ...(evaluation.gates.length === 0 ? [] : ["", ...gatesTable(outcome)]),
    ...evaluation.gates.flatMap((gate) => gateText(gate, outcome)),
    ...wavePlanText(outcome),
    ...alsoText(outcome),
    ...logText(outcome),
    ...(toFix.length === 0 ? [] : ["", toFix.length === 1 ? "1 cell to fix" : `${toFix.length} cells to fix`]),
    ...toFix.slice(0, SHOWN).map((problem) => {
      const { found, expected, effect } = messages.problem(problem);
      return `  ${fullAddress(problem.cell)}  ${effect}: found ${found} in ${problem.column}, expected ${expected}`;
    }),
    ...(toFix.length > SHOWN ? [`  ${messages.words.more(toFix.length - SHOWN)}`] : []),
  ].join("\n");
}

function gatesTable({ evaluation, messages }: GatesOutcome): readonly string[] {
  const { format } = messages;
  return textTable([
    ["Gate", "Verdict", "Score", "Range", "To reach Go"],
    ...evaluation.gates.map((gate) => [
      gate.gate.key === gate.name ? gate.name : `${gate.gate.key} ${gate.name}`,
      gate.verdict,
      gate.score === undefined ? "–" : format.score(gate.score, gate.thresholds.pass, gate.thresholds.warn),
      rangeText(gate, messages),
      changesText(gate.toReachGo.length),
    ]),
  ]);
}

const ABOUT_THE_LOG = /^(decision|rule|log)-/;

/** What is said of the whole evaluation and by no gate. */
function alsoText({ findings, messages, evaluation }: GatesOutcome): readonly string[] {
  const saidOfGates = new Set(evaluation.gates.flatMap(({ because }) => because.map(messages.finding)));
  const lines = findings
    .filter(({ id }) => !ABOUT_THE_CHECKLIST.has(id) && !ABOUT_THE_LOG.test(id))
    .filter((found) => !saidOfGates.has(messages.finding(found)))
    .map((found) => findingLine(found, messages));
  return lines.length === 0 ? [] : ["", "Also:", ...limited(lines, messages.words.more)];
}

function findingLine(found: Finding, messages: GatesOutcome["messages"]): string {
  const [cell] = found.cells;
  return `  ${found.severity.padEnd(7)}  ${messages.finding(found)}${cell ? ` [${fullAddress(cell)}]` : ""}`;
}

/** Decisions, rules and the log, where there is something to say of them. */
function logText({ findings, messages, log }: GatesOutcome): readonly string[] {
  const told = findings.filter(({ id }) => ABOUT_THE_LOG.test(id));
  const lines = told.map((finding) => `  ${finding.severity.padEnd(7)}  ${messages.finding(finding)}`);
  const added = `Log: ${log.added.length} added to ${log.reading.chain.rows.length}`;
  return ["", added, ...limited(lines, messages.words.more)];
}

function changesText(count: number): string {
  if (count === 0) return "nothing to do";
  return count === 1 ? "1 change" : `${count} changes`;
}

function gateText(gate: GateEvaluation, { messages, evaluation }: GatesOutcome): readonly string[] {
  const { format } = messages;
  const because = gate.because.map((finding) => findingLine(finding, messages));
  const steps = gate.toReachGo.map((step, position) => {
    const score = step.scoreAfter === undefined ? "" : `${format.score(step.scoreAfter)} `;
    const owner = step.owner === undefined ? "" : ` (${step.owner})`;
    return `  ${position + 1}. ${messages.step(step)}${owner} → ${score}${step.verdictAfter}`;
  });
  return [
    "",
    `${gate.gate.key}: ${gate.verdict}`,
    ...limited(because, messages.words.more),
    ...(steps.length === 0 ? [] : ["  Smallest way to Go:"]),
    ...limited(steps, messages.words.more),
    ...(gate.onTheDay === undefined ? [] : [`  ${messages.onTheDay(gate.onTheDay, gate.verdict, evaluation.asOf)}`]),
  ];
}

function limited(lines: readonly string[], more: (count: number) => string): readonly string[] {
  return lines.length <= SHOWN ? lines : [...lines.slice(0, SHOWN), `  ${more(lines.length - SHOWN)}`];
}
