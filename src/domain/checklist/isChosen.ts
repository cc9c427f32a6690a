import type { ChosenRange } from "../../tabular/range/chosenRange";
import type { Candidate } from "./candidates";

/** Whether that is the range that was chosen before. */
export function isChosen({ range }: Candidate, choice: ChosenRange): boolean {
  if (choice.table !== undefined || range.table !== undefined) return range.table?.id === choice.table;
  return (
    range.sheet.id === choice.sheet.id &&
    range.headerRow === choice.headerRow &&
    range.firstColumn === choice.firstColumn
  );
}
