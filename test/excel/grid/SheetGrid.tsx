/** One sheet on RevoGrid, which lays out and scrolls; selection, keys and editing are the workbook's own. */

import {
  useEffect,
  useMemo,
  useReducer,
  useRef,
  useState,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
} from "react";
import { flushSync } from "react-dom";
import { RevoGrid } from "@revolist/react-datagrid";
import { MAX_COLUMNS, MAX_ROWS, type Area } from "../model/address";
import type { BookSession, CellPlace } from "./bookSession";
import CellEditor from "./CellEditor";
import CellPrompt from "./CellPrompt";
import ChartLayer from "./ChartLayer";
import FilterMenu from "./FilterMenu";
import ListMenu from "./ListMenu";
import { focusGrid } from "./focusGrid";
import { CELL_ID, gridColumns, rowHeaders, type GridRow, type GridSource } from "./gridColumns";
import { markHeaders } from "./gridHeaders";
import { handleKey, type GridActions } from "./gridKeys";
import { lanesOf, points, sizeAt, type SheetLanes } from "./lanes";
import { linkAt } from "./cellView";
import { choicesAt } from "./listChoices";
import { scrollToCell, viewOf } from "./scrolling";
import { useCalculation } from "./useCalculation";
import { useClipboard } from "./useClipboard";
import { useSession } from "./useSession";
import { valuesChanged } from "./drawnRules";

const STANDARD_ROW = 20;

/** What is open over the grid. */
type Overlay =
  | { readonly kind: "editor"; readonly text: string | undefined }
  | { readonly kind: "list" }
  | { readonly kind: "filter"; readonly row: number; readonly column: number };

export interface SheetGridProps {
  readonly session: BookSession;
  /** Told while a cell is being typed into: Excel refuses or delays add-ins then. */
  readonly onEditing: (editing: boolean) => void;
  readonly onOpenFile: () => void;
  readonly onSave: () => void;
}

export default function SheetGrid({ session, onEditing, onOpenFile, onSave }: SheetGridProps): ReactElement {
  const version = useSession(session);
  const grid = useRef<HTMLRevoGridElement>(null);
  const box = useRef<HTMLDivElement>(null);
  const lanesBefore = useRef<SheetLanes | undefined>(undefined);
  const [overlay, setOverlay] = useState<Overlay | undefined>();
  const [, followScrolling] = useReducer((count: number) => count + 1, 0);
  const { sheet, active, selection } = session;

  useCalculation(session, version);
  const reach = { row: active.row, column: active.column };
  const lanes = useMemo(() => {
    valuesChanged();
    return lanesOf(sheet, reach, lanesBefore.current);
    // Every change of the workbook raises the version.
  }, [sheet, version]);
  lanesBefore.current = lanes;

  const source = useRef<GridSource>({ session, lanes, views: new Map() });
  source.current = { session, lanes, views: new Map() };

  const columns = useMemo(() => gridColumns(lanes.columns, () => source.current), [lanes.columns]);
  const headers = useMemo(rowHeaders, []);
  const rows = useMemo(() => gridRows(lanes.rows), [lanes.rows]);

  useEffect(() => {
    void grid.current?.refresh("all").then(() => {
      if (grid.current) markHeaders(grid.current, session.selection);
    });
  }, [session, version]);

  const corner = useRef<CellPlace>(active);
  useEffect(() => {
    if (grid.current) scrollToCell(grid.current, lanes, active);
    // Only a new active cell is brought into view: scrolling away from it is the user's business.
  }, [sheet, active.row, active.column]);

  useEffect(() => {
    const element = grid.current;
    if (!element) return;
    element.setAttribute("aria-label", `Sheet ${sheet.name}`);
    element.setAttribute("aria-activedescendant", CELL_ID);
    const mark = (): void => {
      markHeaders(element, session.selection);
    };
    element.addEventListener("viewportscroll", followScrolling);
    element.addEventListener("afterrender", mark);
    focusGrid();
    return () => {
      element.removeEventListener("viewportscroll", followScrolling);
      element.removeEventListener("afterrender", mark);
    };
  }, [session, sheet]);

  useEffect(() => {
    onEditing(overlay?.kind === "editor");
  }, [overlay, onEditing]);

  const close = (): void => {
    setOverlay(undefined);
    focusGrid();
  };
  const actions: GridActions = {
    session,
    lanes,
    corner,
    rowsInView: () => Math.max(1, Math.floor((grid.current ? viewOf(grid.current).height : 0) / STANDARD_ROW) - 1),
    bringIntoView: (place) => {
      if (grid.current) scrollToCell(grid.current, lanes, place);
    },
    edit: (text) => {
      // Now, so that the key that began it is typed into the editor.
      flushSync(() => {
        setOverlay({ kind: "editor", text });
      });
    },
    openList: () => {
      if (choicesAt(sheet, active.row, active.column)) setOverlay({ kind: "list" });
    },
    openFilter: () => {
      const table = sheet.tables.find(({ headerArea }) => headerArea && isIn(headerArea, active));
      if (table?.options.showFilterButton !== true) return false;
      setOverlay({ kind: "filter", ...active });
      return true;
    },
    openFile: onOpenFile,
    save: onSave,
  };
  const clipboard = useClipboard(session);
  const pointer = usePointer(session, corner, setOverlay);

  return (
    <div
      ref={box}
      className="sheet-grid"
      onKeyDown={(event: KeyboardEvent) => {
        if (overlay === undefined) handleKey(event, actions);
      }}
      onDoubleClick={(event) => {
        if (placeOf(event.target)) actions.edit(undefined);
      }}
      {...pointer}
      {...(overlay === undefined && clipboard)}
    >
      <RevoGrid
        key={sheet.id}
        ref={grid}
        className="book-grid"
        columns={columns}
        source={rows.body}
        pinnedTopSource={rows.frozen}
        rowDefinitions={rows.definitions}
        rowHeaders={headers}
        rowSize={STANDARD_ROW}
        resize
        readonly
        canFocus={false}
        range={false}
        useClipboard={false}
        filter={false}
        canDrag={false}
        theme="compact"
        frameSize={2}
        onAftercolumnresize={({ detail }: CustomEvent<Record<number, { prop: unknown; size?: number }>>) => {
          session.attempt(() => {
            for (const { prop, size } of Object.values(detail)) {
              if (size !== undefined) sheet.columnLane(Number(prop)).size = points(size);
            }
            session.workbook.isDirty = true;
          });
        }}
      />
      <ChartLayer grid={grid} sheet={sheet} lanes={lanes} version={version} />
      {overlay?.kind === "editor" && (
        <CellEditor session={session} box={box} text={overlay.text} lanes={lanes} corner={corner} onClose={close} />
      )}
      {overlay === undefined && <CellPrompt session={session} box={box} />}
      {overlay?.kind === "list" && <ListMenu session={session} box={box} onClose={close} />}
      {overlay?.kind === "filter" && (
        <FilterMenu session={session} box={box} row={overlay.row} column={overlay.column} onClose={close} />
      )}
      <span className="sr" role="status">
        {selection.rows * selection.columns > 1 && `${selection.rows} rows by ${selection.columns} columns selected`}
      </span>
    </div>
  );
}

