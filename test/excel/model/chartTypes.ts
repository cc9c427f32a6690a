/** The kinds of charts the model holds, by Excel's names. */

export type ChartFamily = "column" | "bar" | "line" | "area" | "scatter" | "bubble" | "pie" | "doughnut";
export type ChartGrouping = "clustered" | "standard" | "stacked" | "percentStacked";

export interface ChartKind {
  family: ChartFamily;
  grouping: ChartGrouping;
  /** Points are marked (lines and scatters). */
  markers: boolean;
  /** Points are joined by a line (lines and scatters). */
  lines: boolean;
  smooth: boolean;
}

function kind(family: ChartFamily, grouping: ChartGrouping, look: Partial<ChartKind> = {}): ChartKind {
  return { family, grouping, markers: false, lines: false, smooth: false, ...look };
}

const KINDS = {
  ColumnClustered: kind("column", "clustered"),
  ColumnStacked: kind("column", "stacked"),
  ColumnStacked100: kind("column", "percentStacked"),
  BarClustered: kind("bar", "clustered"),
  BarStacked: kind("bar", "stacked"),
  BarStacked100: kind("bar", "percentStacked"),
  Line: kind("line", "standard", { lines: true }),
  LineMarkers: kind("line", "standard", { lines: true, markers: true }),
  LineStacked: kind("line", "stacked", { lines: true }),
  LineMarkersStacked: kind("line", "stacked", { lines: true, markers: true }),
  LineStacked100: kind("line", "percentStacked", { lines: true }),
  LineMarkersStacked100: kind("line", "percentStacked", { lines: true, markers: true }),
  Area: kind("area", "standard"),
  AreaStacked: kind("area", "stacked"),
  AreaStacked100: kind("area", "percentStacked"),
  XYScatter: kind("scatter", "standard", { markers: true }),
  XYScatterLines: kind("scatter", "standard", { lines: true, markers: true }),
  XYScatterLinesNoMarkers: kind("scatter", "standard", { lines: true }),
  XYScatterSmooth: kind("scatter", "standard", { lines: true, markers: true, smooth: true }),
  XYScatterSmoothNoMarkers: kind("scatter", "standard", { lines: true, smooth: true }),
  Bubble: kind("bubble", "standard"),
  Pie: kind("pie", "standard"),
  Doughnut: kind("doughnut", "standard"),
} satisfies Record<string, ChartKind>;

export type ChartType = keyof typeof KINDS;

export const CHART_KINDS: Readonly<Record<ChartType, ChartKind>> = KINDS;

export function isChartType(name: string): name is ChartType {
  return Object.hasOwn(KINDS, name);
}

/** Excel's name for a kind. */
export function chartTypeOf(wanted: ChartKind): ChartType | undefined {
  const names = Object.keys(KINDS) as ChartType[];
  return names.find((name) => {
    const { family, grouping, markers, lines, smooth } = CHART_KINDS[name];
    return (
      family === wanted.family &&
      grouping === wanted.grouping &&
      markers === wanted.markers &&
      lines === wanted.lines &&
      smooth === wanted.smooth
    );
  });
}

/** Charts without axes: one circle. */
export function isRound({ family }: ChartKind): boolean {
  return family === "pie" || family === "doughnut";
}

/** Charts whose horizontal axis counts, too. */
export function hasNumericCategories({ family }: ChartKind): boolean {
  return family === "scatter" || family === "bubble";
}

/** Columns and bars stand beside each other; all other kinds lie over each other. */
export function hasBars({ family }: ChartKind): boolean {
  return family === "column" || family === "bar";
}

/** Which kinds Excel draws together in one chart. */
export function canCombine(a: ChartKind, b: ChartKind): boolean {
  const upright = (one: ChartKind): boolean => ["column", "line", "area", "scatter"].includes(one.family);
  return a.family === b.family || (upright(a) && upright(b));
}

export const LABEL_POSITIONS = [
  "Center",
  "InsideEnd",
  "InsideBase",
  "OutsideEnd",
  "Left",
  "Right",
  "Top",
  "Bottom",
  "BestFit",
] as const;

/** Where labels may stand. */
export function labelPositions({ family, grouping }: ChartKind): readonly (typeof LABEL_POSITIONS)[number][] {
  switch (family) {
    case "column":
    case "bar":
      return ["Center", "InsideEnd", "InsideBase", ...(grouping === "clustered" ? ["OutsideEnd" as const] : [])];
    case "line":
    case "scatter":
    case "bubble":
      return ["Center", "Left", "Right", "Top", "Bottom"];
    case "pie":
      return ["BestFit", "Center", "InsideEnd", "OutsideEnd"];
    default:
      return [];
  }
}
