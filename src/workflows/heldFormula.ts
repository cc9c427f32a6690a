import type { CellAddress } from "../tabular/cellAddress";
import type { TableSnapshot } from "../tabular/snapshot";
import { Refusal } from "./refusal";

/** A cell that the add-in is asked to fill in; a formula there is the user's, and stays: refused by its address. */
export function refuseFormula(table: TableSnapshot, position: number, index: number): void {
  const held = table.formulas.get(position)?.[index];
  const present = table.values[index]?.[position] ?? "";
  if (typeof held !== "string" || !held.startsWith("=") || held === present) return;
  const cell: CellAddress = {
    sheet: table.sheet.name,
    row: table.headerRow + 1 + index,
    column: table.firstColumn + position,
  };
  throw new Refusal({ code: "formula-there", cell });
}
