import type { MetricEvaluation } from "../domain/fit/evaluateFit";
import type { FitReview } from "../domain/fit/fitReview";
import { round9 } from "../domain/rounding";
import { SIGNAL_WORDS } from "../messages/fit.en";
import type { FitReportWords } from "../messages/fitReport.en";
import type { Messages } from "../messages/messages";
import type { CellValue } from "../tabular/cellValue";
import type { BlockColumn, ReportPage } from "./report";

const HEIGHT = 17;
/** So many charts fit a review that people read. */
const CHARTS = 12;
/** So many readings can be told apart in one chart. */
const POINTS = 100;

const FIGURE: BlockColumn = { format: "0.0##", align: "right" };
const COLUMNS: readonly BlockColumn[] = [
  { align: "left" },
  {},
  FIGURE,
  FIGURE,
  FIGURE,
  FIGURE,
  FIGURE,
  FIGURE,
  { wrap: true },
];

/** The control charts of a review as native charts: the readings, their mean, the limits, what signals. */
export function addControlCharts(page: ReportPage, review: FitReview, messages: Messages, words: FitReportWords): void {
  const metrics = review.fit?.metrics ?? [];
  const charted = metrics.filter(({ chart }) => chart.segments.some(({ limits }) => limits !== undefined));
  const few = metrics.filter(({ chart }) => chart.points.length > 0).filter((metric) => !charted.includes(metric));
  if (charted.length + few.length === 0) return;
  page.add("heading", [[words.charts]], { gap: 1, pageBreak: true });
  if (charted.length > 0) page.add("text", [[words.chartsIntro]]);
  charted.slice(0, CHARTS).forEach((metric, index) => {
    const { row, chart, goal, assurance } = metric;
    const name = `${row.key} ${row.metric ?? ""}`.trim();
    const shown = chart.points.length > POINTS ? [words.lastShown(POINTS, chart.points.length)] : [];
    // Two charts and their space fill a page. A chart keeps the title that it was made with, so what may change stands above it.
    page.add("text", [[[words.chartSays(name, assurance), ...shown].join(" ")]], {
      gap: 1,
      ...(index > 0 && index % 2 === 0 ? { pageBreak: true as const } : {}),
    });
    page.chart(
      {
        key: `control ${row.key}`,
        title: name,
        kind: "lines",
        along: 1,
        figures: [words.chartHeader, ...chartFigures(metric, review, messages, words)],
        columns: COLUMNS,
        vertical: { format: metric.unit === "percent" ? '0.##"%"' : "General" },
        series: [
          { column: 2, name: words.value, look: "course" },
          { column: 3, name: words.mean, look: "nearLimit" },
          { column: 4, name: words.limits[0] ?? "", look: "limit" },
          { column: 5, name: words.limits[1] ?? "", look: "limit" },
          { column: 6, name: words.signal, look: "signal" },
          ...(goal === undefined ? [] : [{ column: 7, name: words.target, look: "target" as const }]),
        ],
      },
      HEIGHT,
    );
  });
  const rest = charted.length - CHARTS;
  page.add("text", [
    ...(rest > 0 ? [[words.notDrawn(rest)]] : []),
    ...(few.length > 0 ? [[words.tooFew(few.map(({ row }) => row.key))]] : []),
  ]);
}

function chartFigures(
  { chart, goal }: MetricEvaluation,
  { waves }: FitReview,
  { format }: Messages,
  words: FitReportWords,
): readonly (readonly CellValue[])[] {
  const { points, segments, signals } = chart;
  let last: number | undefined;
  const lines = points.map(({ date, value }, index): readonly CellValue[] => {
    const segment = segments.find(({ from, to }) => index >= from && index <= to);
    const limits = segment?.limits;
    const wave = waves.filter(({ start }) => start <= date).at(-1)?.number;
    const begins = wave !== undefined && wave !== last;
    last = wave;
    const seen = signals.filter(({ from, to }) => index >= from && index <= to);
    const fired = seen.filter(({ firedAt }) => firedAt === index).map(({ rule }) => SIGNAL_WORDS[rule]);
    const anew = index > 0 && segment?.from === index ? [words.rebaseline] : [];
    const day = format.date(date);
    return [
      wave ?? "",
      begins ? words.inWave(day, wave) : day,
      round9(value),
      limits === undefined ? "" : round9(limits.mean),
      limits === undefined ? "" : round9(limits.upper),
      limits === undefined ? "" : round9(limits.lower),
      seen.length === 0 ? "" : round9(value),
      goal === undefined ? "" : round9(goal.target),
      [...fired, ...anew].join("; "),
    ];
  });
  return lines.slice(-POINTS);
}
