import type { CellValue } from "../../tabular/cellValue";
import { isBlank } from "../../tabular/cellValue";
import type { TableSnapshot } from "../../tabular/snapshot";
import { IMPACT_WORDS, levelOf, PROBABILITY_WORDS, type Level } from "./levelWords";

/** Columns that hold an X in one of several places: "Probability: Low", "Probability: High". */
export interface MarkColumns {
  /** Position of the column by step on 1 to 5. */
  readonly positions: readonly { readonly position: number; readonly level: Level }[];
}

/** The one step that is marked; `two`: more than one is; undefined: none is. */
export type Mark = { readonly level: Level; readonly position: number } | { readonly two: readonly number[] };

const MARKS = new Set(["x", "✓", "✔", "●", "■", "•", "yes", "true"]);

const PREFIXES = {
  probability: /^(?:probability|likelihood|prob|wahrscheinlichkeit|p)\b[\s:_–—-]*/i,
  impact: /^(?:impact|severity|consequence|auswirkung|i)\b[\s:_–—-]*/i,
} as const;

/** The columns of a table in which X marks stand for a probability or an impact; undefined where there are fewer than two. */
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
    const marks = values.map((row) => row[position] ?? "").filter((value) => !isBlank(value));
    return level === undefined || !marks.every(isMark) ? [] : [{ position, level }];
  });
  const marked = positions.some(({ position }) => values.some((row) => isMark(row[position] ?? "")));
  return positions.length > 1 && marked ? { positions } : undefined;
}

export function markIn({ positions }: MarkColumns, row: readonly CellValue[]): Mark | undefined {
  const marked = positions.filter(({ position }) => isMark(row[position] ?? ""));
  const [first] = marked;
  return marked.length > 1 ? { two: marked.map(({ position }) => position) } : first;
}

function isMark(value: CellValue): boolean {
  return value === true || (typeof value === "string" && MARKS.has(value.trim().toLowerCase()));
}
