import type { AuditEvaluation } from "../domain/audit/evaluateAudit";
import type { WavePlan } from "../domain/waves/planWaves";
import type { WaveReportWords } from "../messages/waveReport.en";
import type { CellValue } from "../tabular/cellValue";
import type { BlockColumn, ReportPage } from "./report";
import type { ChartSeries } from "./reportChart";

const HEIGHT = 15;
const FIGURE: BlockColumn = { format: "General", align: "right" };
const COLUMNS: readonly BlockColumn[] = [{ align: "left" }, {}, FIGURE, FIGURE, FIGURE];

/** Load against capacity, size against its caps, and the total size on its way past what gives out. */
export function addCharts(page: ReportPage, plan: WavePlan, audit: AuditEvaluation, words: WaveReportWords): void {
  const { waves, programme } = plan;
  if (waves.length === 0) return;
  page.add("heading", [[words.charts]], { gap: 1, pageBreak: true });
  const chart = (
    key: string,
    title: string,
    series: readonly ChartSeries[],
    figures: readonly (readonly CellValue[])[],
    format: string,
  ): void => {
    page.chart(
      {
        key,
        title,
        kind: "columns",
        along: 0,
        figures: [[words.wave, "", ...series.map(({ name }) => name)], ...figures],
        columns: COLUMNS.slice(0, 2 + series.length),
        horizontal: { title: words.wave },
        vertical: { minimum: 0, format },
        series,
      },
      HEIGHT,
      { gap: 1 },
    );
  };
  if (waves.some(({ load }) => load !== undefined)) {
    chart(
      "load",
      words.load.title,
      [
        { column: 2, name: words.load.series, look: "known" },
        { column: 3, name: words.load.limit, look: "limit" },
      ],
      waves.map(({ wave, load }) => [
        wave.number,
        "",
        wave.frozen || load === undefined ? "" : 100 * load,
        wave.frozen ? "" : 100,
      ]),
      '0"%"',
    );
  }
  const bySize = programme.assessed.size;
  const sized = bySize ? words.size : words.units;
  chart(
    "size",
    sized.title,
    [
      { column: 2, name: sized.series, look: "known" },
      { column: 3, name: sized.limit, look: "limit" },
    ],
    waves.map(({ wave, units, size }) => [
      wave.number,
      "",
      bySize ? size : units,
      (wave.frozen ? undefined : bySize ? wave.maxSize : wave.maxUnits) ?? "",
    ]),
    "#,##0",
  );
  if (!bySize || waves.some(({ cumulativeSize }) => cumulativeSize === undefined)) return;
  const step = firstToBreak(audit);
  const limit = audit.main?.limit;
  chart(
    "cumulative",
    words.cumulative.title,
    [
      { column: 2, name: words.cumulative.series, look: "known" },
      ...(step === undefined ? [] : [{ column: 3, name: words.cumulative.breaks, look: "nearLimit" as const }]),
      ...(limit === undefined ? [] : [{ column: 4, name: words.cumulative.limit, look: "limit" as const }]),
    ],
    waves.map(({ wave, cumulativeSize = "" }) => [wave.number, "", cumulativeSize, step ?? "", limit ?? ""]),
    "#,##0",
  );
}

/** The size of the main boundary at which the first load-bearing assumption gives out that nothing replaces yet. */
function firstToBreak({ audit, main }: AuditEvaluation): number | undefined {
  const first = audit?.nextSafeStep?.assumption;
  if (first?.holdsUpTo === undefined || first.demand === undefined || main?.target === undefined) return undefined;
  return (first.holdsUpTo * main.target) / first.demand;
}
