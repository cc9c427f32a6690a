import { ASSUMPTION_VERDICTS } from "../domain/assumptions/assumptions.table";
import type { AssumptionEvaluation } from "../domain/assumptions/auditAssumptions";
import { rankedAssumptions } from "../domain/assumptions/ranking";
import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import { otherFindings } from "../domain/audit/otherFindings";
import { BOUNDARY_STATES } from "../domain/boundary/boundaries.table";
import { noCrossingReason } from "../domain/boundary/crossingDate";
import type { BoundaryEvaluation } from "../domain/boundary/evaluateBoundaries";
import type { SignalEvaluation } from "../domain/boundary/evaluateSignals";
import { REGIMES } from "../domain/boundary/regime";
import { SIGNAL_STATES } from "../domain/boundary/signals.table";
import type { Finding } from "../domain/finding";
import type { PersonLoad } from "../domain/operatingModel/personLoads";
import type { Policy } from "../domain/policy";
import type { CellValue } from "../tabular/cellValue";
import type { Quantity } from "../tabular/quantity";
import type { Messages } from "../messages/messages";
import { addFits, addMap } from "./auditCharts";
import { ReportPage, type BlockColumn, type Report } from "./report";
import { actualText, cellList } from "./reportText";

export const AUDIT_REPORT = "assumptionAudit";

const WIDTHS = [9, 34, 12, 14, 9, 18, 15, 46] as const;
const FIGURE: BlockColumn = { align: "right", wrap: true };
const BOUNDARY_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  FIGURE,
  FIGURE,
  FIGURE,
  { words: BOUNDARY_STATES },
  { words: BOUNDARY_STATES },
  { wrap: true },
];
const SIGNAL_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  FIGURE,
  FIGURE,
  FIGURE,
  { words: SIGNAL_STATES },
  {},
  { wrap: true },
];
const ASSUMPTION_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  FIGURE,
  FIGURE,
  { format: "0.0#", align: "right" },
  { words: ASSUMPTION_VERDICTS },
  {},
  { wrap: true },
];
const LOAD: BlockColumn = { format: "0.00", align: "right" };
const PEOPLE_COLUMNS: readonly BlockColumn[] = [
  {},
  { wrap: true },
  LOAD,
  LOAD,
  LOAD,
  { align: "right" },
  {},
  { wrap: true },
];

export interface AuditReportInput {
  readonly evaluation: AuditEvaluation;
  readonly policy: Policy;
  readonly messages: Messages;
}

/** The Assumption audit as data: the regime and why, boundaries, assumptions ranked, and what the redesign lacks. */
export function auditReport({ evaluation, policy, messages }: AuditReportInput): Report {
  const { regime, boundaries = [], main, signals = [], audit, redesign } = evaluation;
  const { auditReport: words, format } = messages;
  const page = new ReportPage()
    .add("title", [[words.title]])
    .add("subtitle", [[words.subtitle(policy.name, format.date(evaluation.asOf))]])
    .add("verdict", [[regime.state, "", "", ""]], { words: REGIMES, gap: 1 })
    .add(
      "reasons",
      regime.because.slice(0, REASONS_SHOWN).map((finding) => reasonLine(finding, messages)),
    );
  const unsaid = regime.because.length - REASONS_SHOWN;
  if (unsaid > 0) page.add("text", [[words.moreReasons(unsaid)]]);
  if (audit !== undefined) {
    const { nextSafeStep: step, unknownHeadroom } = audit;
    page.add("text", [
      ...(step === undefined ? [] : [[words.nextSafeStep(step.size, main?.row.metric, step.assumption.name.text)]]),
      ...(unknownHeadroom === 0 ? [] : [[words.unknownHeadroom(unknownHeadroom)]]),
    ]);
  }
  if (boundaries.length > 0) {
    page
      .add("heading", [[words.boundaries]], { gap: 1 })
      .add("table", [words.boundariesHeader, ...boundaries.map((one) => boundaryLine(one, messages))], {
        columns: BOUNDARY_COLUMNS,
      });
    addFits(page, boundaries, messages);
  }
  if (signals.length > 0) {
    page
      .add("heading", [[words.signals]], { gap: 1 })
      .add("table", [words.signalsHeader, ...signals.map((one) => signalLine(one, messages))], {
        columns: SIGNAL_COLUMNS,
      });
  }
  const others = otherFindings(evaluation);
  if (others.length > 0) {
    page.add("heading", [[words.others]], { gap: 1 }).add(
      "reasons",
      others.map((finding) => reasonLine(finding, messages)),
    );
  }
  if (audit !== undefined && audit.assumptions.length > 0) {
    const ranked = rankedAssumptions(audit.assumptions);
    page
      .add("heading", [[words.assumptions]], { gap: 1, pageBreak: true })
      .add(
        "table",
        [words.assumptionsHeader, ...ranked.map((one) => assumptionLine(one, main?.row.metric, messages))],
        { columns: ASSUMPTION_COLUMNS },
      );
    addMap(page, ranked, policy.loadBearingFrom, messages);
  }
  if (audit !== undefined && audit.kindsNotLookedAt.length > 0) {
    page
      .add("heading", [[words.kinds]], { gap: 1 })
      .add("text", [[words.kindsIntro]])
      .add(
        "table",
        [
          ["", "", "", "", "", "", "", ""],
          ...audit.kindsNotLookedAt.map((kind): readonly CellValue[] => [
            "",
            kind,
            "",
            "",
            "",
            "",
            "",
            words.prompts[kind],
          ]),
        ],
        { columns: [{}, { wrap: true }, {}, {}, {}, {}, {}, { wrap: true }] },
      );
  }
  if (redesign.elements !== undefined || redesign.handoffs !== undefined || redesign.decisions !== undefined) {
    page.add("heading", [[words.redesign]], { gap: 1, pageBreak: true });
    if (redesign.findings.length === 0) page.add("text", [[words.nothingFound]]);
    else
      page.add(
        "reasons",
        redesign.findings.map((finding) => reasonLine(finding, messages)),
      );
    if (redesign.coordination !== undefined) page.add("text", [[words.coordination(redesign.coordination.ratio)]]);
    if (redesign.people.length > 0) {
      page
        .add("subheading", [[words.people]], { gap: 1 })
        .add("table", [words.peopleHeader, ...redesign.people.map((one) => personLine(one, messages))], {
          columns: PEOPLE_COLUMNS,
        });
    }
  }
  page.figures(words.figures);
  return { key: AUDIT_REPORT, name: words.title, widths: WIDTHS, blocks: page.blocks };
}

