/** The sheet's columns and row numbers as RevoGrid wants them: it lays out, the model says what stands there. */

import type { CellProps, ColumnRegular, HyperFunc, RowHeaders, VNode } from "@revolist/react-datagrid";
import { columnLetters, contains } from "../model/address";
import type { BookSession } from "./bookSession";
import { cellView, shownText, type CellView } from "./cellView";
import { choicesAt } from "./listChoices";
import { sizeAt, type SheetLanes } from "./lanes";

/** A row on show, by its place in the sheet; all else is read from the model when the row comes into view. */
export interface GridRow {
  readonly row: number;
}

/** What the cells are drawn from; the grid reads it anew at every drawing. */
export interface GridSource {
  readonly session: BookSession;
  readonly lanes: SheetLanes;
  /** Cells of one drawing, so that box and content of a cell are worked out once. */
  readonly views: Map<number, CellView>;
}

export const CELL_ID = "active-cell";
const PLACES = 16_384;

export function gridColumns(lanes: SheetLanes["columns"], source: () => GridSource): ColumnRegular[] {
  return lanes.indices.map((column, position) => ({
    prop: String(column),
    name: columnLetters(column),
    size: sizeAt(lanes, position),
    minSize: 4,
    sortable: false,
    filter: false,
    ...(position < lanes.frozen && { pin: "colPinStart" as const }),
    columnProperties: () => ({
      "data-column-header": column,
    }),
    cellProperties: ({ model }) => cellProperties(source(), (model as GridRow).row, column, position),
    cellTemplate: (h, { model }) => cellContent(h, source(), (model as GridRow).row, position),
  }));
}

export function rowHeaders(): RowHeaders {
  return {
    prop: "row",
    size: 46,
    cellProperties: ({ model }) => {
      const { row } = model as GridRow;
      return {
        role: "rowheader",
        "data-row-header": row,
      };
    },
    cellTemplate: (_h, { model }) => String((model as GridRow).row + 1),
    columnTemplate: (h) => h("span", { class: "sr" }, "All cells"),
    columnProperties: () => ({ "data-all-header": true, role: "columnheader" }),
  };
}

function viewOf({ session, lanes, views }: GridSource, row: number, position: number): CellView {
  const key = row * PLACES + position;
  let view = views.get(key);
  if (!view) views.set(key, (view = cellView({ sheet: session.sheet, lanes, row, position })));
  return view;
}

function cellProperties(source: GridSource, row: number, column: number, position: number): CellProps {
  const { session, lanes } = source;
  const { selection, active } = session;
  const view = viewOf(source, row, position);
  const isActive = active.row === row && active.column === column;
  const isSelected = contains(selection, { row, column, rows: 1, columns: 1 });
  return {
    "data-row": row,
    "data-column": column,
    "aria-rowindex": String(row + 1),
    "aria-colindex": String(column + 1),
    "aria-selected": String(isSelected),
    ...(isActive && { id: CELL_ID }),
    style: view.box,
    class: {
      active: isActive,
      selected: isSelected,
      "edge-top": isSelected && row === selection.row,
      "edge-bottom": isSelected && row === selection.row + selection.rows - 1,
      "edge-left": isSelected && column === selection.column,
      "edge-right": isSelected && column === selection.column + selection.columns - 1,
      "frozen-right": position === lanes.columns.frozen - 1,
      "frozen-bottom": lanes.rows.frozen > 0 && row === lanes.rows.indices[lanes.rows.frozen - 1],
      reaching: view.reach !== undefined,
    },
  };
}

function cellContent(h: HyperFunc<VNode>, source: GridSource, row: number, position: number): VNode | string {
  const view = viewOf(source, row, position);
  if (view.covered) return "";
  const { session, lanes } = source;
  const column = lanes.columns.indices[position] ?? 0;
  const { active, sheet } = session;
  const isActive = active.row === row && active.column === column;
  const parts: VNode[] = [];
  if (view.bar) {
    parts.push(h("i", { class: "bar", style: { width: `${view.bar.share * 100}%`, backgroundColor: view.bar.color } }));
  }
  if (view.icon)
    parts.push(h("i", { class: "sign", role: "img", "aria-label": view.icon.name, innerHTML: view.icon.svg }));
  parts.push(h("span", { class: { text: true, wraps: view.wraps } }, view.text));
  if (view.filter) parts.push(filterButton(h, view, source, row, column));
  if (isActive && choicesAt(sheet, row, column)) parts.push(listButton(h));
  const style = view.reach === undefined ? view.content : { ...view.content, width: `${view.reach}px` };
  return h("div", { class: { content: true, link: view.link === true }, style }, parts);
}

function filterButton(
  h: HyperFunc<VNode>,
  view: CellView,
  { session }: GridSource,
  row: number,
  column: number,
): VNode {
  const active = view.filter?.active === true;
  return h(
    "button",
    {
      class: { "filter-button": true, filtered: active },
      type: "button",
      tabindex: -1,
      "data-filter-row": row,
      "data-filter-column": column,
      "aria-label": `Filter ${shownText(session.sheet, row, column)}${active ? ", rows are hidden" : ""}`,
      "aria-haspopup": "dialog",
    },
    active ? "⧩" : "▾",
  );
}

function listButton(h: HyperFunc<VNode>): VNode {
  return h(
    "button",
    { class: "list-button", type: "button", tabindex: -1, "data-list": true, "aria-label": "Choose from the list" },
    "▾",
  );
}
