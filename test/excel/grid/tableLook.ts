/** What a table's style gives to its cells, for the three families of built-in styles. */

import { contains } from "../model/address";
import type { Table } from "../model/table";
import type { Worksheet } from "../model/worksheet";

export interface TableCellLook {
  readonly fill?: string;
  readonly color?: string;
  readonly bold?: boolean;
  readonly borderTop?: string;
  readonly borderBottom?: string;
}

/** Accents of the Office theme; the first is for the styles without an accent. */
const ACCENTS = ["#000000", "#4472C4", "#ED7D31", "#A5A5A5", "#FFC000", "#5B9BD5", "#70AD47"];
const STYLES_PER_ROW = 7;

export function tableAtCell(sheet: Worksheet, row: number, column: number): Table | undefined {
  return sheet.tables.find(({ area }) => contains(area, { row, column, rows: 1, columns: 1 }));
}

export function tableLook(table: Table, row: number, column: number): TableCellLook {
  const [, family = "", number = "0"] = /^TableStyle(Light|Medium|Dark)(\d+)$/.exec(table.style) ?? [];
  if (family === "") return {};
  const accent = ACCENTS[(Number(number) - 1) % STYLES_PER_ROW] ?? "#000000";
  const part = partOf(table, row, column);
  if (family === "Light" && Number(number) <= STYLES_PER_ROW) return plainLook(part, accent);
  return family === "Dark" ? darkLook(part, accent) : solidLook(part, accent);
}

interface TablePart {
  readonly kind: "header" | "total" | "stripe" | "plain";
  readonly bold: boolean;
  readonly isLast: boolean;
}

function partOf({ area, bodyArea, headerArea, totalsArea, options }: Table, row: number, column: number): TablePart {
  const bold =
    (options.highlightFirstColumn && column === area.column) ||
    (options.highlightLastColumn && column === area.column + area.columns - 1);
  const isLast = row === area.row + area.rows - 1;
  if (headerArea && row === headerArea.row) return { kind: "header", bold: true, isLast };
  if (totalsArea && row === totalsArea.row) return { kind: "total", bold: true, isLast };
  const stripe =
    (options.showBandedRows && (row - bodyArea.row) % 2 === 0) ||
    (options.showBandedColumns && (column - bodyArea.column) % 2 === 0);
  return { kind: stripe ? "stripe" : "plain", bold, isLast };
}

function solidLook({ kind, bold }: TablePart, accent: string): TableCellLook {
  const line = `1px solid ${mix(accent, 0.4)}`;
  if (kind === "header") return { fill: accent, color: "#FFFFFF", bold, borderBottom: line };
  if (kind === "total") return { bold, borderTop: `3px double ${accent}`, borderBottom: line };
  return { ...(kind === "stripe" && { fill: mix(accent, 0.8) }), bold, borderBottom: line };
}

function plainLook({ kind, bold, isLast }: TablePart, accent: string): TableCellLook {
  const line = `1px solid ${accent}`;
  if (kind === "header") return { bold, borderTop: line, borderBottom: line };
  if (kind === "total") return { bold, borderTop: line, borderBottom: line };
  return { ...(kind === "stripe" && { fill: mix(accent, 0.85) }), bold, ...(isLast && { borderBottom: line }) };
}

function darkLook({ kind, bold }: TablePart, accent: string): TableCellLook {
  if (kind === "header") return { fill: "#000000", color: "#FFFFFF", bold };
  return { fill: kind === "stripe" ? mix(accent, -0.25) : accent, color: "#FFFFFF", bold };
}

/** The colour lightened by a share, or darkened by a negative one. */
function mix(color: string, share: number): string {
  const channels = [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
  const mixed = channels.map((one) => Math.round(share >= 0 ? one + (255 - one) * share : one * (1 + share)));
  return `#${mixed.map((one) => one.toString(16).padStart(2, "0")).join("")}`;
}
