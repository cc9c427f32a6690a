import type { FitReview } from "../domain/fit/fitReview";
import type { MetricEvaluation } from "../domain/fit/evaluateFit";
import { LANDINGS, METRIC_STATES } from "../domain/fit/landing";
import type { Finding } from "../domain/finding";
import type { Policy } from "../domain/policy";
import type { RisksEvaluation } from "../domain/risks/evaluateRisks";
import { round9 } from "../domain/rounding";
import { EXIT_STATES, worstExitFirst } from "../domain/supports/exitState";
import type { SupportEvaluation } from "../domain/supports/evaluateSupports";
import { figureText } from "../messages/fit.en";
import { fitReportWords, type FitReportWords } from "../messages/fitReport.en";
import { exitReason, landingReason, metricReason, retireNeeds } from "../messages/fitWords.en";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import { addControlCharts } from "./controlCharts";
import { ReportPage, type BlockColumn, type Report } from "./report";
import { cellList } from "./reportText";

export interface FitReportInput {
  readonly review: FitReview;
  /** Undefined: the workbook has no Risks table. */
  readonly risks: RisksEvaluation | undefined;
  readonly policy: Policy;
  readonly messages: Messages;
}

const WIDTHS = [9, 34, 22, 13, 13, 12, 13, 14, 44] as const;
const SHARE: BlockColumn = { format: "0%", align: "right" };
const MONEY: BlockColumn = { format: "#,##0", align: "right" };
const FIGURE: BlockColumn = { align: "right" };
const PRECISE: BlockColumn = { format: "0.00", align: "right" };
const WRAP: BlockColumn = { wrap: true };

/** The Fit review as data: whether it landed and why, the charts, what can be retired, what risk remains. */
export function fitReview(input: FitReportInput): Report {
  const { review, policy, messages } = input;
  const words = fitReportWords(messages.format);
  const page = new ReportPage()
    .add("title", [[words.title]])
    .add("subtitle", [[words.subtitle(policy.name, messages.format.date(review.asOf))]]);
  addLanding(page, input, words);
  addMetrics(page, input, words);
  addControlCharts(page, review, messages, words);
  addSpread(page, input, words);
  addSupports(page, input, words);
  addCellLoad(page, input, words);
  addParallelRuns(page, input, words);
  addRisks(page, input, words);
  const said = [...review.blockers, ...review.findings];
  page.add("heading", [[words.said]], { gap: 1 });
  if (said.length === 0) page.add("text", [[words.nothingSaid]]);
  else
    page.add(
      "reasons",
      said.slice(0, SAID).map((finding) => reasonLine(finding, messages)),
    );
  if (said.length > SAID) page.add("text", [[messages.words.more(said.length - SAID)]]);
  page.figures(words.figures);
  return { key: "fitReview", name: words.title, widths: WIDTHS, blocks: page.blocks };
}

const SAID = 60;

/** The sentence, and what to do about it. */
function reasonLine(finding: Finding, messages: Messages): readonly CellValue[] {
  const todo = messages.remedy(finding);
  const sentence = `${messages.finding(finding)}.${todo === undefined ? "" : ` ${todo}.`}`;
  return [messages.report.severity[finding.severity], sentence, "", "", "", "", "", "", cellList(finding.cells)];
}

function addLanding(page: ReportPage, { review: { fit }, messages }: FitReportInput, words: FitReportWords): void {
  if (fit === undefined) {
    page.add("text", [[words.noMetrics]], { gap: 1 });
    return;
  }
  const { landing, because, score, low, high, dimensions, metrics } = fit;
  const shown = (value: number | undefined): string => (value === undefined ? "" : messages.format.score(value));
  const line =
    low === undefined
      ? words.noWeight
      : score === undefined
        ? words.noScore(shown(low), shown(high))
        : low === high
          ? words.scoreKnown
          : words.scoreRange(shown(low), shown(high));
  page
    .add("verdict", [[landing, "", score ?? "", line]], { words: LANDINGS, gap: 1 })
    .add("text", [[`${landingReason(because, messages)}.`]])
    .add("heading", [[words.dimensions]], { gap: 1 })
    .add(
      "table",
      [
        words.dimensionsHeader,
        ...dimensions.map(({ dimension, standing, metrics: ids }): readonly CellValue[] => {
          const named = metrics
            .filter(({ row }) => ids.includes(row.key))
            .map(({ row }) => nameOf(row.key, row.metric));
          return ["", dimension, standing, named.length === 0 ? words.noMetric : named.join(", ")];
        }),
      ],
      { columns: [{}, {}, { words: [...METRIC_STATES, "Missing", "Unknown"] }] },
    );
}