const REASONS_SHOWN = 30;

/** The sentence, and what to do about it. */
function reasonLine(finding: Finding, messages: Messages): readonly CellValue[] {
  const todo = messages.remedy(finding);
  const sentence = `${messages.finding(finding)}.${todo === undefined ? "" : ` ${todo}.`}`;
  return [messages.report.severity[finding.severity], sentence, "", "", "", "", "", cellList(finding.cells)];
}

/** A figure that counts; else what stands in its cell, so that a cell that cannot be used is not called blank. */
function figureText(
  value: number | undefined,
  unit: "plain" | "percent",
  cell: Quantity | undefined,
  messages: Messages,
): string {
  return value === undefined ? actualText(cell, messages) : messages.format.shown({ value, unit });
}

function boundaryLine(boundary: BoundaryEvaluation, messages: Messages): readonly CellValue[] {
  const { row, name, unit, current, measured, target, limit, stateNow, stateAtTarget } = boundary;
  return [
    row.key,
    name.text,
    current === undefined && measured
      ? messages.auditReport.notKnown
      : figureText(current, unit, row.current, messages),
    figureText(target, unit, row.target, messages),
    figureText(limit, unit, row.limit, messages),
    stateNow,
    stateAtTarget,
    `${whenText(boundary, messages)}.`,
  ];
}

function whenText(
  { current, limit, crossing, row, fit }: BoundaryEvaluation,
  { auditReport: words, format }: Messages,
): string {
  const when =
    crossing === undefined
      ? words.noCrossing(noCrossingReason(current, limit, row.growth))
      : words.crossing(crossing.date, crossing.months, row.growth ?? 0, crossing.from);
  if (fit === undefined || "why" in fit || fit.peakLoad === undefined) return when;
  const shown = (value: number | undefined): string => format.number(Number((value ?? 0).toPrecision(4)));
  const { bounds } = fit;
  return `${when}. ${words.fitted(shown(fit.peakLoad), shown(bounds.peakLoad?.low), shown(bounds.peakLoad?.high))}`;
}

function signalLine(signal: SignalEvaluation, messages: Messages): readonly CellValue[] {
  const { row, name, state, current, observedOn } = signal;
  const { format, report } = messages;
  return [
    row.key,
    name.text,
    current === undefined ? report.blank : format.shown(current),
    actualText(row.watchAt, messages),
    actualText(row.actAt, messages),
    state,
    observedOn === undefined ? "" : format.date(observedOn),
    row.boundary ?? "",
  ];
}

function assumptionLine(
  assumption: AssumptionEvaluation,
  metric: string | undefined,
  messages: Messages,
): readonly CellValue[] {
  const { row, name, unit, demand, holdsUpTo, priority, verdict, covered } = assumption;
  return [
    row.key,
    name.text,
    figureText(demand, unit, row.demandAtTarget, messages),
    figureText(holdsUpTo, unit, row.holdsUpTo, messages),
    priority,
    verdict,
    covered ?? messages.report.notAssessed,
    followsText(assumption, metric, messages),
  ];
}

function followsText(
  { row, ratio, verdict, untested, headroom, breaksIn, loadBearing, covered, redesigns }: AssumptionEvaluation,
  metric: string | undefined,
  { auditReport: words, format, report }: Messages,
): string {
  const shown = (value: number): string => format.number(Number(value.toFixed(2)));
  const parts = [
    ...(loadBearing ? [words.loadBearing(row.importance !== undefined)] : []),
    ...(untested === undefined ? [] : [words.untested(untested)]),
    ...(verdict === "Too expensive" ? [words.cost(row.costAtTarget ?? 0, row.costLimit ?? 0)] : []),
    ...(ratio === undefined ? [] : [words.followsRatio(ratio)]),
    ...(headroom === undefined ? [] : [words.headroom(shown(headroom), metric)]),
    ...(breaksIn === undefined ? [] : [words.inWave(breaksIn.wave, breaksIn.start)]),
    ...(row.brokeOn === undefined ? [] : [words.broke(row.brokeOn)]),
    ...(redesigns.length === 0
      ? covered === undefined
        ? []
        : [words.noRedesign]
      : redesigns.map(({ key, text, state }) => words.replacedBy(key === text ? key : `${key} ${text}`, state))),
    ...(row.owner === undefined ? [report.nobodyNamed.toLowerCase()] : [row.owner]),
  ];
  const text = parts.join("; ");
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

function personLine(
  { person, now, atTarget, delegated, duties, unknown }: PersonLoad,
  { auditReport: words }: Messages,
): readonly CellValue[] {
  // Of somebody of whom no duty is known nothing is known; else the sums leave out what is not.
  const known = unknown < duties;
  return [
    "",
    person,
    now ?? "",
    known ? atTarget : "",
    known ? delegated : "",
    duties,
    "",
    unknown === 0 ? "" : words.unknownDuties(unknown),
  ];
}
