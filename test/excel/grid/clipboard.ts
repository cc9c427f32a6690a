/** Copies and pastes: as text with everybody, as cells with formulas and looks within the workbook. */

import { span, type Area } from "../model/address";
import { copyCells, moveCells } from "../model/copyCells";
import type { Worksheet } from "../model/worksheet";
import type { BookSession } from "./bookSession";
import { shownText } from "./cellView";

/** What was copied here last, to be told from what comes from elsewhere by its text. */
export interface CopiedCells {
  readonly sheet: Worksheet;
  readonly area: Area;
  readonly text: string;
  readonly cut: boolean;
}

const MOST_CELLS = 1_000_000;

export function copyArea({ sheet, selection }: BookSession, cut: boolean): CopiedCells | undefined {
  const area = usedPart(sheet, selection);
  if (area.rows * area.columns > MOST_CELLS) return undefined;
  const rows = Array.from({ length: area.rows }, (_row, row) =>
    Array.from({ length: area.columns }, (_column, column) =>
      quoted(shownText(sheet, area.row + row, area.column + column)),
    ).join("\t"),
  );
  return { sheet, area, text: rows.join("\n"), cut };
}

/** Whole rows and columns end where the sheet's cells end. */
function usedPart(sheet: Worksheet, area: Area): Area {
  const used = sheet.usedArea(false);
  if (!used) return { ...area, rows: 1, columns: 1 };
  return {
    ...area,
    rows: Math.max(1, Math.min(area.rows, used.row + used.rows - area.row)),
    columns: Math.max(1, Math.min(area.columns, used.column + used.columns - area.column)),
  };
}

function quoted(text: string): string {
  return /[\t\n"]/.test(text) ? `"${text.replace(/"/g, '""')}"` : text;
}

/** Returns what may be pasted again: cells that were cut may not. */
export function paste(session: BookSession, text: string, copied: CopiedCells | undefined): CopiedCells | undefined {
  const plain = (one: string): string => one.replace(/\r\n?/g, "\n").replace(/\n$/, "");
  if (copied && plain(copied.text) === plain(text)) return pasteCells(session, copied);
  pasteText(session, plain(text));
  return undefined;
}

function pasteCells(session: BookSession, copied: CopiedCells): CopiedCells | undefined {
  const { sheet, selection } = session;
  const fills = (wanted: number, size: number): number => (wanted % size === 0 ? wanted : size);
  const target: Area = copied.cut
    ? { ...selection, rows: copied.area.rows, columns: copied.area.columns }
    : {
        ...selection,
        rows: fills(selection.rows, copied.area.rows),
        columns: fills(selection.columns, copied.area.columns),
      };
  const source = { sheet: copied.sheet, area: copied.area };
  if (copied.cut) {
    const isMoved = session.edit(() => {
      moveCells(source, { sheet, area: target });
    });
    if (isMoved) session.select(target);
    return isMoved ? undefined : copied;
  }
  const done = session.edit(() => {
    copyCells(source, { sheet, area: target }, { kind: "All", skipBlanks: false, transpose: false });
  });
  if (done) session.select(target);
  return copied;
}

function pasteText(session: BookSession, text: string): void {
  const rows = readRows(text);
  const { selection } = session;
  const columns = Math.max(...rows.map((row) => row.length));
  const isOne = rows.length === 1 && columns === 1;
  const target = isOne
    ? selection
    : span(selection.row, selection.column, selection.row + rows.length - 1, selection.column + columns - 1);
  const done = session.write(target, (row, column) => (isOne ? (rows[0]?.[0] ?? "") : (rows[row]?.[column] ?? null)));
  if (done) session.select(target);
}

/** Rows of cells separated by tabs; cells with tabs or line ends stand in quotes. */
function readRows(text: string): string[][] {
  const rows: string[][] = [[]];
  for (const [, sign = "", whole, bare = ""] of text.matchAll(
    /(^|\t|\n)(?:"((?:[^"]|"")*)"(?=[\t\n]|$)|([^\t\n]*))/g,
  )) {
    if (sign === "\n") rows.push([]);
    rows.at(-1)?.push(whole === undefined ? bare : whole.replace(/""/g, '"'));
  }
  return rows;
}
