/** How Excel cuts a range into series: which way they run, what names them, what are their categories. */

import { absoluteAddress, EVERYTHING, intersection, type Area } from "./address";
import { newSeries, type ChartSeries } from "./chart";
import { CHART_KINDS, hasNumericCategories, type ChartType } from "./chartTypes";
import { isDateFormat } from "./numberFormat";
import { surroundingArea } from "./rangeEdge";
import { Workbook } from "./workbook";
import type { Worksheet } from "./worksheet";

export type SeriesBy = "Auto" | "Columns" | "Rows";

export interface SourceCut {
  plotBy: "Columns" | "Rows";
  series: ChartSeries[];
}

/** A range's cells as lines: columns when series run down, rows when they run across. */
interface Lines {
  sheet: Worksheet;
  area: Area;
  down: boolean;
}

const lineCount = ({ area, down }: Lines): number => (down ? area.columns : area.rows);
const lineLength = ({ area, down }: Lines): number => (down ? area.rows : area.columns);

function cellAt({ area, down }: Lines, line: number, place: number): { row: number; column: number } {
  return down
    ? { row: area.row + place, column: area.column + line }
    : { row: area.row + line, column: area.column + place };
}

/** Part of some lines, as a reference. */
function reference(lines: Lines, line: number, count: number, from: number, length: number): string {
  const { sheet, area, down } = lines;
  const part: Area = down
    ? { row: area.row + from, rows: length, column: area.column + line, columns: count }
    : { column: area.column + from, columns: length, row: area.row + line, rows: count };
  return `=${Workbook.fullAddress(sheet, absoluteAddress(part))}`;
}

/** Words, nothing and dates name categories; numbers are figures to draw. */
function isLabel(lines: Lines, line: number, place: number): boolean {
  const { row, column } = cellAt(lines, line, place);
  const value = lines.sheet.value(row, column);
  if (typeof value !== "number") return true;
  return isDateFormat(lines.sheet.style(row, column).numberFormat);
}

function isWord(lines: Lines, line: number, place: number): boolean {
  const { row, column } = cellAt(lines, line, place);
  return typeof lines.sheet.value(row, column) === "string";
}

function isBlank(lines: Lines, line: number, place: number): boolean {
  const { row, column } = cellAt(lines, line, place);
  return lines.sheet.value(row, column) === undefined;
}

/** The cells of a range that count: one cell means the block around it, whole columns mean what they hold. */
function sourceArea(sheet: Worksheet, area: Area): Area {
  const one = area.rows === 1 && area.columns === 1;
  const meant = one ? surroundingArea(sheet, area) : area;
  const used = sheet.usedArea(true, EVERYTHING);
  return (used && intersection(meant, used)) ?? meant;
}

export function cutSource(sheet: Worksheet, given: Area, type: ChartType, seriesBy: SeriesBy): SourceCut {
  const area = sourceArea(sheet, given);
  const down = seriesBy === "Auto" ? area.rows >= area.columns : seriesBy === "Columns";
  const lines: Lines = { sheet, area, down };
  const numeric = hasNumericCategories(CHART_KINDS[type]);
  const names = namesSeries(lines) ? 1 : 0;
  const labels = numeric ? Math.min(1, lineCount(lines) - 1) : labelLines(lines, names);
  const length = lineLength(lines) - names;
  const step = CHART_KINDS[type].family === "bubble" ? 2 : 1;
  const categories = labels > 0 ? reference(lines, 0, labels, names, length) : undefined;
  const series: ChartSeries[] = [];
  for (let line = labels; line < lineCount(lines); line += step) {
    const hasSizes = step === 2 && line + 1 < lineCount(lines);
    series.push(
      newSeries(type, {
        values: reference(lines, line, 1, names, length),
        ...(names > 0 && { name: reference(lines, line, 1, 0, 1) }),
        ...(categories !== undefined && { categories }),
        ...(hasSizes && { bubbleSizes: reference(lines, line + 1, 1, names, length) }),
      }),
    );
  }
  return { plotBy: down ? "Columns" : "Rows", series };
}

/** The first cell of every line names it: words there, or a blank corner. */
function namesSeries(lines: Lines): boolean {
  if (lineLength(lines) < 2) return false;
  const count = lineCount(lines);
  const first = count > 1 ? 1 : 0;
  if (count > 1 && isBlank(lines, 0, 0)) return true;
  for (let line = first; line < count; line++) if (!isWord(lines, line, 0)) return false;
  return true;
}

/** How many lines at the beginning are categories: those of words or dates only, or under a blank corner. */
function labelLines(lines: Lines, names: number): number {
  const count = lineCount(lines);
  let labels = 0;
  while (labels < count - 1 && allLabels(lines, labels, names)) labels++;
  const blankCorner = names > 0 && count > 1 && isBlank(lines, 0, 0);
  return labels === 0 && blankCorner ? 1 : labels;
}

function allLabels(lines: Lines, line: number, names: number): boolean {
  for (let place = names; place < lineLength(lines); place++) if (!isLabel(lines, line, place)) return false;
  return true;
}
