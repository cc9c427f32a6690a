/** Which rows and columns of a sheet are on show and where: hidden ones are left out, sizes are in pixels. */

import type { Worksheet } from "../model/worksheet";
import { wrappedRowHeight } from "./rowHeight";

/** Rows or columns on show, in order. */
export interface Lanes {
  /** Their places in the sheet. */
  readonly indices: readonly number[];
  /** Where each begins, and at the end where the last one ends; px. */
  readonly starts: Float64Array;
  /** How many of them are frozen. */
  readonly frozen: number;
}

export interface SheetLanes {
  readonly rows: Lanes;
  readonly columns: Lanes;
}

const LEAST = { rows: 100, columns: 26 } as const;
const SPARE = { rows: 40, columns: 6 } as const;
const PIXELS_PER_POINT = 4 / 3;

export function pixels(points: number): number {
  return Math.round(points * PIXELS_PER_POINT);
}

export function points(px: number): number {
  return px / PIXELS_PER_POINT;
}

/** All that is used, what is selected, and some room to go on. */
export function lanesOf(sheet: Worksheet, reach: { row: number; column: number }, before?: SheetLanes): SheetLanes {
  const used = sheet.usedArea(false);
  const bottom = Math.max(reach.row + 1, used ? used.row + used.rows : 0);
  const right = Math.max(reach.column + 1, used ? used.column + used.columns : 0);
  const rows = shown(
    Math.max(LEAST.rows, bottom + SPARE.rows),
    (row) => sheet.rows.get(row)?.hidden === true,
    (row) => pixels(sheet.rows.get(row)?.size ?? wrappedRowHeight(sheet, row)),
    sheet.frozen?.rows ?? 0,
  );
  const columns = shown(
    Math.max(LEAST.columns, right + SPARE.columns),
    (column) => sheet.columns.get(column)?.hidden === true,
    (column) => pixels(sheet.columnWidth(column)),
    sheet.frozen?.columns ?? 0,
  );
  return { rows: kept(rows, before?.rows), columns: kept(columns, before?.columns) };
}

function shown(count: number, isHidden: (at: number) => boolean, size: (at: number) => number, frozen: number): Lanes {
  const indices: number[] = [];
  const starts = new Float64Array(count + 1);
  let frozenShown = 0;
  for (let at = 0; at < count; at++) {
    const px = isHidden(at) ? 0 : size(at);
    if (px <= 0) continue;
    starts[indices.length + 1] = (starts[indices.length] ?? 0) + px;
    indices.push(at);
    if (at < frozen) frozenShown++;
  }
  return { indices, starts: starts.subarray(0, indices.length + 1), frozen: frozenShown };
}

/** The lanes as they were when nothing about them changed, so that the grid need not be laid out again. */
function kept(now: Lanes, before: Lanes | undefined): Lanes {
  if (now.frozen !== before?.frozen || now.indices.length !== before.indices.length) return now;
  const same = now.indices.every((at, n) => at === before.indices[n] && now.starts[n + 1] === before.starts[n + 1]);
  return same ? before : now;
}

export function sizeAt({ starts }: Lanes, position: number): number {
  return (starts[position + 1] ?? 0) - (starts[position] ?? 0);
}

/** The position of the first lane on show at or after a place in the sheet; at most the last. */
export function positionOf({ indices }: Lanes, place: number): number {
  let low = 0;
  let high = indices.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((indices[middle] ?? 0) < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The lane on show this many steps away; stays inside. */
export function stepFrom(lanes: Lanes, place: number, steps: number): number {
  const position = Math.min(Math.max(positionOf(lanes, place) + steps, 0), lanes.indices.length - 1);
  return lanes.indices[position] ?? place;
}
