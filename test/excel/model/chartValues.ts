/** What a chart's references stand for: the cells' values and texts, and the names and colours shown. */

import { parseArea, splitSheetName, type Area } from "./address";
import type { Chart, ChartFill, ChartSeries, ChartText } from "./chart";
import { CHART_KINDS, hasNumericCategories, isRound } from "./chartTypes";
import { displayText } from "./numberFormat";
import type { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export interface ChartCells {
  sheet: Worksheet;
  area: Area;
}

/** The cells of a reference such as "='My data'!$A$2:$A$9"; undefined when it names none. */
export function chartCells(workbook: Workbook, formula: string | undefined): ChartCells | undefined {
  if (formula?.startsWith("=") !== true) return undefined;
  const { sheetName, address } = splitSheetName(formula.slice(1));
  const sheet = sheetName === undefined ? undefined : workbook.sheet(sheetName);
  const area = parseArea(address);
  if (sheet && area) return { sheet, area };
  const name = workbook.definedNames.find((one) => one.name.toLowerCase() === address.toLowerCase());
  const target = name && splitSheetName(name.formula);
  const named = target?.sheetName === undefined ? undefined : workbook.sheet(target.sheetName);
  const place = target && parseArea(target.address);
  return named && place && { sheet: named, area: place };
}

/** One place of a reference: its number where it has one, its text as shown, and its number format. */
export interface ChartCell {
  number: number | undefined;
  text: string;
  format: string;
  /** Hidden by its row or column; charts leave such cells out unless told otherwise. */
  hidden: boolean;
}

export function readChartCells(workbook: Workbook, formula: string | undefined): ChartCell[] {
  const cells = chartCells(workbook, formula);
  if (!cells) return [];
  workbook.calculation.refresh();
  const { sheet, area } = cells;
  const read: ChartCell[] = [];
  for (let row = area.row; row < area.row + area.rows; row++) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const value = sheet.value(row, column);
      const format = sheet.style(row, column).numberFormat;
      read.push({
        number: typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : undefined,
        text: displayText(value, format, workbook.culture, workbook.date1904),
        format,
        hidden: sheet.rows.get(row)?.hidden === true || sheet.columns.get(column)?.hidden === true,
      });
    }
  }
  return read;
}

/** The categories' texts; several columns (or rows) of words are joined. */
export function readCategories(workbook: Workbook, formula: string | undefined): ChartCell[] {
  const cells = chartCells(workbook, formula);
  const read = readChartCells(workbook, formula);
  if (!cells || cells.area.rows === 1 || cells.area.columns === 1) return read;
  const { rows, columns } = cells.area;
  const down = rows >= columns;
  return Array.from({ length: down ? rows : columns }, (_unused, place) => {
    const parts = Array.from({ length: down ? columns : rows }, (_one, level) =>
      down ? read[place * columns + level] : read[level * columns + place],
    ).filter((one) => one !== undefined);
    const text = parts.map((one) => one.text).filter((one) => one !== "");
    return { number: undefined, text: text.join(" "), format: "General", hidden: parts.some(({ hidden }) => hidden) };
  });
}

/** A text that may come from a cell. */
export function readChartText(workbook: Workbook, text: string): string {
  return text.startsWith("=") ? (readChartCells(workbook, text)[0]?.text ?? "") : text;
}

export function seriesName(workbook: Workbook, chart: Chart, series: ChartSeries): string {
  return series.name === undefined ? `Series${chart.series.indexOf(series) + 1}` : readChartText(workbook, series.name);
}

/** The title's text; an automatic one is the only series' name, else Excel's placeholder. */
export function titleText(workbook: Workbook, chart: Chart): string {
  const own = ownText(workbook, chart.title);
  if (own !== undefined) return own;
  const [only, ...others] = chart.series;
  const named = only && (others.length === 0 || isRound(CHART_KINDS[chart.type]));
  return named && only.name !== undefined ? seriesName(workbook, chart, only) : "Chart Title";
}

/** A text that was given or comes from a cell; undefined when it is automatic. */
export function ownText(workbook: Workbook, { text, formula }: ChartText): string | undefined {
  return formula === undefined ? text : readChartText(workbook, formula);
}

const ACCENTS = ["#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];

/** The colour Excel gives the n-th series (or slice): the theme's six, then darker and lighter ones. */
export function automaticColor(index: number, accents: readonly string[] = ACCENTS): string {
  const base = accents[index % accents.length] ?? "#000000";
  const round = Math.floor(index / accents.length);
  if (round === 0) return base;
  const shade = round % 2 === 1 ? 0.6 : 1.25;
  const hex = (at: number): string =>
    Math.min(255, Math.round(parseInt(base.slice(at, at + 2), 16) * shade))
      .toString(16)
      .padStart(2, "0")
      .toUpperCase();
  return `#${hex(1)}${hex(3)}${hex(5)}`;
}

/** A fill as one colour; undefined for none. */
export function solidColor(fill: ChartFill | undefined, automatic: string): string | undefined {
  if (fill === "None") return undefined;
  return typeof fill === "object" ? fill.foreground : (fill ?? automatic);
}

/** A series with all its references resolved, for drawing. */
export interface ResolvedSeries {
  name: string;
  /** Undefined where the cell holds no number. */
  values: (number | undefined)[];
  /** Texts of the categories; numbers 1, 2 ... where the series has none. */
  categories: string[];
  /** Where each point stands on a horizontal axis that counts: its x value or its number. */
  x: number[];
  sizes: (number | undefined)[];
  valueFormat: string;
  categoryFormat: string;
  series: ChartSeries;
}

export function resolveSeries(workbook: Workbook, chart: Chart, series: ChartSeries): ResolvedSeries {
  const all = readChartCells(workbook, series.values);
  const labels = readCategories(workbook, series.categories);
  const sizes = readChartCells(workbook, series.bubbleSizes);
  const shown = all.map((_one, index) => index).filter((index) => !chart.plotVisibleOnly || !all[index]?.hidden);
  const numeric = hasNumericCategories(CHART_KINDS[series.type]);
  // One word among the x values makes Excel count the points instead.
  const counted = !numeric || labels.length === 0 || labels.some(({ number, text }) => number === undefined && text);
  return {
    name: seriesName(workbook, chart, series),
    values: shown.map((index) => all[index]?.number),
    categories: shown.map((index) => labels[index]?.text ?? String(index + 1)),
    x: shown.map((index) => (counted ? index + 1 : (labels[index]?.number ?? 0))),
    sizes: shown.map((index) => sizes[index]?.number),
    valueFormat: all.find(({ number }) => number !== undefined)?.format ?? "General",
    categoryFormat: labels.find(({ number }) => number !== undefined)?.format ?? "General",
    series,
  };
}