function isIn(area: Area, { row, column }: CellPlace): boolean {
  return row >= area.row && row < area.row + area.rows && column >= area.column && column < area.column + area.columns;
}

function gridRows(lanes: SheetLanes["rows"]): {
  frozen: GridRow[];
  body: GridRow[];
  definitions: { type: "rgRow" | "rowPinStart"; index: number; size: number }[];
} {
  const all = lanes.indices.map((row) => ({ row }));
  const definitions = all.flatMap((_row, position) => {
    const size = sizeAt(lanes, position);
    if (size === STANDARD_ROW) return [];
    const isFrozen = position < lanes.frozen;
    return [
      isFrozen
        ? { type: "rowPinStart" as const, index: position, size }
        : { type: "rgRow" as const, index: position - lanes.frozen, size },
    ];
  });
  return { frozen: all.slice(0, lanes.frozen), body: all.slice(lanes.frozen), definitions };
}

function placeOf(target: EventTarget): CellPlace | undefined {
  const cell = target instanceof Element ? target.closest<HTMLElement>("[data-row]") : null;
  return cell ? { row: Number(cell.dataset["row"]), column: Number(cell.dataset["column"]) } : undefined;
}

interface PointerHandlers {
  readonly onMouseDown: (event: MouseEvent) => void;
  readonly onMouseOver: (event: MouseEvent) => void;
}

/** Selecting with the mouse: cells, rows, columns, everything; and the buttons inside cells. */
function usePointer(
  session: BookSession,
  corner: { current: CellPlace },
  open: (overlay: Overlay) => void,
): PointerHandlers {
  const dragging = useRef(false);
  useEffect(() => {
    const stop = (): void => {
      dragging.current = false;
    };
    window.addEventListener("mouseup", stop);
    return () => {
      window.removeEventListener("mouseup", stop);
    };
  }, []);
  return {
    onMouseDown: (event) => {
      const { target } = event;
      if (!(target instanceof Element) || event.button !== 0 || target.closest(".overlay") !== null) return;
      const area = headerArea(target);
      const place = placeOf(target);
      if (!area && !place) return;
      event.preventDefault();
      focusGrid();
      if (area) {
        session.select(area);
        return;
      }
      if (!place) return;
      corner.current = place;
      const button = target.closest<HTMLElement>("button");
      if (event.shiftKey && !button) session.selectTo(place);
      else {
        session.select({ ...place, rows: 1, columns: 1 });
        session.clicked(place, { x: event.nativeEvent.offsetX, y: event.nativeEvent.offsetY });
      }
      if (button?.dataset["filterRow"] !== undefined) open({ kind: "filter", ...place });
      else if (button?.dataset["list"] !== undefined) open({ kind: "list" });
      else if (event.ctrlKey || event.metaKey) follow(session, place);
      else dragging.current = true;
    },
    onMouseOver: ({ target, buttons }) => {
      if (!dragging.current || buttons !== 1) return;
      const place = placeOf(target);
      if (!place || (place.row === corner.current.row && place.column === corner.current.column)) return;
      corner.current = place;
      session.selectTo(place);
    },
  };
}

function headerArea(target: Element): Area | undefined {
  if (target.closest(".resizable, .resizable-r, .resizable-l") !== null) return undefined;
  const header = target.closest<HTMLElement>("[data-row-header], [data-column-header], [data-all-header]");
  if (!header) return undefined;
  const { rowHeader, columnHeader } = header.dataset;
  if (rowHeader !== undefined) return { row: Number(rowHeader), column: 0, rows: 1, columns: MAX_COLUMNS };
  if (columnHeader !== undefined) return { row: 0, column: Number(columnHeader), rows: MAX_ROWS, columns: 1 };
  return { row: 0, column: 0, rows: MAX_ROWS, columns: MAX_COLUMNS };
}

/** Ctrl and a click follows a link within the workbook. */
function follow(session: BookSession, { row, column }: CellPlace): void {
  const target = linkAt(session.sheet, row, column)?.documentReference;
  if (target === undefined) return;
  session.attempt(() => {
    const { sheet, area } = session.workbook.locate(target);
    session.select(area, undefined, sheet);
  });
}
