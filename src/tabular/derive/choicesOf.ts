import type { Column } from "../column";

/** The words that a cell of this column offers as a drop-down, or undefined where anything may be typed. */
export function choicesOf(column: Column): readonly string[] | undefined {
  if (column.computed) return undefined;
  if (column.type === "yesNo") return ["Yes", "No"];
  return column.choices;
}