function nameOf(key: string, text: string | undefined): string {
  return text === undefined || text === key ? key : `${key} ${text}`;
}

function addMetrics(page: ReportPage, { review: { fit }, messages }: FitReportInput, words: FitReportWords): void {
  if (fit === undefined || fit.metrics.length === 0) return;
  page
    .add("heading", [[words.metrics]], { gap: 1 })
    .add("table", [words.metricsHeader, ...fit.metrics.map((metric) => metricLine(metric, messages, words))], {
      columns: [{}, WRAP, { words: METRIC_STATES }, FIGURE, FIGURE, SHARE, WRAP, {}, WRAP],
    });
}

function metricLine(metric: MetricEvaluation, messages: Messages, words: FitReportWords): readonly CellValue[] {
  const { row, state, goal, unit, current, progress, trend, observedOn, reason, assurance } = metric;
  const { format, report } = messages;
  const target = goal === undefined ? undefined : { value: round9(goal.target), unit };
  const actual = current === undefined ? undefined : { value: round9(current), unit };
  return [
    row.key,
    row.metric ?? row.key,
    state,
    actual === undefined
      ? report.blank
      : target === undefined
        ? format.shown(actual)
        : figureText(actual, target, format),
    target === undefined ? report.blank : format.shown(target),
    progress === undefined ? "" : round9(progress),
    trend,
    observedOn === undefined ? "" : format.date(observedOn),
    `${metricReason(reason, messages)}. ${words.assurance[assurance]}.`,
  ];
}

/** So many units of a metric are listed: the outlying ones first. */
const UNITS = 8;

function addSpread(page: ReportPage, { review: { fit } }: FitReportInput, words: FitReportWords): void {
  const lines = (fit?.metrics ?? []).flatMap(({ row, spread }): readonly (readonly CellValue[])[] => {
    if (spread?.phi === undefined) return [];
    const { phi } = spread;
    const units = [...spread.units].sort((one, other) => Math.abs(other.z) - Math.abs(one.z)).slice(0, UNITS);
    return units.map(({ unit, z, observed, expected, outlying }, index) => [
      index === 0 ? row.key : "",
      index === 0 ? (row.metric ?? row.key) : "",
      index === 0 ? round9(phi) : "",
      unit,
      round9(z),
      round9(observed),
      round9(expected),
      "",
      outlying ? words.outlying : "",
    ]);
  });
  if (lines.length === 0) return;
  page
    .add("heading", [[words.spread]], { gap: 1, pageBreak: true })
    .add("text", [[words.spreadIntro]])
    .add("table", [words.spreadHeader, ...lines], {
      columns: [{}, WRAP, PRECISE, {}, PRECISE, PRECISE, PRECISE, {}, WRAP],
    });
}

function addSupports(page: ReportPage, { review, messages }: FitReportInput, words: FitReportWords): void {
  page.add("heading", [[words.supports]], { gap: 1 });
  const { supports, answers } = review;
  if (supports === undefined) {
    page.add("text", [[words.noSupports]]);
    return;
  }
  const standing = worstExitFirst(supports.supports);
  const gone = supports.supports.length - standing.length;
  const { absorbed } = supports.dependency;
  page.add("text", [
    ...(absorbed > 0 ? [[words.together(absorbed)]] : []),
    ...(gone > 0 ? [[words.gone(gone)]] : []),
    ...(standing.length + gone === 0 ? [[words.none]] : []),
  ]);
  if (standing.length === 0) return;
  const line = (support: SupportEvaluation): readonly CellValue[] => {
    const { row, exitState, because, toRetire } = support;
    const end = row.plannedEnd;
    const why = because === undefined ? [] : [exitReason(because, messages)];
    const needs = toRetire.length === 0 ? [] : [retireNeeds(toRetire, messages)];
    return [
      row.key,
      row.support ?? row.key,
      exitState ?? "",
      end === undefined ? messages.report.blank : messages.format.date(end),
      row.hoursPerWeek ?? "",
      support.absorbed ?? "",
      answers.extensions.get(row.key.toLowerCase()) ?? "",
      row.owner ?? words.nobody,
      `${[...why, ...needs].join(". ")}.`,
    ];
  };
  page.add("table", [words.supportsHeader, ...standing.map(line)], {
    columns: [{}, WRAP, { words: EXIT_STATES }, {}, FIGURE, SHARE, FIGURE, WRAP, WRAP],
  });
}

