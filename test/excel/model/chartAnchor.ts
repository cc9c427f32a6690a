/** Where a thing over the cells lies: its corners keep to cells, and its place in points follows their sizes. */

import { shiftIndex, isWholeSheet, type Shift } from "./shift";
import { STANDARD_COLUMN_WIDTH, STANDARD_ROW_HEIGHT, type Worksheet } from "./worksheet";

export interface AnchorCorner {
  row: number;
  column: number;
  /** Points from the cell's corner. */
  down: number;
  right: number;
}

export interface ChartAnchor {
  from: AnchorCorner;
  to: AnchorCorner;
  /** Whether it moves and grows with the cells, only moves, or stays. */
  placement: "TwoCell" | "OneCell" | "Absolute";
}

/** Points on the sheet. */
export interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

function sizeOf(sheet: Worksheet, axis: "rows" | "columns", index: number): number {
  const standard = axis === "rows" ? STANDARD_ROW_HEIGHT : STANDARD_COLUMN_WIDTH;
  const lane = sheet[axis].get(index);
  return lane?.hidden ? 0 : (lane?.size ?? standard);
}

/** Points from the sheet's edge to that row or column. */
export function laneStart(sheet: Worksheet, axis: "rows" | "columns", index: number): number {
  const standard = axis === "rows" ? STANDARD_ROW_HEIGHT : STANDARD_COLUMN_WIDTH;
  let total = index * standard;
  for (const at of sheet[axis].keys()) if (at < index) total += sizeOf(sheet, axis, at) - standard;
  return total;
}

function laneAt(sheet: Worksheet, axis: "rows" | "columns", points: number): { index: number; rest: number } {
  let rest = Math.max(0, points);
  for (let index = 0; ; index++) {
    const size = sizeOf(sheet, axis, index);
    if (rest < size) return { index, rest: Math.round(rest * 1000) / 1000 };
    rest -= size;
  }
}

function cornerAt(sheet: Worksheet, left: number, top: number): AnchorCorner {
  const row = laneAt(sheet, "rows", top);
  const column = laneAt(sheet, "columns", left);
  return { row: row.index, column: column.index, down: row.rest, right: column.rest };
}

export function anchorAt(
  sheet: Worksheet,
  { left, top, width, height }: Box,
  placement: ChartAnchor["placement"] = "TwoCell",
): ChartAnchor {
  return { from: cornerAt(sheet, left, top), to: cornerAt(sheet, left + width, top + height), placement };
}

export function boxOf(sheet: Worksheet, { from, to }: ChartAnchor): Box {
  const x = ({ column, right }: AnchorCorner): number =>
    laneStart(sheet, "columns", column) + Math.min(right, sizeOf(sheet, "columns", column));
  const y = ({ row, down }: AnchorCorner): number =>
    laneStart(sheet, "rows", row) + Math.min(down, sizeOf(sheet, "rows", row));
  const [left, top] = [x(from), y(from)];
  return { left, top, width: Math.max(0, x(to) - left), height: Math.max(0, y(to) - top) };
}

/** The anchor after whole rows or columns came or went. What stays where it is needs the sheet as it was before. */
export function shiftAnchor(anchor: ChartAnchor, shift: Shift): ChartAnchor {
  if (!isWholeSheet(shift) || anchor.placement === "Absolute") return anchor;
  const key = shift.axis === "rows" ? "row" : "column";
  const inside = shift.axis === "rows" ? "down" : "right";
  const move = (corner: AnchorCorner): AnchorCorner => {
    const to = shiftIndex(corner[key], shift);
    return to === undefined ? { ...corner, [key]: shift.at, [inside]: 0 } : { ...corner, [key]: to };
  };
  const from = move(anchor.from);
  if (anchor.placement === "TwoCell") return { ...anchor, from, to: move(anchor.to) };
  const step = from[key] - anchor.from[key];
  return { ...anchor, from, to: { ...anchor.to, [key]: anchor.to[key] + step } };
}
