import { cellAt, type TableSnapshot } from "../tabular/snapshot";
import { Refusal } from "./refusal";

/** A cell that the add-in is asked to fill in; a formula there is the user's, and stays: refused by its address. */
export function refuseFormula(table: TableSnapshot, position: number, index: number): void {
  const held = table.formulas.get(position)?.[index];
  const present = table.values[index]?.[position] ?? "";
  if (typeof held !== "string" || !held.startsWith("=") || held === present) return;
  throw new Refusal({ code: "formula-there", cell: cellAt(table, index, position) });
}
