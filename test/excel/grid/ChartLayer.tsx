/** The sheet's charts over its cells: they scroll with the cells, and what is frozen stays. */

import { useMemo, type ReactElement, type RefObject } from "react";
import { chartSvg } from "../draw/chartSvg";
import { boxOf } from "../model/chartAnchor";
import type { Worksheet } from "../model/worksheet";
import { pixels, type Lanes, type SheetLanes } from "./lanes";
import { viewOf } from "./scrolling";

interface ChartLayerProps {
  readonly grid: RefObject<HTMLRevoGridElement | null>;
  readonly sheet: Worksheet;
  readonly lanes: SheetLanes;
  /** Rises with every change of the workbook. */
  readonly version: number;
}

interface Picture {
  readonly id: string;
  readonly label: string;
  readonly source: string;
  /** px on the sheet. */
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export default function ChartLayer({ grid, sheet, lanes, version }: ChartLayerProps): ReactElement | null {
  const pictures = useMemo(() => picturesOf(sheet, version), [sheet, version]);
  if (!grid.current || pictures.length === 0) return null;
  const { top, left } = viewOf(grid.current);
  const origin = cellsOrigin(grid.current);
  return (
    <div className="charts" style={origin}>
      {pictures.map((picture) => {
        const x = along(lanes.columns, picture.left, left);
        const y = along(lanes.rows, picture.top, top);
        return (
          <div key={picture.id} className="chart-clip" style={{ left: x.edge, top: y.edge }}>
            <img
              src={picture.source}
              alt={picture.label}
              style={{ left: x.at, top: y.at, width: picture.width, height: picture.height }}
            />
          </div>
        );
      })}
    </div>
  );
}

/** Drawn once for every version. */
function picturesOf(sheet: Worksheet, version: number): Picture[] {
  return [...sheet.charts]
    .sort((a, b) => a.order - b.order)
    .map((chart) => {
      const { left, top, width, height } = boxOf(sheet, chart.anchor);
      return {
        id: `${chart.id} ${version}`,
        label: chart.altText || chart.title.text || chart.name,
        // A picture, not part of the page: nothing that a workbook says runs here.
        source: `data:image/svg+xml,${encodeURIComponent(chartSvg(sheet, chart))}`,
        left: pixels(left),
        top: pixels(top),
        width: pixels(width),
        height: pixels(height),
      };
    });
}

/** Where the first cell is drawn when nothing is scrolled, within the grid. */
function cellsOrigin(grid: HTMLElement): { left: number; top: number } {
  const outer = grid.getBoundingClientRect();
  const corner = grid.querySelector("[data-all-header]")?.getBoundingClientRect();
  return { left: (corner?.right ?? outer.left) - outer.left, top: (corner?.bottom ?? outer.top) - outer.top };
}

/** What begins among the frozen lanes stays there; all else scrolls and ends at their edge. */
function along({ starts, frozen }: Lanes, place: number, scrolled: number): { edge: number; at: number } {
  const edge = starts[frozen] ?? 0;
  return place < edge ? { edge: 0, at: place } : { edge, at: place - edge - scrolled };
}
