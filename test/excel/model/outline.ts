/** Grouped rows and columns: levels, and hiding the details of groups. */

import type { Area } from "./address";
import { refuse } from "./excelError";
import type { Lane, Worksheet } from "./worksheet";

export type OutlineAxis = "rows" | "columns";

/** Excel has eight levels; the first is what is not grouped. */
const DEEPEST = 7;

const levelOf = (lane: Lane | undefined): number => Number(lane?.outline?.["outlineLevel"] ?? 0);

function laneAt(sheet: Worksheet, axis: OutlineAxis, index: number): Lane {
  return axis === "rows" ? sheet.rowLane(index) : sheet.columnLane(index);
}

function lanesOf(area: Area, axis: OutlineAxis): number[] {
  const start = axis === "rows" ? area.row : area.column;
  return Array.from({ length: area[axis] }, (_unused, index) => start + index);
}

/** Puts the rows or columns of the area one level deeper (or, with -1, less deep). */
export function changeOutline(sheet: Worksheet, area: Area, axis: OutlineAxis, step: 1 | -1): void {
  const lanes = lanesOf(area, axis).filter((index) => step > 0 || levelOf(sheet[axis].get(index)) > 0);
  if (lanes.some((index) => levelOf(sheet[axis].get(index)) + step > DEEPEST)) refuse("InvalidOperation");
  for (const index of lanes) {
    const lane = laneAt(sheet, axis, index);
    const level = levelOf(lane) + step;
    if (level > 0) lane.outline = { ...lane.outline, outlineLevel: String(level) };
    else delete lane.outline;
  }
  sheet.workbook.touched();
}

/** Hides or shows the rows or columns of every group that the area touches. */
export function showDetails(sheet: Worksheet, area: Area, axis: OutlineAxis, shown: boolean): void {
  const levels = lanesOf(area, axis).map((index) => levelOf(sheet[axis].get(index)));
  const start = axis === "rows" ? area.row : area.column;
  levels.forEach((level, offset) => {
    if (level === 0) return;
    for (const index of groupAround(sheet, axis, start + offset, level)) laneAt(sheet, axis, index).hidden = !shown;
  });
  sheet.workbook.touched();
}

/** The neighbouring rows or columns that are at least as deep. */
function groupAround(sheet: Worksheet, axis: OutlineAxis, index: number, level: number): number[] {
  const belongs = (at: number): boolean => levelOf(sheet[axis].get(at)) >= level;
  let first = index;
  while (belongs(first - 1)) first--;
  let last = index;
  while (belongs(last + 1)) last++;
  return Array.from({ length: last - first + 1 }, (_unused, offset) => first + offset);
}

/** Shows the grouped rows or columns that are less deep than `levels`, and hides the others; 0 leaves all as they are. */
export function showLevels(sheet: Worksheet, axis: OutlineAxis, levels: number): void {
  if (levels < 0 || levels > DEEPEST + 1) refuse("InvalidArgument");
  if (levels === 0) return;
  for (const [index, lane] of sheet[axis]) {
    const level = levelOf(lane);
    if (level > 0) sheet[axis].make(index).hidden = level >= levels;
  }
  sheet.workbook.touched();
}

/** How deep the grouping of rows or columns goes. */
export function deepestLevel(sheet: Worksheet, axis: OutlineAxis): number {
  return Math.max(0, ...[...sheet[axis].values()].map(levelOf));
}
