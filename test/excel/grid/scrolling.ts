/** Brings a cell into view by as little scrolling as it takes. */

import type { CellPlace } from "./bookSession";
import { positionOf, type Lanes, type SheetLanes } from "./lanes";

export interface GridView {
  readonly top: number;
  readonly left: number;
  readonly height: number;
  readonly width: number;
}

/** The part that scrolls, in px from the first row and column that are not frozen. */
export function viewOf(grid: HTMLElement): GridView {
  const wide = grid.querySelector<HTMLElement>("revogr-viewport-scroll.rgCol");
  const high = wide?.querySelector<HTMLElement>(".vertical-inner");
  return {
    top: high?.scrollTop ?? 0,
    left: wide?.scrollLeft ?? 0,
    height: high?.clientHeight ?? 0,
    width: wide?.clientWidth ?? 0,
  };
}

export function scrollToCell(grid: HTMLRevoGridElement, lanes: SheetLanes, { row, column }: CellPlace): void {
  const { top, left, height, width } = viewOf(grid);
  const y = target(lanes.rows, row, top, height);
  const x = target(lanes.columns, column, left, width);
  if (y !== undefined || x !== undefined) {
    void grid.scrollToCoordinate({ ...(y !== undefined && { y }), ...(x !== undefined && { x }) });
  }
}

/** Where to scroll to; undefined when the lane is in view already, or frozen. */
function target(lanes: Lanes, place: number, from: number, size: number): number | undefined {
  const position = positionOf(lanes, place);
  if (position < lanes.frozen) return undefined;
  const origin = lanes.starts[lanes.frozen] ?? 0;
  const start = (lanes.starts[position] ?? 0) - origin;
  const end = (lanes.starts[position + 1] ?? 0) - origin;
  if (start < from) return start;
  return end > from + size ? Math.min(start, end - size) : undefined;
}
