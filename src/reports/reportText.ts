import { round9 } from "../domain/rounding";
import { fullAddress, type CellAddress } from "../tabular/cellAddress";
import type { Quantity } from "../tabular/quantity";
import type { Messages } from "../messages/messages";

const CELLS_SHOWN = 4;

/** "Criteria!F14, Criteria!F15, +3" */
export function cellList(cells: readonly CellAddress[], shown = CELLS_SHOWN): string {
  const rest = cells.length - shown;
  return `${cells.slice(0, shown).map(fullAddress).join(", ")}${rest > 0 ? `, +${rest}` : ""}`;
}

/** What stands in an Actual cell, as people read it. */
export function actualText(actual: Quantity | undefined, { format, report }: Messages): string {
  if (actual === undefined) return report.blank;
  return actual.kind === "number"
    ? format.shown({ value: round9(actual.value), unit: actual.unit })
    : format.shown(actual.text);
}