const LOAD_HEIGHT = 14;

function addCellLoad(page: ReportPage, { review, messages }: FitReportInput, words: FitReportWords): void {
  const { cellLoad } = review;
  if (cellLoad.length === 0) return;
  const capacity = cellLoad.some((week) => week.capacity !== undefined);
  const offered = cellLoad.some((week) => week.offered !== undefined);
  const [, , load = "", wave = "", given = ""] = words.cellLoadHeader;
  page.add("heading", [[words.cellLoad]], { gap: 1, pageBreak: true }).chart(
    {
      key: "support cell",
      title: words.cellLoadChart,
      kind: "columns",
      along: 0,
      figures: [
        words.cellLoadHeader,
        ...cellLoad.map((week): readonly CellValue[] => [
          messages.format.shortDate(week.week, review.asOf),
          "",
          week.load,
          week.capacity ?? "",
          week.offered ?? "",
        ]),
      ],
      columns: [{}, {}, FIGURE, FIGURE, FIGURE],
      vertical: { minimum: 0 },
      series: [
        { column: 2, name: load, look: "known" },
        ...(capacity ? [{ column: 3, name: wave, look: "limit" as const }] : []),
        ...(offered ? [{ column: 4, name: given, look: "nearLimit" as const }] : []),
      ],
    },
    LOAD_HEIGHT,
  );
}

function addParallelRuns(page: ReportPage, { review, messages }: FitReportInput, words: FitReportWords): void {
  const { supports, comparisons } = review;
  if (supports === undefined || supports.parallelRuns.length === 0) return;
  const lines = supports.parallelRuns.map(({ id, plannedEnd, owners }): readonly CellValue[] => {
    const found = comparisons.find((comparison) => comparison.id === id);
    const { row } = supports.supports.find((support) => support.row.key === id) ?? {};
    return [
      id,
      row?.support ?? id,
      found?.days.length ?? words.notCompared,
      found === undefined ? "" : round9(found.agreeing / found.days.length),
      found?.bias ?? "",
      found?.limits?.lower ?? "",
      found?.limits?.upper ?? "",
      plannedEnd === undefined ? messages.report.blank : messages.format.date(plannedEnd),
      owners.length === 0 ? words.nobody : owners.join(", "),
    ];
  });
  page.add("heading", [[words.parallel]], { gap: 1 }).add("table", [words.parallelHeader, ...lines], {
    columns: [{}, WRAP, FIGURE, SHARE, PRECISE, PRECISE, PRECISE, {}, WRAP],
  });
}

const RISKS = 10;

function addRisks(page: ReportPage, { risks }: FitReportInput, words: FitReportWords): void {
  page.add("heading", [[words.risks]], { gap: 1 });
  if (risks === undefined) {
    page.add("text", [[words.noRisks]]);
    return;
  }
  const open = risks.risks
    .filter(({ state }) => state !== "Closed")
    .sort((one, other) => (other.expectedLossAfter ?? Infinity) - (one.expectedLossAfter ?? Infinity));
  if (open.length === 0) {
    page.add("text", [[words.noOpenRisks]]);
    return;
  }
  const lines = open
    .slice(0, RISKS)
    .map(({ name, rating, expectedLoss, expectedLossAfter, link, row }): readonly CellValue[] => [
      name.key,
      name.text,
      rating ?? "",
      expectedLoss ?? "",
      expectedLossAfter ?? "",
      "",
      link.signalState ?? "",
      row.owner ?? words.nobody,
      row.mitigation ?? "",
    ]);
  page.add("table", [words.risksHeader, ...lines], { columns: [{}, WRAP, {}, MONEY, MONEY, {}, {}, WRAP, WRAP] });
  if (open.length > RISKS) page.add("text", [[words.moreRisks(open.length - RISKS)]]);
}
