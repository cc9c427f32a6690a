/** Draws series onto a plot whose axes turn values into points. */

import type { Chart, ChartDataLabels } from "../model/chart";
import { stackedValues } from "../model/chartScale";
import { CHART_KINDS, type ChartKind } from "../model/chartTypes";
import type { ResolvedSeries } from "../model/chartValues";
import { lineLook, markerShape, ownColor, shapeLook, type Paint } from "./paint";
import { element, path, short } from "./svg";

export interface Frame {
  left: number;
  top: number;
  width: number;
  height: number;
}

export interface Plot {
  chart: Chart;
  /** All series of the chart, in their order. */
  all: ResolvedSeries[];
  paint: Paint;
  frame: Frame;
  /** Where a value lies along the value axis. */
  value: (value: number) => number;
  /** Where the n-th category's middle lies, and how wide a category is. */
  category: (place: number) => number;
  step: number;
  /** Where an x value lies, in scatters and bubbles. */
  across: (x: number) => number;
  label: (one: ResolvedSeries, place: number, at: { x: number; y: number }, share?: number) => string;
}

export function drawGroup(plot: Plot, group: ResolvedSeries[]): string {
  const kind = CHART_KINDS[group[0]?.series.type ?? plot.chart.type];
  switch (kind.family) {
    case "column":
    case "bar":
      return bars(plot, group, kind);
    case "area":
      return areas(plot, group, kind);
    case "line":
      return lines(plot, group, kind);
    case "scatter":
      return group.map((one) => scatter(plot, one)).join("");
    case "bubble":
      return bubbles(plot, group);
    default:
      return slices(plot, group, kind.family === "doughnut");
  }
}

/** Where the label of a bar stands that runs from one place to another. */
function labelPlace(position: ChartDataLabels["position"], kind: ChartKind, from: number, to: number): number {
  const onwards = to <= from ? -7 : 7;
  if (position === "InsideBase") return from + onwards;
  if (position === "InsideEnd") return to - onwards;
  return kind.grouping !== "clustered" ? (from + to) / 2 : to + onwards;
}

/** Columns stand and bars lie: the same shapes with the axes exchanged. */
function bars(plot: Plot, group: ResolvedSeries[], kind: ChartKind): string {
  const { chart, value, category, step, paint } = plot;
  const beside = kind.grouping === "clustered" ? group.length : 1;
  const overlap = kind.grouping === "clustered" ? chart.overlap / 100 : 1;
  // A category holds the bars, which overlap, and the gap, all in widths of one bar.
  const width = step / (beside - (beside - 1) * overlap + chart.gapWidth / 100);
  const whole = width * (beside - (beside - 1) * overlap);
  const stacks = stackedValues(group, kind);
  let drawn = "";
  group.forEach((one, index) => {
    one.values.forEach((given, place) => {
      const ends = stacks[index]?.[place];
      if (given === undefined || !ends) return;
      const slot = kind.grouping === "clustered" ? index : 0;
      const start = category(place) - whole / 2 + slot * width * (1 - overlap);
      const [from, to] = [value(ends.from), value(ends.to)];
      const least = Math.min(from, to);
      const box =
        kind.family === "column"
          ? { x: start, y: least, width, height: Math.abs(to - from) }
          : { x: least, y: start, width: Math.abs(to - from), height: width };
      drawn += element("rect", { ...box, ...shapeLook(paint, one, place, ownColor(plot.all, one, place)) });
      const middle = start + width / 2;
      const inside = labelPlace(one.series.dataLabels?.position, kind, from, to);
      drawn += plot.label(one, place, kind.family === "column" ? { x: middle, y: inside } : { x: inside, y: middle });
    });
  });
  return drawn;
}

function areas(plot: Plot, group: ResolvedSeries[], kind: ChartKind): string {
  const { value, category, paint } = plot;
  const stacks = stackedValues(group, kind);
  return group
    .map((one, index) => {
      const ends = stacks[index] ?? [];
      const over = ends.map(({ to }, place) => ({ x: category(place), y: value(to) }));
      const under = ends.map(({ from }, place) => ({ x: category(place), y: value(from) })).reverse();
      const look = shapeLook(paint, one, undefined, ownColor(plot.all, one, 0));
      return over.length === 0 ? "" : element("path", { d: `${path([...over, ...under])}Z`, ...look });
    })
    .join("");
}

/** Points joined, with gaps where cells are blank unless the chart says otherwise. */
function joined(plot: Plot, points: ({ x: number; y: number } | undefined)[], look: Record<string, unknown>): string {
  const runs: { x: number; y: number }[][] = [[]];
  for (const point of points) {
    if (point) runs.at(-1)?.push(point);
    else if (plot.chart.displayBlanksAs !== "Interplotted") runs.push([]);
  }
  return runs
    .filter((run) => run.length > 1)
    .map((run) => element("path", { d: path(run), ...(look as Record<string, string>), "stroke-linejoin": "round" }))
    .join("");
}

