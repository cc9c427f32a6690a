/** Everything the grid draws for one cell. Asked for the cells in view only. */

import { contains, overlaps, type Area } from "../model/address";
import { isFiltering } from "../model/filter";
import { displayText } from "../model/numberFormat";
import type { Style } from "../model/style";
import type { Worksheet } from "../model/worksheet";
import { alignOf, boxCss, fillOf, textCss, type Css } from "./cellCss";
import { conditionalLook } from "./conditionalLook";
import { fewerDigits } from "./fewerDigits";
import { sizeAt, type SheetLanes } from "./lanes";
import { tableAtCell, tableLook } from "./tableLook";
import { textWidth } from "./textWidth";
import type { DrawnRule } from "./drawnRules";

export interface CellView extends Pick<DrawnRule, "bar" | "icon"> {
  readonly text: string;
  readonly box: Css;
  readonly content: Css;
  readonly wraps: boolean;
  /** How far a long text reaches over the empty cells beside it; px, of the cell's own width and more. */
  readonly reach?: number;
  /** The header of a filtered table column: its place in the table and whether rows are filtered by it now. */
  readonly filter?: { readonly column: number; readonly active: boolean };
  /** Hidden under the merge whose corner is elsewhere. */
  readonly covered?: true;
  readonly link?: true;
}

const PADDING = 3;
const LONGEST_REACH = 30;

interface Place {
  readonly sheet: Worksheet;
  readonly lanes: SheetLanes;
  readonly row: number;
  /** Where the column stands among those on show. */
  readonly position: number;
}

export function cellView(place: Place): CellView {
  const { sheet, lanes, row, position } = place;
  const column = lanes.columns.indices[position] ?? 0;
  const merge = mergeAt(sheet, row, column);
  if (merge && (merge.row !== row || merge.column !== column)) {
    return { text: "", box: { border: "none", pointerEvents: "none" }, content: {}, wraps: false, covered: true };
  }
  const style = sheet.style(row, column);
  const table = tableAtCell(sheet, row, column);
  const conditional = conditionalLook(sheet, row, column);
  const look = {
    style,
    table: table && tableLook(table, row, column),
    conditional,
    gridlines: sheet.showGridlines,
    lined: {
      above: row > 0 && sheet.style(row - 1, column).borders.bottom !== undefined,
      before: column > 0 && sheet.style(row, column - 1).borders.right !== undefined,
    },
  };
  const value = sheet.value(row, column);
  const width = merge ? spanSize(lanes.columns, merge.column, merge.columns) : sizeAt(lanes.columns, position);
  const font = conditional?.bold === undefined ? style : { ...style, bold: conditional.bold };
  const fits = (text: string): boolean => textWidth(text, font) <= width - PADDING;
  const shown = fittedText(sheet, row, column, conditional?.numberFormat, fits);
  const box = boxCss(look);
  if (merge) {
    box["minWidth"] = `${width}px`;
    box["minHeight"] = `${spanSize(lanes.rows, merge.row, merge.rows)}px`;
    box["zIndex"] = "1";
    if (fillOf(look) === "") box["backgroundColor"] = "#FFFFFF";
  }
  const reach = merge ? undefined : reachOf(place, shown ?? "", font);
  if (reach !== undefined) box["borderRightColor"] = "transparent";
  else if (value === undefined && isReached(place)) box["borderRightColor"] = "transparent";
  const isHeader = table?.options.showFilterButton === true && row === table.headerArea?.row;
  return {
    text: conditional?.hidesText === true ? "" : (shown ?? "#".repeat(Math.max(1, Math.floor((width - PADDING) / 8)))),
    box,
    content: textCss(value, look),
    wraps: style.wrapText,
    ...(reach !== undefined && { reach }),
    ...(isHeader && {
      filter: {
        column: column - table.area.column,
        active: isFiltering(table.filters.get(table.columns[column - table.area.column]?.id ?? -1) ?? {}),
      },
    }),
    ...(conditional?.bar && { bar: conditional.bar }),
    ...(conditional?.icon && { icon: conditional.icon }),
    ...(linkAt(sheet, row, column) && { link: true }),
  };
}

export function shownText(sheet: Worksheet, row: number, column: number, format?: string): string {
  const { culture, date1904 } = sheet.workbook;
  const numberFormat = format ?? sheet.style(row, column).numberFormat;
  return displayText(sheet.value(row, column), numberFormat, culture, date1904);
}

/** A number as it fits into its column: fewer digits of a General one; undefined for hashes. */
function fittedText(
  sheet: Worksheet,
  row: number,
  column: number,
  format: string | undefined,
  fits: (text: string) => boolean,
): string | undefined {
  const value = sheet.value(row, column);
  const text = shownText(sheet, row, column, format);
  if (typeof value !== "number" || fits(text)) return text;
  const isGeneral = /^general$/i.test(format ?? sheet.style(row, column).numberFormat);
  return isGeneral ? fewerDigits(value, sheet.workbook.culture, fits) : undefined;
}

export function mergeAt(sheet: Worksheet, row: number, column: number): Area | undefined {
  return sheet.merges.find((merge) => contains(merge, { row, column, rows: 1, columns: 1 }));
}

export function linkAt(sheet: Worksheet, row: number, column: number) {
  return sheet.hyperlinks.find(({ area }) => overlaps(area, { row, column, rows: 1, columns: 1 }));
}

function spanSize(lanes: SheetLanes["rows"], first: number, count: number): number {
  let size = 0;
  lanes.indices.forEach((at, position) => {
    if (at >= first && at < first + count) size += sizeAt(lanes, position);
  });
  return size;
}

/** A text that is neither wrapped nor centred runs over empty cells at its right, as far as it needs. */
function reachOf({ sheet, lanes, row, position }: Place, text: string, style: Style): number | undefined {
  const column = lanes.columns.indices[position] ?? 0;
  const value = sheet.value(row, column);
  if (typeof value !== "string" || style.wrapText || alignOf(value, style) !== "left" || text.includes("\n")) {
    return undefined;
  }
  const needed = textWidth(text, style) + 2 * PADDING + style.indent * 9;
  let width = sizeAt(lanes.columns, position);
  if (needed <= width || isFrozenEdge(lanes, position)) return undefined;
  for (let next = position + 1; next < position + LONGEST_REACH && width < needed; next++) {
    const at = lanes.columns.indices[next];
    if (at === undefined || !sheet.cells.isBlank(row, at) || mergeAt(sheet, row, at)) break;
    width += sizeAt(lanes.columns, next);
    if (isFrozenEdge(lanes, next)) break;
  }
  return width > sizeAt(lanes.columns, position) ? Math.min(width, needed) : undefined;
}

function isFrozenEdge({ columns }: SheetLanes, position: number): boolean {
  return columns.frozen > 0 && position === columns.frozen - 1;
}

/** Whether the text of a cell further left runs over this empty one. */
function isReached(place: Place): boolean {
  const { sheet, lanes, row, position } = place;
  let distance = 0;
  for (let left = position - 1; left >= 0 && left > position - LONGEST_REACH; left--) {
    const at = lanes.columns.indices[left] ?? 0;
    distance += sizeAt(lanes.columns, left);
    if (sheet.cells.isBlank(row, at)) continue;
    const text = shownText(sheet, row, at);
    const reach = reachOf({ ...place, position: left }, text, sheet.style(row, at));
    return reach !== undefined && reach > distance;
  }
  return false;
}
