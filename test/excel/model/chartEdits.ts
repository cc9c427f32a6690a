/** Adds, changes and removes charts by Excel's rules. */

import type { Area } from "./address";
import { Chart, newSeries, type ChartSeries } from "./chart";
import { anchorAt, boxOf, laneStart, type Box } from "./chartAnchor";
import { cutSource, type SeriesBy } from "./chartSource";
import { canCombine, CHART_KINDS, isRound, type ChartType } from "./chartTypes";
import { refuse } from "./excelError";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

/** The size Excel gives a new chart, in points. */
const NEW_SIZE = { width: 360, height: 216 };
const GAP = 12;

/** An id like the ones Excel keeps in files. */
export function newChartId(workbook: Workbook): string {
  const taken = new Set(workbook.sheets.flatMap(({ charts }) => charts.map(({ id }) => id)));
  for (;;) {
    const number = workbook.newNumber().toString(16).toUpperCase().padStart(2, "0");
    const id = `{00000000-0008-0000-0000-0000${number.padStart(4, "0")}0000}`;
    if (!taken.has(id)) return id;
  }
}

function newChartName(sheet: Worksheet): string {
  let n = sheet.charts.length + 1;
  while (sheet.charts.some(({ name }) => name.toLowerCase() === `chart ${n}`)) n++;
  return `Chart ${n}`;
}

/** What lies highest over the cells. */
function nextOrder(sheet: Worksheet): number {
  return Math.max(-1, ...[...sheet.charts, ...sheet.storedDrawings].map(({ order }) => order)) + 1;
}

export function addChart(home: Worksheet, type: ChartType, source: Worksheet, area: Area, seriesBy: SeriesBy): Chart {
  const cut = cutSource(source, area, type, seriesBy);
  const beside = source === home ? area : { row: 0, column: 0, rows: 1, columns: 0 };
  const box: Box = {
    left: laneStart(home, "columns", beside.column + Math.min(beside.columns, 100)) + GAP,
    top: laneStart(home, "rows", beside.row),
    ...NEW_SIZE,
  };
  const chart = new Chart(newChartId(home.workbook), newChartName(home), type, anchorAt(home, box));
  chart.order = nextOrder(home);
  chart.series = cut.series;
  chart.plotBy = cut.plotBy;
  chart.legend.visible = cut.series.length !== 1 || isRound(CHART_KINDS[type]);
  home.charts.push(chart);
  home.workbook.touched();
  home.workbook.changes.note({ kind: "chartAdded", sheet: home, chart });
  return chart;
}

/** The same chart on another sheet. */
export function copyChart(sheet: Worksheet, original: Chart): Chart {
  const chart = new Chart(newChartId(sheet.workbook), original.name, original.type, original.anchor);
  Object.assign(chart, structuredClone(original), { id: chart.id, stored: undefined });
  sheet.charts.push(chart);
  return chart;
}

/** New data under the looks that series had. */
export function setChartData(chart: Chart, source: Worksheet, area: Area, seriesBy: SeriesBy): void {
  const cut = cutSource(source, area, chart.type, seriesBy);
  const before = chart.series;
  chart.plotBy = cut.plotBy;
  chart.series = cut.series.map((series, index) => {
    const old = before[index];
    if (!old) return series;
    const { type, look, marker, smooth, invertIfNegative, dataLabels, points } = old;
    return { ...series, type, look, marker, smooth, invertIfNegative, points, ...(dataLabels && { dataLabels }) };
  });
}

/** Another kind for the whole chart. */
export function setChartType(chart: Chart, type: ChartType): void {
  const fresh = new Chart(chart.id, chart.name, type, chart.anchor);
  chart.type = type;
  chart.gapWidth = fresh.gapWidth;
  chart.overlap = fresh.overlap;
  for (const series of chart.series) setKind(series, type);
}

function setKind(series: ChartSeries, type: ChartType): void {
  const { marker, smooth } = newSeries(type);
  series.type = type;
  series.marker = { ...series.marker, style: marker.style };
  series.smooth = smooth;
}

/** Another kind for one series, where Excel draws both in one chart. */
export function setSeriesType(chart: Chart, series: ChartSeries, type: ChartType): void {
  const others = chart.series.filter((one) => one !== series);
  if (others.some((one) => !canCombine(CHART_KINDS[one.type], CHART_KINDS[type]))) refuse("InvalidArgument");
  setKind(series, type);
  const [first] = chart.series;
  if (first === series) chart.type = type;
}

export function addSeries(chart: Chart, name: string | undefined, at: number | undefined): ChartSeries {
  const place = at ?? chart.series.length;
  if (place < 0 || place > chart.series.length) refuse("InvalidArgument");
  const categories = chart.series[0]?.categories;
  const series = newSeries(chart.type, {
    ...(name !== undefined && { name }),
    ...(categories !== undefined && { categories }),
  });
  chart.series.splice(place, 0, series);
  return series;
}

/** Puts the chart at those points, keeping what is not given. */
export function placeChart(sheet: Worksheet, chart: Chart, box: Partial<Box>): void {
  const wanted = { ...boxOf(sheet, chart.anchor), ...box };
  if (Object.values(wanted).some((one) => !Number.isFinite(one) || one < 0)) refuse("InvalidArgument");
  chart.anchor = anchorAt(sheet, wanted, chart.anchor.placement);
}

/** Covers the cells from the start's first to the end's last one; without an end only the place changes. */
export function coverCells(sheet: Worksheet, chart: Chart, start: Area, end: Area | undefined): void {
  const left = laneStart(sheet, "columns", start.column);
  const top = laneStart(sheet, "rows", start.row);
  if (!end) {
    placeChart(sheet, chart, { left, top });
    return;
  }
  const right = laneStart(sheet, "columns", end.column + end.columns);
  const bottom = laneStart(sheet, "rows", end.row + end.rows);
  if (right <= left || bottom <= top) refuse("InvalidArgument");
  placeChart(sheet, chart, { left, top, width: right - left, height: bottom - top });
}

export function deleteChart(sheet: Worksheet, chart: Chart): void {
  if (sheet.workbook.activeChart?.chart === chart) sheet.workbook.activateChart(undefined);
  sheet.charts = sheet.charts.filter((one) => one !== chart);
  sheet.workbook.touched();
  sheet.workbook.changes.note({ kind: "chartDeleted", sheet, chart });
}
