import type { Block, BlockColumn } from "./report";

/** A chart as data: which figures it draws, and as what. How that looks is the writer's matter. */
interface ChartDrawing {
  /** Within its report; never changes. */
  readonly key: string;
  /** What it shows; for those who cannot see it, too. */
  readonly title: string;
  /**
   * `columns` stand on each other; `lines` run over words or days; `scatter` has figures along both axes. Limits are
   * lines in each of them.
   */
  readonly kind: "columns" | "lines" | "scatter";
  readonly series: readonly ChartSeries[];
  /** The column of the figures that holds what is written along the horizontal axis, or where a point lies on it. */
  readonly along: number;
  readonly horizontal?: ChartAxis | undefined;
  readonly vertical?: ChartAxis | undefined;
}

/** A chart with the table of its figures, the first row of which holds headers. A blank figure is not drawn. */
export interface ReportChart extends ChartDrawing {
  readonly figures: Block["rows"];
  readonly columns: readonly BlockColumn[];
}

/** A chart whose figures have their place on the sheet: zero-based row of their headers, and how many rows. */
export interface PlacedChart extends ChartDrawing {
  readonly top: number;
  readonly rows: number;
}

export interface ChartSeries {
  /** Of the figures. */
  readonly column: number;
  readonly name: string;
  /**
   * `known`: solid; `open`: an outline, for what is not known or only planned; `nothing`: room below what stands on it;
   * `limit` and `nearLimit`: a dashed and a dotted line; `course`: a line with its points; `points`: points alone;
   * `signal`: points that stand out; `target`: a thin solid line.
   */
  readonly look: "known" | "open" | "nothing" | "limit" | "nearLimit" | "course" | "points" | "signal" | "target";
  /** Number format of a label at every point. */
  readonly labels?: string;
}

export interface ChartAxis {
  readonly title?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly step?: number;
  readonly format?: string;
}
