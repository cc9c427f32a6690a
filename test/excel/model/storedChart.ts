/** What an opened file holds of a chart and of other things that lie over the cells, kept for saving. */

import type { ChartAnchor } from "./chartAnchor";

/** The element of the drawing that places a thing, and where the file puts it. */
export interface StoredPlacement {
  xml: string;
  anchor: ChartAnchor;
  name: string;
  altText: string;
}

export interface StoredChart {
  /** The chart's part, for example "xl/charts/chart1.xml", and its text. */
  part: string;
  xml: string;
  /** The references in that text, in its order, as formulas with "="; they move with their cells. */
  formulas: string[];
  placement: StoredPlacement;
  /** What the model cannot hold of it, in words; a chart that is changed loses it. */
  beyond: string[];
  /** The model cannot hold the chart at all: it is kept, and only moved, named and deleted. */
  opaque: boolean;
  /** The chart was changed, so that its part is written anew. */
  changed: boolean;
}

/** A picture, shape or other thing over the cells that the model does not hold. */
export interface StoredDrawing {
  anchor: ChartAnchor;
  order: number;
  placement: StoredPlacement;
}
