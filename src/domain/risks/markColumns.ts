import type { CellValue } from "../../tabular/cellValue";
import { isBlank } from "../../tabular/cellValue";
import type { TableSnapshot } from "../../tabular/snapshot";
import { IMPACT_WORDS, levelOf, PROBABILITY_WORDS, type Level } from "./levelWords";

/** Columns that hold an X in one of several places: "Probability: Low", "Probability: High". */
export interface MarkColumns {
  /** Position of the column by step on 1 to 5. */
  readonly positions: readonly { readonly position: number; readonly level: Level }[];
}

/** The marks of a row. */
export interface RowMarks {
  readonly marked: readonly { readonly position: number; readonly level: Level }[];
  /** Positions of cells that hold something else. */
  readonly stray: readonly number[];
}

const MARKS = new Set(["x", "✓", "✔", "☑", "☒", "✅", "●", "■", "•", "yes", "y", "true"]);
const NO_MARKS = new Set(["no", "n", "false", "☐", "0"]);

const PREFIXES = {
  probability: /^(?:probability|likelihood|prob|wahrscheinlichkeit|p)\b[\s:_–—-]*/i,
  impact: /^(?:impact|severity|consequence|auswirkung|i)\b[\s:_–—-]*/i,
} as const;

/**
 * The columns of a table in which X marks stand for a probability or an impact, by their headers; undefined where there
 * are fewer than two, or where what they hold is mostly something else than marks.
 */
export function markColumns(
  { columns, values }: Pick<TableSnapshot, "columns" | "values">,
  what: keyof typeof PREFIXES,
): MarkColumns | undefined {
  const words = what === "probability" ? PROBABILITY_WORDS : IMPACT_WORDS;
  const positions = columns.flatMap(({ header }, position) => {
    const text = header.trim();
    const rest = text.replace(PREFIXES[what], "").replace(/^\(|\)$/g, "");
    if (rest === text || rest === "") return [];
    const level = /^[1-5]$/.test(rest) ? (Number(rest) as Level) : levelOf(rest, words);
    return level === undefined ? [] : [{ position, level }];
  });
  const columnsOfMarks = { positions };
  const rows = values.map((row) => marksIn(columnsOfMarks, row));
  const marked = rows.reduce((sum, row) => sum + row.marked.length, 0);
  const stray = rows.reduce((sum, row) => sum + row.stray.length, 0);
  return positions.length > 1 && marked > 0 && marked >= stray ? columnsOfMarks : undefined;
}

export function marksIn({ positions }: MarkColumns, row: readonly CellValue[]): RowMarks {
  const filled = positions.filter(({ position }) => !isUnmarked(row[position] ?? ""));
  return {
    marked: filled.filter(({ position }) => isMark(row[position] ?? "")),
    stray: filled.flatMap(({ position }) => (isMark(row[position] ?? "") ? [] : [position])),
  };
}

function isMark(value: CellValue): boolean {
  return value === true || (typeof value === "string" && MARKS.has(value.trim().toLowerCase()));
}

function isUnmarked(value: CellValue): boolean {
  if (typeof value !== "string") return value === false || value === 0;
  return isBlank(value) || /^[-–—.]+$/.test(value.trim()) || NO_MARKS.has(value.trim().toLowerCase());
}
