import type { Finding, Step } from "../domain/finding";
import type { GateEvaluation, GatesEvaluation, Member } from "../domain/gates/evaluateGates";
import { ruleText } from "../domain/gates/criterionRule";
import { RESULTS, VERDICTS } from "../domain/gates/verdict";
import { invariantsTable } from "../domain/invariants/invariants.table";
import type { InvariantEvaluation } from "../domain/invariants/evaluateInvariants";
import type { Policy } from "../domain/policy";
import { fullAddress, type CellAddress } from "../tabular/cellAddress";
import type { CellProblem } from "../tabular/cellProblem";
import type { CellValue } from "../tabular/cellValue";
import { atOnce, type Steps } from "../tabular/steps";
import type { Messages } from "../messages/messages";
import { addDecision, addLog, type ReportLog } from "./logBlock";
import { addInvariants } from "./invariantBlock";
import { addOwed } from "./owedBlock";
import { addScores } from "./scoreChart";
import { actualText, cellList } from "./reportText";
import { ReportPage, type BlockColumn, type Report } from "./report";

export interface GateReportInput {
  readonly evaluation: GatesEvaluation;
  readonly invariants: readonly InvariantEvaluation[];
  readonly log: ReportLog;
  readonly policy: Policy;
  readonly messages: Messages;
  /** Cells that could not be used as they stand, in the order of the sheets. */
  readonly toFix: readonly CellProblem[];
  /** Fingerprint of all inputs. */
  readonly inputs: string;
  /** Why each criterion has its result, as the Criteria table says it. */
  readonly whyOf: (member: Member) => string;
}

const WIDTHS = [9, 34, 12, 14, 9, 18, 15, 46] as const;

const GATE_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  { format: "0.0", align: "right" },
  { format: "0.0", align: "right" },
  { format: "0", align: "right" },
  { words: VERDICTS },
  {},
  { wrap: true },
];
const STEP_COLUMNS: readonly BlockColumn[] = [
  { align: "left" },
  { wrap: true },
  { align: "right", wrap: true },
  { align: "right", wrap: true },
  { format: "0.0", align: "right" },
  { words: VERDICTS },
  {},
  { wrap: true },
];
const CRITERIA_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  { align: "right", wrap: true },
  { align: "right", wrap: true },
  { align: "right" },
  { words: RESULTS },
  { format: "0.0", align: "right" },
  { wrap: true },
];

/** The Gate report as data: all gates at a glance, then a page a gate. */
export function gateReport(input: GateReportInput): Report {
  return atOnce(gateReportInSteps(input));
}

/** The same, a step for each gate. */
export function* gateReportInSteps(input: GateReportInput): Steps<Report> {
  const { evaluation, policy, messages, inputs, toFix } = input;
  const { report, format } = messages;
  const page = new ReportPage()
    .add("title", [[report.title]])
    .add("subtitle", [[report.subtitle(policy.name, format.date(evaluation.asOf), inputs)]])
    .add("heading", [[report.allGates]], { gap: 1 })
    .add("table", [report.gatesHeader, ...evaluation.gates.map((gate) => gateLine(gate, messages))], {
      columns: GATE_COLUMNS,
    });
  addScores(page, evaluation.gates, messages);
  addOwed(page, evaluation.gates, messages);
  const missing = evaluation.findings.filter((finding) => finding.id === "checklist-alone");
  page.add(
    "text",
    [
      ...missing.map((finding) => [
        [
          `${messages.finding(finding)}.`,
          ...(finding.facts.missing.includes(invariantsTable.name) ? [report.addInvariants] : []),
        ].join(" "),
      ]),
      ...(toFix.length === 0 ? [] : [[report.toFix(toFix.length)]]),
    ],
    { gap: 1 },
  );
  addInvariants(page, input);
  addLog(page, input);
  for (const gate of evaluation.gates) {
    addGate(page, gate, input);
    yield;
  }
  if (toFix.length > 0) {
    page.add("heading", [[report.cellsToFix]], { gap: 1, pageBreak: true }).add(
      "reasons",
      toFix.map((problem) => toFixLine(problem, messages)),
    );
  }
  page.figures(report.scores.figures);
  return { key: "gateReport", name: report.title, widths: WIDTHS, blocks: page.blocks };
}

function gateLine(gate: GateEvaluation, messages: Messages): readonly CellValue[] {
  const [first] = gate.because;
  const reason = first === undefined ? "" : `${messages.finding(first)}${cellsText(first.cells, 1)}`;
  return [
    gate.gate.key,
    gate.name,
    gate.score ?? messages.words.noScore,
    gate.scores?.high ?? "",
    gate.thresholds.pass,
    gate.verdict,
    gate.gate.decision ?? "",
    reason,
  ];
}

/** " (Criteria!F14, Criteria!F15)" */
function cellsText(cells: readonly CellAddress[], shown: number): string {
  const text = cellList(cells, shown);
  return text === "" ? "" : ` (${text})`;
}

