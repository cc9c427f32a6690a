import type { CellValue } from "../tabular/cellValue";
import type { Area } from "../tabular/range/sheetCells";
import type { InputArea } from "./inputAreas";
import type { ChangedBy, WorkbookChange } from "./workbook";

/** What changed of the inputs of a result since it was made. */
export type InputChange = {
  readonly by: ChangedBy;
  /** Milliseconds since 1970. */
  readonly at: number;
} & (
  | {
      readonly what: "cells";
      readonly sheet: string;
      readonly area: Area;
      /** Of these people fill in so many. */
      readonly cells: number;
      /** What a single cell held and holds, where Excel tells it. */
      readonly details: { readonly before: CellValue; readonly after: CellValue } | undefined;
    }
  /** Rows, columns or cells came or went: where the inputs stand is no longer known. */
  | { readonly what: "moved"; readonly sheet: string }
  /** A sheet or table with inputs was deleted. */
  | { readonly what: "gone"; readonly name: string }
);

/** What a change in the workbook means for the inputs; none where it is elsewhere, or in cells that are ours. */
export function changesOf(change: WorkbookChange, areas: readonly InputArea[], at: number): readonly InputChange[] {
  const { by } = change;
  switch (change.what) {
    case "deleted":
      return areas
        .filter(({ sheet, tableId }) => change.id === sheet.id || change.id === tableId)
        .map(({ name }) => ({ what: "gone", name, by, at }));
    case "moved": {
      const moved = areas.find(({ sheet, bottom, columns }) =>
        change.areas.some(
          (area) => sheet.id === change.sheetId && area.row <= bottom && area.column <= (columns.at(-1) ?? -1),
        ),
      );
      return moved === undefined ? [] : [{ what: "moved", sheet: moved.sheet.name, by, at }];
    }
    case "edited":
      return areas
        .filter(({ sheet }) => sheet.id === change.sheetId)
        .flatMap((area) =>
          change.areas.flatMap((edited): readonly InputChange[] => {
            const hit = commonPart(area, edited);
            if (hit === undefined) return [];
            const told = hit.cells === 1 && !area.dates.includes(hit.area.column);
            return [
              { what: "cells", sheet: area.sheet.name, ...hit, details: told ? change.details : undefined, by, at },
            ];
          }),
        );
  }
}

/** The part of an edit that lies in input cells. The row below a table becomes part of it when somebody types there. */
function commonPart(
  { top, bottom, columns, next }: InputArea,
  edited: Area,
): { readonly area: Area; readonly cells: number } | undefined {
  const row = Math.max(top, edited.row);
  const rows = Math.min(bottom + 2, edited.row + edited.rows) - row;
  const hit = [...columns, next].filter((column) => column >= edited.column && column < edited.column + edited.columns);
  const [first] = hit;
  if (rows <= 0 || first === undefined) return undefined;
  const last = hit.at(-1) ?? first;
  return { area: { row, column: first, rows, columns: last - first + 1 }, cells: rows * hit.length };
}

/**
 * The changes with one more. The same cells count once: the first value before and the last one after remain, and a cell
 * that holds again what it held is no change.
 */
export function withChange(changes: readonly InputChange[], next: InputChange): readonly InputChange[] {
  if (next.what !== "cells") {
    const known = changes.some((one) => JSON.stringify({ ...one, at: 0 }) === JSON.stringify({ ...next, at: 0 }));
    return known ? changes : [...changes, next];
  }
  const within = changes.some(
    (one) => one.what === "cells" && one.sheet === next.sheet && one.cells > 1 && holds(one.area, next.area),
  );
  if (within) return changes;
  const same = changes.find((one) => one.what === "cells" && one.sheet === next.sheet && holds(next.area, one.area));
  const others = changes.filter(
    (one) => !(one.what === "cells" && one.sheet === next.sheet && holds(next.area, one.area)),
  );
  const earlier = same?.what === "cells" && next.cells === 1 ? same.details : undefined;
  if (next.details === undefined || earlier === undefined) return [...others, next];
  if (earlier.before === next.details.after) return others;
  return [...others, { ...next, details: { before: earlier.before, after: next.details.after } }];
}

function holds(outer: Area, inner: Area): boolean {
  return (
    inner.row >= outer.row &&
    inner.column >= outer.column &&
    inner.row + inner.rows <= outer.row + outer.rows &&
    inner.column + inner.columns <= outer.column + outer.columns
  );
}
