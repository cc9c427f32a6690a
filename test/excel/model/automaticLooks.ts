/** How Excel draws the parts of a new chart that nobody has formatted; files and pictures spell it out. */

import type { ChartFont, ChartLine, ChartSeries } from "./chart";
import { CHART_KINDS, hasNumericCategories, type ChartKind } from "./chartTypes";

const GREY = "#595959";
const LIGHT: ChartLine = { color: "#D9D9D9", weight: 0.75 };
const NO_LINE: ChartLine = { style: "None" };

interface AutomaticLooks {
  chartFill: string;
  chartLine: ChartLine;
  gridlines: ChartLine;
  titleFont: ChartFont;
  axisTitleFont: ChartFont;
  labelFont: ChartFont;
}

export const AUTOMATIC: AutomaticLooks = {
  chartFill: "#FFFFFF",
  chartLine: LIGHT,
  gridlines: LIGHT,
  titleFont: { size: 14, bold: false, color: GREY },
  axisTitleFont: { size: 10, bold: false, color: GREY },
  labelFont: { size: 9, color: GREY },
};

/** Scatters have both axes drawn, other charts only that of the categories. */
export function automaticAxisLine(kind: ChartKind, isValueAxis: boolean): ChartLine {
  if (hasNumericCategories(kind)) return { color: "#BFBFBF", weight: 0.75 };
  return isValueAxis ? NO_LINE : LIGHT;
}

/** The width of a series' line in points; undefined for kinds without one. */
export function automaticWeight({ type }: ChartSeries): number | undefined {
  const { family, lines } = CHART_KINDS[type];
  if (family === "line") return 2.25;
  return family === "scatter" && lines ? 1.5 : undefined;
}

/** What is set, over what is automatic. */
export function overAutomatic<T extends object>(automatic: T, own: T): T {
  // A line that was given a colour or style is not the automatic invisible one.
  const base = "style" in automatic && Object.keys(own).length > 0 ? {} : automatic;
  return { ...base, ...own };
}

/** What a file spells out, without what is automatic anyway. */
export function withoutAutomatic<T extends object>(automatic: T, given: T): T {
  const entries = Object.entries(given);
  const same = ([key, value]: [string, unknown]): boolean => Reflect.get(automatic, key) === value;
  if ("style" in automatic && !entries.every(same)) return given;
  return Object.fromEntries(entries.filter((entry) => !same(entry))) as T;
}
