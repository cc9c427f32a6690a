/** Changes and reads the look of areas, including whole rows and columns without walking their empty cells. */

import { isEntireColumns, isEntireRows, type Area } from "./address";
import { refuse } from "./excelError";
import { restyle, type Style } from "./style";
import type { Worksheet } from "./worksheet";

const MOST_CELLS = 33_554_000;

type Change = Partial<Style> | ((style: Style) => Partial<Style>);

export function changeStyle(sheet: Worksheet, area: Area, change: Change): void {
  const apply = (style: Style): Style => restyle(style, typeof change === "function" ? change(style) : change);
  if (isEntireColumns(area)) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      const lane = sheet.columnLane(column);
      lane.style = apply(lane.style ?? sheet.workbook.defaultStyle);
    }
    restyleStored(sheet, area, apply);
  } else if (isEntireRows(area)) {
    for (let row = area.row; row < area.row + area.rows; row++) {
      const lane = sheet.rowLane(row);
      lane.style = apply(lane.style ?? sheet.workbook.defaultStyle);
    }
    restyleStored(sheet, area, apply);
  } else {
    if (area.rows * area.columns > MOST_CELLS) refuse("OperationCellsExceedLimit");
    for (let row = area.row; row < area.row + area.rows; row++) {
      const cells = sheet.cells.makeRow(row);
      for (let column = area.column; column < area.column + area.columns; column++) {
        cells.setStyle(column, apply(sheet.style(row, column)));
      }
    }
  }
  sheet.workbook.touched();
  sheet.workbook.changes.note({ kind: "formats", sheet, area });
}

function restyleStored(sheet: Worksheet, area: Area, apply: (style: Style) => Style): void {
  for (const [row, cells] of sheet.cells.rowsIn(area)) {
    const end = Math.min(area.column + area.columns, cells.width);
    for (let column = area.column; column < end; column++) {
      const style = cells.styles?.[column];
      if (style) sheet.cells.makeRow(row).setStyle(column, apply(style));
    }
  }
}

/** Takes formats off, as clear("Formats") does. */
export function clearStyle(sheet: Worksheet, area: Area): void {
  changeStyle(sheet, area, () => sheet.workbook.defaultStyle);
  if (isEntireColumns(area)) {
    for (let column = area.column; column < area.column + area.columns; column++) {
      if (sheet.columns.has(column)) delete sheet.columnLane(column).style;
    }
  }
}

/** The value that all cells of the area share; null when they differ, as the client has it. */
export function sharedStyle<V>(sheet: Worksheet, area: Area, pick: (style: Style) => V): V | null {
  const seen = new Set<V>();
  let stored = 0;
  for (const [row, cells] of sheet.cells.rowsIn(area)) {
    stored++;
    const end = area.column + area.columns;
    for (let column = area.column; column < end && column <= cells.width + sheet.columns.size; column++) {
      seen.add(pick(sheet.style(row, column)));
    }
    if (seen.size > 1) return null;
  }
  if (stored < area.rows) {
    const lanes = [...sheet.rows].filter(([row, { style }]) => style && row >= area.row && row < area.row + area.rows);
    if (lanes.length < area.rows - stored) {
      for (let column = area.column; column < area.column + Math.min(area.columns, 1 + sheet.columns.size); column++) {
        seen.add(pick(sheet.columns.get(column)?.style ?? sheet.workbook.defaultStyle));
      }
    }
    for (const [, { style }] of lanes) if (style) seen.add(pick(style));
  }
  const [only] = seen;
  return seen.size === 1 && only !== undefined ? only : null;
}
