/** Fills and colours of series and points as SVG attributes, with the patterns they need. */

import type { ChartFill, ChartLook, ChartMarker } from "../model/chart";
import { automaticWeight } from "../model/automaticLooks";
import { CHART_KINDS, isRound } from "../model/chartTypes";
import { automaticColor, solidColor, type ResolvedSeries } from "../model/chartValues";
import { element, short, stroke } from "./svg";

/** Collects the patterns a picture uses; their ids begin with the picture's own prefix. */
export class Paint {
  private readonly patterns = new Map<string, string>();

  constructor(private readonly prefix: string) {}

  /** The value of a fill attribute. */
  fill(fill: ChartFill | undefined, automatic: string): string {
    if (typeof fill !== "object") return solidColor(fill, automatic) ?? "none";
    const key = `${fill.preset} ${fill.foreground} ${fill.background}`;
    let id = [...this.patterns.keys()].indexOf(key);
    if (id < 0) {
      id = this.patterns.size;
      this.patterns.set(key, this.pattern(`${this.prefix}-${id}`, fill));
    }
    return `url(#${this.prefix}-${id})`;
  }

  definitions(): string {
    return this.patterns.size === 0 ? "" : element("defs", {}, [...this.patterns.values()].join(""));
  }

  /** Lines in the direction of the preset's name; dots for percentages. */
  private pattern(id: string, { preset, foreground, background }: Exclude<ChartFill, string>): string {
    const lines: string[] = [];
    if (/upDiag|diagCross|openDmnd/i.test(preset)) lines.push("M-1 1L1 -1M0 6L6 0M5 7L7 5");
    if (/dnDiag|diagCross|openDmnd/i.test(preset)) lines.push("M-1 5L1 7M0 0L6 6M5 -1L7 1");
    if (/horz|cross$|grid/i.test(preset)) lines.push("M0 3H6");
    if (/vert|cross$|grid/i.test(preset)) lines.push("M3 0V6");
    const marks =
      lines.length > 0
        ? element("path", { d: lines.join(""), stroke: foreground, "stroke-width": /^(wd|dk)/.test(preset) ? 2 : 1 })
        : element("circle", { cx: 3, cy: 3, r: 1.2, fill: foreground });
    const ground = element("rect", { width: 6, height: 6, fill: background });
    return element("pattern", { id, width: 6, height: 6, patternUnits: "userSpaceOnUse" }, ground + marks);
  }
}

/** The colour of a series or of one of its points, while none is set. */
export function ownColor(all: ResolvedSeries[], one: ResolvedSeries, place: number): string {
  return automaticColor(isRound(CHART_KINDS[one.series.type]) ? place : all.indexOf(one));
}

/** Attributes of a filled shape: a bar, slice, bubble or area. */
export function shapeLook(
  paint: Paint,
  { series }: ResolvedSeries,
  place: number | undefined,
  automatic: string,
): Record<string, string | number | undefined> {
  const point: ChartLook | undefined = place === undefined ? undefined : series.points.get(place);
  const line = { ...series.look.line, ...point?.line };
  return { fill: paint.fill(point?.fill ?? series.look.fill, automatic), ...stroke(line) };
}

/** Attributes of a series' line. */
export function lineLook({ series }: ResolvedSeries, automatic: string): Record<string, string | number | undefined> {
  const weight = automaticWeight(series);
  const drawn = CHART_KINDS[series.type].lines || Object.keys(series.look.line).length > 0;
  return drawn
    ? { fill: "none", ...stroke({ color: automatic, ...(weight !== undefined && { weight }), ...series.look.line }) }
    : { fill: "none", stroke: "none" };
}

const STYLES = ["Diamond", "Square", "Triangle", "X", "Star", "Circle", "Plus"] as const;

/** One marked point. */
export function markerShape(
  { series }: ResolvedSeries,
  order: number,
  place: number,
  { x, y }: { x: number; y: number },
  automatic: string,
): string {
  const point = series.points.get(place);
  const marker: ChartMarker = point?.marker ?? series.marker;
  if (marker.style === "None") return "";
  const lineColor = series.look.line.color ?? automatic;
  const fill = marker.background ?? (typeof point?.fill === "string" ? point.fill : undefined) ?? lineColor;
  const edge = { stroke: marker.foreground ?? point?.line.color ?? fill, "stroke-width": 0.75 };
  const style = marker.style === "Automatic" ? (STYLES[order % STYLES.length] ?? "Circle") : marker.style;
  const r = (marker.size ?? 5) / 2;
  const shape = (d: string, filled: boolean): string => element("path", { d, fill: filled ? fill : "none", ...edge });
  const at = (...corners: [number, number][]): string =>
    corners.map(([dx, dy], index) => `${index === 0 ? "M" : "L"}${short(x + dx * r)} ${short(y + dy * r)}`).join("");
  switch (style) {
    case "Square":
      return shape(`${at([-1, -1], [1, -1], [1, 1], [-1, 1])}Z`, true);
    case "Diamond":
      return shape(`${at([0, -1], [1, 0], [0, 1], [-1, 0])}Z`, true);
    case "Triangle":
      return shape(`${at([0, -1], [1, 1], [-1, 1])}Z`, true);
    case "X":
      return shape(at([-1, -1], [1, 1]) + at([-1, 1], [1, -1]), false);
    case "Plus":
      return shape(at([-1, 0], [1, 0]) + at([0, -1], [0, 1]), false);
    case "Star":
      return shape(at([-1, -1], [1, 1]) + at([-1, 1], [1, -1]) + at([0, -1], [0, 1]), false);
    case "Dash":
      return shape(at([-1, 0], [1, 0]), false);
    case "Dot":
      return shape(at([-0.5, 0], [1, 0]), false);
    default:
      return element("circle", { cx: x, cy: y, r, fill, ...edge });
  }
}