function lines(plot: Plot, group: ResolvedSeries[], kind: ChartKind): string {
  const { chart, value, category } = plot;
  const stacks = stackedValues(group, kind);
  return group
    .map((one, index) => {
      const points = one.values.map((given, place) => {
        const to = stacks[index]?.[place]?.to ?? 0;
        const missing = given === undefined && chart.displayBlanksAs !== "Zero";
        return missing ? undefined : { x: category(place), y: value(to) };
      });
      return marked(plot, one, points);
    })
    .join("");
}

function scatter(plot: Plot, one: ResolvedSeries): string {
  const points = one.values.map((given, place) =>
    given === undefined ? undefined : { x: plot.across(one.x[place] ?? 0), y: plot.value(given) },
  );
  return marked(plot, one, points);
}

function marked(plot: Plot, one: ResolvedSeries, points: ({ x: number; y: number } | undefined)[]): string {
  const color = ownColor(plot.all, one, 0);
  const order = plot.all.indexOf(one);
  const shapes = points.map((point, place) =>
    point ? markerShape(one, order, place, point, color) + plot.label(one, place, { x: point.x, y: point.y - 8 }) : "",
  );
  return joined(plot, points, lineLook(one, color)) + shapes.join("");
}

/** The largest bubble is a quarter of the plot's shorter side wide; areas are proportional to sizes. */
function bubbles(plot: Plot, group: ResolvedSeries[]): string {
  const { frame, value, across, paint } = plot;
  const largest = Math.max(...group.flatMap(({ sizes }) => sizes.map((size = 1) => Math.abs(size))), 0) || 1;
  const most = Math.min(frame.width, frame.height) / 8;
  return group
    .map((one) =>
      one.values
        .map((given, place) => {
          if (given === undefined) return "";
          const at = { x: across(one.x[place] ?? 0), y: value(given) };
          const r = most * Math.sqrt(Math.abs(one.sizes[place] ?? 1) / largest);
          const look = shapeLook(paint, one, place, ownColor(plot.all, one, place));
          return (
            element("circle", { cx: at.x, cy: at.y, r, "fill-opacity": 0.8, ...look }) + plot.label(one, place, at)
          );
        })
        .join(""),
    )
    .join("");
}

/** A pie shows its first series; a doughnut has a ring for each. */
function slices(plot: Plot, group: ResolvedSeries[], doughnut: boolean): string {
  const { frame, chart, paint } = plot;
  const radius = Math.min(frame.width, frame.height) / 2;
  const hole = doughnut ? (radius * chart.holeSize) / 100 : 0;
  const rings = doughnut ? group : group.slice(0, 1);
  const center = { x: frame.left + frame.width / 2, y: frame.top + frame.height / 2 };
  const at = (angle: number, r: number): { x: number; y: number } => ({
    x: center.x + r * Math.sin(angle),
    y: center.y - r * Math.cos(angle),
  });
  return rings
    .map((one, ring) => {
      const total = one.values.reduce<number>((sum, value = 0) => sum + Math.abs(value), 0);
      const inner = hole + ((radius - hole) / rings.length) * ring;
      const outer = hole + ((radius - hole) / rings.length) * (ring + 1);
      let angle = (chart.firstSliceAngle * Math.PI) / 180;
      return one.values
        .map((value = 0, place) => {
          const share = total === 0 ? 0 : Math.abs(value) / total;
          const [from, to] = [angle, angle + share * 2 * Math.PI];
          angle = to;
          if (share === 0) return "";
          const look = { stroke: "#FFFFFF", "stroke-width": 1 };
          const own = shapeLook(paint, one, place, ownColor(plot.all, one, place));
          const shape = element("path", {
            d: slice(at, from, to, inner, outer),
            ...own,
            ...(own["stroke"] === "none" && look),
          });
          return shape + plot.label(one, place, at((from + to) / 2, inner + (outer - inner) * 0.7), share);
        })
        .join("");
    })
    .join("");
}

type OnCircle = (angle: number, radius: number) => { x: number; y: number };

/** A slice as a path; a whole circle is two halves, for one arc cannot close on itself. */
function slice(at: OnCircle, from: number, to: number, inner: number, outer: number): string {
  if (to - from > 1.999 * Math.PI) {
    const middle = (from + to) / 2;
    return slice(at, from, middle, inner, outer) + slice(at, middle, to, inner, outer);
  }
  const arc = (radius: number, angle: number, sweep: 0 | 1): string => {
    const { x, y } = at(angle, radius);
    return `A${short(radius)} ${short(radius)} 0 ${to - from > Math.PI ? 1 : 0} ${sweep} ${short(x)} ${short(y)}`;
  };
  const start = path([at(from, inner), at(from, outer)]) + arc(outer, to, 1);
  const end = at(to, inner);
  return `${start}L${short(end.x)} ${short(end.y)}${inner > 0 ? arc(inner, from, 0) : ""}Z`;
}
