import type { Report } from "../reports/report";
import type { OwnershipRecord, RecordedChart } from "./record";
import type { ChartEdit, ReportSnapshot } from "./workbook";

/**
 * Which charts of a report are to be made, and which to be pointed at figures that moved. A chart is made once: where
 * somebody deleted it, it stays deleted as long as its sheet is there. Looks are given when it is made, and are the
 * user's from then on; so is its place, as long as its rows stay where they are. One that the report no longer has goes,
 * by its name in `gone`: its figures have made way for others, and it would draw those.
 */
export function planCharts(
  report: Report,
  present: ReportSnapshot | undefined,
  recorded: OwnershipRecord["reports"][string] | undefined,
): {
  readonly edits: readonly ChartEdit[];
  readonly gone: readonly string[];
  readonly record: Record<string, RecordedChart> | undefined;
} {
  const edits: ChartEdit[] = [];
  const record: Record<string, RecordedChart> = {};
  for (const { chart, top, rows } of report.blocks) {
    if (chart === undefined) continue;
    const names = chart.series.map(({ name }) => name);
    const known = present === undefined ? undefined : recorded?.charts?.[chart.key];
    const standing = present?.charts.get(chart.key);
    if (known !== undefined && standing === undefined && recorded?.layout !== "") {
      record[chart.key] = known;
      continue;
    }
    const before = known?.series ?? names;
    edits.push({
      chart,
      top,
      height: rows.length,
      present: standing && {
        name: standing.name,
        unfinished: recorded?.layout === "" && known?.id === undefined,
        series: before.map((name) => {
          const position = standing.series.indexOf(name);
          return position < 0 ? undefined : position;
        }),
      },
      moves: known?.top !== top,
    });
    record[chart.key] = { name: standing?.name ?? chart.title, id: standing?.id, top, series: names };
  }
  const wanted = new Set(report.blocks.map(({ chart }) => chart?.key));
  const gone = [...(present?.charts ?? [])].filter(([key]) => !wanted.has(key)).map(([, { name }]) => name);
  return { edits, gone, record: Object.keys(record).length === 0 ? undefined : record };
}
