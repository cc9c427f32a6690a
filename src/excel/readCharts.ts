import type { RecordedChart } from "../workflows/record";
import type { ChartSnapshot } from "../workflows/workbook";
import type { Queued } from "./readTables";

/**
 * Finds the charts that are recorded as ours: by their id, else by their name. The series are read only of charts that
 * kept the name that they were given, so that other people's charts, whatever their kind, are asked for nothing more.
 */
export function chartReading(
  sheet: () => Excel.Worksheet,
  recorded: Readonly<Record<string, RecordedChart>> | undefined,
): Queued<ReadonlyMap<string, ChartSnapshot>> | undefined {
  const wanted = Object.entries(recorded ?? {});
  if (wanted.length === 0) return undefined;
  let charts: Excel.ChartCollection | undefined;
  let named: readonly { readonly chart: Excel.Chart; readonly series: Excel.ChartSeriesCollection }[] = [];
  return {
    cells: 20 * wanted.length,
    queue: () => {
      charts = sheet().charts.load("items/id,items/name");
      named = wanted.map(([, { name }]) => {
        const chart = sheet().charts.getItemOrNullObject(name).load({ id: true });
        return { chart, series: chart.series.load("items/name") };
      });
    },
    result: () => {
      const items = charts?.items ?? [];
      return new Map(
        wanted.flatMap(([key, { id, name, series }], position): readonly [string, ChartSnapshot][] => {
          const standing = items.find((one) => one.id === id) ?? items.find((one) => one.name === name);
          if (standing === undefined) return [];
          const read = named[position];
          const names =
            read !== undefined && !read.chart.isNullObject && read.chart.id === standing.id
              ? read.series.items.map((one) => one.name)
              : series;
          return [[key, { id: standing.id, name: standing.name, series: names }]];
        }),
      );
    },
  };
}
