/** Writes a chart's references with the values that the cells have now, for programs that do not look them up. */

import { chartCells, readChartCells, readChartText, type ChartCell } from "../model/chartValues";
import type { Workbook } from "../model/workbook";
import { escapeXml } from "./xml";

const formulaXml = (formula: string): string => `<c:f>${escapeXml(formula.slice(1))}</c:f>`;

function textPoints(cells: ChartCell[]): string {
  return cells
    .map(({ text }, index) => (text === "" ? "" : `<c:pt idx="${index}"><c:v>${escapeXml(text)}</c:v></c:pt>`))
    .join("");
}

function numbersXml(workbook: Workbook, formula: string): string {
  const cells = readChartCells(workbook, formula);
  const format = cells.find(({ number }) => number !== undefined)?.format ?? "General";
  const points = cells.map(({ number }, index) =>
    number === undefined ? "" : `<c:pt idx="${index}"><c:v>${number}</c:v></c:pt>`,
  );
  const cache = `<c:formatCode>${escapeXml(format)}</c:formatCode><c:ptCount val="${cells.length}"/>${points.join("")}`;
  return `<c:numRef>${formulaXml(formula)}<c:numCache>${cache}</c:numCache></c:numRef>`;
}

/** Several columns of words are levels, the innermost first. */
function levelsXml(workbook: Workbook, formula: string, rows: number, columns: number): string {
  const cells = readChartCells(workbook, formula);
  const down = rows >= columns;
  const count = down ? rows : columns;
  const levels = Array.from({ length: down ? columns : rows }, (_unused, level) =>
    cells.filter((_one, index) => (down ? index % columns === level : Math.floor(index / columns) === level)),
  ).reverse();
  const lists = levels.map((level) => `<c:lvl>${textPoints(level)}</c:lvl>`).join("");
  const cache = `<c:multiLvlStrCache><c:ptCount val="${count}"/>${lists}</c:multiLvlStrCache>`;
  return `<c:multiLvlStrRef>${formulaXml(formula)}${cache}</c:multiLvlStrRef>`;
}

/** A reference whose cells are shown as words. */
export function textReferenceXml(workbook: Workbook, formula: string): string {
  const cells = readChartCells(workbook, formula);
  const cache = `<c:strCache><c:ptCount val="${cells.length}"/>${textPoints(cells)}</c:strCache>`;
  return `<c:strRef>${formulaXml(formula)}${cache}</c:strRef>`;
}

export function seriesNameXml(workbook: Workbook, name: string | undefined): string {
  if (name === undefined) return "";
  if (name.startsWith("=")) return `<c:tx>${textReferenceXml(workbook, name)}</c:tx>`;
  return `<c:tx><c:v>${escapeXml(readChartText(workbook, name))}</c:v></c:tx>`;
}

/** Values: numbers, whatever the cells hold. */
export function valuesXml(workbook: Workbook, element: string, formula: string | undefined): string {
  return formula === undefined ? "" : `<c:${element}>${numbersXml(workbook, formula)}</c:${element}>`;
}

/** Categories or x values: numbers where all cells that hold something do, else words. */
export function categoriesXml(workbook: Workbook, element: string, formula: string | undefined): string {
  if (formula === undefined) return "";
  const place = chartCells(workbook, formula)?.area;
  if (place && place.rows > 1 && place.columns > 1) {
    return `<c:${element}>${levelsXml(workbook, formula, place.rows, place.columns)}</c:${element}>`;
  }
  const cells = readChartCells(workbook, formula);
  const numeric = cells.some(({ number }) => number !== undefined) && cells.every(isNumberOrBlank);
  const inside = numeric ? numbersXml(workbook, formula) : textReferenceXml(workbook, formula);
  return `<c:${element}>${inside}</c:${element}>`;
}

function isNumberOrBlank({ number, text }: ChartCell): boolean {
  return number !== undefined || text === "";
}