function addGate(page: ReportPage, gate: GateEvaluation, { evaluation, messages, whyOf, log }: GateReportInput): void {
  const { report } = messages;
  page
    .add("heading", [[headingOf(gate)]], { gap: 1, pageBreak: true })
    .add("verdict", [[gate.verdict, "", gate.score ?? "", scoreSentence(gate, messages)]], { words: VERDICTS })
    .add("text", [[decisionSentence(gate, messages)], ...onTheDayLine(gate, evaluation, messages)]);
  addDecision(page, gate, log, messages);
  page
    .add("subheading", [[report.because]], { gap: 1 })
    .add(
      "reasons",
      gate.because.map((finding) => reasonLine(finding, messages)),
    )
    .add("text", gate.because.length === 0 ? [[`${messages.words.goReached}.`]] : [])
    .add("subheading", [[report.smallestWay]], { gap: 1 });
  if (gate.toReachGo.length === 0) page.add("text", [[report.nothingToDo]]);
  else {
    const members = new Map(gate.members.map((member) => [member.criterion.measured.row.key, member]));
    const steps = gate.toReachGo.map((step, position) => stepLine(step, position, members, messages));
    page.add("table", [report.stepsHeader, ...steps], { columns: STEP_COLUMNS });
  }
  if (gate.members.length > 0) {
    page
      .add("subheading", [[report.criteria]], { gap: 1 })
      .add("table", [report.criteriaHeader, ...gate.members.map((member) => memberLine(member, messages, whyOf))], {
        columns: CRITERIA_COLUMNS,
      });
  }
}

function headingOf({ gate, name }: GateEvaluation): string {
  return gate.key === name ? name : `${gate.key} ${name}`;
}

function scoreSentence(gate: GateEvaluation, { format, report, words }: Messages): string {
  const { scores, score, thresholds } = gate;
  const bounds = [thresholds.pass, thresholds.warn];
  const warn = format.number(thresholds.warn);
  const pass = format.number(thresholds.pass);
  if (score === undefined || scores === undefined) {
    const range =
      scores === undefined
        ? ""
        : `${format.score(scores.low, ...bounds)} ${words.to} ${format.score(scores.high, ...bounds)}`;
    return report.noScoreLine({ range, warn, pass });
  }
  const high = format.score(scores.high, ...bounds);
  const beforeWaivers = scores.beforeWaivers === undefined ? "" : format.score(scores.beforeWaivers, ...bounds);
  return report.scoreLine({ high, beforeWaivers, warn, pass });
}

function decisionSentence({ gate, because }: GateEvaluation, { report, format }: Messages): string {
  const nobody = because.some(({ id }) => id === "no-authority") ? "nobody" : "not assessed";
  const date = (day: number | undefined): string | undefined => (day === undefined ? undefined : format.date(day));
  return report.decision({
    authority: gate.authority === undefined ? nobody : { name: gate.authority },
    planned: date(gate.plannedDate),
    decision: gate.decision,
    decidedOn: date(gate.decidedOn),
  });
}

function onTheDayLine(
  gate: GateEvaluation,
  { asOf }: GatesEvaluation,
  messages: Messages,
): readonly (readonly CellValue[])[] {
  return gate.onTheDay === undefined ? [] : [[`${messages.onTheDay(gate.onTheDay, gate.verdict, asOf)}.`]];
}

function reasonLine(finding: Finding, messages: Messages): readonly CellValue[] {
  return [
    messages.report.severity[finding.severity],
    `${messages.finding(finding)}.`,
    "",
    "",
    "",
    "",
    "",
    cellList(finding.cells),
  ];
}

function toFixLine(problem: CellProblem, messages: Messages): readonly CellValue[] {
  const sentence = messages.report.toFixLine({ ...messages.problem(problem), column: problem.column });
  return ["", sentence, "", "", "", "", "", fullAddress(problem.cell)];
}

function stepLine(
  step: Step,
  position: number,
  members: ReadonlyMap<string, Member>,
  messages: Messages,
): readonly CellValue[] {
  const member = step.criterion === undefined ? undefined : members.get(step.criterion.key);
  return [
    position + 1,
    messages.step(step),
    member === undefined ? "" : actualText(member.criterion.measured.row.actual, messages),
    member === undefined ? "" : needsText(member, messages),
    step.scoreAfter ?? "",
    step.verdictAfter,
    "",
    [...(step.owner === undefined ? [] : [step.owner]), cellList(step.cells)].join(", "),
  ];
}

function memberLine(member: Member, messages: Messages, whyOf: GateReportInput["whyOf"]): readonly CellValue[] {
  const { measured, result, points } = member.criterion;
  return [
    measured.row.key,
    measured.row.criterion ?? measured.row.key,
    actualText(measured.row.actual, messages),
    needsText(member, messages),
    measured.weight,
    result,
    points ?? "",
    whyOf(member),
  ];
}

function needsText({ criterion }: Member, messages: Messages): string {
  const { rule } = criterion.measured;
  return rule === undefined ? "" : messages.rule({ ...ruleText(rule), warn: [] });
}
