import type { ChosenRange } from "../../tabular/range/chosenRange";
import { headerMeaning } from "./readHeader";

/**
 * Columns of the range that look like a second checklist, right of what is read: another criterion, and a status of its
 * own behind it. Two lists without a blank column between them are one range, of which one list is read.
 */
export function besideChecklist({ headers, columns }: ChosenRange): readonly number[] {
  const served = Object.values(columns);
  const actual = columns["actual"];
  if (actual === undefined) return [];
  const after = (start: number, key: "criterion" | "actual"): number =>
    headers.findIndex((header, offset) => {
      const meaning = headerMeaning(header);
      return offset > start && !served.includes(offset) && meaning?.key === key && meaning.sure;
    });
  const criterion = after(actual, "criterion");
  const status = criterion < 0 ? -1 : after(criterion, "actual");
  return status < 0 ? [] : [criterion, status];
}
